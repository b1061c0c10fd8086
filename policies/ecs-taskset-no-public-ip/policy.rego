# METADATA
# title: Task set tasks receive no public IP address
# description: |
#   The awsvpc network configuration of a task set does not set AssignPublicIp to ENABLED. An absent setting
#   means DISABLED. Without an awsvpc configuration the check does not apply.
# scope: package
# schemas:
#   - input: schema.input
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_TaskSet.html
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-16
# custom:
#   id: ecs-taskset-no-public-ip
#   severity: HIGH
#   enabled: true
#   trigger: change
#   resourceTypes: ["AWS::ECS::TaskSet"]
#   parameters: {type: object, additionalProperties: false, properties: {}}
#   risk: Tasks with a public address can be reached from the internet as soon as one security group rule is too wide.
#   frameworks:
#     nist-800-53-r5:
#       - {id: AC-3, mapping: own}
#       - {id: AC-3(7), mapping: own}
#       - {id: AC-4, mapping: own}
#       - {id: AC-4(21), mapping: own}
#       - {id: AC-6, mapping: own}
#       - {id: SC-7, mapping: own}
#       - {id: SC-7(3), mapping: own}
#       - {id: SC-7(4), mapping: own}
#       - {id: SC-7(9), mapping: own}
#       - {id: SC-7(11), mapping: own}
#       - {id: SC-7(16), mapping: own}
#       - {id: SC-7(20), mapping: own}
#       - {id: SC-7(21), mapping: own}
#     pci-dss-4.0.1: [{id: 1.4.4, mapping: aws}]
#     cis-aws-compute-1.1.0: [{id: "3.14", mapping: aws}]
#   equivalents:
#     security-hub: [ECS.16]
#     prowler: [ecs_task_sets_no_assign_public_ip]
#   remediation:
#     class: manual
#     text: Give the subnets a NAT gateway or VPC endpoints, then create a new task set without AssignPublicIp; a task set's network cannot be changed.
#     document: guidance
package policies["ecs-taskset-no-public-ip"]

import data.lib

# METADATA
# entrypoint: true
report := lib.report(rego.metadata.chain(), lib.public_ip_findings)
