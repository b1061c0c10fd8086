# METADATA
# title: Task definition has a task role and an execution role that differ
# description: |
#   TaskRoleArn and ExecutionRoleArn of a task definition do not mean the same role, written as name, path and name or ARN.
#   Where one of them is absent nothing is shared. One unresolved reference in both places is one role.
# scope: package
# schemas:
#   - input: schema.input
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-iam-roles.html
#   - https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html
# custom:
#   id: ecs-taskdef-roles-distinct
#   severity: MEDIUM
#   enabled: true
#   trigger: change
#   resourceTypes: ["AWS::ECS::TaskDefinition"]
#   parameters: {type: object, additionalProperties: false, properties: {}}
#   risk: The application can pull every image and read every secret that ECS needs to start it, which it never needs itself.
#   frameworks:
#     nist-800-53-r5: [{id: AC-6, mapping: own}]
#     nist-800-190: [{id: 4.3.1, mapping: own}]
#   equivalents:
#     checkov: [CKV_AWS_249]
#   remediation:
#     class: new-revision
#     text: Create a role for the task with only what the application needs, and register a revision that names it in TaskRoleArn.
#     document: guidance
package policies["ecs-taskdef-roles-distinct"]

import data.lib

import future.keywords.not

# METADATA
# entrypoint: true
report := lib.report(
	rego.metadata.chain(),
	{"examined": {["ExecutionRoleArn"], ["TaskRoleArn"]}, "violations": violations, "unknowns": unknowns},
)

violations contains {
	"path": ["TaskRoleArn"],
	"message": $"Task definition {lib.subject_title} has one role as TaskRoleArn ({_shown(_task_role)}) and ExecutionRoleArn ({_shown(_execution_role)}); expected two.",
} if {
	lib.same_role(_task_role, _execution_role)
}

unknowns contains open_place if {
	_undecided
	some open_place in lib.open_at([["TaskRoleArn"], ["ExecutionRoleArn"]])
}

# Names are equal, and whether the accounts are depends on the own one.
unknowns contains lib.unknown_at(["TaskRoleArn"], input.resource.account) if {
	_undecided
	is_string(_task_role)
	is_string(_execution_role)
}

_task_role := input.resource.configuration.TaskRoleArn

_execution_role := input.resource.configuration.ExecutionRoleArn

_undecided if {
	_task_role
	_execution_role
	not lib.same_role(_task_role, _execution_role)
	not lib.different_roles(_task_role, _execution_role)
}

_shown(role) := role if {
	is_string(role)
} else := role.detail
