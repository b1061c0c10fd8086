package policies["ecs-service-ebs-encrypted_test"]

import data.lib_test
import data.policies["ecs-service-ebs-encrypted"] as check

_ref := lib_test.reference

_unrecorded := {"$unknown": "not-recorded", "detail": "AWS Config may leave it out"}

_open := {"$unknown": "open-condition", "detail": "!If [Own, …]"}

_key := "arn:aws:kms:eu-west-1:111122223333:key/1234abcd"

_by_default(value) := {"ebs-encryption-by-default": {"EbsEncryptionByDefault": value}}

_written := {"source": "cloudformation"}

_cmk := {"requireCmk": true}

_service(volumes) := {"VolumeConfigurations": [{"Name": "data", "ManagedEBSVolume": volume} | some volume in volumes]}

_encrypted_place(index) := ["VolumeConfigurations", index, "ManagedEBSVolume", "Encrypted"]

_key_place(index) := ["VolumeConfigurations", index, "ManagedEBSVolume", "KmsKeyId"]

_cases := {
	"a reference where volumes are not encrypted by default": {"configuration": _service([{"Encrypted": _ref}]), "facts": {"ebs-encryption-by-default": {"EbsEncryptionByDefault": false}}, "outcome": "UNKNOWN", "unknowns": {_encrypted_place(0)}},
	"no volumes": {"configuration": {}, "outcome": "NOT_APPLICABLE"},
	"another volume": {"configuration": {"VolumeConfigurations": [{"Name": "data"}]}, "outcome": "NOT_APPLICABLE"},
	"another type": {"configuration": _service([{"Encrypted": true}]), "type": "AWS::ECS::TaskSet", "outcome": "NOT_APPLICABLE"},
	"volumes that AWS Config did not record": {"configuration": {"VolumeConfigurations": _unrecorded}, "outcome": "UNKNOWN", "unknowns": {["VolumeConfigurations"]}},
	"volumes that cannot be known, encrypted by default": {"configuration": {"VolumeConfigurations": _ref}, "facts": _by_default(true), "outcome": "UNKNOWN", "unknowns": {["VolumeConfigurations"]}},
	"a volume that cannot be known": {"configuration": {"VolumeConfigurations": [_ref]}, "outcome": "UNKNOWN", "unknowns": {["VolumeConfigurations", 0]}},
	"settings that cannot be known": {"configuration": _service([_ref]), "outcome": "UNKNOWN", "unknowns": {["VolumeConfigurations", 0, "ManagedEBSVolume"]}},
	"settings that cannot be known, with an own key": {"configuration": _service([_ref]), "params": _cmk, "outcome": "UNKNOWN", "unknowns": {["VolumeConfigurations", 0, "ManagedEBSVolume"]}},
	"encrypted": {"configuration": _service([{"Encrypted": true}]), "outcome": "COMPLIANT"},
	"a key": {"configuration": _service([{"KmsKeyId": _key}]), "outcome": "COMPLIANT"},
	"a key that is a reference": {"configuration": _service([{"KmsKeyId": _ref}]), "outcome": "COMPLIANT"},
	"a key that is a secret": {"configuration": _service([{"KmsKeyId": object.union(_ref, {"$unknown": "secret-reference"})}]), "outcome": "COMPLIANT"},
	"perhaps a key": {"configuration": _service([{"KmsKeyId": _open}]), "outcome": "UNKNOWN", "unknowns": {_key_place(0)}},
	"perhaps a key, encrypted": {"configuration": _service([{"Encrypted": true, "KmsKeyId": _open}]), "outcome": "COMPLIANT"},
	"a reference": {"configuration": _service([{"Encrypted": _ref}]), "outcome": "UNKNOWN", "unknowns": {_encrypted_place(0)}},
	"a reference and perhaps a key": {"configuration": _service([{"Encrypted": _ref, "KmsKeyId": _open}]), "outcome": "UNKNOWN", "unknowns": {_encrypted_place(0), _key_place(0)}},
	"a reference beside a key": {"configuration": _service([{"Encrypted": _ref, "KmsKeyId": _key}]), "outcome": "COMPLIANT"},
	"a reference, encrypted by default": {"configuration": _service([{"Encrypted": _ref}]), "facts": _by_default(true), "outcome": "COMPLIANT"},
	"deployed, not looked up": {"configuration": _service([{"Encrypted": true}, {"Encrypted": false}]), "outcome": "UNKNOWN", "unknowns": {_encrypted_place(1)}},
	"deployed, not to be had": {"configuration": _service([{"RoleArn": "r"}]), "facts": {"ebs-encryption-by-default": _ref}, "outcome": "UNKNOWN", "unknowns": {_encrypted_place(0)}},
	"deployed, encrypted by default": {"configuration": _service([{"Encrypted": false}]), "facts": _by_default(true), "outcome": "COMPLIANT"},
	"deployed, not encrypted by default": {"configuration": _service([{"RoleArn": "r"}, {"Encrypted": true}, {"Encrypted": false}]), "facts": _by_default(false), "outcome": "NON_COMPLIANT", "paths": {_encrypted_place(0), _encrypted_place(2)}},
	"written, not looked up": {"configuration": _service([{"Encrypted": true}, {"RoleArn": "r"}]), "resource": _written, "outcome": "NON_COMPLIANT", "paths": {_encrypted_place(1)}},
	"written, not to be had": {"configuration": _service([{"RoleArn": "r"}]), "resource": _written, "facts": {"ebs-encryption-by-default": {"EbsEncryptionByDefault": _ref}}, "outcome": "NON_COMPLIANT", "paths": {_encrypted_place(0)}},
	"written, encrypted by default": {"configuration": _service([{"RoleArn": "r"}]), "resource": _written, "facts": _by_default(true), "outcome": "COMPLIANT"},
	"an own key where it must be": {"configuration": _service([{"KmsKeyId": _key}]), "params": _cmk, "outcome": "COMPLIANT"},
	"an own alias where it must be": {"configuration": _service([{"KmsKeyId": "alias/payments/aws/ebs"}]), "params": _cmk, "outcome": "COMPLIANT"},
	"no own key where it must be": {"configuration": _service([{"KmsKeyId": _key}, {"Encrypted": true}]), "params": _cmk, "facts": _by_default(true), "outcome": "NON_COMPLIANT", "paths": {_key_place(1)}},
	"neither key nor encryption where a key must be": {"configuration": _service([{"Encrypted": false}]), "params": _cmk, "resource": _written, "outcome": "NON_COMPLIANT", "paths": {_key_place(0)}},
	"AWS's key by alias": {"configuration": _service([{"KmsKeyId": "alias/aws/ebs"}]), "params": _cmk, "outcome": "NON_COMPLIANT", "paths": {_key_place(0)}},
	"AWS's key by the ARN of its alias": {"configuration": _service([{"KmsKeyId": "arn:aws:kms:eu-west-1:111122223333:alias/aws/ebs"}]), "params": _cmk, "outcome": "NON_COMPLIANT", "paths": {_key_place(0)}},
	"AWS's key where any will do": {"configuration": _service([{"KmsKeyId": "alias/aws/ebs"}]), "outcome": "COMPLIANT"},
	"a key that is a reference where it must be an own one": {"configuration": _service([{"Encrypted": _ref, "KmsKeyId": _ref}]), "params": _cmk, "outcome": "UNKNOWN", "unknowns": {_key_place(0)}},
}

_base := {"check": "ecs-service-ebs-encrypted", "type": "AWS::ECS::Service", "params": {"requireCmk": false}}

test_verdicts[note] if {
	some note, case in _cases
	lib_test.meets(check.report, case) with input as lib_test.case_input(_base, case)
}

test_messages[note] if {
	some note, case in {
		"off by default": {"configuration": _service([{"Encrypted": false}]), "facts": _by_default(false), "message": "Volume \"data\" of service subject is not encrypted, and this Region encrypts no volumes by default; expected Encrypted true or a KmsKeyId."},
		"not looked up": {"configuration": _service([{"Encrypted": false}]), "resource": _written, "message": "Volume \"data\" of service subject is not encrypted (whether this Region encrypts volumes by default was not looked up); expected Encrypted true or a KmsKeyId."},
		"no key": {"configuration": {"VolumeConfigurations": [{"Name": _ref, "ManagedEBSVolume": {"Encrypted": true}}]}, "params": _cmk, "message": "Volume #0 of service subject has no KmsKeyId; expected a KMS key of your own."},
		"AWS's key": {"configuration": _service([{"KmsKeyId": "alias/aws/ebs"}]), "params": _cmk, "message": "Volume \"data\" of service subject has the AWS managed key \"alias/aws/ebs\"; expected a KMS key of your own."},
	}
	report := check.report with input as lib_test.case_input(_base, case)
	[violation.message | some violation in report.violations] == [case.message]
}

test_missing_look_up_is_named if {
	report := check.report with input as lib_test.case_input(_base, {"configuration": _service([{}])})
	[unknown.reason | some unknown in report.unknowns] == ["fact-missing"]
	contains(report.unknowns[0].detail, "\"ebs-encryption-by-default\"")
}
