# METADATA
# title: Cluster logs what people do in ECS Exec sessions
# description: |
#   The logging of ECS Exec is not NONE, and OVERRIDE names a log group or a bucket. Not set means DEFAULT, the log driver of
#   the container, which passes unless OVERRIDE is required.
# scope: package
# schemas:
#   - input: schema.input
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html
#   - https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ExecuteCommandConfiguration.html
# custom:
#   id: ecs-cluster-exec-logging
#   severity: MEDIUM
#   enabled: true
#   trigger: change
#   resourceTypes: ["AWS::ECS::Cluster"]
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       requireOverride:
#         type: boolean
#         default: false
#         description: Accept only OVERRIDE with a log group or a bucket, not the log driver of each container.
#   risk: Nobody can tell afterwards what a person, or whoever took over an account, typed into a running container.
#   frameworks:
#     nist-800-53-r5: [{id: AU-2, mapping: own}, {id: AU-12, mapping: own}]
#     pci-dss-4.0.1: [{id: 10.2.1, mapping: own}]
#   equivalents:
#     checkov: [CKV_AWS_223]
#   remediation:
#     class: manual
#     text: Call UpdateCluster with logging DEFAULT, or OVERRIDE and a log group or bucket that task roles may write to.
#     document: ecs-cluster-exec-logging
package policies["ecs-cluster-exec-logging"]

import data.lib

import future.keywords.not

# METADATA
# entrypoint: true
report := lib.report(
	rego.metadata.chain(),
	{"examined": {lib.exec_logging_place}, "violations": violations, "unknowns": unknowns},
)

violations contains {
	"path": lib.exec_logging_place,
	"message": $"Cluster {lib.subject_title} sets Logging of ECS Exec to NONE; expected {_expectation}.",
} if {
	lib.exec_logging == "NONE"
}

violations contains {
	"path": lib.exec_logging_place,
	"message": $"Cluster {lib.subject_title} leaves Logging of ECS Exec at DEFAULT; expected {_expectation}.",
} if {
	_requires_override
	lib.exec_logging == "DEFAULT"
}

violations contains {
	"path": lib.exec_log_configuration_place,
	"message": $"Cluster {lib.subject_title} sets Logging of ECS Exec to OVERRIDE without a log group or a bucket; expected one of them.",
} if {
	lib.exec_logging == "OVERRIDE"
	every destination in lib.exec_log_destinations {
		lib.is_absent(destination.name)
	}
}

unknowns contains open_place if some open_place in lib.open_at([lib.exec_logging_place])

unknowns contains {
	"path": lib.exec_logging_place,
	"reason": "not-coercible",
	"detail": "expected NONE, DEFAULT or OVERRIDE",
} if {
	logging := lib.exec_logging
	not logging in {"NONE", "DEFAULT", "OVERRIDE"}
}

unknowns contains open_place if {
	lib.exec_logging == "OVERRIDE"
	not _names_destination
	some destination in lib.exec_log_destinations
	some open_place in lib.open_unless_present(destination.name)
}

_names_destination if {
	some destination in lib.exec_log_destinations
	lib.is_present(destination.name)
}

_requires_override if input.params["ecs-cluster-exec-logging"].requireOverride == true

default _expectation := "DEFAULT or OVERRIDE"

_expectation := "OVERRIDE with a log group or a bucket" if _requires_override
