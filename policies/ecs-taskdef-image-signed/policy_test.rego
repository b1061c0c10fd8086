package policies["ecs-taskdef-image-signed_test"]

import data.lib_test
import data.policies["ecs-taskdef-image-signed"] as check

_ref := lib_test.reference

_cases := {
	"no containers": {"configuration": {"ContainerDefinitions": []}, "outcome": "NOT_APPLICABLE"},
	"another type": {"configuration": {"ContainerDefinitions": [{}]}, "outcome": "NOT_APPLICABLE", "type": "AWS::ECS::Cluster"},
	"containers that cannot be known": {"configuration": {"ContainerDefinitions": _ref}, "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions"]}},
	"a container that cannot be known": {"configuration": {"ContainerDefinitions": [_ref]}, "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions", 0]}},
	"no image": {"configuration": {"Family": "web", "ContainerDefinitions": [{}]}, "facts": {"image-signatures": {}}, "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions", 0, "Image"]}},
	"an image that cannot be known": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Image": _ref}]}, "facts": {"image-signatures": {}}, "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions", 0, "Image"]}},
	"signed": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Name": "app", "Image": "a"}]}, "facts": {"image-signatures": {"a": {"Verdict": "SIGNED"}}}, "outcome": "COMPLIANT"},
	"signed, for now": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Name": "app", "Image": "a"}]}, "facts": {"image-signatures": {"a": {"Verdict": "SIGNED", "IsProvisional": true}}}, "outcome": "COMPLIANT"},
	"unsigned": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Name": "app", "Image": "a"}]}, "facts": {"image-signatures": {"a": {"Verdict": "UNSIGNED"}}}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "Image"]}},
	"bad signature": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Name": "app", "Image": "a"}]}, "facts": {"image-signatures": {"a": {"Verdict": "BAD_SIGNATURE"}}}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "Image"]}},
	"wrong key": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Name": "app", "Image": "a"}]}, "facts": {"image-signatures": {"a": {"Verdict": "WRONG_KEY"}}}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "Image"]}},
	"digest mismatch": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Name": "app", "Image": "a"}]}, "facts": {"image-signatures": {"a": {"Verdict": "DIGEST_MISMATCH"}}}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "Image"]}},
	"revoked": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Name": "app", "Image": "a"}]}, "facts": {"image-signatures": {"a": {"Verdict": "REVOKED"}}}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "Image"]}},
	"expired": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Name": "app", "Image": "a"}]}, "facts": {"image-signatures": {"a": {"Verdict": "EXPIRED"}}}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "Image"]}},
	"unknown": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Name": "app", "Image": "a"}]}, "facts": {"image-signatures": {"a": {"Verdict": "UNKNOWN"}}}, "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions", 0, "Image"]}},
	"config error": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Name": "app", "Image": "a"}]}, "facts": {"image-signatures": {"a": {"Verdict": "CONFIG_ERROR"}}}, "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions", 0, "Image"]}},
	"something else": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Name": "app", "Image": "a"}]}, "facts": {"image-signatures": {"a": {"Verdict": "SOMETHING_ELSE"}}}, "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions", 0, "Image"]}},
	"nobody looked": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Name": "app", "Image": "a"}]}, "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions", 0, "Image"]}},
	"the look-up failed": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Name": "app", "Image": "a"}]}, "facts": {"image-signatures": _ref}, "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions", 0, "Image"]}},
	"another image was looked at": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Name": "app", "Image": "a"}]}, "facts": {"image-signatures": {"b": {"Verdict": "SIGNED"}}}, "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions", 0, "Image"]}},
	"the image could not be looked at": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Name": "app", "Image": "a"}]}, "facts": {"image-signatures": {"a": _ref}}, "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions", 0, "Image"]}},
	"there is no verdict": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Name": "app", "Image": "a"}]}, "facts": {"image-signatures": {"a": {}}}, "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions", 0, "Image"]}},
	"the verdict cannot be known": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Name": "app", "Image": "a"}]}, "facts": {"image-signatures": {"a": {"Verdict": _ref}}}, "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions", 0, "Image"]}},
	"no rule": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Name": "app", "Image": "a"}]}, "facts": {"image-signatures": {"a": {"Verdict": "NO_TRUST_POLICY"}}}, "outcome": "NOT_APPLICABLE"},
	"no rule where every image needs one": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Name": "app", "Image": "a"}]}, "facts": {"image-signatures": {"a": {"Verdict": "NO_TRUST_POLICY"}}}, "params": {"requireAll": true}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "Image"]}},
	"no rule beside a signed one": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Name": "app", "Image": "a"}, {"Name": "b", "Image": "b"}]}, "facts": {"image-signatures": {"a": {"Verdict": "NO_TRUST_POLICY"}, "b": {"Verdict": "SIGNED"}}}, "outcome": "COMPLIANT"},
	"signed where every image needs a rule": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Name": "app", "Image": "a"}]}, "facts": {"image-signatures": {"a": {"Verdict": "SIGNED"}}}, "params": {"requireAll": true}, "outcome": "COMPLIANT"},
	"unknown where every image needs a rule": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Name": "app", "Image": "a"}]}, "facts": {"image-signatures": {"a": {"Verdict": "UNKNOWN"}}}, "params": {"requireAll": true}, "outcome": "UNKNOWN", "unknowns": {["ContainerDefinitions", 0, "Image"]}},
	"all of two beside others": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Name": "app", "Image": "a"}, {"Name": "b", "Image": "b"}, {"Name": "app", "Image": "a"}, {"Image": "c"}]}, "facts": {"image-signatures": {"a": {"Verdict": "UNSIGNED"}, "b": {"Verdict": "SIGNED"}}}, "outcome": "NON_COMPLIANT", "paths": {["ContainerDefinitions", 0, "Image"], ["ContainerDefinitions", 2, "Image"]}, "unknowns": {["ContainerDefinitions", 3, "Image"]}},
}

_base := {"check": "ecs-taskdef-image-signed", "type": "AWS::ECS::TaskDefinition", "params": {"trustPolicy": "production", "requireAll": false}}

test_verdicts[note] if {
	some note, case in _cases
	lib_test.meets(check.report, case) with input as lib_test.case_input(_base, case)
}

_messages := {
	"unsigned": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Name": "app", "Image": "a"}]}, "facts": {"image-signatures": {"a": {"Verdict": "UNSIGNED", "IsProvisional": false}}}, "messages": ["Container \"app\" of web uses image \"a\", whose signature verdict is UNSIGNED; expected SIGNED."]},
	"with a reason": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Name": "app", "Image": "a"}]}, "facts": {"image-signatures": {"a": {"Verdict": "WRONG_KEY", "Reason": "KEY_NOT_TRUSTED"}}}, "messages": ["Container \"app\" of web uses image \"a\", whose signature verdict is WRONG_KEY (KEY_NOT_TRUSTED); expected SIGNED."]},
	"with a reason that cannot be known": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Name": "app", "Image": "a"}]}, "facts": {"image-signatures": {"a": {"Verdict": "WRONG_KEY", "Reason": _ref}}}, "messages": ["Container \"app\" of web uses image \"a\", whose signature verdict is WRONG_KEY; expected SIGNED."]},
	"for now": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Name": "app", "Image": "a"}]}, "facts": {"image-signatures": {"a": {"Verdict": "UNSIGNED", "IsProvisional": true}}}, "messages": ["Container \"app\" of web uses image \"a\", whose signature verdict is UNSIGNED for what its tag stands for now, which may drift; expected SIGNED."]},
	"no rule": {"configuration": {"Family": "web", "ContainerDefinitions": [{"Name": "app", "Image": "a"}]}, "facts": {"image-signatures": {"a": {"Verdict": "NO_TRUST_POLICY"}}}, "params": {"requireAll": true}, "messages": ["Container \"app\" of web uses image \"a\", for which trust policy \"production\" has no rule; every image needs one."]},
}

test_messages[note] if {
	some note, case in _messages
	report := check.report with input as lib_test.case_input(_base, case)
	[violation.message | some violation in report.violations] == case.messages
}

_explanations := {
	"no look-up": {"facts": {}, "detail": "the look-up \"image-signatures\" is needed to decide this and was not made"},
	"no verdict": {
		"facts": {"image-signatures": {"a": {"Reason": "ENUMERATION_INCOMPLETE"}}},
		"detail": "the look-up \"image-signatures\" is needed to decide this and was not made",
	},
	"not judged": {
		"facts": {"image-signatures": {"a": {"Verdict": "UNKNOWN", "Reason": "ENUMERATION_INCOMPLETE", "IsProvisional": true}}},
		"detail": "the signature could not be judged: UNKNOWN (ENUMERATION_INCOMPLETE) for what its tag stands for now, which may drift",
	},
}

test_explanations[note] if {
	some note, explanation in _explanations
	case := {"configuration": {"ContainerDefinitions": [{"Image": "a"}]}, "facts": explanation.facts}
	report := check.report with input as lib_test.case_input(_base, case)
	[[unknown.reason, unknown.detail] | some unknown in report.unknowns] == [["fact-missing", explanation.detail]]
}
