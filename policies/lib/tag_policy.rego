package lib

import future.keywords.not

# METADATA
# scope: document
# description: |
#   The tags that people gave a resource, those of its configuration and those that stand beside it: key, value (perhaps the
#   marker of one that cannot be known) and the place where the value stands. Keys that begin with `aws:` are AWS's own.
user_tags contains {"key": tag.Key, "value": object.get(tag, "Value", ""), "path": ["Tags", index, "Value"]} if {
	some index, tag in input.resource.configuration.Tags
	is_string(tag.Key)
	not startswith(tag.Key, "aws:")
}

user_tags contains {"key": key, "value": value, "path": ["Tags"]} if {
	some key, value in input.resource.tags
	not startswith(key, "aws:")
	not key in {tag.Key | some tag in input.resource.configuration.Tags}
}

# METADATA
# description: The entries for `unknowns` for tags of which not even the key can be known.
open_tag_keys := open_at([["Tags", "*", "Key"]])

# METADATA
# scope: document
# description: |
#   Whether a tag's value is what a policy accepts: a text with wildcards, or a list of them, one of which has to match. The
#   empty text, the empty list and `*` accept any value, also one that cannot be known.
accepts_tag_value(accepted, _) if count(accepted) == 0

accepts_tag_value(accepted, _) if "*" in alternatives(accepted)

accepts_tag_value(accepted, value) if {
	some pattern in alternatives(accepted)
	matches_wildcards(pattern, value)
}
