# METADATA
# title: Task definition containers have a memory limit
# description: |
#   Every container sets Memory, or the task does for all of them. A container's own Memory is at least 4 MiB.
#   MemoryReservation is no limit, because a container may exceed it.
# scope: package
# schemas:
#   - input: schema.input
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
#   - https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html
# custom:
#   id: ecs-taskdef-memory-limited
#   severity: MEDIUM
#   enabled: true
#   trigger: change
#   resourceTypes: ["AWS::ECS::TaskDefinition"]
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       strict:
#         type: boolean
#         default: false
#         description: Each container needs a Memory of its own; that of the task is not enough.
#   risk: One container that leaks or is flooded takes the memory of all others on its host.
#   frameworks:
#     nist-800-53-r5: [{id: SC-5, mapping: own}, {id: SC-6, mapping: own}]
#     nist-800-190: [{id: 4.4.3, mapping: own}]
#   equivalents:
#     config: [ecs-task-definition-memory-hard-limit]
#     control-tower: [CT.ECS.PR.7]
#   remediation:
#     class: new-revision
#     document: new-revision
#     text: Register a revision that sets Memory for the task, or for each container where one must not starve another.
package policies["ecs-taskdef-memory-limited"]

import data.lib

import future.keywords.not

# METADATA
# entrypoint: true
report := lib.report(
	rego.metadata.chain(),
	{"examined": lib.examined_containers, "violations": violations, "unknowns": unknowns},
)

violations contains _offence(index, $"sets Memory to {container.Memory} MiB; expected at least 4") if {
	some index, container in lib.containers
	is_number(container.Memory)
	container.Memory < 4
}

violations contains _offence(index, "sets no Memory, and neither does the task; MemoryReservation is no limit") if {
	not _strict
	not input.resource.configuration.Memory
	some index, _ in _unlimited
}

violations contains _offence(index, "sets no Memory of its own; expected one for each container") if {
	_strict
	some index, _ in _unlimited
}

unknowns contains open_place if some open_place in lib.open_in_containers(["Memory"])

unknowns contains open_place if {
	not _strict
	count(_unlimited) > 0
	some open_place in lib.open_at([["Memory"]])
}

_offence(index, what) := {
	"path": ["ContainerDefinitions", index, "Memory"],
	"message": $"{lib.container_title(index, lib.containers[index])} {what}.",
}

_unlimited[index] := container if {
	some index, container in lib.containers
	not container.Memory
}

_strict if input.params["ecs-taskdef-memory-limited"].strict == true
