package lib_test

import data.lib

import future.keywords.not

_volumes(volumes) := task_definition("a-check", {"Volumes": volumes})

_docker_volumes(options) := _volumes([{"DockerVolumeConfiguration": {"DriverOpts": options}}])

_option(name) := ["Volumes", 0, "DockerVolumeConfiguration", "DriverOpts", name]

test_host_paths_are_read if {
	doc := _volumes([{"Host": {}}, {"Host": {"SourcePath": "/var/../etc/"}}, {"DockerVolumeConfiguration": {"DriverOpts": {"type": "none", "device": "/data/"}}}])
	found := lib.host_paths with input as doc
	found == {
		{"volume": 1, "place": ["Volumes", 1, "Host", "SourcePath"], "written": "/var/../etc/", "path": "/etc"},
		{"volume": 2, "place": ["Volumes", 2, "DockerVolumeConfiguration", "DriverOpts", "device"], "written": "/data/", "path": "/data"},
	}
}

test_docker_volumes[note] if {
	some note, case in {
		"a bind": {"options": {"o": "bind", "device": "/data"}, "bound": 1},
		"a recursive bind among options": {"options": {"o": "ro, rbind ,noexec", "type": "ext4", "device": "/data"}, "bound": 1},
		"a type of none": {"options": {"type": "none", "device": "/data"}, "bound": 1},
		"another type": {"options": {"type": "tmpfs", "device": "/data"}},
		"an option that only contains the word": {"options": {"o": "nobind", "device": "/data"}},
		"no device": {"options": {"o": "bind"}},
		"no options": {"options": {}},
		"options that cannot be known": {"options": reference, "open": {["Volumes", 0, "DockerVolumeConfiguration", "DriverOpts"]}},
		"a device that cannot be known": {"options": {"o": "bind", "device": reference}, "open": {_option("device")}},
		"a device and a type that cannot be known": {"options": {"type": reference, "device": reference}, "open": {_option("device")}},
		"a device and options that cannot be known": {"options": {"o": reference, "device": reference}, "open": {_option("device")}},
		"a device that cannot be known, of another type": {"options": {"type": "nfs", "o": "rw", "device": reference}},
		"a type that cannot be known": {"options": {"type": reference, "device": "/data"}, "possible": {[_option("type"), "/data"]}},
		"driver options that cannot be known": {"options": {"type": "ext4", "o": reference, "device": "/data/"}, "possible": {[_option("o"), "/data"]}},
		"both cannot be known": {"options": {"type": reference, "o": reference, "device": "/data"}, "possible": {[_option("o"), "/data"], [_option("type"), "/data"]}},
		"another option that cannot be known": {"options": {"type": "ext4", "x": reference, "device": "/data"}},
		"a type that cannot be known, of a bind": {"options": {"type": reference, "o": "bind", "device": "/data"}, "bound": 1},
	}
	expected := object.union({"bound": 0, "open": set(), "possible": set()}, case)
	doc := _docker_volumes(case.options)
	found := lib.host_paths with input as doc
	count(found) == expected.bound
	open_places := lib.open_host_paths with input as doc
	{open_place.path | some open_place in open_places} == expected.open
	possible_paths := lib.possible_host_paths with input as doc
	{[possible.unknown.path, possible.path] | some possible in possible_paths} == expected.possible
}

test_host_paths_that_cannot_be_known[note] if {
	some note, case in {
		"the path": {"volumes": [{"Host": {"SourcePath": reference}}], "open": ["Volumes", 0, "Host", "SourcePath"]},
		"the host": {"volumes": [{"Host": reference}], "open": ["Volumes", 0, "Host"]},
		"the Docker volume": {"volumes": [{"DockerVolumeConfiguration": reference}], "open": ["Volumes", 0, "DockerVolumeConfiguration"]},
		"the volume": {"volumes": [reference], "open": ["Volumes", 0]},
		"the volumes": {"volumes": reference, "open": ["Volumes"]},
	}
	doc := _volumes(case.volumes)
	open_places := lib.open_host_paths with input as doc
	{open_place.path | some open_place in open_places} == {case.open}
	count(lib.host_paths) == 0 with input as doc
}

_mounting := task_definition("a-check", {
	"Volumes": [{"Name": "data"}, {"Name": reference}, {}],
	"ContainerDefinitions": [
		{"Name": "a", "MountPoints": [{"SourceVolume": "other"}, {"SourceVolume": "data"}, {"SourceVolume": reference}, reference, "x"]},
		{"Name": "b", "MountPoints": [{"SourceVolume": "data", "ReadOnly": true}]},
		{"Name": "c", "MountPoints": reference},
	],
})

test_mount_points if {
	found := lib.mount_points with input as _mounting
	{[mount_point.container, mount_point.place] | some mount_point in found} == {
		[0, ["ContainerDefinitions", 0, "MountPoints", 0]],
		[0, ["ContainerDefinitions", 0, "MountPoints", 1]],
		[0, ["ContainerDefinitions", 0, "MountPoints", 2]],
		[1, ["ContainerDefinitions", 1, "MountPoints", 0]],
	}
	[mount_point.settings.SourceVolume | some mount_point in found; mount_point.settings.ReadOnly == true] == ["data"]
}

test_mount_points_of_a_volume[note] if {
	some note, case in {
		"a name": {"volume": 0, "places": {["ContainerDefinitions", 0, "MountPoints", 1], ["ContainerDefinitions", 1, "MountPoints", 0]}},
		"a name that cannot be known, though it reads alike": {"volume": 1, "places": set()},
		"no name": {"volume": 2, "places": set()},
		"no volume": {"volume": 3, "places": set()},
	}
	found := lib.mount_points_of(case.volume) with input as _mounting
	{mount_point.place | some mount_point in found} == case.places
}

# a <- b <- c, of which c takes read-only; d and e take from each other, f from somebody who is not there.
_handing := task_definition("a-check", {"ContainerDefinitions": [
	{"Name": "a"},
	{"Name": "b", "VolumesFrom": [{"SourceContainer": "a"}]},
	{"Name": "c", "VolumesFrom": [{"SourceContainer": "a", "ReadOnly": true}, {"SourceContainer": "b", "ReadOnly": false}]},
	{"Name": "d", "VolumesFrom": [{"SourceContainer": "e", "ReadOnly": reference}]},
	{"Name": "e", "VolumesFrom": [{"SourceContainer": "d"}]},
	{"Name": "f", "VolumesFrom": [{"SourceContainer": "z"}, {"SourceContainer": reference}, {}]},
	{"Name": reference, "VolumesFrom": [{"SourceContainer": "c"}]},
	{},
	reference,
]})

test_volumes_from if {
	found := lib.volumes_from with input as _handing
	found == {
		{"container": 1, "place": _entry(1, 0), "source": "a", "origins": {0}, "writable_origins": {0}},
		{"container": 2, "place": _entry(2, 0), "source": "a", "origins": {0}, "writable_origins": set()},
		{"container": 2, "place": _entry(2, 1), "source": "b", "origins": {0, 1}, "writable_origins": {0, 1}},
		{"container": 3, "place": _entry(3, 0), "source": "e", "origins": {3, 4}, "writable_origins": set()},
		{"container": 4, "place": _entry(4, 0), "source": "d", "origins": {3, 4}, "writable_origins": {3}},
		{"container": 6, "place": _entry(6, 0), "source": "c", "origins": {0, 1, 2}, "writable_origins": {0, 1, 2}},
	}
}

_entry(container, position) := ["ContainerDefinitions", container, "VolumesFrom", position]

test_writable if {
	lib.is_writable({})
	lib.is_writable({"ReadOnly": false})
	not lib.is_writable({"ReadOnly": true})
	not lib.is_writable({"ReadOnly": reference})
}
