package policies["ecs-service-no-public-ip_test"]

import data.lib_test
import data.policies["ecs-service-no-public-ip"] as check

_ref := lib_test.reference

_cases := {
	"no awsvpc": {"configuration": {}, "outcome": "NOT_APPLICABLE", "paths": set(), "unknowns": set()},
	"absent": {"configuration": {"NetworkConfiguration": {"AwsvpcConfiguration": {}}}, "outcome": "COMPLIANT", "paths": set(), "unknowns": set()},
	"disabled": {"configuration": {"NetworkConfiguration": {"AwsvpcConfiguration": {"AssignPublicIp": "DISABLED"}}}, "outcome": "COMPLIANT", "paths": set(), "unknowns": set()},
	"enabled": {"configuration": {"NetworkConfiguration": {"AwsvpcConfiguration": {"AssignPublicIp": "ENABLED"}}}, "outcome": "NON_COMPLIANT", "paths": {["NetworkConfiguration", "AwsvpcConfiguration", "AssignPublicIp"]}, "unknowns": set()},
	"a task set": {"configuration": {"NetworkConfiguration": {"AwsvpcConfiguration": {"AssignPublicIp": "ENABLED"}}}, "outcome": "NON_COMPLIANT", "paths": {["NetworkConfiguration", "AwsvpcConfiguration", "AssignPublicIp"]}, "type": "AWS::ECS::TaskSet", "unknowns": set()},
	"a deleted service": {"configuration": {"Status": "INACTIVE", "NetworkConfiguration": {"AwsvpcConfiguration": {"AssignPublicIp": "ENABLED"}}}, "outcome": "NOT_APPLICABLE", "paths": set(), "unknowns": set()},
	"a value that AWS does not document": {"configuration": {"NetworkConfiguration": {"AwsvpcConfiguration": {"AssignPublicIp": "enabled"}}}, "outcome": "UNKNOWN", "paths": set(), "unknowns": {["NetworkConfiguration", "AwsvpcConfiguration", "AssignPublicIp"]}},
	"a reference": {"configuration": {"NetworkConfiguration": {"AwsvpcConfiguration": {"AssignPublicIp": _ref}}}, "outcome": "UNKNOWN", "paths": set(), "unknowns": {["NetworkConfiguration", "AwsvpcConfiguration", "AssignPublicIp"]}},
	"awsvpc that cannot be known": {"configuration": {"NetworkConfiguration": {"AwsvpcConfiguration": _ref}}, "outcome": "UNKNOWN", "paths": set(), "unknowns": {["NetworkConfiguration", "AwsvpcConfiguration"]}},
	"a network that cannot be known": {"configuration": {"NetworkConfiguration": _ref}, "outcome": "UNKNOWN", "paths": set(), "unknowns": {["NetworkConfiguration"]}},
	"another type": {"configuration": {"NetworkConfiguration": {"AwsvpcConfiguration": {"AssignPublicIp": "ENABLED"}}}, "outcome": "NOT_APPLICABLE", "paths": set(), "type": "AWS::ECS::Cluster", "unknowns": set()},
}

_input(case) := object.union(
	lib_test.with_settings(
		lib_test.document("ecs-service-no-public-ip", object.get(case, "type", "AWS::ECS::Service"), case.configuration),
		object.union({}, object.get(case, "params", {})),
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
