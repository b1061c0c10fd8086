package lib_test

import data.lib

_default_strategy(names) := {"cluster": {"DefaultCapacityProviderStrategy": [{"CapacityProvider": name} | some name in names]}}

test_fargate[note] if {
	some note, case in {
		"by launch type": [{"LaunchType": "FARGATE"}, {}, "yes"],
		"on EC2": [{"LaunchType": "EC2"}, _default_strategy(["FARGATE"]), "no"],
		"elsewhere": [{"LaunchType": "EXTERNAL"}, {}, "no"],
		"on managed instances": [{"LaunchType": "MANAGED_INSTANCES"}, {}, "no"],
		"on EC2, with a version": [{"LaunchType": "EC2", "PlatformVersion": "1.4.0"}, {}, "no"],
		"a launch type that AWS does not document": [{"LaunchType": "MOON"}, _default_strategy(["FARGATE"]), "unknown"],
		"a launch type that cannot be known": [{"LaunchType": reference}, _default_strategy(["FARGATE"]), "unknown"],
		"a launch type that cannot be known, with a version": [{"LaunchType": reference, "PlatformVersion": "1.4.0"}, {}, "yes"],
		"by strategy": [{"CapacityProviderStrategy": [{"CapacityProvider": "FARGATE"}]}, {}, "yes"],
		"by strategy on Spot, as the second": [{"CapacityProviderStrategy": [{"CapacityProvider": "asg"}, {"CapacityProvider": "FARGATE_SPOT"}]}, {}, "yes"],
		"by strategy beside an unknown": [{"CapacityProviderStrategy": [reference, {"CapacityProvider": "FARGATE"}]}, {}, "yes"],
		"by a strategy of instances": [{"CapacityProviderStrategy": [{"CapacityProvider": "asg"}]}, _default_strategy(["FARGATE"]), "no"],
		"by a strategy of instances, with a version": [{"CapacityProviderStrategy": [{"CapacityProvider": "asg"}], "PlatformVersion": "1.4.0"}, {}, "no"],
		"a provider that cannot be known": [{"CapacityProviderStrategy": [{"CapacityProvider": "asg"}, {"CapacityProvider": reference}]}, _default_strategy(["asg"]), "unknown"],
		"an entry that cannot be known": [{"CapacityProviderStrategy": [reference]}, _default_strategy(["asg"]), "unknown"],
		"a strategy that cannot be known": [{"CapacityProviderStrategy": reference}, _default_strategy(["asg"]), "unknown"],
		"a strategy that cannot be known, with a version": [{"CapacityProviderStrategy": reference, "PlatformVersion": "1.4.0"}, _default_strategy(["asg"]), "yes"],
		"a version alone": [{"PlatformVersion": "1.4.0"}, _default_strategy(["asg"]), "yes"],
		"a version that cannot be known": [{"PlatformVersion": reference}, {}, "unknown"],
		"by the cluster": [{}, _default_strategy(["asg", "FARGATE_SPOT"]), "yes"],
		"by a cluster of instances": [{}, _default_strategy(["asg"]), "no"],
		"by a cluster without a strategy": [{}, {"cluster": {}}, "no"],
		"by a cluster whose strategy is empty": [{}, _default_strategy([]), "no"],
		"by a cluster whose strategy cannot be known": [{}, {"cluster": {"DefaultCapacityProviderStrategy": reference}}, "unknown"],
		"by a cluster that was not to be had": [{}, {"cluster": reference}, "unknown"],
		"by nothing": [{}, {}, "unknown"],
	}
	answer := lib.fargate with input as with_settings(document("a-check", "AWS::ECS::Service", case[0]), {}, case[1])
	answer == case[2]
}
