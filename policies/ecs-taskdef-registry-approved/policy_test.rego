package policies["ecs-taskdef-registry-approved_test"]

import data.lib
import data.lib_test
import data.policies["ecs-taskdef-registry-approved"] as check

_ref := lib_test.reference

_cases := {
	"no containers": {"configuration": {"ContainerDefinitions": []}, "outcome": "NOT_APPLICABLE"},
	"another type": {"configuration": {}, "outcome": "NOT_APPLICABLE", "type": "AWS::ECS::Cluster"},
	"a deregistered revision": {"configuration": {"Status": "INACTIVE", "ContainerDefinitions": [{"Name": "a"}]}, "outcome": "NOT_APPLICABLE"},
	"containers that cannot be known": {"configuration": {"ContainerDefinitions": _ref}, "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions"]}},
	"a container that cannot be known": {"configuration": {"ContainerDefinitions": [_ref]}, "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions", 0]}},
	"a reference": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": _ref}]}, "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions", 0, "Image"]}},
	"no image": {"configuration": {"Family": "web", "ContainerDefinitions": [{}]}, "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions", 0, "Image"]}},
	"the own registry": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/app:1"}]}, "outcome": "COMPLIANT"},
	"the own registry by pseudo parameters": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "${AWS::AccountId}.dkr.ecr.${AWS::Region}.amazonaws.com/app:1"}]}, "outcome": "COMPLIANT"},
	"the own registry by pseudo parameters, nothing known": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "${AWS::AccountId}.dkr.ecr.${AWS::Region}.amazonaws.com/app:1"}]}, "outcome": "COMPLIANT", "resource": {"account": _ref, "region": _ref}},
	"what AWS publishes": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "public.ecr.aws/lambda/nodejs:24"}]}, "outcome": "COMPLIANT"},
	"what a vendor publishes": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "public.ecr.aws/docker/library/nginx"}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "Image"]}},
	"Docker Hub": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "nginx"}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "Image"]}},
	"a host that continues": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "111122223333.dkr.ecr.eu-west-1.amazonaws.com.evil.io/x"}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "Image"]}},
	"another account": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "222233334444.dkr.ecr.eu-west-1.amazonaws.com/app"}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "Image"]}},
	"another account, own not known": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "222233334444.dkr.ecr.eu-west-1.amazonaws.com/app"}]}, "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions", 0, "Image"]}, "resource": {"account": _ref}},
	"Docker Hub, own not known": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "nginx"}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "Image"]}, "resource": {"account": _ref}},
	"an allowed Region": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/app"}]}, "outcome": "COMPLIANT", "params": {"regions": ["eu-west-1"]}},
	"another Region": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/app"}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "Image"]}, "params": {"regions": ["us-east-1"]}},
	"a Region that is not known": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "${AWS::AccountId}.dkr.ecr.${AWS::Region}.amazonaws.com/app"}]}, "outcome": "UNKNOWN", "params": {"regions": ["us-east-1"]}, "unknowns": {["ContainerDefinitions", 0, "Image"]}, "resource": {"region": _ref}},
	"the organization": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "222233334444.dkr.ecr.eu-west-1.amazonaws.com/app"}]}, "outcome": "COMPLIANT", "params": {"registries": ["@org"]}, "facts": {"organization-accounts": ["222233334444"]}},
	"the own account is in the organization": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/app"}]}, "outcome": "COMPLIANT", "params": {"registries": ["@org"]}},
	"not in the organization": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "222233334444.dkr.ecr.eu-west-1.amazonaws.com/app"}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "Image"]}, "params": {"registries": ["@org"]}, "facts": {"organization-accounts": []}},
	"organization not looked up": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "222233334444.dkr.ecr.eu-west-1.amazonaws.com/app"}]}, "outcome": "UNKNOWN", "params": {"registries": ["@org"]}, "unknowns": {["ContainerDefinitions", 0, "Image"]}},
	"Docker Hub is in no organization": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "nginx"}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "Image"]}, "params": {"registries": ["@org"]}},
	"a host": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "ghcr.io/a/b"}]}, "outcome": "COMPLIANT", "params": {"registries": ["ghcr.io"]}},
	"a host and path": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "ghcr.io/team/b"}]}, "outcome": "COMPLIANT", "params": {"registries": ["ghcr.io/team"]}},
	"a longer path": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "ghcr.io/team-x/b"}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "Image"]}, "params": {"registries": ["ghcr.io/team"]}},
	"a written account by pseudo parameters": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "${AWS::AccountId}.dkr.ecr.${AWS::Region}.amazonaws.com/app"}]}, "outcome": "COMPLIANT", "params": {"registries": ["111122223333.dkr.ecr.eu-west-1.amazonaws.com"]}},
	"a written account by pseudo parameters, own not known": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "${AWS::AccountId}.dkr.ecr.${AWS::Region}.amazonaws.com/app"}]}, "outcome": "UNKNOWN", "params": {"registries": ["111122223333.dkr.ecr.eu-west-1.amazonaws.com"]}, "unknowns": {["ContainerDefinitions", 0, "Image"]}, "resource": {"account": _ref}},
	"another written account by pseudo parameters": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "${AWS::AccountId}.dkr.ecr.${AWS::Region}.amazonaws.com/app"}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "Image"]}, "params": {"registries": ["222233334444.dkr.ecr.eu-west-1.amazonaws.com"]}},
	"an entry behind @ that does not exist": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/app"}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "Image"]}, "params": {"registries": ["@team"]}},
	"an image that is named like an entry that does not exist": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "@team/app"}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "Image"]}, "params": {"registries": ["@team"]}},
	"nothing approved": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/app"}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "Image"]}, "params": {"registries": []}},
	"what AWS publishes, on another host": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "ghcr.io/lambda/nodejs:24"}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "Image"]}},
	"another account, approved beside the own one that is not known": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "222233334444.dkr.ecr.eu-west-1.amazonaws.com/app"}]}, "outcome": "COMPLIANT", "params": {"registries": ["@self", "222233334444.dkr.ecr.eu-west-1.amazonaws.com"]}, "resource": {"account": _ref}},
	"the organization in an allowed Region": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "222233334444.dkr.ecr.eu-west-1.amazonaws.com/app"}]}, "outcome": "COMPLIANT", "params": {"registries": ["@org"], "regions": ["eu-west-1"]}, "facts": {"organization-accounts": ["222233334444"]}},
	"the organization in another Region": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "222233334444.dkr.ecr.eu-west-1.amazonaws.com/app"}]}, "outcome": "NON_COMPLIANT", "params": {"registries": ["@org"], "regions": ["us-east-1"]}, "facts": {"organization-accounts": ["222233334444"]}, "paths": {["ContainerDefinitions", 0, "Image"]}},
	"a written account in another Region by pseudo parameters, own not known": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "${AWS::AccountId}.dkr.ecr.us-east-1.amazonaws.com/app"}]}, "outcome": "NON_COMPLIANT", "params": {"registries": ["111122223333.dkr.ecr.eu-west-1.amazonaws.com"]}, "paths": {["ContainerDefinitions", 0, "Image"]}, "resource": {"account": _ref}},
	"another path of a written account by pseudo parameters, own not known": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "${AWS::AccountId}.dkr.ecr.eu-west-1.amazonaws.com/app"}]}, "outcome": "NON_COMPLIANT", "params": {"registries": ["111122223333.dkr.ecr.eu-west-1.amazonaws.com/team"]}, "paths": {["ContainerDefinitions", 0, "Image"]}, "resource": {"account": _ref}},
	"a written account by another of its hosts": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "111122223333.dkr-ecr.eu-west-1.on.aws/app"}]}, "outcome": "NON_COMPLIANT", "params": {"registries": ["111122223333.dkr.ecr.eu-west-1.amazonaws.com"]}, "paths": {["ContainerDefinitions", 0, "Image"]}},
}

_messages := {
	"elsewhere": {"configuration": _using("ghcr.io/a/b:1"), "message": "Container \"app\" of web uses image \"ghcr.io/a/b:1\", which is in none of the approved registries."},
	"nothing approved": {"configuration": _using("ghcr.io/a/b:1"), "params": {"registries": []}, "message": "Container \"app\" of web uses image \"ghcr.io/a/b:1\", and no registry is approved."},
}

_using(image) := {"Family": "web", "ContainerDefinitions": [{"Name": "app", "Image": image}]}

_details := {
	"the account": {
		"configuration": _using("222233334444.dkr.ecr.eu-west-1.amazonaws.com/app"),
		"resource": {"account": _ref},
		"details": {"whether the image is in the own account cannot be known: give --account"},
	},
	"the Region": {
		"configuration": _using("${AWS::AccountId}.dkr.ecr.${AWS::Region}.amazonaws.com/app"),
		"params": {"regions": ["us-east-1"]},
		"resource": {"region": _ref},
		"details": {"which Region the image comes from cannot be known: give --region"},
	},
	"both": {
		"configuration": _using("${AWS::AccountId}.dkr.ecr.${AWS::Region}.amazonaws.com/app"),
		"params": {"registries": ["111122223333.dkr.ecr.eu-west-1.amazonaws.com"]},
		"resource": {"account": _ref, "region": _ref},
		"details": {
			"whether the image is in the own account cannot be known: give --account",
			"which Region the image comes from cannot be known: give --region",
		},
	},
}

_base := {"check": "ecs-taskdef-registry-approved", "type": "AWS::ECS::TaskDefinition", "params": {"registries": ["@self", "@aws"], "regions": []}}

test_verdicts[note] if {
	some note, case in _cases
	lib_test.meets(check.report, case) with input as lib_test.case_input(_base, case)
}

test_messages[note] if {
	some note, case in _messages
	report := check.report with input as lib_test.case_input(_base, case)
	{violation.message | some violation in report.violations} == {case.message}
}

test_names_what_would_have_to_be_known[note] if {
	some note, case in _details
	report := check.report with input as lib_test.case_input(_base, case)
	{unknown.detail | some unknown in report.unknowns} == case.details
	{unknown.reason | some unknown in report.unknowns} == {"unresolved-reference"}
}

test_names_the_look_up_that_is_missing if {
	case := {"configuration": _using("222233334444.dkr.ecr.eu-west-1.amazonaws.com/app"), "params": {"registries": ["@self", "@org"]}}
	report := check.report with input as lib_test.case_input(_base, case)
	report.unknowns == [lib.fact_missing(["ContainerDefinitions", 0, "Image"], "organization-accounts")]
}
