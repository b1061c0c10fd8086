package policies["ecr-repository-policy-scoped_test"]

import data.lib_test
import data.policies["ecr-repository-policy-scoped"] as check

_ref := lib_test.reference

_cases := {
	"all but one, where one action is forbidden": {"configuration": {"RepositoryPolicyText": {"Statement": [{"Effect": "Allow", "Principal": {"AWS": ["arn:aws:iam::111122223333:role/deploy"]}, "NotAction": ["ecr:DeleteRepository"]}]}}, "params": {"forbidActions": ["ecr:*"]}, "outcome": "NON_COMPLIANT", "paths": {["RepositoryPolicyText", "Statement", 0, "NotAction"]}},
	"an action that cannot be known, where one is forbidden": {"configuration": {"RepositoryPolicyText": {"Statement": [{"Effect": "Allow", "Principal": {"AWS": ["arn:aws:iam::111122223333:role/deploy"]}, "Action": [_ref]}]}}, "params": {"forbidActions": ["ecr:*"]}, "outcome": "UNKNOWN", "unknowns": {["RepositoryPolicyText", "Statement", 0, "Action", 0]}},
	"no policy": {"configuration": {}, "outcome": "COMPLIANT"},
	"two actions": {"configuration": {"RepositoryPolicyText": {"Statement": [{"Effect": "Allow", "Principal": {"AWS": ["arn:aws:iam::111122223333:role/deploy"]}, "Action": ["ecr:BatchGetImage", "ecr:Get*"]}]}}, "outcome": "COMPLIANT"},
	"all actions of ECR": {"configuration": {"RepositoryPolicyText": {"Statement": [{"Effect": "Allow", "Principal": {"AWS": ["arn:aws:iam::111122223333:role/deploy"]}, "Action": ["ecr:*"]}]}}, "outcome": "NON_COMPLIANT", "paths": {["RepositoryPolicyText", "Statement", 0, "Action", 0]}},
	"all actions in any case": {"configuration": {"RepositoryPolicyText": {"Statement": [{"Effect": "Allow", "Principal": {"AWS": ["arn:aws:iam::111122223333:role/deploy"]}, "Action": ["ECR:*"]}]}}, "outcome": "NON_COMPLIANT", "paths": {["RepositoryPolicyText", "Statement", 0, "Action", 0]}},
	"all of many": {"configuration": {"RepositoryPolicyText": {"Statement": [{"Effect": "Allow", "Principal": {"AWS": ["arn:aws:iam::111122223333:role/deploy"]}, "Action": ["ecr:BatchGetImage"]}, {"Effect": "Allow", "Principal": {"AWS": ["arn:aws:iam::111122223333:role/deploy"]}, "Action": ["ecr:BatchGetImage", "*", "ecr:*"]}]}}, "outcome": "NON_COMPLIANT", "paths": {["RepositoryPolicyText", "Statement", 1, "Action", 1], ["RepositoryPolicyText", "Statement", 1, "Action", 2]}},
	"denied": {"configuration": {"RepositoryPolicyText": {"Statement": [{"Effect": "Deny", "Principal": {"*": ["*"]}, "Action": ["ecr:*"]}, {"Effect": "Deny", "Principal": {"*": ["*"]}, "NotAction": ["ecr:*"]}]}}, "outcome": "COMPLIANT"},
	"all but one": {"configuration": {"RepositoryPolicyText": {"Statement": [{"Effect": "Allow", "Principal": {"AWS": ["arn:aws:iam::111122223333:role/deploy"]}, "NotAction": ["ecr:DeleteRepository"]}]}}, "outcome": "NON_COMPLIANT", "paths": {["RepositoryPolicyText", "Statement", 0, "NotAction"]}},
	"all but one, where nothing is forbidden": {"configuration": {"RepositoryPolicyText": {"Statement": [{"Effect": "Allow", "Principal": {"AWS": ["arn:aws:iam::111122223333:role/deploy"]}, "NotAction": ["ecr:DeleteRepository"]}, {"Effect": "Allow", "Principal": {"AWS": ["arn:aws:iam::111122223333:role/deploy"]}, "Action": ["*", _ref]}]}}, "params": {"forbidActions": []}, "outcome": "COMPLIANT"},
	"everybody": {"configuration": {"RepositoryPolicyText": {"Statement": [{"Effect": "Allow", "Principal": {"*": ["*"]}, "Action": ["ecr:BatchGetImage"]}]}}, "outcome": "NON_COMPLIANT", "paths": {["RepositoryPolicyText", "Statement", 0, "Principal"]}},
	"everybody in one organization": {"configuration": {"RepositoryPolicyText": {"Statement": [{"Effect": "Allow", "Principal": {"*": ["*"]}, "Condition": {"StringEquals": {"aws:PrincipalOrgID": ["o-a1b2c3d4e5"]}}}]}}, "outcome": "COMPLIANT"},
	"another list": {"configuration": {"RepositoryPolicyText": {"Statement": [{"Effect": "Allow", "Principal": {"AWS": ["arn:aws:iam::111122223333:role/deploy"]}, "Action": ["ecr:*", "ecr:PUTimage"]}]}}, "params": {"forbidActions": ["ecr:PutImage"]}, "outcome": "NON_COMPLIANT", "paths": {["RepositoryPolicyText", "Statement", 0, "Action", 1]}},
	"an action that cannot be known": {"configuration": {"RepositoryPolicyText": {"Statement": [{"Effect": "Allow", "Principal": {"AWS": ["arn:aws:iam::111122223333:role/deploy"]}, "Action": ["ecr:BatchGetImage", _ref]}]}}, "outcome": "UNKNOWN", "unknowns": {["RepositoryPolicyText", "Statement", 0, "Action", 1]}},
	"actions that cannot be known": {"configuration": {"RepositoryPolicyText": {"Statement": [{"Effect": "Allow", "Principal": {"AWS": ["arn:aws:iam::111122223333:role/deploy"]}, "Action": _ref}]}}, "outcome": "UNKNOWN", "unknowns": {["RepositoryPolicyText", "Statement", 0, "Action"]}},
	"exceptions that cannot be known": {"configuration": {"RepositoryPolicyText": {"Statement": [{"Effect": "Allow", "Principal": {"AWS": ["arn:aws:iam::111122223333:role/deploy"]}, "NotAction": _ref}]}}, "outcome": "UNKNOWN", "unknowns": {["RepositoryPolicyText", "Statement", 0, "NotAction"]}},
	"denied actions that cannot be known": {"configuration": {"RepositoryPolicyText": {"Statement": [{"Effect": "Deny", "Action": _ref}]}}, "outcome": "COMPLIANT"},
	"an effect that cannot be known, on all actions": {"configuration": {"RepositoryPolicyText": {"Statement": [{"Effect": _ref, "Principal": {"AWS": ["arn:aws:iam::111122223333:role/deploy"]}, "Action": ["ecr:*"]}]}}, "outcome": "UNKNOWN", "unknowns": {["RepositoryPolicyText", "Statement", 0, "Effect"]}},
	"an effect that cannot be known, on one action": {"configuration": {"RepositoryPolicyText": {"Statement": [{"Effect": _ref, "Principal": {"AWS": ["arn:aws:iam::111122223333:role/deploy"]}, "Action": ["ecr:BatchGetImage"]}]}}, "outcome": "COMPLIANT"},
	"an effect and an action that cannot be known": {"configuration": {"RepositoryPolicyText": {"Statement": [{"Effect": _ref, "Principal": {"AWS": ["arn:aws:iam::111122223333:role/deploy"]}, "Action": [_ref, "*"]}]}}, "outcome": "UNKNOWN", "unknowns": {["RepositoryPolicyText", "Statement", 0, "Effect"], ["RepositoryPolicyText", "Statement", 0, "Action", 0]}},
	"an effect that cannot be known, on one action beside another statement": {"configuration": {"RepositoryPolicyText": {"Statement": [{"Effect": _ref, "Principal": {"AWS": ["arn:aws:iam::111122223333:role/deploy"]}, "Action": ["ecr:BatchGetImage"]}, {"Effect": "Allow", "Principal": {"AWS": ["arn:aws:iam::111122223333:role/deploy"]}, "Action": ["*"]}]}}, "outcome": "NON_COMPLIANT", "paths": {["RepositoryPolicyText", "Statement", 1, "Action", 0]}},
	"a principal that cannot be known": {"configuration": {"RepositoryPolicyText": {"Statement": [{"Effect": "Allow", "Principal": _ref, "Action": ["ecr:BatchGetImage"]}]}}, "outcome": "UNKNOWN", "unknowns": {["RepositoryPolicyText", "Statement", 0, "Principal"]}},
	"a policy that cannot be known": {"configuration": {"RepositoryPolicyText": _ref}, "outcome": "UNKNOWN", "unknowns": {["RepositoryPolicyText"]}},
	"another type": {"type": "AWS::ECS::Cluster", "configuration": {"RepositoryPolicyText": {"Statement": [{"Effect": "Allow", "Principal": {"AWS": ["arn:aws:iam::111122223333:role/deploy"]}, "Action": ["*"]}]}}, "outcome": "NOT_APPLICABLE"},
}

_base := {"check": "ecr-repository-policy-scoped", "type": "AWS::ECR::Repository", "params": {"forbidActions": ["*", "ecr:*"]}}

test_verdicts[note] if {
	some note, case in _cases
	lib_test.meets(check.report, case) with input as lib_test.case_input(_base, case)
}

_messages := {
	"an action": {"case": {"configuration": {"RepositoryPolicyText": {"Statement": [{"Effect": "Allow", "Principal": {"AWS": ["arn:aws:iam::111122223333:role/deploy"]}, "Action": ["ECR:*"]}]}}}, "message": "Statement #0 of the policy of subject allows \"ECR:*\"; expected the actions that are needed."},
	"all but some": {"case": {"configuration": {"RepositoryPolicyText": {"Statement": [{"Effect": "Allow", "Principal": {"AWS": ["arn:aws:iam::111122223333:role/deploy"]}, "NotAction": ["ecr:DeleteRepository"], "Sid": "Push"}]}}}, "message": "Statement \"Push\" of the policy of subject allows everything but some actions; expected the actions that are needed."},
	"everybody": {"case": {"configuration": {"RepositoryPolicyText": {"Statement": [{"Effect": "Allow", "Principal": {"*": ["*"]}}]}}}, "message": "Statement #0 of the policy of subject lets everybody in by its Principal; expected a named principal, or a condition that narrows it to somebody."},
}

test_messages[note] if {
	some note, expected in _messages
	report := check.report with input as lib_test.case_input(_base, expected.case)
	{violation.message | some violation in report.violations} == {expected.message}
}
