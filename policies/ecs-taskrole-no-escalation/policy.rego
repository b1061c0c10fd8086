# METADATA
# title: Role of ECS tasks cannot give itself or others more rights
# description: |
#   No policy of a role that ECS tasks may have allows, on every resource, to pass a role to any service, to assume a role, or
#   to change who may do what. Inline and attached policies count; permissions boundaries do not.
# scope: package
# schemas:
#   - input: schema.input
# related_resources:
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html
#   - https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html
# custom:
#   id: ecs-taskrole-no-escalation
#   severity: HIGH
#   enabled: true
#   trigger: both
#   resourceTypes: ["AWS::IAM::Role"]
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       actions:
#         type: array
#         items: {type: string}
#         default:
#           - iam:AttachGroupPolicy
#           - iam:AttachRolePolicy
#           - iam:AttachUserPolicy
#           - iam:CreateAccessKey
#           - iam:CreateLoginProfile
#           - iam:CreatePolicyVersion
#           - iam:PutGroupPolicy
#           - iam:PutRolePolicy
#           - iam:PutUserPolicy
#           - iam:SetDefaultPolicyVersion
#           - iam:UpdateAssumeRolePolicy
#         description: Actions, without wildcards, that must not be allowed on every resource.
#   facts: [managed-policies]
#   risk: Whoever takes over one container of a task makes itself an administrator of the account.
#   frameworks:
#     nist-800-53-r5: [{id: AC-6(10), mapping: own}]
#     nist-800-190: [{id: 4.3.1, mapping: own}]
#   equivalents:
#     checkov: [CKV_AWS_286]
#   remediation:
#     class: manual
#     text: |
#       Have the owner of the role name the roles that may be passed or assumed, add a condition on iam:PassedToService, and
#       move the management of IAM to a pipeline's role.
#     document: guidance
package policies["ecs-taskrole-no-escalation"]

import data.lib

import future.keywords.not

# METADATA
# entrypoint: true
report := lib.report(rego.metadata.chain(), lib.task_role_findings(violations, unknowns))

violations contains {
	"path": lib.place_in(entry, place),
	"message": $"{lib.role_title}: {entry.policy} allows {_named(actions)} on every resource by {_source(grant)}; expected {_expectation(actions)}.",
} if {
	some [key, place], actions in _certain
	entry := lib.wide_statements[key]
	grant := entry.grants[place]
	count(_open(key, place)) == 0
}

unknowns contains open_place if some open_place in lib.open_role_policies

unknowns contains open_place if {
	some [key, place], _ in _certain
	some open_place in _open(key, place)
}

# Passing a role is an escalation or none by a condition that cannot be known.
unknowns contains open_place if {
	some [key, place], _ in _covered
	not _certain[[key, place]]
	entry := lib.wide_statements[key]
	not _limits_service(entry.statement)
	some open_place in lib.open_in(entry, lib.open_conditions(entry.statement))
}

# METADATA
# description: The actions that a grant allows and must not, by its statement and place.
_certain[[key, place]] := actions if {
	some [key, place], covered in _covered
	actions := covered - _excused(lib.wide_statements[key].statement)
	count(actions) > 0
}

_covered[[key, place]] := actions if {
	some key, entry in lib.wide_statements
	some place, grant in entry.grants
	actions := _covered_by(grant)
	count(actions) > 0
}

_covered_by(grant) := lib.covered_actions(grant.pattern, _dangers) if {
	grant.pattern
} else := union({actions | some actions in _dangers}) - {action |
	some pattern in lib.texts(grant.exceptions)
	some action in lib.covered_actions(pattern, _dangers)
}

# METADATA
# description: What must not be allowed on every resource, by its name in lower case.
_dangers[lower(action)] contains action if some action in {"iam:PassRole", "sts:AssumeRole"}

_dangers[lower(action)] contains action if some action in input.params["ecs-taskrole-no-escalation"].actions

_excused(statement) := {"iam:PassRole"} if {
	_limits_service(statement)
} else := {"iam:PassRole"} if {
	count(lib.open_conditions(statement)) > 0
} else := set()

_limits_service(statement) if {
	some services in lib.compared_with(statement, "iam:PassedToService")
	lib.limits(services)
}

# Whether a NotAction excepts an action may hang on a pattern that cannot be known.
_open(key, place) := entry.open | lib.open_in(entry, exceptions) if {
	entry := lib.wide_statements[key]
	exceptions := lib.markers(entry.statement, place)
}

_source(value) := $"\"{value.pattern}\"" if {
	value.pattern
} else := "NotAction"

_named(actions) := first if {
	[first] = sort(actions)
} else := $"{sort(actions)[0]} and {count(actions) - 1} more"

_expectation(actions) := "a condition on iam:PassedToService" if {
	actions == {"iam:PassRole"}
} else := "named resources, or no such action"
