package lib

import future.keywords.not

# METADATA
# scope: document
# description: |
#   `windows`, `linux` or `unknown`. Most task definitions do not name it: then it is Windows where a setting exists that
#   only Windows knows, else Linux.
default operating_system := "linux"

operating_system := "unknown" if {
	is_unknown(_operating_system_family)
} else := "windows" if {
	startswith(upper(_operating_system_family), "WINDOWS")
} else := "linux" if {
	is_string(_operating_system_family)
} else := "windows" if {
	_windows_hint
}

# METADATA
# description: The entry for `unknowns` where the verdict depends on an operating system that cannot be known.
unknown_operating_system := unknown_at(["RuntimePlatform", "OperatingSystemFamily"], _operating_system_family)

_operating_system_family := input.resource.configuration.RuntimePlatform if {
	is_unknown(input.resource.configuration.RuntimePlatform)
} else := input.resource.configuration.RuntimePlatform.OperatingSystemFamily

_windows_hint if {
	some constraint in input.resource.configuration.PlacementConstraints
	_requires_windows(constraint.Expression)
}

_windows_hint if {
	some container in containers
	some key in ["CredentialSpecs", "DockerSecurityOptions"]
	some entry in container[key]
	startswith(lower(entry), "credentialspec:")
}

_windows_hint if {
	some volume in input.resource.configuration.Volumes
	is_object(volume.FsxWindowsFileServerVolumeConfiguration)
	not is_unknown(volume.FsxWindowsFileServerVolumeConfiguration)
}

# METADATA
# description: |
#   A cluster query expression that no Linux instance can meet: a plain conjunction in which one part is exactly a demand
#   for Windows. With a negation or an alternative anywhere it is no hint (ECS Developer Guide, "Cluster query language").
_requires_windows(expression) if {
	conjunction := lower(expression)
	not _negates_or_chooses(conjunction)
	unquoted := strings.replace_n({"'": "", "\"": "", "(": " ", ")": " ", "&&": " and "}, conjunction)
	some conjunct in split(unquoted, " and ")
	strings.replace_n({" ": "", "\t": ""}, conjunct) in {
		"attribute:ecs.os-type==windows",
		"attribute:ecs.os-typeequalswindows",
		"attribute:ecs.os-typein[windows]",
	}
}

_negates_or_chooses(conjunction) if contains(conjunction, "||")

# An exclamation mark negates, unless it begins an operator that compares.
_negates_or_chooses(conjunction) if {
	some position, rest in split(conjunction, "!")
	position > 0
	not _compares(rest)
}

_negates_or_chooses(conjunction) if {
	words := split(strings.replace_n({"(": " ", ")": " ", "\t": " "}, conjunction), " ")
	some word in ["or", "not"]
	word in words
}

_compares(rest) if {
	some operator in ["=", "in", "~", "exists"]
	startswith(rest, operator)
}
