package policies["ecr-repository-tags-immutable_test"]

import data.lib_test
import data.policies["ecr-repository-tags-immutable"] as check

_ref := lib_test.reference

_cases := {
	"immutable": {"configuration": {"ImageTagMutability": "IMMUTABLE"}, "outcome": "COMPLIANT"},
	"immutable with filters left over": {"configuration": {"ImageTagMutability": "IMMUTABLE", "ImageTagMutabilityExclusionFilters": _ref}, "outcome": "COMPLIANT"},
	"mutable": {"configuration": {"ImageTagMutability": "MUTABLE"}, "outcome": "NON_COMPLIANT", "paths": {["ImageTagMutability"]}},
	"absent": {"configuration": {}, "outcome": "NON_COMPLIANT", "paths": {["ImageTagMutability"]}},
	"mutable with exclusions": {"configuration": {"ImageTagMutability": "MUTABLE_WITH_EXCLUSION", "ImageTagMutabilityExclusionFilters": [{"ImageTagMutabilityExclusionFilterValue": "dev-*"}]}, "outcome": "NON_COMPLIANT", "paths": {["ImageTagMutability"]}},
	"a value that AWS does not document": {"configuration": {"ImageTagMutability": "immutable"}, "outcome": "NON_COMPLIANT", "paths": {["ImageTagMutability"]}},
	"a reference": {"configuration": {"ImageTagMutability": _ref}, "outcome": "UNKNOWN", "unknowns": {["ImageTagMutability"]}},
	"an allowed exclusion": {"configuration": {"ImageTagMutability": "IMMUTABLE_WITH_EXCLUSION", "ImageTagMutabilityExclusionFilters": [{"ImageTagMutabilityExclusionFilterValue": "dev-*"}]}, "outcome": "COMPLIANT"},
	"another exclusion": {"configuration": {"ImageTagMutability": "IMMUTABLE_WITH_EXCLUSION", "ImageTagMutabilityExclusionFilters": [{"ImageTagMutabilityExclusionFilterValue": "dev-*"}, {"ImageTagMutabilityExclusionFilterValue": "*"}]}, "outcome": "NON_COMPLIANT", "paths": {["ImageTagMutabilityExclusionFilters", 1]}},
	"an exclusion without a pattern": {"configuration": {"ImageTagMutability": "IMMUTABLE_WITH_EXCLUSION", "ImageTagMutabilityExclusionFilters": [{}]}, "outcome": "NON_COMPLIANT", "paths": {["ImageTagMutabilityExclusionFilters", 0]}},
	"no filters": {"configuration": {"ImageTagMutability": "IMMUTABLE_WITH_EXCLUSION", "ImageTagMutabilityExclusionFilters": []}, "outcome": "COMPLIANT"},
	"filters that cannot be known": {"configuration": {"ImageTagMutability": "IMMUTABLE_WITH_EXCLUSION", "ImageTagMutabilityExclusionFilters": _ref}, "outcome": "UNKNOWN", "unknowns": {["ImageTagMutabilityExclusionFilters"]}},
	"a filter that cannot be known": {"configuration": {"ImageTagMutability": "IMMUTABLE_WITH_EXCLUSION", "ImageTagMutabilityExclusionFilters": [_ref]}, "outcome": "UNKNOWN", "unknowns": {["ImageTagMutabilityExclusionFilters", 0]}},
	"a pattern that cannot be known": {"configuration": {"ImageTagMutability": "IMMUTABLE_WITH_EXCLUSION", "ImageTagMutabilityExclusionFilters": [{"ImageTagMutabilityExclusionFilterValue": _ref}]}, "outcome": "UNKNOWN", "unknowns": {["ImageTagMutabilityExclusionFilters", 0, "ImageTagMutabilityExclusionFilterValue"]}},
	"another type": {"configuration": {}, "outcome": "NOT_APPLICABLE", "type": "AWS::ECS::Cluster"},
	"immutable with another exclusion left over": {"configuration": {"ImageTagMutability": "IMMUTABLE", "ImageTagMutabilityExclusionFilters": [{"ImageTagMutabilityExclusionFilterValue": "*"}]}, "outcome": "COMPLIANT"},
}

_messages := {
	"absent": {"configuration": {}, "message": "Repository subject has tag mutability MUTABLE; expected IMMUTABLE."},
	"another exclusion": {
		"configuration": {"ImageTagMutability": "IMMUTABLE_WITH_EXCLUSION", "ImageTagMutabilityExclusionFilters": [{"ImageTagMutabilityExclusionFilterValue": "rc-*"}]},
		"message": "Repository subject keeps tags that match \"rc-*\" mutable, which is not an allowed exclusion.",
	},
}

_base := {"check": "ecr-repository-tags-immutable", "type": "AWS::ECR::Repository", "params": {"allowedExclusions": ["dev-*"]}}

test_verdicts[note] if {
	some note, case in _cases
	lib_test.meets(check.report, case) with input as lib_test.case_input(_base, case)
}

test_messages[note] if {
	some note, case in _messages
	report := check.report with input as lib_test.case_input(_base, case)
	{violation.message | some violation in report.violations} == {case.message}
}
