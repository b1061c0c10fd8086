package lib_test

import data.lib

test_network_modes[note] if {
	some note, case in {
		"absent": {"configuration": {}, "mode": "bridge", "unknowns": set()},
		"awsvpc": {"configuration": {"NetworkMode": "awsvpc"}, "mode": "awsvpc", "unknowns": set()},
		"bridge": {"configuration": {"NetworkMode": "bridge"}, "mode": "bridge", "unknowns": set()},
		"default": {"configuration": {"NetworkMode": "default"}, "mode": "default", "unknowns": set()},
		"host": {"configuration": {"NetworkMode": "host"}, "mode": "host", "unknowns": set()},
		"none": {"configuration": {"NetworkMode": "none"}, "mode": "none", "unknowns": set()},
		"undocumented": {"configuration": {"NetworkMode": "HOST"}, "mode": "HOST", "unknowns": {["NetworkMode"]}},
		"a reference": {"configuration": {"NetworkMode": reference}, "mode": reference, "unknowns": {["NetworkMode"]}},
	}
	doc := task_definition("a-check", case.configuration)
	mode := lib.network_mode with input as doc
	mode == case.mode
	unknowns := lib.unknown_network_mode with input as doc
	{unknown.path | some unknown in unknowns} == case.unknowns
}
