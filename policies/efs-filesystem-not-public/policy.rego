# METADATA
# title: File system policy lets nobody in but those it names
# description: |
#   No statement of the file system policy allows everybody without a condition that narrows it to an account, an organization,
#   a network, an identity or a mount target. A file system without a policy passes unless one is required.
# scope: package
# schemas:
#   - input: schema.input
# related_resources:
#   - https://docs.aws.amazon.com/efs/latest/ug/access-control-block-public-access.html
#   - https://docs.aws.amazon.com/efs/latest/ug/iam-access-control-nfs-efs.html
# custom:
#   id: efs-filesystem-not-public
#   severity: HIGH
#   enabled: true
#   trigger: both
#   resourceTypes: ["AWS::EFS::FileSystem"]
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       requirePolicy:
#         type: boolean
#         default: false
#         description: A file system without a policy fails, because it takes every client that reaches a mount target.
#   risk: Any AWS identity that reaches the file system reads and changes the files of every task.
#   frameworks:
#     nist-800-53-r5: [{id: AC-3, mapping: own}]
#     nist-800-190: [{id: 4.3.2, mapping: own}]
#   equivalents:
#     prowler: [efs_not_publicly_accessible]
#     kics: [fae52418]
#   remediation:
#     class: manual
#     text: Let the file system's owner decide who needs it, then name roles, or require elasticfilesystem:AccessedViaMountTarget.
#     document: guidance
package policies["efs-filesystem-not-public"]

import data.lib

import future.keywords.not

# METADATA
# entrypoint: true
report := lib.report(
	rego.metadata.chain(),
	{"examined": {["FileSystemPolicy"]}, "violations": violations, "unknowns": unknowns},
)

violations contains violation if some violation in lib.public_violations("FileSystemPolicy")

violations contains {
	"path": ["FileSystemPolicy"],
	"message": $"File system {lib.subject_title} has no policy; expected one.",
} if {
	input.params["efs-filesystem-not-public"].requirePolicy == true
	not input.resource.configuration.FileSystemPolicy
}

unknowns contains open_place if some open_place in lib.open_publicity("FileSystemPolicy", [])
