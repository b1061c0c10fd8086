package policies["ecs-taskdef-no-secret-env-names_test"]

import data.lib_test
import data.policies["ecs-taskdef-no-secret-env-names"] as check

_ref := lib_test.reference

_cases := {
	"no containers": {"configuration": {"ContainerDefinitions": []}, "outcome": "NOT_APPLICABLE"},
	"another type": {"configuration": {}, "outcome": "NOT_APPLICABLE", "type": "AWS::ECS::Cluster"},
	"a deregistered revision": {"configuration": {"Status": "INACTIVE", "ContainerDefinitions": [{"Name": "a"}]}, "outcome": "NOT_APPLICABLE"},
	"containers that cannot be known": {"configuration": {"ContainerDefinitions": _ref}, "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions"]}},
	"a container that cannot be known": {"configuration": {"ContainerDefinitions": [_ref]}, "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions", 0]}},
	"another name": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Environment": [{"Name": "LOG_LEVEL", "Value": "info"}]}]}, "outcome": "COMPLIANT"},
	"no environment": {"configuration": {"Family": "web", "ContainerDefinitions": [{}]}, "outcome": "COMPLIANT"},
	"from secrets": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Secrets": [{"Name": "AWS_ACCESS_KEY_ID"}]}]}, "outcome": "COMPLIANT"},
	"a listed name": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Environment": [{"Name": "A"}, {"Name": "AWS_ACCESS_KEY_ID", "Value": _ref}]}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "Environment", 1, "Name"]}},
	"another case": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Environment": [{"Name": "aws_access_key_id"}]}]}, "outcome": "COMPLIANT"},
	"any case": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Environment": [{"Name": "aws_access_key_id"}]}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "Environment", 0, "Name"]}, "params": {"ignoreCase": true}},
	"a name that cannot be known": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Environment": [{"Name": _ref}]}]}, "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions", 0, "Environment", 0, "Name"]}},
	"a variable that cannot be known": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Environment": [_ref]}]}, "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions", 0, "Environment", 0]}},
	"an environment that cannot be known": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Environment": _ref}]}, "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions", 0, "Environment"]}},
	"another name in any case": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Environment": [{"Name": "LOG_LEVEL"}]}]}, "outcome": "COMPLIANT", "params": {"ignoreCase": true}},
}

_messages := {"a listed name": {
	"configuration": {"Family": "web", "ContainerDefinitions": [{"Name": "app", "Environment": [{"Name": "AWS_ACCESS_KEY_ID", "Value": "AKIA"}]}]},
	"message": "Container \"app\" of web sets environment variable \"AWS_ACCESS_KEY_ID\" in plain text.",
}}

_base := {"check": "ecs-taskdef-no-secret-env-names", "type": "AWS::ECS::TaskDefinition", "params": {"keys": ["AWS_ACCESS_KEY_ID"], "ignoreCase": false}}

test_verdicts[note] if {
	some note, case in _cases
	lib_test.meets(check.report, case) with input as lib_test.case_input(_base, case)
}

test_messages[note] if {
	some note, case in _messages
	report := check.report with input as lib_test.case_input(_base, case)
	{violation.message | some violation in report.violations} == {case.message}
}
