package policies["ecs-capacityprovider-term-protection_test"]

import data.lib_test
import data.policies["ecs-capacityprovider-term-protection"] as check

_ref := lib_test.reference

_protection := ["AutoScalingGroupProvider", "ManagedTerminationProtection"]

_scaling := ["AutoScalingGroupProvider", "ManagedScaling", "Status"]

_group(protection, status) := {"AutoScalingGroupProvider": {
	"AutoScalingGroupArn": "batch",
	"ManagedTerminationProtection": protection,
	"ManagedScaling": {"Status": status},
}}

_cases := {
	"both enabled": {"configuration": _group("ENABLED", "ENABLED"), "outcome": "COMPLIANT"},
	"protection disabled": {"configuration": _group("DISABLED", "ENABLED"), "outcome": "NON_COMPLIANT", "paths": {_protection}},
	"scaling disabled": {"configuration": _group("ENABLED", "DISABLED"), "outcome": "NON_COMPLIANT", "paths": {_scaling}},
	"both disabled": {"configuration": _group("DISABLED", "DISABLED"), "outcome": "NON_COMPLIANT", "paths": {_protection, _scaling}},
	"a value that nobody documents": {"configuration": _group("enabled", "ENABLED"), "outcome": "NON_COMPLIANT", "paths": {_protection}},
	"both absent": {"configuration": {"AutoScalingGroupProvider": {"AutoScalingGroupArn": "batch"}}, "outcome": "NON_COMPLIANT", "paths": {_protection, _scaling}},
	"a status that is absent": {"configuration": {"AutoScalingGroupProvider": {"ManagedTerminationProtection": "ENABLED", "ManagedScaling": {"TargetCapacity": 90}}}, "outcome": "NON_COMPLIANT", "paths": {_scaling}},
	"protection that cannot be known": {"configuration": _group(_ref, "ENABLED"), "outcome": "UNKNOWN", "unknowns": {_protection}},
	"a status that cannot be known": {"configuration": _group("ENABLED", _ref), "outcome": "UNKNOWN", "unknowns": {_scaling}},
	"scaling that cannot be known": {"configuration": {"AutoScalingGroupProvider": {"ManagedTerminationProtection": "ENABLED", "ManagedScaling": _ref}}, "outcome": "UNKNOWN", "unknowns": {["AutoScalingGroupProvider", "ManagedScaling"]}},
	"one disabled, one unknown": {"configuration": _group("DISABLED", _ref), "outcome": "NON_COMPLIANT", "paths": {_protection}, "unknowns": {_scaling}},
	"a group that cannot be known": {"configuration": {"AutoScalingGroupProvider": _ref}, "outcome": "UNKNOWN", "unknowns": {["AutoScalingGroupProvider"]}},
	"managed instances": {"configuration": {"ManagedInstancesProvider": {"InfrastructureRoleArn": "arn:aws:iam::111122223333:role/ecs"}}, "outcome": "NOT_APPLICABLE"},
	"Fargate": {"configuration": {"Name": "FARGATE"}, "outcome": "NOT_APPLICABLE"},
	"a deleted provider": {"configuration": object.union(_group("DISABLED", "DISABLED"), {"Status": "INACTIVE"}), "outcome": "NOT_APPLICABLE"},
	"another type": {"configuration": _group("DISABLED", "DISABLED"), "outcome": "NOT_APPLICABLE", "type": "AWS::ECS::Cluster"},
}

_base := {"check": "ecs-capacityprovider-term-protection", "type": "AWS::ECS::CapacityProvider"}

test_verdicts[note] if {
	some note, case in _cases
	lib_test.meets(check.report, case) with input as lib_test.case_input(_base, case)
}

test_messages if {
	configuration := {"AutoScalingGroupProvider": {"ManagedTerminationProtection": "off"}}
	report := check.report with input as lib_test.case_input(_base, {"configuration": configuration})
	{violation.message | some violation in report.violations} == {
		"Capacity provider subject has ManagedTerminationProtection off; expected ENABLED.",
		"Capacity provider subject has ManagedScaling.Status DISABLED; expected ENABLED.",
	}
}
