package policies["ecs-taskdef-registry-approved_test"]

import data.lib_test
import data.policies["ecs-taskdef-registry-approved"] as check

_ref := lib_test.reference

_cases := {
	"no containers": {"configuration": {"ContainerDefinitions": []}, "outcome": "NOT_APPLICABLE", "paths": set(), "unknowns": set()},
	"another type": {"configuration": {}, "outcome": "NOT_APPLICABLE", "paths": set(), "type": "AWS::ECS::Cluster", "unknowns": set()},
	"a deregistered revision": {"configuration": {"Status": "INACTIVE", "ContainerDefinitions": [{"Name": "a"}]}, "outcome": "NOT_APPLICABLE", "paths": set(), "unknowns": set()},
	"containers that cannot be known": {"configuration": {"ContainerDefinitions": _ref}, "outcome": "UNKNOWN", "paths": set(), "unknowns": {["ContainerDefinitions"]}},
	"a container that cannot be known": {"configuration": {"ContainerDefinitions": [_ref]}, "outcome": "UNKNOWN", "paths": set(), "unknowns": {["ContainerDefinitions", 0]}},
	"a reference": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": _ref}]}, "outcome": "UNKNOWN", "paths": set(), "unknowns": {["ContainerDefinitions", 0, "Image"]}},
	"no image": {"configuration": {"Family": "web", "ContainerDefinitions": [{}]}, "outcome": "UNKNOWN", "paths": set(), "unknowns": {["ContainerDefinitions", 0, "Image"]}},
	"the own registry": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/app:1"}]}, "outcome": "COMPLIANT", "paths": set(), "unknowns": set()},
	"the own registry by pseudo parameters": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "${AWS::AccountId}.dkr.ecr.${AWS::Region}.amazonaws.com/app:1"}]}, "outcome": "COMPLIANT", "paths": set(), "unknowns": set()},
	"the own registry by pseudo parameters, nothing known": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "${AWS::AccountId}.dkr.ecr.${AWS::Region}.amazonaws.com/app:1"}]}, "outcome": "COMPLIANT", "paths": set(), "resource": {"account": _ref, "region": _ref}, "unknowns": set()},
	"what AWS publishes": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "public.ecr.aws/lambda/nodejs:24"}]}, "outcome": "COMPLIANT", "paths": set(), "unknowns": set()},
	"what a vendor publishes": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "public.ecr.aws/docker/library/nginx"}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "Image"]}, "unknowns": set()},
	"Docker Hub": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "nginx"}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "Image"]}, "unknowns": set()},
	"a host that continues": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "111122223333.dkr.ecr.eu-west-1.amazonaws.com.evil.io/x"}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "Image"]}, "unknowns": set()},
	"another account": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "222233334444.dkr.ecr.eu-west-1.amazonaws.com/app"}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "Image"]}, "unknowns": set()},
	"another account, own not known": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "222233334444.dkr.ecr.eu-west-1.amazonaws.com/app"}]}, "outcome": "UNKNOWN", "paths": set(), "unknowns": {["ContainerDefinitions", 0, "Image"]}, "resource": {"account": _ref}},
	"Docker Hub, own not known": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "nginx"}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "Image"]}, "resource": {"account": _ref}, "unknowns": set()},
	"an allowed Region": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/app"}]}, "outcome": "COMPLIANT", "paths": set(), "params": {"regions": ["eu-west-1"]}, "unknowns": set()},
	"another Region": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/app"}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "Image"]}, "params": {"regions": ["us-east-1"]}, "unknowns": set()},
	"a Region that is not known": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "${AWS::AccountId}.dkr.ecr.${AWS::Region}.amazonaws.com/app"}]}, "outcome": "UNKNOWN", "paths": set(), "params": {"regions": ["us-east-1"]}, "unknowns": {["ContainerDefinitions", 0, "Image"]}, "resource": {"region": _ref}},
	"the organization": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "222233334444.dkr.ecr.eu-west-1.amazonaws.com/app"}]}, "outcome": "COMPLIANT", "paths": set(), "params": {"registries": ["@org"]}, "facts": {"organization-accounts": ["222233334444"]}, "unknowns": set()},
	"the own account is in the organization": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/app"}]}, "outcome": "COMPLIANT", "paths": set(), "params": {"registries": ["@org"]}, "unknowns": set()},
	"not in the organization": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "222233334444.dkr.ecr.eu-west-1.amazonaws.com/app"}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "Image"]}, "params": {"registries": ["@org"]}, "facts": {"organization-accounts": []}, "unknowns": set()},
	"organization not looked up": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "222233334444.dkr.ecr.eu-west-1.amazonaws.com/app"}]}, "outcome": "UNKNOWN", "paths": set(), "params": {"registries": ["@org"]}, "unknowns": {["ContainerDefinitions", 0, "Image"]}},
	"Docker Hub is in no organization": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "nginx"}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "Image"]}, "params": {"registries": ["@org"]}, "unknowns": set()},
	"a host": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "ghcr.io/a/b"}]}, "outcome": "COMPLIANT", "paths": set(), "params": {"registries": ["ghcr.io"]}, "unknowns": set()},
	"a host and path": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "ghcr.io/team/b"}]}, "outcome": "COMPLIANT", "paths": set(), "params": {"registries": ["ghcr.io/team"]}, "unknowns": set()},
	"a longer path": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "ghcr.io/team-x/b"}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "Image"]}, "params": {"registries": ["ghcr.io/team"]}, "unknowns": set()},
	"a written account by pseudo parameters": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "${AWS::AccountId}.dkr.ecr.${AWS::Region}.amazonaws.com/app"}]}, "outcome": "COMPLIANT", "paths": set(), "params": {"registries": ["111122223333.dkr.ecr.eu-west-1.amazonaws.com"]}, "unknowns": set()},
	"a written account by pseudo parameters, own not known": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "${AWS::AccountId}.dkr.ecr.${AWS::Region}.amazonaws.com/app"}]}, "outcome": "UNKNOWN", "paths": set(), "params": {"registries": ["111122223333.dkr.ecr.eu-west-1.amazonaws.com"]}, "unknowns": {["ContainerDefinitions", 0, "Image"]}, "resource": {"account": _ref}},
	"another written account by pseudo parameters": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "${AWS::AccountId}.dkr.ecr.${AWS::Region}.amazonaws.com/app"}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "Image"]}, "params": {"registries": ["222233334444.dkr.ecr.eu-west-1.amazonaws.com"]}, "unknowns": set()},
	"an entry behind @ that does not exist": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/app"}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "Image"]}, "params": {"registries": ["@team"]}, "unknowns": set()},
	"nothing approved": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/app"}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "Image"]}, "params": {"registries": []}, "unknowns": set()},
}

_input(case) := object.union(
	lib_test.with_settings(
		lib_test.document("ecs-taskdef-registry-approved", object.get(case, "type", "AWS::ECS::TaskDefinition"), case.configuration),
		object.union({"registries": ["@self", "@aws"], "regions": []}, object.get(case, "params", {})),
		object.get(case, "facts", {}),
	),
	{"resource": object.get(case, "resource", {})},
)

test_verdicts[note] if {
	some note, case in _cases
	report := check.report with input as _input(case)
	report.outcome == case.outcome
	lib_test.violation_paths(report) == case.paths
}

test_unknown_places[note] if {
	some note, case in _cases
	report := check.report with input as _input(case)
	lib_test.unknown_paths(report) == case.unknowns
}
