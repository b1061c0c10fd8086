package policies["ecs-taskdef-image-digest-pinned_test"]

import data.lib_test
import data.policies["ecs-taskdef-image-digest-pinned"] as check

_ref := lib_test.reference

_digest := concat("", ["sha256:", concat("", ["0123456789abcdef" | some _ in numbers.range(1, 4)])])

_pinned := $"web@{_digest}"

_cases := {
	"no containers": {"configuration": {"ContainerDefinitions": []}, "outcome": "NOT_APPLICABLE"},
	"another type": {"configuration": {"ContainerDefinitions": [{}]}, "outcome": "NOT_APPLICABLE", "type": "AWS::ECS::Cluster"},
	"containers that cannot be known": {"configuration": {"ContainerDefinitions": _ref}, "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions"]}},
	"a container that cannot be known": {"configuration": {"ContainerDefinitions": [_ref]}, "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions", 0]}},
	"no image": {"configuration": {"Family": "web", "ContainerDefinitions": [{}]}, "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions", 0, "Image"]}},
	"an image that cannot be known": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": _ref}]}, "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions", 0, "Image"]}},
	"a digest": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": _pinned}]}, "outcome": "COMPLIANT"},
	"a tag": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "web:1.2"}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "Image"]}},
	"a digest that is cut off": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "web@sha256:0123"}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "Image"]}},
	"all of two beside a pinned and an unknown": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "a:1"}, {"Image": _pinned}, {"Image": _ref}, {"Image": "d"}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "Image"], ["ContainerDefinitions", 3, "Image"]}, "unknowns": {["ContainerDefinitions", 2, "Image"]}},
}

_base := {"check": "ecs-taskdef-image-digest-pinned", "type": "AWS::ECS::TaskDefinition"}

test_verdicts[note] if {
	some note, case in _cases
	lib_test.meets(check.report, case) with input as lib_test.case_input(_base, case)
}

_messages := {
	"a tag": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Name": "app", "Image": "web:1.2"}]}, "messages": ["Container \"app\" of web uses image \"web:1.2\"; expected a digest, @sha256: and 64 lower-case hexadecimal digits."]},
}

test_messages[note] if {
	some note, case in _messages
	report := check.report with input as lib_test.case_input(_base, case)
	[violation.message | some violation in report.violations] == case.messages
}
