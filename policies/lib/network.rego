package lib

import future.keywords.not

# METADATA
# scope: document
# description: |
#   The place of the awsvpc configuration of a service or task set if it has one, and what cannot be known on the way to it.
#   Without one (bridge, host or no networking) there is nothing to look at.
examined_awsvpc contains _awsvpc_place if {
	is_object(input.resource.configuration.NetworkConfiguration.AwsvpcConfiguration)
}

examined_awsvpc contains open_place.path if some open_place in open_at([_awsvpc_place])

# METADATA
# description: What a check of public IP addresses finds in an awsvpc configuration. AssignPublicIp is DISABLED where it is absent.
public_ip_findings := {
	"examined": examined_awsvpc,
	"violations": _public_ip_violations,
	"unknowns": _public_ip_unknowns,
}

_public_ip_violations contains {
	"path": _assign_public_ip_place,
	"message": $"{subject_title} sets AssignPublicIp to ENABLED, so its tasks get public IP addresses.",
} if {
	_assign_public_ip == "ENABLED"
}

_public_ip_unknowns contains open_place if some open_place in open_at([_assign_public_ip_place])

_public_ip_unknowns contains {
	"path": _assign_public_ip_place,
	"reason": "not-coercible",
	"detail": "expected ENABLED or DISABLED",
} if {
	is_string(_assign_public_ip)
	not _assign_public_ip in {"ENABLED", "DISABLED"}
}

_awsvpc_place := ["NetworkConfiguration", "AwsvpcConfiguration"]

_assign_public_ip_place := ["NetworkConfiguration", "AwsvpcConfiguration", "AssignPublicIp"]

_assign_public_ip := input.resource.configuration.NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp
