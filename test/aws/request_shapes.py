"""Compares requests and answers with AWS's own service models.

Reads a JSON list of {"service", "operation", "params"} from standard input and writes a list with the problems of each.
With "answer" true the params are what the operation answers, in the names of the wire; with "error" there are no params, and
the name is one by which the operation, or any of them, may refuse.
botocore's ParamValidator knows required, unknown, type and minimum only, so maximum, enum and pattern are walked here.
"""

import json
import re
import sys

import botocore.session


def problems(shape, value, path):
    kind = shape.type_name
    if kind == "structure":
        yield from structure_problems(shape, value, path)
    elif kind == "list":
        if not isinstance(value, list):
            yield f"{path}: expected a list"
            return
        yield from size_problems(shape, len(value), path)
        for index, member in enumerate(value):
            yield from problems(shape.member, member, f"{path}[{index}]")
    elif kind == "map":
        if not isinstance(value, dict):
            yield f"{path}: expected a map"
            return
        yield from size_problems(shape, len(value), path)
        for key, member in value.items():
            yield from problems(shape.key, key, f"{path}.{key}")
            yield from problems(shape.value, member, f"{path}.{key}")
    elif kind == "string":
        yield from string_problems(shape, value, path)
    elif kind in ("integer", "long", "double", "float"):
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            yield f"{path}: expected a number"
            return
        yield from size_problems(shape, value, path)
    elif kind == "timestamp":
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            yield f"{path}: expected seconds since the epoch"
    elif kind == "boolean":
        if not isinstance(value, bool):
            yield f"{path}: expected true or false"
    else:
        yield f"{path}: shapes of type {kind} are not compared"


def structure_problems(shape, value, path):
    if not isinstance(value, dict):
        yield f"{path}: expected an object"
        return
    for name in shape.required_members:
        if wire_name(shape, name) not in value:
            yield f"{path}.{wire_name(shape, name)}: missing"
    members = {wire_name(shape, name): member for name, member in shape.members.items()}
    for name, member in value.items():
        if name not in members:
            yield f"{path}.{name}: unknown"
        else:
            yield from problems(members[name], member, f"{path}.{name}")


def wire_name(shape, name):
    return shape.members[name].serialization.get("name", name) if WIRE_NAMES else name


def string_problems(shape, value, path):
    if not isinstance(value, str):
        yield f"{path}: expected a text"
        return
    yield from size_problems(shape, len(value), path)
    if shape.enum and value not in shape.enum:
        yield f"{path}: {value!r} is not one of {', '.join(shape.enum)}"
    pattern = shape.metadata.get("pattern")
    if pattern is not None and not matches(pattern, value):
        yield f"{path}: {value!r} does not match {pattern}"


def matches(pattern, value):
    # Models use Java's classes; \p{...} has no counterpart in re, so such a pattern is taken as "any text".
    if "\\p{" in pattern:
        return True
    return re.fullmatch(pattern, value) is not None


def size_problems(shape, size, path):
    minimum, maximum = shape.metadata.get("min"), shape.metadata.get("max")
    if minimum is not None and size < minimum:
        yield f"{path}: {size} is below {minimum}"
    if maximum is not None and size > maximum:
        yield f"{path}: {size} is above {maximum}"


def error_problems(operation, name):
    known = {shape.error_code for shape in operation.error_shapes} | {shape.name for shape in operation.error_shapes}
    if name not in known | COMMON_ERRORS:
        yield f"{operation.name}: no error {name}"


# What any operation may refuse with, which models leave out (AWS Config API reference, Common Errors).
COMMON_ERRORS = {"AccessDeniedException", "InternalFailure", "ServiceUnavailable", "ThrottlingException"}

# Requests are given to clients, in the models' own names; answers come from the wire.
WIRE_NAMES = False


def main():
    global WIRE_NAMES
    session = botocore.session.get_session()
    found = []
    for request in json.load(sys.stdin):
        operation = session.get_service_model(request["service"]).operation_model(request["operation"])
        if "error" in request:
            found.append(list(error_problems(operation, request["error"])))
            continue
        WIRE_NAMES = request.get("answer", False)
        shape = operation.output_shape if WIRE_NAMES else operation.input_shape
        found.append(list(problems(shape, request["params"], request["operation"])))
    json.dump(found, sys.stdout)


main()
