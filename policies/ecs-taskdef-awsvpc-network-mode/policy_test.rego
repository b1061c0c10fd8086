package policies["ecs-taskdef-awsvpc-network-mode_test"]

import data.lib_test
import data.policies["ecs-taskdef-awsvpc-network-mode"] as check

_ref := lib_test.reference

_cases := {
	"awsvpc": {"configuration": {"NetworkMode": "awsvpc"}, "outcome": "COMPLIANT"},
	"absent": {"configuration": {"Family": "web"}, "outcome": "NON_COMPLIANT", "paths": {["NetworkMode"]}},
	"absent where bridge is allowed": {"configuration": {"Family": "web"}, "params": {"allowedModes": ["awsvpc", "bridge"]}, "outcome": "COMPLIANT"},
	"the second allowed mode": {"configuration": {"NetworkMode": "none"}, "params": {"allowedModes": ["awsvpc", "none"]}, "outcome": "COMPLIANT"},
	"host": {"configuration": {"NetworkMode": "host"}, "outcome": "NON_COMPLIANT", "paths": {["NetworkMode"]}},
	"nothing allowed": {"configuration": {"NetworkMode": "awsvpc"}, "params": {"allowedModes": []}, "outcome": "NON_COMPLIANT", "paths": {["NetworkMode"]}},
	"a value that AWS does not document": {"configuration": {"NetworkMode": "AWSVPC"}, "outcome": "NON_COMPLIANT", "paths": {["NetworkMode"]}},
	"a reference": {"configuration": {"NetworkMode": _ref}, "outcome": "UNKNOWN", "unknowns": {["NetworkMode"]}},
	"external only": {"configuration": {"NetworkMode": "bridge", "RequiresCompatibilities": ["EXTERNAL"]}, "outcome": "NOT_APPLICABLE"},
	"external only, and a reference": {"configuration": {"NetworkMode": _ref, "RequiresCompatibilities": ["EXTERNAL"]}, "outcome": "NOT_APPLICABLE"},
	"external or EC2": {"configuration": {"NetworkMode": "bridge", "RequiresCompatibilities": ["EXTERNAL", "EC2"]}, "outcome": "NON_COMPLIANT", "paths": {["NetworkMode"]}},
	"EC2 for certain, the rest not known": {"configuration": {"NetworkMode": "bridge", "RequiresCompatibilities": [_ref, "EC2"]}, "outcome": "NON_COMPLIANT", "paths": {["NetworkMode"]}},
	"external and a reference": {"configuration": {"NetworkMode": "bridge", "RequiresCompatibilities": ["EXTERNAL", _ref]}, "outcome": "UNKNOWN", "unknowns": {["RequiresCompatibilities", 1]}},
	"launch types that cannot be known": {"configuration": {"NetworkMode": "bridge", "RequiresCompatibilities": _ref}, "outcome": "UNKNOWN", "unknowns": {["RequiresCompatibilities"]}},
	"launch types that do not matter": {"configuration": {"NetworkMode": "awsvpc", "RequiresCompatibilities": _ref}, "outcome": "COMPLIANT"},
	"a deregistered revision": {"configuration": {"Status": "INACTIVE", "NetworkMode": "host"}, "outcome": "NOT_APPLICABLE"},
	"another type": {"configuration": {"NetworkMode": "host"}, "outcome": "NOT_APPLICABLE", "type": "AWS::ECS::Service"},
}

_messages := {
	"absent": {"configuration": {"Family": "web"}, "message": "web uses network mode bridge; expected one of [awsvpc]."},
	"several allowed": {"configuration": {"Family": "web", "NetworkMode": "host"}, "params": {"allowedModes": ["awsvpc", "none"]}, "message": "web uses network mode host; expected one of [awsvpc, none]."},
}

_base := {"check": "ecs-taskdef-awsvpc-network-mode", "type": "AWS::ECS::TaskDefinition", "params": {"allowedModes": ["awsvpc"]}}

test_verdicts[note] if {
	some note, case in _cases
	lib_test.meets(check.report, case) with input as lib_test.case_input(_base, case)
}

test_messages[note] if {
	some note, case in _messages
	report := check.report with input as lib_test.case_input(_base, case)
	{violation.message | some violation in report.violations} == {case.message}
}
