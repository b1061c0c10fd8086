package policies["ecs-account-settings-approved_test"]

import data.lib_test
import data.policies["ecs-account-settings-approved"] as check

# Every violation is at the account as a whole: messages tell them apart.
_cases := {
	"approved": {"facts": {"account-settings": {"tagResourceAuthorization": "on"}}, "outcome": "COMPLIANT"},
	"in another case": {"facts": {"account-settings": {"tagResourceAuthorization": "ON"}}, "outcome": "COMPLIANT"},
	"approved in another case": {"facts": {"account-settings": {"tagResourceAuthorization": "on"}}, "params": {"required": {"tagResourceAuthorization": "On"}}, "outcome": "COMPLIANT"},
	"another value": {
		"facts": {"account-settings": {"tagResourceAuthorization": "off"}},
		"outcome": "NON_COMPLIANT",
		"messages": {"Account subject has the ECS setting tagResourceAuthorization off in this Region; expected on."},
	},
	"no value": {
		"facts": {"account-settings": {"containerInsights": "enabled"}},
		"outcome": "NON_COMPLIANT",
		"messages": {"Account subject has the ECS setting tagResourceAuthorization not set in this Region; expected on."},
	},
	"one of several approved values": {"facts": {"account-settings": {"containerInsights": "enhanced"}}, "params": {"required": {"containerInsights": ["enabled", "enhanced"]}}, "outcome": "COMPLIANT"},
	"the second of two": {
		"facts": {"account-settings": {"containerInsights": "disabled", "fargateFIPSMode": "enabled"}},
		"params": {"required": {"containerInsights": ["enabled", "enhanced"], "fargateFIPSMode": "enabled"}},
		"outcome": "NON_COMPLIANT",
		"messages": {"Account subject has the ECS setting containerInsights disabled in this Region; expected enabled or enhanced."},
	},
	"both of two": {
		"facts": {"account-settings": {"containerInsights": "disabled", "fargateFIPSMode": "disabled"}},
		"params": {"required": {"containerInsights": "enhanced", "fargateFIPSMode": "enabled"}},
		"outcome": "NON_COMPLIANT",
		"messages": {
			"Account subject has the ECS setting containerInsights disabled in this Region; expected enhanced.",
			"Account subject has the ECS setting fargateFIPSMode disabled in this Region; expected enabled.",
		},
	},
	"not looked up": {"outcome": "UNKNOWN", "unknowns": {[]}},
	"a look-up that failed": {"facts": {"account-settings": {"$unknown": "fact-missing", "detail": "denied"}}, "outcome": "UNKNOWN", "unknowns": {[]}},
	"a setting that cannot be known": {"facts": {"account-settings": {"tagResourceAuthorization": lib_test.reference}}, "outcome": "UNKNOWN", "unknowns": {[]}},
	"a setting that cannot be known and does not matter": {"facts": {"account-settings": {"containerInsights": lib_test.reference, "tagResourceAuthorization": "on"}}, "outcome": "COMPLIANT"},
	"nothing required": {"params": {"required": {}}, "outcome": "NOT_APPLICABLE"},
	"another type": {"facts": {"account-settings": {}}, "outcome": "NOT_APPLICABLE", "type": "AWS::ECS::Cluster"},
}

_base := {"check": "ecs-account-settings-approved", "type": "AWS::::Account", "configuration": {}}

_default := {"required": {"tagResourceAuthorization": "on"}}

# The parameter is a map: one that a case gives replaces the default, and is not added to it.
_input(case) := lib_test.case_input(_base, object.union(
	object.remove(case, ["messages", "params"]),
	{"params": object.get(case, "params", _default)},
))

test_verdicts[note] if {
	some note, case in _cases
	messages := object.get(case, "messages", set())
	report := check.report with input as _input(case)
	{violation.message | some violation in report.violations} == messages
	lib_test.meets(report, object.union(case, {"paths": {[] | some _ in messages}}))
}

test_missing_look_up_is_named if {
	report := check.report with input as _input({})
	report.unknowns == [{"path": [], "reason": "fact-missing", "detail": "the look-up \"account-settings\" is needed to decide this and was not made"}]
}
