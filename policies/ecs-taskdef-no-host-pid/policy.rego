# METADATA
# title: Task definition does not use the process namespace of its host
# description: The PidMode of a task definition is not host. An absent setting gives each container its own namespace; task passes too.
# scope: package
# schemas:
#   - input: schema.input
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_TaskDefinition.html
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-3
# custom:
#   id: ecs-taskdef-no-host-pid
#   severity: HIGH
#   enabled: true
#   trigger: change
#   resourceTypes: ["AWS::ECS::TaskDefinition"]
#   parameters: {type: object, additionalProperties: false, properties: {}}
#   risk: Its containers see every process of the host, with the secrets in their environment, and may signal or trace them.
#   frameworks:
#     nist-800-53-r5: [{id: CA-9(1), mapping: aws}, {id: CM-2, mapping: aws}]
#     nist-800-190: [{id: 4.4.3, mapping: own}, {id: 4.5.2, mapping: own}]
#     pci-dss-4.0.1: [{id: 1.4.5, mapping: prowler}]
#     cis-aws-compute-1.1.0: [{id: "3.3", mapping: aws}]
#   equivalents:
#     security-hub: [ECS.3]
#     config: [ecs-task-definition-pid-mode-check]
#     control-tower: [CT.ECS.PR.10]
#     prowler: [ecs_task_definitions_host_namespace_not_shared]
#     checkov: [CKV_AWS_335]
#   remediation:
#     class: new-revision
#     document: new-revision
#     text: Register a revision without PidMode, or with task where the containers of one task have to see each other.
package policies["ecs-taskdef-no-host-pid"]

import data.lib

# METADATA
# entrypoint: true
report := lib.report(
	rego.metadata.chain(),
	{"examined": {["PidMode"]}, "violations": violations, "unknowns": unknowns},
)

violations contains {
	"path": ["PidMode"],
	"message": $"{lib.subject_title} sets PidMode to host, so its containers see the processes of their host; expected task or no PidMode.",
} if {
	_pid_mode == "host"
}

unknowns contains open_place if some open_place in lib.open_at([["PidMode"]])

unknowns contains entry if some entry in lib.undocumented(["PidMode"], _pid_mode, {"host", "task"})

_pid_mode := input.resource.configuration.PidMode
