# METADATA
# title: Repository has a lifecycle policy
# description: |
#   The repository has a lifecycle policy with at least one rule. What the rules say is not judged. A policy whose text is
#   not JSON cannot be known.
# scope: package
# schemas:
#   - input: schema.input
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/ecr-controls.html#ecr-3
# custom:
#   id: ecr-repository-lifecycle-policy
#   severity: LOW
#   enabled: true
#   trigger: both
#   resourceTypes: ["AWS::ECR::Repository"]
#   parameters: {type: object, additionalProperties: false, properties: {}}
#   risk: Old images with known vulnerabilities stay deployable for ever, and whoever owns the account pays for their storage.
#   frameworks:
#     nist-800-53-r5: [{id: CA-9(1), mapping: aws}, {id: CM-2, mapping: aws}, {id: CM-2(2), mapping: aws}]
#     nist-800-190: [{id: 4.2.2, mapping: own}]
#   equivalents:
#     security-hub: [ECR.3]
#     config: [ecr-private-lifecycle-policy-configured]
#     control-tower: [CT.ECR.PR.1]
#     prowler: [ecr_repositories_lifecycle_policy_enabled]
#   remediation:
#     class: manual
#     document: ecr-repository-lifecycle-policy
#     text: Give the repository a lifecycle policy. It deletes images, so preview it first (StartLifecyclePolicyPreview).
package policies["ecr-repository-lifecycle-policy"]

import data.lib

import future.keywords.not

# METADATA
# entrypoint: true
report := lib.report(
	rego.metadata.chain(),
	{"examined": {["LifecyclePolicy"]}, "violations": violations, "unknowns": unknowns},
)

violations contains {
	"path": ["LifecyclePolicy", "LifecyclePolicyText"],
	"message": $"Repository {lib.subject_title} has no lifecycle policy with a rule.",
} if {
	count(_rules) == 0
	count(_open_places) == 0
}

unknowns contains open_place if {
	count(_rules) == 0
	some open_place in _open_places
}

_open_places := lib.open_at([["LifecyclePolicy", "LifecyclePolicyText", "Rules", "*"]])

# METADATA
# description: The rules that are certainly there.
_rules := [rule |
	some rule in input.resource.configuration.LifecyclePolicy.LifecyclePolicyText.Rules
	is_object(rule)
	not lib.is_unknown(rule)
]
