package custom.regal.rules.negation["keyword-not_test"]

import data.regal.config

import data.custom.regal.rules.negation["keyword-not"] as rule

test_plain_not_is_reported_wherever_it_stands[note] if {
	some note, text in {
		"body": `violations contains 1 if not startswith(input.User, "a")`,
		"one-line else": "verdict := 1 if input.a else := 2 if not input.b",
		"else block": "verdict := 1 if input.a else := 2 if {\n\tinput.c\n\tnot input.b\n}",
		"second else": "verdict := 1 if input.a else := 2 if input.c\n\nelse := 3 if not input.b",
		"comprehension": "names := [1 | not input.b]",
		"every": `all_set if every key in ["a"] { not input[key] }`,
		"template string": `message := $"{[1 | not input.b]}"`,
		"function": "is_off(value) if not value == true",
	}
	module := regal.parse_module("policies/example/policy.rego", $"package policies.example\n\n{text}")
	found := rule.report with input as module with config.user_config as {}

	count(found) == 1
}

test_not_after_the_import_is_accepted[note] if {
	some note, text in {
		"body": `violations contains 1 if not startswith(input.User, "a")`,
		"block": "violations contains 1 if {\n\tnot {\n\t\tinput.a\n\t\tinput.b\n\t}\n}",
		"one-line else": "verdict := 1 if input.a else := 2 if not input.b",
		"comprehension": "names := [1 | not input.b]",
	}
	module := regal.parse_module(
		"policies/example/policy.rego",
		$"package policies.example\n\nimport future.keywords.not\n\n{text}",
	)
	found := rule.report with input as module with config.user_config as {}

	found == set()
}

test_file_without_negation_is_accepted if {
	module := regal.parse_module("policies/example/policy.rego", "package policies.example\n\nverdict if input.a")
	found := rule.report with input as module with config.user_config as {}

	found == set()
}

test_place_and_level_are_told if {
	module := regal.parse_module(
		"policies/example/policy.rego",
		"package policies.example\n\nverdict if {\n\tinput.a\n\tnot input.b\n}",
	)
	found := rule.report with input as module with config.user_config as {}

	{entry.location.row | some entry in found} == {5}
	{entry.level | some entry in found} == {"error"}
}
