# METADATA
# title: Task definition containers keep their seccomp, AppArmor and SELinux confinement
# description: |
#   No entry of DockerSecurityOptions switches off seccomp, AppArmor, SELinux labels or no-new-privileges. With the
#   requireNoNewPrivileges parameter every container sets no-new-privileges.
# scope: package
# schemas:
#   - input: schema.input
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
#   - https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-tasks-containers.html
# custom:
#   id: ecs-taskdef-no-unconfined-profile
#   severity: HIGH
#   enabled: true
#   trigger: change
#   resourceTypes: ["AWS::ECS::TaskDefinition"]
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       requireNoNewPrivileges:
#         type: boolean
#         default: false
#         description: |
#           Require no-new-privileges of every container. It is not asked of Windows and of definitions for Fargate alone,
#           which do not take it.
#   risk: Without these filters an attacker in the container reaches kernel calls and files that most known escapes need.
#   frameworks:
#     nist-800-53-r5: [{id: AC-6, mapping: own}]
#     nist-800-190: [{id: 4.4.3, mapping: own}]
#   equivalents: {}
#   remediation:
#     class: new-revision
#     document: new-revision
#     text: Register a revision without the entry in DockerSecurityOptions, and with no-new-privileges where it is required.
package policies["ecs-taskdef-no-unconfined-profile"]

import data.lib

import future.keywords.not

# METADATA
# entrypoint: true
report := lib.report(
	rego.metadata.chain(),
	{"examined": examined, "violations": violations, "unknowns": unknowns},
)

examined contains path if {
	not _asks_windows
	some path in lib.examined_containers
}

examined contains finding.path if some finding in (violations | unknowns)

violations contains {
	"path": ["ContainerDefinitions", index, "DockerSecurityOptions", position],
	"message": $"{lib.container_title(index, container)} sets DockerSecurityOptions \"{trim_space(written)}\", which switches off {protection}.",
} if {
	some index, options in _options
	some position, option in options
	protection := _protections[option]
	container := lib.containers[index]
	written := container.DockerSecurityOptions[position]
}

violations contains violation if some violation in lib.missing_host_settings(_missing)

unknowns contains open_place if some open_place in _open_options

unknowns contains entry if some entry in lib.unknown_host_settings(_missing)

_missing contains {
	"path": ["ContainerDefinitions", index, "DockerSecurityOptions"],
	"message": $"{lib.container_title(index, container)} does not set no-new-privileges in DockerSecurityOptions; expected \"no-new-privileges\".",
} if {
	_required
	some index, container in lib.containers
	not index in _settled
}

# Windows has nothing like it: there a definition that switches nothing off is beside the question.
_asks_windows if {
	_required
	lib.operating_system == "windows"
}

_required if input.params["ecs-taskdef-no-unconfined-profile"].requireNoNewPrivileges == true

# METADATA
# description: |
#   Options as they are compared. Docker splits them at the first equals sign or colon; every spelling that it would refuse
#   for its case counts as what it was meant to be.
_options[index][position] := replace(lower(trim_space(option)), ":", "=") if {
	some index, container in lib.containers
	not lib.is_unknown(container.DockerSecurityOptions)
	some position, option in container.DockerSecurityOptions
}

_open_options := lib.open_in_containers(["DockerSecurityOptions", "*"])

# Containers that say yes or no, or may say it where it cannot be read.
_settled contains open_place.path[1] if some open_place in _open_options

_settled contains index if {
	some index, options in _options
	some option in options
	option in _new_privileges_options
}

# https://docs.docker.com/reference/cli/docker/container/run/#security-opt; a Boolean is what Go's ParseBool takes.
_protections := {
	"seccomp=unconfined": "the filter of system calls",
	"apparmor=unconfined": "the AppArmor profile",
	"label=disable": "SELinux labels",
	"disable": "SELinux labels",
	"no-new-privileges=false": "no-new-privileges",
	"no-new-privileges=f": "no-new-privileges",
	"no-new-privileges=0": "no-new-privileges",
}

_new_privileges_options := {
	"no-new-privileges",
	"no-new-privileges=true",
	"no-new-privileges=t",
	"no-new-privileges=1",
	"no-new-privileges=false",
	"no-new-privileges=f",
	"no-new-privileges=0",
}
