package policies["ecs-taskdef-version-consistency_test"]

import data.lib_test
import data.policies["ecs-taskdef-version-consistency"] as check

_ref := lib_test.reference

_digest := concat("", ["sha256:", concat("", ["0123456789abcdef" | some _ in numbers.range(1, 4)])])

_pinned := $"web@{_digest}"

_cases := {
	"no containers": {"configuration": {"ContainerDefinitions": []}, "outcome": "NOT_APPLICABLE"},
	"another type": {"configuration": {"ContainerDefinitions": [{}]}, "outcome": "NOT_APPLICABLE", "type": "AWS::ECS::Cluster"},
	"containers that cannot be known": {"configuration": {"ContainerDefinitions": _ref}, "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions"]}},
	"a container that cannot be known": {"configuration": {"ContainerDefinitions": [_ref]}, "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions", 0]}},
	"absent": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "web:1"}]}, "outcome": "COMPLIANT"},
	"enabled": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "web:1", "VersionConsistency": "enabled"}]}, "outcome": "COMPLIANT"},
	"disabled": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "web:1", "VersionConsistency": "disabled"}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "VersionConsistency"]}},
	"disabled with a digest": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": _pinned, "VersionConsistency": "disabled"}]}, "outcome": "COMPLIANT"},
	"another value with a digest": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": _pinned, "VersionConsistency": "Disabled"}]}, "outcome": "COMPLIANT"},
	"a reference with a digest": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": _pinned, "VersionConsistency": _ref}]}, "outcome": "COMPLIANT"},
	"another value": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "web:1", "VersionConsistency": "Disabled"}]}, "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions", 0, "VersionConsistency"]}},
	"a reference": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "web:1", "VersionConsistency": _ref}]}, "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions", 0, "VersionConsistency"]}},
	"disabled for an image that cannot be known": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": _ref, "VersionConsistency": "disabled"}]}, "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions", 0, "Image"]}},
	"disabled for no image": {"configuration": {"Family": "web", "ContainerDefinitions": [{"VersionConsistency": "disabled"}]}, "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions", 0, "Image"]}},
	"enabled or absent for an image that cannot be known": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": _ref, "VersionConsistency": "enabled"}, {"Image": _ref}, {}]}, "outcome": "COMPLIANT"},
	"nothing is known": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": _ref, "VersionConsistency": _ref}]}, "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions", 0, "VersionConsistency"]}},
	"all of two beside others": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "a:1", "VersionConsistency": "disabled"}, {"Image": _pinned, "VersionConsistency": "disabled"}, {"Image": "c:1", "VersionConsistency": _ref}, {"Image": "d:1", "VersionConsistency": "disabled"}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "VersionConsistency"], ["ContainerDefinitions", 3, "VersionConsistency"]}, "unknowns": {["ContainerDefinitions", 2, "VersionConsistency"]}},
}

_base := {"check": "ecs-taskdef-version-consistency", "type": "AWS::ECS::TaskDefinition"}

test_verdicts[note] if {
	some note, case in _cases
	lib_test.meets(check.report, case) with input as lib_test.case_input(_base, case)
}

_messages := {
	"disabled": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Name": "app", "Image": "web:1", "VersionConsistency": "disabled"}]}, "messages": ["Container \"app\" of web sets VersionConsistency to disabled and uses image \"web:1\" without a digest. Even when enabled it does not cover RunTask or scheduled tasks."]},
}

test_messages[note] if {
	some note, case in _messages
	report := check.report with input as lib_test.case_input(_base, case)
	[violation.message | some violation in report.violations] == case.messages
}

test_another_value_is_explained if {
	case := {"configuration": {"ContainerDefinitions": [{"Image": "web:1", "VersionConsistency": "off"}]}}
	report := check.report with input as lib_test.case_input(_base, case)
	report.unknowns == [{
		"path": ["ContainerDefinitions", 0, "VersionConsistency"],
		"reason": "not-coercible",
		"detail": "expected enabled or disabled",
	}]
}
