package policies["ecr-repository-lifecycle-policy_test"]

import data.lib_test
import data.policies["ecr-repository-lifecycle-policy"] as check

_ref := lib_test.reference

_cases := {
	"one rule": {"configuration": {"LifecyclePolicy": {"LifecyclePolicyText": {"Rules": [{"RulePriority": 1}]}}}, "outcome": "COMPLIANT"},
	"a rule beside one that cannot be known": {"configuration": {"LifecyclePolicy": {"LifecyclePolicyText": {"Rules": [_ref, {"RulePriority": 1}]}}}, "outcome": "COMPLIANT"},
	"no rules": {"configuration": {"LifecyclePolicy": {"LifecyclePolicyText": {"Rules": []}}}, "outcome": "NON_COMPLIANT", "paths": {["LifecyclePolicy", "LifecyclePolicyText"]}},
	"nothing in the text": {"configuration": {"LifecyclePolicy": {"LifecyclePolicyText": {}}}, "outcome": "NON_COMPLIANT", "paths": {["LifecyclePolicy", "LifecyclePolicyText"]}},
	"no text": {"configuration": {"LifecyclePolicy": {"RegistryId": "111122223333"}}, "outcome": "NON_COMPLIANT", "paths": {["LifecyclePolicy", "LifecyclePolicyText"]}},
	"absent": {"configuration": {}, "outcome": "NON_COMPLIANT", "paths": {["LifecyclePolicy", "LifecyclePolicyText"]}},
	"a policy that cannot be known": {"configuration": {"LifecyclePolicy": _ref}, "outcome": "UNKNOWN", "unknowns": {["LifecyclePolicy"]}},
	"a text that cannot be known": {"configuration": {"LifecyclePolicy": {"LifecyclePolicyText": _ref}}, "outcome": "UNKNOWN", "unknowns": {["LifecyclePolicy", "LifecyclePolicyText"]}},
	"rules that cannot be known": {"configuration": {"LifecyclePolicy": {"LifecyclePolicyText": {"Rules": _ref}}}, "outcome": "UNKNOWN", "unknowns": {["LifecyclePolicy", "LifecyclePolicyText", "Rules"]}},
	"a rule that cannot be known": {"configuration": {"LifecyclePolicy": {"LifecyclePolicyText": {"Rules": [_ref]}}}, "outcome": "UNKNOWN", "unknowns": {["LifecyclePolicy", "LifecyclePolicyText", "Rules", 0]}},
	"another type": {"type": "AWS::ECS::Cluster", "configuration": {}, "outcome": "NOT_APPLICABLE"},
}

_base := {"check": "ecr-repository-lifecycle-policy", "type": "AWS::ECR::Repository"}

test_verdicts[note] if {
	some note, case in _cases
	lib_test.meets(check.report, case) with input as lib_test.case_input(_base, case)
}

_messages := {
	"absent": {"case": {"configuration": {}}, "message": "Repository subject has no lifecycle policy with a rule."},
}

test_messages[note] if {
	some note, expected in _messages
	report := check.report with input as lib_test.case_input(_base, expected.case)
	{violation.message | some violation in report.violations} == {expected.message}
}
