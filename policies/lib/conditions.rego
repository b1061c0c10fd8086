package lib

import future.keywords.not

# METADATA
# description: |
#   What a policy statement's conditions compare a key with: the values of each comparison. Only operators that fail when the
#   key is missing count: `…IfExists` and `ForAllValues:` limit nothing then, and a negation leaves nearly everything in.
compared_with(value, key) := {values |
	some operator, comparisons in value.Condition
	trim_prefix(lower(operator), "foranyvalue:") in _limiting_operators
	some name, values in comparisons
	lower(name) == lower(key)
}

_limiting_operators := {"stringequals", "stringequalsignorecase", "stringlike", "arnequals", "arnlike"}

# METADATA
# description: |
#   Whether the values of a comparison limit anything: one of them is enough, so none may be a star. What cannot be known is
#   taken for a value that somebody means.
limits(values) if {
	every value in values {
		not matches_everything(value)
	}
}

# METADATA
# description: What cannot be known of a statement's conditions and may hold a comparison, by its place in the statement.
open_conditions(value) := object.union(
	{["Condition"]: value.Condition | is_unknown(value.Condition)},
	{["Condition", operator]: comparisons |
		some operator, comparisons in value.Condition
		is_unknown(comparisons)
	},
)
