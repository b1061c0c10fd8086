package lib

import future.keywords.not

# METADATA
# description: |
#   The entries for `unknowns` for a setting whose value AWS does not document. A check that lists what is wrong cannot tell
#   what such a value does.
undocumented(path, value, documented) := {{
	"path": path,
	"reason": "not-coercible",
	"detail": $"expected one of {concat(", ", sort(documented))}",
}} if {
	is_string(value)
	not value in documented
} else := set()
