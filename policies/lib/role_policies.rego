package lib

import future.keywords.not

# METADATA
# description: |
#   The statements of a role's policies that allow something on every resource, or may do so. `grants` holds what they allow
#   by its place in the statement: a `pattern` of actions, or the `exceptions` of NotAction. `policy` is what messages call
#   the policy, and `open` holds entries for `unknowns`: the grants are certain where there are none. The key keeps apart what
#   has no place of its own in the role, since all statements of a managed policy stand where it is attached.
wide_statements[key] := object.union(entry, {"grants": _grants(entry.statement), "open": open}) if {
	some key, entry in _statements
	may_allow(entry.statement.Effect)
	_may_be_wide(entry.statement)
	undecided := {place: value | not _is_wide(entry.statement); some place, value in markers(entry.statement, ["Resource"])}
	open := open_in(entry, object.union(markers(entry.statement, ["Effect"]), undecided))
}

# METADATA
# scope: document
# description: |
#   The entries for `unknowns` for everything among the policies of a role that may be any grant. `AdministratorAccess` and a
#   few more are known without a look-up.
open_role_policies contains open_place if {
	some open_place in open_at([
		["RolePolicyList", "*", "PolicyDocument", "Statement", "*"],
		["AttachedManagedPolicies", "*", "PolicyArn"],
		["ManagedPolicyArns", "*"],
	])
}

open_role_policies contains open_place if {
	some entry in wide_statements
	some open_place in open_in(entry, _open_actions(entry.statement))
}

open_role_policies contains fact_missing(path, "managed-policies") if {
	some path, arn in _attachments
	not _managed_policy(arn)
}

open_role_policies contains unknown_at(path, value) if {
	some path, arn in _attachments
	some value in markers(_managed_policy(arn), ["Statement"])
}

# METADATA
# description: Entries for `unknowns` for values that cannot be known, given by their place in a statement of a role's policy.
open_in(entry, values) := {unknown_at(place_in(entry, place), value) | some place, value in values}

# METADATA
# scope: document
# description: The path at which a place in a statement of a role's policy is reported.
place_in(entry, place) := array.concat(entry.at, place) if entry.inline

place_in(entry, _) := entry.at if not entry.inline

_grants(statement) := {["Action", index]: {"pattern": pattern} | some index, pattern in texts(statement.Action)} if {
	statement.Action
} else := {["NotAction"]: {"exceptions": exceptions} |
	exceptions := statement.NotAction
	not is_unknown(exceptions)
}

_open_actions(statement) := markers(statement, ["Action"]) if {
	statement.Action
} else := {["NotAction"]: statement.NotAction | is_unknown(statement.NotAction)}

_statements[[at, 0]] := {"at": at, "inline": true, "policy": _policy_title(index, policy), "statement": statement} if {
	some index, policy in input.resource.configuration.RolePolicyList
	some position, statement in policy.PolicyDocument.Statement
	at := ["RolePolicyList", index, "PolicyDocument", "Statement", position]
}

_statements[[at, position]] := {"at": at, "policy": $"policy {arn}", "statement": statement} if {
	some at, arn in _attachments
	some position, statement in _managed_policy(arn).Statement
}

_policy_title(_, value) := $"policy \"{value.PolicyName}\"" if is_string(value.PolicyName)

_policy_title(index, value) := $"inline policy #{index}" if not is_string(value.PolicyName)

# The ARNs of a role's managed policies, by their place: AWS Config lists them with names, CloudFormation without.
_attachments[["AttachedManagedPolicies", index, "PolicyArn"]] := policy.PolicyArn if {
	some index, policy in input.resource.configuration.AttachedManagedPolicies
	is_string(policy.PolicyArn)
}

_attachments[["ManagedPolicyArns", index]] := arn if {
	some index, arn in texts(input.resource.configuration.ManagedPolicyArns)
}

_managed_policy(arn) := policy if {
	policy := fact("managed-policies")[arn]
	not is_unknown(policy)
} else := aws_managed_policy(arn)

# On every resource, or on every one but those that are named.
_is_wide(statement) if {
	some resource in texts(statement.Resource)
	matches_everything(resource)
}

_is_wide(statement) if {
	statement.NotResource
	not statement.Resource
}

_may_be_wide(statement) if _is_wide(statement)

_may_be_wide(statement) if count(markers(statement, ["Resource"])) > 0
