package lib

import future.keywords.not

# METADATA
# description: |
#   Which role a name, a path with a name or an ARN means: account and name, since names are unique in an account whatever
#   the path and the case (IAM User Guide, "IAM identifiers"). A bare name is of the own account, which is `@account` where
#   that is not known.
role_identity(written) := {"account": split(plain, ":")[4], "name": _role_name(plain)} if {
	plain := _with_own_account(written)
} else := {"account": _own_account, "name": _role_name(written)}

# METADATA
# scope: document
# description: Whether two roles, each a text or an unknown value, are certainly the same; one reference in both places is.
same_role(role, other) if role_identity(role) == role_identity(other)

same_role(role, other) if _referenced(role) == _referenced(other)

# METADATA
# scope: document
# description: |
#   Whether two roles, each a text or an unknown value, are certainly not the same. Attributes of two resources are not;
#   two parameters may have the same value.
different_roles(role, other) if role_identity(role).name != role_identity(other).name

different_roles(role, other) if {
	accounts := {role_identity(role).account, role_identity(other).account}
	count(accounts) == 2
	not "@account" in accounts
}

different_roles(role, other) if _resource_of(role) != _resource_of(other)

_role_name(written) := lower(_last_segment(written))

# The pseudo parameters hold colons, which part an ARN.
_with_own_account(written) := replace(replace(written, "${AWS::AccountId}", _own_account), "${AWS::", "${")

# METADATA
# description: |
#   What an unresolved reference refers to, where its description tells all of it: a resource or parameter, or an export.
#   Of `!Sub`, `!If` and others the description leaves out what makes them differ, and of very long names the end.
_referenced(value) := target if {
	target := _resource_of(value)
} else := trim_prefix(value.detail, "!Ref ") if {
	_is_whole_reference(value)
	startswith(value.detail, "!Ref ")
} else := value.detail if {
	_is_whole_reference(value)
	_names_source(value.detail)
}

_names_source(detail) if startswith(detail, "!ImportValue ")

# Without a point the attribute is itself a reference.
_names_source(detail) if {
	startswith(detail, "!GetAtt ")
	contains(detail, ".")
}

# METADATA
# description: The resource whose ARN an unresolved reference is; not an output of a nested stack, which may be anything.
_resource_of(value) := resource if {
	_is_whole_reference(value)
	startswith(value.detail, "!GetAtt ")
	[resource, "Arn"] = split(trim_prefix(value.detail, "!GetAtt "), ".")
}

_is_whole_reference(value) if {
	value["$unknown"] == "unresolved-reference"
	count(value.detail) < 100
}
