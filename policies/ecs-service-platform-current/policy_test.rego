package policies["ecs-service-platform-current_test"]

import data.lib_test
import data.policies["ecs-service-platform-current"] as check

_ref := lib_test.reference

_fargate(version) := {"LaunchType": "FARGATE", "PlatformVersion": version}

_windows(version) := object.union(_fargate(version), {"PlatformFamily": "WINDOWS_SERVER_2022_CORE"})

_of_unknown_family(version) := object.union(_fargate(version), {"PlatformFamily": _ref})

_cases := {
	"a latest version of two parts": {"configuration": _fargate("1.4.0"), "params": {"latestLinux": "1.4"}, "outcome": "COMPLIANT"},
	"a latest version of one part": {"configuration": _fargate("1.0.0"), "params": {"latestLinux": "1"}, "outcome": "COMPLIANT"},
	"a part that is no number": {"configuration": _fargate("1.4.~"), "outcome": "UNKNOWN", "unknowns": {["PlatformVersion"]}},
	"on EC2": {"configuration": {"LaunchType": "EC2"}, "outcome": "NOT_APPLICABLE"},
	"on EC2, with a version": {"configuration": {"LaunchType": "EC2", "PlatformVersion": "1.0.0"}, "outcome": "NOT_APPLICABLE"},
	"on EC2, with a version that cannot be known": {"configuration": {"LaunchType": "EC2", "PlatformVersion": _ref}, "outcome": "NOT_APPLICABLE"},
	"on instances by strategy": {"configuration": {"CapacityProviderStrategy": [{"CapacityProvider": "asg"}]}, "outcome": "NOT_APPLICABLE"},
	"on instances by the cluster": {"configuration": {}, "facts": {"cluster": {"DefaultCapacityProviderStrategy": []}}, "outcome": "NOT_APPLICABLE"},
	"another type": {"configuration": _fargate("1.0.0"), "type": "AWS::ECS::TaskSet", "outcome": "NOT_APPLICABLE"},
	"absent": {"configuration": {"LaunchType": "FARGATE"}, "outcome": "COMPLIANT"},
	"absent, and nothing about Fargate": {"configuration": {}, "outcome": "COMPLIANT"},
	"absent, and a launch type that cannot be known": {"configuration": {"LaunchType": _ref}, "outcome": "COMPLIANT"},
	"absent where only the latest will do": {"configuration": {"LaunchType": "FARGATE"}, "params": {"requireLatest": true}, "outcome": "COMPLIANT"},
	"LATEST": {"configuration": _fargate("LATEST"), "outcome": "COMPLIANT"},
	"LATEST where only the latest will do": {"configuration": _fargate("LATEST"), "params": {"requireLatest": true}, "outcome": "COMPLIANT"},
	"the latest number": {"configuration": _fargate("1.4.0"), "outcome": "COMPLIANT"},
	"the latest number where only the latest will do": {"configuration": _fargate("1.4.0"), "params": {"requireLatest": true}, "outcome": "NON_COMPLIANT", "paths": {["PlatformVersion"]}},
	"an older number": {"configuration": _fargate("1.3.0"), "outcome": "NON_COMPLIANT", "paths": {["PlatformVersion"]}},
	"an older number alone": {"configuration": {"PlatformVersion": "1.3.0"}, "outcome": "NON_COMPLIANT", "paths": {["PlatformVersion"]}},
	"an older number on Spot": {"configuration": {"CapacityProviderStrategy": [{"CapacityProvider": "FARGATE_SPOT"}], "PlatformVersion": "1.3.0"}, "outcome": "NON_COMPLIANT", "paths": {["PlatformVersion"]}},
	"a number that is older as a text only": {"configuration": _fargate("1.10.0"), "outcome": "COMPLIANT"},
	"a number that is newer as a text only": {"configuration": _fargate("1.9.0"), "params": {"latestLinux": "1.10.0"}, "outcome": "NON_COMPLIANT", "paths": {["PlatformVersion"]}},
	"the first part counts most": {"configuration": _fargate("2.0.0"), "outcome": "COMPLIANT"},
	"the last part counts": {"configuration": _fargate("1.4.0"), "params": {"latestLinux": "1.4.1"}, "outcome": "NON_COMPLIANT", "paths": {["PlatformVersion"]}},
	"leading zeros": {"configuration": _fargate("01.04.00"), "outcome": "COMPLIANT"},
	"two parts": {"configuration": _fargate("1.4"), "outcome": "COMPLIANT"},
	"one part": {"configuration": _fargate("1"), "outcome": "NON_COMPLIANT", "paths": {["PlatformVersion"]}},
	"one part, the latest": {"configuration": _fargate("1"), "params": {"latestLinux": "1.0.0"}, "outcome": "COMPLIANT"},
	"four parts": {"configuration": _fargate("1.4.0.0"), "outcome": "UNKNOWN", "unknowns": {["PlatformVersion"]}},
	"an empty part": {"configuration": _fargate("1..3"), "outcome": "UNKNOWN", "unknowns": {["PlatformVersion"]}},
	"a word": {"configuration": _fargate("latest"), "outcome": "UNKNOWN", "unknowns": {["PlatformVersion"]}},
	"a word where only the latest will do": {"configuration": _fargate("latest"), "params": {"requireLatest": true}, "outcome": "NON_COMPLIANT", "paths": {["PlatformVersion"]}},
	"a parameter that is no version": {"configuration": _fargate("1.4.0"), "params": {"latestLinux": "newest"}, "outcome": "UNKNOWN", "unknowns": {["PlatformVersion"]}},
	"no number, whatever the parameter": {"configuration": {"LaunchType": "FARGATE"}, "params": {"latestLinux": "newest"}, "outcome": "COMPLIANT"},
	"a reference": {"configuration": _fargate(_ref), "outcome": "UNKNOWN", "unknowns": {["PlatformVersion"]}},
	"a reference where only the latest will do": {"configuration": _fargate(_ref), "params": {"requireLatest": true}, "outcome": "UNKNOWN", "unknowns": {["PlatformVersion"]}},
	"the latest for Windows": {"configuration": _windows("1.0.0"), "outcome": "COMPLIANT"},
	"an older number for Windows": {"configuration": _windows("1.0.0"), "params": {"latestWindows": "1.1.0"}, "outcome": "NON_COMPLIANT", "paths": {["PlatformVersion"]}},
	"Windows in lower case": {"configuration": object.union(_fargate("1.0.0"), {"PlatformFamily": "Windows"}), "outcome": "COMPLIANT"},
	"Linux by name": {"configuration": object.union(_fargate("1.0.0"), {"PlatformFamily": "Linux"}), "outcome": "NON_COMPLIANT", "paths": {["PlatformVersion"]}},
	"an unknown family decides": {"configuration": _of_unknown_family("1.0.0"), "outcome": "UNKNOWN", "unknowns": {["PlatformFamily"]}},
	"an unknown family, the latest for both": {"configuration": _of_unknown_family("1.4.0"), "outcome": "COMPLIANT"},
	"an unknown family, too old for both": {"configuration": _of_unknown_family("0.9.0"), "outcome": "NON_COMPLIANT", "paths": {["PlatformVersion"]}},
}

_base := {
	"check": "ecs-service-platform-current",
	"type": "AWS::ECS::Service",
	"params": {"latestLinux": "1.4.0", "latestWindows": "1.0.0", "requireLatest": false},
}

test_verdicts[note] if {
	some note, case in _cases
	lib_test.meets(check.report, case) with input as lib_test.case_input(_base, case)
}

test_messages[note] if {
	some note, case in {
		"Linux": {"configuration": _fargate("1.3.0"), "message": "Service subject asks for Fargate platform version 1.3.0; expected LATEST or at least 1.4.0 for Linux."},
		"Windows": {"configuration": _windows("0.1.0"), "message": "Service subject asks for Fargate platform version 0.1.0; expected LATEST or at least 1.0.0 for Windows."},
		"either": {"configuration": _of_unknown_family("0.1.0"), "message": "Service subject asks for Fargate platform version 0.1.0; expected LATEST or at least 1.0.0 for Windows or 1.4.0 for Linux."},
		"the latest alone": {"configuration": _fargate("1.4.0"), "params": {"requireLatest": true}, "message": "Service subject asks for Fargate platform version 1.4.0; expected LATEST."},
	}
	report := check.report with input as lib_test.case_input(_base, case)
	[violation.message | some violation in report.violations] == [case.message]
}

test_references_are_told_once if {
	report := check.report with input as lib_test.case_input(_base, {"configuration": _fargate(_ref)})
	[unknown.reason | some unknown in report.unknowns] == ["unresolved-reference"]
}

test_unclear_versions_are_explained if {
	report := check.report with input as lib_test.case_input(_base, {"configuration": _fargate("newest")})
	report.unknowns == [{"path": ["PlatformVersion"], "reason": "not-coercible", "detail": "expected LATEST or at least 1.4.0 for Linux"}]
}
