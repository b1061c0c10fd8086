package policies["ecr-repository-cmk-encrypted_test"]

import data.lib_test
import data.policies["ecr-repository-cmk-encrypted"] as check

_ref := lib_test.reference

_cases := {
	"a customer managed key": {"configuration": {"EncryptionConfiguration": {"EncryptionType": "KMS", "KmsKey": "arn:aws:kms:eu-west-1:111122223333:key/1234abcd"}}, "facts": {"key-managers": {"arn:aws:kms:eu-west-1:111122223333:key/1234abcd": "CUSTOMER"}}, "outcome": "COMPLIANT"},
	"two layers with a customer managed key": {"configuration": {"EncryptionConfiguration": {"EncryptionType": "KMS_DSSE", "KmsKey": "arn:aws:kms:eu-west-1:111122223333:key/1234abcd"}}, "facts": {"key-managers": {"arn:aws:kms:eu-west-1:111122223333:key/1234abcd": "CUSTOMER"}}, "outcome": "COMPLIANT"},
	"a key in a template": {"configuration": {"EncryptionConfiguration": {"EncryptionType": "KMS", "KmsKey": "arn:aws:kms:eu-west-1:111122223333:key/1234abcd"}}, "resource": {"source": "cloudformation"}, "outcome": "COMPLIANT"},
	"a reference as the key": {"configuration": {"EncryptionConfiguration": {"EncryptionType": "KMS", "KmsKey": _ref}}, "resource": {"source": "cloudformation"}, "outcome": "COMPLIANT"},
	"a key that may be absent": {"configuration": {"EncryptionConfiguration": {"EncryptionType": "KMS", "KmsKey": {"$unknown": "open-condition", "detail": "!If [OwnKey, …]"}}}, "resource": {"source": "cloudformation"}, "outcome": "UNKNOWN", "unknowns": {["EncryptionConfiguration", "KmsKey"]}},
	"the AWS managed key": {"configuration": {"EncryptionConfiguration": {"EncryptionType": "KMS", "KmsKey": "arn:aws:kms:eu-west-1:111122223333:key/1234abcd"}}, "facts": {"key-managers": {"arn:aws:kms:eu-west-1:111122223333:key/1234abcd": "AWS"}}, "outcome": "NON_COMPLIANT", "paths": {["EncryptionConfiguration", "KmsKey"]}},
	"the AWS managed key, allowed": {"configuration": {"EncryptionConfiguration": {"EncryptionType": "KMS", "KmsKey": "arn:aws:kms:eu-west-1:111122223333:key/1234abcd"}}, "facts": {"key-managers": {"arn:aws:kms:eu-west-1:111122223333:key/1234abcd": "AWS"}}, "params": {"allowAwsManagedKey": true}, "outcome": "COMPLIANT"},
	"no key": {"configuration": {"EncryptionConfiguration": {"EncryptionType": "KMS"}}, "outcome": "NON_COMPLIANT", "paths": {["EncryptionConfiguration", "KmsKey"]}},
	"no key, allowed": {"configuration": {"EncryptionConfiguration": {"EncryptionType": "KMS"}}, "params": {"allowAwsManagedKey": true}, "outcome": "COMPLIANT"},
	"two layers without a key": {"configuration": {"EncryptionConfiguration": {"EncryptionType": "KMS_DSSE"}}, "outcome": "NON_COMPLIANT", "paths": {["EncryptionConfiguration", "KmsKey"]}},
	"a key that was not looked up": {"configuration": {"EncryptionConfiguration": {"EncryptionType": "KMS", "KmsKey": "arn:aws:kms:eu-west-1:111122223333:key/1234abcd"}}, "outcome": "UNKNOWN", "unknowns": {["EncryptionConfiguration", "KmsKey"]}},
	"a key that was not looked up, allowed": {"configuration": {"EncryptionConfiguration": {"EncryptionType": "KMS", "KmsKey": "arn:aws:kms:eu-west-1:111122223333:key/1234abcd"}}, "params": {"allowAwsManagedKey": true}, "outcome": "COMPLIANT"},
	"AES256": {"configuration": {"EncryptionConfiguration": {"EncryptionType": "AES256"}}, "outcome": "NON_COMPLIANT", "paths": {["EncryptionConfiguration", "EncryptionType"]}},
	"AES256, whatever key is named": {"configuration": {"EncryptionConfiguration": {"EncryptionType": "AES256", "KmsKey": "arn:aws:kms:eu-west-1:111122223333:key/1234abcd"}}, "facts": {"key-managers": {"arn:aws:kms:eu-west-1:111122223333:key/1234abcd": "CUSTOMER"}}, "params": {"allowAwsManagedKey": true}, "outcome": "NON_COMPLIANT", "paths": {["EncryptionConfiguration", "EncryptionType"]}},
	"absent": {"configuration": {}, "outcome": "NON_COMPLIANT", "paths": {["EncryptionConfiguration", "EncryptionType"]}},
	"a key without a type": {"configuration": {"EncryptionConfiguration": {"KmsKey": "arn:aws:kms:eu-west-1:111122223333:key/1234abcd"}}, "facts": {"key-managers": {"arn:aws:kms:eu-west-1:111122223333:key/1234abcd": "CUSTOMER"}}, "outcome": "NON_COMPLIANT", "paths": {["EncryptionConfiguration", "EncryptionType"]}},
	"a type that AWS does not document": {"configuration": {"EncryptionConfiguration": {"EncryptionType": "kms"}}, "outcome": "NON_COMPLIANT", "paths": {["EncryptionConfiguration", "EncryptionType"]}},
	"a type that cannot be known": {"configuration": {"EncryptionConfiguration": {"EncryptionType": _ref}}, "outcome": "UNKNOWN", "unknowns": {["EncryptionConfiguration", "EncryptionType"]}},
	"settings that cannot be known": {"configuration": {"EncryptionConfiguration": _ref}, "outcome": "UNKNOWN", "unknowns": {["EncryptionConfiguration"]}},
	"another type": {"type": "AWS::ECS::Cluster", "configuration": {}, "outcome": "NOT_APPLICABLE"},
}

_base := {"check": "ecr-repository-cmk-encrypted", "type": "AWS::ECR::Repository", "params": {"allowAwsManagedKey": false}}

test_verdicts[note] if {
	some note, case in _cases
	lib_test.meets(check.report, case) with input as lib_test.case_input(_base, case)
}

_messages := {
	"no settings": {"case": {"configuration": {}}, "message": "Repository subject has encryption type AES256; expected KMS or KMS_DSSE."},
	"no key": {"case": {"configuration": {"EncryptionConfiguration": {"EncryptionType": "KMS"}}}, "message": "Repository subject names no KmsKey, which means the AWS managed key; expected a customer managed key."},
	"the AWS managed key": {"case": {"configuration": {"EncryptionConfiguration": {"EncryptionType": "KMS", "KmsKey": "alias/aws/ecr"}}}, "message": "Repository subject is encrypted with the AWS managed key; expected a customer managed key."},
}

test_messages[note] if {
	some note, expected in _messages
	report := check.report with input as lib_test.case_input(_base, expected.case)
	{violation.message | some violation in report.violations} == {expected.message}
}
