package lib_test

import data.lib

import future.keywords.not

_sha256 := concat("", ["sha256:", _repeated("0123456789abcdef", 4)])

_sha512 := concat("", ["sha512:", _repeated("0123456789abcdef", 8)])

_repeated(text, times) := concat("", [text | some _ in numbers.range(1, times)])

test_image_tags[reference] if {
	some reference, tag in {
		"nginx:1.29": "1.29",
		" nginx:1.29 ": "1.29",
		"localhost:5000/app:v1": "v1",
		"ghcr.io/example/app:latest": "latest",
		$"nginx:1.29@{_sha256}": "1.29",
		"nginx:1.29@sha256:0123": "1.29",
		"111122223333.dkr.ecr.eu-west-1.amazonaws.com/payments-${AWS::Region}:4.2.0": "4.2.0",
		"payments:${AWS::AccountId}": "111122223333",
	}
	lib.image_tag(reference) == tag with input as _containers([])
}

test_images_without_a_tag[reference] if {
	some reference in [
		"nginx",
		"nginx:",
		"nginx:1:2",
		"localhost:5000/app",
		$"nginx@{_sha256}",
		"nginx@sha256:0123",
		"111122223333.dkr.ecr.${AWS::Region}.amazonaws.com/app",
	]
	not lib.image_tag(reference) with input as _containers([])
}

test_image_tags_where_account_and_region_are_not_known[reference] if {
	doc := object.union(_containers([]), {"resource": {"account": _nobody, "region": _nobody}})
	some reference, tag in {
		"${AWS::AccountId}.dkr.ecr.${AWS::Region}.amazonaws.com/payments-${AWS::Region}-${AWS::AccountId}:4.2.0": "4.2.0",
		"payments:${AWS::Region}": "region",
		"payments:${AWS::AccountId}": "account",
	}
	lib.image_tag(reference) == tag with input as doc
}

_nobody := {"$unknown": "unresolved-reference", "detail": "give --account"}

test_image_digests[reference] if {
	some reference, digest in {
		$"nginx@{_sha256}": _sha256,
		$"nginx:1.29@{_sha512}": _sha512,
		$"localhost:5000/app@{_sha256} ": _sha256,
		concat("", ["payments-${AWS::Region}@", _sha256]): _sha256,
	}
	lib.image_digest(reference) == digest with input as _containers([])
}

test_images_without_a_digest[reference] if {
	some reference in [
		"nginx",
		"nginx:1.29",
		"nginx@sha256:0123",
		"nginx@sha256",
		_sha256,
		$"nginx@{_sha256}0",
		$"nginx@{_sha256}@{_sha256}",
		$"nginx@{_sha256}:1",
		$"nginx@{upper(_sha256)}",
		$"nginx@sha256:{upper(_repeated("0123456789abcdef", 4))}",
		$"nginx@sha256:{_repeated("0123456789abcdeg", 4)}",
		$"nginx@sha512:{_repeated("0123456789abcdef", 4)}",
		$"nginx@sha384:{_repeated("0123456789abcdef", 6)}",
		$"nginx@{_sha256}/app",
		$"nginx@sha256:{_repeated("0123456789abcde~", 4)}",
	]
	not lib.image_digest(reference) with input as _containers([])
}

test_image_references_by_container if {
	references := lib.image_references with input as _containers([{"Image": "a"}, {}, {"Image": reference}, reference, {"Image": "b:1"}])
	references == {0: "a", 4: "b:1"}
}

test_images_that_are_not_known_or_not_named if {
	found := lib.open_images with input as _containers([{"Image": "a"}, {"Name": "app"}, {"Image": reference}, reference])
	found == {
		{"path": ["ContainerDefinitions", 1, "Image"], "reason": "not-parsable", "detail": "the container names no image"},
		lib.unknown_at(["ContainerDefinitions", 2, "Image"], reference),
		lib.unknown_at(["ContainerDefinitions", 3], reference),
	}
}
