# METADATA
# title: Repository policy allows only the actions that are needed
# description: |
#   No statement of the repository policy allows everybody, and none allows all actions of ECR, to whomever. A repository
#   without a policy passes.
# scope: package
# schemas:
#   - input: schema.input
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policy-examples.html
#   - https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerregistry.html
# custom:
#   id: ecr-repository-policy-scoped
#   severity: MEDIUM
#   enabled: true
#   trigger: both
#   resourceTypes: ["AWS::ECR::Repository"]
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       forbidActions:
#         type: array
#         items: {type: string}
#         default: ["*", "ecr:*"]
#         description: Action patterns that no statement may allow, as the policy writes them; the case does not count.
#   risk: Whoever may use the repository can also delete its images, replace them and change who else has access.
#   frameworks:
#     nist-800-53-r5: [{id: AC-6, mapping: own}]
#     nist-800-190: [{id: 4.2.3, mapping: own}]
#   equivalents: {}
#   remediation:
#     class: manual
#     text: List the actions that each principal needs, such as ecr:BatchGetImage and ecr:GetDownloadUrlForLayer to pull.
#     document: guidance
package policies["ecr-repository-policy-scoped"]

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
	"path": array.concat(["RepositoryPolicyText", "Statement", index], place),
	"message": $"{lib.statement_title(index, statement)} of the policy of {lib.subject_title} allows {what}; expected the actions that are needed.",
} if {
	some index, statement in _statements
	statement.Effect == "Allow"
	some [place, what] in _too_much(statement)
}

unknowns contains open_place if some open_place in lib.open_publicity("RepositoryPolicyText", [])

unknowns contains open_place if {
	some index, statement in _statements
	count(_too_much(statement)) > 0
	some open_place in lib.open_in_statement("RepositoryPolicyText", index, {["Effect"]})
}

unknowns contains open_place if {
	count(_forbidden) > 0
	some index, statement in _statements
	_may_allow(statement.Effect)
	some open_place in lib.open_in_statement("RepositoryPolicyText", index, {["Action", "*"], ["NotAction"]})
}

_statements := lib.statements("RepositoryPolicyText")

_may_allow("Allow")

_may_allow(value) if lib.is_unknown(value)

# METADATA
# description: What a statement covers that is forbidden, with its place in the statement.
_too_much(statement) := {[["Action", index], $"\"{action}\""] |
	some index, action in statement.Action
	lower(action) in _forbidden
} | {[["NotAction"], "everything but some actions"] |
	count(_forbidden) > 0
	is_array(statement.NotAction)
}

_forbidden contains lower(pattern) if {
	some pattern in input.params["ecr-repository-policy-scoped"].forbidActions
}
