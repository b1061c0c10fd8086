package policies["ecs-resources-tagged_test"]

import data.lib_test
import data.policies["ecs-resources-tagged"] as check

_ref := lib_test.reference

_condition := {"$unknown": "open-condition", "detail": "!If WithOwner"}

_transform := {"$unknown": "unresolved-reference", "detail": "!Transform Tags"}

_owner := {"Key": "Owner", "Value": "payments"}

_tags(tags) := {"Tags": tags}

_require(tags) := {"requiredTags": tags}

_propagate := {"requirePropagation": true}

_service := "AWS::ECS::Service"

_cases := {
	"a tag": {"configuration": _tags([_owner]), "outcome": "COMPLIANT"},
	"a tag beside the configuration": {"configuration": {}, "resource": {"tags": {"Owner": "payments"}}, "outcome": "COMPLIANT"},
	"no tags": {"configuration": {}, "outcome": "NON_COMPLIANT", "paths": {["Tags"]}},
	"only tags of AWS": {"configuration": _tags([{"Key": "aws:createdBy", "Value": "someone"}]), "resource": {"tags": {"aws:createdBy": "someone"}}, "outcome": "NON_COMPLIANT", "paths": {["Tags"]}},
	"a value that cannot be known": {"configuration": _tags([{"Key": "Owner", "Value": _ref}]), "outcome": "COMPLIANT"},
	"a key that cannot be known": {"configuration": _tags([{"Key": _ref, "Value": "payments"}]), "outcome": "COMPLIANT"},
	"a tag that cannot be known": {"configuration": _tags([_ref]), "outcome": "COMPLIANT"},
	"a tag that may be there": {"configuration": _tags([_condition]), "outcome": "UNKNOWN", "unknowns": {["Tags", 0]}},
	"a tag that a transform may make": {"configuration": _tags([_transform]), "outcome": "UNKNOWN", "unknowns": {["Tags", 0]}},
	"a tag that may be there beside one of AWS": {"configuration": _tags([{"Key": "aws:createdBy"}, _condition]), "outcome": "UNKNOWN", "unknowns": {["Tags", 1]}},
	"a tag that may be there beside another": {"configuration": _tags([_condition, _owner]), "outcome": "COMPLIANT"},
	"tags that cannot be known": {"configuration": _tags(_ref), "outcome": "UNKNOWN", "unknowns": {["Tags"]}},
	"tags that cannot be known beside one that is": {"configuration": _tags(_ref), "resource": {"tags": {"Owner": "payments"}}, "outcome": "COMPLIANT"},
	"a required tag": {"configuration": _tags([_owner]), "params": _require({"Owner": ""}), "outcome": "COMPLIANT"},
	"a required tag beside the configuration": {"configuration": {}, "resource": {"tags": {"Owner": "payments"}}, "params": _require({"Owner": "pay*"}), "outcome": "COMPLIANT"},
	"a required tag in another case": {"configuration": _tags([{"Key": "owner", "Value": "payments"}]), "params": _require({"Owner": ""}), "outcome": "NON_COMPLIANT", "paths": {["Tags"]}},
	"a required tag that is missing": {"configuration": _tags([_owner]), "params": _require({"Stage": ""}), "outcome": "NON_COMPLIANT", "paths": {["Tags"]}},
	"a required tag with another value": {"configuration": _tags([{"Key": "Stage", "Value": "prod"}, _owner]), "params": _require({"Owner": "orders"}), "outcome": "NON_COMPLIANT", "paths": {["Tags", 1, "Value"]}},
	"a required tag with another value, beside": {"configuration": {}, "resource": {"tags": {"Owner": "payments"}}, "params": _require({"Owner": "orders"}), "outcome": "NON_COMPLIANT", "paths": {["Tags"]}},
	"one missing, two wrong": {
		"configuration": _tags([_owner, {"Key": "Stage", "Value": "dev"}]),
		"params": _require({"Owner": ["orders", "team-*"], "Stage": "prod", "CostCentre": ""}),
		"outcome": "NON_COMPLIANT",
		"paths": {["Tags"], ["Tags", 0, "Value"], ["Tags", 1, "Value"]},
	},
	"a required value that cannot be known": {"configuration": _tags([{"Key": "Owner", "Value": _ref}]), "params": _require({"Owner": "payments"}), "outcome": "UNKNOWN", "unknowns": {["Tags", 0, "Value"]}},
	"any value that cannot be known": {"configuration": _tags([{"Key": "Owner", "Value": _ref}]), "params": _require({"Owner": ""}), "outcome": "COMPLIANT"},
	"another value that cannot be known": {"configuration": _tags([_owner, {"Key": "Stage", "Value": _ref}]), "params": _require({"Owner": "payments"}), "outcome": "COMPLIANT"},
	"a required tag behind an unknown key": {"configuration": _tags([{"Key": _ref, "Value": "payments"}]), "params": _require({"Owner": ""}), "outcome": "UNKNOWN", "unknowns": {["Tags", 0, "Key"]}},
	"a required tag beside an unknown key": {"configuration": _tags([_owner, {"Key": _ref}]), "params": _require({"Owner": ""}), "outcome": "COMPLIANT"},
	"a required tag in unknown tags": {"configuration": _tags(_ref), "params": _require({"Owner": ""}), "outcome": "UNKNOWN", "unknowns": {["Tags"]}},
	"a listed type": {"configuration": {}, "params": {"types": ["AWS::ECS::Service", "AWS::ECS::Cluster"]}, "outcome": "NON_COMPLIANT", "paths": {["Tags"]}},
	"a type that is not listed": {"configuration": {}, "params": {"types": ["AWS::ECS::Service"]}, "outcome": "NOT_APPLICABLE"},
	"a service that keeps its tags": {"configuration": object.union(_tags([_owner]), {"PropagateTags": "NONE"}), "type": _service, "outcome": "COMPLIANT"},
	"a service that has to pass its tags on": {"configuration": object.union(_tags([_owner]), {"PropagateTags": "SERVICE"}), "type": _service, "params": _propagate, "outcome": "COMPLIANT"},
	"a service that passes on other tags": {"configuration": object.union(_tags([_owner]), {"PropagateTags": "TASK_DEFINITION"}), "type": _service, "params": _propagate, "outcome": "COMPLIANT"},
	"a service that does not pass its tags on": {"configuration": _tags([_owner]), "type": _service, "params": _propagate, "outcome": "NON_COMPLIANT", "paths": {["PropagateTags"]}},
	"a propagation that nobody documents": {"configuration": object.union(_tags([_owner]), {"PropagateTags": "service"}), "type": _service, "params": _propagate, "outcome": "NON_COMPLIANT", "paths": {["PropagateTags"]}},
	"a propagation that cannot be known": {"configuration": object.union(_tags([_owner]), {"PropagateTags": _ref}), "type": _service, "params": _propagate, "outcome": "UNKNOWN", "unknowns": {["PropagateTags"]}},
	"a propagation that cannot be known and does not matter": {"configuration": object.union(_tags([_owner]), {"PropagateTags": _ref}), "type": _service, "outcome": "COMPLIANT"},
	"a cluster has nothing to pass on": {"configuration": _tags([_owner]), "params": _propagate, "outcome": "COMPLIANT"},
	"a deleted cluster": {"configuration": {"Status": "INACTIVE"}, "outcome": "NOT_APPLICABLE"},
	"another type": {"configuration": {}, "type": "AWS::ECS::TaskSet", "outcome": "NOT_APPLICABLE"},
}

_base := {"check": "ecs-resources-tagged", "type": "AWS::ECS::Cluster"}

_defaults := {"requiredTags": {}, "types": [], "requirePropagation": false}

_input(case) := lib_test.case_input(_base, object.union({"params": _defaults}, case))

test_verdicts[note] if {
	some note, case in _cases
	lib_test.meets(check.report, case) with input as _input(case)
}

test_every_type[type] if {
	some type in [
		"AWS::ECS::TaskDefinition",
		"AWS::ECS::Service",
		"AWS::ECS::Cluster",
		"AWS::ECS::CapacityProvider",
		"AWS::ECR::Repository",
		"AWS::EFS::FileSystem",
	]
	report := check.report with input as _input({"type": type, "configuration": {}})
	report.outcome == "NON_COMPLIANT"
}

test_messages[note] if {
	some note, case in {
		"no tags": {"configuration": {}, "message": "subject has no tags of its own; expected at least one."},
		"a missing tag": {
			"configuration": _tags([_owner]),
			"params": _require({"Stage": ["prod", "test-*"]}),
			"message": "subject has no tag \"Stage\"; expected prod or test-*.",
		},
		"a missing tag of any value": {
			"configuration": {},
			"params": _require({"Stage": []}),
			"message": "subject has no tag \"Stage\"; expected any value.",
		},
		"a wrong value": {
			"configuration": _tags([_owner]),
			"params": _require({"Owner": "team-*"}),
			"message": "subject sets the tag \"Owner\" to \"payments\"; expected team-*.",
		},
		"no propagation": {
			"configuration": _tags([_owner]),
			"type": _service,
			"params": _propagate,
			"message": "subject does not have its tasks tagged: expected PropagateTags SERVICE or TASK_DEFINITION.",
		},
	}
	report := check.report with input as _input(case)
	[case.message] == [violation.message | some violation in report.violations]
}
