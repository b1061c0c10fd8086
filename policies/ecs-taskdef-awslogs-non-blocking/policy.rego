# METADATA
# title: Task definition awslogs containers do not block on logging
# description: |
#   Every container with the awslogs driver delivers in non-blocking mode, by its option mode or else by the account's
#   default, which is non-blocking since 2025-06-25 unless it was changed. A smallest buffer can be asked for; an absent
#   max-buffer-size means 10 MB. Other drivers are not judged.
# scope: package
# schemas:
#   - input: schema.input
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_awslogs.html
#   - https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-account-settings.html
# custom:
#   id: ecs-taskdef-awslogs-non-blocking
#   severity: LOW
#   enabled: false
#   trigger: change
#   resourceTypes: ["AWS::ECS::TaskDefinition"]
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       defaultLogDriverMode:
#         type: string
#         enum: [non-blocking, blocking]
#         default: non-blocking
#         description: What an absent mode means, where the account setting of this name has not been looked up.
#       minBufferMb:
#         type: integer
#         minimum: 0
#         default: 0
#         description: Smallest max-buffer-size in MB that non-blocking mode may have; 0 accepts every size.
#   facts: [account-settings]
#   risk: When CloudWatch Logs cannot be reached, a container that blocks on its log output stops answering.
#   frameworks:
#     nist-800-53-r5: [{id: AU-5, mapping: own}]
#   equivalents:
#     prowler: [ecs_task_definitions_logging_block_mode]
#   remediation:
#     class: new-revision
#     document: new-revision
#     text: Register a revision whose awslogs options set mode to non-blocking and max-buffer-size to 25m or more.
package policies["ecs-taskdef-awslogs-non-blocking"]

import data.lib

import future.keywords.not

# METADATA
# entrypoint: true
report := lib.report(
	rego.metadata.chain(),
	{"examined": examined, "violations": violations, "unknowns": unknowns},
)

examined contains path if {
	some path in lib.examined_containers
	_awslogs[path[1]]
}

examined contains unknown.path if some unknown in unknowns

violations contains _offence(index, "mode", $"{_setting(index, "mode")} blocking; expected non-blocking") if {
	some index, "blocking" in _modes
}

violations contains _offence(index, "max-buffer-size", $"{_setting(index, "max-buffer-size")} {size}; expected at least {_params.minBufferMb}m") if {
	some index, size in _sizes
	_bytes(size) < _params.minBufferMb * 1048576
}

unknowns contains open_place if some open_place in lib.open_in_containers(["LogConfiguration", "LogDriver"])

unknowns contains open_place if {
	some open_place in lib.open_in_containers(["LogConfiguration", "Options", "mode"])
	_awslogs[open_place.path[1]]
}

unknowns contains {
	"path": ["ContainerDefinitions", index, "LogConfiguration", "Options"],
	"reason": "not-recorded",
	"detail": "AWS Config recorded no log options, and awslogs cannot do without",
} if {
	some index, _ in _awslogs
	_options_unrecorded(index)
}

unknowns contains _not_coercible(index, "mode", "blocking or non-blocking") if {
	some index, mode in _modes
	is_string(mode)
	not mode in {"blocking", "non-blocking"}
}

unknowns contains _not_coercible(index, "max-buffer-size", "a size such as 25m") if {
	_params.minBufferMb > 0
	some index, size in _sizes
	is_string(size)
	not _bytes(size)
}

# There is no such entry where it is known.
unknowns contains lib.unknown_at(_path(index, "max-buffer-size"), size) if {
	_params.minBufferMb > 0
	some index, size in _sizes
}

_offence(index, option, what) := {
	"path": _path(index, option),
	"message": $"{lib.container_title(index, lib.containers[index])} {what}.",
}

_not_coercible(index, option, expected) := {
	"path": _path(index, option),
	"reason": "not-coercible",
	"detail": $"expected {expected}",
}

_path(index, option) := ["ContainerDefinitions", index, "LogConfiguration", "Options", option]

_setting(index, option) := $"sets the awslogs option {option} to" if {
	_options[index][option]
} else := $"sets no awslogs option {option}, which means"

_awslogs[index] := container.LogConfiguration if {
	some index, container in lib.containers
	container.LogConfiguration.LogDriver == "awslogs"
}

_options_unrecorded(index) if {
	input.resource.source == "config"
	not _awslogs[index].Options
}

# METADATA
# description: The options of every awslogs container, as far as they are known; none where AWS Config recorded none.
_options[index] := options if {
	some index, log_configuration in _awslogs
	not _options_unrecorded(index)
	options := object.get(log_configuration, "Options", {})
	not lib.is_unknown(options)
}

_modes[index] := object.get(options, "mode", _default_mode) if some index, options in _options

_default_mode := mode if {
	mode := lib.fact("account-settings").defaultLogDriverMode
	is_string(mode)
} else := _params.defaultLogDriverMode

# METADATA
# description: How large the buffer of every container in non-blocking mode is, as it is written.
_sizes[index] := object.get(_options[index], "max-buffer-size", "10m") if some index, "non-blocking" in _modes

# METADATA
# description: A size as Docker writes it, in powers of 1024, with or without a "b" behind it.
_bytes(size) := to_number(digits) * factor if {
	text := trim_suffix(lower(trim_space(size)), "b")
	some unit, factor in {"": 1, "k": 1024, "m": 1048576, "g": 1073741824}
	endswith(text, unit)
	digits := trim_suffix(text, unit)
	trim(digits, "0123456789") == ""
}

_params := input.params["ecs-taskdef-awslogs-non-blocking"]
