"""Describes commands of the AWS CLI: their options, and the names in what they print.

Reads a list of [service, operation] as JSON from standard input. write-cli-parameters.ts runs it.
"""

import json
import sys
from typing import Any

from awscli.clidriver import create_clidriver

# The tables of the help pages, which are public, are those that the command line itself reads.
HELP = create_clidriver().create_help_command()


def describe(service: str, operation: str) -> dict[str, Any]:
    services = HELP.command_table
    operations = services[service].create_help_command().command_table if service in services else {}
    if operation not in operations:
        raise SystemExit(f"the AWS CLI has no command {service} {operation}")
    command = operations[operation]
    options = {name: describe_option(option) for name, option in command.arg_table.items()}
    model = getattr(command, "_operation_model", None)
    members: set[str] = set()
    if model is not None and model.output_shape is not None:
        collect_members(model.output_shape, members, set())
    return {"options": options, "members": sorted(members)}


def describe_option(option: Any) -> dict[str, Any]:
    model = getattr(option, "argument_model", None)
    element = getattr(model, "member", model)
    values = getattr(element, "enum", None) or []
    return {
        **({"required": True} if getattr(option, "required", False) else {}),
        **({"values": sorted(values)} if values else {}),
    }


def collect_members(shape: Any, found: set[str], seen: set[str]) -> None:
    if shape.name in seen:
        return
    seen.add(shape.name)
    if shape.type_name == "structure":
        for name, member in shape.members.items():
            # The keys of a map are data, so any may follow.
            found.update({name, f"{name}.*"} if member.type_name == "map" else {name})
            collect_members(member, found, seen)
    elif shape.type_name == "list":
        collect_members(shape.member, found, seen)
    elif shape.type_name == "map":
        collect_members(shape.value, found, seen)


asked = json.load(sys.stdin)
json.dump(
    {
        "globalOptions": sorted(HELP.arg_table),
        "commands": {f"{service} {operation}": describe(service, operation) for service, operation in asked},
    },
    sys.stdout,
)
