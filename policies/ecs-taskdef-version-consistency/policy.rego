# METADATA
# title: Task definition images are resolved to one digest per deployment
# description: |
#   No container whose image has no digest sets VersionConsistency to disabled. Absent means enabled. Version consistency
#   holds for services; tasks of RunTask, StartTask and schedules resolve the tag anew each time, whatever the setting.
# scope: package
# schemas:
#   - input: schema.input
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-ecs.html
#   - https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
# custom:
#   id: ecs-taskdef-version-consistency
#   severity: MEDIUM
#   enabled: true
#   trigger: change
#   resourceTypes: ["AWS::ECS::TaskDefinition"]
#   parameters: {type: object, additionalProperties: false, properties: {}}
#   risk: Tasks of one deployment run different images as soon as somebody moves the tag, without any deployment.
#   frameworks:
#     nist-800-53-r5: [{id: SI-7, mapping: own}]
#     nist-800-190: [{id: 4.1.5, mapping: own}]
#   equivalents: {}
#   remediation:
#     class: new-revision
#     document: new-revision
#     text: Register a revision without VersionConsistency or with enabled; for RunTask and scheduled tasks pin the digest.
package policies["ecs-taskdef-version-consistency"]

import data.lib

import future.keywords.not

# METADATA
# entrypoint: true
report := lib.report(
	rego.metadata.chain(),
	{"examined": lib.examined_containers, "violations": violations, "unknowns": unknowns},
)

violations contains {
	"path": ["ContainerDefinitions", index, "VersionConsistency"],
	"message": concat(" ", [
		$"{lib.container_title(index, container)} sets VersionConsistency to disabled and uses image \"{container.Image}\" without a digest.",
		"Even when enabled it does not cover RunTask or scheduled tasks.",
	]),
} if {
	some index, container in lib.containers
	container.VersionConsistency == "disabled"
	is_string(container.Image)
	not index in _pinned
}

unknowns contains open_place if {
	some open_place in lib.open_in_containers(["VersionConsistency"])
	not open_place.path[1] in _pinned
}

unknowns contains {
	"path": ["ContainerDefinitions", index, "VersionConsistency"],
	"reason": "not-coercible",
	"detail": "expected enabled or disabled",
} if {
	some index, container in lib.containers
	is_string(container.VersionConsistency)
	not container.VersionConsistency in {"enabled", "disabled"}
	not index in _pinned
}

# What image it is matters only where its tag is not resolved.
unknowns contains open_image if {
	some open_image in lib.open_images
	lib.containers[open_image.path[1]].VersionConsistency == "disabled"
}

_pinned contains index if {
	some index, image in lib.image_references
	lib.image_digest(image)
}
