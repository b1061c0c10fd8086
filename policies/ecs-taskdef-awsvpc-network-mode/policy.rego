# METADATA
# title: Task definition uses an allowed network mode
# description: |
#   The NetworkMode of a task definition is one of the allowed ones, by default awsvpc alone. An absent mode means bridge.
#   A definition for external instances (ECS Anywhere) alone is not judged, because awsvpc does not exist there.
# scope: package
# schemas:
#   - input: schema.input
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-networking-awsvpc.html
#   - https://docs.aws.amazon.com/config/latest/developerguide/ecs-awsvpc-networking-enabled.html
# custom:
#   id: ecs-taskdef-awsvpc-network-mode
#   severity: MEDIUM
#   enabled: false
#   trigger: change
#   resourceTypes: ["AWS::ECS::TaskDefinition"]
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       allowedModes:
#         type: array
#         items: {type: string}
#         default: [awsvpc]
#         description: Network modes that pass, out of awsvpc, bridge, default, host and none.
#   risk: Tasks without a network interface of their own share the security groups of their host, so each reaches what any of them may reach.
#   frameworks:
#     nist-800-53-r5: [{id: SC-7, mapping: own}]
#     nist-800-190: [{id: 4.3.3, mapping: own}, {id: 4.4.2, mapping: own}]
#   equivalents:
#     config: [ecs-awsvpc-networking-enabled]
#     control-tower: [CT.ECS.PR.4]
#     kics: [027a4b7a, 9f4a9409]
#   remediation:
#     class: new-revision
#     document: new-revision
#     text: Register a revision with NetworkMode awsvpc and give its services subnets and security groups.
package policies["ecs-taskdef-awsvpc-network-mode"]

import data.lib

import future.keywords.not

# METADATA
# entrypoint: true
report := lib.report(
	rego.metadata.chain(),
	{"examined": examined, "violations": violations, "unknowns": unknowns},
)

examined contains ["NetworkMode"] if not lib.only_for("EXTERNAL")

violations contains violation if {
	count(_unknown_if_external) == 0
	some violation in _other_modes
}

unknowns contains open_place if some open_place in lib.open_at([["NetworkMode"]])

unknowns contains open_place if {
	count(_other_modes) > 0
	some open_place in _unknown_if_external
}

_other_modes contains {
	"path": ["NetworkMode"],
	"message": $"{lib.subject_title} uses network mode {lib.network_mode}; expected one of [{concat(", ", _allowed)}].",
} if {
	is_string(lib.network_mode)
	not lib.network_mode in _allowed
}

_unknown_if_external := lib.unknown_if_only_for("EXTERNAL")

_allowed := input.params["ecs-taskdef-awsvpc-network-mode"].allowedModes
