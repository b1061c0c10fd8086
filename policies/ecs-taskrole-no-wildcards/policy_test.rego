package policies["ecs-taskrole-no-wildcards_test"]

import data.lib_test
import data.policies["ecs-taskrole-no-wildcards"] as check

_ref := lib_test.reference

_on_all(actions) := lib_test.task_role([{"Effect": "Allow", "Action": actions, "Resource": ["*"]}])

_statement(rest) := array.concat(["RolePolicyList", 0, "PolicyDocument", "Statement", 0], rest)

_action(index) := _statement(["Action", index])

_cases := {
	"another type": {"configuration": {}, "outcome": "NOT_APPLICABLE", "type": "AWS::ECS::Cluster"},
	"a role of nobody": {"configuration": {}, "outcome": "NOT_APPLICABLE"},
	"a role without policies": {"configuration": object.remove(_on_all([]), ["RolePolicyList"]), "outcome": "COMPLIANT"},
	"single actions": {"configuration": _on_all(["s3:GetObject", "ec2:Describe*", "s3:*Object", "s3:?"]), "outcome": "COMPLIANT"},
	"everything": {"configuration": _on_all(["s3:GetObject", "*"]), "outcome": "NON_COMPLIANT", "paths": {_action(1)}},
	"a service": {"configuration": _on_all(["s3:*", "s3:GetObject"]), "outcome": "NON_COMPLIANT", "paths": {_action(0)}},
	"all services": {"configuration": _on_all(["*:*"]), "outcome": "NON_COMPLIANT", "paths": {_action(0)}},
	"tricks": {"configuration": _on_all(["s3:**", "ec2:?*", "**", "s3*"]), "outcome": "NON_COMPLIANT", "paths": {_action(0), _action(1), _action(2)}},
	"an allowed service": {"configuration": _on_all(["XRay:*", "logs:*"]), "outcome": "NON_COMPLIANT", "params": {"allowServices": ["logs2", "xraY"]}, "paths": {_action(1)}},
	"allowed services do not allow everything": {"configuration": _on_all(["*"]), "outcome": "NON_COMPLIANT", "params": {"allowServices": ["*", "xray"]}, "paths": {_action(0)}},
	"a service on an unknown resource": {
		"configuration": lib_test.task_role([{"Effect": "Allow", "Action": ["s3:*", "s3:GetObject"], "Resource": [_ref]}]),
		"outcome": "UNKNOWN",
		"unknowns": {_statement(["Resource", 0])},
	},
	"an action on an unknown resource": {
		"configuration": lib_test.task_role([{"Effect": "Allow", "Action": ["s3:GetObject"], "Resource": [_ref]}]),
		"outcome": "COMPLIANT",
	},
	"a service on named resources": {
		"configuration": lib_test.task_role([{"Effect": "Allow", "Action": ["s3:*"], "Resource": ["arn:aws:s3:::b"]}]),
		"outcome": "COMPLIANT",
	},
	"all but some actions": {
		"configuration": lib_test.task_role([{"Effect": "Allow", "NotAction": ["iam:*", _ref], "Resource": ["*"]}]),
		"outcome": "NON_COMPLIANT",
		"paths": {_statement(["NotAction"])},
	},
	"an unknown action": {"configuration": _on_all([_ref]), "outcome": "UNKNOWN", "unknowns": {_action(0)}},
	"an unknown action beside a violation": {"configuration": _on_all([_ref, "*"]), "outcome": "NON_COMPLIANT", "paths": {_action(1)}, "unknowns": {_action(0)}},
	"a policy that was not looked up": {
		"configuration": lib_test.task_role_with(["arn:aws:iam::111122223333:policy/own"]),
		"outcome": "UNKNOWN",
		"unknowns": {["ManagedPolicyArns", 0]},
	},
	"a power user, and a policy that was not looked up": {
		"configuration": lib_test.task_role_with(["arn:aws:iam::111122223333:policy/own", "arn:aws:iam::aws:policy/PowerUserAccess"]),
		"outcome": "NON_COMPLIANT",
		"paths": {["ManagedPolicyArns", 1]},
		"unknowns": {["ManagedPolicyArns", 0]},
	},
	"a policy that was looked up": {
		"configuration": lib_test.task_role_with(["arn:aws:iam::111122223333:policy/own"]),
		"facts": {"managed-policies": {"arn:aws:iam::111122223333:policy/own": {"Statement": [{"Effect": "Allow", "Action": ["s3:GetObject"], "Resource": ["*"]}]}}},
		"outcome": "COMPLIANT",
	},
	"a violation of what may be a task's role": {
		"configuration": object.union(_on_all(["*"]), {"AssumeRolePolicyDocument": {"Statement": _ref}}),
		"outcome": "UNKNOWN",
		"unknowns": {["AssumeRolePolicyDocument", "Statement"]},
	},
}

_base := {"check": "ecs-taskrole-no-wildcards", "type": "AWS::IAM::Role", "params": {"allowServices": []}}

test_verdicts[note] if {
	some note, case in _cases
	lib_test.meets(check.report, case) with input as lib_test.case_input(_base, case)
}

test_messages[note] if {
	some note, case in {
		"everything": [_on_all(["*"]), "policy \"p\" allows \"*\""],
		"a service": [_on_all(["s3:*"]), "policy \"p\" allows \"s3:*\""],
		"exceptions": [
			lib_test.task_role_with(["arn:aws:iam::aws:policy/PowerUserAccess"]),
			"policy arn:aws:iam::aws:policy/PowerUserAccess allows everything but the actions in NotAction",
		],
	}
	violations := check.violations with input as lib_test.case_input(_base, {"configuration": case[0]})
	{violation.message | some violation in violations} == {$"Role app: {case[1]} on every resource; expected single actions or named resources."}
}
