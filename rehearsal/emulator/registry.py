"""The schemas of CloudFormation's registry, as cfn-lint ships them.

See https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

PROPERTIES = "/properties/"


def locate_schemas() -> Path:
    """The folder of cfn-lint's schemas, without an import of cfn-lint, which takes a second."""
    package = find_spec("cfnlint")
    if package is None or package.origin is None:
        raise ModuleNotFoundError("cfn-lint is not installed in this Python environment")
    return Path(package.origin).parent / "data" / "schemas"


@dataclass(frozen=True)
class ResourceSchema:
    """One resource type of the registry."""

    type_name: str
    document: dict[str, Any]

    @property
    def primary_identifier(self) -> list[str]:
        return self._read_names("primaryIdentifier")

    @property
    def read_only(self) -> list[str]:
        """Attributes that the service generates, in the dotted form of Fn::GetAtt."""
        return [name.replace("/", ".") for name in self._read_names("readOnlyProperties")]

    @property
    def create_only(self) -> list[str]:
        """Properties whose change replaces the resource, as paths with slashes."""
        return self._read_names("createOnlyProperties")

    @property
    def deletes_before_replacing(self) -> bool:
        return self.document.get("replacementStrategy") == "delete_then_create"

    def _read_names(self, field: str) -> list[str]:
        return [pointer.removeprefix(PROPERTIES) for pointer in self.document.get(field, [])]


@cache
def _read_index(region: str) -> dict[str, str]:
    index: dict[str, str] = json.loads((locate_schemas() / "providers" / f"{region}.json").read_text())
    return index


def list_types(region: str) -> list[str]:
    """Every type of the registry in a region."""
    return list(_read_index(region))


@cache
def find_schema(type_name: str, region: str) -> ResourceSchema | None:
    """The schema of a type in a region, or None when the registry of the region lacks the type."""
    key = _read_index(region).get(type_name)
    if key is None:
        return None
    document = json.loads((locate_schemas() / "resources" / f"{key}.json").read_text())
    return ResourceSchema(type_name, document)
