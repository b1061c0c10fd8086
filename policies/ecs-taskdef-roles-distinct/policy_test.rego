package policies["ecs-taskdef-roles-distinct_test"]

import data.lib_test
import data.policies["ecs-taskdef-roles-distinct"] as check

_base := {"check": "ecs-taskdef-roles-distinct", "type": "AWS::ECS::TaskDefinition"}

_of(task, execution) := {"Family": "web", "TaskRoleArn": task, "ExecutionRoleArn": execution}

_reference(detail) := {"$unknown": "unresolved-reference", "detail": detail}

_arn := "arn:aws:iam::444455556666:role/web"

_nobodys := {"account": lib_test.reference}

_both := {["TaskRoleArn"], ["ExecutionRoleArn"]}

_cases := {
	"another type": {"configuration": _of("web", "web"), "outcome": "NOT_APPLICABLE", "type": "AWS::ECS::Cluster"},
	"a deregistered revision": {"configuration": object.union(_of("web", "web"), {"Status": "INACTIVE"}), "outcome": "NOT_APPLICABLE"},
	"no role": {"configuration": {}, "outcome": "COMPLIANT"},
	"a task role alone": {"configuration": {"TaskRoleArn": "web"}, "outcome": "COMPLIANT"},
	"an execution role alone": {"configuration": {"ExecutionRoleArn": "web"}, "outcome": "COMPLIANT"},
	"a task role alone, which cannot be known": {"configuration": {"TaskRoleArn": lib_test.reference}, "outcome": "COMPLIANT"},
	"an execution role alone, which cannot be known": {"configuration": {"ExecutionRoleArn": lib_test.reference}, "outcome": "COMPLIANT"},
	"two roles": {"configuration": _of("web-task", "web"), "outcome": "COMPLIANT"},
	"two accounts": {"configuration": _of("web", _arn), "outcome": "COMPLIANT"},
	"one role": {"configuration": _of("web", "arn:aws:iam::111122223333:role/services/web"), "outcome": "NON_COMPLIANT", "paths": {["TaskRoleArn"]}},
	"one reference": {"configuration": _of(_reference("!Ref Role"), _reference("!Ref Role")), "outcome": "NON_COMPLIANT", "paths": {["TaskRoleArn"]}},
	"two resources": {"configuration": _of(_reference("!GetAtt TaskRole.Arn"), _reference("!GetAtt Role.Arn")), "outcome": "COMPLIANT"},
	"two parameters": {"configuration": _of(_reference("!Ref TaskRole"), _reference("!Ref Role")), "outcome": "UNKNOWN", "unknowns": _both},
	"a parameter and a role": {"configuration": _of(_reference("!Ref TaskRole"), "web"), "outcome": "UNKNOWN", "unknowns": {["TaskRoleArn"]}},
	"a role and a parameter": {"configuration": _of("web", _reference("!Ref Role")), "outcome": "UNKNOWN", "unknowns": {["ExecutionRoleArn"]}},
	"a parameter and a role of an unknown account": {
		"configuration": _of(_reference("!Ref TaskRole"), "web"),
		"outcome": "UNKNOWN",
		"resource": _nobodys,
		"unknowns": {["TaskRoleArn"]},
	},
	"a role of an unknown account and a parameter": {
		"configuration": _of("web", _reference("!Ref Role")),
		"outcome": "UNKNOWN",
		"resource": _nobodys,
		"unknowns": {["ExecutionRoleArn"]},
	},
	"one name, of an unknown account and of another": {"configuration": _of("web", _arn), "outcome": "UNKNOWN", "resource": _nobodys, "unknowns": {["TaskRoleArn"]}},
	"two names, one of an unknown account": {"configuration": _of("web-task", _arn), "outcome": "COMPLIANT", "resource": _nobodys},
	"one role of an unknown account": {"configuration": _of("web", "web"), "outcome": "NON_COMPLIANT", "resource": _nobodys, "paths": {["TaskRoleArn"]}},
}

test_verdicts[note] if {
	some note, case in _cases
	lib_test.meets(check.report, case) with input as lib_test.case_input(_base, case)
}

test_unknown_details[note] if {
	some note, case in {
		"a reference": {"configuration": _of(_reference("!Ref TaskRole"), "web"), "details": ["!Ref TaskRole"]},
		"an account": {"configuration": _of("web", _arn), "details": ["!Ref Value"]},
	}
	report := check.report with input as lib_test.case_input(_base, object.union(case, {"resource": _nobodys}))
	[unknown.detail | some unknown in report.unknowns] == case.details
}

test_messages[note] if {
	some note, case in {
		"written": {"configuration": _of("web", "services/web"), "message": "Task definition web has one role as TaskRoleArn (web) and ExecutionRoleArn (services/web); expected two."},
		"referenced": {
			"configuration": _of(_reference("!Ref Role"), _reference("!GetAtt Role.Arn")),
			"message": "Task definition web has one role as TaskRoleArn (!Ref Role) and ExecutionRoleArn (!GetAtt Role.Arn); expected two.",
		},
	}
	report := check.report with input as lib_test.case_input(_base, case)
	[violation.message | some violation in report.violations] == [case.message]
}
