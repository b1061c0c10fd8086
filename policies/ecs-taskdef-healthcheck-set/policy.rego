# METADATA
# title: Task definition essential containers have a health probe
# description: |
#   Every essential container sets HealthCheck.Command to something other than NONE. A container is essential unless it
#   sets Essential to false. A health check in the image does not count, because ECS does not watch it.
# scope: package
# schemas:
#   - input: schema.input
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html
#   - https://docs.aws.amazon.com/AmazonECS/latest/developerguide/healthcheck.html
# custom:
#   id: ecs-taskdef-healthcheck-set
#   severity: LOW
#   enabled: false
#   trigger: change
#   resourceTypes: ["AWS::ECS::TaskDefinition"]
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       essentialOnly:
#         type: boolean
#         default: true
#         description: Judge only containers whose end stops the task; false judges the others as well.
#   risk: A container that hangs without ending is taken for healthy and is neither replaced nor reported.
#   frameworks:
#     nist-800-53-r5: [{id: SI-13, mapping: own}]
#   equivalents:
#     kics: [d24389b4]
#   remediation:
#     class: manual
#     document: new-revision
#     text: Let the owner of the application write a probe, and register a revision with it as HealthCheck.Command.
package policies["ecs-taskdef-healthcheck-set"]

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
	not path[1] in _exempt
}

violations contains offence if {
	some index, offence in _offences
	not index in _exempt
	not lib.is_unknown(_essential(index))
}

# There is no such entry where it is known.
unknowns contains lib.unknown_at(["ContainerDefinitions", index, "Essential"], _essential(index)) if {
	some index, _ in _offences
}

# Only the first word of a command says whether it is one.
unknowns contains open_place if {
	some open_place in lib.open_in_containers(["HealthCheck", "Command", "*"])
	not open_place.path[1] in _exempt
	not open_place.path[4] > 0
}

_offences[index] := _offence(index, container, "sets no HealthCheck.Command") if {
	some index, container in lib.containers
	not lib.is_unknown(container.HealthCheck)
	not container.HealthCheck.Command
}

_offences[index] := _offence(index, container, "sets HealthCheck.Command to NONE") if {
	some index, container in lib.containers
	container.HealthCheck.Command[0] == "NONE"
}

_offence(index, container, what) := {
	"path": ["ContainerDefinitions", index, "HealthCheck", "Command"],
	"message": $"{lib.container_title(index, container)} {what}; expected a probe.",
}

_exempt contains index if {
	_essential_only
	some index, container in lib.containers
	container.Essential == false
}

# With every container judged it does not matter what it is.
_essential(index) := lib.containers[index].Essential if _essential_only

_essential_only if input.params["ecs-taskdef-healthcheck-set"].essentialOnly == true
