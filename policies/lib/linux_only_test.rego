package lib_test

import data.lib

_found := {{"path": ["ContainerDefinitions", 0, "User"], "message": "It is wrong."}}

_containers_on(family) := {"ContainerDefinitions": [{"Name": "app"}], "RuntimePlatform": {"OperatingSystemFamily": family}}

test_linux_only[note] if {
	some note, case in {
		"Linux": {"family": "LINUX", "examined": {["ContainerDefinitions", 0]}, "violations": _found, "unknowns": set()},
		"Windows": {"family": "WINDOWS_SERVER_2022_CORE", "examined": set(), "violations": set(), "unknowns": set()},
		"unknown": {
			"family": reference,
			"examined": {["ContainerDefinitions", 0]},
			"violations": set(),
			"unknowns": {{"path": ["RuntimePlatform", "OperatingSystemFamily"], "reason": "unresolved-reference", "detail": "!Ref Value"}},
		},
	}
	doc := task_definition("a-check", _containers_on(case.family))
	examined := lib.examined_linux_containers with input as doc
	violations := lib.violations_on_linux(_found) with input as doc
	unknowns := lib.unknowns_on_linux(_found) with input as doc
	[examined, violations, unknowns] == [case.examined, case.violations, case.unknowns]
}

test_nothing_found_leaves_the_system_open if {
	unknowns := lib.unknowns_on_linux(set()) with input as task_definition("a-check", _containers_on(reference))
	unknowns == set()
}
