package policies["ecs-taskdef-efs-transit-encrypted_test"]

import data.lib_test
import data.policies["ecs-taskdef-efs-transit-encrypted"] as check

_ref := lib_test.reference

_base := {"check": "ecs-taskdef-efs-transit-encrypted", "type": "AWS::ECS::TaskDefinition"}

_of(values) := {"Family": "wiki", "Volumes": [{"Name": "data", "EfsVolumeConfiguration": {"TransitEncryption": value}} | some value in values]}

_without := {"Family": "wiki", "Volumes": [{"Name": "data", "EfsVolumeConfiguration": {"FileSystemId": "fs-1"}}]}

_docker(options) := {"Family": "wiki", "Volumes": [{"Name": "data", "DockerVolumeConfiguration": {"DriverOpts": options}}]}

_nfs := _docker({"type": "nfs", "device": "fs-1.efs.eu-west-1.amazonaws.com:/"})

_setting(index) := ["Volumes", index, "EfsVolumeConfiguration", "TransitEncryption"]

_options := ["Volumes", 0, "DockerVolumeConfiguration", "DriverOpts"]

_cases := {
	"no volumes": {"configuration": {}, "outcome": "NOT_APPLICABLE"},
	"another type": {"configuration": _without, "outcome": "NOT_APPLICABLE", "type": "AWS::ECS::Cluster"},
	"a bind mount": {"configuration": {"Volumes": [{"Host": {"SourcePath": "/x"}}]}, "outcome": "NOT_APPLICABLE"},
	"encrypted": {"configuration": _of(["ENABLED"]), "outcome": "COMPLIANT"},
	"absent": {"configuration": _without, "outcome": "NON_COMPLIANT", "paths": {_setting(0)}},
	"the second of two": {"configuration": _of(["ENABLED", "DISABLED"]), "outcome": "NON_COMPLIANT", "paths": {_setting(1)}},
	"all of two": {"configuration": _of(["DISABLED", "DISABLED"]), "outcome": "NON_COMPLIANT", "paths": {_setting(0), _setting(1)}},
	"another case": {"configuration": _of(["enabled"]), "outcome": "NON_COMPLIANT", "paths": {_setting(0)}},
	"a reference": {"configuration": _of([_ref]), "outcome": "UNKNOWN", "unknowns": {_setting(0)}},
	"a reference beside a violation": {"configuration": _of([_ref, "DISABLED"]), "outcome": "NON_COMPLIANT", "paths": {_setting(1)}, "unknowns": {_setting(0)}},
	"settings that cannot be known": {"configuration": {"Volumes": [{"EfsVolumeConfiguration": _ref}]}, "outcome": "UNKNOWN", "unknowns": {["Volumes", 0, "EfsVolumeConfiguration"]}},
	"a volume that cannot be known": {"configuration": {"Volumes": [_ref]}, "outcome": "UNKNOWN", "unknowns": {["Volumes", 0]}},
	"volumes that cannot be known": {"configuration": {"Volumes": _ref}, "outcome": "UNKNOWN", "unknowns": {["Volumes"]}},
	"plain NFS to EFS": {"configuration": _nfs, "outcome": "NON_COMPLIANT", "paths": {_options}},
	"plain NFS to EFS beside an encrypted volume": {
		"configuration": {"Volumes": array.concat(_nfs.Volumes, _of(["ENABLED"]).Volumes)},
		"outcome": "NON_COMPLIANT",
		"paths": {_options},
	},
	"plain NFS elsewhere": {"configuration": _docker({"type": "nfs", "device": "nas:/x"}), "outcome": "NOT_APPLICABLE"},
	"plain NFS to somewhere": {"configuration": _docker({"type": "nfs", "device": _ref}), "outcome": "UNKNOWN", "unknowns": {array.concat(_options, ["device"])}},
	"a Docker volume that cannot be known": {"configuration": {"Volumes": [{"DockerVolumeConfiguration": _ref}]}, "outcome": "UNKNOWN", "unknowns": {["Volumes", 0, "DockerVolumeConfiguration"]}},
}

test_verdicts[note] if {
	some note, case in _cases
	lib_test.meets(check.report, case) with input as lib_test.case_input(_base, case)
}

test_messages[note] if {
	some note, case in {
		"EFS": {"configuration": _without, "message": "EFS volume \"data\" of wiki does not set TransitEncryption to ENABLED."},
		"plain NFS": {"configuration": _nfs, "message": "Volume \"data\" of wiki mounts an EFS file system through plain NFS, without encryption in transit."},
	}
	report := check.report with input as lib_test.case_input(_base, case)
	[violation.message | some violation in report.violations] == [case.message]
}
