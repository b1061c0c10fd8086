package lib

import future.keywords.not

# METADATA
# scope: document
# description: |
#   The host paths that volumes of a task definition bind: `Host.SourcePath`, or the `device` of a Docker volume whose driver
#   options bind a directory. Each with its volume's index, its place, and the path as `written` and as `path`, clean.
host_paths contains {
	"volume": index,
	"place": ["Volumes", index, "Host", "SourcePath"],
	"written": volume.Host.SourcePath,
	"path": clean_path(volume.Host.SourcePath),
} if {
	some index, volume in input.resource.configuration.Volumes
	is_string(volume.Host.SourcePath)
}

host_paths contains {
	"volume": index,
	"place": _option_place(index, "device"),
	"written": options.device,
	"path": clean_path(options.device),
} if {
	some index, options in _driver_options
	_binds(options)
	is_string(options.device)
}

# METADATA
# scope: document
# description: The entries for `unknowns` of volumes that may bind any host path.
open_host_paths contains open_place if {
	some open_place in open_at([
		["Volumes", "*", "Host", "SourcePath"],
		["Volumes", "*", "DockerVolumeConfiguration", "DriverOpts"],
	])
}

# Of what is known, unknown_at makes nothing; here and below.
open_host_paths contains unknown_at(_option_place(index, "device"), options.device) if {
	some index, options in _driver_options
	_may_bind(options)
}

# METADATA
# description: |
#   Devices of Docker volumes that are known, but not whether they are bound: each with the clean `path` and the entry for
#   `unknowns` in case the path decides.
possible_host_paths contains {
	"path": clean_path(options.device),
	"unknown": unknown_at(_option_place(index, setting), value),
} if {
	some index, options in _driver_options
	is_string(options.device)
	not _binds(options)
	some setting in ["o", "type"]
	value := options[setting]
}

# METADATA
# description: Every mount point that can be read, with its container's index and its place.
mount_points contains {
	"container": index,
	"place": ["ContainerDefinitions", index, "MountPoints", position],
	"settings": mount_point,
} if {
	some index, container in containers
	some position, mount_point in container.MountPoints
	is_object(mount_point)
	not is_unknown(mount_point)
}

# METADATA
# description: The mount points of a volume, given by its index.
mount_points_of(index) := {mount_point |
	name := input.resource.configuration.Volumes[index].Name
	is_string(name)
	some mount_point in mount_points
	mount_point.settings.SourceVolume == name
}

# METADATA
# description: |
#   Every `VolumesFrom` entry whose source is known: its container's index, its place, the source's name, and the containers
#   whose own mount points it hands over. Docker hands over what the source itself took from others too. Where an entry on
#   the way is read-only, it hands over nothing `writable`.
volumes_from contains {
	"container": link.container,
	"place": link.place,
	"source": link.source_name,
	"origins": graph.reachable(_sources, {link.source}),
	"writable_origins": graph.reachable(_writable_sources, {link.source | link.writable}),
} if {
	some link in _links
}

# METADATA
# description: Whether a mount point or a `VolumesFrom` entry certainly lets its container write.
is_writable(value) if {
	not value.ReadOnly == true
	not is_unknown(value.ReadOnly)
}

_links contains {
	"container": index,
	"place": ["ContainerDefinitions", index, "VolumesFrom", position],
	"source": source_index,
	"source_name": source.Name,
	"writable": _says_writable(entry),
} if {
	some index, container in containers
	some position, entry in container.VolumesFrom
	some source_index, source in containers
	is_string(source.Name)
	source.Name == entry.SourceContainer
}

_says_writable(entry) if {
	is_writable(entry)
} else := false

_sources[index] := {link.source | some link in _links; link.container == index} if some index, _ in containers

_writable_sources[index] := {link.source |
	some link in _links
	link.container == index
	link.writable
} if {
	some index, _ in containers
}

# The local driver hands its options to mount(8), for which a type of "none" makes sense with a bind only.
_binds(options) if options.type == "none"

_binds(options) if {
	some option in split(options.o, ",")
	trim_space(option) in {"bind", "rbind"}
}

_may_bind(options) if _binds(options)

_may_bind(options) if {
	some setting in ["o", "type"]
	is_unknown(options[setting])
}
