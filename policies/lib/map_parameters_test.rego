package lib_test

import data.lib

test_alternatives if {
	lib.alternatives("prod") == ["prod"]
	lib.alternatives(["prod", "test"]) == ["prod", "test"]
	lib.alternatives([]) == []
}
