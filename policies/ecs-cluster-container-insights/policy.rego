# METADATA
# title: Cluster has Container Insights on
# description: |
#   The cluster setting containerInsights is enabled or enhanced. Where the cluster does not set it, the account's default
#   decides if it was looked up; else the setting counts as off.
# scope: package
# schemas:
#   - input: schema.input
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cloudwatch-container-insights.html
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-12
# custom:
#   id: ecs-cluster-container-insights
#   severity: LOW
#   enabled: true
#   trigger: change
#   resourceTypes: ["AWS::ECS::Cluster"]
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       requireEnhanced:
#         type: boolean
#         default: false
#         description: Accept only Container Insights with enhanced observability.
#   facts: [account-settings]
#   risk: Without metrics of tasks and containers an incident is noticed late and its course cannot be told afterwards.
#   frameworks:
#     nist-800-53-r5:
#       - {id: AU-6(3), mapping: aws}
#       - {id: AU-6(4), mapping: aws}
#       - {id: CA-7, mapping: aws}
#       - {id: SI-2, mapping: aws}
#     nist-800-190: [{id: 4.4.5, mapping: own}]
#     cis-aws-compute-1.1.0: [{id: "3.9", mapping: aws}]
#   equivalents:
#     security-hub: [ECS.12]
#     config: [ecs-container-insights-enabled]
#     control-tower: [CT.ECS.PR.2]
#     prowler: [ecs_cluster_container_insights_enabled]
#     checkov: [CKV_AWS_65]
#     trivy: [AWS-0034]
#     cdk-nag: [ECS4]
#     kics: [ab759fde, 97cb0688]
#   remediation:
#     class: auto
#     text: Set the cluster setting containerInsights to enabled or enhanced; CloudWatch bills the metrics.
#     document: ecs-cluster-container-insights
package policies["ecs-cluster-container-insights"]

import data.lib

import future.keywords.not

# METADATA
# entrypoint: true
report := lib.report(
	rego.metadata.chain(),
	{"examined": {["ClusterSettings"]}, "violations": violations, "unknowns": unknowns},
)

violations contains {
	"path": ["ClusterSettings", index, "Value"],
	"message": $"Cluster {lib.subject_title} sets containerInsights to \"{setting.Value}\"; expected {_expectation}.",
} if {
	_off
	some index, setting in _insights
	is_string(setting.Value)
}

violations contains {
	"path": ["ClusterSettings", index, "Value"],
	"message": $"Cluster {lib.subject_title} names containerInsights without a value; expected {_expectation}.",
} if {
	_off
	some index, setting in _insights
	not setting.Value
}

violations contains {
	"path": ["ClusterSettings"],
	"message": $"Cluster {lib.subject_title} does not set containerInsights; expected {_expectation}.",
} if {
	_off
	count(_insights) == 0
}

unknowns contains open_place if {
	not _on
	some open_place in _open_places
}

# METADATA
# description: The settings named containerInsights, by index.
_insights[index] := setting if {
	some index, setting in input.resource.configuration.ClusterSettings
	setting.Name == "containerInsights"
}

_on if {
	some setting in _insights
	setting.Value in _accepted
}

# The account's default applies only where the cluster sets nothing, and nothing is open.
_on if {
	count(_insights) == 0
	not _undecided
	lib.fact("account-settings").containerInsights in _accepted
}

_off if {
	not _on
	not _undecided
}

_undecided if count(_open_places) > 0

_open_places contains open_place if some open_place in lib.open_at([["ClusterSettings", "*", "Name"]])

_open_places contains lib.unknown_at(["ClusterSettings", index, "Value"], setting.Value) if some index, setting in _insights

default _accepted := {"enabled", "enhanced"}

_accepted := {"enhanced"} if input.params["ecs-cluster-container-insights"].requireEnhanced == true

_expectation := concat(" or ", sort(_accepted))
