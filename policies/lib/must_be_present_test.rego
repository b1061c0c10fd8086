package lib_test

import data.lib

import future.keywords.not

_key_place := ["Configuration", "ExecuteCommandConfiguration", "KmsKeyId"]

_marker(reason, detail) := {"$unknown": reason, "detail": detail}

_key_cases := {
	"a value": {"value": "alias/exec", "set": true, "open": set()},
	"a reference": {"value": reference, "set": true, "open": set()},
	"a reference to a secret": {"value": _marker("secret-reference", "!Ref Key"), "set": true, "open": set()},
	"a condition": {"value": _marker("open-condition", "!If WithKey"), "set": false, "open": {_key_place}},
	"a transform": {"value": _marker("unresolved-reference", "!Transform Keys"), "set": false, "open": {_key_place}},
	"not a text": {"value": _marker("not-coercible", "expected a text"), "set": false, "open": {_key_place}},
}

test_is_present[note] if {
	some note, case in _key_cases
	doc := document("a-check", "AWS::ECS::Cluster", {"Configuration": {"ExecuteCommandConfiguration": {"KmsKeyId": case.value}}})
	[case.set, case.open] == [_is_present, _open] with input as doc
	not lib.is_absent(_key_place) with input as doc
}

test_nothing_is_present[note] if {
	some note, configuration in {
		"nothing at all": {},
		"an object without it": {"Configuration": {"ExecuteCommandConfiguration": {"Logging": "NONE"}}},
	}
	doc := document("a-check", "AWS::ECS::Cluster", configuration)
	[false, set()] == [_is_present, _open] with input as doc
	lib.is_absent(_key_place) with input as doc
}

test_what_is_around_cannot_be_known[note] if {
	some note, case in {
		"the object": {"configuration": {"Configuration": {"ExecuteCommandConfiguration": reference}}, "open": ["Configuration", "ExecuteCommandConfiguration"]},
		"the object around it": {"configuration": {"Configuration": reference}, "open": ["Configuration"]},
	}
	doc := document("a-check", "AWS::ECS::Cluster", case.configuration)
	[false, {case.open}] == [_is_present, _open] with input as doc
	not lib.is_absent(_key_place) with input as doc
}

default _is_present := false

_is_present if lib.is_present(_key_place)

_open contains open_place.path if some open_place in lib.open_unless_present(_key_place)

test_references_are_written[reason] if {
	some reason in ["unresolved-reference", "secret-reference"]
	lib.is_written_reference({"$unknown": reason, "detail": "!Ref Value"})
}

test_the_rest_may_be_absent_or_wrong[note] if {
	some note, value in {
		"an open condition": {"$unknown": "open-condition", "detail": "!If [Own, …]"},
		"not recorded": {"$unknown": "not-recorded", "detail": "AWS Config may leave it out"},
		"not readable": {"$unknown": "not-coercible", "detail": "expected a text"},
		"what a transform merges in": {"$unknown": "unresolved-reference", "detail": "!Transform AWS::Include"},
		"a text": "unresolved-reference",
		"a map": {"unresolved-reference": "x"},
	}
	not lib.is_written_reference(value)
}
