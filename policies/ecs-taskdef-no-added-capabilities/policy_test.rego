package policies["ecs-taskdef-no-added-capabilities_test"]

import data.lib_test
import data.policies["ecs-taskdef-no-added-capabilities"] as check

_ref := lib_test.reference

_adding(lists) := {"Family": "web", "ContainerDefinitions": [{"Name": "app", "LinuxParameters": {"Capabilities": {"Add": list}}} | some list in lists]}

_entry(index, position) := ["ContainerDefinitions", index, "LinuxParameters", "Capabilities", "Add", position]

_cases := {
	"no containers": {"configuration": _adding([]), "outcome": "NOT_APPLICABLE"},
	"Windows": {"configuration": object.union(_adding([["CHOWN"]]), {"RuntimePlatform": {"OperatingSystemFamily": "WINDOWS_SERVER_2022_CORE"}}), "outcome": "NOT_APPLICABLE"},
	"no capabilities": {"configuration": {"ContainerDefinitions": [{"Name": "app"}]}, "outcome": "COMPLIANT"},
	"dropped alone": {"configuration": {"ContainerDefinitions": [{"LinuxParameters": {"Capabilities": {"Drop": ["ALL"]}}}]}, "outcome": "COMPLIANT"},
	"added": {"configuration": _adding([[], ["CHOWN", "CAP_KILL"]]), "outcome": "NON_COMPLIANT", "paths": {_entry(1, 0), _entry(1, 1)}},
	"on Fargate": {"configuration": object.union(_adding([["SYS_PTRACE"]]), {"RequiresCompatibilities": ["FARGATE"]}), "outcome": "NON_COMPLIANT", "paths": {_entry(0, 0)}},
	"allowed, whatever the spelling": {"configuration": _adding([["sys_ptrace", "CAP_CHOWN"]]), "params": {"allow": ["CAP_SYS_PTRACE", "chown"]}, "outcome": "COMPLIANT"},
	"beside an allowed one": {"configuration": _adding([["SYS_PTRACE", "KILL"]]), "params": {"allow": ["SYS_PTRACE"]}, "outcome": "NON_COMPLIANT", "paths": {_entry(0, 1)}},
	"a name that nobody knows": {"configuration": _adding([["SYSADMIN"]]), "outcome": "NON_COMPLIANT", "paths": {_entry(0, 0)}},
	"an unknown entry": {"configuration": _adding([[_ref]]), "outcome": "UNKNOWN", "unknowns": {_entry(0, 0)}},
	"an unknown entry beside a violation": {"configuration": _adding([[_ref, "KILL"]]), "outcome": "NON_COMPLIANT", "paths": {_entry(0, 1)}, "unknowns": {_entry(0, 0)}},
	"an unknown list": {"configuration": _adding([_ref]), "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions", 0, "LinuxParameters", "Capabilities", "Add"]}},
	"unknown Linux parameters": {"configuration": {"ContainerDefinitions": [{"LinuxParameters": _ref}]}, "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions", 0, "LinuxParameters"]}},
	"containers that cannot be known": {"configuration": {"ContainerDefinitions": _ref}, "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions"]}},
	"an unknown system": {"configuration": object.union(_adding([["KILL"]]), {"RuntimePlatform": _ref}), "outcome": "UNKNOWN", "unknowns": {["RuntimePlatform", "OperatingSystemFamily"]}},
	"an unknown system and nothing added": {"configuration": object.union(_adding([[]]), {"RuntimePlatform": _ref}), "outcome": "COMPLIANT"},
	"a deregistered revision": {"configuration": object.union(_adding([["KILL"]]), {"Status": "INACTIVE"}), "outcome": "NOT_APPLICABLE"},
	"another type": {"configuration": _adding([["KILL"]]), "outcome": "NOT_APPLICABLE", "type": "AWS::ECS::Service"},
}

_messages := {"added": {"configuration": _adding([["cap_kill"]]), "message": "Container \"app\" of web adds the capability KILL, which is not allowed."}}

_base := {"check": "ecs-taskdef-no-added-capabilities", "type": "AWS::ECS::TaskDefinition", "params": {"allow": []}}

test_verdicts[note] if {
	some note, case in _cases
	lib_test.meets(check.report, case) with input as lib_test.case_input(_base, case)
}

test_messages[note] if {
	some note, case in _messages
	report := check.report with input as lib_test.case_input(_base, case)
	{violation.message | some violation in report.violations} == {case.message}
}
