package policies["ecs-taskdef-no-unconfined-profile_test"]

import data.lib_test
import data.policies["ecs-taskdef-no-unconfined-profile"] as check

_ref := lib_test.reference

_with(lists) := {"Family": "web", "ContainerDefinitions": [{"Name": "app", "DockerSecurityOptions": list} | some list in lists]}

_list(index) := ["ContainerDefinitions", index, "DockerSecurityOptions"]

_entry(index, position) := ["ContainerDefinitions", index, "DockerSecurityOptions", position]

_required := {"requireNoNewPrivileges": true}

_windows := {"RuntimePlatform": {"OperatingSystemFamily": "WINDOWS_SERVER_2022_CORE"}}

_cases := {
	"no containers": {"configuration": _with([]), "outcome": "NOT_APPLICABLE"},
	"no options": {"configuration": {"ContainerDefinitions": [{"Name": "app"}]}, "outcome": "COMPLIANT"},
	"options that protect": {"configuration": _with([["no-new-privileges", "apparmor:docker-default", "label=type:svirt_apache_t", "no-new-privileges:true"]]), "outcome": "COMPLIANT"},
	"seccomp": {"configuration": _with([[], ["seccomp:unconfined", "seccomp=unconfined"]]), "outcome": "NON_COMPLIANT", "paths": {_entry(1, 0), _entry(1, 1)}},
	"AppArmor": {"configuration": _with([["apparmor:unconfined", "apparmor=unconfined"]]), "outcome": "NON_COMPLIANT", "paths": {_entry(0, 0), _entry(0, 1)}},
	"labels": {"configuration": _with([["label:disable", "label=disable", "disable"]]), "outcome": "NON_COMPLIANT", "paths": {_entry(0, 0), _entry(0, 1), _entry(0, 2)}},
	"new privileges": {"configuration": _with([["no-new-privileges:false", "no-new-privileges=FALSE", "no-new-privileges=f", "no-new-privileges:0"]]), "outcome": "NON_COMPLIANT", "paths": {_entry(0, 0), _entry(0, 1), _entry(0, 2), _entry(0, 3)}},
	"blanks and capitals": {"configuration": _with([[" Seccomp:Unconfined "]]), "outcome": "NON_COMPLIANT", "paths": {_entry(0, 0)}},
	"on Windows as written": {"configuration": object.union(_with([["seccomp:unconfined"]]), _windows), "outcome": "NON_COMPLIANT", "paths": {_entry(0, 0)}},
	"nothing on Windows": {"configuration": object.union(_with([["credentialspec:file://web.json"]]), _windows), "outcome": "COMPLIANT"},
	"an unknown entry": {"configuration": _with([[_ref]]), "outcome": "UNKNOWN", "unknowns": {_entry(0, 0)}},
	"an unknown entry beside a violation": {"configuration": _with([[_ref, "label:disable"]]), "outcome": "NON_COMPLIANT", "paths": {_entry(0, 1)}, "unknowns": {_entry(0, 0)}},
	"an unknown list": {"configuration": _with([{"$unknown": "unresolved-reference", "detail": "seccomp=unconfined"}]), "outcome": "UNKNOWN", "unknowns": {_list(0)}},
	"containers that cannot be known": {"configuration": {"ContainerDefinitions": _ref}, "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions"]}},
	"a container that cannot be known": {"configuration": {"ContainerDefinitions": [{}, _ref]}, "params": _required, "outcome": "NON_COMPLIANT", "paths": {_list(0)}, "unknowns": {["ContainerDefinitions", 1]}},
	"required and set": {
		"configuration": _with([["no-new-privileges"], ["label:type:x", "no-new-privileges:true"], ["no-new-privileges=T"], [" no-new-privileges=1"]]),
		"params": _required,
		"outcome": "COMPLIANT",
	},
	"required and not set": {"configuration": _with([["no-new-privileges"], ["apparmor:web"], []]), "params": _required, "outcome": "NON_COMPLIANT", "paths": {_list(1), _list(2)}},
	"required and denied": {
		"configuration": _with([["no-new-privileges:false"], ["no-new-privileges=f"], ["no-new-privileges=0"]]),
		"params": _required,
		"outcome": "NON_COMPLIANT",
		"paths": {_entry(0, 0), _entry(1, 0), _entry(2, 0)},
	},
	"required and an unknown entry": {"configuration": _with([["apparmor:web", _ref]]), "params": _required, "outcome": "UNKNOWN", "unknowns": {_entry(0, 1)}},
	"required and an unknown list": {"configuration": _with([_ref]), "params": _required, "outcome": "UNKNOWN", "unknowns": {_list(0)}},
	"required on Windows": {"configuration": object.union(_with([[]]), _windows), "params": _required, "outcome": "NOT_APPLICABLE"},
	"required on Windows, and a protection switched off": {"configuration": object.union(_with([["label:disable"]]), _windows), "params": _required, "outcome": "NON_COMPLIANT", "paths": {_entry(0, 0)}},
	"required on Windows, and an unknown entry": {"configuration": object.union(_with([[_ref]]), _windows), "params": _required, "outcome": "UNKNOWN", "unknowns": {_entry(0, 0)}},
	"required on Fargate": {"configuration": object.union(_with([[]]), {"RequiresCompatibilities": ["FARGATE"]}), "params": _required, "outcome": "COMPLIANT"},
	"required on Fargate or EC2": {"configuration": object.union(_with([[]]), {"RequiresCompatibilities": ["EC2", "FARGATE"]}), "params": _required, "outcome": "NON_COMPLIANT", "paths": {_list(0)}},
	"required for unknown launch types": {"configuration": object.union(_with([[]]), {"RequiresCompatibilities": [_ref]}), "params": _required, "outcome": "UNKNOWN", "unknowns": {["RequiresCompatibilities", 0]}},
	"required on an unknown system": {"configuration": object.union(_with([[]]), {"RuntimePlatform": _ref}), "params": _required, "outcome": "UNKNOWN", "unknowns": {["RuntimePlatform", "OperatingSystemFamily"]}},
	"a deregistered revision": {"configuration": object.union(_with([["label:disable"]]), {"Status": "INACTIVE"}), "outcome": "NOT_APPLICABLE"},
	"another type": {"configuration": _with([["label:disable"]]), "outcome": "NOT_APPLICABLE", "type": "AWS::ECS::Service"},
}

_switches_off(written, what) := $"Container \"app\" of web sets DockerSecurityOptions \"{written}\", which switches off {what}."

_messages := {
	"seccomp": {"configuration": _with([[" seccomp:Unconfined "]]), "message": _switches_off("seccomp:Unconfined", "the filter of system calls")},
	"AppArmor": {"configuration": _with([["apparmor=unconfined"]]), "message": _switches_off("apparmor=unconfined", "the AppArmor profile")},
	"labels": {"configuration": _with([["label:disable"]]), "message": _switches_off("label:disable", "SELinux labels")},
	"labels, the old way": {"configuration": _with([["disable"]]), "message": _switches_off("disable", "SELinux labels")},
	"new privileges": {"configuration": _with([["no-new-privileges:false"]]), "message": _switches_off("no-new-privileges:false", "no-new-privileges")},
	"new privileges, short": {"configuration": _with([["no-new-privileges:f"]]), "message": _switches_off("no-new-privileges:f", "no-new-privileges")},
	"new privileges, as a number": {"configuration": _with([["no-new-privileges:0"]]), "message": _switches_off("no-new-privileges:0", "no-new-privileges")},
	"not set": {
		"configuration": _with([[]]),
		"params": _required,
		"message": "Container \"app\" of web does not set no-new-privileges in DockerSecurityOptions; expected \"no-new-privileges\".",
	},
}

_base := {"check": "ecs-taskdef-no-unconfined-profile", "type": "AWS::ECS::TaskDefinition", "params": {"requireNoNewPrivileges": false}}

test_verdicts[note] if {
	some note, case in _cases
	lib_test.meets(check.report, case) with input as lib_test.case_input(_base, case)
}

test_messages[note] if {
	some note, case in _messages
	report := check.report with input as lib_test.case_input(_base, case)
	{violation.message | some violation in report.violations} == {case.message}
}
