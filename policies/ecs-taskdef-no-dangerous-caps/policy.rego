# METADATA
# title: Task definition containers add no dangerous Linux capabilities
# description: |
#   No container of a task definition adds a Linux capability that the deny parameter lists, or ALL, which holds each of
#   them. Case and the prefix CAP_ do not matter. Windows has no capabilities and is not judged.
# scope: package
# schemas:
#   - input: schema.input
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_KernelCapabilities.html
# custom:
#   id: ecs-taskdef-no-dangerous-caps
#   severity: HIGH
#   enabled: true
#   trigger: change
#   resourceTypes: ["AWS::ECS::TaskDefinition"]
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       deny:
#         type: array
#         items: {type: string}
#         default:
#           - ALL
#           - SYS_ADMIN
#           - SYS_MODULE
#           - SYS_RAWIO
#           - SYS_PTRACE
#           - SYS_BOOT
#           - SYS_TIME
#           - NET_ADMIN
#           - NET_RAW
#           - DAC_OVERRIDE
#           - DAC_READ_SEARCH
#           - MAC_ADMIN
#           - MAC_OVERRIDE
#           - LINUX_IMMUTABLE
#           - BPF
#         description: Capabilities that no container may add.
#   risk: With one of these whoever takes over the container can load code into the kernel, read other tasks or leave the container.
#   frameworks:
#     nist-800-53-r5: [{id: AC-6, mapping: own}, {id: CM-7, mapping: own}]
#     nist-800-190: [{id: 4.4.3, mapping: own}]
#   equivalents: {}
#   remediation:
#     class: new-revision
#     document: new-revision
#     text: Register a revision without the entry in LinuxParameters.Capabilities.Add.
package policies["ecs-taskdef-no-dangerous-caps"]

import data.lib

import future.keywords.not

# METADATA
# entrypoint: true
report := lib.report(
	rego.metadata.chain(),
	{"examined": lib.examined_linux_containers, "violations": violations, "unknowns": unknowns},
)

violations contains violation if some violation in lib.violations_on_linux(_dangerous)

unknowns contains entry if some entry in lib.unknowns_on_linux(_dangerous)

unknowns contains open_place if some open_place in lib.open_added_capabilities

unknowns contains {
	"path": ["ContainerDefinitions", index, "LinuxParameters", "Capabilities", "Add", position],
	"reason": "not-coercible",
	"detail": "expected the name of a Linux capability",
} if {
	some index, added in lib.added_capabilities
	some position, capability in added
	not capability in lib.known_capabilities
	not capability in _denied
}

_dangerous contains lib.capability_violation(index, position, "which is dangerous") if {
	some index, added in lib.added_capabilities
	some position, capability in added
	capability in _denied
}

_denied contains lib.capability(name) if some name in input.params["ecs-taskdef-no-dangerous-caps"].deny

_denied contains "ALL" if count(input.params["ecs-taskdef-no-dangerous-caps"].deny) > 0
