package policies["ecs-taskdef-no-host-pid_test"]

import data.lib_test
import data.policies["ecs-taskdef-no-host-pid"] as check

_ref := lib_test.reference

_cases := {
	"absent": {"configuration": {"Family": "web"}, "outcome": "COMPLIANT"},
	"task": {"configuration": {"PidMode": "task"}, "outcome": "COMPLIANT"},
	"host": {"configuration": {"PidMode": "host"}, "outcome": "NON_COMPLIANT", "paths": {["PidMode"]}},
	"host on Windows": {"configuration": {"PidMode": "host", "RuntimePlatform": {"OperatingSystemFamily": "WINDOWS_SERVER_2022_CORE"}}, "outcome": "NON_COMPLIANT", "paths": {["PidMode"]}},
	"host on Fargate": {"configuration": {"PidMode": "host", "RequiresCompatibilities": ["FARGATE"]}, "outcome": "NON_COMPLIANT", "paths": {["PidMode"]}},
	"a value that AWS does not document": {"configuration": {"PidMode": "HOST"}, "outcome": "UNKNOWN", "unknowns": {["PidMode"]}},
	"a reference": {"configuration": {"PidMode": _ref}, "outcome": "UNKNOWN", "unknowns": {["PidMode"]}},
	"a deregistered revision": {"configuration": {"Status": "INACTIVE", "PidMode": "host"}, "outcome": "NOT_APPLICABLE"},
	"another type": {"configuration": {"PidMode": "host"}, "outcome": "NOT_APPLICABLE", "type": "AWS::ECS::Service"},
}

_messages := {"host": {"configuration": {"Family": "web", "PidMode": "host"}, "message": "web sets PidMode to host, so its containers see the processes of their host; expected task or no PidMode."}}

_base := {"check": "ecs-taskdef-no-host-pid", "type": "AWS::ECS::TaskDefinition"}

test_verdicts[note] if {
	some note, case in _cases
	lib_test.meets(check.report, case) with input as lib_test.case_input(_base, case)
}

test_messages[note] if {
	some note, case in _messages
	report := check.report with input as lib_test.case_input(_base, case)
	{violation.message | some violation in report.violations} == {case.message}
}
