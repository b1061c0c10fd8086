# METADATA
# title: File system is encrypted at rest
# description: |
#   The file system sets Encrypted to true; an absent setting means false, whatever KmsKeyId says. Where a customer managed
#   key is required, KmsKeyId must name one.
# scope: package
# schemas:
#   - input: schema.input
# related_resources:
#   - https://docs.aws.amazon.com/efs/latest/ug/encryption-at-rest.html
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/efs-controls.html#efs-1
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/efs-controls.html#efs-8
# custom:
#   id: efs-filesystem-encrypted
#   severity: MEDIUM
#   enabled: true
#   trigger: change
#   resourceTypes: ["AWS::EFS::FileSystem"]
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       requireCmk:
#         type: boolean
#         default: false
#         description: Require a customer managed key; a deployed file system's key is looked up.
#   facts: [key-managers]
#   risk: Whoever gets at the storage below the file system, or at a copy of it, reads the files of every task.
#   frameworks:
#     nist-800-53-r5:
#       - {id: CA-9(1), mapping: aws}
#       - {id: CM-3(6), mapping: aws}
#       - {id: SC-13, mapping: aws}
#       - {id: SC-28, mapping: aws}
#     pci-dss-4.0.1: [{id: 3.5.1, mapping: own}]
#   equivalents:
#     security-hub: [EFS.1, EFS.8]
#     config: [efs-encrypted-check, efs-filesystem-ct-encrypted]
#     control-tower: [CT.ELASTICFILESYSTEM.PR.1]
#     prowler: [efs_encryption_at_rest_enabled]
#     checkov: [CKV_AWS_42, CKV_AWS_184]
#     trivy: [AWS-0037]
#     cdk-nag: [EFS1]
#     kics: [2ff8e83c, 6d087495]
#   remediation:
#     class: none
#     text: Encryption is fixed when a file system is created. Create an encrypted one and copy the files, for instance with AWS DataSync.
package policies["efs-filesystem-encrypted"]

import data.lib

import future.keywords.not

# METADATA
# entrypoint: true
report := lib.report(
	rego.metadata.chain(),
	{"examined": {["Encrypted"]}, "violations": violations, "unknowns": unknowns},
)

violations contains {
	"path": ["Encrypted"],
	"message": $"File system {lib.subject_title} does not set Encrypted to true.",
} if {
	not _may_be_encrypted
}

violations contains {
	"path": ["KmsKeyId"],
	"message": $"File system {lib.subject_title} names no KmsKeyId, which means the AWS managed key; expected a customer managed key.",
} if {
	_needs_own_key
	not _key
}

violations contains {
	"path": ["KmsKeyId"],
	"message": $"File system {lib.subject_title} is encrypted with the AWS managed key; expected a customer managed key.",
} if {
	_needs_own_key
	lib.key_manager(_key) == "AWS"
}

unknowns contains lib.unknown_key_manager(["KmsKeyId"], _key) if {
	_needs_own_key
	not lib.key_manager(_key)
}

unknowns contains open_place if some open_place in lib.open_at([["Encrypted"]])

_may_be_encrypted if input.resource.configuration.Encrypted == true

_may_be_encrypted if lib.is_unknown(input.resource.configuration.Encrypted)

_needs_own_key if {
	_may_be_encrypted
	input.params["efs-filesystem-encrypted"].requireCmk == true
}

_key := input.resource.configuration.KmsKeyId
