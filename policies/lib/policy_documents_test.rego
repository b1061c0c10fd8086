package lib_test

import data.lib

import future.keywords.not

_may_be_absent := {"$unknown": "open-condition", "detail": "!If [Own, …]"}

_policy(content) := document("a-check", "AWS::ECR::Repository", {"Policy": content})

_allow(members) := {"Statement": [object.union({"Effect": "Allow", "Action": ["ecr:*"]}, members)]}

_everybody_if(condition) := _allow({"Principal": {"*": ["*"]}, "Condition": condition})

# The place of an entry of a condition.
_in_condition(steps) := array.concat(["Policy", "Statement", 0, "Condition"], steps)

_pairs(public) := {[index, key] | some index, key in public}

_places(entries) := {entry.path | some entry in entries}

test_statements_by_index if {
	statements := lib.statements("Policy") with input as _policy({"Statement": [reference, {"Sid": "Pull"}]})
	object.keys(statements) == {1}
	statements[1].Sid == "Pull"
}

test_no_statements[note] if {
	some note, content in {
		"a policy that cannot be known": reference,
		"statements that cannot be known": {"Statement": reference},
		"none": {"Version": "2012-10-17"},
	}
	statements := lib.statements("Policy") with input as _policy(content)
	count(statements) == 0
}

test_no_policy_has_no_statements if {
	statements := lib.statements("Policy") with input as document("a-check", "AWS::ECR::Repository", {})
	count(statements) == 0
}

test_statement_titles if {
	lib.statement_title(2, {"Sid": "Pull"}) == "Statement \"Pull\""
	lib.statement_title(2, {}) == "Statement #2"
	lib.statement_title(2, {"Sid": reference}) == "Statement #2"
}

test_elements if {
	lib.elements(["a", "b"]) == ["a", "b"]
	lib.elements(reference) == [reference]
}

test_public_principals[note] if {
	some note, case in {
		"*": [{"Principal": {"*": ["*"]}}, "Principal"],
		"any of AWS": [{"Principal": {"AWS": ["arn:aws:iam::111122223333:root", "*"]}}, "Principal"],
		"the root of every account": [{"Principal": {"AWS": ["arn:aws:iam::*:root"]}}, "Principal"],
		"the root of every account in China": [{"Principal": {"AWS": ["arn:aws-cn:iam::*:root"]}}, "Principal"],
		"the root of every account in the own partition": [{"Principal": {"AWS": ["arn:${AWS::Partition}:iam::*:root"]}}, "Principal"],
		"all but one": [{"NotPrincipal": {"AWS": ["arn:aws:iam::111122223333:root"]}}, "NotPrincipal"],
		"anybody beside one that cannot be known": [{"Principal": {"AWS": [reference, "*"]}}, "Principal"],
		"anybody beside all but some": [{"Principal": {"*": ["*"]}, "NotPrincipal": reference}, "Principal"],
	}
	content := _allow(case[0])
	public := lib.public_statements("Policy", []) with input as _policy(content)
	_pairs(public) == {[0, case[1]]}
	entries := lib.open_publicity("Policy", []) with input as _policy(content)
	_places(entries) == set()
}

test_other_principals[note] if {
	some note, statement in {
		"an account": {"Principal": {"AWS": ["111122223333", "arn:aws:iam::111122223333:root"]}},
		"the own account": {"Principal": {"AWS": ["arn:${AWS::Partition}:iam::${AWS::AccountId}:root"]}},
		"a role, of whatever resources": {"Principal": {"AWS": ["arn:aws:iam::111122223333:role/deploy"]}, "Resource": ["*"]},
		"a service": {"Principal": {"Service": ["codebuild.amazonaws.com"]}},
		"a service that cannot be known": {"Principal": {"Service": [reference]}},
		"nobody": {},
		"not allowed": {"Effect": "Deny", "Principal": {"*": ["*"]}},
		"an effect that IAM does not know": {"Effect": "allow", "Principal": {"*": ["*"]}},
		"not allowed, to whomever": {"Effect": "Deny", "Principal": reference, "Condition": reference},
		"an effect that cannot be known, to a role": {"Effect": reference, "Principal": {"AWS": ["arn:aws:iam::111122223333:role/deploy"]}},
	}
	content := _allow(statement)
	public := lib.public_statements("Policy", []) with input as _policy(content)
	_pairs(public) == set()
	entries := lib.open_publicity("Policy", []) with input as _policy(content)
	_places(entries) == set()
}

test_principals_that_cannot_be_known[note] if {
	some note, case in {
		"the policy": [reference, {["Policy"]}],
		"the statements": [{"Statement": reference}, {["Policy", "Statement"]}],
		"a statement": [{"Statement": [{"Effect": "Deny"}, reference]}, {["Policy", "Statement", 1]}],
		"the effect": [_allow({"Effect": reference, "Principal": {"*": ["*"]}}), {["Policy", "Statement", 0, "Effect"]}],
		"the principal": [_allow({"Principal": reference}), {["Policy", "Statement", 0, "Principal"]}],
		"the accounts": [_allow({"Principal": {"AWS": reference}}), {["Policy", "Statement", 0, "Principal", "AWS"]}],
		"an account": [_allow({"Principal": {"AWS": ["111122223333", reference]}}), {["Policy", "Statement", 0, "Principal", "AWS", 1]}],
		"anybody": [_allow({"Principal": {"*": [reference]}}), {["Policy", "Statement", 0, "Principal", "*", 0]}],
		"the exceptions": [_allow({"NotPrincipal": reference}), {["Policy", "Statement", 0, "NotPrincipal"]}],
		"the second of two": [
			{"Statement": [{"Effect": "Deny", "Principal": reference}, {"Effect": "Allow", "Principal": reference}]},
			{["Policy", "Statement", 1, "Principal"]},
		],
	}
	public := lib.public_statements("Policy", []) with input as _policy(case[0])
	_pairs(public) == set()
	entries := lib.open_publicity("Policy", []) with input as _policy(case[0])
	_places(entries) == case[1]
}

test_every_public_statement_is_found if {
	statement := {"Effect": "Allow", "Principal": {"*": ["*"]}}
	content := {"Statement": [statement, {"Effect": "Deny"}, reference, statement]}
	public := lib.public_statements("Policy", []) with input as _policy(content)
	_pairs(public) == {[0, "Principal"], [3, "Principal"]}
}

test_narrowing_conditions[note] if {
	some note, condition in {
		"an organization": {"StringEquals": {"aws:PrincipalOrgID": ["o-a1b2c3d4e5"]}},
		"an organization in any case": {"stringequals": {"AWS:principalORGid": ["o-a1b2c3d4e5"]}},
		"organizational units": {"ForAnyValue:StringLike": {"aws:PrincipalOrgPaths": ["o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/*"]}},
		"the organization of the caller's service": {"StringEqualsIgnoreCase": {"aws:SourceOrgID": ["o-a1b2c3d4e5"]}},
		"the own organization": {"StringEquals": {"aws:PrincipalOrgID": ["${aws:ResourceOrgID}"]}},
		"an account": {"StringLike": {"aws:PrincipalAccount": ["111122223333"]}},
		"the own account": {"StringEquals": {"aws:SourceAccount": ["${AWS::AccountId}"]}},
		"roles of an account": {"ArnLike": {"aws:PrincipalArn": ["arn:aws:iam::111122223333:role/*"]}},
		"roles of the own account": {"ArnLike": {"aws:PrincipalArn": ["arn:${AWS::Partition}:iam::${AWS::AccountId}:role/*"]}},
		"the source's ARN": {"ArnEquals": {"aws:SourceArn": ["arn:aws:ecs:eu-west-1:111122223333:*"]}},
		"the ARN of a bucket": {"ArnLike": {"aws:SourceArn": ["arn:aws:s3:::payments-*"]}},
		"a bucket with a name of signs": {"ArnLike": {"aws:SourceArn": ["arn:aws:s3:::~*"]}},
		"a network": {"StringEquals": {"aws:SourceVpc": ["vpc-0a1b2c3d"]}},
		"an endpoint": {"StringEquals": {"aws:SourceVpce": ["vpce-0a1b2c3d", "vpce-4e5f6a7b"]}},
		"an address": {"IpAddress": {"aws:SourceIp": ["203.0.113.0/24"]}},
		"an address in a network": {"IpAddress": {"aws:VpcSourceIp": ["10.0.0.0/8"]}},
		"a mount target": {"Bool": {"elasticfilesystem:AccessedViaMountTarget": ["TRUE"]}},
		"one of two": {"StringEquals": {"aws:RequestedRegion": ["eu-west-1"], "aws:SourceVpc": ["vpc-0a1b2c3d"]}},
		"one beside one that cannot be known": {"StringEquals": {"aws:SourceVpc": ["vpc-0a1b2c3d"], "aws:PrincipalOrgID": [_may_be_absent]}},
		"an organization that the deployment names": {"StringEquals": {"aws:PrincipalOrgID": [reference]}},
		"organizations that the deployment names": {"StringEquals": {"aws:PrincipalOrgID": reference}},
	}
	content := _everybody_if(condition)
	public := lib.public_statements("Policy", []) with input as _policy(content)
	_pairs(public) == set()
	entries := lib.open_publicity("Policy", []) with input as _policy(content)
	_places(entries) == set()
}

test_conditions_that_narrow_to_nobody_in_particular[note] if {
	some note, condition in {
		"another key": {"StringEquals": {"aws:RequestedRegion": ["eu-west-1"]}},
		"another key that cannot be known": {"StringEquals": {"aws:RequestedRegion": [reference]}},
		"a key that need not be there": {"StringEqualsIfExists": {"aws:PrincipalOrgID": ["o-a1b2c3d4e5"]}},
		"all of no values": {"ForAllValues:StringEquals": {"aws:PrincipalOrgID": ["o-a1b2c3d4e5"]}},
		"a negation": {"StringNotEquals": {"aws:PrincipalOrgID": ["o-a1b2c3d4e5"]}},
		"a negation that cannot be known": {"StringNotEquals": reference},
		"only that the key is there": {"Null": {"aws:PrincipalOrgID": ["false"]}},
		"any organization": {"StringLike": {"aws:PrincipalOrgID": ["*"]}},
		"an organization or any": {"StringLike": {"aws:PrincipalOrgID": ["o-a1b2c3d4e5", "*"]}},
		"any beside one that cannot be known": {"StringLike": {"aws:PrincipalOrgID": ["*", _may_be_absent]}},
		"organizations by their beginning": {"StringLike": {"aws:PrincipalOrgID": ["o-*"]}},
		"paths in any organization": {"ForAnyValue:StringLike": {"aws:PrincipalOrgPaths": ["*/r-ab12/*"]}},
		"accounts by a pattern": {"StringLike": {"aws:PrincipalAccount": ["11112222333?"]}},
		"a role of any account in the own partition": {"ArnLike": {"aws:PrincipalArn": ["arn:${AWS::Partition}:iam::*:role/deploy"]}},
		"a role of any account": {"ArnLike": {"aws:PrincipalArn": ["arn:aws:iam::*:role/deploy"]}},
		"any ARN": {"ArnLike": {"aws:SourceArn": ["arn:*"]}},
		"any bucket": {"ArnLike": {"aws:SourceArn": ["arn:aws:s3:::*"]}},
		"no ARN": {"ArnLike": {"aws:SourceArn": ["*"]}},
		"every address": {"IpAddress": {"aws:SourceIp": ["0.0.0.0/0"]}},
		"every address of IPv6, at length": {"IpAddress": {"aws:SourceIp": ["0:0:0:0:0:0:0:0/0"]}},
		"every address of IPv6": {"IpAddress": {"aws:SourceIp": ["203.0.113.0/24", "::/0"]}},
		"any address": {"StringLike": {"aws:SourceIp": ["*"]}},
		"not through a mount target": {"Bool": {"elasticfilesystem:AccessedViaMountTarget": ["false"]}},
		"an empty value": {"StringEquals": {"aws:SourceVpc": [""]}},
		"no value": {"StringEquals": {"aws:SourceVpc": []}},
		"no keys": {"StringEquals": {}},
	}
	content := _everybody_if(condition)
	public := lib.public_statements("Policy", []) with input as _policy(content)
	_pairs(public) == {[0, "Principal"]}
	entries := lib.open_publicity("Policy", []) with input as _policy(content)
	_places(entries) == set()
}

test_conditions_that_cannot_be_known[note] if {
	some note, case in {
		"the condition": [reference, {_in_condition([])}],
		"the keys of an operator": [{"StringEquals": reference}, {_in_condition(["StringEquals"])}],
		"values that may be absent": [{"StringEquals": {"aws:SourceVpc": _may_be_absent}}, {_in_condition(["StringEquals", "aws:SourceVpc"])}],
		"a value that may be absent": [
			{"StringEquals": {"aws:SourceVpc": ["vpc-0a1b2c3d", _may_be_absent]}},
			{_in_condition(["StringEquals", "aws:SourceVpc", 1])},
		],
		"a boolean": [
			{"Bool": {"elasticfilesystem:AccessedViaMountTarget": [reference]}},
			{_in_condition(["Bool", "elasticfilesystem:AccessedViaMountTarget", 0])},
		],
		"beside what does not decide": [
			{"StringEquals": {"aws:RequestedRegion": [reference], "aws:SourceVpc": [_may_be_absent]}},
			{_in_condition(["StringEquals", "aws:SourceVpc", 0])},
		],
	}
	content := _everybody_if(case[0])
	public := lib.public_statements("Policy", []) with input as _policy(content)
	_pairs(public) == set()
	entries := lib.open_publicity("Policy", []) with input as _policy(content)
	_places(entries) == case[1]
}

test_trusted_organizations[note] if {
	some note, case in {
		"a trusted one": [{"StringEquals": {"aws:PrincipalOrgID": ["o-a1b2c3d4e5"]}}, set(), set()],
		"units of a trusted one": [{"ForAnyValue:StringLike": {"aws:PrincipalOrgPaths": ["o-a1b2c3d4e5/*"]}}, set(), set()],
		"another one": [{"StringEquals": {"aws:SourceOrgID": ["o-f6a7b8c9d0"]}}, {[0, "Principal"]}, set()],
		"one that is called like a boolean": [{"StringEquals": {"aws:PrincipalOrgID": ["true"]}}, {[0, "Principal"]}, set()],
		"another one beside a trusted one": [{"StringEquals": {"aws:PrincipalOrgID": ["o-a1b2c3d4e5", "o-f6a7b8c9d0"]}}, {[0, "Principal"]}, set()],
		"another one, in one network": [{"StringEquals": {"aws:PrincipalOrgID": ["o-f6a7b8c9d0"], "aws:SourceVpc": ["vpc-0a1b2c3d"]}}, set(), set()],
		"a network that the deployment names": [{"StringEquals": {"aws:SourceVpc": [reference]}}, set(), set()],
		"one that the deployment names": [
			{"StringEquals": {"aws:PrincipalOrgID": [reference]}},
			set(),
			{_in_condition(["StringEquals", "aws:PrincipalOrgID", 0])},
		],
	}
	content := _everybody_if(case[0])
	public := lib.public_statements("Policy", ["o-a1b2c3d4e5"]) with input as _policy(content)
	_pairs(public) == case[1]
	entries := lib.open_publicity("Policy", ["o-a1b2c3d4e5"]) with input as _policy(content)
	_places(entries) == case[2]
}

test_violations_of_public_policies if {
	statement := {"Effect": "Allow", "Principal": {"*": ["*"]}}
	content := {"Statement": [object.union(statement, {"Sid": "Pull"}), {"Effect": "Allow", "NotPrincipal": {"AWS": ["111122223333"]}}, reference]}
	violations := lib.public_violations("Policy") with input as _policy(content)
	{[violation.path, violation.message] | some violation in violations} == {
		[["Policy", "Statement", 0, "Principal"], "Statement \"Pull\" of the policy of subject lets everybody in by its Principal; expected a named principal, or a condition that narrows it to somebody."],
		[["Policy", "Statement", 1, "NotPrincipal"], "Statement #1 of the policy of subject lets everybody in by its NotPrincipal; expected a named principal, or a condition that narrows it to somebody."],
	}
}

test_places_in_one_statement if {
	content := {"Statement": [{"Action": [reference]}, {"Effect": reference, "Action": ["ecr:*", reference]}, reference]}
	entries := lib.open_in_statement("Policy", 1, {["Action", "*"]}) with input as _policy(content)
	_places(entries) == {["Policy", "Statement", 1, "Action", 1]}
	none := lib.open_in_statement("Policy", 1, {["Action", "*"]}) with input as _policy(reference)
	none == set()
}
