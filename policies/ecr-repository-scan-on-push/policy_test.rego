package policies["ecr-repository-scan-on-push_test"]

import data.lib_test
import data.policies["ecr-repository-scan-on-push"] as check

_ref := lib_test.reference

_cases := {
	"on": {"configuration": {"ImageScanningConfiguration": {"ScanOnPush": true}}, "outcome": "COMPLIANT"},
	"on in a template": {"configuration": {"ImageScanningConfiguration": {"ScanOnPush": true}}, "resource": {"source": "cloudformation"}, "outcome": "COMPLIANT"},
	"off in a template": {"configuration": {"ImageScanningConfiguration": {"ScanOnPush": false}}, "resource": {"source": "cloudformation"}, "outcome": "NON_COMPLIANT", "paths": {["ImageScanningConfiguration", "ScanOnPush"]}},
	"absent in a template": {"configuration": {}, "resource": {"source": "cloudformation"}, "outcome": "NON_COMPLIANT", "paths": {["ImageScanningConfiguration", "ScanOnPush"]}},
	"an empty block in a template": {"configuration": {"ImageScanningConfiguration": {}}, "resource": {"source": "cloudformation"}, "outcome": "NON_COMPLIANT", "paths": {["ImageScanningConfiguration", "ScanOnPush"]}},
	"off in a template where the registry is assumed to scan": {"configuration": {"ImageScanningConfiguration": {"ScanOnPush": false}}, "resource": {"source": "cloudformation"}, "params": {"registryScanning": true}, "outcome": "COMPLIANT"},
	"a reference in a template where the registry is assumed to scan": {"configuration": {"ImageScanningConfiguration": {"ScanOnPush": _ref}}, "resource": {"source": "cloudformation"}, "params": {"registryScanning": true}, "outcome": "COMPLIANT"},
	"off and deployed, whatever is assumed of templates": {"configuration": {"ImageScanningConfiguration": {"ScanOnPush": false}}, "params": {"registryScanning": true}, "outcome": "UNKNOWN", "unknowns": {["ImageScanningConfiguration", "ScanOnPush"]}},
	"off and deployed": {"configuration": {"ImageScanningConfiguration": {"ScanOnPush": false}}, "outcome": "UNKNOWN", "unknowns": {["ImageScanningConfiguration", "ScanOnPush"]}},
	"absent and described": {"configuration": {}, "resource": {"source": "describe"}, "outcome": "UNKNOWN", "unknowns": {["ImageScanningConfiguration", "ScanOnPush"]}},
	"scanned on push by the registry": {"configuration": {"ImageScanningConfiguration": {"ScanOnPush": false}}, "facts": {"repository-scanning": {"ScanFrequency": "SCAN_ON_PUSH", "ScanOnPush": false}}, "outcome": "COMPLIANT"},
	"scanned continuously by the registry": {"configuration": {"ImageScanningConfiguration": {"ScanOnPush": false}}, "facts": {"repository-scanning": {"ScanFrequency": "CONTINUOUS_SCAN", "ScanOnPush": false}}, "outcome": "COMPLIANT"},
	"scanned on push by itself": {"configuration": {"ImageScanningConfiguration": {"ScanOnPush": false}}, "facts": {"repository-scanning": {"ScanOnPush": true}}, "outcome": "COMPLIANT"},
	"not scanned": {"configuration": {"ImageScanningConfiguration": {"ScanOnPush": false}}, "facts": {"repository-scanning": {"ScanFrequency": "MANUAL", "ScanOnPush": false}}, "outcome": "NON_COMPLIANT", "paths": {["ImageScanningConfiguration", "ScanOnPush"]}},
	"not scanned, in a template": {"configuration": {"ImageScanningConfiguration": {"ScanOnPush": false}}, "resource": {"source": "cloudformation"}, "facts": {"repository-scanning": {"ScanFrequency": "MANUAL"}}, "outcome": "NON_COMPLIANT", "paths": {["ImageScanningConfiguration", "ScanOnPush"]}},
	"not scanned, whatever it asks for": {"configuration": {"ImageScanningConfiguration": {"ScanOnPush": true}}, "facts": {"repository-scanning": {"ScanFrequency": "MANUAL", "ScanOnPush": false}}, "outcome": "NON_COMPLIANT", "paths": {["ImageScanningConfiguration", "ScanOnPush"]}},
	"not scanned, whatever is assumed": {"configuration": {"ImageScanningConfiguration": {"ScanOnPush": false}}, "resource": {"source": "cloudformation"}, "params": {"registryScanning": true}, "facts": {"repository-scanning": {"ScanFrequency": "MANUAL"}}, "outcome": "NON_COMPLIANT", "paths": {["ImageScanningConfiguration", "ScanOnPush"]}},
	"a frequency that AWS does not document": {"configuration": {"ImageScanningConfiguration": {"ScanOnPush": false}}, "facts": {"repository-scanning": {"ScanFrequency": "WEEKLY"}}, "outcome": "NON_COMPLIANT", "paths": {["ImageScanningConfiguration", "ScanOnPush"]}},
	"a frequency that could not be read": {"configuration": {"ImageScanningConfiguration": {"ScanOnPush": false}}, "facts": {"repository-scanning": {"ScanFrequency": _ref, "ScanOnPush": false}}, "outcome": "UNKNOWN", "unknowns": {["ImageScanningConfiguration", "ScanOnPush"]}},
	"an answer without content": {"configuration": {"ImageScanningConfiguration": {"ScanOnPush": false}}, "facts": {"repository-scanning": {}}, "outcome": "UNKNOWN", "unknowns": {["ImageScanningConfiguration", "ScanOnPush"]}},
	"an answer that could not be had": {"configuration": {"ImageScanningConfiguration": {"ScanOnPush": false}}, "facts": {"repository-scanning": _ref}, "outcome": "UNKNOWN", "unknowns": {["ImageScanningConfiguration", "ScanOnPush"]}},
	"on, and an answer that could not be had": {"configuration": {"ImageScanningConfiguration": {"ScanOnPush": true}}, "facts": {"repository-scanning": _ref}, "outcome": "COMPLIANT"},
	"a reference": {"configuration": {"ImageScanningConfiguration": {"ScanOnPush": _ref}}, "outcome": "UNKNOWN", "unknowns": {["ImageScanningConfiguration", "ScanOnPush"]}},
	"a block that cannot be known in a template": {"configuration": {"ImageScanningConfiguration": _ref}, "resource": {"source": "cloudformation"}, "outcome": "UNKNOWN", "unknowns": {["ImageScanningConfiguration"]}},
	"a reference, and scanned": {"configuration": {"ImageScanningConfiguration": {"ScanOnPush": _ref}}, "facts": {"repository-scanning": {"ScanFrequency": "SCAN_ON_PUSH"}}, "outcome": "COMPLIANT"},
	"a reference, and not scanned": {"configuration": {"ImageScanningConfiguration": {"ScanOnPush": _ref}}, "facts": {"repository-scanning": {"ScanFrequency": "MANUAL"}}, "outcome": "NON_COMPLIANT", "paths": {["ImageScanningConfiguration", "ScanOnPush"]}},
	"another type": {"type": "AWS::ECS::Cluster", "configuration": {"ImageScanningConfiguration": {"ScanOnPush": false}}, "outcome": "NOT_APPLICABLE"},
}

_base := {"check": "ecr-repository-scan-on-push", "type": "AWS::ECR::Repository", "params": {"registryScanning": false}}

test_verdicts[note] if {
	some note, case in _cases
	lib_test.meets(check.report, case) with input as lib_test.case_input(_base, case)
}

_messages := {
	"by itself": {"case": {"configuration": {"ImageScanningConfiguration": {"ScanOnPush": false}}, "resource": {"source": "cloudformation"}}, "message": "Repository subject does not set ScanOnPush to true."},
	"by the look-up": {"case": {"configuration": {"ImageScanningConfiguration": {"ScanOnPush": false}}, "facts": {"repository-scanning": {"ScanFrequency": "MANUAL"}}}, "message": "Nothing scans the images of repository subject on push, neither its own setting nor a rule of the registry."},
}

test_messages[note] if {
	some note, expected in _messages
	report := check.report with input as lib_test.case_input(_base, expected.case)
	{violation.message | some violation in report.violations} == {expected.message}
}

test_the_missing_look_up_is_named if {
	report := check.report with input as lib_test.case_input(_base, {"configuration": {}})
	[unknown.reason | some unknown in report.unknowns] == ["fact-missing"]
	contains(report.unknowns[0].detail, "\"repository-scanning\"")
}
