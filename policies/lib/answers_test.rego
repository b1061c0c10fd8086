package lib_test

import data.lib

test_answers_together[note] if {
	some note, case in {
		"nothing": [set(), "yes", "no"],
		"yes": [{"yes"}, "yes", "yes"],
		"no": [{"no"}, "no", "no"],
		"unknown": [{"unknown"}, "unknown", "unknown"],
		"yes and no": [{"yes", "no"}, "no", "yes"],
		"yes and unknown": [{"yes", "unknown"}, "unknown", "yes"],
		"no and unknown": [{"no", "unknown"}, "no", "unknown"],
		"everything": [{"yes", "no", "unknown"}, "no", "yes"],
	}
	lib.all_of(case[0]) == case[1]
	lib.any_of(case[0]) == case[2]
}
