# METADATA
# title: Repository images are scanned when they are pushed
# description: |
#   The scanning that applies to the repository, by its own setting or by a rule of the registry, scans on push or
#   continuously. Without a look-up of it, ScanOnPush true passes; an absent setting means false.
# scope: package
# schemas:
#   - input: schema.input
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning.html
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/ecr-controls.html#ecr-1
# custom:
#   id: ecr-repository-scan-on-push
#   severity: MEDIUM
#   enabled: true
#   trigger: both
#   resourceTypes: ["AWS::ECR::Repository"]
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       registryScanning:
#         type: boolean
#         default: false
#         description: In templates, assume that a rule of the registry scans every repository.
#   facts: [repository-scanning]
#   risk: Images with known vulnerabilities are deployed unnoticed by whoever pulls from the repository.
#   frameworks:
#     nist-800-53-r5: [{id: RA-5, mapping: aws}]
#     nist-800-190: [{id: 4.1.1, mapping: own}]
#     pci-dss-4.0.1: [{id: 6.2.3, mapping: prowler}, {id: 11.3.1.2, mapping: prowler}]
#   equivalents:
#     security-hub: [ECR.1]
#     config: [ecr-private-image-scanning-enabled]
#     control-tower: [CT.ECR.PR.2]
#     prowler: [ecr_repositories_scan_images_on_push_enabled]
#     checkov: [CKV_AWS_163]
#     trivy: [AWS-0030]
#     kics: [9025b2b3]
#   remediation:
#     class: auto
#     text: Set scanOnPush of the repository to true (PutImageScanningConfiguration), or add a rule for it to the registry's BASIC scanning.
#     document: ecr-repository-scan-on-push
package policies["ecr-repository-scan-on-push"]

import data.lib

import future.keywords.not

# METADATA
# entrypoint: true
report := lib.report(
	rego.metadata.chain(),
	{"examined": {_place}, "violations": violations, "unknowns": unknowns},
)

violations contains {
	"path": _place,
	"message": $"Nothing scans the images of repository {lib.subject_title} on push, neither its own setting nor a rule of the registry.",
} if {
	_is_not_scanned
}

violations contains {
	"path": _place,
	"message": $"Repository {lib.subject_title} does not set ScanOnPush to true.",
} if {
	_lacks_setting
	not lib.is_deployed
}

# A rule of the registry may scan a repository that says nothing itself.
unknowns contains lib.fact_missing(_place, "repository-scanning") if {
	_lacks_setting
	lib.is_deployed
}

unknowns contains open_place if {
	not _is_decided
	some open_place in _open_places
}

_place := ["ImageScanningConfiguration", "ScanOnPush"]

_open_places := lib.open_at([_place])

_lacks_setting if {
	not _is_decided
	not input.resource.configuration.ImageScanningConfiguration.ScanOnPush == true
	count(_open_places) == 0
}

_is_decided if _is_scanned

_is_decided if _is_not_scanned

_is_decided if {
	input.params["ecr-repository-scan-on-push"].registryScanning == true
	not lib.is_deployed
}

_applied := lib.fact("repository-scanning")

_is_scanned if _applied.ScanOnPush == true

_is_scanned if _applied.ScanFrequency in {"SCAN_ON_PUSH", "CONTINUOUS_SCAN"}

_is_not_scanned if {
	count(_applied) > 0
	not _is_scanned
	not _is_partly_read
}

_is_partly_read if {
	some value in _applied
	lib.is_unknown(value)
}
