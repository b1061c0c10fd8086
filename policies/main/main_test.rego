package main_test

import data.lib_test
import data.main

import future.keywords.not

_both := object.union(
	lib_test.task_definition("ecs-taskdef-no-privileged", {"ContainerDefinitions": [{"Name": "app", "Privileged": true}]}),
	{"params": {"ecs-cluster-container-insights": {"requireEnhanced": false}}},
)

test_reports_exactly_what_was_asked_for if {
	reports := main.reports with input as _both
	object.keys(reports) == {"ecs-taskdef-no-privileged", "ecs-cluster-container-insights"}
	reports["ecs-taskdef-no-privileged"].outcome == "NON_COMPLIANT"
	reports["ecs-cluster-container-insights"].outcome == "NOT_APPLICABLE"
}

test_leaves_out_a_check_that_does_not_exist if {
	reports := main.reports with input as object.union(_both, {"params": {"no-such-check": {}}})
	not reports["no-such-check"]
}
