package policies["ecs-taskdef-no-latest-tag_test"]

import data.lib_test
import data.policies["ecs-taskdef-no-latest-tag"] as check

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
	"a version": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "web:1.2"}]}, "outcome": "COMPLIANT"},
	"latest": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "web:latest"}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "Image"]}},
	"no tag": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "localhost:5000/web"}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "Image"]}},
	"a digest": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": _pinned}, {"Image": $"web:latest@{_digest}"}]}, "outcome": "COMPLIANT"},
	"a digest that is cut off": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "web@sha256:0123"}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "Image"]}},
	"a version with a digest that is cut off": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "web:1.2@sha256:0123"}]}, "outcome": "COMPLIANT"},
	"latest in another case": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "web:Latest"}]}, "outcome": "COMPLIANT"},
	"all of three beside an unknown": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "a"}, {"Image": "b:1"}, {"Image": "c:latest"}, {"Image": _ref}, {"Image": "d"}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "Image"], ["ContainerDefinitions", 2, "Image"], ["ContainerDefinitions", 4, "Image"]}, "unknowns": {["ContainerDefinitions", 3, "Image"]}},
	"another list": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "a:latest"}, {"Image": "b:stable"}, {"Image": "c:main"}]}, "params": {"tags": ["stable", "main"]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 1, "Image"], ["ContainerDefinitions", 2, "Image"]}},
	"an empty list still needs a tag": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "a:latest"}, {"Image": "b"}]}, "params": {"tags": []}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 1, "Image"]}},
}

_base := {"check": "ecs-taskdef-no-latest-tag", "type": "AWS::ECS::TaskDefinition", "params": {"tags": ["latest"]}}

test_verdicts[note] if {
	some note, case in _cases
	lib_test.meets(check.report, case) with input as lib_test.case_input(_base, case)
}

_messages := {
	"no tag": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Name": "app", "Image": "web"}]}, "messages": ["Container \"app\" of web uses image \"web\", which names neither a tag nor a digest; expected the tag of one version, or a digest."]},
	"a listed tag": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Name": "app", "Image": "web:latest"}]}, "messages": ["Container \"app\" of web uses image \"web:latest\"; the tag \"latest\" does not name one version; expected the tag of one version, or a digest."]},
}

test_messages[note] if {
	some note, case in _messages
	report := check.report with input as lib_test.case_input(_base, case)
	[violation.message | some violation in report.violations] == case.messages
}
