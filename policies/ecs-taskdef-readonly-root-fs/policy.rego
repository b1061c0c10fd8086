# METADATA
# title: Task definition containers mount their root filesystem read-only
# description: |
#   Every container of a Linux task definition sets ReadonlyRootFilesystem to true. An absent setting means false. Windows
#   has no such setting and is not judged.
# scope: package
# schemas:
#   - input: schema.input
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-5
# custom:
#   id: ecs-taskdef-readonly-root-fs
#   severity: MEDIUM
#   enabled: true
#   trigger: change
#   resourceTypes: ["AWS::ECS::TaskDefinition"]
#   parameters:
#     type: object
#     additionalProperties: false
#     properties:
#       exemptExecServices:
#         type: boolean
#         default: false
#         description: Do not judge a revision that a service with ECS Exec enabled runs, because Exec needs a writable root.
#   facts: [services]
#   risk: In a writable root filesystem an attacker can replace programs, plant tools and hide for as long as the task runs.
#   frameworks:
#     nist-800-53-r5:
#       - {id: AC-2(1), mapping: aws}
#       - {id: AC-3, mapping: aws}
#       - {id: AC-3(7), mapping: aws}
#       - {id: AC-3(15), mapping: aws}
#       - {id: AC-5, mapping: aws}
#       - {id: AC-6, mapping: aws}
#     nist-800-190: [{id: 4.4.3, mapping: own}, {id: 4.4.5, mapping: own}]
#     pci-dss-4.0.1: [{id: 7.2.1, mapping: prowler}, {id: 10.3.2, mapping: prowler}]
#     cis-aws-compute-1.1.0: [{id: "3.5", mapping: aws}]
#   equivalents:
#     security-hub: [ECS.5]
#     config: [ecs-containers-readonly-access]
#     control-tower: [CT.ECS.PR.6]
#     prowler: [ecs_task_definitions_containers_readonly_access]
#     checkov: [CKV_AWS_336]
#   remediation:
#     class: new-revision
#     document: new-revision
#     text: Register a revision with ReadonlyRootFilesystem true and mount volumes where the application writes.
package policies["ecs-taskdef-readonly-root-fs"]

import data.lib

import future.keywords.not

# METADATA
# entrypoint: true
report := lib.report(
	rego.metadata.chain(),
	{"examined": examined, "violations": violations, "unknowns": unknowns},
)

examined contains path if {
	not _exempt
	some path in lib.examined_linux_containers
}

violations contains writable if {
	not _exemption_unknown
	some writable in lib.violations_on_linux(_writable_roots)
}

unknowns contains entry if some entry in lib.unknowns_on_linux(_writable_roots)

unknowns contains lib.fact_missing(writable.path, "services") if {
	_exemption_unknown
	some writable in _writable_roots
}

unknowns contains open_place if some open_place in lib.open_in_containers(["ReadonlyRootFilesystem"])

_writable_roots contains {
	"path": ["ContainerDefinitions", index, "ReadonlyRootFilesystem"],
	"message": $"{lib.container_title(index, container)} does not set ReadonlyRootFilesystem to true. ECS Exec needs a writable root: a service that uses Exec cannot have both.",
} if {
	some index, container in lib.containers
	not container.ReadonlyRootFilesystem == true
	not lib.is_unknown(container.ReadonlyRootFilesystem)
}

_exempt if {
	input.params["ecs-taskdef-readonly-root-fs"].exemptExecServices == true
	some service in lib.fact("services")
	service.EnableExecuteCommand == true
}

_exemption_unknown if {
	input.params["ecs-taskdef-readonly-root-fs"].exemptExecServices == true
	not lib.fact("services")
}
