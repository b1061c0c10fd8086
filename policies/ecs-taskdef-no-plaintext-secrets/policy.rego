# METADATA
# title: Task definition holds no secrets in plain text
# description: |
#   No environment variable, command, entry point, health check, Docker label, log option, FireLens option or volume driver
#   option holds a known credential format, a plain value under the name of a secret, or a reference whose resolved secret
#   ECS would store. Secrets and SecretOptions never fail. Deregistered revisions are judged, because they stay readable.
# scope: package
# schemas:
#   - input: schema.input
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specifying-sensitive-data.html
#   - https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
#   - https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeregisterTaskDefinition.html
# custom:
#   id: ecs-taskdef-no-plaintext-secrets
#   severity: CRITICAL
#   enabled: true
#   trigger: change
#   resourceTypes: ["AWS::ECS::TaskDefinition"]
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       fields:
#         type: array
#         items:
#           type: string
#           enum: [all, environment, command, entryPoint, healthCheck, labels, logOptions, firelensOptions, driverOpts]
#         default: [all]
#         description: |
#           Fields that are looked at: all, or some of environment, command, entryPoint, healthCheck, labels, logOptions,
#           firelensOptions, driverOpts.
#       extraNames:
#         type: array
#         items: {type: string}
#         default: []
#         description: Names, in any case, of variables, options and keys that hold secrets although they do not sound like it.
#       allowNames:
#         type: array
#         items: {type: string}
#         default: []
#         description: Names, in any case, of variables, options and keys that are never reported.
#       entropy:
#         type: boolean
#         default: false
#         description: Report random-looking values of 20 or more characters under names that end in key, auth or cred, too.
#       includeInactive:
#         type: boolean
#         default: true
#         description: Judge revisions that are deregistered or being deleted as well; their text can be read until they are gone.
#   facts: [secret-detections]
#   risk: Everyone who may describe the task definition, and everyone who reads its history in AWS Config, reads the credential.
#   frameworks:
#     nist-800-53-r5: [{id: IA-5(7), mapping: own}]
#     nist-800-190: [{id: 4.1.4, mapping: own}]
#     pci-dss-4.0.1: [{id: 8.6.2, mapping: own}, {id: 3.5.1, mapping: prowler}, {id: 8.3.2, mapping: prowler}]
#     cis-aws-compute-1.1.0: [{id: "3.6", mapping: aws}]
#   equivalents:
#     prowler: [ecs_task_definitions_no_environment_secrets]
#     trivy: [AWS-0036]
#   remediation:
#     class: manual
#     document: new-revision
#     text: >-
#       Rotate the credential first. Put the new one into Secrets Manager or Parameter Store, reference it in Secrets or
#       SecretOptions of a new revision, update the services, then deregister and delete the old revisions.
package policies["ecs-taskdef-no-plaintext-secrets"]

import data.lib

import future.keywords.not

# METADATA
# entrypoint: true
report := lib.report(
	rego.metadata.chain(),
	{
		"examined": lib.examined_containers,
		"violations": violations,
		"unknowns": unknowns,
		"judges_retired": _params.includeInactive,
	},
)

# One violation for a place, however many names in it there are.
violations contains {"path": detection.Path, "message": _message(detection)} if {
	some positions in _reported
	detection := _detections[min(positions)]
}

unknowns contains lib.fact_missing(["ContainerDefinitions"], "secret-detections") if not _detections

unknowns contains lib.unknown_at(detection.Path, marker) if {
	some detection in _detections
	detection.Detector == "unresolved"
	_asked_for(detection)
	marker := object.get(input.resource.configuration, detection.Path, _lost)
}

unknowns contains {"path": detection.Path, "reason": "engine-error", "detail": "there are more secrets than can be listed"} if {
	some detection in _detections
	detection.Detector == "overflow"
}

# What the detectors could not look into.
unknowns contains open_place if {
	some open_place in lib.open_at([place | some field, place in _places; _selected(field)])
}

_params := input.params["ecs-taskdef-no-plaintext-secrets"]

_detections := detections if {
	detections := lib.fact("secret-detections")
	is_array(detections)
}

_lost := {"$unknown": "engine-error", "detail": "the detectors saw something else"}

_reported[detection.Path] contains position if {
	some position, detection in _detections
	detection.Class in _reported_classes
	_asked_for(detection)
}

_reported_classes contains class if some class in ["A", "B", "C"]

_reported_classes contains "entropy" if _params.entropy == true

_asked_for(detection) if {
	_selected(detection.Field)
	not lower(detection.Name) in _allowed_names
	not lower(_own_name(detection)) in _allowed_names
}

_selected(_) if "all" in _params.fields

_selected(field) if field in _params.fields

_allowed_names contains lower(name) if some name in _params.allowNames

_places := {
	"command": ["ContainerDefinitions", "*", "Command"],
	"driverOpts": ["Volumes", "*", "DockerVolumeConfiguration", "DriverOpts"],
	"entryPoint": ["ContainerDefinitions", "*", "EntryPoint"],
	"environment": ["ContainerDefinitions", "*", "Environment", "*"],
	"firelensOptions": ["ContainerDefinitions", "*", "FirelensConfiguration", "Options"],
	"healthCheck": ["ContainerDefinitions", "*", "HealthCheck", "Command"],
	"labels": ["ContainerDefinitions", "*", "DockerLabels"],
	"logOptions": ["ContainerDefinitions", "*", "LogConfiguration", "Options"],
}

# METADATA
# description: The name of the variable, label or option whose value the detection stands in; empty where there is none.
_own_name(detection) := name if {
	detection.Field == "environment"
	name := input.resource.configuration.ContainerDefinitions[detection.Path[1]].Environment[detection.Path[3]].Name
	is_string(name)
} else := key if {
	detection.Field in {"driverOpts", "firelensOptions", "labels", "logOptions"}
	key := detection.Path[count(detection.Path) - 1]
} else := ""

_message(detection) := $"{_owner(detection)} holds {_findings[detection.Detector]} in {place}{_inner(detection.Name, own)}; {_advice(detection.Field)}." if {
	own := _own_name(detection)
	place := _place(detection.Field, own)
}

_owner(detection) := _volume_titles[detection.Path[1]] if {
	detection.Field == "driverOpts"
} else := lib.container_title(detection.Path[1], lib.containers[detection.Path[1]])

_volume_titles[index] := $"Volume \"{volume.Name}\" of {lib.subject_title}" if {
	some index, volume in input.resource.configuration.Volumes
	is_string(volume.Name)
}

_volume_titles[index] := $"Volume #{index} of {lib.subject_title}" if {
	some index, volume in input.resource.configuration.Volumes
	not is_string(volume.Name)
}

_place("command", _) := "its command"

_place("entryPoint", _) := "its entry point"

_place("healthCheck", _) := "the command of its health check"

_place("environment", "") := "an environment variable"

_place("environment", name) := $"environment variable \"{name}\"" if name != ""

_place("labels", name) := $"Docker label \"{name}\""

_place("logOptions", name) := $"log option \"{name}\""

_place("firelensOptions", name) := $"FireLens option \"{name}\""

_place("driverOpts", name) := $"driver option \"{name}\""

# A name inside of the text that decides.
_inner(name, own) := "" if {
	name == own
} else := "" if {
	name == ""
} else := $" (name \"{name}\")"

_advice("logOptions") := "move it to SecretOptions and rotate it"

_advice(field) := "move it to Secrets and rotate it" if field in {"command", "entryPoint", "environment", "healthCheck"}

_advice(field) := "take it out, since nothing hides it there, and rotate it" if field in {"driverOpts", "firelensOptions", "labels"}

_findings := {
	"aws-access-key-id": "an AWS access key id",
	"connection-password": "a password among other settings",
	"github-token": "a GitHub token",
	"gitlab-token": "a GitLab token",
	"google-key": "a Google key",
	"high-entropy": "a random-looking value under the name of a key",
	"json-web-token": "a JSON Web Token",
	"npm-token": "an npm token",
	"private-key": "a private key",
	"secret-reference": "a reference to a secret, which ECS would store as readable text,",
	"sendgrid-key": "a SendGrid key",
	"slack-token": "a Slack token or webhook",
	"stripe-key": "a Stripe key",
	"strong-name": "a plain value under the name of a secret",
	"url-password": "a URL with a password",
}
