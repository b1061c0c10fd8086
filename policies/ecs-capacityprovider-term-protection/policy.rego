# METADATA
# title: Capacity provider protects instances that run tasks from being terminated
# description: |
#   A capacity provider of an Auto Scaling group has managed termination protection and, without which it does nothing,
#   managed scaling ENABLED. Not set means DISABLED. Other capacity providers have no such setting.
# scope: package
# schemas:
#   - input: schema.input
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECS/latest/developerguide/managed-termination-protection.html
#   - https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_AutoScalingGroupProvider.html
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-19
# custom:
#   id: ecs-capacityprovider-term-protection
#   severity: MEDIUM
#   enabled: true
#   trigger: change
#   resourceTypes: ["AWS::ECS::CapacityProvider"]
#   parameters: {type: object, additionalProperties: false, properties: {}}
#   risk: A scale-in ends instances with the tasks that run on them, so services lose capacity and jobs lose their work.
#   frameworks:
#     nist-800-53-r5: [{id: CP-10, mapping: own}]
#   equivalents:
#     security-hub: [ECS.19]
#     config: [ecs-capacity-provider-termination-check]
#   remediation:
#     class: manual
#     text: >-
#       Turn on scale-in protection for new instances of the Auto Scaling group and set it on those that run, then set
#       ManagedScaling.Status and ManagedTerminationProtection to ENABLED by UpdateCapacityProvider.
#     document: ecs-capacityprovider-term-protection
package policies["ecs-capacityprovider-term-protection"]

import data.lib

import future.keywords.not

# METADATA
# entrypoint: true
report := lib.report(
	rego.metadata.chain(),
	{"examined": examined, "violations": violations, "unknowns": unknowns},
)

examined contains ["AutoScalingGroupProvider"] if input.resource.configuration.AutoScalingGroupProvider

violations contains {
	"path": array.concat(["AutoScalingGroupProvider"], setting),
	"message": $"Capacity provider {lib.subject_title} has {concat(".", setting)} {value}; expected ENABLED.",
} if {
	some setting in _settings
	place := array.concat(["AutoScalingGroupProvider"], setting)
	count(lib.open_at([place])) == 0
	value := object.get(input.resource.configuration, place, "DISABLED")
	value != "ENABLED"
}

unknowns contains open_place if {
	some setting in _settings
	some open_place in lib.open_at([array.concat(["AutoScalingGroupProvider"], setting)])
}

_settings := {["ManagedTerminationProtection"], ["ManagedScaling", "Status"]}
