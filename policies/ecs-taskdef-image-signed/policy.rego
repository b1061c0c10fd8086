# METADATA
# title: Task definition images are signed as the trust policy demands
# description: |
#   A signature that the trust policy accepts exists for the image of every container. The verifier looks signatures up by
#   digest; an image named by a tag is judged by what the tag stands for now. Images for which the trust policy has no
#   rule are not judged, unless every image needs one.
# scope: package
# schemas:
#   - input: schema.input
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-signing.html
#   - https://docs.aws.amazon.com/signer/latest/developerguide/container-workflow.html
# custom:
#   id: ecs-taskdef-image-signed
#   severity: HIGH
#   enabled: false
#   trigger: both
#   resourceTypes: ["AWS::ECS::TaskDefinition"]
#   parameters:
#     type: object
#     additionalProperties: false
#     required: [trustPolicy]
#     properties:
#       trustPolicy:
#         type: string
#         description: Name of the trust policy, which says whose signatures count for which repositories.
#       requireAll:
#         type: boolean
#         default: false
#         description: An image for which the trust policy has no rule fails.
#   facts: [image-signatures]
#   risk: An image that somebody slipped into the registry runs like one of your own.
#   frameworks:
#     nist-800-53-r5: [{id: SI-7(15), mapping: own}, {id: SR-4, mapping: own}]
#     nist-800-190: [{id: 4.1.5, mapping: own}]
#   equivalents: {}
#   remediation:
#     class: manual
#     text: Find out who built the image. Sign its digest with a trusted key or profile, or build it anew, and redeploy.
#     document: guidance
package policies["ecs-taskdef-image-signed"]

import data.lib

import future.keywords.not

# METADATA
# entrypoint: true
report := lib.report(
	rego.metadata.chain(),
	{"examined": examined, "violations": violations, "unknowns": unknowns},
)

examined contains path if {
	some path in lib.examined_containers
	not path[1] in _outside
}

violations contains _offence(index, $"whose signature verdict is {_told(index)}; expected SIGNED") if {
	some index, verdict in _verdicts
	verdict.Verdict in _refusals
}

violations contains _offence(index, $"for which trust policy \"{_params.trustPolicy}\" has no rule; every image needs one") if {
	_params.requireAll == true
	some index, verdict in _verdicts
	verdict.Verdict == "NO_TRUST_POLICY"
}

unknowns contains open_image if some open_image in lib.open_images

unknowns contains lib.fact_missing(["ContainerDefinitions", index, "Image"], "image-signatures") if {
	some index, _ in lib.image_references
	not _verdicts[index]
}

# Whatever else the verifier says is no verdict on the image.
unknowns contains {
	"path": ["ContainerDefinitions", index, "Image"],
	"reason": "fact-missing",
	"detail": $"the signature could not be judged: {_told(index)}",
} if {
	some index, verdict in _verdicts
	not verdict.Verdict in (_refusals | {"SIGNED", "NO_TRUST_POLICY"})
}

_offence(index, what) := {
	"path": ["ContainerDefinitions", index, "Image"],
	"message": $"{lib.container_title(index, container)} uses image \"{container.Image}\", {what}.",
} if {
	container := lib.containers[index]
}

_told(index) := $"{_verdicts[index].Verdict}{_because(index)}{_drift(index)}"

_because(index) := $" ({_verdicts[index].Reason})" if {
	is_string(_verdicts[index].Reason)
} else := ""

_drift(index) := " for what its tag stands for now, which may drift" if {
	_verdicts[index].IsProvisional == true
} else := ""

# METADATA
# description: The verifier's verdict on the image of every container, as far as there is one.
_verdicts[index] := verdict if {
	some index, image in lib.image_references
	verdict := lib.fact("image-signatures")[image]
	is_string(verdict.Verdict)
}

_outside contains index if {
	_params.requireAll == false
	some index, verdict in _verdicts
	verdict.Verdict == "NO_TRUST_POLICY"
}

_refusals := {"UNSIGNED", "BAD_SIGNATURE", "WRONG_KEY", "DIGEST_MISMATCH", "REVOKED", "EXPIRED"}

_params := input.params["ecs-taskdef-image-signed"]
