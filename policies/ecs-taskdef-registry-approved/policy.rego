# METADATA
# title: Task definition images come from approved registries
# description: |
#   The image of every container lies at or below an approved registry, compared whole path segments at a time. By default
#   these are the account's own private registry and what AWS itself publishes.
# scope: package
# schemas:
#   - input: schema.input
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache.html
#   - https://docs.aws.amazon.com/AmazonECR/latest/userguide/Registries.html
# custom:
#   id: ecs-taskdef-registry-approved
#   severity: MEDIUM
#   enabled: true
#   trigger: change
#   resourceTypes: ["AWS::ECS::TaskDefinition"]
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       registries:
#         type: array
#         items: {type: string}
#         default: ["@self", "@aws"]
#         description: |
#           Approved registries: a host, a host and path, "@self" (the account's own private ECR), "@org" (private ECR of
#           the organization's accounts), "@aws" (what AWS publishes on public.ecr.aws). An empty list approves nothing.
#       regions:
#         type: array
#         items: {type: string}
#         default: []
#         description: Regions that private ECR images may come from; an empty list means any Region.
#   facts: [organization-accounts]
#   risk: An image from a registry that nobody vouches for can change its content or vanish without notice.
#   frameworks:
#     nist-800-53-r5: [{id: CM-7(5), mapping: own}, {id: SR-4, mapping: own}]
#     nist-800-190: [{id: 4.1.5, mapping: own}, {id: 4.2.1, mapping: own}]
#     cis-aws-compute-1.1.0: [{id: "3.13", mapping: aws}]
#   equivalents: {}
#   remediation:
#     class: manual
#     text: Mirror the image into your own registry, or add a pull through cache rule, and reference it there.
package policies["ecs-taskdef-registry-approved"]

import data.lib

import future.keywords.not

# METADATA
# entrypoint: true
report := lib.report(
	rego.metadata.chain(),
	{"examined": lib.examined_containers, "violations": violations, "unknowns": unknowns},
)

violations contains {
	"path": ["ContainerDefinitions", index, "Image"],
	"message": $"{lib.container_title(index, container)} uses image \"{container.Image}\", which is in none of the approved registries.",
} if {
	some index, answers in _answers
	answers == {"no"}
	container := lib.containers[index]
}

# An explicit empty list approves nothing: there is no entry that could say "no".
violations contains {
	"path": ["ContainerDefinitions", index, "Image"],
	"message": $"{lib.container_title(index, container)} uses image \"{container.Image}\", and no registry is approved.",
} if {
	some index, answers in _answers
	answers == set()
	container := lib.containers[index]
}

unknowns contains {
	"path": ["ContainerDefinitions", index, "Image"],
	"reason": "unresolved-reference",
	"detail": "whether the image is in the own account cannot be known: give --account",
} if {
	lib.is_unknown(input.resource.account)
	some index, _ in _undecided
}

unknowns contains {
	"path": ["ContainerDefinitions", index, "Image"],
	"reason": "unresolved-reference",
	"detail": "which Region the image comes from cannot be known: give --region",
} if {
	some index, ecr in _undecided
	ecr.region == "@region"
}

unknowns contains lib.fact_missing(["ContainerDefinitions", index, "Image"], "organization-accounts") if {
	"@org" in _params.registries
	not lib.fact("organization-accounts")
	some index, _ in _undecided
}

unknowns contains open_image if some open_image in lib.open_images

# METADATA
# description: Every image that can be read, taken apart once.
_images[index] := lib.image(reference) if some index, reference in lib.image_references

# METADATA
# description: What the approved entries say of each image; "yes" from one of them is enough.
_answers[index] := {_verdict(entry, image) | some entry in _params.registries} if some index, image in _images

_verdict("@aws", image) := "yes" if {
	image.host == "public.ecr.aws"
	split(image.path, "/")[0] in lib.aws_public_aliases
} else := "no"

_verdict("@self", image) := _weakest({_own_account(ecr.account), _allowed_region(ecr.region)}) if {
	ecr := lib.private_ecr(image.host)
} else := "no"

_verdict("@org", image) := _weakest({_organization_account(ecr.account), _allowed_region(ecr.region)}) if {
	ecr := lib.private_ecr(image.host)
} else := "no"

_verdict(entry, image) := _location(lib.registry(entry), image) if not startswith(entry, "@")

# A name behind "@" that does not exist approves nothing.
_verdict(entry, _) := "no" if {
	startswith(entry, "@")
	not entry in {"@aws", "@self", "@org"}
}

_weakest(answers) := "no" if {
	"no" in answers
} else := "unknown" if {
	"unknown" in answers
} else := "yes"

_own_account(account) := "yes" if {
	account == "@account"
} else := "yes" if {
	account == input.resource.account
} else := "unknown" if {
	lib.is_unknown(input.resource.account)
} else := "no"

_organization_account(account) := "yes" if {
	_own_account(account) == "yes"
} else := "yes" if {
	account in lib.fact("organization-accounts")
} else := "no" if {
	lib.fact("organization-accounts")
} else := "unknown"

_allowed_region(region) := "yes" if {
	_params.regions == []
} else := "unknown" if {
	region == "@region"
} else := "yes" if {
	region in _params.regions
} else := "no"

# METADATA
# description: |
#   Whether an image lies at or below an approved host and path. An image of "my account" stays open where the entry names
#   an account and the own one is not known.
_location(prefix, image) := "yes" if {
	prefix.host == image.host
	lib.image_within(image, prefix)
} else := "unknown" if {
	approved := lib.private_ecr(prefix.host)
	used := lib.private_ecr(image.host)
	_same_or_open(used.account, approved.account)
	_same_or_open(used.region, approved.region)
	used != approved
	lib.image_within(image, prefix)
} else := "no"

_same_or_open(used, approved) if used == approved

_same_or_open(used, _) if startswith(used, "@")

# METADATA
# description: Images that are approved or not depending on something that cannot be known, as their private ECR host.
_undecided[index] := lib.private_ecr(_images[index].host) if {
	some index, answers in _answers
	not "yes" in answers
	"unknown" in answers
}

_params := input.params["ecs-taskdef-registry-approved"]
