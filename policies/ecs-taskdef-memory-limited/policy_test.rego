package policies["ecs-taskdef-memory-limited_test"]

import data.lib_test
import data.policies["ecs-taskdef-memory-limited"] as check

_ref := lib_test.reference

_cases := {
	"no containers": {"configuration": {"ContainerDefinitions": []}, "outcome": "NOT_APPLICABLE"},
	"another type": {"configuration": {"ContainerDefinitions": [{}]}, "outcome": "NOT_APPLICABLE", "type": "AWS::ECS::Cluster"},
	"containers that cannot be known": {"configuration": {"ContainerDefinitions": _ref}, "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions"]}},
	"a container that cannot be known": {"configuration": {"ContainerDefinitions": [_ref]}, "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions", 0]}},
	"no limit": {"configuration": {"Family": "web", "ContainerDefinitions": [{}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "Memory"]}},
	"a reservation only": {"configuration": {"Family": "web", "ContainerDefinitions": [{"MemoryReservation": 128}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "Memory"]}},
	"a limit": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Memory": 4}]}, "outcome": "COMPLIANT"},
	"less than the least": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Memory": 3}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "Memory"]}},
	"nothing at all": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Memory": 0}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "Memory"]}},
	"less than the least within a task limit": {"configuration": {"Family": "web", "Memory": 512, "ContainerDefinitions": [{"Memory": 3}, {}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "Memory"]}},
	"a task limit": {"configuration": {"Family": "web", "Memory": 512, "ContainerDefinitions": [{}, {}]}, "outcome": "COMPLIANT"},
	"a task limit where each needs one": {"configuration": {"Family": "web", "Memory": 512, "ContainerDefinitions": [{}, {"Memory": 128}, {}]}, "params": {"strict": true}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "Memory"], ["ContainerDefinitions", 2, "Memory"]}},
	"no limit where each needs one": {"configuration": {"Family": "web", "ContainerDefinitions": [{}]}, "params": {"strict": true}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "Memory"]}},
	"limits where each needs one": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Memory": 128}]}, "params": {"strict": true}, "outcome": "COMPLIANT"},
	"a task limit that cannot be known": {"configuration": {"Family": "web", "Memory": _ref, "ContainerDefinitions": [{}, {"Memory": 128}]}, "outcome": "UNKNOWN", "unknowns": {["Memory"]}},
	"a task limit that cannot be known and does not matter": {"configuration": {"Family": "web", "Memory": _ref, "ContainerDefinitions": [{"Memory": 128}, {"Memory": 128}]}, "outcome": "COMPLIANT"},
	"a task limit that cannot be known where each needs one": {"configuration": {"Family": "web", "Memory": _ref, "ContainerDefinitions": [{}]}, "params": {"strict": true}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "Memory"]}},
	"a limit that cannot be known": {"configuration": {"Family": "web", "Memory": 512, "ContainerDefinitions": [{"Memory": _ref}]}, "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions", 0, "Memory"]}},
	"a limit of another kind": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Memory": true}]}, "outcome": "COMPLIANT"},
	"all of two beside others": {"configuration": {"Family": "web", "ContainerDefinitions": [{}, {"Memory": _ref}, {"Memory": 128}, {}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "Memory"], ["ContainerDefinitions", 3, "Memory"]}, "unknowns": {["ContainerDefinitions", 1, "Memory"]}},
}

_base := {"check": "ecs-taskdef-memory-limited", "type": "AWS::ECS::TaskDefinition", "params": {"strict": false}}

test_verdicts[note] if {
	some note, case in _cases
	lib_test.meets(check.report, case) with input as lib_test.case_input(_base, case)
}

_messages := {
	"no limit": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Name": "app"}]}, "messages": ["Container \"app\" of web sets no Memory, and neither does the task; MemoryReservation is no limit."]},
	"less than the least": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Name": "app", "Memory": 3}]}, "messages": ["Container \"app\" of web sets Memory to 3 MiB; expected at least 4."]},
	"no own limit": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Name": "app"}]}, "params": {"strict": true}, "messages": ["Container \"app\" of web sets no Memory of its own; expected one for each container."]},
}

test_messages[note] if {
	some note, case in _messages
	report := check.report with input as lib_test.case_input(_base, case)
	[violation.message | some violation in report.violations] == case.messages
}
