# METADATA
# title: Task definition containers receive no credentials through listed environment variables
# description: |
#   No environment variable of a container has a name that is known to hold a credential. Values are not looked at here,
#   and variables filled from Secrets never fail.
# scope: package
# schemas:
#   - input: schema.input
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specifying-sensitive-data.html
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-8
# custom:
#   id: ecs-taskdef-no-secret-env-names
#   severity: HIGH
#   enabled: true
#   trigger: change
#   resourceTypes: ["AWS::ECS::TaskDefinition"]
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       keys:
#         type: array
#         items: {type: string}
#         default: [AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, ECS_ENGINE_AUTH_DATA]
#         description: Names of environment variables that must not be set in plain text.
#       ignoreCase:
#         type: boolean
#         default: false
#         description: Compare names without regard to case.
#   risk: Everyone who may describe the task definition, and everyone who reads its history in AWS Config, reads the credential.
#   frameworks:
#     nist-800-53-r5: [{id: CA-9(1), mapping: aws}, {id: CM-2, mapping: aws}]
#     nist-800-190: [{id: 4.1.4, mapping: own}]
#     pci-dss-4.0.1: [{id: 8.6.2, mapping: aws}]
#     cis-aws-compute-1.1.0: [{id: "3.6", mapping: aws}]
#   equivalents:
#     security-hub: [ECS.8]
#     config: [ecs-no-environment-secrets]
#     control-tower: [CT.ECS.PR.12]
#   remediation:
#     class: new-revision
#     document: new-revision
#     text: Use the task role instead, or move the value to Secrets Manager or Parameter Store and reference it in Secrets.
package policies["ecs-taskdef-no-secret-env-names"]

import data.lib

import future.keywords.not

# METADATA
# entrypoint: true
report := lib.report(
	rego.metadata.chain(),
	{"examined": lib.examined_containers, "violations": violations, "unknowns": unknowns},
)

violations contains {
	"path": ["ContainerDefinitions", index, "Environment", position, "Name"],
	"message": $"{lib.container_title(index, container)} sets environment variable \"{variable.Name}\" in plain text.",
} if {
	some index, container in lib.containers
	some position, variable in container.Environment
	_listed(variable.Name)
}

unknowns contains open_place if some open_place in lib.open_in_containers(["Environment", "*", "Name"])

_params := input.params["ecs-taskdef-no-secret-env-names"]

_listed(name) if name in _params.keys

_listed(name) if {
	_params.ignoreCase == true
	some key in _params.keys
	lower(key) == lower(name)
}
