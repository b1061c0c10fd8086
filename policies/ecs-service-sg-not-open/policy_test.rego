package policies["ecs-service-sg-not-open_test"]

import data.lib_test
import data.policies["ecs-service-sg-not-open"] as check

_ref := lib_test.reference

_denied := {"$unknown": "fact-missing", "detail": "AccessDenied"}

_place := ["NetworkConfiguration", "AwsvpcConfiguration", "SecurityGroups"]

_group_place(index) := array.concat(_place, [index])

_with_groups(groups) := {"NetworkConfiguration": {"AwsvpcConfiguration": {"Subnets": ["subnet-1"], "SecurityGroups": groups}}}

_without_groups := {"NetworkConfiguration": {"AwsvpcConfiguration": {"Subnets": ["subnet-1"]}}}

_web := _with_groups(["sg-web"])

_rule(protocol, from, to) := {"IpProtocol": protocol, "FromPort": from, "ToPort": to, "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}

_to_port(port) := _rule("tcp", port, port)

_rules(permissions) := {"security-groups": {"sg-web": {"GroupName": "web", "IpPermissions": permissions}}}

_from_list := {"IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "PrefixListIds": [{"PrefixListId": "pl-1"}]}

_lists(entries) := object.union(_rules([_from_list]), {"prefix-lists": entries})

# Cases about the one group of a service, by what its rules are.
_rule_cases := {
	"a known network in IPv6": {"rules": [{"IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "Ipv6Ranges": [{"CidrIpv6": "2001:db8::/32"}]}], "outcome": "COMPLIANT"},
	"no rules": {"rules": [], "outcome": "COMPLIANT"},
	"an allowed port": {"rules": [_to_port(443)], "outcome": "COMPLIANT"},
	"the other allowed port": {"rules": [_to_port(80)], "outcome": "COMPLIANT"},
	"another port": {"rules": [_to_port(443), _to_port(22)], "outcome": "NON_COMPLIANT"},
	"another port that is allowed": {"rules": [_to_port(22)], "params": {"allowedPorts": ["22"]}, "outcome": "COMPLIANT"},
	"an allowed port where none is": {"rules": [_to_port(443)], "params": {"allowedPorts": []}, "outcome": "NON_COMPLIANT"},
	"a port in UDP": {"rules": [_rule("udp", 443, 443)], "outcome": "COMPLIANT"},
	"another port in UDP": {"rules": [_rule("udp", 53, 53)], "outcome": "NON_COMPLIANT"},
	"a range of allowed ports": {"rules": [_rule("tcp", 8000, 8002)], "params": {"allowedPorts": ["8000", "8001", "8002"]}, "outcome": "COMPLIANT"},
	"a range with another port in between": {"rules": [_rule("tcp", 8000, 8002)], "params": {"allowedPorts": ["8000", "8002", "443"]}, "outcome": "NON_COMPLIANT"},
	"a range around allowed ports": {"rules": [_rule("tcp", 80, 443)], "outcome": "NON_COMPLIANT"},
	"ports that are no numbers": {"rules": [_rule("tcp", 80, 81)], "params": {"allowedPorts": ["80", "80.5", "http"]}, "outcome": "NON_COMPLIANT"},
	"an allowed port below": {"rules": [_rule("tcp", 80, 81)], "params": {"allowedPorts": ["79", "80"]}, "outcome": "NON_COMPLIANT"},
	"a description like the world": {"rules": [{"IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "IpRanges": [{"CidrIp": "10.0.0.0/8", "Description": "not 0.0.0.0/0"}]}], "outcome": "COMPLIANT"},
	"no ports at all": {"rules": [{"IpProtocol": "tcp", "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}], "outcome": "NON_COMPLIANT"},
	"all protocols": {"rules": [{"IpProtocol": "-1", "Ipv6Ranges": [{"CidrIpv6": "::/0"}]}], "outcome": "NON_COMPLIANT"},
	"all protocols and an allowed port": {"rules": [_rule("-1", 443, 443)], "outcome": "NON_COMPLIANT"},
	"another protocol and an allowed port": {"rules": [_rule("132", 443, 443)], "outcome": "NON_COMPLIANT"},
	"echo requests": {"rules": [_rule("icmp", 8, 0)], "outcome": "COMPLIANT"},
	"echo requests in IPv6": {"rules": [{"IpProtocol": "icmpv6", "FromPort": -1, "ToPort": -1, "Ipv6Ranges": [{"CidrIpv6": "::/0"}]}], "outcome": "COMPLIANT"},
	"a known network": {"rules": [{"IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "IpRanges": [{"CidrIp": "10.0.0.0/8"}, {"CidrIp": "192.0.2.0/24"}]}], "outcome": "COMPLIANT"},
	"a known network beside the world": {"rules": [{"IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "IpRanges": [{"CidrIp": "10.0.0.0/8"}, {"CidrIp": "0.0.0.0/0"}]}], "outcome": "NON_COMPLIANT"},
	"the world in IPv6": {"rules": [{"IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "Ipv6Ranges": [{"CidrIpv6": "::/0"}]}], "outcome": "NON_COMPLIANT"},
	"the world in a long spelling": {"rules": [{"IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "Ipv6Ranges": [{"CidrIpv6": "0:0:0:0:0:0:0:0/0"}]}], "outcome": "NON_COMPLIANT"},
	"another security group": {"rules": [{"IpProtocol": "-1"}], "outcome": "COMPLIANT"},
}

test_rules[note] if {
	some note, case in _rule_cases
	paths := {"COMPLIANT": set(), "NON_COMPLIANT": {_group_place(0)}}[case.outcome]
	whole := object.union({"configuration": _web, "facts": _rules(case.rules), "paths": paths}, case)
	lib_test.meets(check.report, whole) with input as lib_test.case_input(_base, object.remove(whole, ["rules"]))
}

_cases := {
	"no awsvpc": {"configuration": {}, "outcome": "NOT_APPLICABLE"},
	"another type": {"configuration": _without_groups, "type": "AWS::ECS::TaskSet", "outcome": "NOT_APPLICABLE"},
	"awsvpc that cannot be known": {"configuration": {"NetworkConfiguration": {"AwsvpcConfiguration": _ref}}, "outcome": "UNKNOWN", "unknowns": {["NetworkConfiguration", "AwsvpcConfiguration"]}},
	"no group": {"configuration": _without_groups, "outcome": "NON_COMPLIANT", "paths": {_place}},
	"no group where the default group is accepted": {"configuration": _without_groups, "params": {"failDefaultGroup": false}, "outcome": "COMPLIANT"},
	"groups that cannot be known": {"configuration": _with_groups(_ref), "outcome": "UNKNOWN", "unknowns": {_place}},
	"a group that cannot be known": {"configuration": _with_groups([_ref, "sg-web"]), "facts": _rules([]), "outcome": "UNKNOWN", "unknowns": {_group_place(0)}},
	"a group that cannot be known beside an open one": {"configuration": _with_groups([_ref, "sg-web"]), "facts": _rules([_to_port(22)]), "outcome": "NON_COMPLIANT", "paths": {_group_place(1)}, "unknowns": {_group_place(0)}},
	"all of two groups": {"configuration": _with_groups(["sg-web", "sg-web"]), "facts": _rules([_to_port(22)]), "outcome": "NON_COMPLIANT", "paths": {_group_place(0), _group_place(1)}},
	"no look-up": {"configuration": _web, "outcome": "UNKNOWN", "unknowns": {_group_place(0)}},
	"no look-up of the second group": {"configuration": _with_groups(["sg-web", "sg-db"]), "facts": _rules([]), "outcome": "UNKNOWN", "unknowns": {_group_place(1)}},
	"a look-up that was denied": {"configuration": _web, "facts": {"security-groups": _denied}, "outcome": "UNKNOWN", "unknowns": {_group_place(0)}},
	"a group that was not to be had": {"configuration": _web, "facts": {"security-groups": {"sg-web": _denied}}, "outcome": "UNKNOWN", "unknowns": {_group_place(0)}},
	"a group without its rules": {"configuration": _web, "facts": {"security-groups": {"sg-web": {"GroupName": "web"}}}, "outcome": "UNKNOWN", "unknowns": {_group_place(0)}},
	"rules that were not to be had": {"configuration": _web, "facts": _rules(_denied), "outcome": "UNKNOWN", "unknowns": {_group_place(0)}},
	"a part of a rule that was not to be had": {"configuration": _web, "facts": _rules([object.union(_to_port(22), {"ToPort": _denied})]), "outcome": "UNKNOWN", "unknowns": {_group_place(0)}},
	"a prefix list of known networks": {"configuration": _web, "facts": _lists({"pl-1": ["10.0.0.0/8"]}), "outcome": "COMPLIANT"},
	"a prefix list of the world": {"configuration": _web, "facts": _lists({"pl-1": ["10.0.0.0/8", "::/0"]}), "outcome": "NON_COMPLIANT", "paths": {_group_place(0)}},
	"a prefix list that was not looked up": {"configuration": _web, "facts": _rules([_from_list]), "outcome": "UNKNOWN", "unknowns": {_group_place(0)}},
	"a prefix list that was not found": {"configuration": _web, "facts": _lists({}), "outcome": "UNKNOWN", "unknowns": {_group_place(0)}},
	"a prefix list that was not to be had": {"configuration": _web, "facts": _lists({"pl-1": _denied}), "outcome": "UNKNOWN", "unknowns": {_group_place(0)}},
	"a prefix list on an allowed port": {"configuration": _web, "params": {"allowedPorts": ["22"]}, "facts": _rules([_from_list]), "outcome": "COMPLIANT"},
}

_base := {
	"check": "ecs-service-sg-not-open",
	"type": "AWS::ECS::Service",
	"params": {"allowedPorts": ["80", "443"], "failDefaultGroup": true},
}

test_verdicts[note] if {
	some note, case in _cases
	lib_test.meets(check.report, case) with input as lib_test.case_input(_base, case)
}

test_messages[note] if {
	some note, case in {
		"one allowed port": {"configuration": _web, "facts": _rules([_to_port(22)]), "params": {"allowedPorts": ["443"]}, "message": "Security group sg-web of service subject lets 0.0.0.0/0 in on tcp port 22; expected no ports open to the world but 443."},
		"no group": {"configuration": _without_groups, "message": "Service subject names no security group, so its tasks get the default group of the VPC; expected groups of its own."},
		"a port": {"configuration": _web, "facts": _rules([_to_port(22)]), "message": "Security group sg-web of service subject lets 0.0.0.0/0 in on tcp port 22; expected no ports open to the world but 80, 443."},
		"ports": {"configuration": _web, "facts": _rules([_rule("udp", 0, 65535)]), "params": {"allowedPorts": []}, "message": "Security group sg-web of service subject lets 0.0.0.0/0 in on udp ports 0 to 65535; expected no ports open to the world."},
		"a port in UDP": {"configuration": _web, "facts": _rules([_rule("udp", 53, 53)]), "message": "Security group sg-web of service subject lets 0.0.0.0/0 in on udp port 53; expected no ports open to the world but 80, 443."},
		"ports in TCP": {"configuration": _web, "facts": _rules([_rule("tcp", 0, 65535)]), "message": "Security group sg-web of service subject lets 0.0.0.0/0 in on tcp ports 0 to 65535; expected no ports open to the world but 80, 443."},
		"all protocols": {"configuration": _web, "facts": _rules([_rule("-1", 1, 1)]), "message": "Security group sg-web of service subject lets 0.0.0.0/0 in on every port of every protocol; expected no ports open to the world but 80, 443."},
		"another protocol": {"configuration": _web, "facts": _rules([_rule("50", 1, 1)]), "message": "Security group sg-web of service subject lets 0.0.0.0/0 in on everything of protocol 50; expected no ports open to the world but 80, 443."},
		"a prefix list": {"configuration": _web, "facts": _lists({"pl-1": ["::/0"]}), "message": "Security group sg-web of service subject lets prefix list pl-1 (::/0) in on tcp port 22; expected no ports open to the world but 80, 443."},
	}
	report := check.report with input as lib_test.case_input(_base, case)
	[violation.message | some violation in report.violations] == [case.message]
}

test_references_are_told_once if {
	report := check.report with input as lib_test.case_input(_base, {"configuration": _with_groups([_ref])})
	[unknown.reason | some unknown in report.unknowns] == ["unresolved-reference"]
}

test_every_offender_is_listed if {
	rules := [_to_port(22), object.union(_to_port(3389), {"Ipv6Ranges": [{"CidrIpv6": "::/0"}]})]
	report := check.report with input as lib_test.case_input(_base, {"configuration": _web, "facts": _rules(rules)})
	count(report.violations) == 3
}

test_missing_look_ups_are_named[fact] if {
	some fact, facts in {"security-groups": {}, "prefix-lists": _rules([_from_list])}
	report := check.report with input as lib_test.case_input(_base, {"configuration": _web, "facts": facts})
	[unknown.reason | some unknown in report.unknowns] == ["fact-missing"]
	contains(report.unknowns[0].detail, $"\"{fact}\"")
}
