# METADATA
# title: check-metadata
# description: The METADATA of a check is complete, closed and consistent
# related_resources:
#   - description: The fields
#     ref: CONTRIBUTING.md
# schemas:
#   - input: schema.regal.ast
package custom.regal.rules.metadata["check-metadata"]

import future.keywords.not

import data.regal.result

# METADATA
# description: One entry a problem, placed at the package line.
report contains violation if {
	check_id
	some problem in problems

	violation := result.fail(
		rego.metadata.chain(),
		result.location_and_description(input.package, $"METADATA of {check_id}: {problem}"),
	)
}

# METADATA
# description: The last package segment of a check; undefined for lib, main and test packages.
check_id := id if {
	count(input.package.path) == 3
	input.package.path[1].value == "policies"
	id := input.package.path[2].value
	not endswith(id, "_test")
}

# METADATA
# description: What is wrong, as the end of a sentence.
# scope: document
problems contains "there is none with `scope: package`" if not annotation

problems contains error.error if {
	[valid, errors] := json.match_schema(object.remove(annotation, ["location"]), schema)
	not valid
	some error in errors
}

problems contains $"custom.id is \"{annotation.custom.id}\", expected \"{check_id}\" as in the package" if {
	annotation
	not annotation.custom.id == check_id
}

problems contains $"the folder is \"{_folder}\", expected \"{check_id}\" as in the package" if not _folder == check_id

problems contains "custom.aliases holds the id itself" if check_id in annotation.custom.aliases

problems contains $"the title has the word \"{word}\"; state the compliant fact instead" if {
	some word in split(annotation.title, " ")
	lower(word) in {"check", "checks", "ensure", "ensures", "verify", "verifies"}
}

problems contains "the title ends with a full stop" if endswith(annotation.title, ".")

problems contains $"the title must start with the resource: {concat(" or ", sort(names))}" if {
	names := {name | some type, name in vocabulary.resourceTypes; type in annotation.custom.resourceTypes}
	count(names) > 0
	not strings.any_prefix_match(annotation.title, names)
}

problems contains $"parameter \"{name}\" has neither a default nor a place in `required`" if {
	some name, property in annotation.custom.parameters.properties
	not "default" in object.keys(property)
	not name in annotation.custom.parameters.required
}

problems contains $"parameter \"{name}\" is required and has a default" if {
	some name in annotation.custom.parameters.required
	"default" in object.keys(annotation.custom.parameters.properties[name])
}

problems contains $"`required` names \"{name}\", which is no parameter" if {
	some name in annotation.custom.parameters.required
	not name in object.keys(annotation.custom.parameters.properties)
}

problems contains $"the default of parameter \"{name}\" is none of its values: {error.desc}" if {
	some name, property in annotation.custom.parameters.properties
	[valid, errors] := json.match_schema(
		{"default": property["default"]},
		{"properties": {"default": object.remove(property, ["description", "default"])}},
	)
	not valid
	some error in errors
}

# A person may run the document of a manual remediation; where there is no remediation, there is nothing to run.
problems contains "remediation class none has no document" if {
	annotation.custom.remediation.document
	annotation.custom.remediation.class == "none"
}

# METADATA
# description: The METADATA block of the package.
annotation := [entry | some entry in input.package.annotations; entry.scope == "package"][0]

# On Windows the separator is another one.
_folder := segments[count(segments) - 2] if segments := split(replace(input.regal.file.name, `\`, "/"), "/")
