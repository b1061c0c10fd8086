package policies["ecs-taskdef-non-root-user_test"]

import data.lib
import data.lib_test
import data.policies["ecs-taskdef-non-root-user"] as check

_ref := lib_test.reference

_cases := {
	"no containers": {"configuration": {"ContainerDefinitions": []}, "outcome": "NOT_APPLICABLE"},
	"another type": {"configuration": {}, "outcome": "NOT_APPLICABLE", "type": "AWS::ECS::Cluster"},
	"a deregistered revision": {"configuration": {"Status": "INACTIVE", "ContainerDefinitions": [{"Name": "a"}]}, "outcome": "NOT_APPLICABLE"},
	"containers that cannot be known": {"configuration": {"ContainerDefinitions": _ref}, "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions"]}},
	"a container that cannot be known": {"configuration": {"ContainerDefinitions": [_ref]}, "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions", 0]}},
	"a number": {"configuration": {"Family": "web", "ContainerDefinitions": [{"User": "1000"}]}, "outcome": "COMPLIANT"},
	"root": {"configuration": {"Family": "web", "ContainerDefinitions": [{"User": "1000"}, {"User": "root"}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 1, "User"]}},
	"absent": {"configuration": {"Family": "web", "ContainerDefinitions": [{"User": "1000"}, {}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 1, "User"]}},
	"blank": {"configuration": {"Family": "web", "ContainerDefinitions": [{"User": "  "}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "User"]}},
	"a reference": {"configuration": {"Family": "web", "ContainerDefinitions": [{"User": _ref}]}, "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions", 0, "User"]}},
	"the root group": {"configuration": {"Family": "web", "ContainerDefinitions": [{"User": "1000:0"}]}, "outcome": "COMPLIANT"},
	"the root group refused": {"configuration": {"Family": "web", "ContainerDefinitions": [{"User": "1000:0"}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "User"]}, "params": {"disallowRootGroup": true}},
	"root and its group refused once": {"configuration": {"Family": "web", "ContainerDefinitions": [{"User": "0:0"}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "User"]}, "params": {"disallowRootGroup": true}},
	"Windows": {"configuration": {"RuntimePlatform": {"OperatingSystemFamily": "WINDOWS_SERVER_2022_CORE"}, "ContainerDefinitions": [{}]}, "outcome": "NOT_APPLICABLE"},
	"an unknown system and root": {"configuration": {"RuntimePlatform": _ref, "ContainerDefinitions": [{"User": "0"}]}, "outcome": "UNKNOWN", "unknowns": {["RuntimePlatform", "OperatingSystemFamily"]}},
	"an unknown system and another user": {"configuration": {"RuntimePlatform": _ref, "ContainerDefinitions": [{"User": "1"}]}, "outcome": "COMPLIANT"},
	"the image decides": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "x"}]}, "outcome": "COMPLIANT", "params": {"allowImageDefault": true}, "facts": {"image-config": {"x": {"User": "1000"}}}},
	"the image is root": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "x"}, {"Image": "y"}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "User"], ["ContainerDefinitions", 1, "User"]}, "params": {"allowImageDefault": true}, "facts": {"image-config": {"x": {"User": "0"}, "y": {"User": ""}}}},
	"the image has the root group": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "x"}]}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "User"]}, "params": {"allowImageDefault": true, "disallowRootGroup": true}, "facts": {"image-config": {"x": {"User": "1000:0"}}}},
	"the image was not looked up": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "x"}]}, "outcome": "UNKNOWN", "params": {"allowImageDefault": true}, "unknowns": {["ContainerDefinitions", 0, "User"]}},
	"the image is not among those looked up": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "x"}]}, "outcome": "UNKNOWN", "params": {"allowImageDefault": true}, "facts": {"image-config": {}}, "unknowns": {["ContainerDefinitions", 0, "User"]}},
	"another group where root's is refused": {"configuration": {"Family": "web", "ContainerDefinitions": [{"User": "1000:1000"}]}, "outcome": "COMPLIANT", "params": {"disallowRootGroup": true}},
	"the image would be root, but the container names another user": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "x", "User": "1000"}]}, "outcome": "COMPLIANT", "params": {"allowImageDefault": true}, "facts": {"image-config": {"x": {"User": "0"}}}},
	"the image has the root group, which may be": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "x"}]}, "outcome": "COMPLIANT", "params": {"allowImageDefault": true}, "facts": {"image-config": {"x": {"User": "1000:0"}}}},
	"the image has another group where root's is refused": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "x"}]}, "outcome": "COMPLIANT", "params": {"allowImageDefault": true, "disallowRootGroup": true}, "facts": {"image-config": {"x": {"User": "1000:1000"}}}},
	"the image's user cannot be known": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": "x"}]}, "outcome": "UNKNOWN", "params": {"allowImageDefault": true}, "facts": {"image-config": {"x": {"User": _ref}}}, "unknowns": {["ContainerDefinitions", 0, "User"]}},
}

_messages := {
	"root": {"configuration": _container({"User": "0:0"}), "params": {"disallowRootGroup": true}, "message": "Container \"app\" of web runs as root (User \"0:0\")."},
	"the root group": {"configuration": _container({"User": "1000:0"}), "params": {"disallowRootGroup": true}, "message": "Container \"app\" of web runs with the root group (User \"1000:0\")."},
	"absent": {
		"configuration": _container({}),
		"message": "Container \"app\" of web sets no User, so it runs as the image's own user, root unless the image says otherwise.",
	},
	"the image is root": {
		"configuration": _container({"Image": "x"}),
		"params": {"allowImageDefault": true},
		"facts": {"image-config": {"x": {"User": "root"}}},
		"message": "Container \"app\" of web sets no User and its image runs as root.",
	},
}

_container(settings) := {"Family": "web", "ContainerDefinitions": [object.union({"Name": "app"}, settings)]}

_base := {"check": "ecs-taskdef-non-root-user", "type": "AWS::ECS::TaskDefinition", "params": {"allowImageDefault": false, "disallowRootGroup": false}}

test_verdicts[note] if {
	some note, case in _cases
	lib_test.meets(check.report, case) with input as lib_test.case_input(_base, case)
}

test_messages[note] if {
	some note, case in _messages
	report := check.report with input as lib_test.case_input(_base, case)
	{violation.message | some violation in report.violations} == {case.message}
}

test_names_the_look_up_that_is_missing if {
	case := {"configuration": _container({"Image": "x"}), "params": {"allowImageDefault": true}}
	report := check.report with input as lib_test.case_input(_base, case)
	report.unknowns == [lib.fact_missing(["ContainerDefinitions", 0, "User"], "image-config")]
}
