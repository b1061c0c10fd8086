package policies["ecs-taskdef-no-dangerous-caps_test"]

import data.lib_test
import data.policies["ecs-taskdef-no-dangerous-caps"] as check

_ref := lib_test.reference

_adding(lists) := {"Family": "web", "ContainerDefinitions": [{"Name": "app", "LinuxParameters": {"Capabilities": {"Add": list}}} | some list in lists]}

_entry(index, position) := ["ContainerDefinitions", index, "LinuxParameters", "Capabilities", "Add", position]

_cases := {
	"no containers": {"configuration": _adding([]), "outcome": "NOT_APPLICABLE"},
	"Windows": {"configuration": object.union(_adding([["SYS_ADMIN"]]), {"RuntimePlatform": {"OperatingSystemFamily": "WINDOWS_SERVER_2022_CORE"}}), "outcome": "NOT_APPLICABLE"},
	"no capabilities": {"configuration": {"ContainerDefinitions": [{"Name": "app"}]}, "outcome": "COMPLIANT"},
	"others": {"configuration": _adding([["CHOWN", "NET_BIND_SERVICE"]]), "outcome": "COMPLIANT"},
	"dangerous, whatever the spelling": {"configuration": _adding([["CHOWN"], ["SYS_ADMIN", "CAP_SYS_ADMIN", "KILL", "sys_admin"]]), "outcome": "NON_COMPLIANT", "paths": {_entry(1, 0), _entry(1, 1), _entry(1, 3)}},
	"all": {"configuration": _adding([["all"]]), "outcome": "NON_COMPLIANT", "paths": {_entry(0, 0)}},
	"all, where one is denied": {"configuration": _adding([["ALL"]]), "params": {"deny": ["SYS_ADMIN"]}, "outcome": "NON_COMPLIANT", "paths": {_entry(0, 0)}},
	"nothing denied": {"configuration": _adding([["ALL", "SYS_ADMIN"]]), "params": {"deny": []}, "outcome": "COMPLIANT"},
	"denied in another spelling": {"configuration": _adding([["CHOWN", "SYS_ADMIN"]]), "params": {"deny": ["cap_chown"]}, "outcome": "NON_COMPLIANT", "paths": {_entry(0, 0)}},
	"dropped as well": {"configuration": {"ContainerDefinitions": [{"LinuxParameters": {"Capabilities": {"Add": ["SYS_ADMIN"], "Drop": ["SYS_ADMIN"]}}}]}, "outcome": "NON_COMPLIANT", "paths": {_entry(0, 0)}},
	"a name that nobody knows": {"configuration": _adding([["CHOWN", "SYSADMIN"]]), "outcome": "UNKNOWN", "unknowns": {_entry(0, 1)}},
	"a name that nobody knows and that is denied": {"configuration": _adding([["TIME_TRAVEL"]]), "params": {"deny": ["TIME_TRAVEL"]}, "outcome": "NON_COMPLIANT", "paths": {_entry(0, 0)}},
	"an unknown entry": {"configuration": _adding([[_ref]]), "outcome": "UNKNOWN", "unknowns": {_entry(0, 0)}},
	"an unknown entry beside a violation": {"configuration": _adding([[_ref, "SYS_ADMIN"]]), "outcome": "NON_COMPLIANT", "paths": {_entry(0, 1)}, "unknowns": {_entry(0, 0)}},
	"an unknown list": {"configuration": _adding([_ref]), "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions", 0, "LinuxParameters", "Capabilities", "Add"]}},
	"containers that cannot be known": {"configuration": {"ContainerDefinitions": _ref}, "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions"]}},
	"an unknown system": {"configuration": object.union(_adding([["SYS_ADMIN"]]), {"RuntimePlatform": _ref}), "outcome": "UNKNOWN", "unknowns": {["RuntimePlatform", "OperatingSystemFamily"]}},
	"an unknown system and nothing dangerous": {"configuration": object.union(_adding([["CHOWN"]]), {"RuntimePlatform": _ref}), "outcome": "COMPLIANT"},
	"a deregistered revision": {"configuration": object.union(_adding([["SYS_ADMIN"]]), {"Status": "INACTIVE"}), "outcome": "NOT_APPLICABLE"},
	"another type": {"configuration": _adding([["SYS_ADMIN"]]), "outcome": "NOT_APPLICABLE", "type": "AWS::ECS::Service"},
}

test_unknown_name_is_told_what_was_expected if {
	report := check.report with input as lib_test.case_input(_base, {"configuration": _adding([["SYSADMIN"]])})
	report.unknowns == [{"path": _entry(0, 0), "reason": "not-coercible", "detail": "expected the name of a Linux capability"}]
}

_messages := {"dangerous": {"configuration": _adding([["cap_sys_admin"]]), "message": "Container \"app\" of web adds the capability SYS_ADMIN, which is dangerous."}}

_base := {"check": "ecs-taskdef-no-dangerous-caps", "type": "AWS::ECS::TaskDefinition", "params": {"deny": ["SYS_ADMIN", "NET_ADMIN"]}}

test_verdicts[note] if {
	some note, case in _cases
	lib_test.meets(check.report, case) with input as lib_test.case_input(_base, case)
}

test_messages[note] if {
	some note, case in _messages
	report := check.report with input as lib_test.case_input(_base, case)
	{violation.message | some violation in report.violations} == {case.message}
}
