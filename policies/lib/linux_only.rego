package lib

# METADATA
# description: Paths of all containers, for a check of what Windows does not have; none on Windows.
examined_linux_containers contains path if {
	operating_system != "windows"
	some path in examined_containers
}

# METADATA
# description: What such a check would have against a definition, where it is certain that the definition is for Linux.
violations_on_linux(findings) := findings if {
	operating_system == "linux"
} else := set()

# METADATA
# description: The entries for `unknowns` where the operating system decides over that and cannot be known.
unknowns_on_linux(findings) := {unknown_operating_system} if {
	count(findings) > 0
} else := set()
