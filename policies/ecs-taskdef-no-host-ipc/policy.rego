# METADATA
# title: Task definition does not use the IPC namespace of its host
# description: |
#   The IpcMode of a task definition is not host. An absent mode passes, unless the requireIsolated parameter asks for none
#   or task by name.
# scope: package
# schemas:
#   - input: schema.input
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_TaskDefinition.html
#   - https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html
# custom:
#   id: ecs-taskdef-no-host-ipc
#   severity: HIGH
#   enabled: true
#   trigger: change
#   resourceTypes: ["AWS::ECS::TaskDefinition"]
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       requireIsolated:
#         type: boolean
#         default: false
#         description: |
#           Accept only the modes none and task. An absent mode still passes on Windows and where the definition is for
#           Fargate alone, which do not know the setting.
#   risk: Its containers read and write the shared memory and message queues of the host and of other tasks on it.
#   frameworks:
#     nist-800-53-r5: [{id: CM-7, mapping: own}]
#     nist-800-190: [{id: 4.4.3, mapping: own}, {id: 4.5.2, mapping: own}]
#   equivalents: {}
#   remediation:
#     class: new-revision
#     document: new-revision
#     text: Register a revision without IpcMode, or with none, or with task where the containers of one task share memory.
package policies["ecs-taskdef-no-host-ipc"]

import data.lib

import future.keywords.not

# METADATA
# entrypoint: true
report := lib.report(
	rego.metadata.chain(),
	{"examined": {["IpcMode"]}, "violations": violations, "unknowns": unknowns},
)

violations contains {
	"path": ["IpcMode"],
	"message": $"{lib.subject_title} sets IpcMode to host, so its containers share the memory of their host; expected none or task.",
} if {
	_ipc_mode == "host"
}

violations contains {
	"path": ["IpcMode"],
	"message": $"{lib.subject_title} sets IpcMode to \"{_ipc_mode}\"; expected none or task.",
} if {
	_required
	count(_undocumented) > 0
}

violations contains violation if some violation in lib.missing_host_settings(_missing)

unknowns contains open_place if some open_place in lib.open_at([["IpcMode"]])

unknowns contains entry if {
	not _required
	some entry in _undocumented
}

unknowns contains entry if some entry in lib.unknown_host_settings(_missing)

_missing contains {
	"path": ["IpcMode"],
	"message": $"{lib.subject_title} sets no IpcMode, which leaves it to the Docker daemon of each host; expected none or task.",
} if {
	_required
	not _ipc_mode
}

_undocumented := lib.undocumented(["IpcMode"], _ipc_mode, {"host", "none", "task"})

_required if input.params["ecs-taskdef-no-host-ipc"].requireIsolated == true

_ipc_mode := input.resource.configuration.IpcMode
