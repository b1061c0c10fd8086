# METADATA
# title: Cluster encrypts the storage of Fargate tasks with a customer managed key
# description: |
#   ManagedStorageConfiguration names a KMS key for the ephemeral storage of the Fargate tasks of the cluster. Without it the
#   storage is encrypted with a key that AWS owns.
# scope: package
# schemas:
#   - input: schema.input
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-storage-encryption.html
#   - https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ManagedStorageConfiguration.html
# custom:
#   id: ecs-cluster-fargate-storage-cmk
#   severity: LOW
#   enabled: false
#   trigger: change
#   resourceTypes: ["AWS::ECS::Cluster"]
#   parameters: {type: object, additionalProperties: false, properties: {}}
#   risk: What tasks write to their disks can be made unreadable by nobody but AWS, and no log tells who used the key.
#   frameworks:
#     nist-800-53-r5: [{id: SC-12, mapping: own}, {id: SC-28, mapping: own}]
#     pci-dss-4.0.1: [{id: 3.5.1, mapping: own}]
#   equivalents: {}
#   remediation:
#     class: manual
#     document: ecs-cluster-fargate-storage-cmk
#     text: >-
#       Allow fargate.amazonaws.com in the key policy first, as the page on Fargate storage encryption says, then name the key in
#       ManagedStorageConfiguration by UpdateCluster. A key policy that is too narrow keeps new tasks from starting.
package policies["ecs-cluster-fargate-storage-cmk"]

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
	"message": $"Cluster {lib.subject_title} names no FargateEphemeralStorageKmsKeyId; expected a customer managed KMS key.",
} if {
	lib.is_absent(_key_place)
}

unknowns contains open_place if some open_place in lib.open_unless_present(_key_place)

_key_place := ["Configuration", "ManagedStorageConfiguration", "FargateEphemeralStorageKmsKeyId"]
