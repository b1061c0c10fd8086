package policies["efs-filesystem-encrypted_test"]

import data.lib_test
import data.policies["efs-filesystem-encrypted"] as check

_ref := lib_test.reference

_cases := {
	"encrypted": {"configuration": {"Encrypted": true}, "outcome": "COMPLIANT"},
	"not encrypted": {"configuration": {"Encrypted": false}, "outcome": "NON_COMPLIANT", "paths": {["Encrypted"]}},
	"absent": {"configuration": {}, "outcome": "NON_COMPLIANT", "paths": {["Encrypted"]}},
	"a key alone": {"configuration": {"Encrypted": false, "KmsKeyId": "arn:aws:kms:eu-west-1:111122223333:key/1234abcd"}, "outcome": "NON_COMPLIANT", "paths": {["Encrypted"]}},
	"a reference": {"configuration": {"Encrypted": _ref}, "outcome": "UNKNOWN", "unknowns": {["Encrypted"]}},
	"a key that could not be known": {"configuration": {"Encrypted": true, "KmsKeyId": _ref}, "outcome": "COMPLIANT"},
	"a key that was not looked up": {"configuration": {"Encrypted": true, "KmsKeyId": "arn:aws:kms:eu-west-1:111122223333:key/1234abcd"}, "outcome": "COMPLIANT"},
	"the AWS managed key, which is enough": {"configuration": {"Encrypted": true, "KmsKeyId": "arn:aws:kms:eu-west-1:111122223333:key/1234abcd"}, "facts": {"key-managers": {"arn:aws:kms:eu-west-1:111122223333:key/1234abcd": "AWS"}}, "outcome": "COMPLIANT"},
	"a customer managed key": {"configuration": {"Encrypted": true, "KmsKeyId": "arn:aws:kms:eu-west-1:111122223333:key/1234abcd"}, "params": {"requireCmk": true}, "facts": {"key-managers": {"arn:aws:kms:eu-west-1:111122223333:key/1234abcd": "CUSTOMER"}}, "outcome": "COMPLIANT"},
	"the AWS managed key": {"configuration": {"Encrypted": true, "KmsKeyId": "arn:aws:kms:eu-west-1:111122223333:key/1234abcd"}, "params": {"requireCmk": true}, "facts": {"key-managers": {"arn:aws:kms:eu-west-1:111122223333:key/1234abcd": "AWS"}}, "outcome": "NON_COMPLIANT", "paths": {["KmsKeyId"]}},
	"no key": {"configuration": {"Encrypted": true}, "params": {"requireCmk": true}, "outcome": "NON_COMPLIANT", "paths": {["KmsKeyId"]}},
	"no key, and an encryption that cannot be known": {"configuration": {"Encrypted": _ref}, "params": {"requireCmk": true}, "outcome": "NON_COMPLIANT", "paths": {["KmsKeyId"]}, "unknowns": {["Encrypted"]}},
	"not encrypted, and no key": {"configuration": {"Encrypted": false}, "params": {"requireCmk": true}, "outcome": "NON_COMPLIANT", "paths": {["Encrypted"]}},
	"a key that may be absent": {"configuration": {"Encrypted": true, "KmsKeyId": {"$unknown": "open-condition", "detail": "!If [OwnKey, …]"}}, "resource": {"source": "cloudformation"}, "params": {"requireCmk": true}, "outcome": "UNKNOWN", "unknowns": {["KmsKeyId"]}},
	"a required key that was not looked up": {"configuration": {"Encrypted": true, "KmsKeyId": "arn:aws:kms:eu-west-1:111122223333:key/1234abcd"}, "params": {"requireCmk": true}, "outcome": "UNKNOWN", "unknowns": {["KmsKeyId"]}},
	"a key in a template": {"configuration": {"Encrypted": true, "KmsKeyId": "arn:aws:kms:eu-west-1:111122223333:key/1234abcd"}, "params": {"requireCmk": true}, "resource": {"source": "cloudformation"}, "outcome": "COMPLIANT"},
	"another type": {"type": "AWS::ECS::Cluster", "configuration": {}, "outcome": "NOT_APPLICABLE"},
}

_base := {"check": "efs-filesystem-encrypted", "type": "AWS::EFS::FileSystem", "params": {"requireCmk": false}}

test_verdicts[note] if {
	some note, case in _cases
	lib_test.meets(check.report, case) with input as lib_test.case_input(_base, case)
}

_messages := {
	"not encrypted": {"case": {"configuration": {}}, "message": "File system subject does not set Encrypted to true."},
	"no key": {"case": {"configuration": {"Encrypted": true}, "params": {"requireCmk": true}}, "message": "File system subject names no KmsKeyId, which means the AWS managed key; expected a customer managed key."},
	"the AWS managed key": {"case": {"configuration": {"Encrypted": true, "KmsKeyId": "alias/aws/elasticfilesystem"}, "params": {"requireCmk": true}}, "message": "File system subject is encrypted with the AWS managed key; expected a customer managed key."},
}

test_messages[note] if {
	some note, expected in _messages
	report := check.report with input as lib_test.case_input(_base, expected.case)
	{violation.message | some violation in report.violations} == {expected.message}
}
