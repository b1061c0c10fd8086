package policies["ecr-repository-tags-immutable_test"]

import data.lib_test
import data.policies["ecr-repository-tags-immutable"] as check

_ref := lib_test.reference

_cases := {
	"immutable": {"configuration": {"ImageTagMutability": "IMMUTABLE"}, "outcome": "COMPLIANT", "paths": set(), "unknowns": set()},
	"immutable with filters left over": {"configuration": {"ImageTagMutability": "IMMUTABLE", "ImageTagMutabilityExclusionFilters": _ref}, "outcome": "COMPLIANT", "paths": set(), "unknowns": set()},
	"mutable": {"configuration": {"ImageTagMutability": "MUTABLE"}, "outcome": "NON_COMPLIANT", "paths": {["ImageTagMutability"]}, "unknowns": set()},
	"absent": {"configuration": {}, "outcome": "NON_COMPLIANT", "paths": {["ImageTagMutability"]}, "unknowns": set()},
	"mutable with exclusions": {"configuration": {"ImageTagMutability": "MUTABLE_WITH_EXCLUSION", "ImageTagMutabilityExclusionFilters": [{"ImageTagMutabilityExclusionFilterValue": "dev-*"}]}, "outcome": "NON_COMPLIANT", "paths": {["ImageTagMutability"]}, "unknowns": set()},
	"a value that AWS does not document": {"configuration": {"ImageTagMutability": "immutable"}, "outcome": "NON_COMPLIANT", "paths": {["ImageTagMutability"]}, "unknowns": set()},
	"a reference": {"configuration": {"ImageTagMutability": _ref}, "outcome": "UNKNOWN", "paths": set(), "unknowns": {["ImageTagMutability"]}},
	"an allowed exclusion": {"configuration": {"ImageTagMutability": "IMMUTABLE_WITH_EXCLUSION", "ImageTagMutabilityExclusionFilters": [{"ImageTagMutabilityExclusionFilterValue": "dev-*"}]}, "outcome": "COMPLIANT", "paths": set(), "unknowns": set()},
	"another exclusion": {"configuration": {"ImageTagMutability": "IMMUTABLE_WITH_EXCLUSION", "ImageTagMutabilityExclusionFilters": [{"ImageTagMutabilityExclusionFilterValue": "dev-*"}, {"ImageTagMutabilityExclusionFilterValue": "*"}]}, "outcome": "NON_COMPLIANT", "paths": {["ImageTagMutabilityExclusionFilters", 1]}, "unknowns": set()},
	"an exclusion without a pattern": {"configuration": {"ImageTagMutability": "IMMUTABLE_WITH_EXCLUSION", "ImageTagMutabilityExclusionFilters": [{}]}, "outcome": "NON_COMPLIANT", "paths": {["ImageTagMutabilityExclusionFilters", 0]}, "unknowns": set()},
	"no filters": {"configuration": {"ImageTagMutability": "IMMUTABLE_WITH_EXCLUSION", "ImageTagMutabilityExclusionFilters": []}, "outcome": "COMPLIANT", "paths": set(), "unknowns": set()},
	"filters that cannot be known": {"configuration": {"ImageTagMutability": "IMMUTABLE_WITH_EXCLUSION", "ImageTagMutabilityExclusionFilters": _ref}, "outcome": "UNKNOWN", "paths": set(), "unknowns": {["ImageTagMutabilityExclusionFilters"]}},
	"a filter that cannot be known": {"configuration": {"ImageTagMutability": "IMMUTABLE_WITH_EXCLUSION", "ImageTagMutabilityExclusionFilters": [_ref]}, "outcome": "UNKNOWN", "paths": set(), "unknowns": {["ImageTagMutabilityExclusionFilters", 0]}},
	"a pattern that cannot be known": {"configuration": {"ImageTagMutability": "IMMUTABLE_WITH_EXCLUSION", "ImageTagMutabilityExclusionFilters": [{"ImageTagMutabilityExclusionFilterValue": _ref}]}, "outcome": "UNKNOWN", "paths": set(), "unknowns": {["ImageTagMutabilityExclusionFilters", 0, "ImageTagMutabilityExclusionFilterValue"]}},
	"another type": {"configuration": {}, "outcome": "NOT_APPLICABLE", "paths": set(), "type": "AWS::ECS::Cluster", "unknowns": set()},
}

_input(case) := object.union(
	lib_test.with_settings(
		lib_test.document("ecr-repository-tags-immutable", object.get(case, "type", "AWS::ECR::Repository"), case.configuration),
		object.union({"allowedExclusions": ["dev-*"]}, object.get(case, "params", {})),
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
