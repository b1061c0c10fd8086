package lib_test

import data.lib

import future.keywords.not

test_volume_names if {
	doc := _volumes([{"Name": "data"}, {"Name": reference}, {}])
	names := [name |
		some index in [0, 1, 2, 3]
		name := lib.volume_name(index) with input as doc
	]
	names == ["\"data\"", "#1", "#2", "#3"]
}

test_efs_volumes if {
	found := lib.efs_volumes with input as _volumes([
		{"EfsVolumeConfiguration": {"FileSystemId": "fs-1"}},
		{"EfsVolumeConfiguration": reference},
		{"Host": {}},
	])
	[[index, settings.FileSystemId] | some index, settings in found] == [[0, "fs-1"]]
}

_efs := "fs-1.efs.eu-west-1.amazonaws.com"

test_plain_nfs[note] if {
	some note, case in {
		"by device": {"options": {"type": "NFS", "device": $"{_efs}:/"}, "found": {0}},
		"by device, in an Availability Zone": {"options": {"type": "nfs", "device": $"eu-west-1a.{_efs}:/"}, "found": {0}},
		"by address": {"options": {"type": "nfs4", "o": $"rw, addr={_efs} ,nfsvers=4.1", "device": ":/"}, "found": {0}},
		"by address, behind an option with a colon": {"options": {"type": "nfs4", "o": $"sec=sys:krb5,addr={_efs}", "device": ":/"}, "found": {0}},
		"by address, in China": {"options": {"type": "nfs4", "o": "addr=fs-1.efs.cn-north-1.amazonaws.com.cn", "device": reference}, "found": {0}},
		"another server": {"options": {"type": "nfs", "device": "nas:/fs-1.efs.x.amazonaws.com"}},
		"another service": {"options": {"type": "nfs", "device": "fs-1.fsx.eu-west-1.amazonaws.com:/"}},
		"another domain": {"options": {"type": "nfs", "device": "fs-1.efs.example.com:/"}},
		"another name": {"options": {"type": "nfs", "device": "x.efs.eu-west-1.amazonaws.com:/"}},
		"another type": {"options": {"type": "tmpfs", "device": $"{_efs}:/"}},
		"no type": {"options": {"device": $"{_efs}:/"}},
		"a device that cannot be known": {"options": {"type": "nfs", "device": reference, "o": "rw"}, "open": {_option("device")}},
		"options that cannot be known": {"options": {"type": "nfs", "device": ":/", "o": reference}, "open": {_option("o")}},
		"a device that cannot be known, of another type": {"options": {"type": "tmpfs", "device": reference}},
		"a type that cannot be known, to EFS": {"options": {"type": reference, "device": $"{_efs}:/"}, "open": {_option("type")}},
		"a type that cannot be known, to somewhere": {"options": {"type": reference, "o": reference}, "open": {_option("type")}},
		"a type that cannot be known, elsewhere": {"options": {"type": reference, "device": "nas:/"}},
		"a type and a device that cannot be known": {"options": {"type": reference, "device": reference}, "open": {_option("type")}},
		"another option to EFS": {"options": {"type": "nfs", "device": "nas:/", "x": $"{_efs}:/"}},
		"another option that cannot be known": {"options": {"type": "nfs", "device": "nas:/", "x": reference}},
		"nothing of it can be known": {"options": reference, "open": {["Volumes", 0, "DockerVolumeConfiguration", "DriverOpts"]}},
	}
	expected := object.union({"found": set(), "open": set()}, case)
	doc := _docker_volumes(case.options)
	found := lib.plain_nfs_efs_volumes with input as doc
	object.keys(found) == expected.found
	open_places := lib.open_plain_nfs_efs with input as doc
	{open_place.path | some open_place in open_places} == expected.open
}

test_examined_efs_volumes if {
	found := lib.examined_efs_volumes with input as _volumes([
		{"EfsVolumeConfiguration": {}},
		{"EfsVolumeConfiguration": reference},
		{"Host": {"SourcePath": "/data"}},
		{"DockerVolumeConfiguration": {"DriverOpts": {"type": "nfs", "device": $"{_efs}:/"}}},
		{"DockerVolumeConfiguration": reference},
		{"DockerVolumeConfiguration": {"DriverOpts": {"type": "tmpfs"}}},
	])
	found == {
		["Volumes", 0],
		["Volumes", 1, "EfsVolumeConfiguration"],
		["Volumes", 3],
		["Volumes", 4, "DockerVolumeConfiguration"],
	}
}
