package lib_test

import data.lib

import future.keywords.not

test_comparisons_that_limit[operator] if {
	some operator in ["StringEquals", "stringequals", "StringEqualsIgnoreCase", "StringLike", "ArnEquals", "ArnLike", "ForAnyValue:StringLike"]
	compared := lib.compared_with({"Condition": {operator: {"AWS:sourceArn": ["a"], "aws:SourceAccount": ["b"]}}}, "aws:SourceArn")
	compared == {["a"]}
}

test_comparisons_that_do_not_limit[operator] if {
	some operator in ["StringEqualsIfExists", "ForAllValues:StringEquals", "StringNotEquals", "ArnNotLike", "Null", "Bool"]
	compared := lib.compared_with({"Condition": {operator: {"aws:SourceArn": ["a"]}}}, "aws:SourceArn")
	compared == set()
}

test_comparisons_that_are_not_there[note] if {
	some note, statement in {
		"no condition": {},
		"another key": {"Condition": {"StringEquals": {"aws:SourceArns": ["a"]}}},
		"a condition that cannot be known": {"Condition": reference},
		"an operator that cannot be known": {"Condition": {"StringEquals": reference}},
	}
	compared := lib.compared_with(statement, "aws:SourceArn")
	compared == set()
}

test_every_comparison_is_found if {
	compared := lib.compared_with({"Condition": {"ArnLike": {"aws:SourceArn": ["a"]}, "StringLike": {"aws:sourcearn": reference}}}, "aws:SourceArn")
	compared == {["a"], reference}
}

test_values_that_limit[note] if {
	some note, values in {"a value": ["a"], "part of one": ["a*"], "a reference": [reference], "references": reference}
	lib.limits(values)
}

test_values_that_do_not_limit[note] if {
	some note, values in {"a star": ["*"], "a star beside a value": ["a", "**"]}
	not lib.limits(values)
}

test_open_conditions[note] if {
	some note, case in {
		"none": [{}, {}],
		"known ones": [{"Condition": {"StringEquals": {"a": ["b"], "c": reference}}}, {}],
		"all of them": [{"Condition": reference}, {["Condition"]: reference}],
		"those of an operator": [{"Condition": {"StringEquals": reference, "Bool": {}}}, {["Condition", "StringEquals"]: reference}],
	}
	open := lib.open_conditions(case[0])
	open == case[1]
}
