package policies["ecs-service-no-public-ip_test"]

import data.lib_test
import data.policies["ecs-service-no-public-ip"] as check

_ref := lib_test.reference

_place := ["NetworkConfiguration", "AwsvpcConfiguration", "AssignPublicIp"]

_enabled := {"NetworkConfiguration": {"AwsvpcConfiguration": {"AssignPublicIp": "ENABLED"}}}

# What an awsvpc configuration may hold stands in lib/network_test.rego.
_cases := {
	"no awsvpc": {"configuration": {}, "outcome": "NOT_APPLICABLE"},
	"absent": {"configuration": {"NetworkConfiguration": {"AwsvpcConfiguration": {"Subnets": ["subnet-1"]}}}, "outcome": "COMPLIANT"},
	"disabled": {"configuration": {"NetworkConfiguration": {"AwsvpcConfiguration": {"AssignPublicIp": "DISABLED"}}}, "outcome": "COMPLIANT"},
	"enabled": {"configuration": _enabled, "outcome": "NON_COMPLIANT", "paths": {_place}},
	"a deleted service": {"configuration": object.union(_enabled, {"Status": "INACTIVE"}), "outcome": "NOT_APPLICABLE"},
	"a value that AWS does not document": {"configuration": {"NetworkConfiguration": {"AwsvpcConfiguration": {"AssignPublicIp": "enabled"}}}, "outcome": "UNKNOWN", "unknowns": {_place}},
	"a reference": {"configuration": {"NetworkConfiguration": {"AwsvpcConfiguration": {"AssignPublicIp": _ref}}}, "outcome": "UNKNOWN", "unknowns": {_place}},
	"a network that cannot be known": {"configuration": {"NetworkConfiguration": _ref}, "outcome": "UNKNOWN", "unknowns": {["NetworkConfiguration"]}},
	"a task set": {"configuration": _enabled, "outcome": "NOT_APPLICABLE", "type": "AWS::ECS::TaskSet"},
}

_base := {"check": "ecs-service-no-public-ip", "type": "AWS::ECS::Service"}

test_verdicts[note] if {
	some note, case in _cases
	lib_test.meets(check.report, case) with input as lib_test.case_input(_base, case)
}
