# METADATA
# title: Role of ECS tasks allows no whole service on every resource
# description: |
#   No policy of a role that ECS tasks may have allows every action, every action of a service, or everything but the actions
#   it names, on every resource. Inline and attached policies count, permissions boundaries do not.
# scope: package
# schemas:
#   - input: schema.input
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-1
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-21
# custom:
#   id: ecs-taskrole-no-wildcards
#   severity: HIGH
#   enabled: true
#   trigger: both
#   resourceTypes: ["AWS::IAM::Role"]
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       allowServices:
#         type: array
#         items: {type: string}
#         default: []
#         description: Service prefixes, such as xray, whose every action may be allowed on every resource.
#   facts: [managed-policies]
#   risk: Whoever takes over one container of a task reads, changes and deletes everything that the role reaches in the account.
#   frameworks:
#     nist-800-53-r5: [{id: AC-6, mapping: own}]
#     nist-800-190: [{id: 4.3.1, mapping: own}]
#   equivalents:
#     security-hub: [IAM.1, IAM.21]
#     checkov: [CKV_AWS_62, CKV_AWS_63]
#     cdk-nag: [IAM5]
#   remediation:
#     class: manual
#     text: |
#       Have the owner of the role replace wildcards by the actions that the application calls, on the resources it uses.
#       IAM Access Analyzer generates such a policy from CloudTrail.
#     document: guidance
package policies["ecs-taskrole-no-wildcards"]

import data.lib

import future.keywords.not

# METADATA
# entrypoint: true
report := lib.report(rego.metadata.chain(), lib.task_role_findings(violations, unknowns))

violations contains {
	"path": lib.place_in(entry, place),
	"message": $"{lib.role_title}: {entry.policy} allows {too_much} on every resource; expected single actions or named resources.",
} if {
	some entry in lib.wide_statements
	count(entry.open) == 0
	some place, grant in entry.grants
	too_much := _too_much(grant)
}

unknowns contains open_place if some open_place in lib.open_role_policies

unknowns contains open_place if {
	some entry in lib.wide_statements
	some open_place in entry.open
	some grant in entry.grants
	_too_much(grant)
}

# METADATA
# description: What a grant allows that is more than any task needs, as messages say it.
_too_much(grant) := $"\"{grant.pattern}\"" if {
	lib.matches_everything(grant.pattern)
} else := $"\"{grant.pattern}\"" if {
	parts := split(grant.pattern, ":")
	lib.matches_everything(parts[1])
	not _allowed(parts[0])
} else := "everything but the actions in NotAction" if {
	grant.exceptions
}

_allowed(service) if {
	some allowed in input.params["ecs-taskrole-no-wildcards"].allowServices
	lower(allowed) == lower(service)
}
