package lib_test

import data.lib

import future.keywords.not

# METADATA
# description: The trust statement that makes a role one of ECS tasks.
tasks_trust := {"Effect": "Allow", "Principal": {"Service": ["ecs-tasks.amazonaws.com"]}, "Action": ["sts:AssumeRole"]}

# METADATA
# description: A role of ECS tasks with one inline policy of these statements.
task_role(statements) := {
	"RoleName": "app",
	"AssumeRolePolicyDocument": {"Statement": [tasks_trust]},
	"RolePolicyList": [{"PolicyName": "p", "PolicyDocument": {"Statement": statements}}],
}

# METADATA
# description: A role of ECS tasks with these managed policies, as templates attach them.
task_role_with(arns) := {"RoleName": "app", "AssumeRolePolicyDocument": {"Statement": [tasks_trust]}, "ManagedPolicyArns": arns}

_trusting(statements) := document("a-check", "AWS::IAM::Role", {"AssumeRolePolicyDocument": {"Statement": statements}})

_service(name) := object.union(tasks_trust, {"Principal": {"Service": [name]}})

test_trust_in_tasks[note] if {
	some note, statement in {
		"as usual": tasks_trust,
		"in other letters": _service("ECS-Tasks.amazonaws.com"),
		"in China": _service("ecs-tasks.amazonaws.com.cn"),
		"by a pseudo parameter": _service("ecs-tasks.${AWS::URLSuffix}"),
		"as the second service": object.union(tasks_trust, {"Principal": {"Service": [reference, "ecs-tasks.amazonaws.com"]}}),
		"by a pattern": object.union(tasks_trust, {"Action": ["sts:TagSession", "STS:*"]}),
	}
	trusts := lib.task_trusts with input as _trusting([{}, statement])
	trusts == {1: statement}
	open := lib.open_task_trusts with input as _trusting([{}, statement])
	count(open) == 0
}

test_trust_in_others[note] if {
	some note, statement in {
		"another service": _service("ecs.amazonaws.com"),
		"the service that manages clusters": _service("ecs-tasks-of-somebody.amazonaws.com"),
		"a denial": object.union(tasks_trust, {"Effect": "Deny"}),
		"another action": object.union(tasks_trust, {"Action": ["sts:TagSession"]}),
		"an account": object.union(object.remove(tasks_trust, ["Principal"]), {"Principal": {"AWS": [reference]}}),
		"everybody": object.union(object.remove(tasks_trust, ["Principal"]), {"Principal": {"*": ["*"]}}),
		"an unknown effect for another service": object.union(_service("ec2.amazonaws.com"), {"Effect": reference}),
		"an unknown action for another service": object.union(_service("ec2.amazonaws.com"), {"Action": reference}),
		"an unknown service that is denied": object.union(tasks_trust, {"Effect": "Deny", "Principal": {"Service": reference}}),
		"an unknown service that may do another thing": object.union(tasks_trust, {"Action": ["sts:TagSession"], "Principal": {"Service": reference}}),
	}
	trusts := lib.task_trusts with input as _trusting([statement])
	trusts == {}
	open := lib.open_task_trusts with input as _trusting([statement])
	count(open) == 0
}

_place(rest) := array.concat(["AssumeRolePolicyDocument", "Statement", 0], rest)

test_trust_that_cannot_be_known[note] if {
	some note, case in {
		"the document": [{"AssumeRolePolicyDocument": reference}, ["AssumeRolePolicyDocument"]],
		"the statements": [{"AssumeRolePolicyDocument": {"Statement": reference}}, ["AssumeRolePolicyDocument", "Statement"]],
		"a statement": [{"AssumeRolePolicyDocument": {"Statement": [reference]}}, _place([])],
		"the effect": [_trusting([object.union(tasks_trust, {"Effect": reference})]).resource.configuration, _place(["Effect"])],
		"the principal": [_trusting([object.union(object.remove(tasks_trust, ["Principal"]), {"Principal": reference})]).resource.configuration, _place(["Principal"])],
		"the services": [_trusting([object.union(tasks_trust, {"Principal": {"Service": reference}})]).resource.configuration, _place(["Principal", "Service"])],
		"a service": [_trusting([_service(reference)]).resource.configuration, _place(["Principal", "Service", 0])],
		"the actions": [_trusting([object.union(tasks_trust, {"Action": reference})]).resource.configuration, _place(["Action"])],
		"an action": [_trusting([object.union(tasks_trust, {"Action": [reference]})]).resource.configuration, _place(["Action", 0])],
	}
	doc := document("a-check", "AWS::IAM::Role", case[0])
	trusts := lib.task_trusts with input as doc
	trusts == {}
	open := lib.open_task_trusts with input as doc
	{open_place.path | some open_place in open} == {case[1]}
}

_violation_of_role := {"path": ["RolePolicyList"], "message": "It is wrong."}

_unknown_of_role := {"path": ["RolePolicyList"], "reason": "unresolved-reference", "detail": "!Ref Policies"}

_unknown_service := {"path": _place(["Principal", "Service", 0]), "reason": "unresolved-reference", "detail": "!Ref Value"}

test_findings[note] if {
	some note, case in {
		"of a task's role": {
			"statements": [tasks_trust],
			"given": [{_violation_of_role}, {_unknown_of_role}],
			"expected": [1, {_violation_of_role}, {_unknown_of_role}],
		},
		"of a task's role, whatever else cannot be known": {
			"statements": [tasks_trust, _service(reference)],
			"given": [{_violation_of_role}, set()],
			"expected": [1, {_violation_of_role}, set()],
		},
		"of another role": {
			"statements": [_service("ec2.amazonaws.com")],
			"given": [{_violation_of_role}, {_unknown_of_role}],
			"expected": [0, set(), {_unknown_of_role}],
		},
		"of what may be a task's role": {
			"statements": [_service(reference)],
			"given": [{_violation_of_role}, set()],
			"expected": [1, set(), {_unknown_service}],
		},
		"of what may be a task's role, unknown too": {
			"statements": [_service(reference)],
			"given": [set(), {_unknown_of_role}],
			"expected": [1, set(), {_unknown_of_role, _unknown_service}],
		},
		"of what may be a task's role, and would do": {
			"statements": [_service(reference)],
			"given": [set(), set()],
			"expected": [1, set(), set()],
		},
	}
	findings := lib.task_role_findings(case.given[0], case.given[1]) with input as _trusting(case.statements)
	[count(findings.examined), findings.violations, findings.unknowns] == case.expected
}

test_role_titles[note] if {
	some note, case in {
		"its name": [{"RoleName": "app"}, "Role app"],
		"its id where the name cannot be known": [{"RoleName": reference}, "Role subject"],
		"its id without a name": [{}, "Role subject"],
	}
	title := lib.role_title with input as document("a-check", "AWS::IAM::Role", case[0])
	title == case[1]
}
