package lib

import future.keywords.not

# METADATA
# description: How messages name a volume, as in `volume "data"`; by position when its name cannot be known.
volume_name(index) := $"\"{name}\"" if {
	name := input.resource.configuration.Volumes[index].Name
	is_string(name)
} else := $"#{index}"

# METADATA
# description: The settings of every EFS volume that can be read, by the volume's index.
efs_volumes[index] := settings if {
	some index, volume in input.resource.configuration.Volumes
	settings := volume.EfsVolumeConfiguration
	not is_unknown(settings)
}

# METADATA
# description: |
#   Docker volumes, by index, that mount an EFS file system through plain NFS, around the EFS mount helper: without
#   encryption in transit, IAM authorisation or an access point.
plain_nfs_efs_volumes[index] := options if {
	some index, options in _driver_options
	_is_nfs(options.type)
	_names_efs_in(options)
}

# METADATA
# scope: document
# description: |
#   The entries for `unknowns` of Docker volumes that may mount an EFS file system through plain NFS. Where the type is known
#   not to be NFS, or the server not to be EFS, nothing is open.
open_plain_nfs_efs contains open_place if {
	some open_place in open_at([["Volumes", "*", "DockerVolumeConfiguration", "DriverOpts"]])
}

# Of what is known, unknown_at makes nothing; here and below.
open_plain_nfs_efs contains unknown_at(_option_place(index, "type"), options.type) if {
	some index, options in _driver_options
	_may_name_efs_in(options)
}

open_plain_nfs_efs contains unknown_at(_option_place(index, option), value) if {
	some index, options in _driver_options
	_is_nfs(options.type)
	not _names_efs_in(options)
	some option in ["device", "o"]
	value := options[option]
}

# METADATA
# scope: document
# description: Paths of all volumes that mount EFS or may do so, which is what a check of EFS volumes has looked at.
examined_efs_volumes contains ["Volumes", index] if some index, _ in efs_volumes

examined_efs_volumes contains ["Volumes", index] if some index, _ in plain_nfs_efs_volumes

examined_efs_volumes contains open_place.path if some open_place in open_plain_nfs_efs

examined_efs_volumes contains open_place.path if some open_place in open_at([["Volumes", "*", "EfsVolumeConfiguration"]])

_driver_options[index] := volume.DockerVolumeConfiguration.DriverOpts if {
	some index, volume in input.resource.configuration.Volumes
}

_option_place(index, option) := ["Volumes", index, "DockerVolumeConfiguration", "DriverOpts", option]

_is_nfs(type) if lower(type) in {"nfs", "nfs4"}

_names_efs_in(options) if {
	some option in ["device", "o"]
	_names_efs(options[option])
}

_may_name_efs_in(options) if _names_efs_in(options)

_may_name_efs_in(options) if {
	some option in ["device", "o"]
	is_unknown(options[option])
}

# METADATA
# description: |
#   Whether a device (`host:/path`) or mount options (`addr=host,…`) name the DNS name of an EFS file system
#   (EFS User Guide, "Mounting on Amazon EC2 with a DNS name").
_names_efs(value) if {
	some part in split(value, ",")
	host := split(part, ":")[0]
	contains(host, "fs-")
	contains(host, ".efs.")
	contains(host, ".amazonaws.com")
}
