package lib

# METADATA
# description: |
#   The document of a managed policy of AWS's own whose content is certain, whatever the partition; undefined for others.
aws_managed_policy(arn) := _aws_managed_policies[trim_prefix(parts[1], "job-function/")] if {
	startswith(arn, "arn:")
	parts := split(arn, ":iam::aws:policy/")
	count(parts) == 2
}

# From https://docs.aws.amazon.com/aws-managed-policy/latest/reference/about-managed-policy-reference.html, a page for each.
_aws_managed_policies := {
	"AdministratorAccess": {"Statement": [{"Effect": "Allow", "Action": ["*"], "Resource": ["*"]}]},
	# Its second statement allows single actions, none of which matters to a check.
	"PowerUserAccess": {"Statement": [{
		"Effect": "Allow",
		"NotAction": ["iam:*", "organizations:*", "account:*"],
		"Resource": ["*"],
	}]},
	"service-role/AmazonECSTaskExecutionRolePolicy": {"Statement": [{
		"Effect": "Allow",
		"Action": [
			"ecr:GetAuthorizationToken",
			"ecr:BatchCheckLayerAvailability",
			"ecr:GetDownloadUrlForLayer",
			"ecr:BatchGetImage",
			"logs:CreateLogStream",
			"logs:PutLogEvents",
		],
		"Resource": ["*"],
	}]},
	"AWSXRayDaemonWriteAccess": {"Statement": [{
		"Effect": "Allow",
		"Action": [
			"xray:PutTraceSegments",
			"xray:PutTelemetryRecords",
			"xray:GetSamplingRules",
			"xray:GetSamplingTargets",
			"xray:GetSamplingStatisticSummaries",
		],
		"Resource": ["*"],
	}]},
}
