# METADATA
# title: Service encrypts the EBS volumes of its tasks
# description: |
#   Every EBS volume that ECS creates for the tasks of a service has Encrypted true or a KMS key, or the Region encrypts EBS
#   volumes by default. If that was not looked up, a template counts as unencrypted and a deployed service as unknown.
# scope: package
# schemas:
#   - input: schema.input
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ebs-kms-encryption.html
#   - https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceManagedEBSVolumeConfiguration.html
# custom:
#   id: ecs-service-ebs-encrypted
#   severity: HIGH
#   enabled: true
#   trigger: change
#   resourceTypes: ["AWS::ECS::Service"]
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       requireCmk:
#         type: boolean
#         default: false
#         description: Demand a KMS key of your own (KmsKeyId) on every volume; the AWS managed key aws/ebs does not count.
#   facts: [ebs-encryption-by-default]
#   risk: Whoever gets at a volume or one of its snapshots can read what the tasks have written.
#   frameworks:
#     nist-800-53-r5: [{id: SC-28, mapping: own}]
#     pci-dss-4.0.1: [{id: 3.5.1, mapping: own}]
#   equivalents: {}
#   remediation:
#     class: manual
#     text: Set Encrypted to true, with a KmsKeyId if you need your own key, in VolumeConfigurations and start a new deployment.
#     document: guidance
package policies["ecs-service-ebs-encrypted"]

import data.lib

import future.keywords.not

# METADATA
# entrypoint: true
report := lib.report(
	rego.metadata.chain(),
	{"examined": examined, "violations": violations, "unknowns": unknowns},
)

examined contains ["VolumeConfigurations", index, "ManagedEBSVolume"] if some index, _ in _volumes

examined contains unknown.path if some unknown in unknowns

violations contains {
	"path": _place(index, "Encrypted"),
	"message": $"{title} is not encrypted{_by_default}; expected Encrypted true or a KmsKeyId.",
} if {
	some index, _ in _unencrypted
	_by_default
	title := _titles[index]
}

violations contains {
	"path": _place(index, "KmsKeyId"),
	"message": $"{title} has no KmsKeyId; expected a KMS key of your own.",
} if {
	_params.requireCmk == true
	some index, volume in _volumes
	not volume.KmsKeyId
	title := _titles[index]
}

violations contains {
	"path": _place(index, "KmsKeyId"),
	"message": $"{title} has the AWS managed key \"{volume.KmsKeyId}\"; expected a KMS key of your own.",
} if {
	_params.requireCmk == true
	some index, volume in _volumes
	array.reverse(split(volume.KmsKeyId, ":"))[0] == "alias/aws/ebs"
	title := _titles[index]
}

unknowns contains lib.fact_missing(_place(index, "Encrypted"), "ebs-encryption-by-default") if {
	some index, _ in _unencrypted
	not _by_default
}

unknowns contains open_place if some open_place in lib.open_at([["VolumeConfigurations", "*", "ManagedEBSVolume"]])

unknowns contains open_place if {
	_params.requireCmk == true
	some open_place in lib.open_at([_every("KmsKeyId")])
}

unknowns contains open_place if {
	_encryption_decides
	some open_place in lib.open_at([_every("Encrypted"), _every("KmsKeyId")])
	_encryption(_volumes[open_place.path[1]]) == "unknown"
}

# METADATA
# description: The volumes that can be read, by the index of their configuration.
_volumes[index] := volume if {
	some index, entry in input.resource.configuration.VolumeConfigurations
	volume := entry.ManagedEBSVolume
	not lib.is_unknown(volume)
}

_unencrypted[index] := volume if {
	_encryption_decides
	some index, volume in _volumes
	_encryption(volume) == "no"
}

# METADATA
# description: Whether a volume asks for encryption. A key that is a reference is there, whichever it is.
_encryption(volume) := "yes" if {
	volume.Encrypted == true
} else := "yes" if {
	is_string(volume.KmsKeyId)
} else := "yes" if {
	lib.is_written_reference(volume.KmsKeyId)
} else := "unknown" if {
	lib.is_unknown(volume.Encrypted)
} else := "unknown" if {
	lib.is_unknown(volume.KmsKeyId)
} else := "no"

# METADATA
# description: |
#   What volumes ask for decides, unless the Region encrypts all of them by default (which overrides Encrypted false) or
#   only the key counts.
_encryption_decides if {
	_params.requireCmk == false
	not lib.fact("ebs-encryption-by-default").EbsEncryptionByDefault == true
}

# METADATA
# description: |
#   How messages speak of the Region's default where a volume fails; undefined where the default would have to be looked
#   up first, which is so for everything deployed.
_by_default := ", and this Region encrypts no volumes by default" if {
	lib.fact("ebs-encryption-by-default").EbsEncryptionByDefault == false
} else := " (whether this Region encrypts volumes by default was not looked up)" if {
	not lib.is_deployed
}

# METADATA
# scope: document
# description: How messages name the volumes; by position where a name cannot be known.
_titles[index] := $"Volume \"{entry.Name}\" of service {lib.subject_title}" if {
	some index, entry in input.resource.configuration.VolumeConfigurations
	is_string(entry.Name)
}

_titles[index] := $"Volume #{index} of service {lib.subject_title}" if {
	some index, entry in input.resource.configuration.VolumeConfigurations
	not is_string(entry.Name)
}

_place(index, name) := ["VolumeConfigurations", index, "ManagedEBSVolume", name]

_every(name) := ["VolumeConfigurations", "*", "ManagedEBSVolume", name]

_params := input.params["ecs-service-ebs-encrypted"]
