package lib

import future.keywords.not

# METADATA
# scope: document
# description: |
#   Whether the tasks of a service run on Fargate: `yes`, `no` or `unknown`. Its launch type says so, or any entry of its
#   capacity provider strategy. Where it has neither, an explicit platform version implies Fargate; without one the default
#   strategy of its cluster decides, if it was looked up, and without any strategy the tasks run on EC2.
default fargate := "unknown"

fargate := "yes" if {
	input.resource.configuration.LaunchType == "FARGATE"
} else := "no" if {
	input.resource.configuration.LaunchType in {"EC2", "EXTERNAL", "MANAGED_INSTANCES"}
} else := answer if {
	answer := _runs_on_fargate(input.resource.configuration.CapacityProviderStrategy)
} else := "yes" if {
	is_string(input.resource.configuration.PlatformVersion)
} else := _runs_on_fargate(object.get(fact("cluster"), "DefaultCapacityProviderStrategy", [])) if {
	not input.resource.configuration.LaunchType
	not input.resource.configuration.CapacityProviderStrategy
}

# Undefined where an entry that cannot be known decides.
_runs_on_fargate(strategy) := "yes" if {
	some entry in strategy
	entry.CapacityProvider in {"FARGATE", "FARGATE_SPOT"}
} else := "no" if {
	every entry in strategy {
		is_string(entry.CapacityProvider)
	}
}
