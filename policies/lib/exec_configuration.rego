package lib

import future.keywords.not

# METADATA
# description: Where a cluster says how sessions of ECS Exec are logged.
exec_logging_place := ["Configuration", "ExecuteCommandConfiguration", "Logging"]

# METADATA
# description: Where a cluster says to what ECS Exec logs, which ECS reads with OVERRIDE only.
exec_log_configuration_place := ["Configuration", "ExecuteCommandConfiguration", "LogConfiguration"]

# METADATA
# scope: document
# description: |
#   `NONE`, `DEFAULT` (the log driver of the container), `OVERRIDE` or what else is written; undefined where it cannot be
#   known.
exec_logging := "DEFAULT" if is_absent(exec_logging_place)

exec_logging := logging if {
	logging := input.resource.configuration.Configuration.ExecuteCommandConfiguration.Logging
	is_string(logging)
}

# METADATA
# description: The destinations that a log configuration may have, with the places of their names and encryption flags.
exec_log_destinations := {
	"CloudWatch Logs": {
		"name": array.concat(exec_log_configuration_place, ["CloudWatchLogGroupName"]),
		"flag": array.concat(exec_log_configuration_place, ["CloudWatchEncryptionEnabled"]),
	},
	"S3": {
		"name": array.concat(exec_log_configuration_place, ["S3BucketName"]),
		"flag": array.concat(exec_log_configuration_place, ["S3EncryptionEnabled"]),
	},
}
