# METADATA
# title: Account has GuardDuty Runtime Monitoring on for ECS
# description: |
#   GuardDuty is on in this Region with the feature RUNTIME_MONITORING and its automatic agents on Fargate. The older feature
#   EKS_RUNTIME_MONITORING does not count.
# scope: package
# schemas:
#   - input: schema.input
# related_resources:
#   - https://docs.aws.amazon.com/guardduty/latest/ug/runtime-monitoring.html
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/guardduty-controls.html#guardduty-12
# custom:
#   id: ecs-guardduty-runtime-monitoring
#   severity: MEDIUM
#   enabled: true
#   trigger: periodic
#   resourceTypes: ["AWS::::Account"]
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       requireEc2Agent:
#         type: boolean
#         default: false
#         description: Require the automatic agents on EC2 instances too, which see tasks of the launch type EC2.
#   facts: [detector]
#   risk: Crypto miners, reverse shells and container escapes run unseen, because nothing watches processes inside the tasks.
#   frameworks:
#     nist-800-53-r5: [{id: SI-4, mapping: own}]
#     nist-800-190: [{id: 4.4.1, mapping: own}, {id: 4.4.5, mapping: own}]
#   equivalents:
#     security-hub: [GuardDuty.12]
#     config: [guardduty-ecs-protection-runtime-enabled]
#   remediation:
#     class: manual
#     text: >-
#       Have the delegated administrator of GuardDuty turn on Runtime Monitoring with automatic agents for Fargate, for all accounts;
#       in an account of its own call UpdateDetector. It is billed by vCPU hours. Tasks get the agent when they start anew.
#     document: guidance
package policies["ecs-guardduty-runtime-monitoring"]

import data.lib

import future.keywords.not

# METADATA
# entrypoint: true
report := lib.report(
	rego.metadata.chain(),
	{"examined": {[]}, "violations": violations, "unknowns": unknowns},
)

violations contains {
	"path": [],
	"message": $"Account {lib.subject_title} has no GuardDuty detector in this Region; expected one with Runtime Monitoring.",
} if {
	_has_no_detector
}

violations contains {
	"path": [],
	"message": $"Account {lib.subject_title}: {name} of GuardDuty is not ENABLED in this Region.",
} if {
	_is_described
	some name in _required
	not name in _enabled
}

unknowns contains lib.fact_missing([], "detector") if {
	not _has_no_detector
	not _is_described
}

_has_no_detector if _detector.DetectorIds == []

# METADATA
# description: Whether a detector was described, and nothing of it is unknown.
_is_described if {
	is_string(_detector.Status)
	is_array(_detector.Features)
	not _holds_unknown(_detector)
}

_holds_unknown(value) if {
	walk(value, [_, inner])
	lib.is_unknown(inner)
}

_required contains name if some name in ["the detector", "RUNTIME_MONITORING", "ECS_FARGATE_AGENT_MANAGEMENT"]

_required contains "EC2_AGENT_MANAGEMENT" if {
	input.params["ecs-guardduty-runtime-monitoring"].requireEc2Agent == true
}

_enabled contains "the detector" if _detector.Status == "ENABLED"

_enabled contains "RUNTIME_MONITORING" if count(_monitoring) > 0

_enabled contains addition.Name if {
	some feature in _monitoring
	some addition in feature.AdditionalConfiguration
	addition.Status == "ENABLED"
}

_monitoring contains feature if {
	some feature in _detector.Features
	feature.Name == "RUNTIME_MONITORING"
	feature.Status == "ENABLED"
}

_detector := lib.fact("detector")
