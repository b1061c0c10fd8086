# METADATA
# title: Service security groups are closed to the world
# description: |
#   No security group of the awsvpc configuration of a service lets 0.0.0.0/0, ::/0 or a prefix list that holds them in on a
#   port outside `allowedPorts`. A service without a security group gets the VPC's default group, which fails.
# scope: package
# schemas:
#   - input: schema.input
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_AwsVpcConfiguration.html
#   - https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html
#   - https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html
# custom:
#   id: ecs-service-sg-not-open
#   severity: HIGH
#   enabled: true
#   trigger: both
#   resourceTypes: ["AWS::ECS::Service"]
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       allowedPorts:
#         type: array
#         items: {type: string}
#         default: ["80", "443"]
#         description: TCP and UDP ports that may be open to the world. An empty list allows none.
#       failDefaultGroup:
#         type: boolean
#         default: true
#         description: Fail a service that names no security group, so that its tasks get the default group of the VPC.
#   facts: [security-groups, prefix-lists]
#   risk: Everybody can try every password and every exploit against the ports of the tasks.
#   frameworks:
#     nist-800-53-r5: [{id: SC-7, mapping: own}]
#     nist-800-190: [{id: 4.4.2, mapping: own}]
#     pci-dss-4.0.1: [{id: 1.3.1, mapping: own}]
#   equivalents:
#     kics: [e415f8d3]
#   remediation:
#     class: manual
#     text: Let the group's owner narrow its ingress rules to the load balancer's security group or to known networks.
#     document: guidance
package policies["ecs-service-sg-not-open"]

import data.lib

import future.keywords.not

# METADATA
# entrypoint: true
report := lib.report(
	rego.metadata.chain(),
	{"examined": lib.examined_awsvpc, "violations": violations, "unknowns": unknowns},
)

violations contains {
	"path": _place,
	"message": $"Service {lib.subject_title} names no security group, so its tasks get the default group of the VPC; expected groups of its own.",
} if {
	_params.failDefaultGroup == true
	not lib.is_unknown(_awsvpc)
	not _awsvpc.SecurityGroups
}

violations contains {
	"path": array.concat(_place, [index]),
	"message": $"Security group {group} of service {lib.subject_title} lets {who} in on {_reach(permission)}; expected {_expectation}.",
} if {
	some index, group in _groups
	some permission in _wide(group)
	some who in _everyone(permission)
}

unknowns contains open_place if some open_place in lib.open_at([array.concat(_place, ["*"])])

unknowns contains lib.fact_missing(array.concat(_place, [index]), "security-groups") if {
	some index, group in _groups
	not _is_read(lib.fact("security-groups")[group].IpPermissions)
}

unknowns contains lib.fact_missing(array.concat(_place, [index]), "prefix-lists") if {
	some index, group in _groups
	some permission in _wide(group)
	some entry in permission.PrefixListIds
	not _is_read(lib.fact("prefix-lists")[entry.PrefixListId])
}

# METADATA
# description: The ids of the groups, by index.
_groups[index] := group if {
	is_array(_awsvpc.SecurityGroups)
	some index, group in _awsvpc.SecurityGroups
	is_string(group)
}

# METADATA
# description: The ingress rules of a group, wholly known, that reach more than allowed ports, whoever they let in.
_wide(group) := {permission |
	some permission in lib.fact("security-groups")[group].IpPermissions
	not _holds_unknown(permission)
	not _is_narrow(permission)
}

# METADATA
# scope: document
# description: |
#   Whether a rule is about allowed ports alone. ICMP has no ports. Of a protocol other than TCP, UDP and ICMP a rule lets
#   everything in, whichever ports it names (EC2 API Reference, "IpPermission").
_is_narrow(permission) if permission.IpProtocol in {"icmp", "icmpv6"}

_is_narrow(permission) if {
	permission.IpProtocol in {"tcp", "udp"}
	allowed := {port |
		some text in _params.allowedPorts
		port := to_number(text)
		format_int(port, 10) == text
		port >= permission.FromPort
		port <= permission.ToPort
	}
	count(allowed) == (1 + permission.ToPort) - permission.FromPort
}

# METADATA
# description: What a rule names that means the whole world.
_everyone(permission) := (ipv4 | ipv6) | prefix_lists if {
	ipv4 := {range.CidrIp | some range in permission.IpRanges; _is_world(range.CidrIp)}
	ipv6 := {range.CidrIpv6 | some range in permission.Ipv6Ranges; _is_world(range.CidrIpv6)}
	prefix_lists := {$"prefix list {entry.PrefixListId} ({cidr})" |
		some entry in permission.PrefixListIds
		some cidr in lib.fact("prefix-lists")[entry.PrefixListId]
		_is_world(cidr)
	}
}

# METADATA
# description: A block of addresses whose prefix has no bits, however its address is spelled.
_is_world(cidr) if endswith(cidr, "/0")

# Not defined for what is not there.
_is_read(list) if not _holds_unknown(list)

_holds_unknown(value) if {
	walk(value, [_, part])
	lib.is_unknown(part)
}

_reach(permission) := "every port of every protocol" if {
	permission.IpProtocol == "-1"
} else := $"{permission.IpProtocol} port {permission.FromPort}" if {
	permission.IpProtocol in {"tcp", "udp"}
	permission.FromPort == permission.ToPort
} else := $"{permission.IpProtocol} ports {permission.FromPort} to {permission.ToPort}" if {
	permission.IpProtocol in {"tcp", "udp"}
} else := $"everything of protocol {permission.IpProtocol}"

default _expectation := "no ports open to the world"

_expectation := $"no ports open to the world but {concat(", ", _params.allowedPorts)}" if {
	count(_params.allowedPorts) > 0
}

_awsvpc := input.resource.configuration.NetworkConfiguration.AwsvpcConfiguration

_place := ["NetworkConfiguration", "AwsvpcConfiguration", "SecurityGroups"]

_params := input.params["ecs-service-sg-not-open"]
