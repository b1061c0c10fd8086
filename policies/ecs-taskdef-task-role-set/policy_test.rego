package policies["ecs-taskdef-task-role-set_test"]

import data.lib_test
import data.policies["ecs-taskdef-task-role-set"] as check

_base := {"check": "ecs-taskdef-task-role-set", "type": "AWS::ECS::TaskDefinition"}

_of(role) := {"Family": "web", "TaskRoleArn": role}

_cases := {
	"another type": {"configuration": {}, "outcome": "NOT_APPLICABLE", "type": "AWS::ECS::Cluster"},
	"a deregistered revision": {"configuration": {"Status": "INACTIVE"}, "outcome": "NOT_APPLICABLE"},
	"a role": {"configuration": _of("web-task"), "outcome": "COMPLIANT"},
	"absent": {"configuration": {"Family": "web", "ExecutionRoleArn": "web"}, "outcome": "NON_COMPLIANT", "paths": {["TaskRoleArn"]}},
	"a reference": {"configuration": _of(lib_test.reference), "outcome": "COMPLIANT"},
	"under a condition": {"configuration": _of({"$unknown": "open-condition", "detail": "!If WithRole"}), "outcome": "UNKNOWN", "unknowns": {["TaskRoleArn"]}},
	"not a text": {"configuration": _of({"$unknown": "not-coercible", "detail": "expected a text"}), "outcome": "UNKNOWN", "unknowns": {["TaskRoleArn"]}},
}

test_verdicts[note] if {
	some note, case in _cases
	lib_test.meets(check.report, case) with input as lib_test.case_input(_base, case)
}

test_message if {
	report := check.report with input as lib_test.case_input(_base, {"configuration": {"Family": "web"}})
	[violation.message | some violation in report.violations] == ["Task definition web sets no TaskRoleArn; expected a role of its own."]
}
