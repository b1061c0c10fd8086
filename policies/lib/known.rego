package lib

import future.keywords.not

# METADATA
# description: Tells whether a value is the marker of something that cannot be known.
is_unknown(value) if is_string(value["$unknown"])

# METADATA
# description: The entry for `unknowns` that says which place could not be known, and why.
unknown_at(path, value) := {"path": path, "reason": value["$unknown"], "detail": value.detail}

# METADATA
# description: |
#   The entries for `unknowns` for everything that cannot be known on the way to some places. A place is written with
#   "*" for every element of a list: ["ContainerDefinitions", "*", "User"] gives an unknown list of containers, unknown
#   containers and unknown users.
open_at(places) := {entry |
	some found, entries in _unknown_entries
	some place in places
	found == array.slice(place, 0, count(found))
	some entry in entries
}

# METADATA
# description: |
#   The entries for all that is unknown in the configuration, by their place with "*" for indexes. It is looked for once in
#   an evaluation, whatever the number of checks.
_unknown_entries[place] contains {"path": path, "reason": reason, "detail": value.detail} if {
	walk(input.resource.configuration, [path, value])
	reason := value["$unknown"]
	place := [step | some segment in path; step := _step(segment)]
}

_step(segment) := "*" if {
	is_number(segment)
} else := segment

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

# METADATA
# description: The texts of a list by their index; what cannot be known is left out, and so is everything of an unknown list.
texts(list) := {index: text |
	is_array(list)
	some index, text in list
	is_string(text)
}

# METADATA
# description: |
#   What cannot be known at a place of a value, or of the list there, by its place: for values that are not the
#   configuration itself, such as a statement. See `open_at`.
markers(value, place) := object.union(
	{place: found | is_unknown(found)},
	{array.concat(place, [index]): element |
		is_array(found)
		some index, element in found
		is_unknown(element)
	},
) if {
	found := object.get(value, place, null)
}
