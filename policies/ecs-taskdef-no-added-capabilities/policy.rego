# METADATA
# title: Task definition containers add no Linux capabilities
# description: |
#   No container of a task definition adds a Linux capability beyond those that the allow parameter lists, which by default
#   is none. Case and the prefix CAP_ do not matter. Windows has no capabilities and is not judged.
# scope: package
# schemas:
#   - input: schema.input
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_KernelCapabilities.html
# custom:
#   id: ecs-taskdef-no-added-capabilities
#   severity: MEDIUM
#   enabled: false
#   trigger: change
#   resourceTypes: ["AWS::ECS::TaskDefinition"]
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       allow:
#         type: array
#         items: {type: string}
#         default: []
#         description: Capabilities that a container may add, such as SYS_PTRACE.
#   risk: Each added capability is a part of root's power over the kernel that the default set leaves out on purpose.
#   frameworks:
#     nist-800-53-r5: [{id: AC-6, mapping: own}, {id: CM-7, mapping: own}]
#     nist-800-190: [{id: 4.4.3, mapping: own}]
#   equivalents: {}
#   remediation:
#     class: new-revision
#     document: new-revision
#     text: Register a revision without the entry in LinuxParameters.Capabilities.Add, or list the capability in allow.
package policies["ecs-taskdef-no-added-capabilities"]

import data.lib

import future.keywords.not

# METADATA
# entrypoint: true
report := lib.report(
	rego.metadata.chain(),
	{"examined": lib.examined_linux_containers, "violations": violations, "unknowns": unknowns},
)

violations contains violation if some violation in lib.violations_on_linux(_added)

unknowns contains entry if some entry in lib.unknowns_on_linux(_added)

unknowns contains open_place if some open_place in lib.open_added_capabilities

_added contains lib.capability_violation(index, position, "which is not allowed") if {
	some index, added in lib.added_capabilities
	some position, capability in added
	not capability in _allowed
}

_allowed contains lib.capability(name) if some name in input.params["ecs-taskdef-no-added-capabilities"].allow
