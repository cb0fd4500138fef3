"""The provider of types that MiniStack lacks: a record that behaves as the registry's schema requires.

`Ref` is the primary identifier, read-only attributes are generated. Nothing else happens.
"""

from __future__ import annotations

import uuid
from typing import Any

from .registry import ResourceSchema

Created = tuple[str, dict[str, Any]]


def create_record(
    schema: ResourceSchema, logical_id: str, stack: str, properties: dict[str, Any], account: str, region: str
) -> Created:
    """The physical id and the attributes of a new resource."""
    unique = f"{stack}-{logical_id}"[:50] + f"-{uuid.uuid4().hex[:8]}"
    generated = {
        name: _generate_attribute(schema.type_name, name, unique, account, region)
        for name in [*schema.read_only, *schema.primary_identifier]
        if name not in properties
    }
    attributes = {**_keep_scalars(properties), **generated}
    return "|".join(str(attributes[name]) for name in schema.primary_identifier), attributes


def update_record(attributes: dict[str, Any], properties: dict[str, Any]) -> dict[str, Any]:
    """The attributes after an update in place: generated ones stay."""
    return {**attributes, **_keep_scalars(properties)}


def _keep_scalars(properties: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in properties.items() if isinstance(value, (str, int))}


def _generate_attribute(type_name: str, name: str, unique: str, account: str, region: str) -> str:
    _, service, resource = type_name.lower().split("::")
    if name.endswith("Arn"):
        return f"arn:aws:{service}:{region}:{account}:{resource}/{unique}"
    if name.endswith("Id"):
        return f"{resource[:4]}-{uuid.uuid4().hex[:17]}"
    return unique
