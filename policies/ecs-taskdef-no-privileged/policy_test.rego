package policies["ecs-taskdef-no-privileged_test"]

import data.lib_test
import data.policies["ecs-taskdef-no-privileged"] as check

_ref := lib_test.reference

_cases := {
	"no containers": {"configuration": {"ContainerDefinitions": []}, "outcome": "NOT_APPLICABLE", "paths": set(), "unknowns": set()},
	"another type": {"configuration": {}, "outcome": "NOT_APPLICABLE", "paths": set(), "type": "AWS::ECS::Cluster", "unknowns": set()},
	"a deregistered revision": {"configuration": {"Status": "INACTIVE", "ContainerDefinitions": [{"Name": "a"}]}, "outcome": "NOT_APPLICABLE", "paths": set(), "unknowns": set()},
	"containers that cannot be known": {"configuration": {"ContainerDefinitions": _ref}, "outcome": "UNKNOWN", "paths": set(), "unknowns": {["ContainerDefinitions"]}},
	"a container that cannot be known": {"configuration": {"ContainerDefinitions": [_ref]}, "outcome": "UNKNOWN", "paths": set(), "unknowns": {["ContainerDefinitions", 0]}},
	"absent": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Name": "a"}]}, "outcome": "COMPLIANT", "paths": set(), "unknowns": set()},
	"false": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Name": "a", "Privileged": false}]}, "outcome": "COMPLIANT", "paths": set(), "unknowns": set()},
	"the last of three": {"configuration": {"Family": "web", "ContainerDefinitions": [{}, {"Privileged": false}, {"Privileged": true}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 2, "Privileged"]}, "unknowns": set()},
	"all of two": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Privileged": true}, {"Privileged": true}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "Privileged"], ["ContainerDefinitions", 1, "Privileged"]}, "unknowns": set()},
	"a reference": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Privileged": _ref}]}, "outcome": "UNKNOWN", "paths": set(), "unknowns": {["ContainerDefinitions", 0, "Privileged"]}},
	"a reference beside a violation": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Privileged": _ref}, {"Privileged": true}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 1, "Privileged"]}, "unknowns": {["ContainerDefinitions", 0, "Privileged"]}},
}

_input(case) := object.union(
	lib_test.with_settings(
		lib_test.document("ecs-taskdef-no-privileged", object.get(case, "type", "AWS::ECS::TaskDefinition"), case.configuration),
		object.union({}, object.get(case, "params", {})),
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
