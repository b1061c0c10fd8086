package lib_test

import data.lib

_capabilities(values) := task_definition("a-check", {"Family": "web", "ContainerDefinitions": values})

test_capability_spellings[written] if {
	some written in ["SYS_ADMIN", "sys_admin", "CAP_SYS_ADMIN", "cap_sys_admin", " SYS_ADMIN "]
	lib.capability(written) == "SYS_ADMIN"
}

test_added_capabilities_by_container_and_index if {
	doc := _capabilities([
		{"Name": "app"},
		{"Name": "agent", "LinuxParameters": {"Capabilities": {"Add": ["cap_chown", reference, "KILL"]}}},
		{"Name": "proxy", "LinuxParameters": {"Capabilities": {"Add": reference}}},
		{"Name": "cache", "LinuxParameters": {"Capabilities": {"Drop": ["ALL"]}}},
	])
	added := lib.added_capabilities with input as doc
	added == {1: {0: "CHOWN", 2: "KILL"}}
	open_places := lib.open_added_capabilities with input as doc
	{open_place.path | some open_place in open_places} == {
		["ContainerDefinitions", 1, "LinuxParameters", "Capabilities", "Add", 1],
		["ContainerDefinitions", 2, "LinuxParameters", "Capabilities", "Add"],
	}
}

test_capability_violation_names_container_and_capability if {
	doc := _capabilities([{"Name": "app", "LinuxParameters": {"Capabilities": {"Add": ["cap_chown"]}}}])
	violation := lib.capability_violation(0, 0, "which is wrong") with input as doc
	violation == {
		"path": ["ContainerDefinitions", 0, "LinuxParameters", "Capabilities", "Add", 0],
		"message": "Container \"app\" of web adds the capability CHOWN, which is wrong.",
	}
}

# https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_KernelCapabilities.html, and what kernels have learnt since.
# In the order of their numbers (linux/capability.h).
test_known_capabilities_are_those_of_the_kernel if {
	by_number := concat(" ", [
		"CHOWN DAC_OVERRIDE DAC_READ_SEARCH FOWNER FSETID KILL SETGID SETUID SETPCAP LINUX_IMMUTABLE NET_BIND_SERVICE",
		"NET_BROADCAST NET_ADMIN NET_RAW IPC_LOCK IPC_OWNER SYS_MODULE SYS_RAWIO SYS_CHROOT SYS_PTRACE SYS_PACCT SYS_ADMIN",
		"SYS_BOOT SYS_NICE SYS_RESOURCE SYS_TIME SYS_TTY_CONFIG MKNOD LEASE AUDIT_WRITE AUDIT_CONTROL SETFCAP MAC_OVERRIDE",
		"MAC_ADMIN SYSLOG WAKE_ALARM BLOCK_SUSPEND AUDIT_READ PERFMON BPF CHECKPOINT_RESTORE",
	])
	lib.known_capabilities - {"ALL"} == {name | some name in split(by_number, " ")}
	"ALL" in lib.known_capabilities
}
