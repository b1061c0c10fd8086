package policies["efs-filesystem-not-public_test"]

import data.lib_test
import data.policies["efs-filesystem-not-public"] as check

_ref := lib_test.reference

_cases := {
	"no policy": {"configuration": {}, "outcome": "COMPLIANT"},
	"no policy where one is required": {"configuration": {}, "params": {"requirePolicy": true}, "outcome": "NON_COMPLIANT", "paths": {["FileSystemPolicy"]}},
	"a policy where one is required": {"configuration": {"FileSystemPolicy": {"Statement": [{"Effect": "Allow", "Principal": {"AWS": ["arn:aws:iam::111122223333:role/deploy"]}}]}}, "params": {"requirePolicy": true}, "outcome": "COMPLIANT"},
	"everybody": {"configuration": {"FileSystemPolicy": {"Statement": [{"Effect": "Allow", "Principal": {"*": ["*"]}}]}}, "outcome": "NON_COMPLIANT", "paths": {["FileSystemPolicy", "Statement", 0, "Principal"]}},
	"everybody through a mount target": {"configuration": {"FileSystemPolicy": {"Statement": [{"Effect": "Allow", "Principal": {"*": ["*"]}, "Condition": {"Bool": {"elasticfilesystem:AccessedViaMountTarget": ["true"]}}}]}}, "outcome": "COMPLIANT"},
	"a principal that cannot be known": {"configuration": {"FileSystemPolicy": {"Statement": [{"Effect": "Allow", "Principal": _ref}]}}, "outcome": "UNKNOWN", "unknowns": {["FileSystemPolicy", "Statement", 0, "Principal"]}},
	"a policy that cannot be known": {"configuration": {"FileSystemPolicy": _ref}, "params": {"requirePolicy": true}, "outcome": "UNKNOWN", "unknowns": {["FileSystemPolicy"]}},
	"another type": {"type": "AWS::ECS::Cluster", "configuration": {"FileSystemPolicy": {"Statement": [{"Effect": "Allow", "Principal": {"*": ["*"]}}]}}, "outcome": "NOT_APPLICABLE"},
}

_base := {"check": "efs-filesystem-not-public", "type": "AWS::EFS::FileSystem", "params": {"requirePolicy": false}}

test_verdicts[note] if {
	some note, case in _cases
	lib_test.meets(check.report, case) with input as lib_test.case_input(_base, case)
}

_messages := {
	"everybody": {"case": {"configuration": {"FileSystemPolicy": {"Statement": [{"Effect": "Allow", "Principal": {"*": ["*"]}}]}}}, "message": "Statement #0 of the policy of subject lets everybody in by its Principal; expected a named principal, or a condition that narrows it to somebody."},
	"no policy": {"case": {"configuration": {}, "params": {"requirePolicy": true}}, "message": "File system subject has no policy; expected one."},
}

test_messages[note] if {
	some note, expected in _messages
	report := check.report with input as lib_test.case_input(_base, expected.case)
	{violation.message | some violation in report.violations} == {expected.message}
}
