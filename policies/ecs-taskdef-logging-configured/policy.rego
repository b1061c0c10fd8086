# METADATA
# title: Task definition containers have a log driver
# description: |
#   Every container of a task definition sets LogConfiguration.LogDriver, to one of the allowed drivers where such a list
#   is given. An absent setting leaves the logs to the default of the host's Docker daemon, and on Fargate nowhere.
# scope: package
# schemas:
#   - input: schema.input
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LogConfiguration.html
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-9
# custom:
#   id: ecs-taskdef-logging-configured
#   severity: MEDIUM
#   enabled: true
#   trigger: change
#   resourceTypes: ["AWS::ECS::TaskDefinition"]
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       drivers:
#         type: array
#         items: {type: string}
#         default: []
#         description: Log drivers that are allowed; an empty list allows every one.
#   risk: What a container did before it failed or was attacked is lost with the container.
#   frameworks:
#     nist-800-53-r5:
#       - {id: AC-4(26), mapping: aws}
#       - {id: AU-2, mapping: aws}
#       - {id: AU-3, mapping: aws}
#       - {id: AU-6(3), mapping: aws}
#       - {id: AU-6(4), mapping: aws}
#       - {id: AU-10, mapping: aws}
#       - {id: AU-12, mapping: aws}
#       - {id: CA-7, mapping: aws}
#       - {id: SC-7(9), mapping: aws}
#       - {id: SI-7(8), mapping: aws}
#     nist-800-190: [{id: 4.4.5, mapping: own}]
#     pci-dss-4.0.1: [{id: 10.2.1, mapping: prowler}, {id: 10.3.1, mapping: prowler}]
#     cis-aws-compute-1.1.0: [{id: "3.7", mapping: aws}]
#   equivalents:
#     security-hub: [ECS.9]
#     config: [ecs-task-definition-log-configuration]
#     control-tower: [CT.ECS.PR.5]
#     prowler: [ecs_task_definitions_logging_enabled]
#     cdk-nag: [ECS7]
#   remediation:
#     class: new-revision
#     document: new-revision
#     text: Register a revision whose containers set LogConfiguration, such as LogDriver awslogs with a group, Region and prefix.
package policies["ecs-taskdef-logging-configured"]

import data.lib

import future.keywords.not

# METADATA
# entrypoint: true
report := lib.report(
	rego.metadata.chain(),
	{"examined": lib.examined_containers, "violations": violations, "unknowns": unknowns},
)

violations contains _offence(index, "sets no LogConfiguration.LogDriver; expected a log driver") if {
	some index, container in lib.containers
	not lib.is_unknown(container.LogConfiguration)
	not container.LogConfiguration.LogDriver
}

violations contains _offence(index, $"uses log driver \"{driver}\"; expected {concat(" or ", _allowed)}") if {
	count(_allowed) > 0
	some index, container in lib.containers
	driver := container.LogConfiguration.LogDriver
	is_string(driver)
	not driver in _allowed
}

unknowns contains open_place if {
	some open_place in lib.open_in_containers(["LogConfiguration", "LogDriver"])
	not _some_driver(open_place)
}

_offence(index, what) := {
	"path": ["ContainerDefinitions", index, "LogConfiguration", "LogDriver"],
	"message": $"{lib.container_title(index, lib.containers[index])} {what}.",
}

# A reference names some driver, and without a list every one will do.
_some_driver(open_place) if {
	count(_allowed) == 0
	count(open_place.path) == 4
	lib.stands_for_value(open_place)
}

_allowed := input.params["ecs-taskdef-logging-configured"].drivers
