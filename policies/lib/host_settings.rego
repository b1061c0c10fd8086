package lib

import future.keywords.not

# METADATA
# description: |
#   Of settings that a definition lacks, such as IpcMode or DockerSecurityOptions, those that it could have. Windows does
#   not know them and Fargate does not take them, so a definition for one of these alone cannot be asked for them
#   (ECS Developer Guide, "Amazon ECS task definition differences for Fargate").
missing_host_settings(findings) := findings if {
	not _has_no_host_settings
	count(_unknown_host_settings) == 0
} else := set()

# METADATA
# description: The entries for `unknowns` where that decides and cannot be known.
unknown_host_settings(findings) := _unknown_host_settings if {
	not _has_no_host_settings
	count(findings) > 0
} else := set()

_has_no_host_settings if operating_system == "windows"

_has_no_host_settings if only_for("FARGATE")

_unknown_host_settings contains unknown_operating_system

_unknown_host_settings contains entry if some entry in unknown_if_only_for("FARGATE")
