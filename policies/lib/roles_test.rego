package lib_test

import data.lib

import future.keywords.not

_own := task_definition("a-check", {})

_of_unknown_account := object.union(_own, {"resource": {"account": reference}})

test_role_identities[written] if {
	some written, expected in {
		"payments": ["111122223333", "payments"],
		"services/payments": ["111122223333", "payments"],
		"/services/Payments": ["111122223333", "payments"],
		"arn:aws:iam::444455556666:role/payments": ["444455556666", "payments"],
		"arn:aws-cn:iam::444455556666:role/services/eu/Payments": ["444455556666", "payments"],
		"arn:${AWS::Partition}:iam::${AWS::AccountId}:role/payments": ["111122223333", "payments"],
		"arn:aws:iam::${AWS::AccountId}:role/${AWS::StackName}": ["111122223333", "${stackname}"],
		"arn:payments": ["111122223333", "arn:payments"],
	}
	identity := lib.role_identity(written) with input as _own
	[identity.account, identity.name] == expected
}

test_account_that_cannot_be_known if {
	name := lib.role_identity("payments") with input as _of_unknown_account
	arn := lib.role_identity("arn:aws:iam::${AWS::AccountId}:role/payments") with input as _of_unknown_account
	[name.account, arn.account] == ["@account", "@account"]
}

_reference(detail) := {"$unknown": "unresolved-reference", "detail": detail}

_long(prefix) := $"{prefix}{concat("", [letter | some _ in numbers.range(1, 100); letter := "x"])}"

_text_of(length) := substring(_long("!Ref "), 0, length)

test_pairs_of_roles[note] if {
	some note, case in {
		"one name": {"roles": ["payments", "Payments"], "are": "same"},
		"one role, as name and ARN": {"roles": ["services/payments", "arn:aws:iam::111122223333:role/payments"], "are": "same"},
		"two names": {"roles": ["payments", "wiki"], "are": "different"},
		"two accounts": {"roles": ["payments", "arn:aws:iam::444455556666:role/payments"], "are": "different"},
		"a name and a reference": {"roles": ["payments", _reference("!Ref Role")], "are": "open"},
		"a reference and a name": {"roles": [_reference("!GetAtt Role.Arn"), "payments"], "are": "open"},
		"one parameter": {"roles": [_reference("!Ref Role"), _reference("!Ref Role")], "are": "same"},
		"two parameters": {"roles": [_reference("!Ref TaskRole"), _reference("!Ref Role")], "are": "open"},
		"one resource": {"roles": [_reference("!GetAtt Role.Arn"), _reference("!GetAtt Role.Arn")], "are": "same"},
		"one resource by name and ARN": {"roles": [_reference("!Ref Role"), _reference("!GetAtt Role.Arn")], "are": "same"},
		"two resources": {"roles": [_reference("!GetAtt TaskRole.Arn"), _reference("!GetAtt Role.Arn")], "are": "different"},
		"a resource and a parameter": {"roles": [_reference("!GetAtt TaskRole.Arn"), _reference("!Ref Role")], "are": "open"},
		"outputs of nested stacks": {"roles": [_reference("!GetAtt A.Outputs.Arn"), _reference("!GetAtt B.Outputs.Arn")], "are": "open"},
		"one output of a nested stack": {"roles": [_reference("!GetAtt A.Outputs.Arn"), _reference("!GetAtt A.Outputs.Arn")], "are": "same"},
		"attributes that cannot be known": {"roles": [_reference("!GetAtt A"), _reference("!GetAtt A")], "are": "open"},
		"one output and something else that begins so": {"roles": [_reference("!Sub a.b"), _reference("!Sub a.b")], "are": "open"},
		"what only looks like an ARN": {"roles": [_reference("!Ref A.Arn"), _reference("!Ref B.Arn")], "are": "open"},
		"other attributes": {"roles": [_reference("!GetAtt A.RoleId"), _reference("!GetAtt B.RoleId")], "are": "open"},
		"one export": {"roles": [_reference("!ImportValue Role"), _reference("!ImportValue Role")], "are": "same"},
		"two exports": {"roles": [_reference("!ImportValue Role"), _reference("!ImportValue TaskRole")], "are": "open"},
		"exports whose names cannot be known": {"roles": [_reference("!ImportValue"), _reference("!ImportValue")], "are": "open"},
		"texts made of one parameter": {"roles": [_reference("!Sub ${Name}"), _reference("!Sub ${Name}")], "are": "open"},
		"names too long to tell apart": {"roles": [_reference(_long("!Ref ")), _reference(_long("!Ref "))], "are": "open"},
		"names that were just cut": {"roles": [_reference(_text_of(100)), _reference(_text_of(100))], "are": "open"},
		"the longest names that are whole": {"roles": [_reference(_text_of(99)), _reference(_text_of(99))], "are": "same"},
		"resources too long to tell apart": {"roles": [_reference($"{_long("!GetAtt ")}.Arn"), _reference($"{_long("!GetAtt ")}.Arn")], "are": "open"},
		"what is no reference": {"roles": [{"$unknown": "not-coercible", "detail": "!Ref Role"}, {"$unknown": "not-coercible", "detail": "!Ref Role"}], "are": "open"},
	}
	[one, other] := case.roles
	_relation(one, other) == case.are with input as _own
	_relation(other, one) == case.are with input as _own
}

test_pairs_of_roles_of_an_unknown_account[note] if {
	some note, case in {
		"a name and an ARN": {"roles": ["payments", "arn:aws:iam::444455556666:role/payments"], "are": "open"},
		"names of two roles": {"roles": ["wiki", "arn:aws:iam::444455556666:role/payments"], "are": "different"},
		"one role of the own account": {"roles": ["payments", "arn:aws:iam::${AWS::AccountId}:role/payments"], "are": "same"},
		"ARNs of two accounts": {"roles": ["arn:aws:iam::111122223333:role/payments", "arn:aws:iam::444455556666:role/payments"], "are": "different"},
	}
	_relation(case.roles[0], case.roles[1]) == case.are with input as _of_unknown_account
}

_relation(one, other) := "same" if {
	lib.same_role(one, other)
	not lib.different_roles(one, other)
} else := "different" if {
	not lib.same_role(one, other)
	lib.different_roles(one, other)
} else := "open" if {
	not lib.same_role(one, other)
}
