# METADATA
# title: Access point enforces a user identity
# description: |
#   The access point's PosixUser sets Uid and Gid, so that they replace whatever identity the client claims. 0 is set as well,
#   unless root is forbidden.
# scope: package
# schemas:
#   - input: schema.input
# related_resources:
#   - https://docs.aws.amazon.com/efs/latest/ug/enforce-identity-access-points.html
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/efs-controls.html#efs-4
# custom:
#   id: efs-accesspoint-user-set
#   severity: MEDIUM
#   enabled: true
#   trigger: change
#   resourceTypes: ["AWS::EFS::AccessPoint"]
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       forbidRoot:
#         type: boolean
#         default: false
#         description: Refuse 0 as the user or group id.
#   risk: A task chooses its own user id and so reads and changes the files of any other user on the file system.
#   frameworks:
#     nist-800-53-r5: [{id: AC-6(2), mapping: aws}]
#   equivalents:
#     security-hub: [EFS.4]
#     config: [efs-access-point-enforce-user-identity]
#     control-tower: [CT.ELASTICFILESYSTEM.PR.4]
#     prowler: [efs_access_point_enforce_user_identity]
#     checkov: [CKV_AWS_330]
#   remediation:
#     class: none
#     text: An access point's user is fixed. Create another access point with a PosixUser and mount through it.
package policies["efs-accesspoint-user-set"]

import data.lib

import future.keywords.not

# METADATA
# entrypoint: true
report := lib.report(
	rego.metadata.chain(),
	{"examined": {["PosixUser"]}, "violations": violations, "unknowns": unknowns},
)

violations contains {
	"path": ["PosixUser", member],
	"message": $"Access point {lib.subject_title} sets no PosixUser.{member}, so that clients choose it.",
} if {
	count(lib.open_at([["PosixUser"]])) == 0
	some member in _members
	not input.resource.configuration.PosixUser[member]
}

violations contains {
	"path": ["PosixUser", member],
	"message": $"Access point {lib.subject_title} sets PosixUser.{member} to 0, which is root; expected another id.",
} if {
	_forbids_root
	some member in _members
	lib.is_root_user(input.resource.configuration.PosixUser[member])
}

unknowns contains open_place if {
	some member in _members
	not _is_set(member)
	some open_place in lib.open_at([["PosixUser", member]])
}

_members := ["Gid", "Uid"]

# METADATA
# description: A reference stands for an id, whichever it is; that decides only where one is forbidden.
_is_set(member) if {
	not _forbids_root
	lib.is_written_reference(input.resource.configuration.PosixUser[member])
}

_forbids_root if input.params["efs-accesspoint-user-set"].forbidRoot == true
