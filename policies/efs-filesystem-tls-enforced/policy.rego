# METADATA
# title: File system policy refuses clients without encryption in transit
# description: |
#   The file system policy denies mounting to everybody where aws:SecureTransport is false, or each of its Allow statements
#   requires that aws:SecureTransport is true. A file system without a policy takes clients without encryption.
# scope: package
# schemas:
#   - input: schema.input
# related_resources:
#   - https://docs.aws.amazon.com/efs/latest/ug/encryption-in-transit.html
#   - https://docs.aws.amazon.com/efs/latest/ug/iam-access-control-nfs-efs.html
# custom:
#   id: efs-filesystem-tls-enforced
#   severity: MEDIUM
#   enabled: true
#   trigger: both
#   resourceTypes: ["AWS::EFS::FileSystem"]
#   parameters: {type: object, additionalProperties: false, properties: {}}
#   risk: One client that mounts without TLS is enough for whoever listens in the network to read and change the files.
#   frameworks:
#     nist-800-53-r5: [{id: SC-8, mapping: own}]
#     pci-dss-4.0.1: [{id: 4.2.1, mapping: own}]
#   equivalents: {}
#   remediation:
#     class: manual
#     text: Put a file system policy that denies every action to everybody where aws:SecureTransport is false; clients that mount without TLS then fail.
#     document: efs-filesystem-tls-enforced
package policies["efs-filesystem-tls-enforced"]

import data.lib

import future.keywords.not

# METADATA
# entrypoint: true
report := lib.report(
	rego.metadata.chain(),
	{"examined": {["FileSystemPolicy"]}, "violations": violations, "unknowns": unknowns},
)

violations contains {
	"path": ["FileSystemPolicy"],
	"message": $"File system {lib.subject_title} has no policy, so that clients may mount it without TLS.",
} if {
	not input.resource.configuration.FileSystemPolicy
}

violations contains {
	"path": ["FileSystemPolicy", "Statement"],
	"message": $"The policy of file system {lib.subject_title} neither denies everybody without TLS nor requires TLS in every Allow (aws:SecureTransport).",
} if {
	is_object(input.resource.configuration.FileSystemPolicy)
	not _is_enforced(true)
}

unknowns contains open_place if {
	not _is_enforced(false)
	some open_place in _unread
}

unknowns contains open_place if {
	not _is_enforced(false)
	some index, statement in _statements
	_denies_plain_text(statement, true)
	some open_place in lib.open_in_statement("FileSystemPolicy", index, _transport_places(statement) | {
		["Effect"],
		["Principal", "*", "*"],
		["Principal", "AWS", "*"],
		["Action", "*"],
	})
}

unknowns contains open_place if {
	not _is_enforced(false)
	_is_required(true)
	some index, statement in _statements
	not statement.Effect == "Deny"
	some open_place in lib.open_in_statement("FileSystemPolicy", index, _transport_places(statement) | {["Effect"]})
}

_unread := lib.open_at([["FileSystemPolicy", "Statement", "*"]])

_statements := lib.statements("FileSystemPolicy")

# METADATA
# scope: document
# description: |
#   Whether TLS is enforced. Everything from here on is asked twice: for what is certain, and, `hoping`, for what is possible,
#   where a value that cannot be known is taken for the one that would do.
_is_enforced(true) if count(_unread) > 0

_is_enforced(hoping) if {
	some statement in _statements
	_denies_plain_text(statement, hoping)
}

_is_enforced(hoping) if {
	_is_required(hoping)
	count(_unread) == 0
}

_denies_plain_text(statement, hoping) if {
	_is(statement.Effect, "Deny", hoping)
	_is_for_everybody(statement, hoping)
	_covers_mounting(statement, hoping)
	_compares_transport(statement, {"bool", "boolifexists"}, "false", hoping)
	_has_one_condition(statement)
}

_is_required(hoping) if {
	some allowing in _statements
	_is(allowing.Effect, "Allow", hoping)
	every statement in _statements {
		_lets_no_plain_text_in(statement, hoping)
	}
}

_lets_no_plain_text_in(statement, hoping) if _is(statement.Effect, "Deny", hoping)

_lets_no_plain_text_in(statement, hoping) if _compares_transport(statement, {"bool"}, "true", hoping)

_is_for_everybody(statement, hoping) if {
	some name in lib.account_principals(statement)
	_is(name, "*", hoping)
}

_is_for_everybody(statement, true) if lib.is_unknown(statement.Principal)

_covers_mounting(statement, hoping) if {
	some action in lib.elements(statement.Action)
	_may_be_mounting(action, hoping)
}

_may_be_mounting(action, _) if lower(action) == _mounting

_may_be_mounting(action, _) if {
	endswith(action, "*")
	startswith(_mounting, trim_suffix(lower(action), "*"))
}

_may_be_mounting(action, true) if lib.is_unknown(action)

_mounting := "elasticfilesystem:clientmount"

_compares_transport(statement, operators, word, hoping) if {
	some operator, keys in statement.Condition
	lower(operator) in operators
	some key, values in keys
	lower(key) == "aws:securetransport"
	every value in lib.elements(values) {
		_is(_lowered(value), word, hoping)
	}
}

_compares_transport(statement, operators, _, true) if {
	some operator, keys in statement.Condition
	lower(operator) in operators
	lib.is_unknown(keys)
}

_compares_transport(statement, _, _, true) if lib.is_unknown(statement.Condition)

_has_one_condition(statement) if lib.is_unknown(statement.Condition)

_has_one_condition(statement) if {
	count(statement.Condition) == 1
	every keys in statement.Condition {
		_is_single(keys)
	}
}

_is_single(value) if count(value) == 1

_is_single(value) if lib.is_unknown(value)

_transport_places(statement) := ({["Condition"]} | {["Condition", operator] |
	some operator, _ in statement.Condition
	lower(operator) in {"bool", "boolifexists"}
}) | {["Condition", operator, key, "*"] |
	some operator, keys in statement.Condition
	some key, _ in keys
	lower(key) == "aws:securetransport"
}

_is(value, word, _) if value == word

_is(value, _, true) if lib.is_unknown(value)

_lowered(value) := lower(value) if {
	is_string(value)
} else := value
