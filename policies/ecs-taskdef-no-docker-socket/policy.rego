# METADATA
# title: Task definition mounts no container runtime socket
# description: |
#   No volume of a task definition binds the socket of Docker, containerd, CRI-O, Podman or the ECS agent, or a directory that
#   holds one. A read-only mount does not help. The containers that get such a volume are listed, through VolumesFrom too.
# scope: package
# schemas:
#   - input: schema.input
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECS/latest/developerguide/bind-mounts.html
#   - https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_VolumeFrom.html
# custom:
#   id: ecs-taskdef-no-docker-socket
#   severity: CRITICAL
#   enabled: true
#   trigger: change
#   resourceTypes: ["AWS::ECS::TaskDefinition"]
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       extraSockets:
#         type: array
#         items: {type: string}
#         default: []
#         description: Full host paths of further sockets that no volume may reach.
#   risk: Whoever takes over a container with the socket starts a privileged container and has the host and all of its tasks.
#   frameworks:
#     nist-800-53-r5: [{id: AC-6, mapping: own}]
#     nist-800-190: [{id: 4.4.3, mapping: own}, {id: 4.5.5, mapping: own}]
#   equivalents: {}
#   remediation:
#     class: new-revision
#     document: new-revision
#     text: Register a revision without the mount; read metadata from the task metadata endpoint and build images elsewhere.
package policies["ecs-taskdef-no-docker-socket"]

import data.lib

# METADATA
# entrypoint: true
report := lib.report(
	rego.metadata.chain(),
	{"examined": {["Volumes"]}, "violations": violations, "unknowns": unknowns},
)

violations contains {
	"path": host.place,
	"message": $"Volume {lib.volume_name(host.volume)} of {lib.subject_title} binds host path \"{host.written}\", {reached}.",
} if {
	some host in lib.host_paths
	reached := _reached(host.path)
}

violations contains {
	"path": mount_point.place,
	"message": $"{lib.container_title(mount_point.container, container)} mounts volume {lib.volume_name(index)}, which reaches a container runtime socket.",
} if {
	some index, mount_points in _mount_points
	some mount_point in mount_points
	container := lib.containers[mount_point.container]
}

violations contains {
	"path": link.place,
	"message": $"{lib.container_title(link.container, container)} gets a container runtime socket through VolumesFrom \"{link.source}\".",
} if {
	some link in lib.volumes_from
	some mount_points in _mount_points
	some mount_point in mount_points
	mount_point.container in link.origins
	container := lib.containers[link.container]
}

unknowns contains open_place if some open_place in lib.open_host_paths

unknowns contains possible.unknown if {
	some possible in lib.possible_host_paths
	_reached(possible.path)
}

# METADATA
# description: The mount points of every volume that reaches a socket, by the volume's index.
_mount_points[host.volume] := lib.mount_points_of(host.volume) if {
	some host in lib.host_paths
	_reached(host.path)
}

_reached(path) := "a container runtime socket" if {
	_is_socket(path)
} else := "a directory that holds container runtime sockets" if {
	some socket in _sockets
	lib.path_within(socket, path)
}

_is_socket(path) if path in _sockets

_is_socket(path) if {
	some name in ["docker.sock", "containerd.sock", "crio.sock", "podman.sock"]
	endswith(path, $"/{name}")
}

# The ECS agent's own sockets and state.
_is_socket(path) if {
	some prefix in ["/var/run/ecs", "/run/ecs"]
	startswith(path, prefix)
}

# METADATA
# description: |
#   Clean paths of sockets, the directories of which are refused too; what lies directly in `/run` shares its directories with
#   the others. `/var/run` is a link to `/run` on every current Linux, and people write either.
_sockets := _well_known_sockets | {lib.clean_path(path) | some path in input.params["ecs-taskdef-no-docker-socket"].extraSockets}

_well_known_sockets := {
	"/run/containerd/containerd.sock",
	"/run/crio/crio.sock",
	"/run/podman/podman.sock",
	"/var/run/containerd/containerd.sock",
	"/var/run/crio/crio.sock",
	"/var/run/podman/podman.sock",
	"//./pipe/docker_engine",
}
