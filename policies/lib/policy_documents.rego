package lib

import future.keywords.not

# METADATA
# description: The statements that can be read of the policy document in a member of the configuration, by index.
statements(member) := {index: statement |
	some index, statement in input.resource.configuration[member].Statement
	is_object(statement)
	not is_unknown(statement)
}

# METADATA
# description: How messages name a statement; by position when it has no Sid.
statement_title(index, statement) := $"Statement \"{statement.Sid}\"" if {
	is_string(statement.Sid)
} else := $"Statement #{index}"

# METADATA
# description: A list's elements; a list that cannot be known counts as one element that cannot be known.
elements(value) := value if {
	is_array(value)
} else := [value]

# METADATA
# description: The entries for `unknowns` for places in one statement of a policy document.
open_in_statement(member, index, places) := {open_place |
	some place in places
	some open_place in open_at([array.concat([member, "Statement", "*"], place)])
	open_place.path[2] == index
}

# METADATA
# description: The violations of a policy document that lets everybody in.
public_violations(member) := {violation |
	some index, key in public_statements(member, [])
	title := statement_title(index, statements(member)[index])
	violation := {
		"path": [member, "Statement", index, key],
		"message": $"{title} of the policy of {subject_title} lets everybody in by its {key}; expected a named principal, or a condition that narrows it to somebody.",
	}
}

# METADATA
# description: |
#   The statements that certainly let everybody in: an Allow for the principal "*", {"AWS": "*"}, the root of every account,
#   or all but some (NotPrincipal), which no condition narrows. By index, with the member that names everybody. Where
#   `trusted` names organizations, a condition on an organization narrows only if it admits no other.
public_statements(member, trusted) := {index: key |
	some index, statement in statements(member)
	_publicity(statement, trusted) == "yes"
	key := _naming_key(statement)
}

# METADATA
# description: The entries for `unknowns` for all that leaves open whether a policy document lets everybody in.
open_publicity(member, trusted) := open_at([[member, "Statement", "*"]]) | {open_place |
	some index, statement in statements(member)
	_publicity(statement, trusted) == "open"
	some open_place in open_in_statement(member, index, _places_of_publicity(statement, trusted))
}

_places_of_publicity(statement, trusted) := _open_conditions(statement, trusted) | {
	["Effect"],
	["NotPrincipal"],
	["Principal", "*", "*"],
	["Principal", "AWS", "*"],
}

_publicity(statement, trusted) := "no" if {
	_is_not_public(statement, trusted)
} else := "yes" if {
	statement.Effect == "Allow"
	_names_everybody(statement)
	count(_open_conditions(statement, trusted)) == 0
} else := "open"

_is_not_public(statement, _) if {
	not statement.Effect == "Allow"
	not is_unknown(statement.Effect)
}

_is_not_public(statement, _) if {
	not _names_everybody(statement)
	not _may_name_everybody(statement)
}

_is_not_public(statement, trusted) if {
	some condition in _narrowing_conditions(statement)
	_narrowing(condition, trusted) == "narrow"
}

_naming_key(statement) := "Principal" if {
	_lists_everybody(statement)
} else := "NotPrincipal"

_names_everybody(statement) if _lists_everybody(statement)

_names_everybody(statement) if {
	is_object(statement.NotPrincipal)
	not is_unknown(statement.NotPrincipal)
}

_may_name_everybody(statement) if {
	some name in account_principals(statement)
	is_unknown(name)
}

_may_name_everybody(statement) if {
	some key in ["Principal", "NotPrincipal"]
	is_unknown(statement[key])
}

_lists_everybody(statement) if {
	some name in account_principals(statement)
	_is_everybody(name)
}

# METADATA
# description: The accounts and identities in them that a statement is for, or "*".
account_principals(statement) := [name |
	some kind in ["*", "AWS"]
	some name in elements(statement.Principal[kind])
]

_is_everybody("*")

_is_everybody(name) if endswith(name, ":iam::*:root")

# METADATA
# description: |
#   Conditions that can narrow a statement: a positive operator on a key that says who calls, or from where. A negated one, one
#   `…IfExists` and one `ForAllValues:` are met by a request without the key.
_narrowing_conditions(statement) := [{"operator": operator, "key": key, "values": elements(values)} |
	some operator, keys in statement.Condition
	_is_positive(operator)
	some key, values in keys
	lower(key) in _narrowing_keys
]

_open_conditions(statement, trusted) := union({
	{["Condition"] | is_unknown(statement.Condition)},
	{["Condition", operator] |
		some operator, keys in statement.Condition
		_is_positive(operator)
		is_unknown(keys)
	},
	{["Condition", condition.operator, condition.key, "*"] |
		some condition in _narrowing_conditions(statement)
		_narrowing(condition, trusted) == "open"
	},
})

_is_positive(operator) if {
	trim_prefix(lower(operator), "foranyvalue:") in {
		"stringequals",
		"stringequalsignorecase",
		"stringlike",
		"arnequals",
		"arnlike",
		"ipaddress",
		"bool",
	}
}

_narrowing_keys := union({_organization_keys, _arn_keys, _address_keys, _identifier_keys, {_mount_target_key}})

_organization_keys := {"aws:principalorgid", "aws:principalorgpaths", "aws:sourceorgid"}

_arn_keys := {"aws:principalarn", "aws:sourcearn"}

_address_keys := {"aws:sourceip", "aws:vpcsourceip"}

_identifier_keys := {"aws:principalaccount", "aws:sourceaccount", "aws:sourcevpc", "aws:sourcevpce"}

_mount_target_key := "elasticfilesystem:accessedviamounttarget"

# METADATA
# description: Whether a condition narrows (`narrow`), admits anybody by one of its values (`wide`), or cannot be known (`open`).
_narrowing(condition, trusted) := "wide" if {
	_admits_anybody(condition, trusted)
} else := "open" if {
	some value in condition.values
	is_unknown(value)
	not _is_some_reference(lower(condition.key), value, trusted)
} else := "narrow"

_admits_anybody(condition, _) if count(condition.values) == 0

_admits_anybody(condition, trusted) if {
	some value in condition.values
	is_string(value)
	not _is_specific(lower(condition.key), value, trusted)
}

# METADATA
# description: |
#   A reference stands for one account, organization, network or identity, whichever it is. What it says counts only for a
#   boolean, and for an organization where trusted ones are named.
_is_some_reference(key, value, trusted) if {
	is_written_reference(value)
	key != _mount_target_key
	not _must_be_named(key, trusted)
}

_must_be_named(key, trusted) if {
	key in _organization_keys
	count(trusted) > 0
}

# METADATA
# scope: document
# description: |
#   Whether a condition value admits somebody in particular. Wildcards are refused where they span owners: in an account, an
#   organization, an identifier or an address. They may stand in what an owner has: `arn:aws:iam::111122223333:role/*`.
_is_specific(key, text, _) if {
	key == _mount_target_key
	lower(text) == "true"
}

_is_specific(key, text, _) if {
	key in _identifier_keys
	not _is_vague(text)
}

_is_specific(key, text, _) if {
	key in _address_keys
	not _is_vague(text)
	not endswith(text, "/0")
}

_is_specific(key, text, trusted) if {
	key in _organization_keys
	organization := split(text, "/")[0]
	not _is_vague(organization)
	_is_trusted(organization, trusted)
}

_is_specific(key, text, _) if {
	key in _arn_keys
	parts := split(replace(text, "${AWS::", "${"), ":")
	_is_owned(parts[4], parts[5])
}

_is_trusted(_, []) := true

_is_trusted(organization, trusted) if organization in trusted

# METADATA
# scope: document
# description: ARNs of buckets have no account; their name is enough.
_is_owned(account, _) if not _is_vague(account)

_is_owned("", name) if trim(name, "*?") != ""

_is_vague("")

_is_vague(text) if {
	some wildcard in ["*", "?"]
	contains(text, wildcard)
}
