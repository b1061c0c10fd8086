package lib_test

import data.lib

_missing := {{"path": ["IpcMode"], "message": "It is missing."}}

_system := {"path": ["RuntimePlatform", "OperatingSystemFamily"], "reason": "unresolved-reference", "detail": "!Ref Value"}

_launch_types := {"path": ["RequiresCompatibilities"], "reason": "unresolved-reference", "detail": "!Ref Value"}

test_missing_host_settings[note] if {
	some note, case in {
		"Linux on EC2": {"configuration": {}, "missing": _missing, "unknowns": set()},
		"Windows": {"configuration": {"RuntimePlatform": {"OperatingSystemFamily": "WINDOWS_SERVER_2022_CORE"}}, "missing": set(), "unknowns": set()},
		"Windows or unknown launch types": {
			"configuration": {"RuntimePlatform": {"OperatingSystemFamily": "WINDOWS_SERVER_2022_CORE"}, "RequiresCompatibilities": reference},
			"missing": set(),
			"unknowns": set(),
		},
		"Fargate": {"configuration": {"RequiresCompatibilities": ["FARGATE"]}, "missing": set(), "unknowns": set()},
		"Fargate on an unknown system": {"configuration": {"RequiresCompatibilities": ["FARGATE"], "RuntimePlatform": reference}, "missing": set(), "unknowns": set()},
		"Fargate beside an unknown launch type": {
			"configuration": {"RequiresCompatibilities": ["FARGATE", reference]},
			"missing": set(),
			"unknowns": {{"path": ["RequiresCompatibilities", 1], "reason": "unresolved-reference", "detail": "!Ref Value"}},
		},
		"Fargate or EC2": {"configuration": {"RequiresCompatibilities": ["FARGATE", "EC2"]}, "missing": _missing, "unknowns": set()},
		"an unknown system": {"configuration": {"RuntimePlatform": reference}, "missing": set(), "unknowns": {_system}},
		"unknown launch types": {"configuration": {"RequiresCompatibilities": reference}, "missing": set(), "unknowns": {_launch_types}},
		"neither known": {"configuration": {"RequiresCompatibilities": reference, "RuntimePlatform": reference}, "missing": set(), "unknowns": {_system, _launch_types}},
	}
	doc := task_definition("a-check", case.configuration)
	missing := lib.missing_host_settings(_missing) with input as doc
	unknowns := lib.unknown_host_settings(_missing) with input as doc
	[missing, unknowns] == [case.missing, case.unknowns]
}

test_nothing_missing_leaves_nothing_unknown if {
	unknowns := lib.unknown_host_settings(set()) with input as task_definition("a-check", {"RuntimePlatform": reference})
	unknowns == set()
}
