"""Which provider creates a resource of a type: MiniStack's own, one backed by a service API, or a record."""

from __future__ import annotations

from typing import Any

from ministack.core.responses import get_account_id, get_region
from ministack.services.cloudformation import provisioners

from .backed import PROVIDERS
from .recorded import create_record, update_record
from .registry import ResourceSchema, find_schema

# Types without a service behind them, such as the wait conditions of CloudFormation itself.
INTERNAL = "AWS::CloudFormation::"


def is_custom(type_name: str) -> bool:
    return type_name.startswith(("Custom::", INTERNAL))


def require_schema(type_name: str) -> ResourceSchema:
    schema = find_schema(type_name, get_region())
    if schema is None:
        raise ValueError(f"Unrecognized resource types: [{type_name}] ({get_region()})")
    return schema


def name_provider(type_name: str) -> str:
    if type_name in PROVIDERS:
        return "backed"
    return "native" if is_custom(type_name) or type_name in NATIVE_TYPES else "recorded"


def register_missing_types(schemas: list[str]) -> None:
    """Gives MiniStack's CloudFormation a handler for every type of the registry that it lacks."""
    for type_name in schemas:
        if not is_custom(type_name) and (type_name in PROVIDERS or type_name not in NATIVE_TYPES):
            provisioners._RESOURCE_HANDLERS[type_name] = _build_handler(type_name)


def _build_handler(type_name: str) -> dict[str, Any]:
    attributes: dict[str, dict[str, Any]] = {}

    def create(logical_id: str, properties: dict[str, Any], stack: str) -> tuple[str, dict[str, Any]]:
        if type_name in PROVIDERS:
            created = PROVIDERS[type_name].create(stack, logical_id, properties)
        else:
            schema = require_schema(type_name)
            created = create_record(schema, logical_id, stack, properties, get_account_id(), get_region())
        attributes[created[0]] = created[1]
        return created

    def update(
        physical_id: str, old: dict[str, Any], new: dict[str, Any], stack: str, logical_id: str
    ) -> tuple[str, dict[str, Any]]:
        if type_name in PROVIDERS:
            # The APIs behind these types have no update that the templates need: the resource is made again.
            PROVIDERS[type_name].delete(physical_id, old)
            attributes[physical_id] = PROVIDERS[type_name].create(stack, logical_id, new)[1]
        else:
            attributes[physical_id] = update_record(attributes.get(physical_id, {}), new)
        return physical_id, attributes[physical_id]

    def delete(physical_id: str, properties: dict[str, Any]) -> None:
        attributes.pop(physical_id, None)
        if type_name in PROVIDERS:
            PROVIDERS[type_name].delete(physical_id, properties)

    return {"create": create, "update": update, "update_with_logical_id": True, "delete": delete}


NATIVE_TYPES = frozenset(provisioners._RESOURCE_HANDLERS) - set(PROVIDERS)
