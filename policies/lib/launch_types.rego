package lib

import future.keywords.not

# METADATA
# description: |
#   Whether a task definition is for one launch type alone, that is, whether RequiresCompatibilities names it and nothing
#   else. A definition that names none is for EC2.
only_for(launch_type) if {
	{entry | some entry in input.resource.configuration.RequiresCompatibilities} == {launch_type}
}

# METADATA
# description: The entries for `unknowns` where that cannot be told; none where another launch type is named for certain.
unknown_if_only_for(launch_type) := set() if {
	_is_also_for_another(launch_type)
} else := open_at([["RequiresCompatibilities", "*"]])

_is_also_for_another(launch_type) if {
	named := input.resource.configuration.RequiresCompatibilities
	not is_unknown(named)
	some entry in named
	is_string(entry)
	entry != launch_type
}
