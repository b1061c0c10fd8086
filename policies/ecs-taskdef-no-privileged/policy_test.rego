package policies["ecs-taskdef-no-privileged_test"]

import data.lib_test
import data.policies["ecs-taskdef-no-privileged"] as check

_ref := lib_test.reference

_cases := {
	"no containers": {"configuration": {"ContainerDefinitions": []}, "outcome": "NOT_APPLICABLE"},
	"another type": {"configuration": {}, "outcome": "NOT_APPLICABLE", "type": "AWS::ECS::Cluster"},
	"a deregistered revision": {"configuration": {"Status": "INACTIVE", "ContainerDefinitions": [{"Name": "a"}]}, "outcome": "NOT_APPLICABLE"},
	"containers that cannot be known": {"configuration": {"ContainerDefinitions": _ref}, "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions"]}},
	"a container that cannot be known": {"configuration": {"ContainerDefinitions": [_ref]}, "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions", 0]}},
	"absent": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Name": "a"}]}, "outcome": "COMPLIANT"},
	"false": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Name": "a", "Privileged": false}]}, "outcome": "COMPLIANT"},
	"the last of three": {"configuration": {"Family": "web", "ContainerDefinitions": [{}, {"Privileged": false}, {"Privileged": true}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 2, "Privileged"]}},
	"all of two": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Privileged": true}, {"Privileged": true}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "Privileged"], ["ContainerDefinitions", 1, "Privileged"]}},
	"a reference": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Privileged": _ref}]}, "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions", 0, "Privileged"]}},
	"a reference beside a violation": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Privileged": _ref}, {"Privileged": true}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 1, "Privileged"]}, "unknowns": {["ContainerDefinitions", 0, "Privileged"]}},
}

_messages := {"privileged": {
	"configuration": {"Family": "web", "ContainerDefinitions": [{"Name": "app", "Privileged": true}]},
	"message": "Container \"app\" of web sets Privileged to true.",
}}

_base := {"check": "ecs-taskdef-no-privileged", "type": "AWS::ECS::TaskDefinition"}

test_verdicts[note] if {
	some note, case in _cases
	lib_test.meets(check.report, case) with input as lib_test.case_input(_base, case)
}

test_messages[note] if {
	some note, case in _messages
	report := check.report with input as lib_test.case_input(_base, case)
	{violation.message | some violation in report.violations} == {case.message}
}
