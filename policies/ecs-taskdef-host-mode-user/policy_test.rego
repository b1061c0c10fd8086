package policies["ecs-taskdef-host-mode-user_test"]

import data.lib_test
import data.policies["ecs-taskdef-host-mode-user"] as check

_ref := lib_test.reference

_host(containers) := {"Family": "web", "NetworkMode": "host", "ContainerDefinitions": containers}

_user(index) := ["ContainerDefinitions", index, "User"]

_privileged(index) := ["ContainerDefinitions", index, "Privileged"]

_windows := {"RuntimePlatform": {"OperatingSystemFamily": "WINDOWS_SERVER_2022_CORE"}}

_cases := {
	"no containers": {"configuration": _host([]), "outcome": "NOT_APPLICABLE"},
	"another network mode": {"configuration": {"NetworkMode": "bridge", "ContainerDefinitions": [{}]}, "outcome": "NOT_APPLICABLE"},
	"no network mode": {"configuration": {"ContainerDefinitions": [{}]}, "outcome": "NOT_APPLICABLE"},
	"Windows": {"configuration": object.union(_host([{}]), _windows), "outcome": "NOT_APPLICABLE"},
	"a user": {"configuration": _host([{"User": "1000"}]), "outcome": "COMPLIANT"},
	"a user in the root group": {"configuration": _host([{"User": "1000:0"}]), "outcome": "COMPLIANT"},
	"privileged without a user": {"configuration": _host([{"Privileged": true}]), "outcome": "COMPLIANT"},
	"privileged root": {"configuration": _host([{"Privileged": true, "User": "root"}]), "outcome": "COMPLIANT"},
	"no user": {"configuration": _host([{"User": "1000"}, {"Privileged": false}]), "outcome": "NON_COMPLIANT", "paths": {_user(1)}},
	"a blank user": {"configuration": _host([{"User": " "}]), "outcome": "NON_COMPLIANT", "paths": {_user(0)}},
	"root in several spellings": {"configuration": _host([{"User": "root"}, {"User": "0:0"}, {"User": "00", "Privileged": false}]), "outcome": "NON_COMPLIANT", "paths": {_user(0), _user(1), _user(2)}},
	"a user that cannot be known": {"configuration": _host([{"User": _ref}]), "outcome": "UNKNOWN", "unknowns": {_user(0)}},
	"a user that cannot be known, privileged": {"configuration": _host([{"User": _ref, "Privileged": true}]), "outcome": "COMPLIANT"},
	"privileged or not, root": {"configuration": _host([{"User": "0", "Privileged": _ref}]), "outcome": "UNKNOWN", "unknowns": {_privileged(0)}},
	"privileged or not, no user": {"configuration": _host([{"User": "1"}, {"Privileged": _ref}]), "outcome": "UNKNOWN", "unknowns": {_privileged(1)}},
	"privileged or not, blank user": {"configuration": _host([{"User": " ", "Privileged": _ref}]), "outcome": "UNKNOWN", "unknowns": {_privileged(0)}},
	"privileged or not, another user": {"configuration": _host([{"User": "1", "Privileged": _ref}]), "outcome": "COMPLIANT"},
	"neither can be known": {"configuration": _host([{"User": _ref, "Privileged": _ref}]), "outcome": "UNKNOWN", "unknowns": {_user(0), _privileged(0)}},
	"unknown beside a violation": {"configuration": _host([{"User": _ref}, {}]), "outcome": "NON_COMPLIANT", "paths": {_user(1)}, "unknowns": {_user(0)}},
	"containers that cannot be known": {"configuration": _host(_ref), "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions"]}},
	"a container that cannot be known": {"configuration": _host([{"User": "1"}, _ref]), "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions", 1]}},
	"an unknown mode and root": {"configuration": {"NetworkMode": _ref, "ContainerDefinitions": [{}]}, "outcome": "UNKNOWN", "unknowns": {["NetworkMode"]}},
	"an unknown mode and another user": {"configuration": {"NetworkMode": _ref, "ContainerDefinitions": [{"User": "1"}]}, "outcome": "COMPLIANT"},
	"an undocumented mode and root": {"configuration": {"NetworkMode": "HOST", "ContainerDefinitions": [{}]}, "outcome": "UNKNOWN", "unknowns": {["NetworkMode"]}},
	"an unknown system and root": {"configuration": object.union(_host([{}]), {"RuntimePlatform": _ref}), "outcome": "UNKNOWN", "unknowns": {["RuntimePlatform", "OperatingSystemFamily"]}},
	"an unknown system and another user": {"configuration": object.union(_host([{"User": "1"}]), {"RuntimePlatform": _ref}), "outcome": "COMPLIANT"},
	"a deregistered revision": {"configuration": object.union(_host([{}]), {"Status": "INACTIVE"}), "outcome": "NOT_APPLICABLE"},
	"another type": {"configuration": _host([{}]), "outcome": "NOT_APPLICABLE", "type": "AWS::ECS::Service"},
}

_messages := {
	"root": {
		"configuration": _host([{"Name": "app", "User": "0:0"}]),
		"message": "Container \"app\" of web uses the network of its host, is not privileged and names root (User \"0:0\"); expected another user.",
	},
	"no user": {
		"configuration": _host([{"Name": "app"}]),
		"message": "Container \"app\" of web uses the network of its host, is not privileged and sets no User, which means the image's own user, root unless the image says otherwise; expected another user.",
	},
}

_base := {"check": "ecs-taskdef-host-mode-user", "type": "AWS::ECS::TaskDefinition"}

test_verdicts[note] if {
	some note, case in _cases
	lib_test.meets(check.report, case) with input as lib_test.case_input(_base, case)
}

test_messages[note] if {
	some note, case in _messages
	report := check.report with input as lib_test.case_input(_base, case)
	{violation.message | some violation in report.violations} == {case.message}
}
