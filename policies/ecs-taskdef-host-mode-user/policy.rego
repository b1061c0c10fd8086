# METADATA
# title: Task definition containers in host network mode are privileged or run as a user other than root
# description: |
#   In a Linux task definition whose NetworkMode is host, every container sets Privileged to true or names a user other than
#   root. An absent or blank user counts as root. Other network modes and Windows are not judged.
# scope: package
# schemas:
#   - input: schema.input
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
#   - https://docs.aws.amazon.com/config/latest/developerguide/ecs-task-definition-user-for-host-mode-check.html
# custom:
#   id: ecs-taskdef-host-mode-user
#   severity: MEDIUM
#   enabled: false
#   trigger: change
#   resourceTypes: ["AWS::ECS::TaskDefinition"]
#   parameters: {type: object, additionalProperties: false, properties: {}}
#   risk: Root in the network of the host binds its reserved ports and reaches its services, with nothing that tells it was meant.
#   frameworks:
#     nist-800-53-r5:
#       - {id: AC-2(1), mapping: aws}
#       - {id: AC-3, mapping: aws}
#       - {id: AC-3(7), mapping: aws}
#       - {id: AC-3(15), mapping: aws}
#       - {id: AC-5, mapping: aws}
#       - {id: AC-6, mapping: aws}
#     pci-dss-4.0.1: [{id: 7.2.1, mapping: prowler}]
#     cis-aws-compute-1.1.0: [{id: "3.1", mapping: aws}]
#   equivalents:
#     security-hub: [ECS.1]
#     config: [ecs-task-definition-user-for-host-mode-check]
#     control-tower: [CT.ECS.PR.8]
#     prowler: [ecs_task_definitions_host_networking_mode_users]
#     cdk-nag: [ECSTaskDefinitionUserForHostMode]
#   remediation:
#     class: new-revision
#     document: new-revision
#     text: Register a revision whose containers set User to a uid other than 0; better, leave the network of the host.
package policies["ecs-taskdef-host-mode-user"]

import data.lib

import future.keywords.not

# METADATA
# entrypoint: true
report := lib.report(
	rego.metadata.chain(),
	{"examined": examined, "violations": violations, "unknowns": unknowns},
)

examined contains path if {
	_may_use_host_network
	some path in lib.examined_linux_containers
}

violations contains violation if {
	lib.network_mode == "host"
	some violation in lib.violations_on_linux(_root_users)
}

unknowns contains entry if some entry in lib.unknowns_on_linux(_root_users)

unknowns contains entry if {
	count(_root_users) > 0
	some entry in lib.unknown_network_mode
}

unknowns contains open_place if {
	some key in ["Privileged", "User"]
	some open_place in lib.open_in_containers([key])
	not open_place.path[1] in _settled
}

_may_use_host_network if lib.network_mode == "host"

_may_use_host_network if count(lib.unknown_network_mode) > 0

_root_users contains _root_user(index, container, $"names root (User \"{container.User}\")") if {
	some index, container in _unprivileged
	lib.names_root(container)
}

_root_users contains _root_user(index, container, "sets no User, which means the image's own user, root unless the image says otherwise") if {
	some index, container in _unprivileged
	lib.leaves_user_to_image(container)
}

_root_user(index, container, what) := {
	"path": ["ContainerDefinitions", index, "User"],
	"message": $"{lib.container_title(index, container)} uses the network of its host, is not privileged and {what}; expected another user.",
}

_unprivileged[index] := container if {
	some index, container in lib.containers
	not container.Privileged == true
	not lib.is_unknown(container.Privileged)
}

# Containers that pass whatever the other of their two settings is.
_settled contains index if {
	some index, container in lib.containers
	container.Privileged == true
}

_settled contains index if {
	some index, container in lib.containers
	is_string(container.User)
	not lib.leaves_user_to_image(container)
	not lib.names_root(container)
}
