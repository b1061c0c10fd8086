# METADATA
# title: Task definition containers run unprivileged
# description: No container of a task definition sets Privileged to true. An absent setting means false.
# scope: package
# schemas:
#   - input: schema.input
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-4
# custom:
#   id: ecs-taskdef-no-privileged
#   severity: HIGH
#   enabled: true
#   trigger: change
#   resourceTypes: ["AWS::ECS::TaskDefinition"]
#   parameters: {type: object, additionalProperties: false, properties: {}}
#   risk: A privileged container has nearly every right of the host's root user; whoever takes it over has the host.
#   frameworks:
#     nist-800-53-r5:
#       - {id: AC-2(1), mapping: aws}
#       - {id: AC-3, mapping: aws}
#       - {id: AC-3(7), mapping: aws}
#       - {id: AC-3(15), mapping: aws}
#       - {id: AC-5, mapping: aws}
#       - {id: AC-6, mapping: aws}
#     nist-800-190: [{id: 4.4.3, mapping: own}, {id: 4.5.5, mapping: own}]
#     pci-dss-4.0.1: [{id: 7.2.1, mapping: prowler}, {id: 7.2.2, mapping: prowler}, {id: 7.2.3, mapping: prowler}]
#     cis-aws-compute-1.1.0: [{id: "3.4", mapping: aws}]
#   equivalents:
#     security-hub: [ECS.4]
#     config: [ecs-containers-nonprivileged]
#     control-tower: [CT.ECS.PR.11]
#     prowler: [ecs_task_definitions_no_privileged_containers]
#     checkov: [CKV_AWS_334]
#   remediation:
#     class: new-revision
#     document: new-revision
#     text: Register a revision without Privileged; grant single Linux capabilities or devices where they are needed.
package policies["ecs-taskdef-no-privileged"]

import data.lib

# METADATA
# entrypoint: true
report := lib.report(
	rego.metadata.chain(),
	{"examined": lib.examined_containers, "violations": violations, "unknowns": unknowns},
)

violations contains {
	"path": ["ContainerDefinitions", index, "Privileged"],
	"message": $"{lib.container_title(index, container)} sets Privileged to true.",
} if {
	some index, container in lib.containers
	container.Privileged == true
}

unknowns contains open_place if some open_place in lib.open_in_containers(["Privileged"])
