package policies["efs-accesspoint-root-dir-set_test"]

import data.lib_test
import data.policies["efs-accesspoint-root-dir-set"] as check

_ref := lib_test.reference

_cases := {
	"a directory of one sign": {"configuration": {"RootDirectory": {"Path": "/~"}}, "outcome": "COMPLIANT"},
	"a directory": {"configuration": {"RootDirectory": {"Path": "/payments/"}}, "outcome": "COMPLIANT"},
	"the root": {"configuration": {"RootDirectory": {"Path": "/"}}, "outcome": "NON_COMPLIANT", "paths": {["RootDirectory", "Path"]}},
	"the root twice": {"configuration": {"RootDirectory": {"Path": "//"}}, "outcome": "NON_COMPLIANT", "paths": {["RootDirectory", "Path"]}},
	"the root with a dot": {"configuration": {"RootDirectory": {"Path": "/./"}}, "outcome": "NON_COMPLIANT", "paths": {["RootDirectory", "Path"]}},
	"no path": {"configuration": {"RootDirectory": {"CreationInfo": {"OwnerUid": "1000"}}}, "outcome": "NON_COMPLIANT", "paths": {["RootDirectory", "Path"]}},
	"absent": {"configuration": {}, "outcome": "NON_COMPLIANT", "paths": {["RootDirectory", "Path"]}},
	"a path that cannot be known": {"configuration": {"RootDirectory": {"Path": _ref}}, "outcome": "UNKNOWN", "unknowns": {["RootDirectory", "Path"]}},
	"a directory that cannot be known": {"configuration": {"RootDirectory": _ref}, "outcome": "UNKNOWN", "unknowns": {["RootDirectory"]}},
	"another type": {"type": "AWS::ECS::Cluster", "configuration": {}, "outcome": "NOT_APPLICABLE"},
}

_base := {"check": "efs-accesspoint-root-dir-set", "type": "AWS::EFS::AccessPoint"}

test_verdicts[note] if {
	some note, case in _cases
	lib_test.meets(check.report, case) with input as lib_test.case_input(_base, case)
}

_messages := {
	"the root": {"case": {"configuration": {"RootDirectory": {"Path": "//"}}}, "message": "Access point subject has RootDirectory.Path \"//\", the root of the file system; expected a directory."},
	"absent": {"case": {"configuration": {}}, "message": "Access point subject has RootDirectory.Path \"/\", the root of the file system; expected a directory."},
}

test_messages[note] if {
	some note, expected in _messages
	report := check.report with input as lib_test.case_input(_base, expected.case)
	{violation.message | some violation in report.violations} == {expected.message}
}
