package policies["ecs-taskdef-healthcheck-set_test"]

import data.lib_test
import data.policies["ecs-taskdef-healthcheck-set"] as check

_ref := lib_test.reference

_cases := {
	"no containers": {"configuration": {"ContainerDefinitions": []}, "outcome": "NOT_APPLICABLE"},
	"another type": {"configuration": {"ContainerDefinitions": [{}]}, "outcome": "NOT_APPLICABLE", "type": "AWS::ECS::Cluster"},
	"containers that cannot be known": {"configuration": {"ContainerDefinitions": _ref}, "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions"]}},
	"a container that cannot be known": {"configuration": {"ContainerDefinitions": [_ref]}, "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions", 0]}},
	"no health check": {"configuration": {"Family": "web", "ContainerDefinitions": [{}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "HealthCheck", "Command"]}},
	"no command": {"configuration": {"Family": "web", "ContainerDefinitions": [{"HealthCheck": {"Interval": 30}}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "HealthCheck", "Command"]}},
	"a command": {"configuration": {"Family": "web", "ContainerDefinitions": [{"HealthCheck": {"Command": ["CMD", "/healthy"]}}]}, "outcome": "COMPLIANT"},
	"NONE": {"configuration": {"Family": "web", "ContainerDefinitions": [{"HealthCheck": {"Command": ["NONE"]}}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "HealthCheck", "Command"]}},
	"NONE as an argument": {"configuration": {"Family": "web", "ContainerDefinitions": [{"HealthCheck": {"Command": ["CMD", "NONE"]}}]}, "outcome": "COMPLIANT"},
	"a container that is not essential": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Essential": false}]}, "outcome": "NOT_APPLICABLE"},
	"a container that is not essential beside a sound one": {"configuration": {"Family": "web", "ContainerDefinitions": [{"HealthCheck": {"Command": ["CMD", "/healthy"]}}, {"Essential": false}]}, "outcome": "COMPLIANT"},
	"a container that is essential": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Essential": true}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "HealthCheck", "Command"]}},
	"a container that is not essential where all are judged": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Essential": false}]}, "params": {"essentialOnly": false}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "HealthCheck", "Command"]}},
	"a container that may be essential": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Essential": _ref}]}, "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions", 0, "Essential"]}},
	"a container that may be essential where all are judged": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Essential": _ref}]}, "params": {"essentialOnly": false}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "HealthCheck", "Command"]}},
	"a sound container that may be essential": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Essential": _ref, "HealthCheck": {"Command": ["CMD", "/healthy"]}}]}, "outcome": "COMPLIANT"},
	"a health check that cannot be known": {"configuration": {"Family": "web", "ContainerDefinitions": [{"HealthCheck": _ref}]}, "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions", 0, "HealthCheck"]}},
	"a health check that cannot be known and does not matter": {"configuration": {"Family": "web", "ContainerDefinitions": [{"HealthCheck": _ref, "Essential": false}]}, "outcome": "NOT_APPLICABLE"},
	"a health check that cannot be known where all are judged": {"configuration": {"Family": "web", "ContainerDefinitions": [{"HealthCheck": _ref, "Essential": false}]}, "params": {"essentialOnly": false}, "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions", 0, "HealthCheck"]}},
	"a health check that cannot be known and does not matter beside a sound one": {"configuration": {"Family": "web", "ContainerDefinitions": [{"HealthCheck": {"Command": ["CMD", "/healthy"]}}, {"HealthCheck": _ref, "Essential": false}]}, "outcome": "COMPLIANT"},
	"a command that cannot be known": {"configuration": {"Family": "web", "ContainerDefinitions": [{"HealthCheck": {"Command": _ref}}]}, "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions", 0, "HealthCheck", "Command"]}},
	"a first word that cannot be known": {"configuration": {"Family": "web", "ContainerDefinitions": [{"HealthCheck": {"Command": [_ref, "x"]}}]}, "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions", 0, "HealthCheck", "Command", 0]}},
	"another word that cannot be known": {"configuration": {"Family": "web", "ContainerDefinitions": [{"HealthCheck": {"Command": ["CMD", _ref]}}]}, "outcome": "COMPLIANT"},
	"all of two beside others": {"configuration": {"Family": "web", "ContainerDefinitions": [{}, {"HealthCheck": {"Command": ["CMD", "/healthy"]}}, {"Essential": false}, {"HealthCheck": _ref}, {"HealthCheck": {"Command": ["NONE"]}}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "HealthCheck", "Command"], ["ContainerDefinitions", 4, "HealthCheck", "Command"]}, "unknowns": {["ContainerDefinitions", 3, "HealthCheck"]}},
}

_base := {"check": "ecs-taskdef-healthcheck-set", "type": "AWS::ECS::TaskDefinition", "params": {"essentialOnly": true}}

test_verdicts[note] if {
	some note, case in _cases
	lib_test.meets(check.report, case) with input as lib_test.case_input(_base, case)
}

_messages := {
	"no command": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Name": "app"}]}, "messages": ["Container \"app\" of web sets no HealthCheck.Command; expected a probe."]},
	"NONE": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Name": "app", "HealthCheck": {"Command": ["NONE"]}}]}, "messages": ["Container \"app\" of web sets HealthCheck.Command to NONE; expected a probe."]},
}

test_messages[note] if {
	some note, case in _messages
	report := check.report with input as lib_test.case_input(_base, case)
	[violation.message | some violation in report.violations] == case.messages
}
