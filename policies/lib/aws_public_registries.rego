package lib

# METADATA
# description: |
#   Aliases on `public.ecr.aws` under which AWS itself publishes, each with the AWS page that names it. `docker` (Docker's
#   official images) and vendors' aliases are not AWS's own.
aws_public_aliases := {
	# https://docs.aws.amazon.com/AmazonECR/latest/public/public-registries.html and Amazon Linux user guides
	"amazonlinux",
	"amazoncorretto", # https://docs.aws.amazon.com/corretto/latest/corretto-17-ug/docker-install.html
	"aws-cli", # https://docs.aws.amazon.com/cli/latest/userguide/getting-started-docker.html
	"aws-observability", # https://docs.aws.amazon.com/AmazonECS/latest/developerguide/firelens-using-fluentbit.html
	"aws-xray",
	"xray", # https://docs.aws.amazon.com/xray/latest/devguide/xray-daemon-ecs.html
	"aws-appmesh",
	"appmesh", # https://docs.aws.amazon.com/app-mesh/latest/userguide/envoy.html
	"amazon-ecs",
	"ecs-sample-image", # https://docs.aws.amazon.com/AmazonECS/latest/developerguide/create-container-image.html
	"amazon-ssm-agent",
	"bottlerocket", # https://github.com/bottlerocket-os/bottlerocket (an AWS project)
	"cloudwatch-agent", # https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/ContainerInsights.html
	"codebuild", # https://docs.aws.amazon.com/codebuild/latest/userguide/build-env-ref-available.html
	"eks", # https://docs.aws.amazon.com/eks/latest/userguide/add-ons-images.html
	"eks-distro", # https://distro.eks.amazonaws.com
	"lambda", # https://docs.aws.amazon.com/lambda/latest/dg/images-create.html
	"sam", # https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-image-repositories.html
}
