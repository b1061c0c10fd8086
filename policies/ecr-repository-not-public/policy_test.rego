package policies["ecr-repository-not-public_test"]

import data.lib_test
import data.policies["ecr-repository-not-public"] as check

_ref := lib_test.reference

_cases := {
	"no policy": {"configuration": {}, "outcome": "COMPLIANT"},
	"a role": {"configuration": {"RepositoryPolicyText": {"Statement": [{"Effect": "Allow", "Principal": {"AWS": ["arn:aws:iam::111122223333:role/deploy"]}}]}}, "outcome": "COMPLIANT"},
	"everybody": {"configuration": {"RepositoryPolicyText": {"Statement": [{"Effect": "Allow", "Principal": {"*": ["*"]}}]}}, "outcome": "NON_COMPLIANT", "paths": {["RepositoryPolicyText", "Statement", 0, "Principal"]}},
	"the second and the third of three": {"configuration": {"RepositoryPolicyText": {"Statement": [{"Effect": "Deny", "Principal": {"*": ["*"]}}, {"Effect": "Allow", "Principal": {"*": ["*"]}}, {"Effect": "Allow", "NotPrincipal": {"AWS": ["arn:aws:iam::111122223333:role/deploy"]}}]}}, "outcome": "NON_COMPLIANT", "paths": {["RepositoryPolicyText", "Statement", 1, "Principal"], ["RepositoryPolicyText", "Statement", 2, "NotPrincipal"]}},
	"any one organization": {"configuration": {"RepositoryPolicyText": {"Statement": [{"Effect": "Allow", "Principal": {"*": ["*"]}, "Condition": {"StringEquals": {"aws:PrincipalOrgID": ["o-f6a7b8c9d0"]}}}]}}, "outcome": "COMPLIANT"},
	"a trusted organization": {"configuration": {"RepositoryPolicyText": {"Statement": [{"Effect": "Allow", "Principal": {"*": ["*"]}, "Condition": {"StringEquals": {"aws:PrincipalOrgID": ["o-b2c3d4e5f6"]}}}]}}, "params": {"trustedOrgs": ["o-a1b2c3d4e5", "o-b2c3d4e5f6"]}, "outcome": "COMPLIANT"},
	"another organization": {"configuration": {"RepositoryPolicyText": {"Statement": [{"Effect": "Allow", "Principal": {"*": ["*"]}, "Condition": {"StringEquals": {"aws:PrincipalOrgID": ["o-f6a7b8c9d0"]}}}]}}, "params": {"trustedOrgs": ["o-a1b2c3d4e5", "o-b2c3d4e5f6"]}, "outcome": "NON_COMPLIANT", "paths": {["RepositoryPolicyText", "Statement", 0, "Condition"]}},
	"everybody, where organizations are trusted": {"configuration": {"RepositoryPolicyText": {"Statement": [{"Effect": "Allow", "Principal": {"*": ["*"]}}]}}, "params": {"trustedOrgs": ["o-a1b2c3d4e5", "o-b2c3d4e5f6"]}, "outcome": "NON_COMPLIANT", "paths": {["RepositoryPolicyText", "Statement", 0, "Principal"]}},
	"an organization that the deployment names": {"configuration": {"RepositoryPolicyText": {"Statement": [{"Effect": "Allow", "Principal": {"*": ["*"]}, "Condition": {"StringEquals": {"aws:PrincipalOrgID": [_ref]}}}]}}, "outcome": "COMPLIANT"},
	"an organization that the deployment names, where some are trusted": {"configuration": {"RepositoryPolicyText": {"Statement": [{"Effect": "Allow", "Principal": {"*": ["*"]}, "Condition": {"StringEquals": {"aws:PrincipalOrgID": [_ref]}}}]}}, "params": {"trustedOrgs": ["o-a1b2c3d4e5", "o-b2c3d4e5f6"]}, "outcome": "UNKNOWN", "unknowns": {["RepositoryPolicyText", "Statement", 0, "Condition", "StringEquals", "aws:PrincipalOrgID", 0]}},
	"everybody beside a statement that cannot be known": {"configuration": {"RepositoryPolicyText": {"Statement": [_ref, {"Effect": "Allow", "Principal": {"*": ["*"]}}]}}, "outcome": "NON_COMPLIANT", "paths": {["RepositoryPolicyText", "Statement", 1, "Principal"]}, "unknowns": {["RepositoryPolicyText", "Statement", 0]}},
	"a principal that cannot be known": {"configuration": {"RepositoryPolicyText": {"Statement": [{"Effect": "Allow", "Principal": _ref}]}}, "outcome": "UNKNOWN", "unknowns": {["RepositoryPolicyText", "Statement", 0, "Principal"]}},
	"a policy that cannot be known": {"configuration": {"RepositoryPolicyText": _ref}, "outcome": "UNKNOWN", "unknowns": {["RepositoryPolicyText"]}},
	"another type": {"type": "AWS::ECS::Cluster", "configuration": {"RepositoryPolicyText": {"Statement": [{"Effect": "Allow", "Principal": {"*": ["*"]}}]}}, "outcome": "NOT_APPLICABLE"},
}

_base := {"check": "ecr-repository-not-public", "type": "AWS::ECR::Repository", "params": {"trustedOrgs": []}}

test_verdicts[note] if {
	some note, case in _cases
	lib_test.meets(check.report, case) with input as lib_test.case_input(_base, case)
}

_messages := {
	"everybody": {"case": {"configuration": {"RepositoryPolicyText": {"Statement": [{"Effect": "Allow", "Principal": {"*": ["*"]}}]}}}, "message": "Statement #0 of the policy of subject lets everybody in by its Principal; expected a named principal, or a condition that narrows it to somebody."},
	"another organization": {"case": {"configuration": {"RepositoryPolicyText": {"Statement": [{"Effect": "Allow", "Principal": {"*": ["*"]}, "Condition": {"StringEquals": {"aws:PrincipalOrgID": ["o-f6a7b8c9d0"]}}}]}}, "params": {"trustedOrgs": ["o-a1b2c3d4e5", "o-b2c3d4e5f6"]}}, "message": "Statement #0 of the policy of subject lets organizations in that are not trusted; expected only o-a1b2c3d4e5, o-b2c3d4e5f6."},
}

test_messages[note] if {
	some note, expected in _messages
	report := check.report with input as lib_test.case_input(_base, expected.case)
	{violation.message | some violation in report.violations} == {expected.message}
}
