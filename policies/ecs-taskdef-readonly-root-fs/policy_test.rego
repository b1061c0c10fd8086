package policies["ecs-taskdef-readonly-root-fs_test"]

import data.lib_test
import data.policies["ecs-taskdef-readonly-root-fs"] as check

_ref := lib_test.reference

_cases := {
	"no containers": {"configuration": {"ContainerDefinitions": []}, "outcome": "NOT_APPLICABLE", "paths": set(), "unknowns": set()},
	"another type": {"configuration": {}, "outcome": "NOT_APPLICABLE", "paths": set(), "type": "AWS::ECS::Cluster", "unknowns": set()},
	"a deregistered revision": {"configuration": {"Status": "INACTIVE", "ContainerDefinitions": [{"Name": "a"}]}, "outcome": "NOT_APPLICABLE", "paths": set(), "unknowns": set()},
	"containers that cannot be known": {"configuration": {"ContainerDefinitions": _ref}, "outcome": "UNKNOWN", "paths": set(), "unknowns": {["ContainerDefinitions"]}},
	"a container that cannot be known": {"configuration": {"ContainerDefinitions": [_ref]}, "outcome": "UNKNOWN", "paths": set(), "unknowns": {["ContainerDefinitions", 0]}},
	"true": {"configuration": {"Family": "web", "ContainerDefinitions": [{"ReadonlyRootFilesystem": true}]}, "outcome": "COMPLIANT", "paths": set(), "unknowns": set()},
	"absent": {"configuration": {"Family": "web", "ContainerDefinitions": [{"ReadonlyRootFilesystem": true}, {}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 1, "ReadonlyRootFilesystem"]}, "unknowns": set()},
	"false": {"configuration": {"Family": "web", "ContainerDefinitions": [{"ReadonlyRootFilesystem": false}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "ReadonlyRootFilesystem"]}, "unknowns": set()},
	"a reference": {"configuration": {"Family": "web", "ContainerDefinitions": [{"ReadonlyRootFilesystem": _ref}]}, "outcome": "UNKNOWN", "paths": set(), "unknowns": {["ContainerDefinitions", 0, "ReadonlyRootFilesystem"]}},
	"a reference beside a violation": {"configuration": {"Family": "web", "ContainerDefinitions": [{"ReadonlyRootFilesystem": _ref}, {}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 1, "ReadonlyRootFilesystem"]}, "unknowns": {["ContainerDefinitions", 0, "ReadonlyRootFilesystem"]}},
	"Windows": {"configuration": {"RuntimePlatform": {"OperatingSystemFamily": "WINDOWS_SERVER_2022_CORE"}, "ContainerDefinitions": [{}]}, "outcome": "NOT_APPLICABLE", "paths": set(), "unknowns": set()},
	"an unknown system and a writable root": {"configuration": {"RuntimePlatform": _ref, "ContainerDefinitions": [{}]}, "outcome": "UNKNOWN", "paths": set(), "unknowns": {["RuntimePlatform", "OperatingSystemFamily"]}},
	"an unknown system and a read-only root": {"configuration": {"RuntimePlatform": _ref, "ContainerDefinitions": [{"ReadonlyRootFilesystem": true}]}, "outcome": "COMPLIANT", "paths": set(), "unknowns": set()},
	"used with Exec and exempt": {"configuration": {"Family": "web", "ContainerDefinitions": [{}]}, "outcome": "NOT_APPLICABLE", "paths": set(), "params": {"exemptExecServices": true}, "facts": {"services": [{"EnableExecuteCommand": true}]}, "unknowns": set()},
	"used with Exec and not exempt": {"configuration": {"Family": "web", "ContainerDefinitions": [{}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "ReadonlyRootFilesystem"]}, "facts": {"services": [{"EnableExecuteCommand": true}]}, "unknowns": set()},
	"used without Exec": {"configuration": {"Family": "web", "ContainerDefinitions": [{}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "ReadonlyRootFilesystem"]}, "params": {"exemptExecServices": true}, "facts": {"services": [{"EnableExecuteCommand": false}]}, "unknowns": set()},
	"used by nobody": {"configuration": {"Family": "web", "ContainerDefinitions": [{}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "ReadonlyRootFilesystem"]}, "params": {"exemptExecServices": true}, "facts": {"services": []}, "unknowns": set()},
	"services not looked up": {"configuration": {"Family": "web", "ContainerDefinitions": [{}]}, "outcome": "UNKNOWN", "paths": set(), "params": {"exemptExecServices": true}, "unknowns": {["ContainerDefinitions", 0, "ReadonlyRootFilesystem"]}},
	"services not looked up and no writable root": {"configuration": {"Family": "web", "ContainerDefinitions": [{"ReadonlyRootFilesystem": true}]}, "outcome": "COMPLIANT", "paths": set(), "params": {"exemptExecServices": true}, "unknowns": set()},
}

_input(case) := object.union(
	lib_test.with_settings(
		lib_test.document("ecs-taskdef-readonly-root-fs", object.get(case, "type", "AWS::ECS::TaskDefinition"), case.configuration),
		object.union({"exemptExecServices": false}, object.get(case, "params", {})),
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
