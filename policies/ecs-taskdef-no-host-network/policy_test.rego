package policies["ecs-taskdef-no-host-network_test"]

import data.lib_test
import data.policies["ecs-taskdef-no-host-network"] as check

_ref := lib_test.reference

_cases := {
	"absent": {"configuration": {"Family": "web"}, "outcome": "COMPLIANT"},
	"awsvpc": {"configuration": {"NetworkMode": "awsvpc"}, "outcome": "COMPLIANT"},
	"bridge": {"configuration": {"NetworkMode": "bridge"}, "outcome": "COMPLIANT"},
	"none": {"configuration": {"NetworkMode": "none"}, "outcome": "COMPLIANT"},
	"default, as on Windows": {"configuration": {"NetworkMode": "default"}, "outcome": "COMPLIANT"},
	"host": {"configuration": {"NetworkMode": "host"}, "outcome": "NON_COMPLIANT", "paths": {["NetworkMode"]}},
	"host on Windows": {"configuration": {"NetworkMode": "host", "RuntimePlatform": {"OperatingSystemFamily": "WINDOWS_SERVER_2022_CORE"}}, "outcome": "NON_COMPLIANT", "paths": {["NetworkMode"]}},
	"host for external instances": {"configuration": {"NetworkMode": "host", "RequiresCompatibilities": ["EXTERNAL"]}, "outcome": "NON_COMPLIANT", "paths": {["NetworkMode"]}},
	"a value that AWS does not document": {"configuration": {"NetworkMode": "Host"}, "outcome": "UNKNOWN", "unknowns": {["NetworkMode"]}},
	"a reference": {"configuration": {"NetworkMode": _ref}, "outcome": "UNKNOWN", "unknowns": {["NetworkMode"]}},
	"a deregistered revision": {"configuration": {"Status": "INACTIVE", "NetworkMode": "host"}, "outcome": "NOT_APPLICABLE"},
	"another type": {"configuration": {"NetworkMode": "host"}, "outcome": "NOT_APPLICABLE", "type": "AWS::ECS::Service"},
}

_messages := {"host": {"configuration": {"Family": "web", "NetworkMode": "host"}, "message": "web sets NetworkMode to host, so its containers share the network of their host; expected awsvpc, bridge or none."}}

_base := {"check": "ecs-taskdef-no-host-network", "type": "AWS::ECS::TaskDefinition"}

test_verdicts[note] if {
	some note, case in _cases
	lib_test.meets(check.report, case) with input as lib_test.case_input(_base, case)
}

test_messages[note] if {
	some note, case in _messages
	report := check.report with input as lib_test.case_input(_base, case)
	{violation.message | some violation in report.violations} == {case.message}
}
