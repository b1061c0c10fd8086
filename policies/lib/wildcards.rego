package lib

import future.keywords.not

# METADATA
# scope: document
# description: |
#   Whether a text is what a pattern says, in which every `*` stands for any text, also for none. Case-sensitive; nothing
#   else in a pattern is special.
matches_wildcards(pattern, text) if pattern == text

matches_wildcards(pattern, text) if {
	parts := split(pattern, "*")
	last := count(parts) - 1
	last > 0
	startswith(text, parts[0])
	endswith(text, parts[last])
	between := (count(text) - count(parts[0])) - count(parts[last])
	between >= 0
	inner := [part | some part in array.slice(parts, 1, last); part != ""]
	_in_this_order(inner, substring(text, count(parts[0]), between))
}

_in_this_order(parts, _) if count(parts) == 0

# From every place to the one behind the first occurrence of the next part: what is reached in that way, in as many steps
# as there are parts, holds them all.
_in_this_order(parts, text) if {
	steps := {[index, from]: {[index + 1, (from + offset) + count(part)]} |
		some index, part in parts
		some from in numbers.range(0, count(text))
		offset := indexof(substring(text, from, -1), part)
		offset >= 0
	}
	some [index, _] in graph.reachable(steps, {[0, 0]})
	index == count(parts) - 1
}
