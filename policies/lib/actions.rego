package lib

import future.keywords.not

# METADATA
# description: |
#   Whether an action pattern of IAM covers an action: without regard to case, `*` for any number of characters and `?` for
#   one, anywhere in the pattern (IAM User Guide, "IAM JSON policy elements: Action").
action_matches(pattern, action) if _matches(lower(pattern), lower(action))

# METADATA
# description: |
#   The actions that a pattern covers, out of some that are given by their names in lower case, each as a set of spellings.
covered_actions(pattern, actions) := object.get(actions, lower(pattern), set()) if {
	not contains(pattern, "*")
	not contains(pattern, "?")
} else := {action |
	some name, spellings in actions
	_matches(lower(pattern), name)
	some action in spellings
}

# METADATA
# description: |
#   Whether a pattern of IAM, of an action, a resource or a condition's value, leaves nothing out: stars alone, or question
#   marks beside them.
matches_everything(pattern) if {
	contains(pattern, "*")
	trim(pattern, "*?") == ""
}

# The literal beginning refuses nearly every pair before anything is built.
_matches(pattern, text) if {
	startswith(text, split(split(pattern, "*")[0], "?")[0])
	pieces := split(pattern, "*")
	_pieces_match(pieces, count(pieces) - 1, text)
}

# Without a star, the only piece is the whole.
_pieces_match(pieces, 0, text) if {
	count(pieces[0]) == count(text)
	_fits(pieces[0], text, 0)
}

# The first piece stands at the beginning and the last one at the end; those between follow one another in their order.
_pieces_match(pieces, last, text) if {
	last > 0
	end := count(text) - count(pieces[last])
	end >= count(pieces[0])
	_fits(pieces[0], text, 0)
	_fits(pieces[last], text, end)
	between := [piece | some piece in array.slice(pieces, 1, last); piece != ""]
	_follow(between, text, count(pieces[0]), end)
}

_follow([], _, _, _)

# A state is how many pieces have been found, each as early as it can be, and where the last of them ends.
_follow(between, text, start, end) if {
	sum([count(piece) | some piece in between]) <= end - start
	steps := {[found, place]: {[found + 1, next]} |
		some found, piece in between
		some place in numbers.range(start, end)
		next := _first_fit(piece, text, place) + count(piece)
		next <= end
	}
	some state in graph.reachable(steps, {[0, start]})
	state[0] == count(between) - 1
}

_first_fit(piece, text, start) := start + indexof(rest, piece) if {
	rest := substring(text, start, -1)
	contains(rest, piece)
} else := min({place |
	some place in numbers.range(start, count(text))
	_fits(piece, text, place)
})

_fits(piece, text, start) if {
	every offset, wanted in split(piece, "") {
		_stands_for(wanted, substring(text, start + offset, 1))
	}
}

_stands_for("?", _)

_stands_for(wanted, character) if wanted == character
