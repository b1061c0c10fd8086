package lib_test

import data.lib

import future.keywords.not

_key := "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"

_looked_up(source, managers) := object.union(
	with_settings(document("a-check", "AWS::ECR::Repository", {}), {}, {"key-managers": managers}),
	{"resource": {"source": source}},
)

test_key_managers[note] if {
	some note, case in {
		"written": {"source": "cloudformation", "key": _key, "manager": "CUSTOMER"},
		"written by alias": {"source": "cloudformation", "key": "alias/images", "manager": "CUSTOMER"},
		"written by the alias of AWS": {"source": "cloudformation", "key": "alias/aws/ecr", "manager": "AWS"},
		"written by the alias of AWS in an ARN": {"source": "cloudformation", "key": "arn:aws:kms:eu-west-1:111122223333:alias/aws/ecr", "manager": "AWS"},
		"an alias that only looks like it": {"source": "cloudformation", "key": "alias/my-alias/aws/ecr", "manager": "CUSTOMER"},
		"a reference": {"source": "cloudformation", "key": reference, "manager": "CUSTOMER"},
		"written and looked up": {"source": "cloudformation", "key": _key, "manager": "AWS", "managers": {_key: "AWS"}},
		"deployed, of the customer": {"source": "config", "key": _key, "manager": "CUSTOMER", "managers": {_key: "CUSTOMER"}},
		"deployed, of AWS": {"source": "describe", "key": _key, "manager": "AWS", "managers": {_key: "AWS"}},
		"deployed, by the alias of AWS": {"source": "config", "key": "alias/aws/ecr", "manager": "AWS", "managers": {"alias/aws/ecr": "CUSTOMER"}},
	}
	doc := _looked_up(case.source, object.get(case, "managers", {}))
	lib.key_manager(case.key) == case.manager with input as doc
}

test_key_managers_that_cannot_be_known[note] if {
	some note, case in {
		"deployed and not looked up": {"key": _key, "managers": {}},
		"another key was looked up": {"key": _key, "managers": {"alias/other": "CUSTOMER"}},
		"the look-up failed": {"key": _key, "managers": reference},
		"the look-up of this key failed": {"key": _key, "managers": {_key: reference}},
		"an answer that AWS does not document": {"key": _key, "managers": {_key: "PARTNER"}},
	}
	doc := _looked_up("config", case.managers)
	not lib.key_manager(case.key) with input as doc
	unknown := lib.unknown_key_manager(["KmsKeyId"], case.key) with input as doc
	unknown.path == ["KmsKeyId"]
	unknown.reason == "fact-missing"
	contains(unknown.detail, "\"key-managers\"")
}

test_a_key_that_may_be_absent if {
	key := {"$unknown": "open-condition", "detail": "!If [OwnKey, …]"}
	doc := _looked_up("cloudformation", {})
	not lib.key_manager(key) with input as doc
	unknown := lib.unknown_key_manager(["KmsKeyId"], key)
	unknown == {"path": ["KmsKeyId"], "reason": "open-condition", "detail": "!If [OwnKey, …]"}
}
