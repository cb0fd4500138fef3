"""What an update changes, by the schema of the type."""

from __future__ import annotations

from typing import Any

from .coercion import coerce
from .names import find_fixed_name
from .registry import ResourceSchema


def find_replacing_changes(schema: ResourceSchema, old: dict[str, Any], new: dict[str, Any]) -> list[str]:
    """The create-only properties that differ; CloudFormation replaces the resource for them."""
    document = schema.document
    before, after = coerce(old, document, document), coerce(new, document, document)
    return [path for path in schema.create_only if _read_path(before, path) != _read_path(after, path)]


def check_replacement(schema: ResourceSchema, logical_id: str, old: dict[str, Any], new: dict[str, Any]) -> None:
    """Fails as CloudFormation does when the new resource would need the name that the old one has."""
    name = find_fixed_name(schema, new)
    if name is None or schema.deletes_before_replacing or name != find_fixed_name(schema, old):
        return
    raise ValueError(
        f"CloudFormation cannot update a stack when a custom-named resource requires replacing. "
        f"Rename {name} ({logical_id}) and update the stack again."
    )


def _read_path(value: Any, path: str) -> Any:
    for part in path.split("/"):
        if part == "*":
            return value
        value = value.get(part) if isinstance(value, dict) else None
    return value
