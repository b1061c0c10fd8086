# METADATA
# title: Task definition images name the tag of one version
# description: |
#   The image of every container names a digest, or a tag that is not in the list of moving tags. Without either, ECS takes
#   the tag "latest". A digest counts whatever the tag beside it.
# scope: package
# schemas:
#   - input: schema.input
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
#   - https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html
# custom:
#   id: ecs-taskdef-no-latest-tag
#   severity: MEDIUM
#   enabled: true
#   trigger: change
#   resourceTypes: ["AWS::ECS::TaskDefinition"]
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       tags:
#         type: array
#         items: {type: string}
#         default: [latest]
#         description: Tags that are moved from version to version, and so name none. An absent tag always fails.
#   risk: Nobody can say which version runs, and the next start of a task may silently bring another one.
#   frameworks:
#     nist-800-53-r5: [{id: CM-2, mapping: own}, {id: SI-7, mapping: own}]
#     nist-800-190: [{id: 4.1.5, mapping: own}, {id: 4.2.2, mapping: own}]
#   equivalents: {}
#   remediation:
#     class: new-revision
#     document: new-revision
#     text: Register a revision whose images name the tag of one version, or better a digest.
package policies["ecs-taskdef-no-latest-tag"]

import data.lib

import future.keywords.not

# METADATA
# entrypoint: true
report := lib.report(
	rego.metadata.chain(),
	{"examined": lib.examined_containers, "violations": violations, "unknowns": lib.open_images},
)

violations contains _offence(index, $"uses image \"{image}\", which names neither a tag nor a digest") if {
	some index, image in _unpinned
	not lib.image_tag(image)
}

violations contains _offence(index, $"uses image \"{image}\"; the tag \"{tag}\" does not name one version") if {
	some index, image in _unpinned
	tag := lib.image_tag(image)
	tag in input.params["ecs-taskdef-no-latest-tag"].tags
}

_offence(index, what) := {
	"path": ["ContainerDefinitions", index, "Image"],
	"message": $"{lib.container_title(index, lib.containers[index])} {what}; expected the tag of one version, or a digest.",
}

_unpinned[index] := image if {
	some index, image in lib.image_references
	not lib.image_digest(image)
}
