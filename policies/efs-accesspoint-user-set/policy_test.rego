package policies["efs-accesspoint-user-set_test"]

import data.lib_test
import data.policies["efs-accesspoint-user-set"] as check

_ref := lib_test.reference

_cases := {
	"set": {"configuration": {"PosixUser": {"Uid": "1000", "Gid": "1000"}}, "outcome": "COMPLIANT"},
	"set, where root is forbidden": {"configuration": {"PosixUser": {"Uid": "1000", "Gid": "1000"}}, "params": {"forbidRoot": true}, "outcome": "COMPLIANT"},
	"root": {"configuration": {"PosixUser": {"Uid": "0", "Gid": "0"}}, "outcome": "COMPLIANT"},
	"root, forbidden": {"configuration": {"PosixUser": {"Uid": "0", "Gid": "0"}}, "params": {"forbidRoot": true}, "outcome": "NON_COMPLIANT", "paths": {["PosixUser", "Uid"], ["PosixUser", "Gid"]}},
	"the root group, forbidden": {"configuration": {"PosixUser": {"Uid": "1000", "Gid": "0"}}, "params": {"forbidRoot": true}, "outcome": "NON_COMPLIANT", "paths": {["PosixUser", "Gid"]}},
	"no group": {"configuration": {"PosixUser": {"Uid": "1000"}}, "outcome": "NON_COMPLIANT", "paths": {["PosixUser", "Gid"]}},
	"no user": {"configuration": {"PosixUser": {"Gid": "1000"}}, "outcome": "NON_COMPLIANT", "paths": {["PosixUser", "Uid"]}},
	"absent": {"configuration": {}, "outcome": "NON_COMPLIANT", "paths": {["PosixUser", "Uid"], ["PosixUser", "Gid"]}},
	"absent, where root is forbidden": {"configuration": {}, "params": {"forbidRoot": true}, "outcome": "NON_COMPLIANT", "paths": {["PosixUser", "Uid"], ["PosixUser", "Gid"]}},
	"a reference": {"configuration": {"PosixUser": {"Uid": _ref, "Gid": "1000"}}, "outcome": "COMPLIANT"},
	"a reference, where root is forbidden": {"configuration": {"PosixUser": {"Uid": "1000", "Gid": _ref}}, "params": {"forbidRoot": true}, "outcome": "UNKNOWN", "unknowns": {["PosixUser", "Gid"]}},
	"a user that may be absent": {"configuration": {"PosixUser": {"Uid": {"$unknown": "open-condition", "detail": "!If [OwnUser, …]"}, "Gid": _ref}}, "outcome": "UNKNOWN", "unknowns": {["PosixUser", "Uid"]}},
	"a user that may be absent, and no group": {"configuration": {"PosixUser": {"Uid": {"$unknown": "open-condition", "detail": "!If [OwnUser, …]"}}}, "outcome": "NON_COMPLIANT", "paths": {["PosixUser", "Gid"]}, "unknowns": {["PosixUser", "Uid"]}},
	"an identity that cannot be known": {"configuration": {"PosixUser": _ref}, "outcome": "UNKNOWN", "unknowns": {["PosixUser"]}},
	"another type": {"type": "AWS::ECS::Cluster", "configuration": {}, "outcome": "NOT_APPLICABLE"},
}

_base := {"check": "efs-accesspoint-user-set", "type": "AWS::EFS::AccessPoint", "params": {"forbidRoot": false}}

test_verdicts[note] if {
	some note, case in _cases
	lib_test.meets(check.report, case) with input as lib_test.case_input(_base, case)
}

_messages := {
	"no user": {"case": {"configuration": {"PosixUser": {"Gid": "1000"}}}, "message": "Access point subject sets no PosixUser.Uid, so that clients choose it."},
	"root": {"case": {"configuration": {"PosixUser": {"Uid": "0", "Gid": "1000"}}, "params": {"forbidRoot": true}}, "message": "Access point subject sets PosixUser.Uid to 0, which is root; expected another id."},
}

test_messages[note] if {
	some note, expected in _messages
	report := check.report with input as lib_test.case_input(_base, expected.case)
	{violation.message | some violation in report.violations} == {expected.message}
}
