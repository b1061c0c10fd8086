package policies["ecs-taskdef-efs-transit-encrypted_test"]

import data.lib_test
import data.policies["ecs-taskdef-efs-transit-encrypted"] as check

_ref := lib_test.reference

_cases := {
	"a Docker volume that cannot be known": {"configuration": {"Volumes": [{"DockerVolumeConfiguration": _ref}]}, "outcome": "UNKNOWN", "paths": set(), "unknowns": {["Volumes", 0, "DockerVolumeConfiguration"]}},
	"Docker options that cannot be known": {"configuration": {"Volumes": [{"DockerVolumeConfiguration": {"DriverOpts": _ref}}]}, "outcome": "UNKNOWN", "paths": set(), "unknowns": {["Volumes", 0, "DockerVolumeConfiguration", "DriverOpts"]}},
	"a type that cannot be known, to EFS": {"configuration": {"Volumes": [{"DockerVolumeConfiguration": {"DriverOpts": {"type": _ref, "device": "fs-1.efs.eu-west-1.amazonaws.com:/"}}}]}, "outcome": "UNKNOWN", "paths": set(), "unknowns": {["Volumes", 0, "DockerVolumeConfiguration", "DriverOpts", "type"]}},
	"a type that cannot be known, elsewhere": {"configuration": {"Volumes": [{"DockerVolumeConfiguration": {"DriverOpts": {"type": _ref, "device": "nas:/x"}}}]}, "outcome": "NOT_APPLICABLE", "paths": set(), "unknowns": set()},
	"no volumes": {"configuration": {}, "outcome": "NOT_APPLICABLE", "paths": set(), "unknowns": set()},
	"a bind mount": {"configuration": {"Volumes": [{"Host": {"SourcePath": "/x"}}]}, "outcome": "NOT_APPLICABLE", "paths": set(), "unknowns": set()},
	"encrypted": {"configuration": {"Volumes": [{"EfsVolumeConfiguration": {"TransitEncryption": "ENABLED"}}]}, "outcome": "COMPLIANT", "paths": set(), "unknowns": set()},
	"absent": {"configuration": {"Volumes": [{"EfsVolumeConfiguration": {"TransitEncryption": "ENABLED"}}, {"EfsVolumeConfiguration": {}}]}, "outcome": "NON_COMPLIANT", "paths": {["Volumes", 1, "EfsVolumeConfiguration", "TransitEncryption"]}, "unknowns": set()},
	"disabled": {"configuration": {"Volumes": [{"EfsVolumeConfiguration": {"TransitEncryption": "DISABLED"}}]}, "outcome": "NON_COMPLIANT", "paths": {["Volumes", 0, "EfsVolumeConfiguration", "TransitEncryption"]}, "unknowns": set()},
	"a value that AWS does not document": {"configuration": {"Volumes": [{"EfsVolumeConfiguration": {"TransitEncryption": "enabled"}}]}, "outcome": "NON_COMPLIANT", "paths": {["Volumes", 0, "EfsVolumeConfiguration", "TransitEncryption"]}, "unknowns": set()},
	"a reference": {"configuration": {"Volumes": [{"EfsVolumeConfiguration": {"TransitEncryption": _ref}}]}, "outcome": "UNKNOWN", "paths": set(), "unknowns": {["Volumes", 0, "EfsVolumeConfiguration", "TransitEncryption"]}},
	"settings that cannot be known": {"configuration": {"Volumes": [{"EfsVolumeConfiguration": _ref}]}, "outcome": "UNKNOWN", "paths": set(), "unknowns": {["Volumes", 0, "EfsVolumeConfiguration"]}},
	"a volume that cannot be known": {"configuration": {"Volumes": [_ref]}, "outcome": "UNKNOWN", "paths": set(), "unknowns": {["Volumes", 0]}},
	"volumes that cannot be known": {"configuration": {"Volumes": _ref}, "outcome": "UNKNOWN", "paths": set(), "unknowns": {["Volumes"]}},
	"NFS to EFS by device": {"configuration": {"Volumes": [{"Name": "d", "DockerVolumeConfiguration": {"DriverOpts": {"type": "NFS", "device": "fs-1.efs.eu-west-1.amazonaws.com:/"}}}]}, "outcome": "NON_COMPLIANT", "paths": {["Volumes", 0, "DockerVolumeConfiguration", "DriverOpts"]}, "unknowns": set()},
	"NFS to EFS by address": {"configuration": {"Volumes": [{"Name": "d", "DockerVolumeConfiguration": {"DriverOpts": {"type": "nfs4", "o": "rw,addr=fs-1.efs.cn-north-1.amazonaws.com.cn", "device": _ref}}}]}, "outcome": "NON_COMPLIANT", "paths": {["Volumes", 0, "DockerVolumeConfiguration", "DriverOpts"]}, "unknowns": set()},
	"NFS elsewhere": {"configuration": {"Volumes": [{"Name": "d", "DockerVolumeConfiguration": {"DriverOpts": {"type": "nfs", "device": "nas:/x"}}}]}, "outcome": "NOT_APPLICABLE", "paths": set(), "unknowns": set()},
	"a local driver": {"configuration": {"Volumes": [{"Name": "d", "DockerVolumeConfiguration": {"DriverOpts": {"type": "tmpfs", "device": "fs-1.efs.eu-west-1.amazonaws.com:/"}}}]}, "outcome": "NOT_APPLICABLE", "paths": set(), "unknowns": set()},
	"NFS to somewhere": {"configuration": {"Volumes": [{"Name": "d", "DockerVolumeConfiguration": {"DriverOpts": {"type": "nfs", "device": _ref}}}]}, "outcome": "UNKNOWN", "paths": set(), "unknowns": {["Volumes", 0, "DockerVolumeConfiguration", "DriverOpts", "device"]}},
	"another type": {"configuration": {"Volumes": [{"EfsVolumeConfiguration": {}}]}, "outcome": "NOT_APPLICABLE", "paths": set(), "type": "AWS::ECS::Cluster", "unknowns": set()},
}

_input(case) := object.union(
	lib_test.with_settings(
		lib_test.document("ecs-taskdef-efs-transit-encrypted", object.get(case, "type", "AWS::ECS::TaskDefinition"), case.configuration),
		object.union({}, object.get(case, "params", {})),
		object.get(case, "facts", {}),
	),
	{"resource": object.get(case, "resource", {})},
)

test_verdicts[note] if {
	some note, case in _cases
	report := check.report with input as _input(case)
	report.outcome == case.outcome
	lib_test.violation_paths(report) == case.paths
}

test_unknown_places[note] if {
	some note, case in _cases
	report := check.report with input as _input(case)
	lib_test.unknown_paths(report) == case.unknowns
}
