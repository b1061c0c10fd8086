package policies["ecs-taskrole-trust-scoped_test"]

import data.lib_test
import data.policies["ecs-taskrole-trust-scoped"] as check

_ref := lib_test.reference

_trusting(statements) := {"RoleName": "app", "AssumeRolePolicyDocument": {"Statement": statements}}

_under(condition) := _trusting([object.union(lib_test.tasks_trust, {"Condition": condition})])

_account := {"StringEquals": {"aws:SourceAccount": ["111122223333"]}}

_arn(value) := {"ArnLike": {"aws:SourceArn": [value]}}

_both := object.union(_account, _arn("arn:aws:ecs:*:111122223333:*"))

_condition := _place(["Condition"])

_place(rest) := array.concat(["AssumeRolePolicyDocument", "Statement", 0], rest)

_of_anything := object.union(lib_test.tasks_trust, {"Principal": {"Service": [_ref]}})

_cases := {
	"an ARN of two parts": {"configuration": _under(_arn("arn:*")), "outcome": "NON_COMPLIANT", "paths": {_condition}},
	"an ARN of three parts": {"configuration": _under(_arn("arn:aws:*")), "outcome": "NON_COMPLIANT", "paths": {_condition}},
	"another type": {"configuration": {}, "outcome": "NOT_APPLICABLE", "type": "AWS::ECS::Cluster"},
	"a role of nobody": {"configuration": {}, "outcome": "NOT_APPLICABLE"},
	"no condition": {"configuration": _trusting([lib_test.tasks_trust]), "outcome": "NON_COMPLIANT", "paths": {_condition}},
	"the second of two": {
		"configuration": _trusting([object.union(lib_test.tasks_trust, {"Condition": _account}), lib_test.tasks_trust]),
		"outcome": "NON_COMPLIANT",
		"paths": {["AssumeRolePolicyDocument", "Statement", 1, "Condition"]},
	},
	"an account": {"configuration": _under(_account), "outcome": "COMPLIANT"},
	"the own account": {"configuration": _under({"StringEquals": {"aws:sourceaccount": ["${AWS::AccountId}"]}}), "outcome": "COMPLIANT"},
	"an account that is a reference": {"configuration": _under({"StringEquals": {"aws:SourceAccount": [_ref]}}), "outcome": "COMPLIANT"},
	"accounts that are a reference": {"configuration": _under({"StringEquals": {"aws:SourceAccount": _ref}}), "outcome": "COMPLIANT"},
	"any account": {"configuration": _under({"StringLike": {"aws:SourceAccount": ["*"]}}), "outcome": "NON_COMPLIANT", "paths": {_condition}},
	"an ARN": {"configuration": _under(_arn("arn:aws:ecs:eu-west-1:111122223333:*")), "outcome": "COMPLIANT"},
	"an ARN by pseudo parameters": {"configuration": _under(_arn("arn:${AWS::Partition}:ecs:*:${AWS::AccountId}:*")), "outcome": "COMPLIANT"},
	"an ARN that is a reference": {"configuration": _under(_arn(_ref)), "outcome": "COMPLIANT"},
	"ARNs that are a reference": {"configuration": _under({"ArnLike": {"aws:SourceArn": _ref}}), "outcome": "COMPLIANT"},
	"an ARN of any account": {"configuration": _under(_arn("arn:aws:ecs:eu-west-1:*:*")), "outcome": "NON_COMPLIANT", "paths": {_condition}},
	"an ARN of any account by question marks": {"configuration": _under(_arn("arn:aws:ecs:eu-west-1:????????????:*")), "outcome": "NON_COMPLIANT", "paths": {_condition}},
	"an ARN of any account by pseudo parameters": {"configuration": _under(_arn("arn:${AWS::Partition}:ecs:${AWS::Region}:*:*")), "outcome": "NON_COMPLIANT", "paths": {_condition}},
	"an ARN of anything of ECS": {"configuration": _under(_arn("arn:aws:ecs:*")), "outcome": "NON_COMPLIANT", "paths": {_condition}},
	"the beginning of an ARN": {"configuration": _under(_arn("a*")), "outcome": "NON_COMPLIANT", "paths": {_condition}},
	"one ARN of two": {
		"configuration": _under({"ArnLike": {"aws:SourceArn": ["arn:aws:ecs:eu-west-1:111122223333:*", "arn:aws:ecs:eu-west-1:*:*"]}}),
		"outcome": "NON_COMPLIANT",
		"paths": {_condition},
	},
	"an account and any ARN of ECS": {"configuration": _under(object.union(_account, _arn("arn:aws:ecs:*"))), "outcome": "COMPLIANT"},
	"an account and an ARN of *": {"configuration": _under(object.union(_account, _arn("*"))), "outcome": "NON_COMPLIANT", "paths": {_condition}},
	"an ARN of * and an unknown condition": {
		"configuration": _under(object.union(_arn("*"), {"StringEquals": _ref})),
		"outcome": "NON_COMPLIANT",
		"paths": {_condition},
	},
	"both where both are required": {"configuration": _under(_both), "outcome": "COMPLIANT", "params": {"requireBoth": true}},
	"an account where both are required": {"configuration": _under(_account), "outcome": "NON_COMPLIANT", "params": {"requireBoth": true}, "paths": {_condition}},
	"an ARN where both are required": {
		"configuration": _under(_arn("arn:aws:ecs:*:111122223333:*")),
		"outcome": "NON_COMPLIANT",
		"params": {"requireBoth": true},
		"paths": {_condition},
	},
	"none where both are required": {"configuration": _under({}), "outcome": "NON_COMPLIANT", "params": {"requireBoth": true}, "paths": {_condition}},
	"unknown conditions": {"configuration": _under(_ref), "outcome": "UNKNOWN", "unknowns": {_condition}},
	"an unknown condition": {"configuration": _under({"StringEquals": _ref}), "outcome": "UNKNOWN", "unknowns": {_place(["Condition", "StringEquals"])}},
	"an account and an unknown condition": {"configuration": _under(object.union(_account, {"ArnLike": _ref})), "outcome": "COMPLIANT"},
	"an unknown service without a condition": {"configuration": _trusting([_of_anything]), "outcome": "UNKNOWN", "unknowns": {_place(["Principal", "Service", 0])}},
	"an unknown service with a condition": {"configuration": _trusting([object.union(_of_anything, {"Condition": _account})]), "outcome": "COMPLIANT"},
	"an unknown statement": {
		"configuration": _trusting([object.union(lib_test.tasks_trust, {"Condition": _account}), _ref]),
		"outcome": "UNKNOWN",
		"unknowns": {["AssumeRolePolicyDocument", "Statement", 1]},
	},
	"unknown statements": {"configuration": _trusting(_ref), "outcome": "UNKNOWN", "unknowns": {["AssumeRolePolicyDocument", "Statement"]}},
}

_base := {"check": "ecs-taskrole-trust-scoped", "type": "AWS::IAM::Role", "params": {"requireBoth": false}}

test_verdicts[note] if {
	some note, case in _cases
	lib_test.meets(check.report, case) with input as lib_test.case_input(_base, case)
}

_message(problem, expectation) := $"Role app is trusted for ECS tasks by statement #0, which {problem}; expected {expectation}."

_either := "aws:SourceAccount, or aws:SourceArn with an account"

_and := "aws:SourceAccount and aws:SourceArn"

test_messages[note] if {
	some note, case in {
		"neither": [{}, false, _message("has no condition that names an account", _either)],
		"a star": [_arn("*"), false, _message("compares aws:SourceArn with *", _either)],
		"neither of both": [{}, true, _message("has no condition that names an account", _and)],
		"no account": [_arn("arn:aws:ecs:*:111122223333:*"), true, _message("has no condition on aws:SourceAccount", _and)],
		"no ARN": [_account, true, _message("has no condition on aws:SourceArn", _and)],
	}
	violations := check.violations with input as lib_test.case_input(_base, {"configuration": _under(case[0]), "params": {"requireBoth": case[1]}})
	{violation.message | some violation in violations} == {case[2]}
}
