# METADATA
# title: Service runs on the latest Fargate platform version
# description: |
#   A service on Fargate names no platform version, LATEST, or one that is not older than the latest of its platform family
#   (PlatformFamily, else Linux). Versions are compared as numbers. Services that do not run on Fargate are not judged.
# scope: package
# schemas:
#   - input: schema.input
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECS/latest/developerguide/platform-fargate.html
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-10
# custom:
#   id: ecs-service-platform-current
#   severity: MEDIUM
#   enabled: true
#   trigger: change
#   resourceTypes: ["AWS::ECS::Service"]
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       latestLinux:
#         type: string
#         default: 1.4.0
#         description: The oldest platform version that is accepted for Linux.
#       latestWindows:
#         type: string
#         default: 1.0.0
#         description: The oldest platform version that is accepted for Windows.
#       requireLatest:
#         type: boolean
#         default: false
#         description: Refuse every version that is written as a number, even the latest one.
#   facts: [cluster]
#   risk: A platform version that AWS has left behind gets no security fixes and lacks features that other checks rely on.
#   frameworks:
#     nist-800-53-r5:
#       - {id: SI-2, mapping: aws}
#       - {id: SI-2(2), mapping: aws}
#       - {id: SI-2(4), mapping: aws}
#       - {id: SI-2(5), mapping: aws}
#     nist-800-190: [{id: 4.5.3, mapping: own}]
#     pci-dss-4.0.1: [{id: 6.3.3, mapping: aws}]
#     cis-aws-compute-1.1.0: [{id: "3.8", mapping: aws}]
#   equivalents:
#     security-hub: [ECS.10]
#     config: [ecs-fargate-latest-platform-version]
#     control-tower: [CT.ECS.PR.1]
#     prowler: [ecs_service_fargate_latest_platform_version]
#     checkov: [CKV_AWS_332]
#   remediation:
#     class: manual
#     text: Set PlatformVersion to LATEST, or leave it out, and start a new deployment of the service.
#     document: ecs-service-platform-current
package policies["ecs-service-platform-current"]

import data.lib

import future.keywords.not

# METADATA
# entrypoint: true
report := lib.report(
	rego.metadata.chain(),
	{"examined": examined, "violations": violations, "unknowns": unknowns},
)

# An absent version means LATEST, so it passes even where it is open whether the tasks run on Fargate.
examined contains ["PlatformVersion"] if lib.fargate != "no"

violations contains {
	"path": ["PlatformVersion"],
	"message": $"Service {lib.subject_title} asks for Fargate platform version {_version}; expected {_expectation}.",
} if {
	_answers == {"too old"}
}

unknowns contains open_place if some open_place in lib.open_at([["PlatformVersion"]])

unknowns contains {"path": ["PlatformVersion"], "reason": "not-coercible", "detail": $"expected {_expectation}"} if {
	"unclear" in _answers
}

unknowns contains open_place if {
	_answers == {"current", "too old"}
	some open_place in lib.open_at([["PlatformFamily"]])
}

# METADATA
# description: A version that is written as a number; LATEST is none.
_version := version if {
	version := input.resource.configuration.PlatformVersion
	is_string(version)
	version != "LATEST"
}

# METADATA
# scope: document
# description: How the version compares with the latest one of every platform family that the service may have.
_answers contains "too old" if {
	_params.requireLatest == true
	is_string(_version)
}

_answers contains _compared(_parts(_version), _parts(latest)) if {
	_params.requireLatest == false
	some [_, latest] in _latest
}

_answers contains "unclear" if {
	_params.requireLatest == false
	some version in array.concat([_version], [latest | some [_, latest] in _latest])
	not _parts(version)
}

_compared(version, latest) := "too old" if {
	version < latest
} else := "current"

# METADATA
# description: |
#   The parts of a version such as 1.4.0, so that they compare as numbers do: by how many digits there are, then digit by
#   digit. Parts that are not written are zero.
_parts(version) := array.slice(array.concat(parts, [[0, ""], [0, ""]]), 0, 3) if {
	texts := split(version, ".")
	count(texts) <= 3
	every text in texts {
		text != ""
		trim(text, "0123456789") == ""
	}
	parts := [[count(digits), digits] | some text in texts; digits := trim_left(text, "0")]
}

# METADATA
# scope: document
# description: The platform family with its latest version; both where the family cannot be known.
_latest contains ["Linux", _params.latestLinux] if not _is_windows

_latest contains ["Windows", _params.latestWindows] if _is_windows

_latest contains ["Windows", _params.latestWindows] if lib.is_unknown(input.resource.configuration.PlatformFamily)

_is_windows if startswith(upper(input.resource.configuration.PlatformFamily), "WINDOWS")

_expectation := "LATEST" if {
	_params.requireLatest == true
} else := $"LATEST or at least {concat(" or ", sort(versions))}" if {
	versions := [$"{latest} for {family}" | some [family, latest] in _latest]
}

_params := input.params["ecs-service-platform-current"]
