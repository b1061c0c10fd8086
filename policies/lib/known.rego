package lib

import future.keywords.not

# METADATA
# description: Tells whether a value is the marker of something that cannot be known.
is_unknown(value) if is_string(value["$unknown"])

# METADATA
# description: The entry for `unknowns` that says which place could not be known, and why.
unknown_at(path, value) := {"path": path, "reason": value["$unknown"], "detail": value.detail}

# METADATA
# description: The entry for `unknowns` that says which look-up is missing for a decision about a place.
fact_missing(path, fact) := {
	"path": path,
	"reason": "fact-missing",
	"detail": $"the look-up \"{fact}\" is needed to decide this and was not made",
}

# METADATA
# description: A look-up's result; undefined when it was not made or failed.
fact(name) := value if {
	value := input.context.facts[name]
	not is_unknown(value)
}
