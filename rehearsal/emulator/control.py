"""What the rehearsal sets in the emulator: the creation order, and what to refuse on purpose."""

from __future__ import annotations

from typing import Any

from ministack.services.cloudformation import engine, stacks

from .creation_order import sort_attachments_last
from .providers import is_custom

_sort = engine._topological_sort


class Control:
    def __init__(self) -> None:
        self._attachments_last = False
        self._failing: dict[str, int] = {}
        self._last_ids: set[str] = set()

    def install(self) -> None:
        stacks._topological_sort = self.sort

    def set_order(self, attachments_last: bool) -> None:
        self._attachments_last = attachments_last

    def fail_once(self, stack: str) -> None:
        """The next creation of a stack fails at its last resource; its next update fails at the second change."""
        self._failing[stack] = 0

    def refuse_creation(self, stack: str, logical_id: str) -> None:
        if stack in self._failing and logical_id in self._last_ids:
            self._refuse(stack, logical_id)

    def refuse_update(self, stack: str, logical_id: str) -> None:
        if stack in self._failing:
            self._failing[stack] += 1
            if self._failing[stack] > 1:
                self._refuse(stack, logical_id)

    def _refuse(self, stack: str, logical_id: str) -> None:
        del self._failing[stack]
        raise ValueError(f"refused on purpose by the rehearsal: {logical_id}")

    def sort(self, resources: dict[str, Any], conditions: dict[str, bool]) -> list[str]:
        order: list[str] = _sort(resources, conditions)
        if self._attachments_last:
            active = set(order)
            dependencies = {name: engine._extract_deps(resources[name], active) - {name} for name in order}
            order = sort_attachments_last(dependencies, {name: is_custom(resources[name]["Type"]) for name in order})
        self._last_ids.update(order[-1:])
        return order
