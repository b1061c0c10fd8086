package custom.regal.rules.metadata["check-metadata_test"]

import data.regal.config

import data.custom.regal.rules.metadata["check-metadata"] as rule

test_complete_metadata_is_accepted if {
	module := regal.parse_module("policies/ecs-taskdef-example/policy.rego", good)
	found := rule.report with input as module with config.user_config as {}

	found == set()
}

test_other_packages_are_left_alone[name] if {
	some name in ["lib", "main", `policies["ecs-taskdef-example_test"]`, "policies"]
	module := regal.parse_module("policies/somewhere/policy.rego", $"package {name}\n\nverdict := 1")
	found := rule.report with input as module with config.user_config as {}

	found == set()
}

test_missing_metadata_is_reported if {
	module := regal.parse_module(
		"policies/ecs-taskdef-example/policy.rego",
		"package policies[\"ecs-taskdef-example\"]\n\nverdict := 1",
	)
	found := rule.report with input as module with config.user_config as {}

	{entry.description | some entry in found} == {"METADATA of ecs-taskdef-example: there is none with `scope: package`"}
}

test_metadata_of_another_scope_is_not_enough if {
	module := regal.parse_module(
		"policies/ecs-taskdef-example/policy.rego",
		replace(good, "# scope: package", "# scope: subpackages"),
	)
	found := rule.report with input as module with config.user_config as {}

	count(found) > 0
}

test_package_of_another_folder_is_reported if {
	module := regal.parse_module("/repo/policies/ecs-taskdef-other/policy.rego", good)
	found := rule.report with input as module with config.user_config as {}

	{entry.description | some entry in found} == {concat("", [
		"METADATA of ecs-taskdef-example: ",
		`the folder is "ecs-taskdef-other", expected "ecs-taskdef-example" as in the package`,
	])}
}

test_windows_folder_is_understood if {
	module := regal.parse_module(`policies\ecs-taskdef-example\policy.rego`, good)
	found := rule.report with input as module with config.user_config as {}

	found == set()
}

# In each row the first text of the good METADATA is replaced by the second, and a message must hold the third.
test_seeded_mistake_is_reported[note] if {
	some note, row in mistakes
	contains(good, row[0])
	module := regal.parse_module("policies/ecs-taskdef-example/policy.rego", replace(good, row[0], row[1]))
	found := rule.report with input as module with config.user_config as {}

	some entry in found
	contains(entry.description, row[2])
}

test_accepted_variant[note] if {
	some note, row in variants
	contains(good, row[0])
	module := regal.parse_module("policies/ecs-taskdef-example/policy.rego", replace(good, row[0], row[1]))
	found := rule.report with input as module with config.user_config as {}

	found == set()
}

mistakes := {
	"unknown field": ["#   risk:", "#   owner: me\n#   risk:", "owner"],
	"unknown top-level field": ["# description:", "# authors: [Someone]\n# description:", "authors"],
	"no title": ["# title: Task definition containers run as described\n", "", "title is required"],
	"long title": ["run as described", longer_than_a_title, "title"],
	"title with Ensure": ["Task definition containers run", "Ensure task definition containers run", `word "Ensure"`],
	"title of another resource": ["title: Task definition", "title: Cluster", "must start with the resource"],
	"title with a full stop": ["run as described", "run as described.", "full stop"],
	"no description": ["# description: All of it.\n", "", "description is required"],
	"no schemas": ["# schemas:\n#   - input: schema.input\n", "", "schemas is required"],
	"other schema": ["schema.input", "schema.other", "schemas"],
	"plain link": ["https://", "http://", "related_resources"],
	"other id": ["#   id: ecs-taskdef-example", "#   id: ecs-taskdef-exemple", `custom.id is "ecs-taskdef-exemple"`],
	"long id": ["#   id: ecs-taskdef-example", "#   id: ecs-taskdef-example-with-a-name-so-long", "custom.id"],
	"upper-case id": ["#   id: ecs-taskdef-example", "#   id: ecs-taskdef-Example", "custom.id"],
	"unknown severity": ["severity: HIGH", "severity: high", "custom.severity"],
	"text for a boolean": ["enabled: true", "enabled: \"true\"", "custom.enabled"],
	"unknown trigger": ["trigger: change", "trigger: changes", "custom.trigger"],
	"unknown resource type": ["AWS::ECS::TaskDefinition", "AWS::ECS::TaskDefinitions", "custom.resourceTypes"],
	"no resource type": [`["AWS::ECS::TaskDefinition"]`, "[]", "custom.resourceTypes"],
	"no risk": ["#   risk: It is bad.\n", "", "risk is required"],
	"unknown framework": ["nist-800-53-r5", "nist-800-53", "nist-800-53"],
	"number for a control": [`id: "4.5"`, "id: 4.5", "nist-800-190"],
	"unknown mapping": ["mapping: own", "mapping: ours", "mapping"],
	"unknown tool": ["security-hub", "securityhub", "securityhub"],
	"unknown remediation class": ["class: new-revision", "class: revision", "custom.remediation.class"],
	"no remediation text": [", text: Do it right.", "", "text is required"],
	"document of no remediation": [
		"{class: new-revision,",
		"{class: none, document: some-fix,",
		"class none has no document",
	],
	"unknown remediation field": ["text: Do it right.", "text: Do it right., doc: a", "doc"],
	"open parameters": ["additionalProperties: false", "additionalProperties: true", "additionalProperties"],
	"unknown parameter field": ["default: 3", "default: 3, format: int", "format"],
	"unknown parameter type": ["type: integer", "type: number", "custom.parameters.properties.limit.type"],
	"parameter without a description": [", description: Most of them", "", "description is required"],
	"reserved parameter": ["limit:", "group:", "custom.parameters.properties"],
	"parameter in snake case": ["limit:", "max_limit:", "custom.parameters.properties"],
	"default of another type": ["default: 3", `default: "3"`, `default of parameter "limit"`],
	"default out of range": ["default: 3", "default: 0", `default of parameter "limit"`],
	"default outside of the enumeration": ["default: soft", "default: mild", `default of parameter "style"`],
	"default with members of another type": ["default: [a]", "default: [1]", `default of parameter "names"`],
	"array without items": ["type: array, items: {type: string}", "type: array", "items is required"],
	"array of choices with another default": ["items: {type: string}", "items: {type: string, enum: [b]}", `default of parameter "names"`],
	"items of another type": ["items: {type: string}", "items: {type: integer}", "items.type"],
	"minimum of a text": ["type: string, enum: [soft, hard]", "type: string, minimum: 1", "custom.parameters"],
	"parameter neither required nor with a default": [", default: 3", "", "neither a default nor"],
	"parameter required with a default": [
		"additionalProperties: false",
		"additionalProperties: false\n#     required: [limit]",
		"is required and has a default",
	],
	"required parameter that does not exist": [
		"additionalProperties: false",
		"additionalProperties: false\n#     required: [limits]",
		`names "limits"`,
	],
	"alias that is the id": ["#   risk:", "#   aliases: [ecs-taskdef-example]\n#   risk:", "holds the id itself"],
	"empty aliases": ["#   risk:", "#   aliases: []\n#   risk:", "custom.aliases"],
	"deprecated false": ["#   risk:", "#   deprecated: false\n#   risk:", "custom.deprecated"],
	"fact in camel case": ["#   risk:", "#   facts: [imageConfig]\n#   risk:", "custom.facts"],
}

variants := {
	"facts, aliases, deprecation": [
		"#   risk:",
		"#   facts: [image-config]\n#   aliases: [ecs-taskdef-old]\n#   deprecated: true\n#   risk:",
	],
	"document of an automatic remediation": ["{class: new-revision,", "{class: auto, document: some-fix,"],
	"document of a manual remediation": ["{class: new-revision,", "{class: manual, document: some-fix,"],
	"automatic remediation without a document": ["{class: new-revision,", "{class: auto,"],
	"no equivalents": ["{security-hub: [ECS.1]}", "{}"],
	"required parameter": [
		"additionalProperties: false\n#     properties:\n#       limit: {type: integer, minimum: 1, default: 3,",
		"additionalProperties: false\n#     required: [limit]\n#     properties:\n#       limit: {type: integer, minimum: 1,",
	],
	"second resource type": [`["AWS::ECS::TaskDefinition"]`, `["AWS::ECS::Cluster", "AWS::ECS::TaskDefinition"]`],
}

longer_than_a_title := concat("", ["x" | some _ in numbers.range(1, 100)])

good := `# METADATA
# title: Task definition containers run as described
# description: All of it.
# scope: package
# schemas:
#   - input: schema.input
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
# custom:
#   id: ecs-taskdef-example
#   severity: HIGH
#   enabled: true
#   trigger: change
#   resourceTypes: ["AWS::ECS::TaskDefinition"]
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       limit: {type: integer, minimum: 1, default: 3, description: Most of them}
#       style: {type: string, enum: [soft, hard], default: soft, description: Which}
#       names: {type: array, items: {type: string}, default: [a], description: Who}
#       labels: {type: object, default: {}, description: Where}
#   risk: It is bad.
#   frameworks:
#     nist-800-53-r5: [{id: AC-6, mapping: own}]
#     nist-800-190: [{id: "4.5", mapping: own}]
#   equivalents: {security-hub: [ECS.1]}
#   remediation: {class: new-revision, text: Do it right.}
package policies["ecs-taskdef-example"]

verdict := 1
`
