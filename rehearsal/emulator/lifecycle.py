"""The checks around each creation, update and deletion of a resource.

They surround MiniStack's functions of `provisioners`, so they also apply to the types that MiniStack has itself.
"""

from __future__ import annotations

from contextvars import ContextVar
from typing import Any

from ministack.core.responses import get_region, new_uuid
from ministack.services.cloudformation import provisioners, stacks

from .changes import check_replacement, find_replacing_changes
from .completions import complete_resource
from .control import Control
from .inventory import ExistingResource, Inventory
from .names import find_fixed_name
from .prerequisites import check_prerequisites
from .protection import check_deletion
from .providers import is_custom, name_provider, require_schema
from .records import Operation, Records
from .validation import check_properties, remove_system_tags

Properties = dict[str, Any]
Created = tuple[str, dict[str, Any]]

# The bootstrap template is AWS's own; MiniStack passes its empty list parameter as [''].
UNCHECKED_STACKS = ("CDKToolkit",)
_updating: ContextVar[bool] = ContextVar("updating", default=False)
_provision = provisioners._provision_resource
_update = provisioners._update_resource
_delete = provisioners._delete_resource
_snapshot = provisioners._snapshot_resource


# They name what they watch in dimensions of metrics, which CloudWatch never looks up. See
# https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_concepts.html#Dimension
WATCHING_TYPES = frozenset({"AWS::CloudWatch::Alarm", "AWS::CloudWatch::Dashboard"})


class Lifecycle:
    def __init__(self, inventory: Inventory, records: Records, control: Control) -> None:
        self._inventory = inventory
        self._records = records
        self._control = control

    def install(self) -> None:
        for module in (provisioners, stacks):
            module._provision_resource = self.create
            module._update_resource = self.update
            module._delete_resource = self.delete
            module._snapshot_resource = self.snapshot

    def create(self, type_name: str, logical_id: str, properties: Properties, stack: str) -> Created:
        if _updating.get():
            # MiniStack updates some types by a second creation.
            created: Created = _provision(type_name, logical_id, properties, stack)
            return created
        self._control.refuse_creation(stack, logical_id)
        fixed_name = None
        if not is_custom(type_name):
            self._check_schema(type_name, logical_id, properties, stack)
            fixed_name = find_fixed_name(require_schema(type_name), properties)
            self._inventory.check_name(type_name, fixed_name)
        check_prerequisites(type_name, properties, self._inventory)
        physical_id, attributes = _provision(type_name, logical_id, properties, stack)
        complete_resource(type_name, physical_id, properties)
        self._add(type_name, logical_id, stack, physical_id, properties, attributes, fixed_name)
        self._record("create", type_name, logical_id, stack)
        return physical_id, attributes

    def update(
        self,
        type_name: str,
        physical_id: str,
        old: Properties,
        new: Properties,
        stack: str,
        logical_id: str = "",
        old_attributes: dict[str, Any] | None = None,
    ) -> Created:
        if old == new:
            unchanged: Created = _update(type_name, physical_id, old, new, stack, logical_id, old_attributes)
            return unchanged
        self._control.refuse_update(stack, logical_id)
        fixed_name = None
        if not is_custom(type_name):
            self._check_schema(type_name, logical_id, new, stack)
            schema = require_schema(type_name)
            if find_replacing_changes(schema, remove_system_tags(old), remove_system_tags(new)):
                check_replacement(schema, logical_id, old, new)
                if schema.deletes_before_replacing:
                    self.delete(type_name, physical_id, old, stack, logical_id)
                provisioners._NAME_SEED.set(new_uuid()[:8])
                self._record("replace", type_name, logical_id, stack)
                return self.create(type_name, logical_id, new, stack)
            fixed_name = find_fixed_name(schema, new)
        token = _updating.set(True)
        try:
            new_id, attributes = _update(type_name, physical_id, old, new, stack, logical_id, old_attributes)
        finally:
            _updating.reset(token)
        self._add(type_name, logical_id, stack, new_id, new, attributes, fixed_name)
        self._record("update", type_name, logical_id, stack)
        return new_id, attributes

    def snapshot(self, type_name: str, physical_id: str, properties: Properties) -> None:
        """The final snapshot is a part of the deletion, which a protection refuses as a whole."""
        existing = self._inventory.find(type_name, physical_id)
        if existing is not None:
            check_deletion(type_name, physical_id, existing.properties)
        _snapshot(type_name, physical_id, properties)

    def delete(
        self, type_name: str, physical_id: str, properties: Properties, stack: str = "", logical_id: str = ""
    ) -> None:
        existing = self._inventory.find(type_name, physical_id)
        if existing is not None:
            check_deletion(type_name, physical_id, existing.properties)
            self._check_dependents(existing)
        elif not is_custom(type_name):
            # Replaced by "delete, then create": the predecessor is gone already.
            return
        _delete(type_name, physical_id, properties, stack, logical_id)
        self._inventory.remove(type_name, physical_id)
        self._record("delete", type_name, logical_id, stack)

    def _check_dependents(self, target: ExistingResource) -> None:
        """A resource that a stack retained and gave up depends on nothing. One that watches holds nothing either."""
        blocking = [
            other
            for other in self._inventory.find_dependents(target)
            if _belongs_to_stack(other) and other.type_name not in WATCHING_TYPES
        ]
        if blocking:
            names = ", ".join(f"{other.type_name} {other.logical_id} of {other.stack}" for other in blocking[:5])
            raise ValueError(f"{target.type_name} {target.physical_id} cannot be deleted: it is used by {names}")

    def _check_schema(self, type_name: str, logical_id: str, properties: Properties, stack: str) -> None:
        if not stack.startswith(UNCHECKED_STACKS):
            check_properties(type_name, logical_id, properties, get_region())

    def _add(
        self,
        type_name: str,
        logical_id: str,
        stack: str,
        physical_id: str,
        properties: Properties,
        attributes: dict[str, Any],
        fixed_name: str | None,
    ) -> None:
        kept = remove_system_tags(properties)
        self._inventory.add(
            ExistingResource(type_name, logical_id, stack, physical_id, kept, attributes or {}, fixed_name)
        )

    def _record(self, operation: str, type_name: str, logical_id: str, stack: str) -> None:
        self._records.add_operation(Operation(operation, name_provider(type_name), type_name, logical_id, stack))


def _belongs_to_stack(resource: ExistingResource) -> bool:
    from ministack.services.cloudformation import _stacks

    stack = _stacks.get(resource.stack) or {}
    record = stack.get("_resources", {}).get(resource.logical_id, {})
    return bool(record.get("PhysicalResourceId") == resource.physical_id)
