# METADATA
# title: Repository policy lets nobody in but those it names
# description: |
#   No statement of the repository policy allows everybody without a condition that narrows it to an account, an organization,
#   a network or an identity. A repository without a policy passes.
# scope: package
# schemas:
#   - input: schema.input
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policies.html
#   - https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
# custom:
#   id: ecr-repository-not-public
#   severity: HIGH
#   enabled: true
#   trigger: both
#   resourceTypes: ["AWS::ECR::Repository"]
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       trustedOrgs:
#         type: array
#         items: {type: string}
#         default: []
#         description: |
#           Organizations (`o-a1b2c3d4e5`) to which a condition may narrow a statement for everybody. Empty means any one
#           organization.
#   risk: Anybody with an AWS account pulls the images, with the code and the configuration in them, or pushes their own.
#   frameworks:
#     nist-800-53-r5: [{id: AC-3, mapping: own}, {id: AC-6, mapping: own}]
#     nist-800-190: [{id: 4.2.3, mapping: own}]
#   equivalents:
#     prowler: [ecr_repositories_not_publicly_accessible]
#     checkov: [CKV_AWS_32]
#     trivy: [AWS-0032]
#     cdk-nag: [ECR1]
#     kics: [75be209d]
#   remediation:
#     class: manual
#     text: Let the repository's owner decide who needs it, then name accounts or roles, or add a condition on aws:PrincipalOrgID.
#     document: guidance
package policies["ecr-repository-not-public"]

import data.lib

import future.keywords.not

# METADATA
# entrypoint: true
report := lib.report(
	rego.metadata.chain(),
	{"examined": {["RepositoryPolicyText"]}, "violations": violations, "unknowns": unknowns},
)

violations contains violation if some violation in lib.public_violations("RepositoryPolicyText")

violations contains {
	"path": ["RepositoryPolicyText", "Statement", index, "Condition"],
	"message": $"{title} of the policy of {lib.subject_title} lets organizations in that are not trusted; expected only {concat(", ", _trusted)}.",
} if {
	some index, _ in lib.public_statements("RepositoryPolicyText", _trusted)
	not lib.public_statements("RepositoryPolicyText", [])[index]
	title := lib.statement_title(index, lib.statements("RepositoryPolicyText")[index])
}

unknowns contains open_place if some open_place in lib.open_publicity("RepositoryPolicyText", _trusted)

_trusted := input.params["ecr-repository-not-public"].trustedOrgs
