package lib

import future.keywords.not

# METADATA
# description: |
#   An image reference taken apart: `host[:port]/path[:tag][@algorithm:hex]`. The first segment is a host only if it has
#   a dot or a colon or is `localhost`; else the image is Docker Hub's. Pseudo parameters stand for the own account,
#   Region and URL suffix; what is not known of them stays `@account` or `@region`, which no host can contain.
image(reference) := {"host": host, "path": path} if {
	segments := split(_without_tag(_own(reference)), "/")
	count(segments) > 1
	_names_host(segments[0])
	host := _canonical_host(segments[0])
	path := concat("/", array.slice(segments, 1, count(segments)))
} else := {"host": "docker.io", "path": _without_tag(_own(reference))}

# METADATA
# description: The tag of an image reference; undefined where there is none. The port of a host is no tag.
image_tag(reference) := parts[1] if {
	parts := split(split(_image_name(reference), "@")[0], ":")
	count(parts) == 2
	parts[1] != ""
}

# METADATA
# description: |
#   The digest of an image reference, `algorithm:hex`; undefined where there is none or none that a registry could have
#   (OCI image specification, "Digests").
image_digest(reference) := parts[1] if {
	parts := split(_image_name(reference), "@")
	count(parts) == 2
	[algorithm, hex] := split(parts[1], ":")
	count(hex) == _digest_lengths[algorithm]
	trim(hex, "0123456789abcdef") == ""
}

# METADATA
# description: Every image reference that can be read, by the index of its container.
image_references[index] := container.Image if {
	some index, container in containers
	is_string(container.Image)
}

# METADATA
# scope: document
# description: The entries for `unknowns` about images, those that cannot be known and those that a container does not name.
open_images contains open_place if some open_place in open_in_containers(["Image"])

open_images contains {
	"path": ["ContainerDefinitions", index, "Image"],
	"reason": "not-parsable",
	"detail": "the container names no image",
} if {
	some index, container in containers
	not container.Image
}

# METADATA
# description: |
#   An approved registry taken apart: a host, a host and path, or a Docker Hub name or namespace without a host.
registry(entry) := {"host": _canonical_host(segments[0]), "path": path} if {
	segments := split(trim_right(trim_space(entry), "/"), "/")
	_names_host(segments[0])
	path := concat("/", array.slice(segments, 1, count(segments)))
} else := {"host": "docker.io", "path": trim_right(trim_space(entry), "/")}

# METADATA
# scope: document
# description: |
#   Whether an image's path lies at or below a registry's, whole segments at a time. Docker Hub's official images answer
#   to both of their names, `nginx` and `library/nginx`.
image_within(_, prefix) if prefix.path == ""

image_within(image, prefix) if _path_within(image.path, prefix.path)

image_within(image, prefix) if {
	image.host == "docker.io"
	not contains(image.path, "/")
	_path_within($"library/{image.path}", prefix.path)
}

image_within(image, prefix) if {
	image.host == "docker.io"
	_path_within(trim_prefix(image.path, "library/"), prefix.path)
}

# METADATA
# description: The account and Region of a private ECR host, in every form that AWS documents; undefined for others.
private_ecr(host) := {"account": parts[0], "region": parts[3]} if {
	parts := split(host, ".")
	parts[1] == "dkr"
	parts[2] in {"ecr", "ecr-fips"}
	concat(".", array.slice(parts, 4, count(parts))) in _ecr_suffixes
	_is_account(parts[0])
} else := {"account": parts[0], "region": parts[2]} if {
	parts := split(host, ".")
	parts[1] in {"dkr-ecr", "dkr-ecr-fips"}
	concat(".", array.slice(parts, 3, count(parts))) in _ecr_dual_stack_suffixes
	_is_account(parts[0])
}

_path_within(path, prefix) if path == prefix

_path_within(path, prefix) if startswith(path, $"{prefix}/")

# https://docs.aws.amazon.com/AmazonECR/latest/userguide/Registries.html and the partitions' own endpoint pages
_ecr_suffixes := {
	"amazonaws.com",
	"amazonaws.com.cn",
	"amazonaws.eu",
	"c2s.ic.gov",
	"sc2s.sgov.gov",
}

# https://docs.aws.amazon.com/AmazonECR/latest/userguide/ecr-requests.html
_ecr_dual_stack_suffixes := {"on.aws", "on.amazonwebservices.com.cn"}

_is_account("@account")

_is_account(text) if {
	count(text) == 12
	trim(text, "0123456789") == ""
}

_own(reference) := strings.replace_n(
	{
		"${AWS::AccountId}": _own_account,
		"${AWS::Region}": _own_region,
		"${AWS::URLSuffix}": _own_suffix,
	},
	trim_space(reference),
) if {
	contains(reference, "${")
} else := trim_space(reference)

default _own_account := "@account"

_own_account := input.resource.account if is_string(input.resource.account)

default _own_region := "@region"

_own_region := input.resource.region if is_string(input.resource.region)

default _own_suffix := "amazonaws.com"

_own_suffix := "amazonaws.com.cn" if input.resource.partition == "aws-cn"

_without_tag(reference) := $"{folder}{split(name, ":")[0]}" if {
	untagged := _without_digest(reference)
	name := _last_segment(untagged)
	folder := trim_suffix(untagged, name)
}

# What stands for an unknown account begins with "@" too, so the digest is looked for behind the last slash.
_without_digest(reference) := $"{folder}{split(name, "@")[0]}" if {
	name := _last_segment(reference)
	folder := trim_suffix(reference, name)
}

_digest_lengths := {"sha256": 64, "sha512": 128}

# What stands for an unknown account or Region begins with "@", like a digest.
_image_name(reference) := _last_segment(strings.replace_n({"@account": "account", "@region": "region"}, _own(reference)))

_names_host(segment) if contains(segment, ".")

_names_host(segment) if contains(segment, ":")

_names_host(segment) if lower(segment) == "localhost"

_canonical_host(written) := "docker.io" if {
	lower(written) in {"index.docker.io", "registry-1.docker.io", "registry.hub.docker.com"}
} else := lower(written)
