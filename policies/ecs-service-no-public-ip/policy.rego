# METADATA
# title: Service tasks receive no public IP address
# description: |
#   The awsvpc network configuration of a service does not set AssignPublicIp to ENABLED. An absent setting means DISABLED.
#   Without an awsvpc configuration the check does not apply.
# scope: package
# schemas:
#   - input: schema.input
# related_resources:
#   - https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_AwsVpcConfiguration.html
#   - https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-2
# custom:
#   id: ecs-service-no-public-ip
#   severity: HIGH
#   enabled: true
#   trigger: change
#   resourceTypes: ["AWS::ECS::Service"]
#   parameters: {type: object, additionalProperties: false, properties: {}}
#   risk: Tasks with a public address can be reached from the internet as soon as one security group rule is too wide.
#   frameworks:
#     nist-800-53-r5:
#       - {id: AC-3, mapping: aws}
#       - {id: AC-3(7), mapping: aws}
#       - {id: AC-4, mapping: aws}
#       - {id: AC-4(21), mapping: aws}
#       - {id: AC-6, mapping: aws}
#       - {id: SC-7, mapping: aws}
#       - {id: SC-7(3), mapping: aws}
#       - {id: SC-7(4), mapping: aws}
#       - {id: SC-7(9), mapping: aws}
#       - {id: SC-7(11), mapping: aws}
#       - {id: SC-7(16), mapping: aws}
#       - {id: SC-7(20), mapping: aws}
#       - {id: SC-7(21), mapping: aws}
#     nist-800-190: [{id: 4.4.2, mapping: own}]
#     pci-dss-4.0.1: [{id: 1.4.4, mapping: aws}]
#     cis-aws-compute-1.1.0: [{id: "3.2", mapping: aws}]
#   equivalents:
#     security-hub: [ECS.2]
#     control-tower: [CT.ECS.PR.9]
#     prowler: [ecs_service_no_assign_public_ip]
#     checkov: [CKV_AWS_333]
#   remediation:
#     class: manual
#     text: Give the subnets a NAT gateway or VPC endpoints, then set AssignPublicIp to DISABLED.
#     document: ecs-service-no-public-ip
package policies["ecs-service-no-public-ip"]

import data.lib

# METADATA
# entrypoint: true
report := lib.report(rego.metadata.chain(), lib.public_ip_findings)
