"""Calls of MiniStack's service APIs, in the form of CloudFormation's resource handlers."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType
from typing import Any

Properties = dict[str, Any]


@dataclass(frozen=True)
class Provider:
    """`create` gets the stack, the logical id and the properties; it returns the physical id and the attributes."""

    create: Callable[[str, str, Properties], tuple[str, dict[str, Any]]]
    delete: Callable[[str, Properties], None]


def call_query_api(module: ModuleType, action: str, parameters: dict[str, Any]) -> str:
    """The XML that an action of a query API answers; fails with its message."""
    for table in ("_ACTION_MAP", "_ACTION_HANDLERS", "_HANDLERS"):
        if hasattr(module, table):
            status, _, body = getattr(module, table)[action](flatten(parameters))
            break
    else:
        raise LookupError(f"{module.__name__} has no table of actions")
    text = body.decode() if isinstance(body, bytes) else str(body)
    if status >= 400:
        raise ValueError(f"{action}: {re.sub('<[^>]+>', ' ', text).strip()[:400]}")
    return text


def flatten(value: Any, prefix: str = "") -> dict[str, list[str]]:
    """Parameters in the form of a query API: `Filter.1.Name`."""
    if value is None:
        return {}
    if isinstance(value, bool):
        return {prefix: [str(value).lower()]}
    if not isinstance(value, (dict, list)):
        return {prefix: [str(value)]}
    entries = value.items() if isinstance(value, dict) else enumerate(value, 1)
    flat: dict[str, list[str]] = {}
    for name, each in entries:
        flat.update(flatten(each, f"{prefix}.{name}" if prefix else str(name)))
    return flat


def read_element(xml: str, name: str) -> str:
    """The text of the first element of that name."""
    found = re.search(rf"<{name}>([^<]*)</{name}>", xml)
    if found is None:
        raise ValueError(f"the answer has no {name}: {xml[:300]}")
    return found.group(1)
