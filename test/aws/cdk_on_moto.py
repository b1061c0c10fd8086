"""Runs shell commands, `cdk` among them, against a moto server that lives in this process.

Reads {"commands": [...], "cwd", "home", "path"} from standard input. Writes for each command its exit status, the end of
what it printed, and what there is then: stacks by Region, functions and documents.
"""

import json
import os
import subprocess
import sys

from cdk_environment import ACCOUNT, HOME_REGION, client, environment

os.environ["MOTO_ACCOUNT_ID"] = ACCOUNT

from moto.server import ThreadedMotoServer  # noqa: E402

REGIONS = ["eu-west-1", "us-east-1"]


def stacks(endpoint, region):
    described = client(endpoint, "cloudformation", region).describe_stacks()["Stacks"]
    return {
        stack["StackName"]: {
            "status": stack["StackStatus"],
            "parameters": {
                entry["ParameterKey"]: entry["ParameterValue"] for entry in stack.get("Parameters", [])
            },
        }
        for stack in described
    }


def present(endpoint):
    functions = client(endpoint, "lambda", HOME_REGION).list_functions()["Functions"]
    documents = client(endpoint, "ssm", HOME_REGION).list_documents(
        MaxResults=50, Filters=[{"Key": "Owner", "Values": ["Self"]}]
    )["DocumentIdentifiers"]
    return {
        "stacks": {region: stacks(endpoint, region) for region in REGIONS},
        "functions": sorted(function["FunctionName"] for function in functions),
        "documents": sorted(document["Name"] for document in documents),
    }


def main():
    given = json.load(sys.stdin)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    endpoint = f"http://{host}:{port}"
    variables = {
        **environment(endpoint, given["home"], given["path"]),
        # moto reads a template by path only where the address says localhost.
        "AWS_ENDPOINT_URL_S3_FOR_CLOUDFORMATION": f"http://localhost:{port}",
        "npm_config_offline": "true",
        "npm_config_update_notifier": "false",
    }
    results = []
    try:
        for command in given["commands"]:
            done = subprocess.run(
                command,
                shell=True,
                cwd=given["cwd"],
                env=variables,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                timeout=120,
            )
            output = (done.stdout + done.stderr)[-4000:]
            results.append({"status": done.returncode, "output": output, **present(endpoint)})
    finally:
        server.stop()
    json.dump(results, sys.stdout)


main()
