# METADATA
# title: Task definition containers mount host paths read-only
# description: |
#   Every mount point of a volume that binds a host path sets ReadOnly to true, and so does every VolumesFrom that hands such
#   a mount over, unless it is read-only already. An absent setting means false. A volume without a host path is not judged.
# scope: package
# schemas:
#   - input: schema.input
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECS/latest/developerguide/bind-mounts.html
#   - https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_MountPoint.html
# custom:
#   id: ecs-taskdef-host-mounts-read-only
#   severity: MEDIUM
#   enabled: true
#   trigger: change
#   resourceTypes: ["AWS::ECS::TaskDefinition"]
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       allowPaths:
#         type: array
#         items: {type: string}
#         default: []
#         description: Host paths that containers may write to, with everything under them.
#   risk: Whoever takes over the container changes files that the host or other tasks trust, or fills the host's disk.
#   frameworks:
#     nist-800-190: [{id: 4.5.5, mapping: own}]
#   equivalents: {}
#   remediation:
#     class: new-revision
#     document: new-revision
#     text: Register a revision whose mount points of host paths set ReadOnly to true; write to a volume without a host path.
package policies["ecs-taskdef-host-mounts-read-only"]

import data.lib

import future.keywords.not

# METADATA
# entrypoint: true
report := lib.report(
	rego.metadata.chain(),
	{"examined": lib.examined_containers, "violations": violations, "unknowns": unknowns},
)

violations contains {
	"path": array.concat(mount_point.place, ["ReadOnly"]),
	"message": $"{lib.container_title(mount_point.container, container)} mounts host path \"{host.written}\" (volume {lib.volume_name(host.volume)}) without ReadOnly true.",
} if {
	some host in _hosts
	some mount_point in lib.mount_points_of(host.volume)
	lib.is_writable(mount_point.settings)
	container := lib.containers[mount_point.container]
}

violations contains {
	"path": array.concat(link.place, ["ReadOnly"]),
	"message": $"{lib.container_title(link.container, container)} gets volume {names} through VolumesFrom \"{link.source}\" without ReadOnly true.",
} if {
	some link in lib.volumes_from
	names := concat(", ", sort(_writable_volumes(link.writable_origins)))
	names != ""
	container := lib.containers[link.container]
}

# What VolumesFrom hands over is writable only where the source's own mount point is: nothing unknown there decides. Of what
# is known, unknown_at makes nothing; here and below.
unknowns contains lib.unknown_at(array.concat(mount_point.place, ["ReadOnly"]), mount_point.settings.ReadOnly) if {
	some host in _hosts
	some mount_point in lib.mount_points_of(host.volume)
}

unknowns contains lib.unknown_at(array.concat(mount_point.place, ["SourceVolume"]), mount_point.settings.SourceVolume) if {
	count(_hosts) > 0
	some mount_point in _unprotected
}

unknowns contains lib.unknown_at(["Volumes", host.volume, "Name"], name) if {
	count(_unprotected) > 0
	some host in _hosts
	name := input.resource.configuration.Volumes[host.volume].Name
}

unknowns contains open_place if {
	some open_place in _open_hosts
	some mount_point in _unprotected
	not _names_another(mount_point.settings.SourceVolume, open_place.path[1])
}

unknowns contains open_place if {
	count(_hosts | _open_hosts) > 0
	some open_place in lib.open_in_containers(["MountPoints", "*"])
}

_hosts contains host if {
	some host in lib.host_paths
	not _is_allowed(host.path)
}

# METADATA
# description: The entries for `unknowns` of volumes that may bind a host path that is not allowed.
_open_hosts contains open_place if some open_place in lib.open_host_paths

_open_hosts contains possible.unknown if {
	some possible in lib.possible_host_paths
	not _is_allowed(possible.path)
}

# METADATA
# description: Mount points of which ReadOnly is not known to be true.
_unprotected contains mount_point if {
	some mount_point in lib.mount_points
	not mount_point.settings.ReadOnly == true
}

# METADATA
# description: Whether a mount point's SourceVolume certainly names another volume than the one at an index.
_names_another(source, index) if {
	name := input.resource.configuration.Volumes[index].Name
	is_string(name)
	is_string(source)
	name != source
}

# METADATA
# description: The names of the volumes whose host paths some containers may write to by their own mount points.
_writable_volumes(indexes) := {lib.volume_name(host.volume) |
	some host in _hosts
	some mount_point in lib.mount_points_of(host.volume)
	mount_point.container in indexes
	lib.is_writable(mount_point.settings)
}

_is_allowed(path) if {
	some allowed in input.params["ecs-taskdef-host-mounts-read-only"].allowPaths
	lib.path_within(path, lib.clean_path(allowed))
}
