# METADATA
# title: Access point confines its clients to a directory
# description: |
#   The access point's RootDirectory.Path is set and is not the root of the file system. An absent path means the root.
# scope: package
# schemas:
#   - input: schema.input
# related_resources:
#   - https://docs.aws.amazon.com/efs/latest/ug/enforce-root-directory-access-point.html
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/efs-controls.html#efs-3
# custom:
#   id: efs-accesspoint-root-dir-set
#   severity: MEDIUM
#   enabled: true
#   trigger: change
#   resourceTypes: ["AWS::EFS::AccessPoint"]
#   parameters: {type: object, additionalProperties: false, properties: {}}
#   risk: A task that mounts through the access point sees the files of everybody else on the file system.
#   frameworks:
#     nist-800-53-r5: [{id: AC-6(10), mapping: aws}]
#   equivalents:
#     security-hub: [EFS.3]
#     config: [efs-access-point-enforce-root-directory]
#     control-tower: [CT.ELASTICFILESYSTEM.PR.3]
#     prowler: [efs_access_point_enforce_root_directory]
#     checkov: [CKV_AWS_329]
#   remediation:
#     class: none
#     text: An access point's directory is fixed. Create another access point with a RootDirectory.Path below the root and mount through it.
package policies["efs-accesspoint-root-dir-set"]

import data.lib

import future.keywords.not

# METADATA
# entrypoint: true
report := lib.report(
	rego.metadata.chain(),
	{"examined": {_place}, "violations": violations, "unknowns": unknowns},
)

violations contains {
	"path": _place,
	"message": $"Access point {lib.subject_title} has RootDirectory.Path \"{_path}\", the root of the file system; expected a directory.",
} if {
	count(unknowns) == 0
	trim(_path, "/.") == ""
}

unknowns contains open_place if some open_place in lib.open_at([_place])

_place := ["RootDirectory", "Path"]

default _path := "/"

_path := input.resource.configuration.RootDirectory.Path
