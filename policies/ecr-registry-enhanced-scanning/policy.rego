# METADATA
# title: Account has enhanced scanning of its image registry on
# description: |
#   The registry's scan type is ENHANCED and it has at least one rule; unless only some repositories must be covered, one rule
#   has the filter `*`. An account without repositories in the Region is not judged.
# scope: package
# schemas:
#   - input: schema.input
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning-enhanced.html
#   - https://docs.aws.amazon.com/inspector/latest/user/scanning-ecr.html
# custom:
#   id: ecr-registry-enhanced-scanning
#   severity: MEDIUM
#   enabled: false
#   trigger: periodic
#   resourceTypes: ["AWS::::Account"]
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       requireAllRepositories:
#         type: boolean
#         default: true
#         description: One rule must cover every repository by the filter `*`.
#   facts: [registry-scanning]
#   risk: Vulnerabilities that become known after an image was pushed, or in its language packages, stay unnoticed.
#   frameworks:
#     nist-800-53-r5: [{id: RA-5, mapping: own}]
#     nist-800-190: [{id: 4.1.1, mapping: own}]
#   equivalents:
#     prowler: [ecr_registry_scan_images_on_push_enabled]
#   remediation:
#     class: manual
#     document: ecr-registry-enhanced-scanning
#     text: Set the registry's scan type to ENHANCED with a rule for the filter * (PutRegistryScanningConfiguration); Amazon Inspector bills per image.
package policies["ecr-registry-enhanced-scanning"]

import data.lib

import future.keywords.not

# METADATA
# entrypoint: true
report := lib.report(
	rego.metadata.chain(),
	{"examined": examined, "violations": violations, "unknowns": unknowns},
)

examined contains [] if not _scanning.RepositoryCount == 0

violations contains {"path": [], "message": $"The image registry of {lib.subject_title} {_fault}."} if {
	is_number(_scanning.RepositoryCount)
	is_string(_fault)
}

unknowns contains lib.fact_missing([], "registry-scanning") if {
	not _is_sound
	count(violations) == 0
}

_scanning := lib.fact("registry-scanning")

_is_sound if {
	_scanning.ScanType == "ENHANCED"
	_is_covered
}

_fault := $"has scan type {_scanning.ScanType}; expected ENHANCED" if {
	is_string(_scanning.ScanType)
	_scanning.ScanType != "ENHANCED"
} else := $"has no rule of enhanced scanning for {_coverage}" if {
	_scanning.ScanType == "ENHANCED"
	not _is_covered
	not _has_open_rules
}

_is_covered if {
	not _needs_all
	some rule in _scanning.Rules
	not lib.is_unknown(rule)
}

_is_covered if {
	some rule in _scanning.Rules
	some filter in rule.RepositoryFilters
	filter.Filter == "*"
}

_has_open_rules if {
	walk(_scanning.Rules, [_, value])
	lib.is_unknown(value)
}

_needs_all if input.params["ecr-registry-enhanced-scanning"].requireAllRepositories == true

default _coverage := "any repository"

_coverage := "all repositories (filter *)" if _needs_all
