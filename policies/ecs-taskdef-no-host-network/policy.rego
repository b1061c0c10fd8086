# METADATA
# title: Task definition does not use the network of its host
# description: |
#   The NetworkMode of a task definition is not host. An absent mode means bridge; none, awsvpc and default pass too.
# scope: package
# schemas:
#   - input: schema.input
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-networking.html
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-17
# custom:
#   id: ecs-taskdef-no-host-network
#   severity: HIGH
#   enabled: true
#   trigger: change
#   resourceTypes: ["AWS::ECS::TaskDefinition"]
#   parameters: {type: object, additionalProperties: false, properties: {}}
#   risk: Every container reaches what the host serves to itself alone, and listens on the host's own addresses past all isolation.
#   frameworks:
#     nist-800-190: [{id: 4.4.2, mapping: own}, {id: 4.4.3, mapping: own}]
#     pci-dss-4.0.1: [{id: "1.4", mapping: own}]
#   equivalents:
#     security-hub: [ECS.17]
#     config: [ecs-task-definition-network-mode-not-host]
#   remediation:
#     class: new-revision
#     document: new-revision
#     text: Register a revision with NetworkMode awsvpc and give its services subnets and security groups.
package policies["ecs-taskdef-no-host-network"]

import data.lib

# METADATA
# entrypoint: true
report := lib.report(
	rego.metadata.chain(),
	{"examined": {["NetworkMode"]}, "violations": violations, "unknowns": lib.unknown_network_mode},
)

violations contains {
	"path": ["NetworkMode"],
	"message": $"{lib.subject_title} sets NetworkMode to host, so its containers share the network of their host; expected awsvpc, bridge or none.",
} if {
	lib.network_mode == "host"
}
