# METADATA
# title: Task definition mounts no sensitive host directories
# description: |
#   No volume of a task definition binds a host path that equals, lies under or contains a listed directory, read-only or
#   not. Paths are compared after `.`, `..` and `//` are resolved. A Docker volume that binds a directory counts as well.
# scope: package
# schemas:
#   - input: schema.input
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECS/latest/developerguide/bind-mounts.html
#   - https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HostVolumeProperties.html
# custom:
#   id: ecs-taskdef-no-sensitive-mounts
#   severity: HIGH
#   enabled: true
#   trigger: change
#   resourceTypes: ["AWS::ECS::TaskDefinition"]
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       paths:
#         type: array
#         items: {type: string}
#         default: [/etc, /proc, /sys, /dev, /root, /boot, /run, /var/run, /var/lib/docker, /var/lib/containerd, /var/lib/ecs]
#         description: Host directories that no volume may share anything with.
#       allow:
#         type: array
#         items: {type: string}
#         default: []
#         description: Host paths that may be bound all the same, each exactly as named, without what lies under it.
#   risk: Whoever takes over a container with such a mount reads the host's credentials or takes over the host and its other tasks.
#   frameworks:
#     nist-800-53-r5: [{id: AC-6, mapping: own}, {id: CM-7, mapping: own}]
#     nist-800-190: [{id: 4.4.3, mapping: own}, {id: 4.5.5, mapping: own}]
#   equivalents: {}
#   remediation:
#     class: new-revision
#     document: new-revision
#     text: Register a revision without the mount; bind a directory of the task's own, or use an EFS or EBS volume.
package policies["ecs-taskdef-no-sensitive-mounts"]

import data.lib

import future.keywords.not

# METADATA
# entrypoint: true
report := lib.report(
	rego.metadata.chain(),
	{"examined": {["Volumes"]}, "violations": violations, "unknowns": unknowns},
)

violations contains {
	"path": host.place,
	"message": $"Volume {lib.volume_name(host.volume)} of {lib.subject_title} binds host path \"{host.written}\", which overlaps {overlapped}.",
} if {
	some host in lib.host_paths
	overlapped := concat(", ", sort(_overlapped(host.path)))
	overlapped != ""
}

unknowns contains open_place if some open_place in lib.open_host_paths

unknowns contains possible.unknown if {
	some possible in lib.possible_host_paths
	count(_overlapped(possible.path)) > 0
}

_params := input.params["ecs-taskdef-no-sensitive-mounts"]

# METADATA
# description: The listed directories that a clean path shares something with.
_overlapped(path) := {listed |
	some listed in _listed
	not path in _allowed
	lib.paths_overlap(path, listed)
}

_listed contains lib.clean_path(path) if some path in _params.paths

_allowed contains lib.clean_path(path) if some path in _params.allow
