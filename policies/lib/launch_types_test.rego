package lib_test

import data.lib

import future.keywords.not

test_only_for_one_launch_type[note] if {
	some note, names in {"alone": ["EXTERNAL"], "twice": ["EXTERNAL", "EXTERNAL"]}
	doc := task_definition("a-check", {"RequiresCompatibilities": names})
	lib.only_for("EXTERNAL") with input as doc
	unknowns := lib.unknown_if_only_for("EXTERNAL") with input as doc
	unknowns == set()
}

test_not_only_for_one_launch_type[note] if {
	some note, case in {
		"none named": {"configuration": {}, "unknowns": set()},
		"another": {"configuration": {"RequiresCompatibilities": ["EC2"]}, "unknowns": set()},
		"beside another": {"configuration": {"RequiresCompatibilities": ["EXTERNAL", "EC2"]}, "unknowns": set()},
		"another beside an unknown one": {"configuration": {"RequiresCompatibilities": [reference, "EC2"]}, "unknowns": set()},
		"beside an unknown one": {"configuration": {"RequiresCompatibilities": ["EXTERNAL", reference]}, "unknowns": {["RequiresCompatibilities", 1]}},
		"an unknown list": {"configuration": {"RequiresCompatibilities": reference}, "unknowns": {["RequiresCompatibilities"]}},
	}
	doc := task_definition("a-check", case.configuration)
	not lib.only_for("EXTERNAL") with input as doc
	unknowns := lib.unknown_if_only_for("EXTERNAL") with input as doc
	{unknown.path | some unknown in unknowns} == case.unknowns
}
