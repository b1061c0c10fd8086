package lib_test

import data.lib

test_tag_selectors[note] if {
	some note, case in {
		"an empty selector": {"selector": {}, "answer": "yes"},
		"an empty selector and unknown tags": {"selector": {}, "listed": reference, "answer": "yes"},
		"the same value": {"selector": {"stage": "prod"}, "tags": {"stage": "prod"}, "answer": "yes"},
		"another value": {"selector": {"stage": "prod"}, "tags": {"stage": "test"}, "answer": "no"},
		"another case": {"selector": {"stage": "prod"}, "tags": {"stage": "Prod"}, "answer": "no"},
		"another case of the key": {"selector": {"stage": "prod"}, "tags": {"Stage": "prod"}, "answer": "no"},
		"no such tag": {"selector": {"stage": "prod"}, "tags": {"team": "prod"}, "answer": "no"},
		"no such tag, of any value": {"selector": {"stage": "*"}, "tags": {"team": "prod"}, "answer": "no"},
		"any value": {"selector": {"stage": "*"}, "tags": {"stage": ""}, "answer": "yes"},
		"any value as an empty list": {"selector": {"stage": []}, "tags": {"stage": "x"}, "answer": "yes"},
		"one of several values": {"selector": {"stage": ["prod", "test"]}, "tags": {"stage": "test"}, "answer": "yes"},
		"none of several values": {"selector": {"stage": ["prod", "test"]}, "tags": {"stage": "dev"}, "answer": "no"},
		"one of two tags": {"selector": {"stage": "prod", "team": "pay"}, "tags": {"stage": "prod"}, "answer": "no"},
		"both of two tags": {"selector": {"stage": "prod", "team": "pay"}, "tags": {"stage": "prod", "team": "pay"}, "answer": "yes"},
		"tags that cannot be known": {"selector": {"stage": "prod"}, "listed": reference, "answer": "unknown", "paths": {["Tags"]}},
		"a tag that cannot be known": {"selector": {"stage": "prod"}, "listed": [reference], "answer": "unknown", "paths": {["Tags", 0]}},
		"a tag that cannot be known beside the tag": {"selector": {"stage": "prod"}, "tags": {"stage": "prod"}, "listed": [reference], "answer": "yes"},
		"a tag that cannot be known beside another value": {"selector": {"stage": "prod"}, "tags": {"stage": "test"}, "listed": [reference], "answer": "no"},
		"a key that cannot be known": {"selector": {"stage": "prod"}, "listed": [{"Key": reference, "Value": "prod"}], "answer": "unknown", "paths": {["Tags", 0, "Key"]}},
		"a value that cannot be known": {"selector": {"stage": "prod"}, "listed": [{"Key": "a", "Value": "b"}, {"Key": "stage", "Value": reference}], "answer": "unknown", "paths": {["Tags", 1, "Value"]}},
		"a value that cannot be known beside a key": {"selector": {"stage": "prod"}, "listed": [{"Key": "stage", "Value": reference}, {"Key": reference}], "answer": "unknown", "paths": {["Tags", 0, "Value"]}},
		"a value that cannot be known where any will do": {"selector": {"stage": "*"}, "listed": [{"Key": "stage", "Value": reference}], "answer": "yes"},
		"another tag's value that cannot be known": {"selector": {"stage": "prod"}, "listed": [{"Key": "team", "Value": reference}], "answer": "no"},
		"an unknown beside a missing tag": {"selector": {"stage": "prod", "team": "pay"}, "listed": [{"Key": "stage", "Value": reference}], "tags": {"team": "ops"}, "answer": "no"},
		"an unknown beside a fitting tag": {"selector": {"stage": "prod", "team": "pay"}, "listed": [{"Key": "stage", "Value": reference}], "tags": {"team": "pay"}, "answer": "unknown", "paths": {["Tags", 0, "Value"]}},
		"an open value that will do beside one that may not": {"selector": {"stage": "prod", "team": "*"}, "listed": [{"Key": "stage", "Value": reference}, {"Key": "team", "Value": reference}], "answer": "unknown", "paths": {["Tags", 0, "Value"]}},
		"a tag of AWS": {"selector": {"aws:x": "*"}, "listed": [{"Key": "aws:x", "Value": "y"}], "answer": "no"},
	}
	full := object.union({"tags": {}, "listed": [], "paths": set()}, case)
	doc := object.union(
		document("a-check", "AWS::ECS::Service", {"Tags": full.listed}),
		{"resource": {"tags": full.tags}},
	)
	answer := lib.tags_match_selector(full.selector) with input as doc
	answer == full.answer
	entries := lib.open_tags(full.selector) with input as doc
	{entry.path | some entry in entries} == full.paths
}
