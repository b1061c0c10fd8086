package lib_test

import data.lib

import future.keywords.not

_covered := {
	["*", "iam:PassRole"],
	["**", "iam:PassRole"],
	["*:*", "iam:PassRole"],
	["iam:PassRole", "iam:PassRole"],
	["IAM:passrole", "iam:PassRole"],
	["iam:*", "iam:PassRole"],
	["iam:PassRole*", "iam:PassRole"],
	["*iam:PassRole", "iam:PassRole"],
	["iam:Pass*", "iam:PassRole"],
	["iam:*Role", "iam:PassRole"],
	["iam:*passrole", "iam:PassRole"],
	["iam:?assRole", "iam:PassRole"],
	["iam:PassRol?", "iam:PassRole"],
	["?????????????", "iam:PassRole?"],
	["i*m:P*R*e", "iam:PassRole"],
	["iam:*s*s*", "iam:PassRole"],
	["iam:*s?R*", "iam:PassRole"],
	["iam:*s?o*", "iam:PassRole"],
	["iam:*?ole", "iam:PassRole"],
	["iam:*?s*?R*", "iam:PassRole"],
	["*a*?*l*", "iam:PassRole"],
	["iam:*Role*Policy", "iam:AttachRolePolicy"],
	["iam:*Role*Policy", "iam:UpdateAssumeRolePolicy"],
	["iam:Put*Policy", "iam:PutUserPolicy"],
	["iam:***Put***", "iam:PutUserPolicy"],
	["*s*s*", "sts:AssumeRole"],
	["*a*ab", "aab"],
	["iam:*", "iam:"],
	["a*b", "ab"],
}

test_covered_actions[pair] if {
	some pair in _covered
	lib.action_matches(pair[0], pair[1])
}

_not_covered := {
	["", "iam:PassRole"],
	["iam:PassRol", "iam:PassRole"],
	["s3:*", "iam:PassRole"],
	["iam:Put*", "iam:PassRole"],
	["iam:PassRole?", "iam:PassRole"],
	["iam:PassRole?*", "iam:PassRole"],
	["iam:?PassRole", "iam:PassRole"],
	["iam:?ssRole", "iam:PassRole"],
	["iam:?assRule", "iam:PassRole"],
	["*:Pass", "iam:PassRole"],
	["*PassRoles", "iam:PassRole"],
	["iam:*Role*Policy", "iam:PassRole"],
	["iam:*Role*Policy", "iam:AttachUserPolicy"],
	["iam:*Policy*Role*", "iam:AttachRolePolicy"],
	["*s*s*s*s*", "iam:PassRole"],
	["i*m:P*R*l", "iam:PassRole"],
	["iam:*s?l*", "iam:PassRole"],
	["iam:*e?*", "iam:PassRole"],
	["iam:Pass*assRole", "iam:PassRole"],
	["iam:*aa*", "iam:PassRole"],
	["iam:P*Role*Role", "iam:PassRole"],
	["*:iam:PassRole*:*", "iam:PassRole"],
	["aba*aba", "ababa2"],
	["ab*ba", "aba"],
	["?", ""],
	["iam:?assRol", "iam:PassRole"],
	["a?", "abab"],
	["*ab*b", "xab"],
	["i?n:*", "iam:PassRole"],
	["iam:PassRole", "iam:PassRoles"],
	["*?", ""],
	["iam:[a-z]assRole", "iam:PassRole"],
}

test_other_actions[pair] if {
	some pair in _not_covered
	not lib.action_matches(pair[0], pair[1])
}

_some_actions := {"iam:passrole": {"iam:PassRole", "IAM:PassRole"}, "iam:putrolepolicy": {"iam:PutRolePolicy"}}

test_covered_out_of_some[pattern] if {
	some pattern, expected in {
		"iam:PassROLE": {"iam:PassRole", "IAM:PassRole"},
		"iam:P*": {"iam:PassRole", "IAM:PassRole", "iam:PutRolePolicy"},
		"iam:?utRolePolicy": {"iam:PutRolePolicy"},
		"IAM:*Policy": {"iam:PutRolePolicy"},
		"iam:Pass": set(),
		"iam:Get*": set(),
	}
	covered := lib.covered_actions(pattern, _some_actions)
	covered == expected
}

test_a_long_pattern_costs_nothing if {
	stars := concat("", [star | some _ in numbers.range(1, 5000); star := "*"])
	lib.action_matches($"iam:{stars}Role", "iam:PassRole")
	letters := concat("", [letter | some _ in numbers.range(1, 2000); letter := "a*"])
	not lib.action_matches(letters, "aaaaaaaaaaaaaaaaaaaaaaaaaaa")
}

test_patterns_that_leave_nothing_out[pattern] if {
	some pattern in ["*", "**", "?*", "*?"]
	lib.matches_everything(pattern)
}

test_patterns_that_leave_something_out[pattern] if {
	some pattern in ["", "?", "a*", "*a", "*~", "arn:aws:s3:::*"]
	not lib.matches_everything(pattern)
}
