# METADATA
# title: keyword-not
# description: A file that uses `not` imports future.keywords.not
# related_resources:
#   - description: why the plain form loses violations
#     ref: https://www.openpolicyagent.org/docs/policy-language#future-keywords
# schemas:
#   - input: schema.regal.ast
package custom.regal.rules.negation["keyword-not"]

import future.keywords.not

import data.regal.result

# METADATA
# description: |
#   Without the import a negated expression is marked `negated`; with it, it is a term of type `not`. So the mark alone
#   tells, wherever it stands: bodies, comprehensions, `every`, template strings.
report contains violation if {
	walk(input.rules, [_, expression])
	expression.negated == true

	violation := result.fail(rego.metadata.chain(), result.location(expression))
}

# METADATA
# description: Regal's form of the syntax tree has no body for an `else` on one line, so there the text decides.
report contains violation if {
	not keyword_imported

	walk(input.rules, [_, rule])
	branch := rule["else"]
	not branch.body
	location := result.location(branch)
	regex.match(`\belse\b.*\bif\s+not\b`, location.location.text)

	violation := result.fail(rego.metadata.chain(), location)
}

# METADATA
# description: Whether the file imports the keyword.
keyword_imported if {
	some imported in input.imports
	[segment.value | some segment in imported.path.value] == ["future", "keywords", "not"]
}
