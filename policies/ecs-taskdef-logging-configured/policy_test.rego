package policies["ecs-taskdef-logging-configured_test"]

import data.lib_test
import data.policies["ecs-taskdef-logging-configured"] as check

_ref := lib_test.reference

_cases := {
	"no containers": {"configuration": {"ContainerDefinitions": []}, "outcome": "NOT_APPLICABLE"},
	"another type": {"configuration": {"ContainerDefinitions": [{}]}, "outcome": "NOT_APPLICABLE", "type": "AWS::ECS::Cluster"},
	"containers that cannot be known": {"configuration": {"ContainerDefinitions": _ref}, "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions"]}},
	"a container that cannot be known": {"configuration": {"ContainerDefinitions": [_ref]}, "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions", 0]}},
	"no log configuration": {"configuration": {"Family": "web", "ContainerDefinitions": [{}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "LogConfiguration", "LogDriver"]}},
	"no driver": {"configuration": {"Family": "web", "ContainerDefinitions": [{"LogConfiguration": {"Options": {"mode": "blocking"}}}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "LogConfiguration", "LogDriver"]}},
	"a driver": {"configuration": {"Family": "web", "ContainerDefinitions": [{"LogConfiguration": {"LogDriver": "gelf"}}]}, "outcome": "COMPLIANT"},
	"a driver that is allowed": {"configuration": {"Family": "web", "ContainerDefinitions": [{"LogConfiguration": {"LogDriver": "splunk"}}]}, "params": {"drivers": ["awslogs", "splunk"]}, "outcome": "COMPLIANT"},
	"a driver that is not allowed": {"configuration": {"Family": "web", "ContainerDefinitions": [{"LogConfiguration": {"LogDriver": "gelf"}}]}, "params": {"drivers": ["awslogs", "splunk"]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "LogConfiguration", "LogDriver"]}},
	"a driver other than the only one": {"configuration": {"Family": "web", "ContainerDefinitions": [{"LogConfiguration": {"LogDriver": "gelf"}}]}, "params": {"drivers": ["awslogs"]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "LogConfiguration", "LogDriver"]}},
	"no driver where some are allowed": {"configuration": {"Family": "web", "ContainerDefinitions": [{}]}, "params": {"drivers": ["awslogs"]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "LogConfiguration", "LogDriver"]}},
	"a log configuration that cannot be known": {"configuration": {"Family": "web", "ContainerDefinitions": [{"LogConfiguration": _ref}]}, "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions", 0, "LogConfiguration"]}},
	"a reference": {"configuration": {"Family": "web", "ContainerDefinitions": [{"LogConfiguration": {"LogDriver": _ref}}]}, "outcome": "COMPLIANT"},
	"a reference where some are allowed": {"configuration": {"Family": "web", "ContainerDefinitions": [{"LogConfiguration": {"LogDriver": _ref}}]}, "params": {"drivers": ["awslogs"]}, "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions", 0, "LogConfiguration", "LogDriver"]}},
	"a driver that may be set": {"configuration": {"Family": "web", "ContainerDefinitions": [{"LogConfiguration": {"LogDriver": {"$unknown": "open-condition", "detail": "!If"}}}]}, "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions", 0, "LogConfiguration", "LogDriver"]}},
	"all of two beside others": {"configuration": {"Family": "web", "ContainerDefinitions": [{"LogConfiguration": {"LogDriver": "awslogs"}}, {}, {"LogConfiguration": _ref}, {"LogConfiguration": {}}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 1, "LogConfiguration", "LogDriver"], ["ContainerDefinitions", 3, "LogConfiguration", "LogDriver"]}, "unknowns": {["ContainerDefinitions", 2, "LogConfiguration"]}},
}

_base := {"check": "ecs-taskdef-logging-configured", "type": "AWS::ECS::TaskDefinition", "params": {"drivers": []}}

test_verdicts[note] if {
	some note, case in _cases
	lib_test.meets(check.report, case) with input as lib_test.case_input(_base, case)
}

_messages := {
	"no driver": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Name": "app"}]}, "messages": ["Container \"app\" of web sets no LogConfiguration.LogDriver; expected a log driver."]},
	"a driver that is not allowed": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Name": "app", "LogConfiguration": {"LogDriver": "gelf"}}]}, "params": {"drivers": ["awslogs", "splunk"]}, "messages": ["Container \"app\" of web uses log driver \"gelf\"; expected awslogs or splunk."]},
}

test_messages[note] if {
	some note, case in _messages
	report := check.report with input as lib_test.case_input(_base, case)
	[violation.message | some violation in report.violations] == case.messages
}
