package policies["ecs-taskdef-readonly-root-fs_test"]

import data.lib
import data.lib_test
import data.policies["ecs-taskdef-readonly-root-fs"] as check

_ref := lib_test.reference

_cases := {
	"no containers": {"configuration": {"ContainerDefinitions": []}, "outcome": "NOT_APPLICABLE"},
	"another type": {"configuration": {}, "outcome": "NOT_APPLICABLE", "type": "AWS::ECS::Cluster"},
	"a deregistered revision": {"configuration": {"Status": "INACTIVE", "ContainerDefinitions": [{"Name": "a"}]}, "outcome": "NOT_APPLICABLE"},
	"containers that cannot be known": {"configuration": {"ContainerDefinitions": _ref}, "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions"]}},
	"a container that cannot be known": {"configuration": {"ContainerDefinitions": [_ref]}, "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions", 0]}},
	"true": {"configuration": {"Family": "web", "ContainerDefinitions": [{"ReadonlyRootFilesystem": true}]}, "outcome": "COMPLIANT"},
	"absent": {"configuration": {"Family": "web", "ContainerDefinitions": [{"ReadonlyRootFilesystem": true}, {}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 1, "ReadonlyRootFilesystem"]}},
	"false": {"configuration": {"Family": "web", "ContainerDefinitions": [{"ReadonlyRootFilesystem": false}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "ReadonlyRootFilesystem"]}},
	"a reference": {"configuration": {"Family": "web", "ContainerDefinitions": [{"ReadonlyRootFilesystem": _ref}]}, "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions", 0, "ReadonlyRootFilesystem"]}},
	"a reference beside a violation": {"configuration": {"Family": "web", "ContainerDefinitions": [{"ReadonlyRootFilesystem": _ref}, {}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 1, "ReadonlyRootFilesystem"]}, "unknowns": {["ContainerDefinitions", 0, "ReadonlyRootFilesystem"]}},
	"Windows": {"configuration": {"RuntimePlatform": {"OperatingSystemFamily": "WINDOWS_SERVER_2022_CORE"}, "ContainerDefinitions": [{}]}, "outcome": "NOT_APPLICABLE"},
	"an unknown system and a writable root": {"configuration": {"RuntimePlatform": _ref, "ContainerDefinitions": [{}]}, "outcome": "UNKNOWN", "unknowns": {["RuntimePlatform", "OperatingSystemFamily"]}},
	"an unknown system and a read-only root": {"configuration": {"RuntimePlatform": _ref, "ContainerDefinitions": [{"ReadonlyRootFilesystem": true}]}, "outcome": "COMPLIANT"},
	"used with Exec and exempt": {"configuration": {"Family": "web", "ContainerDefinitions": [{}]}, "outcome": "NOT_APPLICABLE", "params": {"exemptExecServices": true}, "facts": {"services": [{"EnableExecuteCommand": true}]}},
	"used with Exec and not exempt": {"configuration": {"Family": "web", "ContainerDefinitions": [{}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "ReadonlyRootFilesystem"]}, "facts": {"services": [{"EnableExecuteCommand": true}]}},
	"used without Exec": {"configuration": {"Family": "web", "ContainerDefinitions": [{}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "ReadonlyRootFilesystem"]}, "params": {"exemptExecServices": true}, "facts": {"services": [{"EnableExecuteCommand": false}]}},
	"used by nobody": {"configuration": {"Family": "web", "ContainerDefinitions": [{}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "ReadonlyRootFilesystem"]}, "params": {"exemptExecServices": true}, "facts": {"services": []}},
	"services not looked up": {"configuration": {"Family": "web", "ContainerDefinitions": [{}]}, "outcome": "UNKNOWN", "params": {"exemptExecServices": true}, "unknowns": {["ContainerDefinitions", 0, "ReadonlyRootFilesystem"]}},
	"services not looked up and no writable root": {"configuration": {"Family": "web", "ContainerDefinitions": [{"ReadonlyRootFilesystem": true}]}, "outcome": "COMPLIANT", "params": {"exemptExecServices": true}},
}

_messages := {"writable": {
	"configuration": {"Family": "web", "ContainerDefinitions": [{"Name": "app"}]},
	"message": "Container \"app\" of web does not set ReadonlyRootFilesystem to true. ECS Exec needs a writable root: a service that uses Exec cannot have both.",
}}

_base := {"check": "ecs-taskdef-readonly-root-fs", "type": "AWS::ECS::TaskDefinition", "params": {"exemptExecServices": false}}

test_verdicts[note] if {
	some note, case in _cases
	lib_test.meets(check.report, case) with input as lib_test.case_input(_base, case)
}

test_messages[note] if {
	some note, case in _messages
	report := check.report with input as lib_test.case_input(_base, case)
	{violation.message | some violation in report.violations} == {case.message}
}

test_names_the_look_up_that_is_missing if {
	case := {"configuration": {"ContainerDefinitions": [{"Name": "app"}]}, "params": {"exemptExecServices": true}}
	report := check.report with input as lib_test.case_input(_base, case)
	report.unknowns == [lib.fact_missing(["ContainerDefinitions", 0, "ReadonlyRootFilesystem"], "services")]
}
