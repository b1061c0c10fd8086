package lib

import future.keywords.not

# METADATA
# description: |
#   Who manages the KMS key that a resource names: `CUSTOMER` or `AWS`. What is deployed may name the AWS managed key by its
#   id, so that there the look-up decides. What is written names a key of its own, unless by the alias of an AWS managed one.
#   Undefined where it cannot be known.
key_manager(value) := "AWS" if {
	_is_aws_alias(value)
} else := manager if {
	manager := fact("key-managers")[value]
	manager in {"AWS", "CUSTOMER"}
} else := "CUSTOMER" if {
	is_string(value)
	not is_deployed
} else := "CUSTOMER" if {
	is_written_reference(value)
}

# METADATA
# scope: document
# description: The entry for `unknowns` for a place whose key's manager cannot be known.
unknown_key_manager(path, value) := unknown_at(path, value) if is_unknown(value)

unknown_key_manager(path, value) := fact_missing(path, "key-managers") if not is_unknown(value)

_is_aws_alias(value) if startswith(value, "alias/aws/")

_is_aws_alias(value) if contains(value, ":alias/aws/")
