package policies["ecs-taskdef-host-mounts-read-only_test"]

import data.lib_test
import data.policies["ecs-taskdef-host-mounts-read-only"] as check

_ref := lib_test.reference

_base := {
	"check": "ecs-taskdef-host-mounts-read-only",
	"type": "AWS::ECS::TaskDefinition",
	"params": {"allowPaths": []},
}

_logs := {"Name": "logs", "Host": {"SourcePath": "/data/logs"}}

_scratch := {"Name": "scratch", "Host": {}}

_of(volumes, containers) := {"Family": "web", "Volumes": volumes, "ContainerDefinitions": containers}

# One container with these mount points.
_one(volumes, mount_points) := _of(volumes, [{"Name": "a", "MountPoints": mount_points}])

_device(options) := {"Name": "logs", "DockerVolumeConfiguration": {"DriverOpts": options}}

_mounted(container, position) := ["ContainerDefinitions", container, "MountPoints", position, "ReadOnly"]

_handed(container, position) := ["ContainerDefinitions", container, "VolumesFrom", position, "ReadOnly"]

_source := ["Volumes", 0, "Host", "SourcePath"]

_option(name) := ["Volumes", 0, "DockerVolumeConfiguration", "DriverOpts", name]

_writes := {"SourceVolume": "logs"}

_reads := {"SourceVolume": "logs", "ReadOnly": true}

_taking(entry) := _of([_logs], [{"Name": "a", "MountPoints": [_writes]}, {"Name": "b", "VolumesFrom": [entry]}])

_two_volumes := _of(
	[_logs, _scratch, {"Name": "cache", "Host": {"SourcePath": "/data/cache"}}, {"Name": "keys", "Host": {"SourcePath": "/data/keys"}}],
	[
		{"Name": "a", "MountPoints": [_writes, {"SourceVolume": "scratch"}, {"SourceVolume": "cache", "ReadOnly": false}, {"SourceVolume": "keys", "ReadOnly": true}]},
		{"Name": "b", "VolumesFrom": [{"SourceContainer": "a"}]},
	],
)

_cases := {
	"no containers": {"configuration": _of([_logs], []), "outcome": "NOT_APPLICABLE"},
	"another type": {"configuration": _one([_logs], [_writes]), "outcome": "NOT_APPLICABLE", "type": "AWS::ECS::Cluster"},
	"no volumes": {"configuration": {"ContainerDefinitions": [{"Name": "a"}]}, "outcome": "COMPLIANT"},
	"read-only": {"configuration": _one([_logs], [_reads]), "outcome": "COMPLIANT"},
	"no host path": {"configuration": _one([_logs, _scratch], [{"SourceVolume": "scratch"}]), "outcome": "COMPLIANT"},
	"absent": {"configuration": _one([_logs], [_reads, _writes]), "outcome": "NON_COMPLIANT", "paths": {_mounted(0, 1)}},
	"false": {"configuration": _one([_logs], [{"SourceVolume": "logs", "ReadOnly": false}]), "outcome": "NON_COMPLIANT", "paths": {_mounted(0, 0)}},
	"all of two containers": {
		"configuration": _of([_logs], [{"MountPoints": [_writes]}, {"MountPoints": [_writes]}]),
		"outcome": "NON_COMPLIANT",
		"paths": {_mounted(0, 0), _mounted(1, 0)},
	},
	"a bound device": {"configuration": _one([_device({"o": "bind", "device": "/data"})], [_writes]), "outcome": "NON_COMPLIANT", "paths": {_mounted(0, 0)}},
	"an allowed path": {"configuration": _one([_logs], [_writes]), "outcome": "COMPLIANT", "params": {"allowPaths": ["/x", "/data/./"]}},
	"another path is allowed": {"configuration": _one([_logs], [_writes]), "outcome": "NON_COMPLIANT", "params": {"allowPaths": ["/data/log", "/data/logs/x"]}, "paths": {_mounted(0, 0)}},
	"an allowed path handed over": {"configuration": _taking({"SourceContainer": "a"}), "outcome": "COMPLIANT", "params": {"allowPaths": ["/data"]}},
	"handed over": {"configuration": _taking({"SourceContainer": "a"}), "outcome": "NON_COMPLIANT", "paths": {_mounted(0, 0), _handed(1, 0)}},
	"handed over read-only": {"configuration": _taking({"SourceContainer": "a", "ReadOnly": true}), "outcome": "NON_COMPLIANT", "paths": {_mounted(0, 0)}},
	"handed over, who knows how": {"configuration": _taking({"SourceContainer": "a", "ReadOnly": _ref}), "outcome": "NON_COMPLIANT", "paths": {_mounted(0, 0)}},
	"handed over by somebody": {"configuration": _taking({"SourceContainer": _ref}), "outcome": "NON_COMPLIANT", "paths": {_mounted(0, 0)}},
	"a read-only mount point handed over": {
		"configuration": _of([_logs], [{"Name": "a", "MountPoints": [_reads]}, {"Name": "b", "VolumesFrom": [{"SourceContainer": "a"}]}]),
		"outcome": "COMPLIANT",
	},
	"several volumes": {"configuration": _two_volumes, "outcome": "NON_COMPLIANT", "paths": {_mounted(0, 0), _mounted(0, 2), _handed(1, 0)}},
}

_open_cases := {
	"a reference": {"configuration": _one([_logs], [{"SourceVolume": "logs", "ReadOnly": _ref}]), "outcome": "UNKNOWN", "unknowns": {_mounted(0, 0)}},
	"a reference that is handed over": {
		"configuration": _of([_logs], [{"Name": "a", "MountPoints": [{"SourceVolume": "logs", "ReadOnly": _ref}]}, {"Name": "b", "VolumesFrom": [{"SourceContainer": "a"}]}]),
		"outcome": "UNKNOWN",
		"unknowns": {_mounted(0, 0)},
	},
	"a reference at an allowed path": {"configuration": _one([_logs], [{"SourceVolume": "logs", "ReadOnly": _ref}]), "outcome": "COMPLIANT", "params": {"allowPaths": ["/data"]}},
	"a host path that cannot be known": {"configuration": _one([{"Name": "logs", "Host": {"SourcePath": _ref}}, _scratch], [_writes]), "outcome": "UNKNOWN", "unknowns": {_source}},
	"a host path that cannot be known, read-only": {"configuration": _one([{"Name": "logs", "Host": {"SourcePath": _ref}}], [_reads]), "outcome": "COMPLIANT"},
	"a host path that cannot be known, not mounted": {"configuration": _one([{"Name": "logs", "Host": {"SourcePath": _ref}}, _scratch], [{"SourceVolume": "scratch"}]), "outcome": "COMPLIANT"},
	"a host path that cannot be known, mounted who knows where": {"configuration": _one([{"Name": "logs", "Host": {"SourcePath": _ref}}], [{"SourceVolume": _ref}]), "outcome": "UNKNOWN", "unknowns": {_source}},
	"a host path and a name that cannot be known": {"configuration": _one([{"Name": _ref, "Host": {"SourcePath": _ref}}], [_writes]), "outcome": "UNKNOWN", "unknowns": {_source}},
	"a volume that cannot be known": {"configuration": _one([_ref], [_writes]), "outcome": "UNKNOWN", "unknowns": {["Volumes", 0]}},
	"volumes that cannot be known": {"configuration": _one(_ref, [_writes]), "outcome": "UNKNOWN", "unknowns": {["Volumes"]}},
	"volumes that cannot be known, none mounted": {"configuration": _of(_ref, [{"Name": "a"}]), "outcome": "COMPLIANT"},
	"a device that may be bound": {"configuration": _one([_device({"o": _ref, "device": "/data"})], [_writes]), "outcome": "UNKNOWN", "unknowns": {_option("o")}},
	"an allowed device that may be bound": {"configuration": _one([_device({"o": _ref, "device": "/data"})], [_writes]), "outcome": "COMPLIANT", "params": {"allowPaths": ["/data"]}},
	"a volume's name that cannot be known": {
		"configuration": _one([object.union(_logs, {"Name": _ref})], [_writes]),
		"outcome": "UNKNOWN",
		"unknowns": {["Volumes", 0, "Name"]},
	},
	"a volume's name that cannot be known, nothing is written to": {"configuration": _one([object.union(_logs, {"Name": _ref})], [_reads]), "outcome": "COMPLIANT"},
	"a mount point's volume that cannot be known": {
		"configuration": _one([_logs], [{"SourceVolume": _ref}]),
		"outcome": "UNKNOWN",
		"unknowns": {["ContainerDefinitions", 0, "MountPoints", 0, "SourceVolume"]},
	},
	"a mount point's volume that cannot be known, read-only": {"configuration": _one([_logs], [{"SourceVolume": _ref, "ReadOnly": true}]), "outcome": "COMPLIANT"},
	"a mount point's volume that cannot be known, no host path": {"configuration": _one([_scratch], [{"SourceVolume": _ref}]), "outcome": "COMPLIANT"},
	"a mount point that cannot be known": {"configuration": _one([_logs], [_ref]), "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions", 0, "MountPoints", 0]}},
	"a mount point that cannot be known, no host path": {"configuration": _one([_scratch], [_ref]), "outcome": "COMPLIANT"},
	"mount points that cannot be known": {"configuration": _one([_logs], _ref), "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions", 0, "MountPoints"]}},
	"containers and volumes that cannot be known": {"configuration": _of(_ref, _ref), "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions"]}},
	"containers that cannot be known, all paths allowed": {"configuration": _of([_logs], _ref), "outcome": "COMPLIANT", "params": {"allowPaths": ["/"]}},
}

test_verdicts[note] if {
	some note, case in _cases
	lib_test.meets(check.report, case) with input as lib_test.case_input(_base, case)
}

test_unknowns[note] if {
	some note, case in _open_cases
	lib_test.meets(check.report, case) with input as lib_test.case_input(_base, case)
}

test_messages if {
	report := check.report with input as lib_test.case_input(_base, {"configuration": _two_volumes})
	{violation.message | some violation in report.violations} == {
		"Container \"a\" of web mounts host path \"/data/logs\" (volume \"logs\") without ReadOnly true.",
		"Container \"a\" of web mounts host path \"/data/cache\" (volume \"cache\") without ReadOnly true.",
		"Container \"b\" of web gets volume \"cache\", \"logs\" through VolumesFrom \"a\" without ReadOnly true.",
	}
}
