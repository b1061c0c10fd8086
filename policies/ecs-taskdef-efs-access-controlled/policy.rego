# METADATA
# title: Task definition EFS volumes use IAM authorisation and an access point
# description: |
#   Every EFS volume of a task definition sets AuthorizationConfig.Iam to ENABLED and names an access point. An absent Iam
#   means DISABLED. A Docker volume that mounts an EFS file system through plain NFS can have neither.
# scope: package
# schemas:
#   - input: schema.input
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_EFSAuthorizationConfig.html
#   - https://docs.aws.amazon.com/AmazonECS/latest/developerguide/efs-best-practices.html
# custom:
#   id: ecs-taskdef-efs-access-controlled
#   severity: MEDIUM
#   enabled: false
#   trigger: change
#   resourceTypes: ["AWS::ECS::TaskDefinition"]
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       requireIam:
#         type: boolean
#         default: true
#         description: Require AuthorizationConfig.Iam to be ENABLED.
#       requireAccessPoint:
#         type: boolean
#         default: true
#         description: Require AuthorizationConfig.AccessPointId.
#   risk: Every task and host that reaches the mount target reads and changes all files, whatever its role.
#   frameworks:
#     nist-800-53-r5: [{id: AC-6, mapping: own}]
#     nist-800-190: [{id: 4.3.2, mapping: own}]
#   equivalents: {}
#   remediation:
#     class: new-revision
#     document: new-revision
#     text: |
#       Create an access point for the service, allow its task role to mount it, and register a revision whose
#       AuthorizationConfig names it and sets Iam to ENABLED, with TransitEncryption ENABLED.
package policies["ecs-taskdef-efs-access-controlled"]

import data.lib

import future.keywords.not

# METADATA
# entrypoint: true
report := lib.report(
	rego.metadata.chain(),
	{"examined": lib.examined_efs_volumes, "violations": violations, "unknowns": unknowns},
)

violations contains {
	"path": ["Volumes", index, "EfsVolumeConfiguration", "AuthorizationConfig", "Iam"],
	"message": $"EFS volume {lib.volume_name(index)} of {lib.subject_title} does not set AuthorizationConfig.Iam to ENABLED.",
} if {
	_params.requireIam == true
	some index, settings in lib.efs_volumes
	not settings.AuthorizationConfig.Iam == "ENABLED"
	not lib.is_unknown(settings.AuthorizationConfig)
	not lib.is_unknown(settings.AuthorizationConfig.Iam)
}

violations contains {
	"path": ["Volumes", index, "EfsVolumeConfiguration", "AuthorizationConfig", "AccessPointId"],
	"message": $"EFS volume {lib.volume_name(index)} of {lib.subject_title} names no access point (AuthorizationConfig.AccessPointId).",
} if {
	_params.requireAccessPoint == true
	some index, settings in lib.efs_volumes
	not settings.AuthorizationConfig.AccessPointId
	not lib.is_unknown(settings.AuthorizationConfig)
}

violations contains {
	"path": ["Volumes", index, "DockerVolumeConfiguration", "DriverOpts"],
	"message": $"Volume {lib.volume_name(index)} of {lib.subject_title} mounts an EFS file system through plain NFS, without {missing}.",
} if {
	missing := concat(" and ", sort(_required))
	missing != ""
	some index, _ in lib.plain_nfs_efs_volumes
}

unknowns contains open_place if {
	_params.requireIam == true
	some open_place in lib.open_at([["Volumes", "*", "EfsVolumeConfiguration", "AuthorizationConfig", "Iam"]])
}

# A reference to an access point names one, whichever.
unknowns contains open_place if {
	_params.requireAccessPoint == true
	some open_place in lib.open_at([["Volumes", "*", "EfsVolumeConfiguration", "AuthorizationConfig", "AccessPointId"]])
	not _names_access_point(open_place)
}

unknowns contains open_place if {
	count(_required) > 0
	some open_place in lib.open_plain_nfs_efs
}

_params := input.params["ecs-taskdef-efs-access-controlled"]

_required contains "IAM authorisation" if _params.requireIam == true

_required contains "an access point" if _params.requireAccessPoint == true

_names_access_point(open_place) if {
	open_place.path[4] == "AccessPointId"
	lib.stands_for_value(open_place)
}
