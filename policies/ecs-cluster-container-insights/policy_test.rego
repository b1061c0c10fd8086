package policies["ecs-cluster-container-insights_test"]

import data.lib_test
import data.policies["ecs-cluster-container-insights"] as check

_ref := lib_test.reference

_cases := {
	"enabled": {"configuration": {"ClusterSettings": [{"Name": "containerInsights", "Value": "enabled"}]}, "outcome": "COMPLIANT", "paths": set(), "unknowns": set()},
	"enhanced as the second": {"configuration": {"ClusterSettings": [{"Name": "x", "Value": "disabled"}, {"Name": "containerInsights", "Value": "enhanced"}]}, "outcome": "COMPLIANT", "paths": set(), "unknowns": set()},
	"on": {"configuration": {"ClusterSettings": [{"Name": "containerInsights", "Value": "on"}]}, "outcome": "NON_COMPLIANT", "paths": {["ClusterSettings", 0, "Value"]}, "unknowns": set()},
	"absent": {"configuration": {}, "outcome": "NON_COMPLIANT", "paths": {["ClusterSettings"]}, "unknowns": set()},
	"without a value": {"configuration": {"ClusterSettings": [{"Name": "containerInsights"}]}, "outcome": "NON_COMPLIANT", "paths": {["ClusterSettings", 0, "Value"]}, "unknowns": set()},
	"only enabled": {"configuration": {"ClusterSettings": [{"Name": "containerInsights", "Value": "enabled"}]}, "outcome": "NON_COMPLIANT", "paths": {["ClusterSettings", 0, "Value"]}, "params": {"requireEnhanced": true}, "unknowns": set()},
	"on by account": {"configuration": {}, "outcome": "COMPLIANT", "paths": set(), "facts": {"account-settings": {"containerInsights": "enabled"}}, "unknowns": set()},
	"off by account": {"configuration": {}, "outcome": "NON_COMPLIANT", "paths": {["ClusterSettings"]}, "facts": {"account-settings": {"containerInsights": "disabled"}}, "unknowns": set()},
	"off here, on by account": {"configuration": {"ClusterSettings": [{"Name": "containerInsights", "Value": "disabled"}]}, "outcome": "NON_COMPLIANT", "paths": {["ClusterSettings", 0, "Value"]}, "facts": {"account-settings": {"containerInsights": "enabled"}}, "unknowns": set()},
	"a reference": {"configuration": {"ClusterSettings": [{"Name": "containerInsights", "Value": _ref}]}, "outcome": "UNKNOWN", "paths": set(), "unknowns": {["ClusterSettings", 0, "Value"]}},
	"a name that cannot be known": {"configuration": {"ClusterSettings": [{"Name": _ref, "Value": "disabled"}]}, "outcome": "UNKNOWN", "paths": set(), "unknowns": {["ClusterSettings", 0, "Name"]}},
	"a name that cannot be known beside the setting": {"configuration": {"ClusterSettings": [{"Name": _ref}, {"Name": "containerInsights", "Value": "enabled"}]}, "outcome": "COMPLIANT", "paths": set(), "unknowns": set()},
	"a setting that cannot be known": {"configuration": {"ClusterSettings": [_ref]}, "outcome": "UNKNOWN", "paths": set(), "unknowns": {["ClusterSettings", 0]}},
	"settings that cannot be known": {"configuration": {"ClusterSettings": _ref}, "outcome": "UNKNOWN", "paths": set(), "unknowns": {["ClusterSettings"]}},
	"a deleted cluster": {"configuration": {"Status": "INACTIVE"}, "outcome": "NOT_APPLICABLE", "paths": set(), "unknowns": set()},
	"another type": {"configuration": {}, "outcome": "NOT_APPLICABLE", "paths": set(), "type": "AWS::ECS::Service", "unknowns": set()},
}

_input(case) := object.union(
	lib_test.with_settings(
		lib_test.document("ecs-cluster-container-insights", object.get(case, "type", "AWS::ECS::Cluster"), case.configuration),
		object.union({"requireEnhanced": false}, object.get(case, "params", {})),
		object.get(case, "facts", {}),
	),
	{"resource": object.get(case, "resource", {})},
)

test_verdicts[note] if {
	some note, case in _cases
	report := check.report with input as _input(case)
	report.outcome == case.outcome
	lib_test.violation_paths(report) == case.paths
}

test_unknown_places[note] if {
	some note, case in _cases
	report := check.report with input as _input(case)
	lib_test.unknown_paths(report) == case.unknowns
}
