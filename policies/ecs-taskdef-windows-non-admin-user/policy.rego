# METADATA
# title: Task definition containers on Windows run as a user other than ContainerAdministrator
# description: |
#   Every container of a Windows task definition names a user that is not ContainerAdministrator, in any case and with or
#   without a domain. An absent or blank user fails, because it is the image's own. Linux is not judged here.
# scope: package
# schemas:
#   - input: schema.input
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-21
# custom:
#   id: ecs-taskdef-windows-non-admin-user
#   severity: MEDIUM
#   enabled: true
#   trigger: change
#   resourceTypes: ["AWS::ECS::TaskDefinition"]
#   parameters: {type: object, additionalProperties: false, properties: {}}
#   risk: A process that runs as ContainerAdministrator may change everything in its container and on every mount.
#   frameworks:
#     nist-800-190: [{id: 4.5.4, mapping: own}]
#   equivalents:
#     security-hub: [ECS.21]
#     config: [ecs-task-definition-windows-user-non-admin]
#   remediation:
#     class: new-revision
#     document: new-revision
#     text: Register a revision whose containers set User to ContainerUser or another account without administrator rights.
package policies["ecs-taskdef-windows-non-admin-user"]

import data.lib

import future.keywords.not

# METADATA
# entrypoint: true
report := lib.report(
	rego.metadata.chain(),
	{"examined": examined, "violations": violations, "unknowns": unknowns},
)

examined contains path if {
	lib.operating_system != "linux"
	some path in lib.examined_containers
}

violations contains administrator if {
	lib.operating_system == "windows"
	some administrator in _administrators
}

unknowns contains lib.unknown_operating_system if count(_administrators) > 0

unknowns contains open_place if some open_place in lib.open_in_containers(["User"])

_administrators contains _administrator(index, container, $"runs as ContainerAdministrator (User \"{container.User}\")") if {
	some index, container in lib.containers
	_is_administrator(container.User)
}

_administrators contains _administrator(index, container, "sets no User, so it runs as the image's own user, mostly ContainerAdministrator") if {
	some index, container in lib.containers
	lib.leaves_user_to_image(container)
}

_administrator(index, container, what) := {
	"path": ["ContainerDefinitions", index, "User"],
	"message": $"{lib.container_title(index, container)} {what}; expected a user such as ContainerUser.",
}

# METADATA
# description: The name may stand behind a domain, as in `User Manager\ContainerAdministrator`.
_is_administrator(user) if {
	parts := split(user, "\\")
	lower(trim_space(parts[count(parts) - 1])) == "containeradministrator"
}
