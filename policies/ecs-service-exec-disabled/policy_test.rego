package policies["ecs-service-exec-disabled_test"]

import data.lib_test
import data.policies["ecs-service-exec-disabled"] as check

_ref := lib_test.reference

_enabled := {"EnableExecuteCommand": true}

_production := {"onlyTags": {"stage": "prod"}}

# What a selector may hold stands in lib/tags_test.rego.
_cases := {
	"absent": {"configuration": {}, "outcome": "COMPLIANT"},
	"false": {"configuration": {"EnableExecuteCommand": false}, "outcome": "COMPLIANT"},
	"true": {"configuration": _enabled, "outcome": "NON_COMPLIANT", "paths": {["EnableExecuteCommand"]}},
	"a reference": {"configuration": {"EnableExecuteCommand": _ref}, "outcome": "UNKNOWN", "unknowns": {["EnableExecuteCommand"]}},
	"another type": {"configuration": _enabled, "type": "AWS::ECS::TaskSet", "outcome": "NOT_APPLICABLE"},
	"a selected service": {"configuration": _enabled, "params": _production, "resource": {"tags": {"stage": "prod"}}, "outcome": "NON_COMPLIANT", "paths": {["EnableExecuteCommand"]}},
	"a selected service without": {"configuration": {"EnableExecuteCommand": false}, "params": _production, "resource": {"tags": {"stage": "prod"}}, "outcome": "COMPLIANT"},
	"a selected service and a reference": {"configuration": {"EnableExecuteCommand": _ref}, "params": _production, "resource": {"tags": {"stage": "prod"}}, "outcome": "UNKNOWN", "unknowns": {["EnableExecuteCommand"]}},
	"another service": {"configuration": _enabled, "params": _production, "resource": {"tags": {"stage": "test"}}, "outcome": "NOT_APPLICABLE"},
	"another service and a reference": {"configuration": {"EnableExecuteCommand": _ref}, "params": _production, "outcome": "NOT_APPLICABLE"},
	"perhaps a selected service": {"configuration": object.union(_enabled, {"Tags": _ref}), "params": _production, "outcome": "UNKNOWN", "unknowns": {["Tags"]}},
	"perhaps a selected service without": {"configuration": {"EnableExecuteCommand": false, "Tags": _ref}, "params": _production, "outcome": "COMPLIANT"},
	"perhaps a selected service that says nothing": {"configuration": {"Tags": _ref}, "params": _production, "outcome": "COMPLIANT"},
	"perhaps a selected service and a reference": {"configuration": {"EnableExecuteCommand": _ref, "Tags": _ref}, "params": _production, "outcome": "UNKNOWN", "unknowns": {["EnableExecuteCommand"], ["Tags"]}},
	"tags that cannot be known where they do not matter": {"configuration": object.union(_enabled, {"Tags": _ref}), "outcome": "NON_COMPLIANT", "paths": {["EnableExecuteCommand"]}},
}

_base := {"check": "ecs-service-exec-disabled", "type": "AWS::ECS::Service", "params": {"onlyTags": {}}}

test_verdicts[note] if {
	some note, case in _cases
	lib_test.meets(check.report, case) with input as lib_test.case_input(_base, case)
}

test_messages if {
	report := check.report with input as lib_test.case_input(_base, {"configuration": _enabled})
	[violation.message | some violation in report.violations] == ["Service subject sets EnableExecuteCommand to true, so shells can be opened in its containers."]
}
