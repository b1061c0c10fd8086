package lib

import future.keywords.not

# METADATA
# scope: document
# description: |
#   Whether a place that only has to be set is set: to a value, or to a reference that stands at this very place and will
#   have a value when it is deployed. A condition may remove what it decides on, and a transform may leave it out.
is_present(place) if {
	value := object.get(input.resource.configuration, place, null)
	value != null
	not is_unknown(value)
}

is_present(place) if {
	some open_place in open_at([place])
	count(open_place.path) == count(place)
	stands_for_value(open_place)
}

# METADATA
# description: Whether nothing is set at a place, and nothing on the way to it is unknown.
is_absent(place) if {
	not is_present(place)
	count(open_at([place])) == 0
}

# METADATA
# description: The entries for `unknowns` that keep it open whether a place is set.
open_unless_present(place) := {open_place |
	not is_present(place)
	some open_place in open_at([place])
}

# METADATA
# description: |
#   Whether an entry for `unknowns` is a written reference whose value alone is not known. What a transform merges in has
#   the same reason, but nobody knows whether it is there.
stands_for_value(open_place) if _is_reference(open_place.reason, open_place.detail)

# METADATA
# description: The same of a value itself.
is_written_reference(value) if _is_reference(value["$unknown"], value.detail)

_is_reference(reason, detail) if {
	reason in {"unresolved-reference", "secret-reference"}
	not startswith(detail, "!Transform")
}
