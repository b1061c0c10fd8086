"""Deploys a cloud assembly to moto: asset stacks, `cdk publish-assets`, then the core stack as StackSets would.

Arguments: node, the cdk command, the assembly, the core template in it, a folder for CDK's own files. Writes what came of it as JSON. The server
lives in this process, so nothing is left running.
"""

import json
import os
import subprocess
import sys

from cdk_environment import ACCOUNT, HOME_REGION, client, environment

os.environ["MOTO_ACCOUNT_ID"] = ACCOUNT

from moto.server import ThreadedMotoServer  # noqa: E402

NODE, CDK, ASSEMBLY, CORE, CDK_HOME = sys.argv[1:6]


def text(name):
    with open(os.path.join(ASSEMBLY, name), encoding="utf-8") as file:
        return file.read()


def deploy(endpoint, region, stack, template, **options):
    cloudformation = client(endpoint, "cloudformation", region)
    cloudformation.create_stack(
        StackName=stack, TemplateBody=template, Capabilities=["CAPABILITY_NAMED_IAM"], **options
    )
    return cloudformation.describe_stacks(StackName=stack)["Stacks"][0]["StackStatus"]


def bootstrap(endpoint):
    """What `cdk bootstrap` leaves behind, as far as publishing asks for it."""
    client(endpoint, "s3", HOME_REGION).create_bucket(
        Bucket=f"cdk-hnb659fds-assets-{ACCOUNT}-{HOME_REGION}",
        CreateBucketConfiguration={"LocationConstraint": HOME_REGION},
    )
    client(endpoint, "ssm", HOME_REGION).put_parameter(
        Name="/cdk-bootstrap/hnb659fds/version", Value="28", Type="String"
    )


def publish(endpoint):
    command = [NODE, CDK, "publish-assets", "--unstable=publish-assets", "--no-notices", "--app", ASSEMBLY]
    done = subprocess.run(
        [*command, "EcsGuardrailsHub"],
        env=environment(endpoint, CDK_HOME, os.environ["PATH"]),
        capture_output=True,
        text=True,
        timeout=300,
    )
    return "" if done.returncode == 0 else done.stdout + done.stderr


def objects(endpoint, bucket, region):
    listed = client(endpoint, "s3", region).list_objects_v2(Bucket=bucket)
    return sorted(entry["Key"] for entry in listed.get("Contents", []))


def core_facts(endpoint, region):
    functions = client(endpoint, "lambda", region).list_functions()["Functions"]
    iam = client(endpoint, "iam", region)
    role = f"ecs-guardrails-stopper-{region}"
    return {
        "functions": sorted(function["FunctionName"] for function in functions),
        "mode": next(
            function["Environment"]["Variables"]["ECS_GUARDRAILS_STOPPER_MODE"]
            for function in functions
            if function["FunctionName"] == "ecs-guardrails-stopper"
        ),
        "stopperPolicies": sorted(iam.list_role_policies(RoleName=role)["PolicyNames"]),
        "tables": client(endpoint, "dynamodb", region).list_tables()["TableNames"],
        "documents": sorted(
            document["Name"]
            for document in client(endpoint, "ssm", region).list_documents(
                MaxResults=50,
                Filters=[{"Key": "Owner", "Values": ["Self"]}]
            )["DocumentIdentifiers"]
        ),
    }


def main():
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    endpoint = f"http://{host}:{port}"
    result = {"assets": {}, "objects": {}, "core": {}}
    try:
        bootstrap(endpoint)
        for region in ["eu-west-1", "us-east-1"]:
            template = text(f"EcsGuardrailsAssets-{region}.template.json")
            result["assets"][region] = deploy(endpoint, region, f"assets-{region}", template)
        result["published"] = publish(endpoint)
        for region in ["eu-west-1", "us-east-1"]:
            result["objects"][region] = objects(endpoint, f"ecs-guardrails-assets-{ACCOUNT}-{region}", region)
        enforce = [{"ParameterKey": "StopperMode", "ParameterValue": "enforce"}]
        for region, parameters in [("eu-west-1", []), ("us-east-1", enforce)]:
            status = deploy(endpoint, region, "core", text(CORE), Parameters=parameters)
            result["core"][region] = {"status": status, **core_facts(endpoint, region)}
    finally:
        server.stop()
    json.dump(result, sys.stdout)


main()
