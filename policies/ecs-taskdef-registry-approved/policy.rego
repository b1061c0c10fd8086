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
#     document: guidance
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
	"message": $"{lib.container_title(index, container)} uses image \"{container.Image}\", {_complaint}.",
} if {
	some index, approvals in _approvals
	approvals == set()
	container := lib.containers[index]
}

default _complaint := "which is in none of the approved registries"

# An explicit empty list approves nothing.
_complaint := "and no registry is approved" if _params.registries == []

unknowns contains {
	"path": ["ContainerDefinitions", index, "Image"],
	"reason": "unresolved-reference",
	"detail": "whether the image is in the own account cannot be known: give --account",
} if {
	some index, doubts in _doubts
	"account" in doubts
}

unknowns contains {
	"path": ["ContainerDefinitions", index, "Image"],
	"reason": "unresolved-reference",
	"detail": "which Region the image comes from cannot be known: give --region",
} if {
	some index, doubts in _doubts
	"region" in doubts
}

unknowns contains lib.fact_missing(["ContainerDefinitions", index, "Image"], "organization-accounts") if {
	some index, doubts in _doubts
	"organization" in doubts
}

unknowns contains open_image if some open_image in lib.open_images

# METADATA
# description: Why it cannot be told whether an image is approved, for those of which it cannot.
_doubts[index] := union(approvals) if {
	some index, approvals in _approvals
	not set() in approvals
}

# METADATA
# description: |
#   What the approved entries say of each image that can be read. One that approves it says what that depends on and cannot
#   be known (`account`, `region`, `organization`), nothing of the kind if it approves it for certain.
_approvals[index] := {_doubts_of(entry, image) | some entry in _params.registries} if {
	some index, reference in lib.image_references
	image := lib.image(reference)
}

_doubts_of("@aws", image) := set() if {
	image.host == "public.ecr.aws"
	split(image.path, "/")[0] in lib.aws_public_aliases
}

_doubts_of("@self", image) := _own_account(ecr.account) | _allowed_region(ecr.region) if {
	ecr := lib.private_ecr(image.host)
}

_doubts_of("@org", image) := _organization_account(ecr.account) | _allowed_region(ecr.region) if {
	ecr := lib.private_ecr(image.host)
}

# A name behind "@" that does not exist approves nothing.
_doubts_of(entry, image) := _location(lib.registry(entry), image) if not startswith(entry, "@")

_own_account(account) := set() if {
	_is_own(account)
} else := {"account"} if {
	lib.is_unknown(input.resource.account)
}

_is_own("@account")

_is_own(account) if account == input.resource.account

_organization_account(account) := set() if {
	_is_own(account)
} else := set() if {
	account in lib.fact("organization-accounts")
} else := {"organization"} if {
	not lib.fact("organization-accounts")
}

_allowed_region(region) := set() if {
	_params.regions == []
} else := set() if {
	region in _params.regions
} else := {"region"} if {
	region == "@region"
}

# METADATA
# description: |
#   Whether an image lies at or below an approved host and path. An image of "my account" stays open where the entry names
#   an account and the own one is not known.
_location(prefix, image) := set() if {
	prefix.host == image.host
	lib.image_within(image, prefix)
} else := doubts if {
	approved := lib.private_ecr(prefix.host)
	used := lib.private_ecr(image.host)
	doubts := _same_or_open("account", used, approved) | _same_or_open("region", used, approved)
	doubts != set()
	lib.image_within(image, prefix)
}

_same_or_open(part, used, approved) := set() if {
	used[part] == approved[part]
} else := {part} if {
	startswith(used[part], "@")
}

_params := input.params["ecs-taskdef-registry-approved"]
