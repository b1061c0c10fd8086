package lib

import future.keywords.not

# METADATA
# description: |
#   The findings about a role, for `report`: none where no task can have the role. Where that cannot be known, what would be
#   a violation is unknown.
task_role_findings(violations, unknowns) := {
	"examined": {["AssumeRolePolicyDocument"] | _may_be_task_role},
	"violations": {violation | count(task_trusts) > 0; some violation in violations},
	"unknowns": (unknowns | {trust |
		count(task_trusts) == 0
		count(violations) + count(unknowns) > 0
		some trust in open_task_trusts
	}),
}

_may_be_task_role if count(task_trusts) > 0

_may_be_task_role if count(open_task_trusts) > 0

# METADATA
# description: How messages name a role; the id under which AWS Config records it says nothing to people.
role_title := $"Role {input.resource.configuration.RoleName}" if {
	is_string(input.resource.configuration.RoleName)
} else := $"Role {subject_title}"

# METADATA
# description: The trust statements, by index, that let ECS tasks have the role.
task_trusts[index] := statement if {
	some index, statement in input.resource.configuration.AssumeRolePolicyDocument.Statement
	statement.Effect == "Allow"
	_names_tasks(statement.Principal.Service)
	_lets_assume(statement.Action)
}

# METADATA
# description: |
#   The entries for `unknowns` for everything that may or may not make a statement one by which ECS tasks have the role.
open_task_trusts contains open_place if {
	some open_place in open_at([array.concat(["AssumeRolePolicyDocument", "Statement", "*"], member) |
		some member in [["Effect"], ["Principal", "Service", "*"], ["Action", "*"]]
	])
	not _decided(open_place.path)
}

# The first three segments lead to a statement; what is above them decides for sure.
_decided(path) if task_trusts[path[2]]

_decided(path) if {
	count(path) > 3
	not _may_trust_tasks(input.resource.configuration.AssumeRolePolicyDocument.Statement[path[2]])
}

_may_trust_tasks(statement) if {
	may_allow(statement.Effect)
	_may_name_tasks(statement)
	_may_let_assume(statement)
}

# METADATA
# scope: document
# description: Whether an effect is Allow, or may be.
may_allow("Allow")

may_allow(effect) if is_unknown(effect)

# The suffix differs between partitions, and templates write it as a pseudo parameter.
_names_tasks(services) if {
	some service in texts(services)
	startswith(lower(service), "ecs-tasks.")
}

_may_name_tasks(statement) if _names_tasks(statement.Principal.Service)

_may_name_tasks(statement) if is_unknown(statement.Principal)

_may_name_tasks(statement) if count(markers(statement, ["Principal", "Service"])) > 0

_lets_assume(actions) if {
	some pattern in texts(actions)
	action_matches(pattern, "sts:AssumeRole")
}

_may_let_assume(statement) if _lets_assume(statement.Action)

_may_let_assume(statement) if count(markers(statement, ["Action"])) > 0
