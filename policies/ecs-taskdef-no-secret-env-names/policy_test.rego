package policies["ecs-taskdef-no-secret-env-names_test"]

import data.lib_test
import data.policies["ecs-taskdef-no-secret-env-names"] as check

_ref := lib_test.reference

_cases := {
	"no containers": {"configuration": {"ContainerDefinitions": []}, "outcome": "NOT_APPLICABLE", "paths": set(), "unknowns": set()},
	"another type": {"configuration": {}, "outcome": "NOT_APPLICABLE", "paths": set(), "type": "AWS::ECS::Cluster", "unknowns": set()},
	"a deregistered revision": {"configuration": {"Status": "INACTIVE", "ContainerDefinitions": [{"Name": "a"}]}, "outcome": "NOT_APPLICABLE", "paths": set(), "unknowns": set()},
	"containers that cannot be known": {"configuration": {"ContainerDefinitions": _ref}, "outcome": "UNKNOWN", "paths": set(), "unknowns": {["ContainerDefinitions"]}},
	"a container that cannot be known": {"configuration": {"ContainerDefinitions": [_ref]}, "outcome": "UNKNOWN", "paths": set(), "unknowns": {["ContainerDefinitions", 0]}},
	"another name": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Environment": [{"Name": "LOG_LEVEL", "Value": "info"}]}]}, "outcome": "COMPLIANT", "paths": set(), "unknowns": set()},
	"no environment": {"configuration": {"Family": "web", "ContainerDefinitions": [{}]}, "outcome": "COMPLIANT", "paths": set(), "unknowns": set()},
	"from secrets": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Secrets": [{"Name": "AWS_ACCESS_KEY_ID"}]}]}, "outcome": "COMPLIANT", "paths": set(), "unknowns": set()},
	"a listed name": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Environment": [{"Name": "A"}, {"Name": "AWS_ACCESS_KEY_ID", "Value": _ref}]}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "Environment", 1, "Name"]}, "unknowns": set()},
	"another case": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Environment": [{"Name": "aws_access_key_id"}]}]}, "outcome": "COMPLIANT", "paths": set(), "unknowns": set()},
	"any case": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Environment": [{"Name": "aws_access_key_id"}]}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "Environment", 0, "Name"]}, "params": {"ignoreCase": true}, "unknowns": set()},
	"a name that cannot be known": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Environment": [{"Name": _ref}]}]}, "outcome": "UNKNOWN", "paths": set(), "unknowns": {["ContainerDefinitions", 0, "Environment", 0, "Name"]}},
	"a variable that cannot be known": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Environment": [_ref]}]}, "outcome": "UNKNOWN", "paths": set(), "unknowns": {["ContainerDefinitions", 0, "Environment", 0]}},
	"an environment that cannot be known": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Environment": _ref}]}, "outcome": "UNKNOWN", "paths": set(), "unknowns": {["ContainerDefinitions", 0, "Environment"]}},
}

_input(case) := object.union(
	lib_test.with_settings(
		lib_test.document("ecs-taskdef-no-secret-env-names", object.get(case, "type", "AWS::ECS::TaskDefinition"), case.configuration),
		object.union({"keys": ["AWS_ACCESS_KEY_ID"], "ignoreCase": false}, object.get(case, "params", {})),
		object.get(case, "facts", {}),
	),
	{"resource": object.get(case, "resource", {})},
)

test_verdicts[note] if {
	some note, case in _cases
	report := check.report with input as _input(case)
	report.outcome == case.outcome
	lib_test.violation_paths(report) == case.paths
}

test_unknown_places[note] if {
	some note, case in _cases
	report := check.report with input as _input(case)
	lib_test.unknown_paths(report) == case.unknowns
}
