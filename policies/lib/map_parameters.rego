package lib

# METADATA
# description: What an entry of a map parameter accepts, which is one text or a list of texts, as a list.
alternatives(accepted) := [accepted] if {
	is_string(accepted)
} else := accepted
