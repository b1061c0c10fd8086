package policies["ecs-cluster-container-insights_test"]

import data.lib_test
import data.policies["ecs-cluster-container-insights"] as check

_ref := lib_test.reference

_cases := {
	"enabled": {"configuration": {"ClusterSettings": [{"Name": "containerInsights", "Value": "enabled"}]}, "outcome": "COMPLIANT"},
	"enhanced as the second": {"configuration": {"ClusterSettings": [{"Name": "x", "Value": "disabled"}, {"Name": "containerInsights", "Value": "enhanced"}]}, "outcome": "COMPLIANT"},
	"on": {"configuration": {"ClusterSettings": [{"Name": "containerInsights", "Value": "on"}]}, "outcome": "NON_COMPLIANT", "paths": {["ClusterSettings", 0, "Value"]}},
	"absent": {"configuration": {}, "outcome": "NON_COMPLIANT", "paths": {["ClusterSettings"]}},
	"without a value": {"configuration": {"ClusterSettings": [{"Name": "containerInsights"}]}, "outcome": "NON_COMPLIANT", "paths": {["ClusterSettings", 0, "Value"]}},
	"only enabled": {"configuration": {"ClusterSettings": [{"Name": "containerInsights", "Value": "enabled"}]}, "outcome": "NON_COMPLIANT", "paths": {["ClusterSettings", 0, "Value"]}, "params": {"requireEnhanced": true}},
	"on by account": {"configuration": {}, "outcome": "COMPLIANT", "facts": {"account-settings": {"containerInsights": "enabled"}}},
	"off by account": {"configuration": {}, "outcome": "NON_COMPLIANT", "paths": {["ClusterSettings"]}, "facts": {"account-settings": {"containerInsights": "disabled"}}},
	"off here, on by account": {"configuration": {"ClusterSettings": [{"Name": "containerInsights", "Value": "disabled"}]}, "outcome": "NON_COMPLIANT", "paths": {["ClusterSettings", 0, "Value"]}, "facts": {"account-settings": {"containerInsights": "enabled"}}},
	"a reference": {"configuration": {"ClusterSettings": [{"Name": "containerInsights", "Value": _ref}]}, "outcome": "UNKNOWN", "unknowns": {["ClusterSettings", 0, "Value"]}},
	"a name that cannot be known": {"configuration": {"ClusterSettings": [{"Name": _ref, "Value": "disabled"}]}, "outcome": "UNKNOWN", "unknowns": {["ClusterSettings", 0, "Name"]}},
	"a name that cannot be known beside the setting": {"configuration": {"ClusterSettings": [{"Name": _ref}, {"Name": "containerInsights", "Value": "enabled"}]}, "outcome": "COMPLIANT"},
	"a setting that cannot be known": {"configuration": {"ClusterSettings": [_ref]}, "outcome": "UNKNOWN", "unknowns": {["ClusterSettings", 0]}},
	"settings that cannot be known": {"configuration": {"ClusterSettings": _ref}, "outcome": "UNKNOWN", "unknowns": {["ClusterSettings"]}},
	"a deleted cluster": {"configuration": {"Status": "INACTIVE"}, "outcome": "NOT_APPLICABLE"},
	"another type": {"configuration": {}, "outcome": "NOT_APPLICABLE", "type": "AWS::ECS::Service"},
	"enhanced where it must be": {"configuration": {"ClusterSettings": [{"Name": "containerInsights", "Value": "enhanced"}]}, "outcome": "COMPLIANT", "params": {"requireEnhanced": true}},
	"another setting on": {"configuration": {"ClusterSettings": [{"Name": "x", "Value": "enabled"}]}, "outcome": "NON_COMPLIANT", "paths": {["ClusterSettings"]}},
	"twice, and on once": {"configuration": {"ClusterSettings": [{"Name": "containerInsights"}, {"Name": "containerInsights", "Value": "enabled"}]}, "outcome": "COMPLIANT"},
	"a name that cannot be known beside the setting off": {"configuration": {"ClusterSettings": [{"Name": _ref}, {"Name": "containerInsights", "Value": "disabled"}]}, "outcome": "UNKNOWN", "unknowns": {["ClusterSettings", 0, "Name"]}},
	"a name that cannot be known, on by account": {"configuration": {"ClusterSettings": [{"Name": _ref}]}, "facts": {"account-settings": {"containerInsights": "enabled"}}, "outcome": "UNKNOWN", "unknowns": {["ClusterSettings", 0, "Name"]}},
}

_messages := {
	"off": {
		"configuration": {"ClusterSettings": [{"Name": "containerInsights", "Value": "disabled"}]},
		"message": "Cluster subject sets containerInsights to \"disabled\"; expected enabled or enhanced.",
	},
	"not enhanced": {
		"configuration": {"ClusterSettings": [{"Name": "containerInsights", "Value": "enabled"}]},
		"params": {"requireEnhanced": true},
		"message": "Cluster subject sets containerInsights to \"enabled\"; expected enhanced.",
	},
	"without a value": {
		"configuration": {"ClusterSettings": [{"Name": "containerInsights"}]},
		"message": "Cluster subject names containerInsights without a value; expected enabled or enhanced.",
	},
	"absent": {"configuration": {}, "message": "Cluster subject does not set containerInsights; expected enabled or enhanced."},
}

_base := {"check": "ecs-cluster-container-insights", "type": "AWS::ECS::Cluster", "params": {"requireEnhanced": false}}

test_verdicts[note] if {
	some note, case in _cases
	lib_test.meets(check.report, case) with input as lib_test.case_input(_base, case)
}

test_messages[note] if {
	some note, case in _messages
	report := check.report with input as lib_test.case_input(_base, case)
	{violation.message | some violation in report.violations} == {case.message}
}
