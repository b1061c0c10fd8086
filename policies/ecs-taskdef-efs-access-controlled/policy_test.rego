package policies["ecs-taskdef-efs-access-controlled_test"]

import data.lib_test
import data.policies["ecs-taskdef-efs-access-controlled"] as check

_ref := lib_test.reference

_base := {
	"check": "ecs-taskdef-efs-access-controlled",
	"type": "AWS::ECS::TaskDefinition",
	"params": {"requireIam": true, "requireAccessPoint": true},
}

_iam_only := {"requireIam": true, "requireAccessPoint": false}

_access_point_only := {"requireIam": false, "requireAccessPoint": true}

_nothing := {"requireIam": false, "requireAccessPoint": false}

_efs(settings) := {"Name": "data", "EfsVolumeConfiguration": object.union({"FileSystemId": "fs-1"}, settings)}

_of(authorization) := {"Family": "wiki", "Volumes": [_efs({"AuthorizationConfig": authorization})]}

_without := {"Family": "wiki", "Volumes": [_efs({})]}

_docker(options) := {"Family": "wiki", "Volumes": [{"Name": "data", "DockerVolumeConfiguration": {"DriverOpts": options}}]}

_nfs := _docker({"type": "nfs", "device": "fs-1.efs.eu-west-1.amazonaws.com:/"})

_authorization(index) := ["Volumes", index, "EfsVolumeConfiguration", "AuthorizationConfig"]

_iam(index) := array.concat(_authorization(index), ["Iam"])

_access_point(index) := array.concat(_authorization(index), ["AccessPointId"])

_options := ["Volumes", 0, "DockerVolumeConfiguration", "DriverOpts"]

_marker(reason, detail) := {"$unknown": reason, "detail": detail}

_cases := {
	"no volumes": {"configuration": {}, "outcome": "NOT_APPLICABLE"},
	"another type": {"configuration": _without, "outcome": "NOT_APPLICABLE", "type": "AWS::ECS::Cluster"},
	"a bind mount": {"configuration": {"Volumes": [{"Host": {"SourcePath": "/x"}}]}, "outcome": "NOT_APPLICABLE"},
	"both": {"configuration": _of({"Iam": "ENABLED", "AccessPointId": "fsap-1"}), "outcome": "COMPLIANT"},
	"neither": {"configuration": _without, "outcome": "NON_COMPLIANT", "paths": {_iam(0), _access_point(0)}},
	"neither is required": {"configuration": _without, "outcome": "COMPLIANT", "params": _nothing},
	"IAM alone is required": {"configuration": _without, "outcome": "NON_COMPLIANT", "params": _iam_only, "paths": {_iam(0)}},
	"an access point alone is required": {"configuration": _without, "outcome": "NON_COMPLIANT", "params": _access_point_only, "paths": {_access_point(0)}},
	"disabled": {"configuration": _of({"Iam": "DISABLED", "AccessPointId": "fsap-1"}), "outcome": "NON_COMPLIANT", "paths": {_iam(0)}},
	"another case": {"configuration": _of({"Iam": "enabled", "AccessPointId": "fsap-1"}), "outcome": "NON_COMPLIANT", "paths": {_iam(0)}},
	"no access point": {"configuration": _of({"Iam": "ENABLED"}), "outcome": "NON_COMPLIANT", "paths": {_access_point(0)}},
	"all of three": {
		"configuration": {"Volumes": [_efs({}), {"Host": {}}, _efs({})]},
		"outcome": "NON_COMPLIANT",
		"paths": {_iam(0), _access_point(0), _iam(2), _access_point(2)},
	},
	"IAM that cannot be known": {"configuration": _of({"Iam": _ref, "AccessPointId": "fsap-1"}), "outcome": "UNKNOWN", "unknowns": {_iam(0)}},
	"IAM that cannot be known is not required": {"configuration": _of({"Iam": _ref, "AccessPointId": "fsap-1"}), "outcome": "COMPLIANT", "params": _access_point_only},
	"a reference to an access point": {"configuration": _of({"Iam": "ENABLED", "AccessPointId": _ref}), "outcome": "COMPLIANT"},
	"an access point under a condition": {"configuration": _of({"Iam": "ENABLED", "AccessPointId": _marker("open-condition", "!If A")}), "outcome": "UNKNOWN", "unknowns": {_access_point(0)}},
	"an access point under a condition is not required": {"configuration": _of({"Iam": "ENABLED", "AccessPointId": _marker("open-condition", "!If A")}), "outcome": "COMPLIANT", "params": _iam_only},
	"a reference to both": {"configuration": _of(_ref), "outcome": "UNKNOWN", "unknowns": {_authorization(0)}},
	"a reference to both, an access point alone is required": {"configuration": _of(_ref), "outcome": "UNKNOWN", "params": _access_point_only, "unknowns": {_authorization(0)}},
	"a reference to both, neither is required": {"configuration": _of(_ref), "outcome": "COMPLIANT", "params": _nothing},
	"settings that cannot be known": {"configuration": {"Volumes": [{"EfsVolumeConfiguration": _ref}]}, "outcome": "UNKNOWN", "unknowns": {["Volumes", 0, "EfsVolumeConfiguration"]}},
	"settings that cannot be known, neither is required": {"configuration": {"Volumes": [{"EfsVolumeConfiguration": _ref}]}, "outcome": "COMPLIANT", "params": _nothing},
	"volumes that cannot be known": {"configuration": {"Volumes": _ref}, "outcome": "UNKNOWN", "unknowns": {["Volumes"]}},
	"plain NFS": {"configuration": _nfs, "outcome": "NON_COMPLIANT", "paths": {_options}},
	"plain NFS, neither is required": {"configuration": _nfs, "outcome": "COMPLIANT", "params": _nothing},
	"plain NFS, an access point alone is required": {"configuration": _nfs, "outcome": "NON_COMPLIANT", "params": _access_point_only, "paths": {_options}},
	"plain NFS to somewhere": {"configuration": _docker({"type": "nfs", "device": _ref}), "outcome": "UNKNOWN", "unknowns": {array.concat(_options, ["device"])}},
	"plain NFS to somewhere, IAM alone is required": {"configuration": _docker({"type": "nfs", "device": _ref}), "outcome": "UNKNOWN", "params": _iam_only, "unknowns": {array.concat(_options, ["device"])}},
	"plain NFS to somewhere, neither is required": {"configuration": _docker({"type": "nfs", "device": _ref}), "outcome": "COMPLIANT", "params": _nothing},
	"plain NFS elsewhere": {"configuration": _docker({"type": "nfs", "device": "nas:/"}), "outcome": "NOT_APPLICABLE"},
}

test_verdicts[note] if {
	some note, case in _cases
	lib_test.meets(check.report, case) with input as lib_test.case_input(_base, case)
}

test_messages[note] if {
	some note, case in {
		"neither": {"configuration": _without, "messages": {
			"EFS volume \"data\" of wiki does not set AuthorizationConfig.Iam to ENABLED.",
			"EFS volume \"data\" of wiki names no access point (AuthorizationConfig.AccessPointId).",
		}},
		"plain NFS": {"configuration": _nfs, "messages": {"Volume \"data\" of wiki mounts an EFS file system through plain NFS, without IAM authorisation and an access point."}},
		"plain NFS without IAM": {"configuration": _nfs, "params": _iam_only, "messages": {"Volume \"data\" of wiki mounts an EFS file system through plain NFS, without IAM authorisation."}},
		"plain NFS without an access point": {
			"configuration": _nfs,
			"params": _access_point_only,
			"messages": {"Volume \"data\" of wiki mounts an EFS file system through plain NFS, without an access point."},
		},
	}
	report := check.report with input as lib_test.case_input(_base, case)
	{violation.message | some violation in report.violations} == case.messages
}
