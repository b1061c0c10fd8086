# METADATA
# title: Repository image tags are immutable
# description: |
#   The repository's tag mutability is IMMUTABLE, or IMMUTABLE_WITH_EXCLUSION with exclusions that are all allowed. An
#   absent setting means MUTABLE.
# scope: package
# schemas:
#   - input: schema.input
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/ecr-controls.html#ecr-2
# custom:
#   id: ecr-repository-tags-immutable
#   severity: MEDIUM
#   enabled: true
#   trigger: change
#   resourceTypes: ["AWS::ECR::Repository"]
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       allowedExclusions:
#         type: array
#         items: {type: string}
#         default: []
#         description: Exclusion filters that may stay mutable, written exactly as in the repository (`dev-*`).
#   risk: Whoever may push can replace the image behind a tag that was reviewed, and every new task then runs it.
#   frameworks:
#     nist-800-53-r5: [{id: CA-9(1), mapping: aws}, {id: CM-2, mapping: aws}, {id: CM-8(1), mapping: aws}]
#     nist-800-190: [{id: 4.1.5, mapping: own}]
#   equivalents:
#     security-hub: [ECR.2]
#     config: [ecr-private-tag-immutability-enabled]
#     control-tower: [CT.ECR.PR.3]
#     prowler: [ecr_repositories_tag_immutability]
#     checkov: [CKV_AWS_51]
#     trivy: [AWS-0031]
#     kics: [33f41d31]
#   remediation:
#     class: auto
#     text: Set the repository's image tag mutability to IMMUTABLE (PutImageTagMutability).
#     document: ecr-repository-tags-immutable
package policies["ecr-repository-tags-immutable"]

import data.lib

import future.keywords.not

# METADATA
# entrypoint: true
report := lib.report(
	rego.metadata.chain(),
	{"examined": {["ImageTagMutability"]}, "violations": violations, "unknowns": unknowns},
)

violations contains {
	"path": ["ImageTagMutability"],
	"message": $"Repository {lib.subject_title} has tag mutability {_mutability}; expected IMMUTABLE.",
} if {
	is_string(_mutability)
	not _mutability in {"IMMUTABLE", "IMMUTABLE_WITH_EXCLUSION"}
}

violations contains {
	"path": ["ImageTagMutabilityExclusionFilters", index],
	"message": $"Repository {lib.subject_title} keeps tags that match \"{filter.ImageTagMutabilityExclusionFilterValue}\" mutable, which is not an allowed exclusion.",
} if {
	_mutability == "IMMUTABLE_WITH_EXCLUSION"
	some index, filter in _filters
	is_object(filter)
	not lib.is_unknown(filter)
	not lib.is_unknown(filter.ImageTagMutabilityExclusionFilterValue)
	not filter.ImageTagMutabilityExclusionFilterValue in input.params["ecr-repository-tags-immutable"].allowedExclusions
}

unknowns contains open_place if some open_place in lib.open_at([["ImageTagMutability"]])

unknowns contains open_place if {
	_mutability == "IMMUTABLE_WITH_EXCLUSION"
	some open_place in lib.open_at([["ImageTagMutabilityExclusionFilters", "*", "ImageTagMutabilityExclusionFilterValue"]])
}

default _mutability := "MUTABLE"

_mutability := input.resource.configuration.ImageTagMutability

_filters := input.resource.configuration.ImageTagMutabilityExclusionFilters
