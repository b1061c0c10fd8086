package lib_test

import data.lib

import future.keywords.not

test_wildcards_match[note] if {
	some note, [pattern, text] in {
		"exactly": ["prod", "prod"],
		"nothing": ["", ""],
		"anything": ["*", "prod"],
		"anything is nothing": ["*", ""],
		"a beginning": ["team-*", "team-payments"],
		"a beginning alone": ["team-*", "team-"],
		"an end": ["*@example.com", "payments@example.com"],
		"both ends": ["a*c", "abc"],
		"both ends that touch": ["a*c", "ac"],
		"a middle": ["*pay*", "prepayment"],
		"two stars that touch": ["**pay**", "pay"],
		"parts in order": ["a*b*c*d", "a1b2c3d"],
		"parts that occur more than once": ["a*b*b*d", "abbbd"],
		"parts that follow each other": ["*ab*cd*", "xabcdx"],
		"signs that patterns have elsewhere": ["a.?[b]*", "a.?[b]c"],
		"signs beyond ASCII": ["*é*ü*", "äéöüß"],
	}
	lib.matches_wildcards(pattern, text)
}

test_wildcards_do_not_match[note] if {
	some note, [pattern, text] in {
		"another text": ["prod", "test"],
		"the same twice": ["ab", "abab"],
		"another case": ["prod", "Prod"],
		"a longer text": ["prod", "prod-1"],
		"not the beginning": ["team-*", "my-team-payments"],
		"not the end": ["*@example.com", "payments@example.com.evil"],
		"ends that overlap": ["ab*ba", "aba"],
		"no middle": ["*pay*", "prepare"],
		"a middle that overlaps an end": ["ab*b*", "ab"],
		"parts in another order": ["*a*b*c*", "acb"],
		"a part once too often": ["*b*b*", "abc"],
		"one part of two": ["*a*z*", "abc"],
		"a point is a point": ["a.c", "abc"],
		"nothing": ["?*", ""],
	}
	not lib.matches_wildcards(pattern, text)
}
