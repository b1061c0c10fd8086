package lib_test

import data.lib

import future.keywords.not

test_clean_paths[written] if {
	some written, expected in {
		"/": "/",
		"//": "/",
		"": "/",
		".": "/",
		"/etc": "/etc",
		"/etc/": "/etc",
		"//etc/": "/etc",
		"//etc//ssl///": "/etc/ssl",
		"etc": "/etc",
		"/./etc/.": "/etc",
		"/var/lib/../run/": "/var/run",
		"/var/lib/docker/../../run": "/var/run",
		"/a/b/../c/../../d": "/d",
		"/a/../b": "/b",
		"/..": "/",
		"/../../etc": "/etc",
		"/a/../../etc/..": "/",
		"/a/../../b/c/..": "/b",
		"/..data/...": "/..data/...",
		"/Etc": "/Etc",
		"/run/a\\b": "/run/a\\b",
		"/run/a:b": "/run/a:b",
		"C:\\Data\\..\\Logs\\": "/c:/logs",
		"c:/Data": "/c:/data",
		"\\ProgramData\\Docker": "/programdata/docker",
		"\\\\.\\Pipe\\Docker_Engine": "//./pipe/docker_engine",
		"//./pipe/docker_engine": "//./pipe/docker_engine",
	}
	lib.clean_path(written) == expected
}

test_path_within[note] if {
	some note, case in {
		"equal": {"path": "/etc", "folder": "/etc", "within": true},
		"under": {"path": "/etc/ssl", "folder": "/etc", "within": true},
		"under the root": {"path": "/etc", "folder": "/", "within": true},
		"the root itself": {"path": "/", "folder": "/", "within": true},
		"above": {"path": "/etc", "folder": "/etc/ssl", "within": false},
		"beside": {"path": "/etcetera", "folder": "/etc", "within": false},
	}
	case.within == _is_within(case.path, case.folder)
}

test_paths_overlap[note] if {
	some note, case in {
		"equal": {"path": "/etc", "other": "/etc", "overlap": true},
		"under": {"path": "/etc/ssl", "other": "/etc", "overlap": true},
		"above": {"path": "/var", "other": "/var/run", "overlap": true},
		"beside": {"path": "/var/lib", "other": "/var/run", "overlap": false},
	}
	case.overlap == _do_overlap(case.path, case.other)
}

_is_within(path, folder) if {
	lib.path_within(path, folder)
} else := false

_do_overlap(path, other) if {
	lib.paths_overlap(path, other)
} else := false

test_many_steps_up[note] if {
	some note, case in {
		"as many as are followed": {"ups": 64, "clean": "/etc/x"},
		"more than that": {"ups": 65, "clean": "/"},
	}
	path := concat("", [step | some _ in numbers.range(1, case.ups); step := "/a/.."])
	lib.clean_path($"/etc{path}/x") == case.clean
}
