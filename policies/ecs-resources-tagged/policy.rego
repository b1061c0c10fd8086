# METADATA
# title: Service and every other taggable resource has the expected tags
# description: |
#   A resource has at least one tag that a person gave it, or every tag of requiredTags with an accepted value. Tags whose key
#   begins with aws: do not count. Services pass their tags on to tasks where that is required.
# scope: package
# schemas:
#   - input: schema.input
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-using-tags.html
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-13
# custom:
#   id: ecs-resources-tagged
#   severity: LOW
#   enabled: false
#   trigger: change
#   resourceTypes:
#     - AWS::ECS::TaskDefinition
#     - AWS::ECS::Service
#     - AWS::ECS::Cluster
#     - AWS::ECS::CapacityProvider
#     - AWS::ECR::Repository
#     - AWS::EFS::FileSystem
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       requiredTags:
#         type: object
#         default: {}
#         description: >-
#           Tag keys with the values that they accept, a text with * for any text or a list of such texts; the empty text accepts
#           any value. Without keys any tag will do.
#       types:
#         type: array
#         items: {type: string}
#         default: []
#         description: The resource types to judge by their CloudFormation names, such as AWS::ECS::Service. Empty means all.
#       requirePropagation:
#         type: boolean
#         default: false
#         description: Fail services whose PropagateTags is neither SERVICE nor TASK_DEFINITION.
#   risk: Without tags nobody can tell whose a resource is or what it costs, and policies that decide by tags leave it out.
#   frameworks:
#     nist-800-53-r5: [{id: CM-8, mapping: aws}]
#     cis-aws-compute-1.1.0: [{id: "3.10", mapping: aws}, {id: "3.11", mapping: aws}, {id: "3.12", mapping: aws}]
#   equivalents:
#     security-hub: [ECS.13, ECS.14, ECS.15, EFS.5]
#     config: [ecs-capacity-provider-tagged, ecr-repository-tagged, efs-file-system-tagged]
#     kics: ["08e39832"]
#   remediation:
#     class: auto
#     text: Add the missing tags by TagResource, from a map of the account's owners and cost centres.
#     document: ecs-resources-tagged
package policies["ecs-resources-tagged"]

import data.lib

import future.keywords.not

# METADATA
# entrypoint: true
report := lib.report(
	rego.metadata.chain(),
	{"examined": examined, "violations": violations, "unknowns": unknowns},
)

examined contains ["Tags"] if count(_params.types) == 0

examined contains ["Tags"] if input.resource.type in _params.types

violations contains {
	"path": ["Tags"],
	"message": $"{lib.subject_title} has no tags of its own; expected at least one.",
} if {
	count(_params.requiredTags) == 0
	count(lib.user_tags) == 0
	count(lib.open_tag_keys) == 0
}

violations contains {
	"path": ["Tags"],
	"message": $"{lib.subject_title} has no tag \"{key}\"; expected {_expectation(accepted)}.",
} if {
	count(lib.open_tag_keys) == 0
	some key, accepted in _params.requiredTags
	not key in _keys
}

violations contains {
	"path": tag.path,
	"message": $"{lib.subject_title} sets the tag \"{key}\" to \"{tag.value}\"; expected {_expectation(accepted)}.",
} if {
	some key, accepted in _params.requiredTags
	some tag in lib.user_tags
	tag.key == key
	is_string(tag.value)
	not lib.accepts_tag_value(accepted, tag.value)
}

violations contains {
	"path": ["PropagateTags"],
	"message": $"{lib.subject_title} does not have its tasks tagged: expected PropagateTags SERVICE or TASK_DEFINITION.",
} if {
	_requires_propagation
	count(lib.open_at([["PropagateTags"]])) == 0
	not input.resource.configuration.PropagateTags in {"SERVICE", "TASK_DEFINITION"}
}

# A tag is there whatever the value of a reference: nobody can give a tag a key that begins with `aws:`.
unknowns contains open_place if {
	count(lib.user_tags) == 0
	not _refers_to_tag
	some open_place in lib.open_tag_keys
}

unknowns contains open_place if {
	some key, _ in _params.requiredTags
	not key in _keys
	some open_place in lib.open_tag_keys
}

unknowns contains lib.unknown_at(tag.path, tag.value) if {
	some key, accepted in _params.requiredTags
	some tag in lib.user_tags
	tag.key == key
	not lib.accepts_tag_value(accepted, tag.value)
}

unknowns contains open_place if {
	_requires_propagation
	some open_place in lib.open_at([["PropagateTags"]])
}

_params := input.params["ecs-resources-tagged"]

_keys contains tag.key if some tag in lib.user_tags

# The list as a whole may be empty, whatever it refers to.
_refers_to_tag if {
	some open_place in lib.open_tag_keys
	count(open_place.path) > 1
	lib.stands_for_value(open_place)
}

_requires_propagation if {
	_params.requirePropagation == true
	input.resource.type == "AWS::ECS::Service"
}

_expectation(accepted) := "any value" if {
	count(accepted) == 0
} else := concat(" or ", lib.alternatives(accepted))
