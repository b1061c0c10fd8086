package policies["ecs-taskdef-no-host-ipc_test"]

import data.lib_test
import data.policies["ecs-taskdef-no-host-ipc"] as check

_ref := lib_test.reference

_isolated := {"requireIsolated": true}

_windows := {"OperatingSystemFamily": "WINDOWS_SERVER_2022_CORE"}

_cases := {
	"absent": {"configuration": {"Family": "web"}, "outcome": "COMPLIANT"},
	"none": {"configuration": {"IpcMode": "none"}, "outcome": "COMPLIANT"},
	"task": {"configuration": {"IpcMode": "task"}, "outcome": "COMPLIANT"},
	"host": {"configuration": {"IpcMode": "host"}, "outcome": "NON_COMPLIANT", "paths": {["IpcMode"]}},
	"host on Windows": {"configuration": {"IpcMode": "host", "RuntimePlatform": _windows}, "outcome": "NON_COMPLIANT", "paths": {["IpcMode"]}},
	"a value that AWS does not document": {"configuration": {"IpcMode": "private"}, "outcome": "UNKNOWN", "unknowns": {["IpcMode"]}},
	"a reference": {"configuration": {"IpcMode": _ref}, "outcome": "UNKNOWN", "unknowns": {["IpcMode"]}},
	"none where isolation is required": {"configuration": {"IpcMode": "none"}, "params": _isolated, "outcome": "COMPLIANT"},
	"task where isolation is required": {"configuration": {"IpcMode": "task"}, "params": _isolated, "outcome": "COMPLIANT"},
	"host where isolation is required": {"configuration": {"IpcMode": "host"}, "params": _isolated, "outcome": "NON_COMPLIANT", "paths": {["IpcMode"]}},
	"a reference where isolation is required": {"configuration": {"IpcMode": _ref}, "params": _isolated, "outcome": "UNKNOWN", "unknowns": {["IpcMode"]}},
	"an undocumented value where isolation is required": {"configuration": {"IpcMode": "private"}, "params": _isolated, "outcome": "NON_COMPLIANT", "paths": {["IpcMode"]}},
	"absent where isolation is required": {"configuration": {"Family": "web"}, "params": _isolated, "outcome": "NON_COMPLIANT", "paths": {["IpcMode"]}},
	"absent on Windows": {"configuration": {"RuntimePlatform": _windows}, "params": _isolated, "outcome": "COMPLIANT"},
	"absent on Fargate": {"configuration": {"RequiresCompatibilities": ["FARGATE"]}, "params": _isolated, "outcome": "COMPLIANT"},
	"absent on Fargate or EC2": {"configuration": {"RequiresCompatibilities": ["FARGATE", "EC2"]}, "params": _isolated, "outcome": "NON_COMPLIANT", "paths": {["IpcMode"]}},
	"absent on an unknown system": {"configuration": {"RuntimePlatform": _ref}, "params": _isolated, "outcome": "UNKNOWN", "unknowns": {["RuntimePlatform", "OperatingSystemFamily"]}},
	"absent for unknown launch types": {"configuration": {"RequiresCompatibilities": _ref}, "params": _isolated, "outcome": "UNKNOWN", "unknowns": {["RequiresCompatibilities"]}},
	"a deregistered revision": {"configuration": {"Status": "INACTIVE", "IpcMode": "host"}, "outcome": "NOT_APPLICABLE"},
	"another type": {"configuration": {"IpcMode": "host"}, "outcome": "NOT_APPLICABLE", "type": "AWS::ECS::Service"},
}

_messages := {
	"host": {"configuration": {"Family": "web", "IpcMode": "host"}, "params": _isolated, "message": "web sets IpcMode to host, so its containers share the memory of their host; expected none or task."},
	"undocumented": {"configuration": {"Family": "web", "IpcMode": "private"}, "params": _isolated, "message": "web sets IpcMode to \"private\"; expected none or task."},
	"absent": {"configuration": {"Family": "web"}, "params": _isolated, "message": "web sets no IpcMode, which leaves it to the Docker daemon of each host; expected none or task."},
}

_base := {"check": "ecs-taskdef-no-host-ipc", "type": "AWS::ECS::TaskDefinition", "params": {"requireIsolated": false}}

test_verdicts[note] if {
	some note, case in _cases
	lib_test.meets(check.report, case) with input as lib_test.case_input(_base, case)
}

test_messages[note] if {
	some note, case in _messages
	report := check.report with input as lib_test.case_input(_base, case)
	{violation.message | some violation in report.violations} == {case.message}
}
