# METADATA
# title: Task definition images are pinned by digest
# description: |
#   The image of every container ends with a complete digest, sha256 with 64 or sha512 with 128 lower-case hexadecimal
#   digits. A tag beside it is only a comment.
# scope: package
# schemas:
#   - input: schema.input
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
#   - https://docs.aws.amazon.com/AmazonECR/latest/userguide/docker-pull-ecr-image.html
# custom:
#   id: ecs-taskdef-image-digest-pinned
#   severity: MEDIUM
#   enabled: false
#   trigger: change
#   resourceTypes: ["AWS::ECS::TaskDefinition"]
#   parameters: {type: object, additionalProperties: false, properties: {}}
#   risk: Whoever can push to the repository can put another image behind the tag, and the next task runs it.
#   frameworks:
#     nist-800-53-r5: [{id: SI-7, mapping: own}]
#     nist-800-190: [{id: 4.1.5, mapping: own}]
#   equivalents: {}
#   remediation:
#     class: new-revision
#     document: new-revision
#     text: Register a revision whose images name the digest that the tag stands for today (repository@sha256:…).
package policies["ecs-taskdef-image-digest-pinned"]

import data.lib

import future.keywords.not

# METADATA
# entrypoint: true
report := lib.report(
	rego.metadata.chain(),
	{"examined": lib.examined_containers, "violations": violations, "unknowns": lib.open_images},
)

violations contains {
	"path": ["ContainerDefinitions", index, "Image"],
	"message": $"{lib.container_title(index, container)} uses image \"{image}\"; expected a digest, @sha256: and 64 lower-case hexadecimal digits.",
} if {
	some index, image in lib.image_references
	container := lib.containers[index]
	not lib.image_digest(image)
}
