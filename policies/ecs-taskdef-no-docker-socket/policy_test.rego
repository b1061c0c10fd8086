package policies["ecs-taskdef-no-docker-socket_test"]

import data.lib_test
import data.policies["ecs-taskdef-no-docker-socket"] as check

_ref := lib_test.reference

_base := {
	"check": "ecs-taskdef-no-docker-socket",
	"type": "AWS::ECS::TaskDefinition",
	"params": {"extraSockets": []},
}

_of(paths) := {"Family": "web", "Volumes": [{"Name": $"v{index}", "Host": {"SourcePath": path}} | some index, path in paths]}

_device(options) := {"Family": "web", "Volumes": [{"Name": "v0", "DockerVolumeConfiguration": {"DriverOpts": options}}]}

_source(index) := ["Volumes", index, "Host", "SourcePath"]

_option(name) := ["Volumes", 0, "DockerVolumeConfiguration", "DriverOpts", name]

_mount_point(container, position) := ["ContainerDefinitions", container, "MountPoints", position]

_entry(container, position) := ["ContainerDefinitions", container, "VolumesFrom", position]

# Container "a" mounts the socket, "b" takes from it, "c" from "b", "d" mounts and takes something else.
_handed_over(path) := object.union(_of([path, "/data"]), {"ContainerDefinitions": [
	{"Name": "a", "MountPoints": [{"SourceVolume": "v1"}, {"SourceVolume": "v0", "ReadOnly": true}]},
	{"Name": "b", "VolumesFrom": [{"SourceContainer": "d"}, {"SourceContainer": "a", "ReadOnly": true}]},
	{"Name": "c", "VolumesFrom": [{"SourceContainer": "b"}]},
	{"Name": "d", "MountPoints": [{"SourceVolume": "v1"}], "VolumesFrom": [{"SourceContainer": "d"}]},
]})

_cases := {
	"the folder of each well-known socket": {
		"configuration": _of(["/run/containerd", "/run/crio", "/run/podman", "/var/run/containerd", "/var/run/crio", "/var/run/podman"]),
		"outcome": "NON_COMPLIANT",
		"paths": {_source(index) | some index in numbers.range(0, 5)},
	},
	"no volumes": {"configuration": {}, "outcome": "COMPLIANT"},
	"another type": {"configuration": _of(["/"]), "outcome": "NOT_APPLICABLE", "type": "AWS::ECS::Cluster"},
	"a deregistered revision": {"configuration": object.union(_of(["/"]), {"Status": "INACTIVE"}), "outcome": "NOT_APPLICABLE"},
	"no host path": {"configuration": {"Volumes": [{"Name": "v0"}, {"Host": {}}]}, "outcome": "COMPLIANT"},
	"elsewhere": {"configuration": _of(["/data", "/run/dbus", "/var/lib", "/data/docker.socket", "/data/mydocker.sock", "/data/docker.sock/x"]), "outcome": "COMPLIANT"},
	"the second of two": {"configuration": _of(["/data", "/var/run/docker.sock"]), "outcome": "NON_COMPLIANT", "paths": {_source(1)}},
	"got by every container": {
		"configuration": _handed_over("/run/docker.sock"),
		"outcome": "NON_COMPLIANT",
		"paths": {_source(0), _mount_point(0, 1), _entry(1, 1), _entry(2, 0)},
	},
	"got by no container": {"configuration": _handed_over("/data/x"), "outcome": "COMPLIANT"},
	"an added socket": {
		"configuration": _of(["/opt/agent/control.sock", "/opt/agent", "/opt/agent/other.sock", "/opt/agent/control.sock/x"]),
		"outcome": "NON_COMPLIANT",
		"params": {"extraSockets": ["/opt//agent/control.sock"]},
		"paths": {_source(0), _source(1)},
	},
	"a bound device": {"configuration": _device({"o": "bind", "device": "/run"}), "outcome": "NON_COMPLIANT", "paths": {_option("device")}},
	"a device that may be bound": {"configuration": _device({"o": _ref, "device": "/run"}), "outcome": "UNKNOWN", "unknowns": {_option("o")}},
	"a harmless device that may be bound": {"configuration": _device({"o": _ref, "device": "/data"}), "outcome": "COMPLIANT"},
	"a reference": {"configuration": _of([_ref]), "outcome": "UNKNOWN", "unknowns": {_source(0)}},
	"a volume that cannot be known": {"configuration": {"Volumes": [_ref]}, "outcome": "UNKNOWN", "unknowns": {["Volumes", 0]}},
	"volumes that cannot be known": {"configuration": {"Volumes": _ref}, "outcome": "UNKNOWN", "unknowns": {["Volumes"]}},
	"containers that cannot be known": {"configuration": object.union(_of(["/data"]), {"ContainerDefinitions": _ref}), "outcome": "COMPLIANT"},
}

test_verdicts[note] if {
	some note, case in _cases
	lib_test.meets(check.report, case) with input as lib_test.case_input(_base, case)
}

test_sockets[path] if {
	some path in [
		"/run/docker.sock",
		"/run/user/1000/docker.sock",
		"/run/k3s/containerd/containerd.sock",
		"/data/crio.sock",
		"/data/podman.sock",
		"/var/run/ecs",
		"/var/run/ecs-agent/x.sock",
		"/run/ecs/volume",
		"\\\\.\\PIPE\\docker_engine",
	]
	report := check.report with input as lib_test.case_input(_base, {"configuration": _of([path])})
	[violation.message | some violation in report.violations] == [$"Volume \"v0\" of web binds host path \"{path}\", a container runtime socket."]
}

test_directories_of_sockets[path] if {
	some path in [
		"/",
		"/run",
		"/run/containerd",
		"/run/crio",
		"/run/podman",
		"/var",
		"/var/run/",
		"/var/run/containerd",
		"/var/run/crio",
		"/var/run/podman",
	]
	report := check.report with input as lib_test.case_input(_base, {"configuration": _of([path])})
	[violation.message | some violation in report.violations] == [$"Volume \"v0\" of web binds host path \"{path}\", a directory that holds container runtime sockets."]
}

test_messages if {
	report := check.report with input as lib_test.case_input(_base, {"configuration": _handed_over("/run/docker.sock")})
	{violation.message | some violation in report.violations} == {
		"Container \"a\" of web mounts volume \"v0\", which reaches a container runtime socket.",
		"Container \"b\" of web gets a container runtime socket through VolumesFrom \"a\".",
		"Container \"c\" of web gets a container runtime socket through VolumesFrom \"b\".",
		"Volume \"v0\" of web binds host path \"/run/docker.sock\", a container runtime socket.",
	}
}
