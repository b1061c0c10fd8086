# METADATA
# title: Task definition containers run as a user other than root
# description: |
#   Every container of a Linux task definition names a user that is not root. An absent or blank user is the image's own,
#   which is treated as root unless the image is looked up. Windows is not judged here.
# scope: package
# schemas:
#   - input: schema.input
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-20
# custom:
#   id: ecs-taskdef-non-root-user
#   severity: MEDIUM
#   enabled: true
#   trigger: change
#   resourceTypes: ["AWS::ECS::TaskDefinition"]
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       allowImageDefault:
#         type: boolean
#         default: false
#         description: Where no user is set, let the user that the image itself names decide.
#       disallowRootGroup:
#         type: boolean
#         default: false
#         description: Refuse the root group (`1000:0`, `app:root`) as well.
#   facts: [image-config]
#   risk: A process that runs as root in its container has root's rights on every mount and every escape it finds.
#   frameworks:
#     nist-800-53-r5: [{id: AC-6, mapping: own}]
#     nist-800-190: [{id: 4.4.3, mapping: own}, {id: 4.5.4, mapping: own}]
#     pci-dss-4.0.1: [{id: "2.2", mapping: own}]
#   equivalents:
#     security-hub: [ECS.20]
#     config: [ecs-task-definition-linux-user-non-root, ecs-task-definition-nonroot-user]
#     control-tower: [CT.ECS.PR.3]
#   remediation:
#     class: new-revision
#     document: new-revision
#     text: Register a revision whose containers set User to a numeric uid other than 0, such as "10001:10001".
package policies["ecs-taskdef-non-root-user"]

import data.lib

import future.keywords.not

# METADATA
# entrypoint: true
report := lib.report(
	rego.metadata.chain(),
	{"examined": lib.examined_linux_containers, "violations": violations, "unknowns": unknowns},
)

violations contains root_user if some root_user in lib.violations_on_linux(_root_users)

unknowns contains entry if some entry in lib.unknowns_on_linux(_root_users)

unknowns contains lib.fact_missing(["ContainerDefinitions", index, "User"], "image-config") if {
	some index, _ in _image_decides
	not _image_users[index]
}

unknowns contains open_place if some open_place in lib.open_in_containers(["User"])

_root_users contains _offence(index, container, $"runs as root (User \"{container.User}\")") if {
	some index, container in lib.containers
	lib.names_root(container)
}

_root_users contains _offence(index, container, $"runs with the root group (User \"{container.User}\")") if {
	input.params["ecs-taskdef-non-root-user"].disallowRootGroup == true
	some index, container in lib.containers
	lib.has_root_group(container.User)
	not lib.names_root(container)
}

_root_users contains _offence(index, container, "sets no User, so it runs as the image's own user, root unless the image says otherwise") if {
	input.params["ecs-taskdef-non-root-user"].allowImageDefault == false
	some index, container in lib.containers
	lib.leaves_user_to_image(container)
}

_root_users contains _offence(index, container, "sets no User and its image runs as root") if {
	some index, container in _image_decides
	user := _image_users[index]
	_is_rootful(user)
}

_offence(index, container, what) := {
	"path": ["ContainerDefinitions", index, "User"],
	"message": $"{lib.container_title(index, container)} {what}.",
}

_image_decides[index] := container if {
	input.params["ecs-taskdef-non-root-user"].allowImageDefault == true
	some index, container in lib.containers
	lib.leaves_user_to_image(container)
}

# METADATA
# description: The user that the image of a container names; the empty text means root (OCI image specification, config.User).
_image_users[index] := user if {
	some index, container in _image_decides
	user := lib.fact("image-config")[container.Image].User
	is_string(user)
}

_is_rootful(user) if lib.is_root_user(user)

_is_rootful(user) if lib.is_blank_user(user)

_is_rootful(user) if {
	input.params["ecs-taskdef-non-root-user"].disallowRootGroup == true
	lib.has_root_group(user)
}
