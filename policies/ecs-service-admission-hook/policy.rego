# METADATA
# title: Service deployments pass an admission hook
# description: |
#   A service deployed by ECS has a deployment lifecycle hook at every required stage, which runs an approved Lambda function
#   or pauses the deployment. Daemons and services that CodeDeploy or an external controller deploys are not judged.
# scope: package
# schemas:
#   - input: schema.input
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-lifecycle-hooks.html
#   - https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentLifecycleHook.html
# custom:
#   id: ecs-service-admission-hook
#   severity: MEDIUM
#   enabled: false
#   trigger: change
#   resourceTypes: ["AWS::ECS::Service"]
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       hookArns:
#         type: array
#         items: {type: string}
#         default: []
#         description: ARNs that a hook may have as its target, compared as they are written. An empty list means any Lambda function.
#       stages:
#         type: array
#         items: {type: string}
#         default: [PRE_SCALE_UP]
#         description: Lifecycle stages of which each needs a hook.
#       allowPause:
#         type: boolean
#         default: true
#         description: Accept a hook that pauses the deployment until somebody continues it.
#   risk: A revision that nobody has judged is rolled out, and the first to look at it is whoever cleans up.
#   frameworks:
#     nist-800-53-r5: [{id: CM-7(5), mapping: own}, {id: SI-7(15), mapping: own}]
#     nist-800-190: [{id: 4.1.5, mapping: own}]
#   equivalents: {}
#   remediation:
#     class: manual
#     text: Add the hook to DeploymentConfiguration.LifecycleHooks with UpdateService; give ECS a role that may invoke it.
#     document: guidance
package policies["ecs-service-admission-hook"]

import data.lib

import future.keywords.not

# METADATA
# entrypoint: true
report := lib.report(
	rego.metadata.chain(),
	{"examined": examined, "violations": violations, "unknowns": unknowns},
)

examined contains _place if not _is_deployed_otherwise

violations contains {
	"path": _place,
	"message": $"Service {lib.subject_title} has no admission hook at stage {stage}; expected {_expectation}.",
} if {
	count(_open_controller) == 0
	some stage in _missed_stages
}

# Whether a hook is missed depends on who deploys the service.
unknowns contains open_place if {
	count(_missed_stages) > 0
	some open_place in _open_controller
}

unknowns contains open_place if {
	"unknown" in _answers
	some open_place in _open_hooks
}

unknowns contains open_place if {
	some stage, "unknown" in _answers
	some open_place in lib.open_at([
		array.concat(_place, ["*", "LifecycleStages", "*"]),
		array.concat(_place, ["*", "TargetType"]),
		array.concat(_place, ["*", "HookTargetArn"]),
	])
	_answer(_hooks[open_place.path[2]], stage) == "unknown"
}

# METADATA
# description: Whether there is a hook at each required stage.
_answers[stage] := lib.any_of(answers | open_answers) if {
	some stage in _params.stages
	answers := {_answer(hook, stage) | some hook in _hooks}
	open_answers := {"unknown" | some _ in _open_hooks}
}

_missed_stages contains stage if some stage, "no" in _answers

# What is no hook but cannot be known has no members, and so no say.
_hooks[index] := hook if some index, hook in input.resource.configuration.DeploymentConfiguration.LifecycleHooks

# METADATA
# description: Where there may be hooks that cannot be known at all.
_open_hooks := lib.open_at([array.concat(_place, ["*"])])

_answer(hook, stage) := lib.all_of({_runs_at(hook, stage), _target_answer(hook)})

_runs_at(value, stage) := "unknown" if {
	lib.is_unknown(value.LifecycleStages)
} else := "yes" if {
	stage in value.LifecycleStages
} else := "unknown" if {
	some open_stage in value.LifecycleStages
	lib.is_unknown(open_stage)
} else := "no"

# METADATA
# description: Whether what a hook does is approved. A hook without a target type runs a Lambda function.
_target_answer(hook) := "yes" if {
	hook.HookTargetArn in _params.hookArns
} else := "yes" if {
	hook.TargetType == "PAUSE"
	_params.allowPause == true
} else := "no" if {
	hook.TargetType == "PAUSE"
} else := "yes" if {
	_params.hookArns == []
	_is_lambda(hook)
} else := "unknown" if {
	lib.is_unknown(hook.TargetType)
	_any_target_of_some_type
} else := "unknown" if {
	lib.is_unknown(hook.HookTargetArn)
} else := "no"

_is_lambda(value) if not value.TargetType

_is_lambda(value) if value.TargetType == "AWS_LAMBDA"

# The type alone may approve a hook.
_any_target_of_some_type if _params.allowPause == true

_any_target_of_some_type if _params.hookArns == []

_is_deployed_otherwise if input.resource.configuration.DeploymentController.Type in {"CODE_DEPLOY", "EXTERNAL"}

_is_deployed_otherwise if input.resource.configuration.SchedulingStrategy == "DAEMON"

# METADATA
# scope: document
# description: What leaves open whether ECS deploys the service step by step.
_open_controller contains open_place if {
	some open_place in lib.open_at([["DeploymentController", "Type"], ["SchedulingStrategy"]])
}

_open_controller contains {
	"path": ["DeploymentController", "Type"],
	"reason": "not-coercible",
	"detail": "expected ECS, CODE_DEPLOY or EXTERNAL",
} if {
	type := input.resource.configuration.DeploymentController.Type
	is_string(type)
	type != "ECS"
}

_expectation := concat(" or ", array.concat(_targets, [pause |
	_params.allowPause == true
	pause := "a pause"
]))

_targets := ["any Lambda function"] if {
	_params.hookArns == []
} else := _params.hookArns

_place := ["DeploymentConfiguration", "LifecycleHooks"]

_params := input.params["ecs-service-admission-hook"]
