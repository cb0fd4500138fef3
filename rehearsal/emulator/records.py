"""What the rehearsal reads afterwards: operations of CloudFormation and calls of the functions."""

from __future__ import annotations

import threading
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True)
class Operation:
    """An operation on one resource. `how` is native, backed or recorded (see README.md)."""

    operation: str
    how: str
    type_name: str
    logical_id: str
    stack: str


@dataclass(frozen=True)
class Call:
    """A call that a role made, and whether its policies allowed it."""

    principal: str
    action: str
    resource: str
    allowed: bool


@dataclass
class Records:
    operations: list[Operation] = field(default_factory=list)
    calls: dict[Call, int] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def add_operation(self, operation: Operation) -> None:
        with self._lock:
            self.operations.append(operation)

    def add_call(self, call: Call) -> None:
        with self._lock:
            self.calls[call] = self.calls.get(call, 0) + 1

    def describe(self) -> dict[str, Any]:
        with self._lock:
            return {
                "operations": [asdict(each) for each in self.operations],
                "calls": [{**asdict(call), "count": count} for call, count in self.calls.items()],
            }
