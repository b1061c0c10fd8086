# METADATA
# title: Tests of the shared meanings
# description: Also holds what the tests of all checks are made of.
# scope: package
package lib_test

# METADATA
# description: An input document for one check.
document(check, type, configuration) := {
	"schema": 1,
	"resource": {
		"type": type,
		"id": "subject",
		"arn": null,
		"account": "111122223333",
		"region": "eu-west-1",
		"partition": "aws",
		"source": "config",
		"tags": {},
		"configuration": configuration,
	},
	"params": {check: {}},
	"context": {"related": {}, "facts": {}},
}

# METADATA
# description: An input document about a task definition.
task_definition(check, configuration) := document(check, "AWS::ECS::TaskDefinition", configuration)

# METADATA
# description: The same document with parameters and facts.
with_settings(doc, params, facts) := object.union(doc, {
	"params": {id: object.union(defaults, params) | some id, defaults in doc.params},
	"context": {"facts": facts},
})

# METADATA
# description: The marker of an unresolved reference.
reference := {"$unknown": "unresolved-reference", "detail": "!Ref Value"}

# METADATA
# description: The places of a report's violations.
violation_paths(report) := {violation.path | some violation in report.violations}

# METADATA
# description: The places of a report's unknowns.
unknown_paths(report) := {unknown.path | some unknown in report.unknowns}

# METADATA
# description: |
#   The input of one case of a table. `base` says `check`, `type` and the default parameters (`params`); a case has
#   `configuration` and may have `type`, `params`, `facts` and members of the resource beside its configuration (`resource`).
case_input(base, case) := object.union(
	with_settings(document(base.check, full.type, full.configuration), full.params, full.facts),
	{"resource": full.resource},
) if {
	full := object.union_n([{"params": {}, "facts": {}, "resource": {}}, object.remove(base, ["check"]), case])
}

# METADATA
# description: |
#   Whether a report is what a case of a table says: its `outcome`, and exactly the places in `paths` and `unknowns`, which
#   are none where the case does not name any. Each violation has something to say.
meets(report, case) if {
	expected := object.union({"paths": set(), "unknowns": set()}, case)
	report.outcome == expected.outcome
	violation_paths(report) == expected.paths
	unknown_paths(report) == expected.unknowns
	every violation in report.violations {
		violation.message != ""
	}
}
