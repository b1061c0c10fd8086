# METADATA
# title: Role of ECS tasks is trusted for one account only
# description: |
#   Every trust statement that lets ECS tasks assume the role limits for whom by a condition on aws:SourceAccount, or by one
#   on aws:SourceArn that names an account. A value of * limits nothing.
# scope: package
# schemas:
#   - input: schema.input
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
# custom:
#   id: ecs-taskrole-trust-scoped
#   severity: MEDIUM
#   enabled: false
#   trigger: change
#   resourceTypes: ["AWS::IAM::Role"]
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       requireBoth:
#         type: boolean
#         default: false
#         description: Require a condition on aws:SourceAccount and one on aws:SourceArn.
#   risk: ECS might be made to use the role on behalf of somebody else's account, as a confused deputy.
#   frameworks:
#     nist-800-53-r5: [{id: AC-6, mapping: own}]
#   equivalents: {}
#   remediation:
#     class: manual
#     text: |
#       Add StringEquals aws:SourceAccount with the own account, or ArnLike aws:SourceArn with arn:aws:ecs:REGION:ACCOUNT:*, to
#       the trust policy (UpdateAssumeRolePolicy).
#     document: guidance
package policies["ecs-taskrole-trust-scoped"]

import data.lib

import future.keywords.not

# METADATA
# entrypoint: true
report := lib.report(rego.metadata.chain(), lib.task_role_findings(violations, unknowns))

violations contains {
	"path": array.concat(_place(index), ["Condition"]),
	"message": $"{lib.role_title} is trusted for ECS tasks by statement #{index}, which {problem}; expected {_expectation}.",
} if {
	some index, statement in lib.task_trusts
	problem := _problem(statement)
	count(_open(statement)) == 0
}

unknowns contains lib.unknown_at(array.concat(_place(index), place), value) if {
	some index, statement in lib.task_trusts
	_problem(statement)
	some place, value in _open(statement)
}

# What cannot be known of a statement decides only where the statement would not do.
unknowns contains open_place if {
	some open_place in lib.open_task_trusts
	not _does(open_place.path[2])
}

_does(index) if {
	statement := input.resource.configuration.AssumeRolePolicyDocument.Statement[index]
	not _problem(statement)
}

_place(index) := ["AssumeRolePolicyDocument", "Statement", index]

# METADATA
# description: Why a statement does not limit enough for whom ECS may use the role.
_problem(statement) := "compares aws:SourceArn with *" if {
	some arns in lib.compared_with(statement, "aws:SourceArn")
	some arn in arns
	lib.matches_everything(arn)
} else := "has no condition that names an account" if {
	not _names_account(statement)
	not _names_account_in_arn(statement)
} else := "has no condition on aws:SourceAccount" if {
	_requires_both
	not _names_account(statement)
} else := "has no condition on aws:SourceArn" if {
	_requires_both
	count(lib.compared_with(statement, "aws:SourceArn")) == 0
}

# A comparison with * stays what it is, whatever else cannot be known.
_open(statement) := {} if {
	_problem(statement) == "compares aws:SourceArn with *"
} else := lib.open_conditions(statement)

_requires_both if input.params["ecs-taskrole-trust-scoped"].requireBoth == true

_names_account(statement) if {
	some accounts in lib.compared_with(statement, "aws:SourceAccount")
	lib.limits(accounts)
}

_names_account_in_arn(statement) if {
	some arns in lib.compared_with(statement, "aws:SourceArn")
	every arn in lib.texts(arns) {
		not _of_any_account(arn)
	}
}

# `arn:PARTITION:SERVICE:REGION:ACCOUNT:…`, where a star may stand for the rest; pseudo parameters have colons of their own.
_of_any_account(arn) if {
	parts := split(replace(arn, "AWS::", ""), ":")
	account := array.concat(parts, ["", "", "", ""])[4]
	trim(account, "*?") == ""
}

default _expectation := "aws:SourceAccount, or aws:SourceArn with an account"

_expectation := "aws:SourceAccount and aws:SourceArn" if _requires_both
