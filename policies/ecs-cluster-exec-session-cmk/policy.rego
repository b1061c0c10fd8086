# METADATA
# title: Cluster encrypts ECS Exec sessions with a KMS key
# description: |
#   ExecuteCommandConfiguration names a KMS key, with which the data between a person's terminal and the container is
#   encrypted in addition to TLS.
# scope: package
# schemas:
#   - input: schema.input
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html
#   - https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ExecuteCommandConfiguration.html
# custom:
#   id: ecs-cluster-exec-session-cmk
#   severity: LOW
#   enabled: false
#   trigger: change
#   resourceTypes: ["AWS::ECS::Cluster"]
#   parameters: {type: object, additionalProperties: false, properties: {}}
#   risk: Whoever may start sessions needs no right on a key, so taking that right away stops nobody.
#   frameworks:
#     nist-800-53-r5: [{id: SC-8, mapping: own}, {id: SC-12, mapping: own}]
#   equivalents:
#     checkov: [CKV_AWS_224]
#   remediation:
#     class: manual
#     document: ecs-cluster-exec-session-cmk
#     text: >-
#       Make a KMS key, grant kms:Decrypt on it to the task roles and kms:GenerateDataKey to the people who use ECS Exec, then
#       name it in ExecuteCommandConfiguration by UpdateCluster. Tasks that run already keep their sessions as they are.
package policies["ecs-cluster-exec-session-cmk"]

import data.lib

import future.keywords.not

# METADATA
# entrypoint: true
report := lib.report(
	rego.metadata.chain(),
	{"examined": {_key_place}, "violations": violations, "unknowns": unknowns},
)

violations contains {
	"path": _key_place,
	"message": $"Cluster {lib.subject_title} names no KmsKeyId for ECS Exec; expected a KMS key.",
} if {
	lib.is_absent(_key_place)
}

unknowns contains open_place if some open_place in lib.open_unless_present(_key_place)

_key_place := ["Configuration", "ExecuteCommandConfiguration", "KmsKeyId"]
