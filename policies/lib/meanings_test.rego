package lib_test

import data.lib

import future.keywords.not

_containers(values) := task_definition("a-check", {"Family": "web", "ContainerDefinitions": values})

test_root_users[user] if {
	some user in ["root", "0", "00", "+0", "-0", "0:0", "root:abcd", " 0 ", " root :1"]
	lib.is_root_user(user)
}

test_other_users[user] if {
	some user in ["nonroot", "rootless", "Root", "1000", "10", "0x0", "", "  ", "app:0", "app:root", "+", "1000:0", "~0", "0~"]
	not lib.is_root_user(user)
}

test_root_groups[user] if {
	some user in ["1000:0", "app:root", "root:root", "app: 0"]
	lib.has_root_group(user)
}

test_other_groups[user] if {
	some user in ["1000", "root", "app:app", "0:1"]
	not lib.has_root_group(user)
}

test_blank_users[user] if {
	some user in ["", "  ", ":", " :0"]
	lib.is_blank_user(user)
}

test_images[reference] if {
	some reference, expected in {
		"nginx": ["docker.io", "nginx"],
		"nginx:1.29": ["docker.io", "nginx"],
		"my.app": ["docker.io", "my.app"],
		"localhost": ["docker.io", "localhost"],
		"nginx@sha256:0123": ["docker.io", "nginx"],
		"grafana/grafana:12": ["docker.io", "grafana/grafana"],
		"index.docker.io/library/nginx": ["docker.io", "library/nginx"],
		"registry.hub.docker.com/library/nginx": ["docker.io", "library/nginx"],
		"GHCR.io/Example/App:1@sha256:0123": ["ghcr.io", "Example/App"],
		"registry.example.com:5000/app:1": ["registry.example.com:5000", "app"],
		"localhost/app": ["localhost", "app"],
		"LOCALHOST/app": ["localhost", "app"],
		"localhost:5000/app:1": ["localhost:5000", "app"],
		" nginx ": ["docker.io", "nginx"],
		"${AWS::AccountId}.dkr.ecr.${AWS::Region}.${AWS::URLSuffix}/app": ["111122223333.dkr.ecr.eu-west-1.amazonaws.com", "app"],
	}
	image := lib.image(reference) with input as _containers([])
	[image.host, image.path] == expected
}

test_own_suffix_in_china if {
	doc := object.union(_containers([]), {"resource": {"partition": "aws-cn", "region": "cn-north-1"}})
	image := lib.image("${AWS::AccountId}.dkr.ecr.${AWS::Region}.${AWS::URLSuffix}/app") with input as doc
	image.host == "111122223333.dkr.ecr.cn-north-1.amazonaws.com.cn"
}

test_own_account_and_region_stay_open_when_they_are_not_known if {
	doc := object.union(_containers([]), {"resource": {"account": reference, "region": reference}})
	image := lib.image("${AWS::AccountId}.dkr.ecr.${AWS::Region}.amazonaws.com/app") with input as doc
	lib.private_ecr(image.host) == {"account": "@account", "region": "@region"}
}

test_private_ecr[host] if {
	some host, region in {
		"111122223333.dkr.ecr.eu-west-1.amazonaws.com": "eu-west-1",
		"111122223333.dkr.ecr-fips.us-east-1.amazonaws.com": "us-east-1",
		"111122223333.dkr.ecr.cn-north-1.amazonaws.com.cn": "cn-north-1",
		"111122223333.dkr.ecr.eusc-de-east-1.amazonaws.eu": "eusc-de-east-1",
		"111122223333.dkr.ecr.us-iso-east-1.c2s.ic.gov": "us-iso-east-1",
		"111122223333.dkr.ecr.us-isob-east-1.sc2s.sgov.gov": "us-isob-east-1",
		"111122223333.dkr-ecr.eu-west-1.on.aws": "eu-west-1",
		"111122223333.dkr-ecr-fips.us-east-1.on.aws": "us-east-1",
		"111122223333.dkr-ecr.cn-north-1.on.amazonwebservices.com.cn": "cn-north-1",
	}
	lib.private_ecr(host) == {"account": "111122223333", "region": region}
}

test_not_private_ecr[host] if {
	some host in [
		"111122223333.dkr.ecr.eu-west-1.amazonaws.com.evil.io",
		"11112222333.dkr.ecr.eu-west-1.amazonaws.com",
		"11112222333x.dkr.ecr.eu-west-1.amazonaws.com",
		"11112222333~.dkr.ecr.eu-west-1.amazonaws.com",
		"11112222333.dkr-ecr.eu-west-1.on.aws",
		"111122223333.api.ecr.eu-west-1.amazonaws.com",
		"111122223333.dkr.ecs.eu-west-1.amazonaws.com",
		"111122223333.dkr-ecs.eu-west-1.on.aws",
		"111122223333.dkr.ecr.amazonaws.com",
		"111122223333.dkr-ecr.eu-west-1.amazonaws.com",
		"public.ecr.aws",
		"docker.io",
	]
	not lib.private_ecr(host)
}

test_registries[entry] if {
	some entry, expected in {
		"ghcr.io": ["ghcr.io", ""],
		"GHCR.io/team/": ["ghcr.io", "team"],
		"ghcr.io/team/app": ["ghcr.io", "team/app"],
		"ghcr.io/team~": ["ghcr.io", "team~"],
		"registry.example.com:5000": ["registry.example.com:5000", ""],
		"localhost": ["localhost", ""],
		"registry-1.docker.io/library": ["docker.io", "library"],
		"grafana": ["docker.io", "grafana"],
		"grafana/grafana/": ["docker.io", "grafana/grafana"],
		"grafana~": ["docker.io", "grafana~"],
	}
	registry := lib.registry(entry)
	[registry.host, registry.path] == expected
}

test_image_within[note] if {
	some note, case in {
		"the whole host": [{"host": "a.io", "path": "x/y"}, {"path": ""}],
		"the path itself": [{"host": "a.io", "path": "x"}, {"path": "x"}],
		"below the path": [{"host": "a.io", "path": "x/y"}, {"path": "x"}],
		"an official image by its short name": [{"host": "docker.io", "path": "library/nginx"}, {"path": "nginx"}],
		"an official image by its namespace": [{"host": "docker.io", "path": "nginx"}, {"path": "library"}],
	}
	lib.image_within(case[0], case[1])
}

test_image_not_within[note] if {
	some note, case in {
		"a longer segment": [{"host": "a.io", "path": "team-x/y"}, {"path": "team"}],
		"above the path": [{"host": "a.io", "path": "x"}, {"path": "x/y"}],
		"official names exist on Docker Hub alone": [{"host": "a.io", "path": "nginx"}, {"path": "library"}],
		"the official namespace exists on Docker Hub alone": [{"host": "a.io", "path": "library/nginx"}, {"path": "nginx"}],
		"an official image is not in every namespace": [{"host": "docker.io", "path": "nginx"}, {"path": "grafana"}],
		"a namespace is no official image": [{"host": "docker.io", "path": "nginx/nginx"}, {"path": "library"}],
	}
	not lib.image_within(case[0], case[1])
}

test_container_titles[note] if {
	some note, case in {
		"named": [{"Name": "app"}, "Container \"app\" of web"],
		"without a name": [{}, "Container #3 of web"],
		"with a name that cannot be known": [{"Name": reference}, "Container #3 of web"],
	}
	title := lib.container_title(3, case[0]) with input as _containers([])
	title == case[1]
}

test_subject_titles[note] if {
	base := task_definition("a-check", {})
	some note, case in {
		"revision by its ARN in the configuration": {
			"resource": {"configuration": {"TaskDefinitionArn": "arn:aws:ecs:eu-west-1:111122223333:task-definition/web:112", "Family": "web"}},
			"title": "web:112",
		},
		"revision by the resource's ARN": {
			"resource": {"arn": "arn:aws:ecs:eu-west-1:111122223333:task-definition/web:7", "configuration": {"Family": "web"}},
			"title": "web:7",
		},
		"family and revision": {"resource": {"configuration": {"Family": "web", "Revision": 3}}, "title": "web:3"},
		"family": {"resource": {"configuration": {"Family": "web"}}, "title": "web"},
		"family that cannot be known": {"resource": {"id": "WebTask", "configuration": {"Family": reference, "Revision": 3}}, "title": "WebTask"},
		"logical id": {"resource": {"id": "WebTask", "configuration": {"Family": reference}}, "title": "WebTask"},
		"the whole name of what is no task definition": {
			"resource": {"id": "team/web", "arn": "arn:aws:ecr:eu-west-1:111122223333:repository/team/web", "type": "AWS::ECR::Repository", "configuration": {}},
			"title": "team/web",
		},
		"name in an ARN": {
			"resource": {"id": "arn:aws:ecs:eu-west-1:111122223333:service/prod/web", "type": "AWS::ECS::Service", "configuration": {}},
			"title": "web",
		},
	}
	doc := object.union(base, {"resource": object.union(object.remove(base.resource, ["configuration"]), case.resource)})
	title := lib.subject_title with input as doc
	title == case.title
}

test_subject_without_an_id_still_has_a_title if {
	lib.subject_title == "this resource" with input as {}
}

test_containers_known_and_unknown if {
	doc := _containers([{"Name": "app"}, reference])
	known := lib.containers with input as doc
	object.keys(known) == {0}
	known[0].Name == "app"
	examined := lib.examined_containers with input as doc
	examined == {["ContainerDefinitions", 0], ["ContainerDefinitions", 1]}
}

test_container_list_that_cannot_be_known if {
	doc := _containers(reference)
	examined := lib.examined_containers with input as doc
	examined == {["ContainerDefinitions"]}
}

test_operating_systems[note] if {
	some note, case in {
		"Windows by name": [{"RuntimePlatform": {"OperatingSystemFamily": "WINDOWS_SERVER_2022_CORE"}}, "windows"],
		"Windows in any case": [{"RuntimePlatform": {"OperatingSystemFamily": "windows_server_2019_full"}}, "windows"],
		"Linux by name": [{"RuntimePlatform": {"OperatingSystemFamily": "LINUX"}, "Volumes": [{"FsxWindowsFileServerVolumeConfiguration": {"FileSystemId": "fs-1"}}]}, "linux"],
		"a platform without an operating system": [{"RuntimePlatform": {"CpuArchitecture": "ARM64"}}, "linux"],
		"nothing": [{}, "linux"],
		"a family that cannot be known": [{"RuntimePlatform": {"OperatingSystemFamily": reference}}, "unknown"],
		"a platform that cannot be known": [{"RuntimePlatform": reference}, "unknown"],
		"a demand for Windows": [{"PlacementConstraints": [{"Expression": "attribute:ecs.os-type == windows"}]}, "windows"],
		"a demand for Windows in words": [{"PlacementConstraints": [{"Expression": "attribute:ecs.os-type equals 'Windows'"}]}, "windows"],
		"a demand for one of a list": [{"PlacementConstraints": [{"Expression": "attribute:ecs.os-type in [windows]"}]}, "windows"],
		"a demand in double quotes": [{"PlacementConstraints": [{"Expression": "attribute:ecs.os-type == \"windows\""}]}, "windows"],
		"a demand spaced by tabs": [{"PlacementConstraints": [{"Expression": "attribute:ecs.os-type\t==\twindows"}]}, "windows"],
		"one of several demands": [{"PlacementConstraints": [{"Expression": "attribute:a == b && (attribute:ecs.os-type==windows)"}]}, "windows"],
		"a negation": [{"PlacementConstraints": [{"Expression": "!(attribute:ecs.os-type == windows)"}]}, "linux"],
		"another negation": [{"PlacementConstraints": [{"Expression": "attribute:ecs.os-type != windows"}]}, "linux"],
		"a negated conjunction": [{"PlacementConstraints": [{"Expression": "!(attribute:a == b && attribute:ecs.os-type == windows)"}]}, "linux"],
		"a negated conjunction in words": [{"PlacementConstraints": [{"Expression": "not (attribute:a == b and attribute:ecs.os-type == windows)"}]}, "linux"],
		"a negated conjunction in parentheses": [{"PlacementConstraints": [{"Expression": "(not attribute:a == b and attribute:ecs.os-type == windows)"}]}, "linux"],
		"a negated conjunction behind a tab": [{"PlacementConstraints": [{"Expression": "\tnot attribute:a == b and attribute:ecs.os-type == windows"}]}, "linux"],
		"an alternative behind parentheses": [
			{"PlacementConstraints": [{"Expression": "(attribute:ecs.os-type == linux)or attribute:a == b and attribute:ecs.os-type == windows"}]},
			"linux",
		],
		"an alternative in words": [
			{"PlacementConstraints": [{"Expression": "attribute:ecs.os-type == linux or attribute:a == b and attribute:ecs.os-type == windows"}]},
			"linux",
		],
		"a demand beside comparisons that negate": [
			{"PlacementConstraints": [{"Expression": "attribute:a != b and attribute:c not_in [d] and attribute:ecs.os-type == windows"}]},
			"windows",
		],
		"a demand beside an operator that begins with an exclamation mark": [
			{"PlacementConstraints": [{"Expression": "attribute:a !in [b] && attribute:c !~ d.* && attribute:e !exists && attribute:ecs.os-type == windows"}]},
			"windows",
		],
		"an alternative before a conjunction": [
			{"PlacementConstraints": [{"Expression": "attribute:ecs.os-type == linux || attribute:a == b && attribute:ecs.os-type == windows"}]},
			"linux",
		],
		"an alternative": [{"PlacementConstraints": [{"Expression": "attribute:ecs.os-type == windows || attribute:a == b"}]}, "linux"],
		"a choice": [{"PlacementConstraints": [{"Expression": "attribute:ecs.os-type in [windows, linux]"}]}, "linux"],
		"a demand for Linux": [{"PlacementConstraints": [{"Expression": "attribute:ecs.os-type == linux"}]}, "linux"],
		"an expression that cannot be known": [{"PlacementConstraints": [{"Expression": reference}]}, "linux"],
		"a credential specification": [{"ContainerDefinitions": [{"CredentialSpecs": ["credentialspec:arn:aws:s3:::b/k"]}]}, "windows"],
		"a credential specification the old way": [{"ContainerDefinitions": [{"DockerSecurityOptions": ["credentialspec:file://x.json"]}]}, "windows"],
		"a credential specification for Linux": [{"ContainerDefinitions": [{"CredentialSpecs": ["credentialspecdomainless:arn:aws:s3:::b/k"]}]}, "linux"],
		"a security option that cannot be known": [{"ContainerDefinitions": [{"DockerSecurityOptions": [reference]}]}, "linux"],
		"an FSx volume": [{"Volumes": [{"FsxWindowsFileServerVolumeConfiguration": {"FileSystemId": "fs-1"}}]}, "windows"],
		"another volume": [{"Volumes": [{"Name": "data"}]}, "linux"],
		"a volume that cannot be known": [{"Volumes": [{"FsxWindowsFileServerVolumeConfiguration": reference}]}, "linux"],
	}
	lib.operating_system == case[1] with input as task_definition("a-check", case[0])
}

test_unknown_operating_system_is_named if {
	unknown := lib.unknown_operating_system with input as task_definition("a-check", {"RuntimePlatform": reference})
	unknown.path == ["RuntimePlatform", "OperatingSystemFamily"]
}

test_facts if {
	doc := with_settings(task_definition("a-check", {}), {}, {"services": [], "image-config": reference})
	services := lib.fact("services") with input as doc
	services == []
	not lib.fact("image-config") with input as doc
	not lib.fact("organization-accounts") with input as doc
	lib.fact_missing(["Image"], "image-config") == {
		"path": ["Image"],
		"reason": "fact-missing",
		"detail": "the look-up \"image-config\" is needed to decide this and was not made",
	}
}

# One image of each alias, as the AWS pages that the list names write it.
test_aws_publishes_its_own_images[reference] if {
	some reference in [
		"public.ecr.aws/amazonlinux/amazonlinux:2023",
		"public.ecr.aws/amazoncorretto/amazoncorretto:21",
		"public.ecr.aws/amazon-ssm-agent/amazon-ssm-agent:latest",
		"public.ecr.aws/appmesh/aws-appmesh-envoy:v1.29.12.1-prod",
		"public.ecr.aws/aws-cli/aws-cli:latest",
		"public.ecr.aws/aws-observability/aws-for-fluent-bit:stable",
		"public.ecr.aws/bottlerocket/bottlerocket-admin:v0.11.0",
		"public.ecr.aws/cloudwatch-agent/cloudwatch-agent:latest",
		"public.ecr.aws/codebuild/amazonlinux-x86_64-standard:5.0",
		"public.ecr.aws/ecs-sample-image/amazon-ecs-sample:latest",
		"public.ecr.aws/eks/aws-load-balancer-controller:v2.8.0",
		"public.ecr.aws/eks-distro/kubernetes/pause:3.10",
		"public.ecr.aws/lambda/nodejs:24",
		"public.ecr.aws/sam/build-python3.12:latest",
		"public.ecr.aws/xray/aws-xray-daemon:latest",
	]
	image := lib.image(reference) with input as _containers([])
	split(image.path, "/")[0] in lib.aws_public_aliases
}

test_aws_publishes_under_the_names_of_its_services[alias] if {
	some alias in ["amazon-ecs", "aws-appmesh", "aws-xray"]
	alias in lib.aws_public_aliases
}

test_aws_publishes_no_vendor_images[alias] if {
	some alias in ["docker", "datadog", "hashicorp", "bitnami"]
	not alias in lib.aws_public_aliases
}

test_places_that_cannot_be_known[note] if {
	some note, case in {
		"the containers": {"configuration": {"ContainerDefinitions": reference}, "paths": {["ContainerDefinitions"]}},
		"a container": {"configuration": {"ContainerDefinitions": [{}, reference]}, "paths": {["ContainerDefinitions", 1]}},
		"on the way": {"configuration": {"ContainerDefinitions": [{"LinuxParameters": reference}]}, "paths": {["ContainerDefinitions", 0, "LinuxParameters"]}},
		"the place itself": {"configuration": {"ContainerDefinitions": [{"LinuxParameters": {"Capabilities": reference}}]}, "paths": {["ContainerDefinitions", 0, "LinuxParameters", "Capabilities"]}},
		"below it": {"configuration": {"ContainerDefinitions": [{"LinuxParameters": {"Capabilities": {"Add": reference}}}]}, "paths": set()},
		"beside it": {"configuration": {"Family": reference, "ContainerDefinitions": [{"User": reference}]}, "paths": set()},
		"nothing": {"configuration": {"ContainerDefinitions": [{"LinuxParameters": {"Capabilities": {}}}]}, "paths": set()},
	}
	found := lib.open_in_containers(["LinuxParameters", "Capabilities"]) with input as task_definition("x", case.configuration)
	{open_place.path | some open_place in found} == case.paths
	every open_place in found {
		open_place.reason == "unresolved-reference"
		open_place.detail == "!Ref Value"
	}
}

test_texts if {
	lib.texts(["a", reference, 1, "b"]) == {0: "a", 3: "b"}
	lib.texts(reference) == {}
	lib.texts("a") == {}
}

test_markers[note] if {
	some note, case in {
		"at the place": [{"A": reference}, {["A"]: reference}],
		"in the list there": [{"A": ["x", reference]}, {["A", 1]: reference}],
		"in an object there": [{"A": {"B": reference}}, {}],
		"nothing there": [{}, {}],
		"elsewhere": [{"B": reference}, {}],
	}
	lib.markers(case[0], ["A"]) == case[1]
}
