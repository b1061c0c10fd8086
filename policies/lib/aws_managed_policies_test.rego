package lib_test

import data.lib

import future.keywords.not

test_known_policies_of_aws[arn] if {
	some arn, expected in {
		"arn:aws:iam::aws:policy/AdministratorAccess": {"*"},
		"arn:aws-us-gov:iam::aws:policy/AdministratorAccess": {"*"},
		"arn:${AWS::Partition}:iam::aws:policy/job-function/AdministratorAccess": {"*"},
		"arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess": {
			"xray:PutTraceSegments",
			"xray:PutTelemetryRecords",
			"xray:GetSamplingRules",
			"xray:GetSamplingTargets",
			"xray:GetSamplingStatisticSummaries",
		},
		"arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy": {
			"ecr:GetAuthorizationToken",
			"ecr:BatchCheckLayerAvailability",
			"ecr:GetDownloadUrlForLayer",
			"ecr:BatchGetImage",
			"logs:CreateLogStream",
			"logs:PutLogEvents",
		},
	}
	[statement] := lib.aws_managed_policy(arn).Statement
	statement.Effect == "Allow"
	statement.Resource == ["*"]
	{action | some action in statement.Action} == expected
}

test_power_users_get_everything_but_identity if {
	[statement] := lib.aws_managed_policy("arn:aws:iam::aws:policy/PowerUserAccess").Statement
	statement == {"Effect": "Allow", "NotAction": ["iam:*", "organizations:*", "account:*"], "Resource": ["*"]}
}

test_other_policies[arn] if {
	some arn in [
		"AdministratorAccess",
		"x:iam::aws:policy/AdministratorAccess",
		"arn:aws:iam::111122223333:policy/AdministratorAccess",
		"arn:aws:iam::aws:policy/ReadOnlyAccess",
		"arn:aws:iam::aws:policy/AdministratorAccess:iam::aws:policy/AdministratorAccess",
	]
	not lib.aws_managed_policy(arn)
}
