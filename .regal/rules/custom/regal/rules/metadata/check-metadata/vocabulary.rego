package custom.regal.rules.metadata["check-metadata"]

# METADATA
# description: |
#   Words that METADATA may use. They stand in core/registry/check.ts and core/subject/subject.ts too, because a Rego rule
#   can read neither TypeScript nor JSON; `npm run test:policies` compares them.
vocabulary := {
	"severities": ["CRITICAL", "HIGH", "MEDIUM", "LOW"],
	"triggers": ["change", "periodic", "both"],
	"frameworks": ["nist-800-53-r5", "nist-800-190", "pci-dss-4.0.1", "cis-aws-compute-1.1.0"],
	"mappings": ["aws", "prowler", "own"],
	"equivalents": [
		"security-hub",
		"config",
		"control-tower",
		"prowler",
		"checkov",
		"trivy",
		"cdk-nag",
		"kics",
	],
	"facts": [
		"account-settings",
		"cluster",
		"detector",
		"ebs-encryption-by-default",
		"image-config",
		"image-signatures",
		"key-managers",
		"managed-policies",
		"organization-accounts",
		"prefix-lists",
		"registry-scanning",
		"repository-scanning",
		"secret-detections",
		"security-groups",
		"services",
	],
	"remediations": ["auto", "manual", "new-revision", "none"],
	"parameterTypes": ["boolean", "integer", "string", "array", "object"],
	"reservedParameters": ["check", "group", "revisions"],
	# How a title names a resource type, in the first words.
	"resourceTypes": {
		"AWS::ECS::TaskDefinition": "Task definition",
		"AWS::ECS::Service": "Service",
		"AWS::ECS::TaskSet": "Task set",
		"AWS::ECS::Cluster": "Cluster",
		"AWS::ECS::CapacityProvider": "Capacity provider",
		"AWS::ECR::Repository": "Repository",
		"AWS::EFS::FileSystem": "File system",
		"AWS::EFS::AccessPoint": "Access point",
		"AWS::IAM::Role": "Role",
		"AWS::::Account": "Account",
	},
}
