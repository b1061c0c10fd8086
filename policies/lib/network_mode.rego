package lib

# METADATA
# scope: document
# description: The network mode; `bridge` where none is named, and a marker where it cannot be known.
default network_mode := "bridge"

network_mode := input.resource.configuration.NetworkMode

# METADATA
# scope: document
# description: The entries for `unknowns` where it cannot be told whether tasks share the network of their host.
unknown_network_mode contains open_place if some open_place in open_at([["NetworkMode"]])

# `default` is the name of the mode on Windows.
unknown_network_mode contains entry if {
	some entry in undocumented(["NetworkMode"], network_mode, {"awsvpc", "bridge", "default", "host", "none"})
}
