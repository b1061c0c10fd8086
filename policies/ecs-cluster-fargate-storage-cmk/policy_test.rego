package policies["ecs-cluster-fargate-storage-cmk_test"]

import data.lib_test
import data.policies["ecs-cluster-fargate-storage-cmk"] as check

_storage := ["Configuration", "ManagedStorageConfiguration"]

_key := array.concat(_storage, ["FargateEphemeralStorageKmsKeyId"])

_condition := {"$unknown": "open-condition", "detail": "!If WithKey"}

_not_recorded := {"$unknown": "not-recorded", "detail": "AWS Config may leave it out"}

_set(storage) := {"Configuration": {"ManagedStorageConfiguration": storage}}

_cases := {
	"a key": {"configuration": _set({"FargateEphemeralStorageKmsKeyId": "alias/storage"}), "outcome": "COMPLIANT"},
	"a referenced key": {"configuration": _set({"FargateEphemeralStorageKmsKeyId": lib_test.reference}), "outcome": "COMPLIANT"},
	"nothing said": {"configuration": {}, "outcome": "NON_COMPLIANT", "paths": {_key}},
	"a key for volumes alone": {"configuration": _set({"KmsKeyId": "alias/volumes"}), "outcome": "NON_COMPLIANT", "paths": {_key}},
	"a key that may be there": {"configuration": _set({"FargateEphemeralStorageKmsKeyId": _condition}), "outcome": "UNKNOWN", "unknowns": {_key}},
	"storage that was not recorded": {"configuration": _set(_not_recorded), "outcome": "UNKNOWN", "unknowns": {_storage}},
	"a deleted cluster": {"configuration": {"Status": "INACTIVE"}, "outcome": "NOT_APPLICABLE"},
	"another type": {"configuration": {}, "outcome": "NOT_APPLICABLE", "type": "AWS::ECS::Service"},
}

_base := {"check": "ecs-cluster-fargate-storage-cmk", "type": "AWS::ECS::Cluster"}

test_verdicts[note] if {
	some note, case in _cases
	lib_test.meets(check.report, case) with input as lib_test.case_input(_base, case)
}

test_message if {
	report := check.report with input as lib_test.case_input(_base, {"configuration": {}})
	report.violations == [{
		"path": _key,
		"message": "Cluster subject names no FargateEphemeralStorageKmsKeyId; expected a customer managed KMS key.",
	}]
}
