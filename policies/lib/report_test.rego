package lib_test

import data.lib

import future.keywords.not

_chain := [
	{"annotations": {"scope": "rule", "entrypoint": true, "custom": {"id": "no-check", "resourceTypes": []}}, "path": ["report"]},
	{"annotations": {"scope": "package", "custom": {"id": "a-check", "resourceTypes": ["AWS::ECS::Cluster", "AWS::ECS::TaskDefinition"]}}, "path": []},
]

_violation := {"path": ["Name"], "message": "It is wrong."}

_unknown := {"path": ["Name"], "reason": "unresolved-reference", "detail": "!Ref Name"}

_findings(violations, unknowns) := {"examined": {["Name"]}, "violations": violations, "unknowns": unknowns}

test_outcomes[note] if {
	some note, case in {
		"nothing found": {"findings": _findings(set(), set()), "outcome": "COMPLIANT"},
		"a violation": {"findings": _findings({_violation}, set()), "outcome": "NON_COMPLIANT"},
		"a violation beats an unknown": {"findings": _findings({_violation}, {_unknown}), "outcome": "NON_COMPLIANT"},
		"an unknown beats compliance": {"findings": _findings(set(), {_unknown}), "outcome": "UNKNOWN"},
		"nothing examined": {"findings": {"examined": set(), "violations": {_violation}, "unknowns": {_unknown}}, "outcome": "NOT_APPLICABLE"},
	}
	report := lib.report(_chain, case.findings) with input as document("a-check", "AWS::ECS::Cluster", {"Name": "x"})
	report.outcome == case.outcome
}

test_states[note] if {
	some note, case in {
		"an active cluster": {"type": "AWS::ECS::Cluster", "status": "ACTIVE", "outcome": "NON_COMPLIANT"},
		"a draining cluster": {"type": "AWS::ECS::Cluster", "status": "DRAINING", "outcome": "NON_COMPLIANT"},
		"a deleted cluster": {"type": "AWS::ECS::Cluster", "status": "INACTIVE", "outcome": "NOT_APPLICABLE"},
		"an active revision": {"type": "AWS::ECS::TaskDefinition", "status": "ACTIVE", "outcome": "NON_COMPLIANT"},
		"a deregistered revision": {"type": "AWS::ECS::TaskDefinition", "status": "INACTIVE", "outcome": "NOT_APPLICABLE"},
		"a revision being deleted": {"type": "AWS::ECS::TaskDefinition", "status": "DELETE_IN_PROGRESS", "outcome": "NOT_APPLICABLE"},
		"a state that cannot be known": {"type": "AWS::ECS::TaskDefinition", "status": reference, "outcome": "UNKNOWN"},
		"a state that clusters do not have": {"type": "AWS::ECS::Cluster", "status": "DELETE_IN_PROGRESS", "outcome": "NON_COMPLIANT"},
		"another type": {"type": "AWS::ECR::Repository", "status": "ACTIVE", "outcome": "NOT_APPLICABLE"},
	}
	report := lib.report(_chain, _findings({_violation}, set())) with input as document("a-check", case.type, {"Status": case.status})
	report.outcome == case.outcome
}

test_retired_resources_are_judged_where_a_check_says_so[note] if {
	some note, case in {
		"an active revision": {"status": "ACTIVE", "judges_retired": true, "outcome": "NON_COMPLIANT"},
		"a deregistered revision": {"status": "INACTIVE", "judges_retired": true, "outcome": "NON_COMPLIANT"},
		"a revision being deleted": {"status": "DELETE_IN_PROGRESS", "judges_retired": true, "outcome": "NON_COMPLIANT"},
		"a state that cannot be known does not matter": {"status": reference, "judges_retired": true, "outcome": "NON_COMPLIANT"},
		"a deregistered revision, not asked for": {"status": "INACTIVE", "judges_retired": false, "outcome": "NOT_APPLICABLE"},
		"a state that cannot be known, not asked for": {"status": reference, "judges_retired": false, "outcome": "UNKNOWN"},
	}
	findings := object.union(_findings({_violation}, set()), {"judges_retired": case.judges_retired})
	report := lib.report(_chain, findings) with input as document("a-check", "AWS::ECS::TaskDefinition", {"Status": case.status})
	report.outcome == case.outcome
}

test_not_applicable_has_no_findings if {
	report := lib.report(_chain, _findings({_violation}, {_unknown})) with input as document("a-check", "AWS::ECR::Repository", {})
	report.violations == []
	report.unknowns == []
}

test_unknown_state_is_named_and_compliance_does_not_depend_on_it if {
	doc := document("a-check", "AWS::ECS::Cluster", {"Status": reference})
	red := lib.report(_chain, _findings({_violation}, set())) with input as doc
	unknown_paths(red) == {["Status"]}
	green := lib.report(_chain, _findings(set(), set())) with input as doc
	green.outcome == "COMPLIANT"
}

test_echoes_check_and_resource if {
	report := lib.report(_chain, _findings(set(), set())) with input as document("a-check", "AWS::ECS::Cluster", {})
	report.schema == 1
	report.check == "a-check"
	report.resource == "subject"
}

test_undefined_without_evidence[note] if {
	some note, doc in {
		"no resource": {"params": {"a-check": {}}},
		"no configuration": {"resource": {"id": "x", "type": "AWS::ECS::Cluster"}, "params": {"a-check": {}}},
		"configuration is a text": object.union(document("a-check", "AWS::ECS::Cluster", {}), {"resource": {"configuration": "{}"}}),
		"an id that is no text": object.union(document("a-check", "AWS::ECS::Cluster", {}), {"resource": {"id": null}}),
		"no id": object.remove(document("a-check", "AWS::ECS::Cluster", {}), ["resource"]),
		"not asked for": document("another-check", "AWS::ECS::Cluster", {}),
		"an empty document": {},
	}
	not lib.report(_chain, _findings(set(), set())) with input as doc
}
