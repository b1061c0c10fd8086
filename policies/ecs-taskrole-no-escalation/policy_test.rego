package policies["ecs-taskrole-no-escalation_test"]

import data.lib_test
import data.policies["ecs-taskrole-no-escalation"] as check

_ref := lib_test.reference

_on_all(actions) := lib_test.task_role([{"Effect": "Allow", "Action": actions, "Resource": ["*"]}])

_under(actions, condition) := lib_test.task_role([{"Effect": "Allow", "Action": actions, "Resource": ["*"], "Condition": condition}])

_all_but(patterns) := lib_test.task_role([{"Effect": "Allow", "NotAction": patterns, "Resource": ["*"]}])

_statement(rest) := array.concat(["RolePolicyList", 0, "PolicyDocument", "Statement", 0], rest)

_action(index) := _statement(["Action", index])

_cases := {
	"another type": {"configuration": {}, "outcome": "NOT_APPLICABLE", "type": "AWS::ECS::Cluster"},
	"a role of nobody": {"configuration": {}, "outcome": "NOT_APPLICABLE"},
	"other actions": {"configuration": _on_all(["iam:Get*", "s3:*", "sts:TagSession"]), "outcome": "COMPLIANT"},
	"passing a role": {"configuration": _on_all(["s3:*", "iam:PassRole"]), "outcome": "NON_COMPLIANT", "paths": {_action(1)}},
	"assuming a role": {"configuration": _on_all(["STS:assumeRole"]), "outcome": "NON_COMPLIANT", "paths": {_action(0)}},
	"a listed action": {"configuration": _on_all(["iam:PutRolePolicy"]), "outcome": "NON_COMPLIANT", "paths": {_action(0)}},
	"an action that is listed no more": {"configuration": _on_all(["iam:PutRolePolicy"]), "outcome": "COMPLIANT", "params": {"actions": []}},
	"a listed action in two spellings": {
		"configuration": _on_all(["iam:PutRolePolicy", "iam:passrole"]),
		"outcome": "NON_COMPLIANT",
		"params": {"actions": ["IAM:PutRolePolicy", "iam:PutRolePolicy", "IAM:PassRole"]},
		"paths": {_action(0), _action(1)},
	},
	"patterns": {"configuration": _on_all(["iam:*Role*Policy", "iam:?assRole", "*"]), "outcome": "NON_COMPLIANT", "paths": {_action(0), _action(1), _action(2)}},
	"passing to a service": {
		"configuration": _under(["iam:PassRole"], {"StringEquals": {"iam:passedToService": ["ecs-tasks.amazonaws.com"]}}),
		"outcome": "COMPLIANT",
	},
	"passing to a service that is a reference": {
		"configuration": _under(["iam:PassRole"], {"StringEquals": {"iam:PassedToService": _ref}}),
		"outcome": "COMPLIANT",
	},
	"passing to any service": {
		"configuration": _under(["iam:PassRole"], {"StringLike": {"iam:PassedToService": ["*"]}}),
		"outcome": "NON_COMPLIANT",
		"paths": {_action(0)},
	},
	"passing under another condition": {
		"configuration": _under(["iam:PassRole"], {"StringEquals": {"aws:RequestedRegion": ["eu-west-1"]}}),
		"outcome": "NON_COMPLIANT",
		"paths": {_action(0)},
	},
	"another action under that condition": {
		"configuration": _under(["iam:*"], {"StringEquals": {"iam:PassedToService": ["ecs-tasks.amazonaws.com"]}}),
		"outcome": "NON_COMPLIANT",
		"paths": {_action(0)},
	},
	"passing under an unknown condition": {
		"configuration": _under(["iam:PassRole", "s3:*"], _ref),
		"outcome": "UNKNOWN",
		"unknowns": {_statement(["Condition"])},
	},
	"another action under an unknown condition": {
		"configuration": _under(["iam:*"], _ref),
		"outcome": "NON_COMPLIANT",
		"paths": {_action(0)},
	},
	"passing to a service, and an unknown condition": {
		"configuration": _under(["iam:PassRole"], {"StringEquals": {"iam:PassedToService": ["a"]}, "ArnLike": _ref}),
		"outcome": "COMPLIANT",
	},
	"reading under an unknown condition": {"configuration": _under(["iam:Get*"], _ref), "outcome": "COMPLIANT"},
	"all but IAM": {"configuration": _all_but(["iam:*"]), "outcome": "NON_COMPLIANT", "paths": {_statement(["NotAction"])}},
	"all but identity": {"configuration": _all_but(["IAM:*", "sts:Assume*"]), "outcome": "COMPLIANT"},
	"all but what cannot be known": {"configuration": _all_but(["iam:*", _ref]), "outcome": "UNKNOWN", "unknowns": {_statement(["NotAction", 1])}},
	"all but identity and what cannot be known": {"configuration": _all_but(["iam:*", "sts:*", _ref]), "outcome": "COMPLIANT"},
	"all but IAM, on what cannot be known": {
		"configuration": lib_test.task_role([{"Effect": "Allow", "NotAction": ["iam:*"], "Resource": _ref}]),
		"outcome": "UNKNOWN",
		"unknowns": {_statement(["Resource"])},
	},
	"passing on what cannot be known": {
		"configuration": lib_test.task_role([{"Effect": "Allow", "Action": ["iam:PassRole", "s3:*"], "NotAction": _ref, "Resource": [_ref]}]),
		"outcome": "UNKNOWN",
		"unknowns": {_statement(["Resource", 0])},
	},
	"an unknown action": {"configuration": _on_all([_ref]), "outcome": "UNKNOWN", "unknowns": {_action(0)}},
	"a policy that was not looked up": {
		"configuration": lib_test.task_role_with(["arn:aws:iam::111122223333:policy/own"]),
		"outcome": "UNKNOWN",
		"unknowns": {["ManagedPolicyArns", 0]},
	},
	"a policy that was looked up": {
		"configuration": lib_test.task_role_with(["arn:aws:iam::111122223333:policy/own"]),
		"facts": {"managed-policies": {"arn:aws:iam::111122223333:policy/own": {"Statement": [{"Effect": "Allow", "NotAction": ["iam:*", _ref], "Resource": ["*"]}]}}},
		"outcome": "UNKNOWN",
		"unknowns": {["ManagedPolicyArns", 0]},
	},
	"a violation of what may be a task's role": {
		"configuration": object.union(_on_all(["*"]), {"AssumeRolePolicyDocument": {"Statement": _ref}}),
		"outcome": "UNKNOWN",
		"unknowns": {["AssumeRolePolicyDocument", "Statement"]},
	},
}

_base := {
	"check": "ecs-taskrole-no-escalation",
	"type": "AWS::IAM::Role",
	"params": {"actions": ["iam:AttachRolePolicy", "iam:PutRolePolicy"]},
}

test_verdicts[note] if {
	some note, case in _cases
	lib_test.meets(check.report, case) with input as lib_test.case_input(_base, case)
}

test_messages[note] if {
	some note, case in {
		"passing": [
			_on_all(["iam:PassRole"]),
			"policy \"p\" allows iam:PassRole on every resource by \"iam:PassRole\"; expected a condition on iam:PassedToService.",
		],
		"another one": [
			_on_all(["sts:*"]),
			"policy \"p\" allows sts:AssumeRole on every resource by \"sts:*\"; expected named resources, or no such action.",
		],
		"several": [
			_on_all(["*"]),
			"policy \"p\" allows iam:AttachRolePolicy and 3 more on every resource by \"*\"; expected named resources, or no such action.",
		],
		"exceptions": [
			_all_but(["iam:A*", "iam:Put*"]),
			"policy \"p\" allows iam:PassRole and 1 more on every resource by NotAction; expected named resources, or no such action.",
		],
		"several under an unknown condition": [
			_under(["iam:*"], _ref),
			"policy \"p\" allows iam:AttachRolePolicy and 1 more on every resource by \"iam:*\"; expected named resources, or no such action.",
		],
	}
	violations := check.violations with input as lib_test.case_input(_base, {"configuration": case[0]})
	{violation.message | some violation in violations} == {$"Role app: {case[1]}"}
}
