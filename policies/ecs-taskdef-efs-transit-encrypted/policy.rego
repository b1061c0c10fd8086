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
#     text: Register a revision whose EFS volumes set TransitEncryption to ENABLED.
package policies["ecs-taskdef-efs-transit-encrypted"]

import data.lib

import future.keywords.not

# METADATA
# entrypoint: true
report := lib.report(
	rego.metadata.chain(),
	{"examined": examined, "violations": violations, "unknowns": unknowns},
)

examined contains ["Volumes", index] if some index, _ in _efs_volumes

examined contains ["Volumes", index] if some index, _ in _nfs_volumes

examined contains unknown.path if some unknown in unknowns

violations contains {
	"path": ["Volumes", index, "EfsVolumeConfiguration", "TransitEncryption"],
	"message": $"EFS volume \"{volume.Name}\" of {lib.subject_title} does not set TransitEncryption to ENABLED.",
} if {
	some index, volume in _efs_volumes
	not volume.EfsVolumeConfiguration.TransitEncryption == "ENABLED"
	not lib.is_unknown(volume.EfsVolumeConfiguration.TransitEncryption)
}

violations contains {
	"path": ["Volumes", index, "DockerVolumeConfiguration", "DriverOpts"],
	"message": $"Volume \"{volume.Name}\" of {lib.subject_title} mounts an EFS file system through plain NFS, without encryption in transit.",
} if {
	some index, volume in _nfs_volumes
	_mounts_efs(volume.DockerVolumeConfiguration.DriverOpts)
}

unknowns contains lib.unknown_at(["Volumes"], volumes) if {
	volumes := input.resource.configuration.Volumes
	lib.is_unknown(volumes)
}

unknowns contains lib.unknown_at(["Volumes", index], volume) if {
	not lib.is_unknown(input.resource.configuration.Volumes)
	some index, volume in input.resource.configuration.Volumes
	lib.is_unknown(volume)
}

unknowns contains lib.unknown_at(["Volumes", index, "EfsVolumeConfiguration"], volume.EfsVolumeConfiguration) if {
	some index, volume in input.resource.configuration.Volumes
	lib.is_unknown(volume.EfsVolumeConfiguration)
}

unknowns contains lib.unknown_at(
	["Volumes", index, "EfsVolumeConfiguration", "TransitEncryption"],
	volume.EfsVolumeConfiguration.TransitEncryption,
) if {
	some index, volume in _efs_volumes
	lib.is_unknown(volume.EfsVolumeConfiguration.TransitEncryption)
}

# Of a Docker volume it must be open whether it mounts EFS: where the type is known not to be NFS nothing decides.
unknowns contains lib.unknown_at(["Volumes", index, "DockerVolumeConfiguration"], volume.DockerVolumeConfiguration) if {
	some index, volume in input.resource.configuration.Volumes
	lib.is_unknown(volume.DockerVolumeConfiguration)
}

unknowns contains lib.unknown_at(
	["Volumes", index, "DockerVolumeConfiguration", "DriverOpts"],
	volume.DockerVolumeConfiguration.DriverOpts,
) if {
	some index, volume in input.resource.configuration.Volumes
	lib.is_unknown(volume.DockerVolumeConfiguration.DriverOpts)
}

unknowns contains lib.unknown_at(
	["Volumes", index, "DockerVolumeConfiguration", "DriverOpts", "type"],
	volume.DockerVolumeConfiguration.DriverOpts.type,
) if {
	some index, volume in input.resource.configuration.Volumes
	lib.is_unknown(volume.DockerVolumeConfiguration.DriverOpts.type)
	some option in ["device", "o"]
	_may_mount_efs(volume.DockerVolumeConfiguration.DriverOpts[option])
}

unknowns contains lib.unknown_at(["Volumes", index, "DockerVolumeConfiguration", "DriverOpts", option], value) if {
	some index, volume in _nfs_volumes
	not _mounts_efs(volume.DockerVolumeConfiguration.DriverOpts)
	some option in ["device", "o"]
	value := volume.DockerVolumeConfiguration.DriverOpts[option]
	lib.is_unknown(value)
}

_efs_volumes[index] := volume if {
	some index, volume in input.resource.configuration.Volumes
	is_object(volume.EfsVolumeConfiguration)
	not lib.is_unknown(volume.EfsVolumeConfiguration)
}

_nfs_volumes[index] := volume if {
	some index, volume in input.resource.configuration.Volumes
	lower(volume.DockerVolumeConfiguration.DriverOpts.type) in {"nfs", "nfs4"}
	some option in ["device", "o"]
	_may_mount_efs(volume.DockerVolumeConfiguration.DriverOpts[option])
}

_may_mount_efs(value) if lib.is_unknown(value)

_may_mount_efs(value) if _names_efs(value)

_mounts_efs(options) if {
	some option in ["device", "o"]
	_names_efs(options[option])
}

# METADATA
# description: |
#   Whether a device (`host:/path`) or mount options (`addr=host,…`) name the DNS name of an EFS file system
#   (EFS User Guide, "Mounting on Amazon EC2 with a DNS name").
_names_efs(value) if {
	is_string(value)
	some part in split(value, ",")
	host := split(trim_prefix(trim_space(part), "addr="), ":")[0]
	contains(host, "fs-")
	contains(host, ".efs.")
	contains(host, ".amazonaws.com")
}
