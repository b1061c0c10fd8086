package policies["ecs-cluster-exec-logging_test"]

import data.lib_test
import data.policies["ecs-cluster-exec-logging"] as check

_ref := lib_test.reference

_condition := {"$unknown": "open-condition", "detail": "!If WithLogs"}

_exec := ["Configuration", "ExecuteCommandConfiguration"]

_logging := array.concat(_exec, ["Logging"])

_logs := array.concat(_exec, ["LogConfiguration"])

_set(exec) := {"Configuration": {"ExecuteCommandConfiguration": exec}}

_cases := {
	"nothing said": {"configuration": {}, "outcome": "COMPLIANT"},
	"a key alone": {"configuration": _set({"KmsKeyId": "alias/exec"}), "outcome": "COMPLIANT"},
	"default": {"configuration": _set({"Logging": "DEFAULT"}), "outcome": "COMPLIANT"},
	"default with a destination without a name": {"configuration": _set({"Logging": "DEFAULT", "LogConfiguration": {"S3EncryptionEnabled": true}}), "outcome": "COMPLIANT"},
	"default, perhaps with a bucket": {"configuration": _set({"LogConfiguration": {"S3BucketName": _condition}}), "outcome": "COMPLIANT"},
	"none": {"configuration": _set({"Logging": "NONE"}), "outcome": "NON_COMPLIANT", "paths": {_logging}},
	"none with a destination": {"configuration": _set({"Logging": "NONE", "LogConfiguration": {"S3BucketName": "sessions"}}), "outcome": "NON_COMPLIANT", "paths": {_logging}},
	"override to a log group": {"configuration": _set({"Logging": "OVERRIDE", "LogConfiguration": {"CloudWatchLogGroupName": "/exec"}}), "outcome": "COMPLIANT"},
	"override to a bucket": {"configuration": _set({"Logging": "OVERRIDE", "LogConfiguration": {"S3BucketName": "sessions"}}), "outcome": "COMPLIANT"},
	"override to a referenced bucket": {"configuration": _set({"Logging": "OVERRIDE", "LogConfiguration": {"S3BucketName": _ref}}), "outcome": "COMPLIANT"},
	"override to a log group, and perhaps to a bucket": {"configuration": _set({"Logging": "OVERRIDE", "LogConfiguration": {"CloudWatchLogGroupName": "/exec", "S3BucketName": _condition}}), "outcome": "COMPLIANT"},
	"override to nothing": {"configuration": _set({"Logging": "OVERRIDE"}), "outcome": "NON_COMPLIANT", "paths": {_logs}},
	"override to flags alone": {"configuration": _set({"Logging": "OVERRIDE", "LogConfiguration": {"CloudWatchEncryptionEnabled": true, "S3EncryptionEnabled": true}}), "outcome": "NON_COMPLIANT", "paths": {_logs}},
	"override, perhaps to a bucket": {"configuration": _set({"Logging": "OVERRIDE", "LogConfiguration": {"S3BucketName": _condition}}), "outcome": "UNKNOWN", "unknowns": {array.concat(_logs, ["S3BucketName"])}},
	"override to something that cannot be known": {"configuration": _set({"Logging": "OVERRIDE", "LogConfiguration": _ref}), "outcome": "UNKNOWN", "unknowns": {_logs}},
	"logging that cannot be known": {"configuration": _set({"Logging": _ref}), "outcome": "UNKNOWN", "unknowns": {_logging}},
	"a configuration that cannot be known": {"configuration": {"Configuration": _ref}, "outcome": "UNKNOWN", "unknowns": {["Configuration"]}},
	"a value that nobody documents": {"configuration": _set({"Logging": "override"}), "outcome": "UNKNOWN", "unknowns": {_logging}},
	"nothing said where a destination is required": {"configuration": {}, "params": {"requireOverride": true}, "outcome": "NON_COMPLIANT", "paths": {_logging}},
	"default where a destination is required": {"configuration": _set({"Logging": "DEFAULT"}), "params": {"requireOverride": true}, "outcome": "NON_COMPLIANT", "paths": {_logging}},
	"override where it is required": {"configuration": _set({"Logging": "OVERRIDE", "LogConfiguration": {"S3BucketName": "sessions"}}), "params": {"requireOverride": true}, "outcome": "COMPLIANT"},
	"an undocumented value where a destination is required": {"configuration": _set({"Logging": "ALL"}), "params": {"requireOverride": true}, "outcome": "UNKNOWN", "unknowns": {_logging}},
	"an unknown configuration where a destination is required": {"configuration": {"Configuration": _ref}, "params": {"requireOverride": true}, "outcome": "UNKNOWN", "unknowns": {["Configuration"]}},
	"a deleted cluster": {"configuration": object.union(_set({"Logging": "NONE"}), {"Status": "INACTIVE"}), "outcome": "NOT_APPLICABLE"},
	"another type": {"configuration": {}, "outcome": "NOT_APPLICABLE", "type": "AWS::ECS::Service"},
}

_base := {"check": "ecs-cluster-exec-logging", "type": "AWS::ECS::Cluster", "params": {"requireOverride": false}}

test_verdicts[note] if {
	some note, case in _cases
	lib_test.meets(check.report, case) with input as lib_test.case_input(_base, case)
}

test_messages[note] if {
	some note, case in {
		"none": {
			"configuration": _set({"Logging": "NONE"}),
			"message": "Cluster subject sets Logging of ECS Exec to NONE; expected DEFAULT or OVERRIDE.",
		},
		"none where a destination is required": {
			"configuration": _set({"Logging": "NONE"}),
			"params": {"requireOverride": true},
			"message": "Cluster subject sets Logging of ECS Exec to NONE; expected OVERRIDE with a log group or a bucket.",
		},
		"default": {
			"configuration": {},
			"params": {"requireOverride": true},
			"message": "Cluster subject leaves Logging of ECS Exec at DEFAULT; expected OVERRIDE with a log group or a bucket.",
		},
		"override": {
			"configuration": _set({"Logging": "OVERRIDE"}),
			"message": "Cluster subject sets Logging of ECS Exec to OVERRIDE without a log group or a bucket; expected one of them.",
		},
	}
	report := check.report with input as lib_test.case_input(_base, case)
	[case.message] == [violation.message | some violation in report.violations]
}

test_undocumented_value_says_what_was_expected if {
	report := check.report with input as lib_test.case_input(_base, {"configuration": _set({"Logging": "ALL"})})
	report.unknowns == [{"path": _logging, "reason": "not-coercible", "detail": "expected NONE, DEFAULT or OVERRIDE"}]
}
