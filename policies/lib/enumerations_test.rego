package lib_test

import data.lib

test_undocumented_value_names_what_was_expected if {
	lib.undocumented(["PidMode"], "Host", {"task", "host"}) == {{
		"path": ["PidMode"],
		"reason": "not-coercible",
		"detail": "expected one of host, task",
	}}
}

test_documented_and_unknown_values_are_not_undocumented[note] if {
	some note, value in {"documented": "host", "unknown": reference}
	lib.undocumented(["PidMode"], value, {"task", "host"}) == set()
}
