package lib

import future.keywords.not

# METADATA
# description: |
#   The name of a Linux capability as it is compared: upper-case and without `CAP_`, because Docker reads `sys_admin`,
#   `SYS_ADMIN` and `CAP_SYS_ADMIN` alike.
capability(name) := trim_prefix(upper(trim_space(name)), "CAP_")

# METADATA
# description: Every added capability that can be read, as it is compared, by the indexes of its container and of its entry.
added_capabilities[index][position] := capability(name) if {
	some index, container in containers
	added := container.LinuxParameters.Capabilities.Add
	not is_unknown(added)
	some position, name in added
}

# METADATA
# description: The entries for `unknowns` for added capabilities that cannot be known.
open_added_capabilities := open_in_containers(["LinuxParameters", "Capabilities", "Add", "*"])

# METADATA
# description: The entry for `violations` that tells which added capability is wrong, and why.
capability_violation(index, position, what) := {
	"path": ["ContainerDefinitions", index, "LinuxParameters", "Capabilities", "Add", position],
	"message": $"{container_title(index, containers[index])} adds the capability {added_capabilities[index][position]}, {what}.",
}

# METADATA
# description: All that Docker accepts, as it is compared (capabilities(7)); ECS documents a part of them.
known_capabilities := {
	"ALL",
	"AUDIT_CONTROL",
	"AUDIT_READ",
	"AUDIT_WRITE",
	"BLOCK_SUSPEND",
	"BPF",
	"CHECKPOINT_RESTORE",
	"CHOWN",
	"DAC_OVERRIDE",
	"DAC_READ_SEARCH",
	"FOWNER",
	"FSETID",
	"IPC_LOCK",
	"IPC_OWNER",
	"KILL",
	"LEASE",
	"LINUX_IMMUTABLE",
	"MAC_ADMIN",
	"MAC_OVERRIDE",
	"MKNOD",
	"NET_ADMIN",
	"NET_BIND_SERVICE",
	"NET_BROADCAST",
	"NET_RAW",
	"PERFMON",
	"SETFCAP",
	"SETGID",
	"SETPCAP",
	"SETUID",
	"SYSLOG",
	"SYS_ADMIN",
	"SYS_BOOT",
	"SYS_CHROOT",
	"SYS_MODULE",
	"SYS_NICE",
	"SYS_PACCT",
	"SYS_PTRACE",
	"SYS_RAWIO",
	"SYS_RESOURCE",
	"SYS_TIME",
	"SYS_TTY_CONFIG",
	"WAKE_ALARM",
}
