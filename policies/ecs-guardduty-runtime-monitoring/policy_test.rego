package policies["ecs-guardduty-runtime-monitoring_test"]

import data.lib_test
import data.policies["ecs-guardduty-runtime-monitoring"] as check

_ref := lib_test.reference

_runtime(status, additions) := {
	"Name": "RUNTIME_MONITORING",
	"Status": status,
	"AdditionalConfiguration": [{"Name": name, "Status": addition} | some name, addition in additions],
}

_detector(status, features) := {"detector": {"DetectorIds": ["12abc34d567e8fa901bc2d34eexample"], "Status": status, "Features": features}}

_fargate := {"ECS_FARGATE_AGENT_MANAGEMENT": "ENABLED", "EC2_AGENT_MANAGEMENT": "DISABLED"}

_eks := {"Name": "EKS_RUNTIME_MONITORING", "Status": "ENABLED", "AdditionalConfiguration": [{"Name": "ECS_FARGATE_AGENT_MANAGEMENT", "Status": "ENABLED"}]}

_everywhere := {"ECS_FARGATE_AGENT_MANAGEMENT": "ENABLED", "EC2_AGENT_MANAGEMENT": "ENABLED"}

_detector_message := "Account subject: the detector of GuardDuty is not ENABLED in this Region."

_runtime_message := "Account subject: RUNTIME_MONITORING of GuardDuty is not ENABLED in this Region."

_fargate_message := "Account subject: ECS_FARGATE_AGENT_MANAGEMENT of GuardDuty is not ENABLED in this Region."

_ec2_message := "Account subject: EC2_AGENT_MANAGEMENT of GuardDuty is not ENABLED in this Region."

# Every violation is at the account as a whole: messages tell them apart.
_cases := {
	"agents on Fargate": {"facts": _detector("ENABLED", [_runtime("ENABLED", _fargate)]), "outcome": "COMPLIANT"},
	"after other features": {"facts": _detector("ENABLED", [{"Name": "S3_DATA_EVENTS", "Status": "DISABLED"}, _runtime("ENABLED", _fargate)]), "outcome": "COMPLIANT"},
	"no detector": {"facts": {"detector": {"DetectorIds": []}}, "outcome": "NON_COMPLIANT", "messages": {"Account subject has no GuardDuty detector in this Region; expected one with Runtime Monitoring."}},
	"a suspended detector": {"facts": _detector("DISABLED", [_runtime("ENABLED", _fargate)]), "outcome": "NON_COMPLIANT", "messages": {_detector_message}},
	"no feature": {"facts": _detector("ENABLED", []), "outcome": "NON_COMPLIANT", "messages": {_runtime_message, _fargate_message}},
	"the feature of EKS alone": {"facts": _detector("ENABLED", [_eks]), "outcome": "NON_COMPLIANT", "messages": {_runtime_message, _fargate_message}},
	"a feature that is off": {"facts": _detector("ENABLED", [_runtime("DISABLED", _fargate)]), "outcome": "NON_COMPLIANT", "messages": {_runtime_message, _fargate_message}},
	"no agents on Fargate": {"facts": _detector("ENABLED", [_eks, _runtime("ENABLED", {"ECS_FARGATE_AGENT_MANAGEMENT": "DISABLED", "EC2_AGENT_MANAGEMENT": "ENABLED"})]), "outcome": "NON_COMPLIANT", "messages": {_fargate_message}},
	"no additional configuration": {"facts": _detector("ENABLED", [{"Name": "RUNTIME_MONITORING", "Status": "ENABLED"}]), "outcome": "NON_COMPLIANT", "messages": {_fargate_message}},
	"agents on EC2 missing where required": {"facts": _detector("ENABLED", [_runtime("ENABLED", _fargate)]), "params": {"requireEc2Agent": true}, "outcome": "NON_COMPLIANT", "messages": {_ec2_message}},
	"agents everywhere": {"facts": _detector("ENABLED", [_runtime("ENABLED", _everywhere)]), "params": {"requireEc2Agent": true}, "outcome": "COMPLIANT"},
	"not looked up": {"outcome": "UNKNOWN", "unknowns": {[]}},
	"a look-up that failed": {"facts": {"detector": {"$unknown": "fact-missing", "detail": "denied"}}, "outcome": "UNKNOWN", "unknowns": {[]}},
	"not described": {"facts": {"detector": {"DetectorIds": ["12abc34d567e8fa901bc2d34eexample"]}}, "outcome": "UNKNOWN", "unknowns": {[]}},
	"no status": {"facts": {"detector": {"Features": [_runtime("ENABLED", _fargate)]}}, "outcome": "UNKNOWN", "unknowns": {[]}},
	"no features": {"facts": {"detector": {"Status": "ENABLED"}}, "outcome": "UNKNOWN", "unknowns": {[]}},
	"a feature that cannot be known": {"facts": _detector("ENABLED", [_ref, _runtime("ENABLED", _fargate)]), "outcome": "UNKNOWN", "unknowns": {[]}},
	"another type": {"facts": {"detector": {"DetectorIds": []}}, "outcome": "NOT_APPLICABLE", "type": "AWS::ECS::Cluster"},
}

_base := {"check": "ecs-guardduty-runtime-monitoring", "type": "AWS::::Account", "configuration": {}, "params": {"requireEc2Agent": false}}

test_verdicts[note] if {
	some note, case in _cases
	messages := object.get(case, "messages", set())
	report := check.report with input as lib_test.case_input(_base, object.remove(case, ["messages"]))
	{violation.message | some violation in report.violations} == messages
	lib_test.meets(report, object.union(case, {"paths": {[] | some _ in messages}}))
}

test_missing_look_up_is_named if {
	report := check.report with input as lib_test.case_input(_base, {})
	report.unknowns == [{"path": [], "reason": "fact-missing", "detail": "the look-up \"detector\" is needed to decide this and was not made"}]
}
