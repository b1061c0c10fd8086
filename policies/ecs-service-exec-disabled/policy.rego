# METADATA
# title: Service has ECS Exec off
# description: |
#   A service does not set EnableExecuteCommand to true. An absent setting means false. With `onlyTags` just the services that
#   have these tags are judged.
# scope: package
# schemas:
#   - input: schema.input
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html
#   - https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UpdateService.html
# custom:
#   id: ecs-service-exec-disabled
#   severity: MEDIUM
#   enabled: true
#   trigger: change
#   resourceTypes: ["AWS::ECS::Service"]
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       onlyTags:
#         type: object
#         default: {}
#         description: |
#           Judge only services with all of these tags: a value, a list of values of which one is enough, or "*" for any
#           value. An empty map means every service.
#   risk: Whoever may call ExecuteCommand gets a shell in a running container, with the rights of its task role.
#   frameworks:
#     nist-800-53-r5: [{id: AC-6, mapping: own}, {id: AC-17, mapping: own}]
#     nist-800-190: [{id: 4.3.1, mapping: own}]
#   equivalents: {}
#   remediation:
#     class: auto
#     text: Set EnableExecuteCommand to false. Tasks that run already keep Exec until they are replaced.
#     document: ecs-service-exec-disabled
package policies["ecs-service-exec-disabled"]

import data.lib

# METADATA
# entrypoint: true
report := lib.report(
	rego.metadata.chain(),
	{"examined": examined, "violations": violations, "unknowns": unknowns},
)

examined contains ["EnableExecuteCommand"] if _selected != "no"

violations contains {
	"path": ["EnableExecuteCommand"],
	"message": $"Service {lib.subject_title} sets EnableExecuteCommand to true, so shells can be opened in its containers.",
} if {
	_selected == "yes"
	input.resource.configuration.EnableExecuteCommand == true
}

unknowns contains open_place if some open_place in lib.open_at([["EnableExecuteCommand"]])

unknowns contains open_place if {
	# True, or open itself.
	input.resource.configuration.EnableExecuteCommand
	some open_place in lib.open_tags(_params.onlyTags)
}

_selected := lib.tags_match_selector(_params.onlyTags)

_params := input.params["ecs-service-exec-disabled"]
