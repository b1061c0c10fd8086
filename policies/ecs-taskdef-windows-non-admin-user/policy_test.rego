package policies["ecs-taskdef-windows-non-admin-user_test"]

import data.lib_test
import data.policies["ecs-taskdef-windows-non-admin-user"] as check

_ref := lib_test.reference

_windows(containers) := {"Family": "iis", "RuntimePlatform": {"OperatingSystemFamily": "WINDOWS_SERVER_2022_CORE"}, "ContainerDefinitions": containers}

_user(index) := ["ContainerDefinitions", index, "User"]

_cases := {
	"no containers": {"configuration": _windows([]), "outcome": "NOT_APPLICABLE"},
	"Linux": {"configuration": {"RuntimePlatform": {"OperatingSystemFamily": "LINUX"}, "ContainerDefinitions": [{}]}, "outcome": "NOT_APPLICABLE"},
	"no operating system": {"configuration": {"ContainerDefinitions": [{}]}, "outcome": "NOT_APPLICABLE"},
	"Windows by a hint": {"configuration": {"ContainerDefinitions": [{"CredentialSpecs": ["credentialspec:x"]}]}, "outcome": "NON_COMPLIANT", "paths": {_user(0)}},
	"ContainerUser": {"configuration": _windows([{"User": "ContainerUser"}]), "outcome": "COMPLIANT"},
	"a name that only begins alike": {"configuration": _windows([{"User": "ContainerAdministrators"}, {"User": "ContainerAdministrator\\app"}]), "outcome": "COMPLIANT"},
	"the administrator in several spellings": {
		"configuration": _windows([{"User": "ContainerAdministrator"}, {"User": " containeradministrator "}, {"User": "User Manager\\ContainerAdministrator"}]),
		"outcome": "NON_COMPLIANT",
		"paths": {_user(0), _user(1), _user(2)},
	},
	"absent": {"configuration": _windows([{"User": "ContainerUser"}, {}]), "outcome": "NON_COMPLIANT", "paths": {_user(1)}},
	"blank": {"configuration": _windows([{"User": " "}]), "outcome": "NON_COMPLIANT", "paths": {_user(0)}},
	"a reference": {"configuration": _windows([{"User": _ref}]), "outcome": "UNKNOWN", "unknowns": {_user(0)}},
	"a reference beside a violation": {"configuration": _windows([{"User": _ref}, {}]), "outcome": "NON_COMPLIANT", "paths": {_user(1)}, "unknowns": {_user(0)}},
	"containers that cannot be known": {"configuration": _windows(_ref), "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions"]}},
	"a container that cannot be known": {"configuration": _windows([_ref]), "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions", 0]}},
	"an unknown system and no user": {"configuration": {"RuntimePlatform": _ref, "ContainerDefinitions": [{}]}, "outcome": "UNKNOWN", "unknowns": {["RuntimePlatform", "OperatingSystemFamily"]}},
	"an unknown system and a user": {"configuration": {"RuntimePlatform": _ref, "ContainerDefinitions": [{"User": "app"}]}, "outcome": "COMPLIANT"},
	"a deregistered revision": {"configuration": object.union(_windows([{}]), {"Status": "INACTIVE"}), "outcome": "NOT_APPLICABLE"},
	"another type": {"configuration": _windows([{}]), "outcome": "NOT_APPLICABLE", "type": "AWS::ECS::Service"},
}

_messages := {
	"administrator": {
		"configuration": _windows([{"Name": "web", "User": "CONTAINERADMINISTRATOR"}]),
		"message": "Container \"web\" of iis runs as ContainerAdministrator (User \"CONTAINERADMINISTRATOR\"); expected a user such as ContainerUser.",
	},
	"absent": {
		"configuration": _windows([{"Name": "web"}]),
		"message": "Container \"web\" of iis sets no User, so it runs as the image's own user, mostly ContainerAdministrator; expected a user such as ContainerUser.",
	},
}

_base := {"check": "ecs-taskdef-windows-non-admin-user", "type": "AWS::ECS::TaskDefinition"}

test_verdicts[note] if {
	some note, case in _cases
	lib_test.meets(check.report, case) with input as lib_test.case_input(_base, case)
}

test_messages[note] if {
	some note, case in _messages
	report := check.report with input as lib_test.case_input(_base, case)
	{violation.message | some violation in report.violations} == {case.message}
}
