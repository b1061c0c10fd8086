package policies["ecs-service-admission-hook_test"]

import data.lib_test
import data.policies["ecs-service-admission-hook"] as check

_ref := lib_test.reference

_unrecorded := {"$unknown": "not-recorded", "detail": "AWS Config may leave it out"}

_gate := "arn:aws:lambda:eu-west-1:111122223333:function:admission-gate"

_other := "arn:aws:lambda:eu-west-1:111122223333:function:smoke-test"

_place := ["DeploymentConfiguration", "LifecycleHooks"]

_listed := {"hookArns": ["arn:aws:lambda:eu-west-1:111122223333:function:another", _gate]}

_with_hooks(hooks) := {"DeploymentConfiguration": {"LifecycleHooks": hooks}}

_at_start(settings) := _with_hooks([object.union({"LifecycleStages": ["RECONCILE_SERVICE", "PRE_SCALE_UP"]}, settings)])

_cases := {
	"no configuration": {"configuration": {}, "outcome": "NON_COMPLIANT", "paths": {_place}},
	"no hooks": {"configuration": {"DeploymentConfiguration": {"Strategy": "BLUE_GREEN"}}, "outcome": "NON_COMPLIANT", "paths": {_place}},
	"another type": {"configuration": {}, "type": "AWS::ECS::TaskSet", "outcome": "NOT_APPLICABLE"},
	"ECS by name": {"configuration": {"DeploymentController": {"Type": "ECS"}}, "outcome": "NON_COMPLIANT", "paths": {_place}},
	"CodeDeploy": {"configuration": {"DeploymentController": {"Type": "CODE_DEPLOY"}}, "outcome": "NOT_APPLICABLE"},
	"an external controller": {"configuration": {"DeploymentController": {"Type": "EXTERNAL"}, "DeploymentConfiguration": _ref}, "outcome": "NOT_APPLICABLE"},
	"a daemon": {"configuration": {"SchedulingStrategy": "DAEMON"}, "outcome": "NOT_APPLICABLE"},
	"replicas": {"configuration": {"SchedulingStrategy": "REPLICA"}, "outcome": "NON_COMPLIANT", "paths": {_place}},
	"a controller that cannot be known": {"configuration": {"DeploymentController": _ref}, "outcome": "UNKNOWN", "unknowns": {["DeploymentController"]}},
	"a type of controller that cannot be known": {"configuration": {"DeploymentController": {"Type": _ref}}, "outcome": "UNKNOWN", "unknowns": {["DeploymentController", "Type"]}},
	"a type of controller that AWS does not document": {"configuration": {"DeploymentController": {"Type": "ROBOT"}}, "outcome": "UNKNOWN", "unknowns": {["DeploymentController", "Type"]}},
	"a strategy that cannot be known": {"configuration": {"SchedulingStrategy": _ref}, "outcome": "UNKNOWN", "unknowns": {["SchedulingStrategy"]}},
	"a controller that cannot be known, and a hook": {"configuration": object.union(_at_start({"HookTargetArn": _gate}), {"DeploymentController": _ref}), "outcome": "COMPLIANT"},
	"a controller and hooks that cannot be known": {"configuration": {"DeploymentController": _ref, "DeploymentConfiguration": _ref}, "outcome": "UNKNOWN", "unknowns": {["DeploymentConfiguration"]}},
	"any function": {"configuration": _at_start({"HookTargetArn": _other}), "outcome": "COMPLIANT"},
	"any function, by type": {"configuration": _at_start({"HookTargetArn": _other, "TargetType": "AWS_LAMBDA"}), "outcome": "COMPLIANT"},
	"a type that AWS does not document": {"configuration": _at_start({"HookTargetArn": _other, "TargetType": "WEBHOOK"}), "outcome": "NON_COMPLIANT", "paths": {_place}},
	"a type that AWS does not document, listed": {"configuration": _at_start({"HookTargetArn": _gate, "TargetType": "WEBHOOK"}), "params": _listed, "outcome": "COMPLIANT"},
	"a listed function": {"configuration": _at_start({"HookTargetArn": _gate}), "params": _listed, "outcome": "COMPLIANT"},
	"another function than the listed ones": {"configuration": _at_start({"HookTargetArn": _other}), "params": _listed, "outcome": "NON_COMPLIANT", "paths": {_place}},
	"a listed function, as the second hook": {"configuration": _with_hooks([{"HookTargetArn": _other, "LifecycleStages": ["PRE_SCALE_UP"]}, {"HookTargetArn": _gate, "LifecycleStages": ["PRE_SCALE_UP"]}]), "params": _listed, "outcome": "COMPLIANT"},
	"a listed function at another stage": {"configuration": _with_hooks([{"HookTargetArn": _other, "LifecycleStages": ["PRE_SCALE_UP"]}, {"HookTargetArn": _gate, "LifecycleStages": ["POST_SCALE_UP"]}]), "params": _listed, "outcome": "NON_COMPLIANT", "paths": {_place}},
	"a hook without a stage": {"configuration": _with_hooks([{"HookTargetArn": _gate}]), "outcome": "NON_COMPLIANT", "paths": {_place}},
	"a pause": {"configuration": _at_start({"TargetType": "PAUSE"}), "outcome": "COMPLIANT"},
	"a pause beside listed functions": {"configuration": _at_start({"TargetType": "PAUSE"}), "params": _listed, "outcome": "COMPLIANT"},
	"a pause where it is not allowed": {"configuration": _at_start({"TargetType": "PAUSE"}), "params": {"allowPause": false}, "outcome": "NON_COMPLIANT", "paths": {_place}},
	"a pause with a target that cannot be known where it is not allowed": {"configuration": _at_start({"TargetType": "PAUSE", "HookTargetArn": _ref}), "params": {"allowPause": false}, "outcome": "NON_COMPLIANT", "paths": {_place}},
	"one of two stages": {"configuration": _at_start({"HookTargetArn": _gate}), "params": {"stages": ["PRE_SCALE_UP", "POST_SCALE_UP"]}, "outcome": "NON_COMPLIANT", "paths": {_place}},
	"two stages by two hooks": {"configuration": _with_hooks([{"HookTargetArn": _gate, "LifecycleStages": ["PRE_SCALE_UP"]}, {"TargetType": "PAUSE", "LifecycleStages": ["POST_SCALE_UP"]}]), "params": {"stages": ["PRE_SCALE_UP", "POST_SCALE_UP"]}, "outcome": "COMPLIANT"},
	"no stage is required": {"configuration": {}, "params": {"stages": []}, "outcome": "COMPLIANT"},
	"hooks that AWS Config did not record": {"configuration": _with_hooks(_unrecorded), "outcome": "UNKNOWN", "unknowns": {_place}},
	"hooks that cannot be known where no stage is required": {"configuration": _with_hooks(_ref), "params": {"stages": []}, "outcome": "COMPLIANT"},
	"deployments that cannot be known": {"configuration": {"DeploymentConfiguration": _ref}, "outcome": "UNKNOWN", "unknowns": {["DeploymentConfiguration"]}},
	"a hook that cannot be known": {"configuration": _with_hooks([_ref]), "outcome": "UNKNOWN", "unknowns": {array.concat(_place, [0])}},
	"a hook that cannot be known beside a sound one": {"configuration": _with_hooks([_ref, {"HookTargetArn": _gate, "LifecycleStages": ["PRE_SCALE_UP"]}]), "outcome": "COMPLIANT"},
	"stages that cannot be known": {"configuration": _with_hooks([{"HookTargetArn": _gate, "LifecycleStages": _ref}]), "outcome": "UNKNOWN", "unknowns": {array.concat(_place, [0, "LifecycleStages"])}},
	"stages that cannot be known, spoken of like one": {"configuration": _with_hooks([{"HookTargetArn": _gate, "LifecycleStages": {"$unknown": "unresolved-reference", "detail": "PRE_SCALE_UP"}}]), "outcome": "UNKNOWN", "unknowns": {array.concat(_place, [0, "LifecycleStages"])}},
	"a stage that cannot be known": {"configuration": _with_hooks([{"HookTargetArn": _gate, "LifecycleStages": ["POST_SCALE_UP", _ref]}]), "outcome": "UNKNOWN", "unknowns": {array.concat(_place, [0, "LifecycleStages", 1])}},
	"a stage that cannot be known beside the required one": {"configuration": _with_hooks([{"HookTargetArn": _gate, "LifecycleStages": [_ref, "PRE_SCALE_UP"]}]), "outcome": "COMPLIANT"},
	"stages that cannot be known of another function": {"configuration": _with_hooks([{"HookTargetArn": _other, "LifecycleStages": _ref}]), "params": _listed, "outcome": "NON_COMPLIANT", "paths": {_place}},
	"a function that cannot be known": {"configuration": _at_start({"HookTargetArn": _ref}), "params": _listed, "outcome": "UNKNOWN", "unknowns": {array.concat(_place, [0, "HookTargetArn"])}},
	"a function that cannot be known where any will do": {"configuration": _at_start({"HookTargetArn": _ref}), "outcome": "COMPLIANT"},
	"a function that cannot be known at another stage": {"configuration": _with_hooks([{"HookTargetArn": _ref, "LifecycleStages": ["POST_SCALE_UP"]}]), "params": _listed, "outcome": "NON_COMPLIANT", "paths": {_place}},
	"a type that cannot be known": {"configuration": _at_start({"TargetType": _ref}), "outcome": "UNKNOWN", "unknowns": {array.concat(_place, [0, "TargetType"])}},
	"a type that cannot be known, perhaps a pause": {"configuration": _at_start({"TargetType": _ref, "HookTargetArn": _other}), "params": _listed, "outcome": "UNKNOWN", "unknowns": {array.concat(_place, [0, "TargetType"])}},
	"a type that cannot be known, perhaps a function": {"configuration": _at_start({"TargetType": _ref, "HookTargetArn": _other}), "params": {"allowPause": false}, "outcome": "UNKNOWN", "unknowns": {array.concat(_place, [0, "TargetType"])}},
	"a type that cannot be known where none will do": {"configuration": _at_start({"TargetType": _ref, "HookTargetArn": _other}), "params": object.union(_listed, {"allowPause": false}), "outcome": "NON_COMPLIANT", "paths": {_place}},
	"open places of a hook that does not decide": {"configuration": _with_hooks([{"HookTargetArn": _ref, "LifecycleStages": ["POST_SCALE_UP"]}, {"HookTargetArn": _ref, "LifecycleStages": ["PRE_SCALE_UP"]}]), "params": _listed, "outcome": "UNKNOWN", "unknowns": {array.concat(_place, [1, "HookTargetArn"])}},
	"one stage missed, another open": {"configuration": _with_hooks([{"HookTargetArn": _ref, "LifecycleStages": ["PRE_SCALE_UP"]}]), "params": object.union(_listed, {"stages": ["PRE_SCALE_UP", "POST_SCALE_UP"]}), "outcome": "NON_COMPLIANT", "paths": {_place}, "unknowns": {array.concat(_place, [0, "HookTargetArn"])}},
}

_base := {
	"check": "ecs-service-admission-hook",
	"type": "AWS::ECS::Service",
	"params": {"hookArns": [], "stages": ["PRE_SCALE_UP"], "allowPause": true},
}

test_verdicts[note] if {
	some note, case in _cases
	lib_test.meets(check.report, case) with input as lib_test.case_input(_base, case)
}

test_messages[note] if {
	some note, case in {
		"any function": {"params": {}, "messages": {"Service subject has no admission hook at stage PRE_SCALE_UP; expected any Lambda function or a pause."}},
		"no pause": {"params": {"allowPause": false}, "messages": {"Service subject has no admission hook at stage PRE_SCALE_UP; expected any Lambda function."}},
		"one function": {"params": {"hookArns": [_gate]}, "messages": {$"Service subject has no admission hook at stage PRE_SCALE_UP; expected {_gate} or a pause."}},
		"two stages": {"params": {"stages": ["POST_SCALE_UP", "PRE_SCALE_UP"], "allowPause": false}, "messages": {
			"Service subject has no admission hook at stage POST_SCALE_UP; expected any Lambda function.",
			"Service subject has no admission hook at stage PRE_SCALE_UP; expected any Lambda function.",
		}},
	}
	report := check.report with input as lib_test.case_input(_base, {"configuration": {}, "params": case.params})
	{violation.message | some violation in report.violations} == case.messages
}

test_references_are_told_once if {
	report := check.report with input as lib_test.case_input(_base, {"configuration": {"DeploymentController": {"Type": _ref}}})
	[unknown.reason | some unknown in report.unknowns] == ["unresolved-reference"]
}

test_odd_controllers_are_explained if {
	report := check.report with input as lib_test.case_input(_base, {"configuration": {"DeploymentController": {"Type": "ROBOT"}}})
	report.unknowns == [{"path": ["DeploymentController", "Type"], "reason": "not-coercible", "detail": "expected ECS, CODE_DEPLOY or EXTERNAL"}]
}
