package policies["ecs-cluster-exec-logs-encrypted_test"]

import data.lib_test
import data.policies["ecs-cluster-exec-logs-encrypted"] as check

_ref := lib_test.reference

_condition := {"$unknown": "open-condition", "detail": "!If WithLogs"}

_logs := ["Configuration", "ExecuteCommandConfiguration", "LogConfiguration"]

_group := array.concat(_logs, ["CloudWatchLogGroupName"])

_group_flag := array.concat(_logs, ["CloudWatchEncryptionEnabled"])

_bucket := array.concat(_logs, ["S3BucketName"])

_bucket_flag := array.concat(_logs, ["S3EncryptionEnabled"])

_set(logs) := {"Configuration": {"ExecuteCommandConfiguration": {"LogConfiguration": logs}}}

_required := {"requireDestination": true}

_cases := {
	"nothing said": {"configuration": {}, "outcome": "NOT_APPLICABLE"},
	"a prefix alone": {"configuration": _set({"S3KeyPrefix": "exec"}), "outcome": "NOT_APPLICABLE"},
	"an encrypted log group": {"configuration": _set({"CloudWatchLogGroupName": "/exec", "CloudWatchEncryptionEnabled": true}), "outcome": "COMPLIANT"},
	"an encrypted bucket": {"configuration": _set({"S3BucketName": "sessions", "S3EncryptionEnabled": true}), "outcome": "COMPLIANT"},
	"a true flag alone": {"configuration": _set({"S3EncryptionEnabled": true}), "outcome": "COMPLIANT"},
	"a false flag alone": {"configuration": _set({"CloudWatchEncryptionEnabled": false}), "outcome": "NON_COMPLIANT", "paths": {_group_flag}},
	"a name alone": {"configuration": _set({"S3BucketName": "sessions"}), "outcome": "NON_COMPLIANT", "paths": {_bucket_flag}},
	"a referenced name alone": {"configuration": _set({"S3BucketName": _ref}), "outcome": "NON_COMPLIANT", "paths": {_bucket_flag}},
	"a false flag with a name": {"configuration": _set({"CloudWatchLogGroupName": "/exec", "CloudWatchEncryptionEnabled": false}), "outcome": "NON_COMPLIANT", "paths": {_group_flag}},
	"the second of two": {"configuration": _set({"CloudWatchLogGroupName": "/exec", "CloudWatchEncryptionEnabled": true, "S3BucketName": "sessions"}), "outcome": "NON_COMPLIANT", "paths": {_bucket_flag}},
	"both of two": {"configuration": _set({"CloudWatchLogGroupName": "/exec", "S3EncryptionEnabled": false}), "outcome": "NON_COMPLIANT", "paths": {_group_flag, _bucket_flag}},
	"a false flag beside one that cannot be known": {"configuration": _set({"CloudWatchEncryptionEnabled": _ref, "S3EncryptionEnabled": false}), "outcome": "NON_COMPLIANT", "paths": {_bucket_flag}, "unknowns": {_group_flag}},
	"a flag that cannot be known": {"configuration": _set({"S3BucketName": "sessions", "S3EncryptionEnabled": _ref}), "outcome": "UNKNOWN", "unknowns": {_bucket_flag}},
	"a flag alone that may be there": {"configuration": _set({"S3EncryptionEnabled": _condition}), "outcome": "UNKNOWN", "unknowns": {_bucket_flag}},
	"a name that may be there": {"configuration": _set({"CloudWatchLogGroupName": _condition}), "outcome": "UNKNOWN", "unknowns": {_group}},
	"a name that may be there with a true flag": {"configuration": _set({"S3BucketName": _condition, "S3EncryptionEnabled": true}), "outcome": "COMPLIANT"},
	"a name that may be there with a false flag": {"configuration": _set({"S3BucketName": _condition, "S3EncryptionEnabled": false}), "outcome": "NON_COMPLIANT", "paths": {_bucket_flag}},
	"logs that cannot be known": {"configuration": _set(_ref), "outcome": "UNKNOWN", "unknowns": {_logs}},
	"a configuration that cannot be known": {"configuration": {"Configuration": _ref}, "outcome": "UNKNOWN", "unknowns": {["Configuration"]}},
	"no destination where one is required": {"configuration": _set({"S3KeyPrefix": "exec"}), "params": _required, "outcome": "NON_COMPLIANT", "paths": {_logs}},
	"a required destination": {"configuration": _set({"S3BucketName": "sessions", "S3EncryptionEnabled": true}), "params": _required, "outcome": "COMPLIANT"},
	"a required destination by its flag": {"configuration": _set({"S3EncryptionEnabled": true}), "params": _required, "outcome": "COMPLIANT"},
	"a required destination in the clear": {"configuration": _set({"S3BucketName": "sessions"}), "params": _required, "outcome": "NON_COMPLIANT", "paths": {_bucket_flag}},
	"a required destination that may be there": {"configuration": _set({"S3BucketName": _condition}), "params": _required, "outcome": "UNKNOWN", "unknowns": {_bucket}},
	"a required destination of unknown logs": {"configuration": _set(_ref), "params": _required, "outcome": "UNKNOWN", "unknowns": {_logs}},
	"a deleted cluster": {"configuration": object.union(_set({"S3BucketName": "sessions"}), {"Status": "INACTIVE"}), "outcome": "NOT_APPLICABLE"},
	"another type": {"configuration": {}, "params": _required, "outcome": "NOT_APPLICABLE", "type": "AWS::ECS::Service"},
}

_base := {"check": "ecs-cluster-exec-logs-encrypted", "type": "AWS::ECS::Cluster", "params": {"requireDestination": false}}

test_verdicts[note] if {
	some note, case in _cases
	lib_test.meets(check.report, case) with input as lib_test.case_input(_base, case)
}

test_messages[note] if {
	some note, case in {
		"a log group": {
			"configuration": _set({"CloudWatchLogGroupName": "/exec"}),
			"message": "Cluster subject logs ECS Exec to CloudWatch Logs without CloudWatchEncryptionEnabled; expected true.",
		},
		"a bucket": {
			"configuration": _set({"S3BucketName": "sessions"}),
			"message": "Cluster subject logs ECS Exec to S3 without S3EncryptionEnabled; expected true.",
		},
		"no destination": {
			"configuration": {},
			"params": _required,
			"message": "Cluster subject names no destination for the logs of ECS Exec; expected an encrypted log group or bucket.",
		},
	}
	report := check.report with input as lib_test.case_input(_base, case)
	[case.message] == [violation.message | some violation in report.violations]
}
