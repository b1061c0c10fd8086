package policies["ecs-cluster-exec-session-cmk_test"]

import data.lib_test
import data.policies["ecs-cluster-exec-session-cmk"] as check

_key := ["Configuration", "ExecuteCommandConfiguration", "KmsKeyId"]

_condition := {"$unknown": "open-condition", "detail": "!If WithKey"}

_set(exec) := {"Configuration": {"ExecuteCommandConfiguration": exec}}

_cases := {
	"a key": {"configuration": _set({"KmsKeyId": "alias/exec"}), "outcome": "COMPLIANT"},
	"a referenced key": {"configuration": _set({"KmsKeyId": lib_test.reference}), "outcome": "COMPLIANT"},
	"nothing said": {"configuration": {}, "outcome": "NON_COMPLIANT", "paths": {_key}},
	"logging alone": {"configuration": _set({"Logging": "DEFAULT"}), "outcome": "NON_COMPLIANT", "paths": {_key}},
	"a key for storage alone": {"configuration": {"Configuration": {"ManagedStorageConfiguration": {"KmsKeyId": "alias/storage"}}}, "outcome": "NON_COMPLIANT", "paths": {_key}},
	"a key that may be there": {"configuration": _set({"KmsKeyId": _condition}), "outcome": "UNKNOWN", "unknowns": {_key}},
	"a configuration that cannot be known": {"configuration": {"Configuration": lib_test.reference}, "outcome": "UNKNOWN", "unknowns": {["Configuration"]}},
	"a deleted cluster": {"configuration": {"Status": "INACTIVE"}, "outcome": "NOT_APPLICABLE"},
	"another type": {"configuration": {}, "outcome": "NOT_APPLICABLE", "type": "AWS::ECS::Service"},
}

_base := {"check": "ecs-cluster-exec-session-cmk", "type": "AWS::ECS::Cluster"}

test_verdicts[note] if {
	some note, case in _cases
	lib_test.meets(check.report, case) with input as lib_test.case_input(_base, case)
}

test_message if {
	report := check.report with input as lib_test.case_input(_base, {"configuration": {}})
	report.violations == [{"path": _key, "message": "Cluster subject names no KmsKeyId for ECS Exec; expected a KMS key."}]
}
