# METADATA
# title: Task definition has a task role
# description: A task definition names a task role in TaskRoleArn. A reference that cannot be resolved counts as a role.
# scope: package
# schemas:
#   - input: schema.input
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html
#   - https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html
# custom:
#   id: ecs-taskdef-task-role-set
#   severity: LOW
#   enabled: false
#   trigger: change
#   resourceTypes: ["AWS::ECS::TaskDefinition"]
#   parameters: {type: object, additionalProperties: false, properties: {}}
#   risk: A container that needs AWS uses the rights of its host or keys in its environment, and no log tells which task acted.
#   frameworks:
#     nist-800-53-r5: [{id: AC-3, mapping: own}, {id: AC-6, mapping: own}]
#   equivalents:
#     kics: [7f384a5f]
#   remediation:
#     class: new-revision
#     text: Create a role for the task with the rights that it needs, none if it needs none, and register a revision that names it.
#     document: guidance
package policies["ecs-taskdef-task-role-set"]

import data.lib

# METADATA
# entrypoint: true
report := lib.report(
	rego.metadata.chain(),
	{"examined": {["TaskRoleArn"]}, "violations": violations, "unknowns": unknowns},
)

violations contains {
	"path": ["TaskRoleArn"],
	"message": $"Task definition {lib.subject_title} sets no TaskRoleArn; expected a role of its own.",
} if {
	lib.is_absent(["TaskRoleArn"])
}

unknowns contains open_place if some open_place in lib.open_unless_present(["TaskRoleArn"])
