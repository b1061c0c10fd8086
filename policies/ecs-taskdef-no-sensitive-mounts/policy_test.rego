package policies["ecs-taskdef-no-sensitive-mounts_test"]

import data.lib_test
import data.policies["ecs-taskdef-no-sensitive-mounts"] as check

_ref := lib_test.reference

_base := {
	"check": "ecs-taskdef-no-sensitive-mounts",
	"type": "AWS::ECS::TaskDefinition",
	"params": {"paths": ["/etc", "/var/run/", "C:\\Windows"], "allow": []},
}

_of(paths) := {"Family": "web", "Volumes": [{"Name": "data", "Host": {"SourcePath": path}} | some path in paths]}

_device(options) := {"Family": "web", "Volumes": [{"Name": "data", "DockerVolumeConfiguration": {"DriverOpts": options}}]}

_source(index) := ["Volumes", index, "Host", "SourcePath"]

_option(name) := ["Volumes", 0, "DockerVolumeConfiguration", "DriverOpts", name]

_cases := {
	"no volumes": {"configuration": {}, "outcome": "COMPLIANT"},
	"another type": {"configuration": _of(["/etc"]), "outcome": "NOT_APPLICABLE", "type": "AWS::ECS::Cluster"},
	"a deregistered revision": {"configuration": object.union(_of(["/etc"]), {"Status": "INACTIVE"}), "outcome": "NOT_APPLICABLE"},
	"no host path": {"configuration": {"Volumes": [{"Name": "data"}, {"Host": {}}]}, "outcome": "COMPLIANT"},
	"beside what is listed": {"configuration": _of(["/etcetera", "/data", "/var/lib"]), "outcome": "COMPLIANT"},
	"equal": {"configuration": _of(["/data", "/etc"]), "outcome": "NON_COMPLIANT", "paths": {_source(1)}},
	"under": {"configuration": _of(["/etc/ssl"]), "outcome": "NON_COMPLIANT", "paths": {_source(0)}},
	"above": {"configuration": _of(["/var"]), "outcome": "NON_COMPLIANT", "paths": {_source(0)}},
	"the root": {"configuration": _of(["/"]), "outcome": "NON_COMPLIANT", "paths": {_source(0)}},
	"all of three": {"configuration": _of(["/etc/", "//etc", "/var/lib/../run/"]), "outcome": "NON_COMPLIANT", "paths": {_source(0), _source(1), _source(2)}},
	"a Windows path in another case": {"configuration": _of(["c:\\WINDOWS\\Temp"]), "outcome": "NON_COMPLIANT", "paths": {_source(0)}},
	"nothing is listed": {"configuration": _of(["/etc", "/"]), "outcome": "COMPLIANT", "params": {"paths": []}},
	"allowed": {"configuration": _of(["/etc/", "/etc/ssl"]), "outcome": "NON_COMPLIANT", "params": {"allow": ["/etc/."]}, "paths": {_source(1)}},
	"allowed beside another": {"configuration": _of(["/etc"]), "outcome": "COMPLIANT", "params": {"allow": ["/x", "/etc"]}},
	"a bound device": {"configuration": _device({"o": "bind", "device": "/etc"}), "outcome": "NON_COMPLIANT", "paths": {_option("device")}},
	"a harmless bound device": {"configuration": _device({"o": "bind", "device": "/data"}), "outcome": "COMPLIANT"},
	"a reference": {"configuration": _of([_ref]), "outcome": "UNKNOWN", "unknowns": {_source(0)}},
	"a reference beside a violation": {"configuration": _of([_ref, "/etc"]), "outcome": "NON_COMPLIANT", "paths": {_source(1)}, "unknowns": {_source(0)}},
	"a device that may be bound": {"configuration": _device({"type": _ref, "device": "/etc"}), "outcome": "UNKNOWN", "unknowns": {_option("type")}},
	"a harmless device that may be bound": {"configuration": _device({"type": _ref, "device": "/data"}), "outcome": "COMPLIANT"},
	"an allowed device that may be bound": {"configuration": _device({"o": _ref, "device": "/etc"}), "outcome": "COMPLIANT", "params": {"allow": ["/etc"]}},
	"a volume that cannot be known": {"configuration": {"Volumes": [_ref]}, "outcome": "UNKNOWN", "unknowns": {["Volumes", 0]}},
	"volumes that cannot be known": {"configuration": {"Volumes": _ref}, "outcome": "UNKNOWN", "unknowns": {["Volumes"]}},
}

test_verdicts[note] if {
	some note, case in _cases
	lib_test.meets(check.report, case) with input as lib_test.case_input(_base, case)
}

test_messages[path] if {
	some path, message in {
		"//etc/": "Volume \"data\" of web binds host path \"//etc/\", which overlaps /etc.",
		"/": "Volume \"data\" of web binds host path \"/\", which overlaps /c:/windows, /etc, /var/run.",
	}
	report := check.report with input as lib_test.case_input(_base, {"configuration": _of([path])})
	[violation.message | some violation in report.violations] == [message]
}
