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
