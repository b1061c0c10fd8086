package policies["ecs-taskdef-awslogs-non-blocking_test"]

import data.lib_test
import data.policies["ecs-taskdef-awslogs-non-blocking"] as check

_ref := lib_test.reference

_cases := {
	"no containers": {"configuration": {"ContainerDefinitions": []}, "outcome": "NOT_APPLICABLE"},
	"another type": {"configuration": {"ContainerDefinitions": [{}]}, "outcome": "NOT_APPLICABLE", "type": "AWS::ECS::Cluster"},
	"containers that cannot be known": {"configuration": {"ContainerDefinitions": _ref}, "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions"]}},
	"a container that cannot be known": {"configuration": {"ContainerDefinitions": [_ref]}, "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions", 0]}},
	"no logging": {"configuration": {"Family": "web", "ContainerDefinitions": [{}]}, "outcome": "NOT_APPLICABLE"},
	"another driver that blocks": {"configuration": {"Family": "web", "ContainerDefinitions": [{"LogConfiguration": {"LogDriver": "splunk", "Options": {"mode": "blocking"}}}]}, "outcome": "NOT_APPLICABLE"},
	"non-blocking": {"configuration": {"Family": "web", "ContainerDefinitions": [{"LogConfiguration": {"LogDriver": "awslogs", "Options": {"mode": "non-blocking"}}}]}, "outcome": "COMPLIANT"},
	"blocking": {"configuration": {"Family": "web", "ContainerDefinitions": [{"LogConfiguration": {"LogDriver": "awslogs", "Options": {"mode": "blocking"}}}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "LogConfiguration", "Options", "mode"]}},
	"no mode": {"configuration": {"Family": "web", "ContainerDefinitions": [{"LogConfiguration": {"LogDriver": "awslogs", "Options": {"awslogs-group": "web"}}}]}, "outcome": "COMPLIANT"},
	"no mode, blocking by default": {"configuration": {"Family": "web", "ContainerDefinitions": [{"LogConfiguration": {"LogDriver": "awslogs", "Options": {"awslogs-group": "web"}}}]}, "params": {"defaultLogDriverMode": "blocking"}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "LogConfiguration", "Options", "mode"]}},
	"no mode, blocking by the account": {"configuration": {"Family": "web", "ContainerDefinitions": [{"LogConfiguration": {"LogDriver": "awslogs", "Options": {"awslogs-group": "web"}}}]}, "facts": {"account-settings": {"defaultLogDriverMode": "blocking"}}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "LogConfiguration", "Options", "mode"]}},
	"no mode, non-blocking by the account": {"configuration": {"Family": "web", "ContainerDefinitions": [{"LogConfiguration": {"LogDriver": "awslogs", "Options": {"awslogs-group": "web"}}}]}, "facts": {"account-settings": {"defaultLogDriverMode": "non-blocking"}}, "params": {"defaultLogDriverMode": "blocking"}, "outcome": "COMPLIANT"},
	"no mode, an account setting that nobody knows": {"configuration": {"Family": "web", "ContainerDefinitions": [{"LogConfiguration": {"LogDriver": "awslogs", "Options": {"awslogs-group": "web"}}}]}, "facts": {"account-settings": {"defaultLogDriverMode": "off"}}, "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions", 0, "LogConfiguration", "Options", "mode"]}},
	"no mode, the account setting was not among the settings": {"configuration": {"Family": "web", "ContainerDefinitions": [{"LogConfiguration": {"LogDriver": "awslogs", "Options": {"awslogs-group": "web"}}}]}, "facts": {"account-settings": {}}, "params": {"defaultLogDriverMode": "blocking"}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "LogConfiguration", "Options", "mode"]}},
	"no mode, an account setting that cannot be known": {"configuration": {"Family": "web", "ContainerDefinitions": [{"LogConfiguration": {"LogDriver": "awslogs", "Options": {"awslogs-group": "web"}}}]}, "facts": {"account-settings": {"defaultLogDriverMode": _ref}}, "params": {"defaultLogDriverMode": "blocking"}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "LogConfiguration", "Options", "mode"]}},
	"another mode": {"configuration": {"Family": "web", "ContainerDefinitions": [{"LogConfiguration": {"LogDriver": "awslogs", "Options": {"mode": "Blocking"}}}]}, "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions", 0, "LogConfiguration", "Options", "mode"]}},
	"a mode that cannot be known": {"configuration": {"Family": "web", "ContainerDefinitions": [{"LogConfiguration": {"LogDriver": "awslogs", "Options": {"mode": _ref}}}]}, "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions", 0, "LogConfiguration", "Options", "mode"]}},
	"a mode of another driver that cannot be known": {"configuration": {"Family": "web", "ContainerDefinitions": [{"LogConfiguration": {"LogDriver": "splunk", "Options": {"mode": _ref}}}]}, "outcome": "NOT_APPLICABLE"},
	"options that cannot be known": {"configuration": {"Family": "web", "ContainerDefinitions": [{"LogConfiguration": {"LogDriver": "awslogs", "Options": _ref}}]}, "params": {"defaultLogDriverMode": "blocking"}, "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions", 0, "LogConfiguration", "Options"]}},
	"a driver that cannot be known": {"configuration": {"Family": "web", "ContainerDefinitions": [{"LogConfiguration": {"LogDriver": _ref, "Options": {"mode": "blocking"}}}]}, "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions", 0, "LogConfiguration", "LogDriver"]}},
	"a log configuration that cannot be known": {"configuration": {"Family": "web", "ContainerDefinitions": [{"LogConfiguration": _ref}]}, "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions", 0, "LogConfiguration"]}},
	"options that AWS Config did not record": {"configuration": {"Family": "web", "ContainerDefinitions": [{"LogConfiguration": {"LogDriver": "awslogs"}}]}, "params": {"defaultLogDriverMode": "blocking"}, "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions", 0, "LogConfiguration", "Options"]}},
	"no options": {"configuration": {"Family": "web", "ContainerDefinitions": [{"LogConfiguration": {"LogDriver": "awslogs"}}]}, "resource": {"source": "task-definition"}, "outcome": "COMPLIANT"},
	"no options, blocking by default": {"configuration": {"Family": "web", "ContainerDefinitions": [{"LogConfiguration": {"LogDriver": "awslogs"}}]}, "resource": {"source": "task-definition"}, "params": {"defaultLogDriverMode": "blocking"}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "LogConfiguration", "Options", "mode"]}},
	"no options, a small buffer by default": {"configuration": {"Family": "web", "ContainerDefinitions": [{"LogConfiguration": {"LogDriver": "awslogs"}}]}, "resource": {"source": "task-definition"}, "params": {"minBufferMb": 25}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "LogConfiguration", "Options", "max-buffer-size"]}},
	"buffers that are too small": {"configuration": {"Family": "web", "ContainerDefinitions": [{"LogConfiguration": {"LogDriver": "awslogs", "Options": {"awslogs-group": "web", "max-buffer-size": "24m"}}}, {"LogConfiguration": {"LogDriver": "awslogs", "Options": {"awslogs-group": "web", "max-buffer-size": "4k"}}}, {"LogConfiguration": {"LogDriver": "awslogs", "Options": {"awslogs-group": "web", "max-buffer-size": "26214399"}}}, {"LogConfiguration": {"LogDriver": "awslogs", "Options": {"awslogs-group": "web", "max-buffer-size": "24MB"}}}, {"LogConfiguration": {"LogDriver": "awslogs", "Options": {"awslogs-group": "web", "max-buffer-size": "25599k"}}}, {"LogConfiguration": {"LogDriver": "awslogs", "Options": {"awslogs-group": "web", "max-buffer-size": " 1M "}}}]}, "params": {"minBufferMb": 25}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "LogConfiguration", "Options", "max-buffer-size"], ["ContainerDefinitions", 1, "LogConfiguration", "Options", "max-buffer-size"], ["ContainerDefinitions", 2, "LogConfiguration", "Options", "max-buffer-size"], ["ContainerDefinitions", 3, "LogConfiguration", "Options", "max-buffer-size"], ["ContainerDefinitions", 4, "LogConfiguration", "Options", "max-buffer-size"], ["ContainerDefinitions", 5, "LogConfiguration", "Options", "max-buffer-size"]}},
	"buffers that are large enough": {"configuration": {"Family": "web", "ContainerDefinitions": [{"LogConfiguration": {"LogDriver": "awslogs", "Options": {"awslogs-group": "web", "max-buffer-size": "25m"}}}, {"LogConfiguration": {"LogDriver": "awslogs", "Options": {"awslogs-group": "web", "max-buffer-size": "25600k"}}}, {"LogConfiguration": {"LogDriver": "awslogs", "Options": {"awslogs-group": "web", "max-buffer-size": "26214400"}}}, {"LogConfiguration": {"LogDriver": "awslogs", "Options": {"awslogs-group": "web", "max-buffer-size": "25MB"}}}, {"LogConfiguration": {"LogDriver": "awslogs", "Options": {"awslogs-group": "web", "max-buffer-size": "1g"}}}, {"LogConfiguration": {"LogDriver": "awslogs", "Options": {"awslogs-group": "web", "max-buffer-size": "1G"}}}]}, "params": {"minBufferMb": 25}, "outcome": "COMPLIANT"},
	"no buffer": {"configuration": {"Family": "web", "ContainerDefinitions": [{"LogConfiguration": {"LogDriver": "awslogs", "Options": {"mode": "non-blocking"}}}]}, "params": {"minBufferMb": 25}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "LogConfiguration", "Options", "max-buffer-size"]}},
	"powers of 1024, exactly": {
		"configuration": {"Family": "web", "ContainerDefinitions": [
			{"LogConfiguration": {"LogDriver": "awslogs", "Options": {"max-buffer-size": "2000000g"}}},
			{"LogConfiguration": {"LogDriver": "awslogs", "Options": {"max-buffer-size": "2048000000m"}}},
		]},
		"params": {"minBufferMb": 2048000001}, "outcome": "NON_COMPLIANT", "paths": {
			["ContainerDefinitions", 0, "LogConfiguration", "Options", "max-buffer-size"],
			["ContainerDefinitions", 1, "LogConfiguration", "Options", "max-buffer-size"],
		},
	},
	"no buffer where 10 MB will do": {"configuration": {"Family": "web", "ContainerDefinitions": [{"LogConfiguration": {"LogDriver": "awslogs", "Options": {"mode": "non-blocking"}}}]}, "params": {"minBufferMb": 10}, "outcome": "COMPLIANT"},
	"no buffer where 11 MB are asked for": {"configuration": {"Family": "web", "ContainerDefinitions": [{"LogConfiguration": {"LogDriver": "awslogs", "Options": {"mode": "non-blocking"}}}]}, "params": {"minBufferMb": 11}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "LogConfiguration", "Options", "max-buffer-size"]}},
	"the buffer of one that blocks": {"configuration": {"Family": "web", "ContainerDefinitions": [{"LogConfiguration": {"LogDriver": "awslogs", "Options": {"mode": "blocking", "max-buffer-size": _ref}}}]}, "params": {"minBufferMb": 25}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "LogConfiguration", "Options", "mode"]}},
	"the buffer of one that may block": {"configuration": {"Family": "web", "ContainerDefinitions": [{"LogConfiguration": {"LogDriver": "awslogs", "Options": {"mode": _ref, "max-buffer-size": "4k"}}}]}, "params": {"minBufferMb": 25}, "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions", 0, "LogConfiguration", "Options", "mode"]}},
	"buffers that cannot be read": {"configuration": {"Family": "web", "ContainerDefinitions": [{"LogConfiguration": {"LogDriver": "awslogs", "Options": {"awslogs-group": "web", "max-buffer-size": "plenty"}}}, {"LogConfiguration": {"LogDriver": "awslogs", "Options": {"awslogs-group": "web", "max-buffer-size": "m"}}}, {"LogConfiguration": {"LogDriver": "awslogs", "Options": {"awslogs-group": "web", "max-buffer-size": "b"}}}, {"LogConfiguration": {"LogDriver": "awslogs", "Options": {"awslogs-group": "web", "max-buffer-size": "-1m"}}}, {"LogConfiguration": {"LogDriver": "awslogs", "Options": {"awslogs-group": "web", "max-buffer-size": "1.5m"}}}, {"LogConfiguration": {"LogDriver": "awslogs", "Options": {"awslogs-group": "web", "max-buffer-size": "25mib"}}}, {"LogConfiguration": {"LogDriver": "awslogs", "Options": {"awslogs-group": "web", "max-buffer-size": "25 m"}}}]}, "params": {"minBufferMb": 25}, "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions", 0, "LogConfiguration", "Options", "max-buffer-size"], ["ContainerDefinitions", 1, "LogConfiguration", "Options", "max-buffer-size"], ["ContainerDefinitions", 2, "LogConfiguration", "Options", "max-buffer-size"], ["ContainerDefinitions", 3, "LogConfiguration", "Options", "max-buffer-size"], ["ContainerDefinitions", 4, "LogConfiguration", "Options", "max-buffer-size"], ["ContainerDefinitions", 5, "LogConfiguration", "Options", "max-buffer-size"], ["ContainerDefinitions", 6, "LogConfiguration", "Options", "max-buffer-size"]}},
	"a buffer that cannot be known": {"configuration": {"Family": "web", "ContainerDefinitions": [{"LogConfiguration": {"LogDriver": "awslogs", "Options": {"awslogs-group": "web", "max-buffer-size": _ref}}}]}, "params": {"minBufferMb": 1}, "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions", 0, "LogConfiguration", "Options", "max-buffer-size"]}},
	"buffers where every size will do": {"configuration": {"Family": "web", "ContainerDefinitions": [{"LogConfiguration": {"LogDriver": "awslogs", "Options": {"awslogs-group": "web", "max-buffer-size": _ref}}}, {"LogConfiguration": {"LogDriver": "awslogs", "Options": {"awslogs-group": "web", "max-buffer-size": "plenty"}}}, {"LogConfiguration": {"LogDriver": "awslogs", "Options": {"awslogs-group": "web", "max-buffer-size": "0"}}}]}, "outcome": "COMPLIANT"},
	"all of two beside others": {"configuration": {"Family": "web", "ContainerDefinitions": [{"LogConfiguration": {"LogDriver": "awslogs", "Options": {"mode": "blocking"}}}, {}, {"LogConfiguration": {"LogDriver": "awslogs", "Options": {"mode": _ref}}}, {"LogConfiguration": {"LogDriver": "awslogs", "Options": {"mode": "blocking"}}}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "LogConfiguration", "Options", "mode"], ["ContainerDefinitions", 3, "LogConfiguration", "Options", "mode"]}, "unknowns": {["ContainerDefinitions", 2, "LogConfiguration", "Options", "mode"]}},
}

_base := {"check": "ecs-taskdef-awslogs-non-blocking", "type": "AWS::ECS::TaskDefinition", "params": {"defaultLogDriverMode": "non-blocking", "minBufferMb": 0}}

test_verdicts[note] if {
	some note, case in _cases
	lib_test.meets(check.report, case) with input as lib_test.case_input(_base, case)
}

_messages := {
	"blocking": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Name": "app", "LogConfiguration": {"LogDriver": "awslogs", "Options": {"mode": "blocking"}}}]}, "messages": ["Container \"app\" of web sets the awslogs option mode to blocking; expected non-blocking."]},
	"blocking by default": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Name": "app", "LogConfiguration": {"LogDriver": "awslogs", "Options": {"tag": "web"}}}]}, "params": {"defaultLogDriverMode": "blocking"}, "messages": ["Container \"app\" of web sets no awslogs option mode, which means blocking; expected non-blocking."]},
	"a small buffer": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Name": "app", "LogConfiguration": {"LogDriver": "awslogs", "Options": {"max-buffer-size": "4k"}}}]}, "params": {"minBufferMb": 25}, "messages": ["Container \"app\" of web sets the awslogs option max-buffer-size to 4k; expected at least 25m."]},
	"no buffer": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Name": "app", "LogConfiguration": {"LogDriver": "awslogs", "Options": {"tag": "web"}}}]}, "params": {"minBufferMb": 25}, "messages": ["Container \"app\" of web sets no awslogs option max-buffer-size, which means 10m; expected at least 25m."]},
}

test_messages[note] if {
	some note, case in _messages
	report := check.report with input as lib_test.case_input(_base, case)
	[violation.message | some violation in report.violations] == case.messages
}

_explanations := {
	"options that were not recorded": {
		"configuration": {"ContainerDefinitions": [{"LogConfiguration": {"LogDriver": "awslogs"}}]},
		"reason": "not-recorded",
		"detail": "AWS Config recorded no log options, and awslogs cannot do without",
	},
	"another mode": {
		"configuration": {"ContainerDefinitions": [{"LogConfiguration": {"LogDriver": "awslogs", "Options": {"mode": "none"}}}]},
		"reason": "not-coercible",
		"detail": "expected blocking or non-blocking",
	},
	"a mode that cannot be known": {
		"configuration": {"ContainerDefinitions": [{"LogConfiguration": {"LogDriver": "awslogs", "Options": {"mode": _ref}}}]},
		"reason": "unresolved-reference",
		"detail": "!Ref Value",
	},
	"a buffer that cannot be known": {
		"configuration": {"ContainerDefinitions": [{"LogConfiguration": {"LogDriver": "awslogs", "Options": {"max-buffer-size": _ref}}}]},
		"params": {"minBufferMb": 1},
		"reason": "unresolved-reference",
		"detail": "!Ref Value",
	},
	"a buffer that cannot be read": {
		"configuration": {"ContainerDefinitions": [{"LogConfiguration": {"LogDriver": "awslogs", "Options": {"max-buffer-size": "?"}}}]},
		"params": {"minBufferMb": 1},
		"reason": "not-coercible",
		"detail": "expected a size such as 25m",
	},
}

test_explanations[note] if {
	some note, case in _explanations
	report := check.report with input as lib_test.case_input(_base, case)
	[[unknown.reason, unknown.detail] | some unknown in report.unknowns] == [[case.reason, case.detail]]
}
