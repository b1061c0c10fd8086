package policies["ecr-registry-enhanced-scanning_test"]

import data.lib_test
import data.policies["ecr-registry-enhanced-scanning"] as check

_ref := lib_test.reference

_cases := {
	"all repositories": {"configuration": {}, "facts": {"registry-scanning": {"RepositoryCount": 3, "ScanType": "ENHANCED", "Rules": [{"RepositoryFilters": [{"Filter": "prod-*"}]}, {"RepositoryFilters": [{"Filter": "*"}]}]}}, "outcome": "COMPLIANT"},
	"all repositories by the second filter": {"configuration": {}, "facts": {"registry-scanning": {"RepositoryCount": 3, "ScanType": "ENHANCED", "Rules": [{"RepositoryFilters": [{"Filter": "prod-*"}, {"Filter": "*"}]}]}}, "outcome": "COMPLIANT"},
	"some repositories": {"configuration": {}, "facts": {"registry-scanning": {"RepositoryCount": 3, "ScanType": "ENHANCED", "Rules": [{"RepositoryFilters": [{"Filter": "prod-*"}]}]}}, "outcome": "NON_COMPLIANT", "paths": {[]}},
	"some repositories, which is enough": {"configuration": {}, "facts": {"registry-scanning": {"RepositoryCount": 3, "ScanType": "ENHANCED", "Rules": [{"RepositoryFilters": [{"Filter": "prod-*"}]}]}}, "params": {"requireAllRepositories": false}, "outcome": "COMPLIANT"},
	"no rules": {"configuration": {}, "facts": {"registry-scanning": {"RepositoryCount": 3, "ScanType": "ENHANCED", "Rules": []}}, "outcome": "NON_COMPLIANT", "paths": {[]}},
	"no rules, where some repositories are enough": {"configuration": {}, "facts": {"registry-scanning": {"RepositoryCount": 3, "ScanType": "ENHANCED", "Rules": []}}, "params": {"requireAllRepositories": false}, "outcome": "NON_COMPLIANT", "paths": {[]}},
	"a rule for nothing": {"configuration": {}, "facts": {"registry-scanning": {"RepositoryCount": 3, "ScanType": "ENHANCED", "Rules": [{}]}}, "outcome": "NON_COMPLIANT", "paths": {[]}},
	"absent rules": {"configuration": {}, "facts": {"registry-scanning": {"RepositoryCount": 3, "ScanType": "ENHANCED"}}, "outcome": "NON_COMPLIANT", "paths": {[]}},
	"basic scanning": {"configuration": {}, "facts": {"registry-scanning": {"RepositoryCount": 3, "ScanType": "BASIC", "Rules": [{"RepositoryFilters": [{"Filter": "*"}]}]}}, "outcome": "NON_COMPLIANT", "paths": {[]}},
	"no repositories": {"configuration": {}, "facts": {"registry-scanning": {"RepositoryCount": 0, "ScanType": "BASIC"}}, "outcome": "NOT_APPLICABLE"},
	"no repositories, and a type that could not be read": {"configuration": {}, "facts": {"registry-scanning": {"RepositoryCount": 0, "ScanType": _ref}}, "outcome": "NOT_APPLICABLE"},
	"not looked up": {"configuration": {}, "outcome": "UNKNOWN", "unknowns": {[]}},
	"an answer that could not be had": {"configuration": {}, "facts": {"registry-scanning": _ref}, "outcome": "UNKNOWN", "unknowns": {[]}},
	"a count that could not be read": {"configuration": {}, "facts": {"registry-scanning": {"RepositoryCount": _ref, "ScanType": "BASIC"}}, "outcome": "UNKNOWN", "unknowns": {[]}},
	"a count that could not be read, which does not decide": {"configuration": {}, "facts": {"registry-scanning": {"RepositoryCount": _ref, "ScanType": "ENHANCED", "Rules": [{"RepositoryFilters": [{"Filter": "*"}]}]}}, "outcome": "COMPLIANT"},
	"a type that could not be read": {"configuration": {}, "facts": {"registry-scanning": {"RepositoryCount": 3, "ScanType": _ref, "Rules": [{"RepositoryFilters": [{"Filter": "*"}]}]}}, "outcome": "UNKNOWN", "unknowns": {[]}},
	"a type that could not be read, and no rules": {"configuration": {}, "facts": {"registry-scanning": {"RepositoryCount": 3, "ScanType": _ref, "Rules": []}}, "outcome": "UNKNOWN", "unknowns": {[]}},
	"no type": {"configuration": {}, "facts": {"registry-scanning": {"RepositoryCount": 3, "Rules": [{"RepositoryFilters": [{"Filter": "*"}]}]}}, "outcome": "UNKNOWN", "unknowns": {[]}},
	"rules that could not be read": {"configuration": {}, "facts": {"registry-scanning": {"RepositoryCount": 3, "ScanType": "ENHANCED", "Rules": _ref}}, "outcome": "UNKNOWN", "unknowns": {[]}},
	"a rule that could not be read": {"configuration": {}, "facts": {"registry-scanning": {"RepositoryCount": 3, "ScanType": "ENHANCED", "Rules": [_ref]}}, "params": {"requireAllRepositories": false}, "outcome": "UNKNOWN", "unknowns": {[]}},
	"filters that could not be read": {"configuration": {}, "facts": {"registry-scanning": {"RepositoryCount": 3, "ScanType": "ENHANCED", "Rules": [{"RepositoryFilters": _ref}]}}, "outcome": "UNKNOWN", "unknowns": {[]}},
	"a filter that could not be read": {"configuration": {}, "facts": {"registry-scanning": {"RepositoryCount": 3, "ScanType": "ENHANCED", "Rules": [{"RepositoryFilters": [{"Filter": _ref}]}]}}, "outcome": "UNKNOWN", "unknowns": {[]}},
	"a filter that could not be read beside one for all": {"configuration": {}, "facts": {"registry-scanning": {"RepositoryCount": 3, "ScanType": "ENHANCED", "Rules": [{"RepositoryFilters": [{"Filter": _ref}, {"Filter": "*"}]}]}}, "outcome": "COMPLIANT"},
	"another type": {"type": "AWS::ECS::Cluster", "configuration": {}, "outcome": "NOT_APPLICABLE"},
}

_base := {"check": "ecr-registry-enhanced-scanning", "type": "AWS::::Account", "params": {"requireAllRepositories": true}}

test_verdicts[note] if {
	some note, case in _cases
	lib_test.meets(check.report, case) with input as lib_test.case_input(_base, case)
}

_messages := {
	"basic scanning": {"case": {"configuration": {}, "facts": {"registry-scanning": {"RepositoryCount": 3, "ScanType": "BASIC"}}}, "message": "The image registry of subject has scan type BASIC; expected ENHANCED."},
	"some repositories": {"case": {"configuration": {}, "facts": {"registry-scanning": {"RepositoryCount": 3, "ScanType": "ENHANCED", "Rules": [{"RepositoryFilters": [{"Filter": "prod-*"}]}]}}}, "message": "The image registry of subject has no rule of enhanced scanning for all repositories (filter *)."},
	"no rules": {"case": {"configuration": {}, "facts": {"registry-scanning": {"RepositoryCount": 3, "ScanType": "ENHANCED", "Rules": []}}, "params": {"requireAllRepositories": false}}, "message": "The image registry of subject has no rule of enhanced scanning for any repository."},
}

test_messages[note] if {
	some note, expected in _messages
	report := check.report with input as lib_test.case_input(_base, expected.case)
	{violation.message | some violation in report.violations} == {expected.message}
}

test_the_missing_look_up_is_named if {
	report := check.report with input as lib_test.case_input(_base, {"configuration": {}})
	[unknown.reason | some unknown in report.unknowns] == ["fact-missing"]
	contains(report.unknowns[0].detail, "\"registry-scanning\"")
}
