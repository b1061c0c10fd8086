package lib_test

import data.lib

import future.keywords.not

_tagged(tags, beside) := object.union(
	document("a-check", "AWS::ECS::Cluster", {"Tags": tags}),
	{"resource": {"tags": beside}},
)

test_user_tags[note] if {
	some note, case in {
		"none": {"tags": [], "beside": {}, "found": set()},
		"in the configuration": {
			"tags": [{"Key": "aws:cloudformation:stack-name", "Value": "prod"}, {"Key": "Owner", "Value": "payments"}],
			"beside": {},
			"found": {{"key": "Owner", "value": "payments", "path": ["Tags", 1, "Value"]}},
		},
		"without a value": {"tags": [{"Key": "Pci"}], "beside": {}, "found": {{"key": "Pci", "value": "", "path": ["Tags", 0, "Value"]}}},
		"with a value that cannot be known": {
			"tags": [{"Key": "Owner", "Value": reference}],
			"beside": {},
			"found": {{"key": "Owner", "value": reference, "path": ["Tags", 0, "Value"]}},
		},
		"beside the configuration": {
			"tags": [],
			"beside": {"Owner": "payments", "aws:createdBy": "someone"},
			"found": {{"key": "Owner", "value": "payments", "path": ["Tags"]}},
		},
		"in both": {
			"tags": [{"Key": "Owner", "Value": "payments"}],
			"beside": {"Owner": "payments", "Stage": "prod"},
			"found": {
				{"key": "Owner", "value": "payments", "path": ["Tags", 0, "Value"]},
				{"key": "Stage", "value": "prod", "path": ["Tags"]},
			},
		},
		"keys that cannot be known": {"tags": [{"Key": reference, "Value": "payments"}, reference], "beside": {}, "found": set()},
		"a list that cannot be known": {"tags": reference, "beside": {}, "found": set()},
	}
	lib.user_tags == case.found with input as _tagged(case.tags, case.beside)
}

test_open_tags if {
	places := {open_place.path | some open_place in lib.open_tag_keys} with input as _tagged(
		[
			{"Key": reference},
			reference,
			{"Key": "Owner", "Value": reference},
		],
		{},
	)
	places == {["Tags", 0, "Key"], ["Tags", 1]}
}

test_accepted_tags[note] if {
	some note, [accepted, value] in {
		"any value": ["", "payments"],
		"any value by an empty list": [[], "payments"],
		"a value that cannot be known": ["", reference],
		"a value that cannot be known, by a star": ["*", reference],
		"this value": ["payments", "payments"],
		"a pattern": ["team-*", "team-payments"],
		"one of several": [["prod", "test-*"], "test-1"],
	}
	lib.accepts_tag_value(accepted, value)
}

test_refused_tags[note] if {
	some note, [accepted, value] in {
		"another value": ["payments", "orders"],
		"none of several": [["prod", "test-*"], "dev"],
		"a value that cannot be known": ["payments", reference],
	}
	not lib.accepts_tag_value(accepted, value)
}
