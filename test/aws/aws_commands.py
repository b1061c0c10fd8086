"""Holds commands of the AWS CLI against AWS's own service models.

Reads a JSON list of commands, each a list of words behind `aws`, and writes a list with the problems of each.
"""

import json
import sys

import botocore.session
import jmespath
from botocore import xform_name

# The CLI calls a service and an option otherwise than its models do.
SERVICES = {"configservice": "config"}
RENAMED = {("sns", "subscribe"): {"Endpoint": "--notification-endpoint"}}
GLOBAL_OPTIONS = {"--query", "--output", "--region"}


def problems(session, words):
    service, command, *options = words
    model = session.get_service_model(SERVICES.get(service, service))
    operations = {xform_name(name, "-"): name for name in model.operation_names}
    if command not in operations:
        yield f"{service} has no {command}"
        return
    shape = model.operation_model(operations[command]).input_shape
    members = shape.members if shape else {}
    renamed = RENAMED.get((service, command), {})
    known = {renamed.get(name, f"--{xform_name(name, '-')}"): member for name, member in members.items()}
    given = dict(zip(options[::2], options[1::2]))
    if len(options) % 2:
        yield f"{options[-1]} has no value"
    for option, value in given.items():
        if option == "--query":
            yield from query_problems(value)
        elif option not in GLOBAL_OPTIONS and option not in known:
            yield f"{command} has no {option}"
        elif option in known and getattr(known[option], "enum", None) and value not in known[option].enum:
            yield f"{option} is {value}, not one of {', '.join(known[option].enum)}"
    for name in shape.required_members if shape else []:
        if f"--{xform_name(name, '-')}" not in given:
            yield f"{command} needs --{xform_name(name, '-')}"


def query_problems(query):
    try:
        jmespath.compile(query)
    except jmespath.exceptions.ParseError as error:
        yield f"{query}: {error}"


def main():
    session = botocore.session.get_session()
    json.dump([list(problems(session, words)) for words in json.load(sys.stdin)], sys.stdout)


main()
