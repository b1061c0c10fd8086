# METADATA
# title: Account has the approved ECS settings
# description: |
#   Every ECS account setting that is listed has its approved value as the effective setting of the account in this Region.
#   Settings that are not listed may have any value.
# scope: package
# schemas:
#   - input: schema.input
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-account-settings.html
#   - https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PutAccountSettingDefault.html
# custom:
#   id: ecs-account-settings-approved
#   severity: LOW
#   enabled: true
#   trigger: periodic
#   resourceTypes: ["AWS::::Account"]
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       required:
#         type: object
#         default: {tagResourceAuthorization: "on"}
#         description: Names of account settings with the value, or the list of values, that each may have.
#   facts: [account-settings]
#   risk: Without tagResourceAuthorization whoever may create a resource may give it any tag, and so slip past policies that decide by tags.
#   frameworks:
#     nist-800-53-r5: [{id: AC-3, mapping: own}, {id: CM-6, mapping: own}]
#   equivalents: {}
#   remediation:
#     class: auto
#     text: Call PutAccountSettingDefault for each setting in each Region; users and roles with a setting of their own keep it.
#     document: ecs-account-settings-approved
package policies["ecs-account-settings-approved"]

import data.lib

import future.keywords.not

# METADATA
# entrypoint: true
report := lib.report(
	rego.metadata.chain(),
	{"examined": examined, "violations": violations, "unknowns": unknowns},
)

examined contains [] if count(_required) > 0

violations contains {
	"path": [],
	"message": $"Account {lib.subject_title} has the ECS setting {name} {value} in this Region; expected {concat(" or ", lib.alternatives(accepted))}.",
} if {
	some name, accepted in _required
	value := object.get(_settings, name, "not set")
	is_string(value)
	not lower(value) in {lower(alternative) | some alternative in lib.alternatives(accepted)}
}

unknowns contains lib.fact_missing([], "account-settings") if _is_open

_is_open if not _settings

_is_open if {
	some name, _ in _required
	lib.is_unknown(_settings[name])
}

_required := input.params["ecs-account-settings-approved"].required

_settings := lib.fact("account-settings")
