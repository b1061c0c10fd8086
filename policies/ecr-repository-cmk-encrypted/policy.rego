# METADATA
# title: Repository is encrypted with a customer managed key
# description: |
#   The repository's encryption type is KMS or KMS_DSSE with a key of the customer. An absent setting means AES256, and KMS
#   without a key means the AWS managed key. Of a deployed repository the key's manager is looked up.
# scope: package
# schemas:
#   - input: schema.input
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECR/latest/userguide/encryption-at-rest.html
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/ecr-controls.html#ecr-5
# custom:
#   id: ecr-repository-cmk-encrypted
#   severity: LOW
#   enabled: false
#   trigger: both
#   resourceTypes: ["AWS::ECR::Repository"]
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       allowAwsManagedKey:
#         type: boolean
#         default: false
#         description: Accept KMS with the AWS managed key aws/ecr.
#   facts: [key-managers]
#   risk: Nobody in the account can restrict, audit or revoke the use of the key that protects the images.
#   frameworks:
#     nist-800-53-r5:
#       - {id: AU-9, mapping: aws}
#       - {id: CA-9(1), mapping: aws}
#       - {id: CM-3(6), mapping: aws}
#       - {id: SC-7(10), mapping: aws}
#       - {id: SC-12(2), mapping: aws}
#       - {id: SC-13, mapping: aws}
#       - {id: SC-28, mapping: aws}
#       - {id: SI-7(6), mapping: aws}
#   equivalents:
#     security-hub: [ECR.5]
#     config: [ecr-repository-cmk-encryption-enabled]
#     checkov: [CKV_AWS_136]
#     trivy: [AWS-0033]
#     kics: [0e32d561]
#   remediation:
#     class: none
#     text: Encryption is fixed when a repository is created. Create another one with your key and copy the images.
package policies["ecr-repository-cmk-encrypted"]

import data.lib

import future.keywords.not

# METADATA
# entrypoint: true
report := lib.report(
	rego.metadata.chain(),
	{"examined": {_type_place}, "violations": violations, "unknowns": unknowns},
)

violations contains {
	"path": _type_place,
	"message": $"Repository {lib.subject_title} has encryption type {_type}; expected KMS or KMS_DSSE.",
} if {
	is_string(_type)
	not _type in _kms_types
}

violations contains {
	"path": _key_place,
	"message": $"Repository {lib.subject_title} names no KmsKey, which means the AWS managed key; expected a customer managed key.",
} if {
	_needs_own_key
	not _key
}

violations contains {
	"path": _key_place,
	"message": $"Repository {lib.subject_title} is encrypted with the AWS managed key; expected a customer managed key.",
} if {
	_needs_own_key
	lib.key_manager(_key) == "AWS"
}

unknowns contains lib.unknown_key_manager(_key_place, _key) if {
	_needs_own_key
	not lib.key_manager(_key)
}

unknowns contains open_place if some open_place in lib.open_at([_type_place])

_type_place := ["EncryptionConfiguration", "EncryptionType"]

_key_place := ["EncryptionConfiguration", "KmsKey"]

_kms_types := {"KMS", "KMS_DSSE"}

default _type := "AES256"

_type := input.resource.configuration.EncryptionConfiguration if {
	lib.is_unknown(input.resource.configuration.EncryptionConfiguration)
} else := input.resource.configuration.EncryptionConfiguration.EncryptionType

_key := input.resource.configuration.EncryptionConfiguration.KmsKey

_needs_own_key if {
	_type in _kms_types
	input.params["ecr-repository-cmk-encrypted"].allowAwsManagedKey == false
}
