"""Every resource that exists, with the names that it takes and the resources that it refers to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

# Shorter texts such as `live` or `GET` are values, not references.
SHORTEST_REFERENCE = 8
# Policies may name resources that no longer exist, and so may a cluster that was restored from another one.
POLICY_WORDS = ("Policy", "PolicyDocument", "Policies")
ORIGIN_NAMES = ("SnapshotIdentifier", "SourceDBClusterIdentifier")


@dataclass
class ExistingResource:
    type_name: str
    logical_id: str
    stack: str
    physical_id: str
    properties: dict[str, Any]
    attributes: dict[str, Any] = field(default_factory=dict)
    fixed_name: str | None = None

    @property
    def identities(self) -> set[str]:
        """The texts by which another resource refers to this one."""
        arns = {value for value in self.attributes.values() if isinstance(value, str) and value.startswith("arn:")}
        return {text for text in {self.physical_id, *arns} if len(text) >= SHORTEST_REFERENCE}


class Inventory:
    def __init__(self) -> None:
        self._resources: dict[tuple[str, str], ExistingResource] = {}

    def __iter__(self) -> Iterator[ExistingResource]:
        return iter(list(self._resources.values()))

    def find_all(self, type_name: str) -> list[ExistingResource]:
        return [each for each in self if each.type_name == type_name]

    def add(self, resource: ExistingResource) -> None:
        self._resources[(resource.type_name, resource.physical_id)] = resource

    def find(self, type_name: str, physical_id: str) -> ExistingResource | None:
        return self._resources.get((type_name, physical_id))

    def remove(self, type_name: str, physical_id: str) -> None:
        self._resources.pop((type_name, physical_id), None)

    def check_name(self, type_name: str, fixed_name: str | None) -> None:
        """Fails as the service does when another resource has the name."""
        for other in self if fixed_name is not None else ():
            if other.type_name == type_name and other.fixed_name == fixed_name:
                raise ValueError(
                    f"Resource of type '{type_name}' with identifier '{fixed_name}' already exists "
                    f"({other.logical_id} of {other.stack})."
                )

    def find_dependents(self, target: ExistingResource) -> list[ExistingResource]:
        """The resources whose properties name the target."""
        others = [each for each in self if each is not target]
        shared = {identity for other in others for identity in other.identities}
        names = target.identities - shared
        return [other for other in others if names & set(list_texts(other.properties))]


def list_texts(value: Any) -> Iterator[str]:
    """Each text in a value, except for those in policies and those that say where data came from."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for each in value:
            yield from list_texts(each)
    elif isinstance(value, dict):
        for name, each in value.items():
            if not name.endswith(POLICY_WORDS) and name not in ORIGIN_NAMES:
                yield from list_texts(each)
