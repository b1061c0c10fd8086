# METADATA
# title: Cluster encrypts the logs of ECS Exec sessions
# description: |
#   Every destination of the LogConfiguration of ECS Exec has its encryption flag set to true. A destination is there if its
#   name or its flag is set; a cluster without one has nothing to judge unless a destination is required.
# scope: package
# schemas:
#   - input: schema.input
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ExecuteCommandLogConfiguration.html
#   - https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html
# custom:
#   id: ecs-cluster-exec-logs-encrypted
#   severity: MEDIUM
#   enabled: true
#   trigger: change
#   resourceTypes: ["AWS::ECS::Cluster"]
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       requireDestination:
#         type: boolean
#         default: false
#         description: Fail a cluster that names neither a log group nor a bucket for ECS Exec.
#   risk: What people type and see in production containers, passwords included, lies in logs that ECS Exec does not insist on encrypting.
#   frameworks:
#     nist-800-53-r5: [{id: SC-13, mapping: own}, {id: SC-28, mapping: own}]
#     pci-dss-4.0.1: [{id: 10.3.2, mapping: own}]
#   equivalents:
#     checkov: [CKV_AWS_224]
#   remediation:
#     class: manual
#     document: ecs-cluster-exec-logs-encrypted
#     text: >-
#       Encrypt the log group with a KMS key and the bucket, then set CloudWatchEncryptionEnabled and S3EncryptionEnabled to true by
#       UpdateCluster. With a flag set, sessions are refused while their destination is not encrypted.
package policies["ecs-cluster-exec-logs-encrypted"]

import data.lib

import future.keywords.not

# METADATA
# entrypoint: true
report := lib.report(
	rego.metadata.chain(),
	{"examined": examined, "violations": violations, "unknowns": unknowns},
)

examined contains destination.flag if some destination in _destinations

examined contains unknown.path if some unknown in unknowns

examined contains lib.exec_log_configuration_place if _requires_destination

violations contains {
	"path": destination.flag,
	"message": $"Cluster {lib.subject_title} logs ECS Exec to {title} without {_last(destination.flag)}; expected true.",
} if {
	some title, destination in _destinations
	object.get(input.resource.configuration, destination.flag, false) == false
}

# Where no destination is required nothing is examined then, and the check does not apply.
violations contains {
	"path": lib.exec_log_configuration_place,
	"message": $"Cluster {lib.subject_title} names no destination for the logs of ECS Exec; expected an encrypted log group or bucket.",
} if {
	every destination in lib.exec_log_destinations {
		lib.is_absent(destination.name)
		lib.is_absent(destination.flag)
	}
}

unknowns contains open_place if {
	some destination in lib.exec_log_destinations
	some open_place in lib.open_at([destination.flag])
}

unknowns contains open_place if {
	some destination in lib.exec_log_destinations
	lib.is_absent(destination.flag)
	some open_place in lib.open_unless_present(destination.name)
}

# The destinations that are certainly there.
_destinations[title] := destination if {
	some title, destination in lib.exec_log_destinations
	lib.is_present(destination.name)
}

_destinations[title] := destination if {
	some title, destination in lib.exec_log_destinations
	lib.is_present(destination.flag)
}

_last(place) := place[count(place) - 1]

_requires_destination if input.params["ecs-cluster-exec-logs-encrypted"].requireDestination == true
