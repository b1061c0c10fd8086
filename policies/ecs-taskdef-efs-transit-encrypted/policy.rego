# METADATA
# title: Task definition EFS volumes are encrypted in transit
# description: |
#   Every EFS volume of a task definition sets TransitEncryption to ENABLED. An absent setting means DISABLED. A Docker
#   volume that mounts an EFS file system through plain NFS has no encryption in transit at all.
# scope: package
# schemas:
#   - input: schema.input
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_EFSVolumeConfiguration.html
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-18
# custom:
#   id: ecs-taskdef-efs-transit-encrypted
#   severity: MEDIUM
#   enabled: true
#   trigger: change
#   resourceTypes: ["AWS::ECS::TaskDefinition"]
#   parameters: {type: object, additionalProperties: false, properties: {}}
#   risk: Whoever can listen between the host and the mount target reads and changes the files.
#   frameworks:
#     nist-800-53-r5:
#       - {id: CA-9(1), mapping: aws}
#       - {id: CM-3(6), mapping: aws}
#       - {id: SC-13, mapping: aws}
#       - {id: SC-28, mapping: aws}
#     nist-800-190: [{id: 4.4.2, mapping: own}]
#     pci-dss-4.0.1: [{id: 4.2.1, mapping: own}]
#   equivalents:
#     security-hub: [ECS.18]
#     config: [ecs-task-definition-efs-encryption-enabled]
#     checkov: [CKV_AWS_97]
#     trivy: [AWS-0035]
#     kics: [c1282e03, 6c131358, 4d46ff3b]
#   remediation:
#     class: new-revision
#     document: new-revision
#     text: Register a revision whose EFS volumes set TransitEncryption to ENABLED.
package policies["ecs-taskdef-efs-transit-encrypted"]

import data.lib

import future.keywords.not

# METADATA
# entrypoint: true
report := lib.report(
	rego.metadata.chain(),
	{"examined": lib.examined_efs_volumes, "violations": violations, "unknowns": unknowns},
)

violations contains {
	"path": ["Volumes", index, "EfsVolumeConfiguration", "TransitEncryption"],
	"message": $"EFS volume {lib.volume_name(index)} of {lib.subject_title} does not set TransitEncryption to ENABLED.",
} if {
	some index, settings in lib.efs_volumes
	not settings.TransitEncryption == "ENABLED"
	not lib.is_unknown(settings.TransitEncryption)
}

violations contains {
	"path": ["Volumes", index, "DockerVolumeConfiguration", "DriverOpts"],
	"message": $"Volume {lib.volume_name(index)} of {lib.subject_title} mounts an EFS file system through plain NFS, without encryption in transit.",
} if {
	some index, _ in lib.plain_nfs_efs_volumes
}

unknowns contains open_place if {
	some open_place in lib.open_at([["Volumes", "*", "EfsVolumeConfiguration", "TransitEncryption"]])
}

unknowns contains open_place if some open_place in lib.open_plain_nfs_efs
