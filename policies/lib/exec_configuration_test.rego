package lib_test

import data.lib

import future.keywords.not

test_exec_logging[note] if {
	some note, case in {
		"absent": {"configuration": {}, "logging": {"DEFAULT"}},
		"absent beside a key": {"configuration": {"Configuration": {"ExecuteCommandConfiguration": {"KmsKeyId": "alias/exec"}}}, "logging": {"DEFAULT"}},
		"written": {"configuration": {"Configuration": {"ExecuteCommandConfiguration": {"Logging": "NONE"}}}, "logging": {"NONE"}},
		"a reference": {"configuration": {"Configuration": {"ExecuteCommandConfiguration": {"Logging": reference}}}, "logging": set()},
		"a reference around it": {"configuration": {"Configuration": reference}, "logging": set()},
	}
	doc := document("a-check", "AWS::ECS::Cluster", case.configuration)
	{logging | logging := lib.exec_logging} == case.logging with input as doc
}

test_exec_log_destinations if {
	lib.exec_log_destinations.S3.name == ["Configuration", "ExecuteCommandConfiguration", "LogConfiguration", "S3BucketName"]
	lib.exec_log_destinations.S3.flag == ["Configuration", "ExecuteCommandConfiguration", "LogConfiguration", "S3EncryptionEnabled"]
	lib.exec_log_destinations["CloudWatch Logs"].name == ["Configuration", "ExecuteCommandConfiguration", "LogConfiguration", "CloudWatchLogGroupName"]
	lib.exec_log_destinations["CloudWatch Logs"].flag == ["Configuration", "ExecuteCommandConfiguration", "LogConfiguration", "CloudWatchEncryptionEnabled"]
}
