package lib_test

import data.lib

test_awsvpc_that_was_looked_at[note] if {
	some note, case in {
		"none": [{}, set()],
		"a network without one": [{"NetworkConfiguration": {}}, set()],
		"a text": [{"NetworkConfiguration": {"AwsvpcConfiguration": "x"}}, set()],
		"one": [{"NetworkConfiguration": {"AwsvpcConfiguration": {}}}, {["NetworkConfiguration", "AwsvpcConfiguration"]}],
		"one that cannot be known": [{"NetworkConfiguration": {"AwsvpcConfiguration": reference}}, {["NetworkConfiguration", "AwsvpcConfiguration"]}],
		"a network that cannot be known": [{"NetworkConfiguration": reference}, {["NetworkConfiguration"]}],
	}
	paths := lib.examined_awsvpc with input as document("a-check", "AWS::ECS::Service", case[0])
	paths == case[1]
}

_public_ip_place := ["NetworkConfiguration", "AwsvpcConfiguration", "AssignPublicIp"]

test_public_addresses[note] if {
	some note, case in {
		"absent": [{"Subnets": ["subnet-1"]}, set(), set()],
		"disabled": [{"AssignPublicIp": "DISABLED"}, set(), set()],
		"enabled": [{"AssignPublicIp": "ENABLED"}, {_public_ip_place}, set()],
		"a value that AWS does not document": [{"AssignPublicIp": "enabled"}, set(), {_public_ip_place}],
		"a reference": [{"AssignPublicIp": reference}, set(), {_public_ip_place}],
		"a block that cannot be known": [reference, set(), {["NetworkConfiguration", "AwsvpcConfiguration"]}],
	}
	findings := lib.public_ip_findings with input as document(
		"a-check",
		"AWS::ECS::Service",
		{"NetworkConfiguration": {"AwsvpcConfiguration": case[0]}},
	)
	violation_paths(findings) == case[1]
	unknown_paths(findings) == case[2]
	count(findings.examined) == 1
}

test_public_address_messages if {
	enabled := {"NetworkConfiguration": {"AwsvpcConfiguration": {"AssignPublicIp": "ENABLED"}}}
	findings := lib.public_ip_findings with input as document("a-check", "AWS::ECS::Service", enabled)
	{violation.message | some violation in findings.violations} == {"subject sets AssignPublicIp to ENABLED, so its tasks get public IP addresses."}
	odd := {"NetworkConfiguration": {"AwsvpcConfiguration": {"AssignPublicIp": "YES"}}}
	open := lib.public_ip_findings with input as document("a-check", "AWS::ECS::Service", odd)
	{[unknown.reason, unknown.detail] | some unknown in open.unknowns} == {["not-coercible", "expected ENABLED or DISABLED"]}
}
