package policies["ecs-taskdef-non-root-user_test"]

import data.lib_test
import data.policies["ecs-taskdef-non-root-user"] as check

_ref := lib_test.reference

_cases := {
	"no containers": {"configuration": {"ContainerDefinitions": []}, "outcome": "NOT_APPLICABLE", "paths": set(), "unknowns": set()},
	"another type": {"configuration": {}, "outcome": "NOT_APPLICABLE", "paths": set(), "type": "AWS::ECS::Cluster", "unknowns": set()},
	"a deregistered revision": {"configuration": {"Status": "INACTIVE", "ContainerDefinitions": [{"Name": "a"}]}, "outcome": "NOT_APPLICABLE", "paths": set(), "unknowns": set()},
	"containers that cannot be known": {"configuration": {"ContainerDefinitions": _ref}, "outcome": "UNKNOWN", "paths": set(), "unknowns": {["ContainerDefinitions"]}},
	"a container that cannot be known": {"configuration": {"ContainerDefinitions": [_ref]}, "outcome": "UNKNOWN", "paths": set(), "unknowns": {["ContainerDefinitions", 0]}},
	"a number": {"configuration": {"Family": "web", "ContainerDefinitions": [{"User": "1000"}]}, "outcome": "COMPLIANT", "paths": set(), "unknowns": set()},
	"root": {"configuration": {"Family": "web", "ContainerDefinitions": [{"User": "1000"}, {"User": "root"}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 1, "User"]}, "unknowns": set()},
	"absent": {"configuration": {"Family": "web", "ContainerDefinitions": [{"User": "1000"}, {}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 1, "User"]}, "unknowns": set()},
	"blank": {"configuration": {"Family": "web", "ContainerDefinitions": [{"User": "  "}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "User"]}, "unknowns": set()},
	"a reference": {"configuration": {"Family": "web", "ContainerDefinitions": [{"User": _ref}]}, "outcome": "UNKNOWN", "paths": set(), "unknowns": {["ContainerDefinitions", 0, "User"]}},
	"the root group": {"configuration": {"Family": "web", "ContainerDefinitions": [{"User": "1000:0"}]}, "outcome": "COMPLIANT", "paths": set(), "unknowns": set()},
	"the root group refused": {"configuration": {"Family": "web", "ContainerDefinitions": [{"User": "1000:0"}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "User"]}, "params": {"disallowRootGroup": true}, "unknowns": set()},
	"root and its group refused once": {"configuration": {"Family": "web", "ContainerDefinitions": [{"User": "0:0"}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "User"]}, "params": {"disallowRootGroup": true}, "unknowns": set()},
	"Windows": {"configuration": {"RuntimePlatform": {"OperatingSystemFamily": "WINDOWS_SERVER_2022_CORE"}, "ContainerDefinitions": [{}]}, "outcome": "NOT_APPLICABLE", "paths": set(), "unknowns": set()},
	"an unknown system and root": {"configuration": {"RuntimePlatform": _ref, "ContainerDefinitions": [{"User": "0"}]}, "outcome": "UNKNOWN", "paths": set(), "unknowns": {["RuntimePlatform", "OperatingSystemFamily"]}},
	"an unknown system and another user": {"configuration": {"RuntimePlatform": _ref, "ContainerDefinitions": [{"User": "1"}]}, "outcome": "COMPLIANT", "paths": set(), "unknowns": set()},
	"the image decides": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "x"}]}, "outcome": "COMPLIANT", "paths": set(), "params": {"allowImageDefault": true}, "facts": {"image-config": {"x": {"User": "1000"}}}, "unknowns": set()},
	"the image is root": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "x"}, {"Image": "y"}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "User"], ["ContainerDefinitions", 1, "User"]}, "params": {"allowImageDefault": true}, "facts": {"image-config": {"x": {"User": "0"}, "y": {"User": ""}}}, "unknowns": set()},
	"the image has the root group": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "x"}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "User"]}, "params": {"allowImageDefault": true, "disallowRootGroup": true}, "facts": {"image-config": {"x": {"User": "1000:0"}}}, "unknowns": set()},
	"the image was not looked up": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "x"}]}, "outcome": "UNKNOWN", "paths": set(), "params": {"allowImageDefault": true}, "unknowns": {["ContainerDefinitions", 0, "User"]}},
	"the image is not among those looked up": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "x"}]}, "outcome": "UNKNOWN", "paths": set(), "params": {"allowImageDefault": true}, "facts": {"image-config": {}}, "unknowns": {["ContainerDefinitions", 0, "User"]}},
}

_input(case) := object.union(
	lib_test.with_settings(
		lib_test.document("ecs-taskdef-non-root-user", object.get(case, "type", "AWS::ECS::TaskDefinition"), case.configuration),
		object.union({"allowImageDefault": false, "disallowRootGroup": false}, object.get(case, "params", {})),
		object.get(case, "facts", {}),
	),
	{"resource": object.get(case, "resource", {})},
)

test_verdicts[note] if {
	some note, case in _cases
	report := check.report with input as _input(case)
	report.outcome == case.outcome
	lib_test.violation_paths(report) == case.paths
}

test_unknown_places[note] if {
	some note, case in _cases
	report := check.report with input as _input(case)
	lib_test.unknown_paths(report) == case.unknowns
}
