package lib_test

import data.lib

import future.keywords.not

_own_arn := "arn:aws:iam::111122223333:policy/own"

_other_arn := "arn:aws:iam::111122223333:policy/second"

_role_document(configuration) := with_settings(
	document("a-check", "AWS::IAM::Role", configuration), {},
	{"managed-policies": {
		_own_arn: {"Statement": [{"Effect": "Allow", "Action": ["own:A"], "Resource": ["*"]}, reference]},
		_other_arn: {"Statement": [{"Effect": "Allow", "Action": ["other:A"], "Resource": ["*"]}]},
		"arn:aws:iam::111122223333:policy/unknown": reference,
		"arn:aws:iam::111122223333:policy/open": {"Statement": reference},
		"arn:aws:iam::aws:policy/AdministratorAccess": {"Statement": [{"Effect": "Allow", "Action": ["*"], "Resource": [reference]}]},
		"arn:aws-cn:iam::aws:policy/AdministratorAccess": reference,
	}},
)

_inline(statements) := {"RolePolicyList": [{}, {"PolicyName": "p", "PolicyDocument": {"Statement": statements}}]}

_in_statement(rest) := array.concat(["RolePolicyList", 1, "PolicyDocument", "Statement", 0], rest)

_on_all := {"Effect": "Allow", "Action": ["a:B"], "Resource": ["*"]}

# By path: what is granted, by which policy, and what of it is open.
_summaries(statements) := {[
	lib.place_in(entry, place),
	object.get(grant, "pattern", "-"),
	object.get(grant, "exceptions", "-"),
	entry.policy,
	unknown_paths({"unknowns": entry.open}),
] |
	some entry in statements
	some place, grant in entry.grants
}

_grant_cases := {
	"on a star": [_inline([_on_all]), {[_in_statement(["Action", 0]), "a:B", "-", "policy \"p\"", set()]}],
	"each action": [
		_inline([object.union(_on_all, {"Action": ["a:B", "a:C", reference]})]),
		{
			[_in_statement(["Action", 0]), "a:B", "-", "policy \"p\"", set()],
			[_in_statement(["Action", 1]), "a:C", "-", "policy \"p\"", set()],
		},
	],
	"on a star among others": [
		_inline([object.union(_on_all, {"Resource": ["arn:aws:s3:::b", reference, "**"]})]),
		{[_in_statement(["Action", 0]), "a:B", "-", "policy \"p\"", set()]},
	],
	"on everything but one": [
		_inline([object.union(object.remove(_on_all, ["Resource"]), {"NotResource": ["arn:aws:s3:::b"]})]),
		{[_in_statement(["Action", 0]), "a:B", "-", "policy \"p\"", set()]},
	],
	"on named resources": [_inline([object.union(_on_all, {"Resource": ["arn:aws:s3:::*"]})]), set()],
	"on named resources, and on others unknown": [
		_inline([object.union(_on_all, {"Resource": ["arn:aws:s3:::*"], "NotResource": reference})]),
		set(),
	],
	"on no resource": [_inline([object.remove(_on_all, ["Resource"])]), set()],
	"denied": [_inline([object.union(_on_all, {"Effect": "Deny"})]), set()],
	"an unknown effect": [
		_inline([object.union(_on_all, {"Effect": reference})]),
		{[_in_statement(["Action", 0]), "a:B", "-", "policy \"p\"", {_in_statement(["Effect"])}]},
	],
	"unknown resources": [
		_inline([object.union(_on_all, {"Resource": reference})]),
		{[_in_statement(["Action", 0]), "a:B", "-", "policy \"p\"", {_in_statement(["Resource"])}]},
	],
	"an unknown resource": [
		_inline([object.union(_on_all, {"Resource": ["arn:aws:s3:::b", reference]})]),
		{[_in_statement(["Action", 0]), "a:B", "-", "policy \"p\"", {_in_statement(["Resource", 1])}]},
	],
	"unknown actions": [_inline([object.union(_on_all, {"Action": reference})]), set()],
	"unknown actions and exceptions": [_inline([object.union(_on_all, {"Action": reference, "NotAction": reference})]), set()],
	"all but some actions": [
		_inline([object.union(object.remove(_on_all, ["Action"]), {"NotAction": ["a:B"]})]),
		{[_in_statement(["NotAction"]), "-", ["a:B"], "policy \"p\"", set()]},
	],
	"all but unknown actions": [
		_inline([object.union(object.remove(_on_all, ["Action"]), {"NotAction": reference})]),
		set(),
	],
	"no action": [_inline([object.remove(_on_all, ["Action"])]), set()],
	"by a policy without a name": [
		{"RolePolicyList": [{"PolicyDocument": {"Statement": [_on_all]}}]},
		{[["RolePolicyList", 0, "PolicyDocument", "Statement", 0, "Action", 0], "a:B", "-", "inline policy #0", set()]},
	],
	"by a policy of an unknown name": [
		{"RolePolicyList": [{"PolicyName": reference, "PolicyDocument": {"Statement": [_on_all]}}]},
		{[["RolePolicyList", 0, "PolicyDocument", "Statement", 0, "Action", 0], "a:B", "-", "inline policy #0", set()]},
	],
	"by an attached policy": [
		{"AttachedManagedPolicies": [{}, {"PolicyArn": _own_arn}]},
		{[["AttachedManagedPolicies", 1, "PolicyArn"], "own:A", "-", $"policy {_own_arn}", set()]},
	],
	"by two attached policies": [
		{"AttachedManagedPolicies": [{"PolicyArn": _other_arn}, {"PolicyArn": _own_arn}]},
		{
			[["AttachedManagedPolicies", 0, "PolicyArn"], "other:A", "-", $"policy {_other_arn}", set()],
			[["AttachedManagedPolicies", 1, "PolicyArn"], "own:A", "-", $"policy {_own_arn}", set()],
		},
	],
	"by an attached policy of a template": [
		{"ManagedPolicyArns": [reference, _own_arn]},
		{[["ManagedPolicyArns", 1], "own:A", "-", $"policy {_own_arn}", set()]},
	],
	"by what has been looked up, though it is known": [
		{"ManagedPolicyArns": ["arn:aws:iam::aws:policy/AdministratorAccess"]},
		{[["ManagedPolicyArns", 0], "*", "-", "policy arn:aws:iam::aws:policy/AdministratorAccess", {["ManagedPolicyArns", 0]}]},
	],
	"by what is known, where the look-up failed": [
		{"ManagedPolicyArns": ["arn:aws-cn:iam::aws:policy/AdministratorAccess"]},
		{[["ManagedPolicyArns", 0], "*", "-", "policy arn:aws-cn:iam::aws:policy/AdministratorAccess", set()]},
	],
	"of policies that cannot be known": [{"RolePolicyList": reference, "ManagedPolicyArns": reference, "AttachedManagedPolicies": reference}, set()],
}

test_grants[note] if {
	some note, case in _grant_cases
	statements := lib.wide_statements with input as _role_document(case[0])
	_summaries(statements) == case[1]
}

test_what_is_known_without_any_look_up if {
	doc := document("a-check", "AWS::IAM::Role", {"ManagedPolicyArns": ["arn:aws:iam::aws:policy/AdministratorAccess"]})
	statements := lib.wide_statements with input as doc
	{grant.pattern | some entry in statements; some grant in entry.grants} == {"*"}
	open := lib.open_role_policies with input as doc
	open == set()
}

test_policies_that_cannot_be_known[note] if {
	some note, case in {
		"all inline policies": [{"RolePolicyList": reference}, {["RolePolicyList"]: "unresolved-reference"}],
		"an inline policy": [{"RolePolicyList": [{}, reference]}, {["RolePolicyList", 1]: "unresolved-reference"}],
		"a document": [{"RolePolicyList": [{"PolicyDocument": reference}]}, {["RolePolicyList", 0, "PolicyDocument"]: "unresolved-reference"}],
		"the statements": [_inline(reference), {["RolePolicyList", 1, "PolicyDocument", "Statement"]: "unresolved-reference"}],
		"a statement": [_inline([reference]), {_in_statement([]): "unresolved-reference"}],
		"the actions": [_inline([object.union(_on_all, {"Action": reference})]), {_in_statement(["Action"]): "unresolved-reference"}],
		"an action": [_inline([object.union(_on_all, {"Action": ["a:B", reference]})]), {_in_statement(["Action", 1]): "unresolved-reference"}],
		"the actions and exceptions": [_inline([object.union(_on_all, {"Action": reference, "NotAction": reference})]), {_in_statement(["Action"]): "unresolved-reference"}],
		"the exceptions": [
			_inline([object.union(object.remove(_on_all, ["Action"]), {"NotAction": reference})]),
			{_in_statement(["NotAction"]): "unresolved-reference"},
		],
		"an exception alone": [_inline([object.union(object.remove(_on_all, ["Action"]), {"NotAction": [reference]})]), {}],
		"the exceptions beside actions": [_inline([object.union(_on_all, {"NotAction": reference})]), {}],
		"an action that is denied": [_inline([object.union(_on_all, {"Effect": "Deny", "Action": [reference]})]), {}],
		"an action on a named resource": [_inline([object.union(_on_all, {"Resource": ["arn:aws:s3:::b"], "Action": [reference]})]), {}],
		"an action on an unknown resource": [
			_inline([object.union(_on_all, {"Resource": [reference], "Action": [reference]})]),
			{_in_statement(["Action", 0]): "unresolved-reference"},
		],
		"a resource alone": [_inline([object.union(_on_all, {"Resource": reference})]), {}],
		"an ARN": [{"ManagedPolicyArns": [reference]}, {["ManagedPolicyArns", 0]: "unresolved-reference"}],
		"all ARNs": [{"ManagedPolicyArns": reference}, {["ManagedPolicyArns"]: "unresolved-reference"}],
		"an attached policy": [{"AttachedManagedPolicies": [reference]}, {["AttachedManagedPolicies", 0]: "unresolved-reference"}],
		"an attached policy's ARN": [
			{"AttachedManagedPolicies": [{"PolicyArn": reference}]},
			{["AttachedManagedPolicies", 0, "PolicyArn"]: "unresolved-reference"},
		],
		"a policy that was not looked up": [{"ManagedPolicyArns": ["arn:aws:iam::111122223333:policy/absent"]}, {["ManagedPolicyArns", 0]: "fact-missing"}],
		"a policy whose look-up failed": [{"ManagedPolicyArns": ["arn:aws:iam::111122223333:policy/unknown"]}, {["ManagedPolicyArns", 0]: "fact-missing"}],
		"a policy with statements that cannot be known": [{"ManagedPolicyArns": ["arn:aws:iam::111122223333:policy/open"]}, {["ManagedPolicyArns", 0]: "unresolved-reference"}],
		"a policy with a statement that cannot be known": [{"ManagedPolicyArns": [_own_arn]}, {["ManagedPolicyArns", 0]: "unresolved-reference"}],
	}
	open := lib.open_role_policies with input as _role_document(case[0])
	{open_place.path: open_place.reason | some open_place in open} == case[1]
}

test_the_missing_look_up_is_named if {
	open := lib.open_role_policies with input as document("a-check", "AWS::IAM::Role", {"ManagedPolicyArns": [_own_arn]})
	{open_place.detail | some open_place in open} == {"the look-up \"managed-policies\" is needed to decide this and was not made"}
}

test_each_statement_of_a_managed_policy_counts if {
	statements := [object.union(_on_all, {"Action": [action]}) | some action in ["a:B", "a:C"]]
	doc := with_settings(
		document("a-check", "AWS::IAM::Role", {"ManagedPolicyArns": [_own_arn]}), {},
		{"managed-policies": {_own_arn: {"Statement": statements}}},
	)
	found := lib.wide_statements with input as doc
	{grant.pattern | some entry in found; some grant in entry.grants} == {"a:B", "a:C"}
}
