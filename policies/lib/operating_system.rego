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
unknown_operating_system := unknown_at(["RuntimePlatform", "OperatingSystemFamily"], _operating_system_family) if {
	is_unknown(_operating_system_family)
}

_operating_system_family := input.resource.configuration.RuntimePlatform if {
	is_unknown(input.resource.configuration.RuntimePlatform)
} else := input.resource.configuration.RuntimePlatform.OperatingSystemFamily

_windows_hint if {
	some constraint in input.resource.configuration.PlacementConstraints
	is_string(constraint.Expression)
	_requires_windows(constraint.Expression)
}

_windows_hint if {
	some container in containers
	some key in ["CredentialSpecs", "DockerSecurityOptions"]
	some entry in container[key]
	is_string(entry)
	startswith(lower(entry), "credentialspec:")
}

_windows_hint if {
	some volume in input.resource.configuration.Volumes
	is_object(volume.FsxWindowsFileServerVolumeConfiguration)
	not is_unknown(volume.FsxWindowsFileServerVolumeConfiguration)
}

# METADATA
# description: |
#   A cluster query expression that no Linux instance can meet: one of its conjuncts is exactly a demand for Windows, so
#   that a negation or an alternative is no hint.
_requires_windows(expression) if {
	conjunction := replace(lower(expression), " and ", "&&")
	compact := strings.replace_n({" ": "", "\t": "", "'": "", "\"": ""}, conjunction)
	some conjunct in split(compact, "&&")
	trim(conjunct, "()") in {
		"attribute:ecs.os-type==windows",
		"attribute:ecs.os-typeequalswindows",
		"attribute:ecs.os-typein[windows]",
	}
}
