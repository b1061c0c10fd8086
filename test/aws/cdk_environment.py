"""What the CDK command and our own clients need to talk to a moto server as one account."""

import boto3

ACCOUNT = "111122223333"
HOME_REGION = "eu-west-1"
KEYS = {"AWS_ACCESS_KEY_ID": "testing", "AWS_SECRET_ACCESS_KEY": "testing"}


def client(endpoint, service, region):
    return boto3.client(
        service,
        region_name=region,
        endpoint_url=endpoint,
        aws_access_key_id=KEYS["AWS_ACCESS_KEY_ID"],
        aws_secret_access_key=KEYS["AWS_SECRET_ACCESS_KEY"],
    )


def environment(endpoint, home, path):
    """Variables of a process that runs the CDK command, and no other variable of this one."""
    return {
        "PATH": path,
        "HOME": home,
        "CDK_HOME": home,
        "CDK_DISABLE_CLI_TELEMETRY": "true",
        "AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED": "true",
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_ENDPOINT_URL": endpoint,
        "AWS_REGION": HOME_REGION,
        **KEYS,
    }
