package lib

# METADATA
# description: |
#   Whether the resource has every tag of a selector (a map from key to value): `yes`, `no` or `unknown`. A value is a text,
#   a list of texts of which one is enough, or `*` or an empty list for any value. An empty selector selects everything.
tags_match_selector(selector) := all_of({_tag_answer(key, wanted) | some key, wanted in selector})

# METADATA
# description: The entries for `unknowns` for the tags that leave open whether a selector selects the resource.
open_tags(selector) := {open_place |
	tags_match_selector(selector) == "unknown"
	some key, wanted in selector
	_tag_answer(key, wanted) == "unknown"
	some open_place in _open_tag(key)
}

_tag_answer(key, wanted) := "yes" if {
	_accepts_tag(wanted, input.resource.tags[key])
} else := "no" if {
	is_string(input.resource.tags[key])
} else := "yes" if {
	# Which value it has does not matter.
	_accepts_any_tag(wanted)
	count(_open_values(key)) > 0
} else := "unknown" if {
	count(_open_tag(key)) > 0
} else := "no"

_accepts_tag(wanted, actual) if wanted == actual

_accepts_tag(wanted, actual) if actual in wanted

_accepts_tag(wanted, _) if _accepts_any_tag(wanted)

_accepts_any_tag("*")

_accepts_any_tag([])

_open_tag(key) := _open_values(key) if {
	count(_open_values(key)) > 0
} else := open_at([["Tags", "*", "Key"]])

_open_values(key) := {unknown_at(["Tags", index, "Value"], tag.Value) |
	some index, tag in input.resource.configuration.Tags
	tag.Key == key
}
