"""CloudFormation accepts "5" for 5 and "true" for true; the schemas do not express this."""

from __future__ import annotations

import re
from typing import Any

Schema = dict[str, Any]


def coerce(value: Any, schema: Any, root: Schema) -> Any:
    """The value in the types that the schema requires, where CloudFormation converts it."""
    schema = follow_references(schema, root)
    types = schema.get("type", [])
    accepted = set(types if isinstance(types, list) else [types])
    if isinstance(value, dict):
        properties = schema.get("properties", {})
        return {name: coerce(each, properties.get(name, {}), root) for name, each in value.items()}
    if isinstance(value, list):
        return [coerce(each, schema.get("items", {}), root) for each in value]
    if isinstance(value, bool):
        return str(value).lower() if "string" in accepted and "boolean" not in accepted else value
    if isinstance(value, (int, float)):
        return str(value) if "string" in accepted and not accepted & {"integer", "number"} else value
    if isinstance(value, str) and accepted and "string" not in accepted:
        return _parse_text(value, accepted)
    return value


def follow_references(schema: Any, root: Schema) -> Schema:
    """The schema behind `$ref`, which points into the same document."""
    while isinstance(schema, dict) and "$ref" in schema:
        target: Any = root
        for part in schema["$ref"].removeprefix("#/").split("/"):
            target = target.get(part, {})
        schema = target
    return schema if isinstance(schema, dict) else {}


def _parse_text(value: str, accepted: set[str]) -> Any:
    if "boolean" in accepted and value in ("true", "false"):
        return value == "true"
    if "integer" in accepted and re.fullmatch(r"-?\d+", value):
        return int(value)
    if "number" in accepted and re.fullmatch(r"-?\d+(\.\d+)?", value):
        return float(value)
    return value
