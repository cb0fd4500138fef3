"""The order in which a stack creates its resources.

CloudFormation creates in parallel whatever waits for nothing. The rehearsal creates one resource after another, once
in each of two orders, so that a missing `DependsOn` shows. `attachments_last` is the unkind one: policies, rules and
other resources that no resource refers to are created as late as possible.
"""

from __future__ import annotations

from collections.abc import Iterable


def sort_attachments_last(dependencies: dict[str, set[str]], is_custom: dict[str, bool]) -> list[str]:
    """Each name after those that it depends on; of those that may be next, the one that most others wait for."""
    waiting = {name: len(_collect(name, _invert(dependencies))) for name in dependencies}
    order: list[str] = []
    left = {name: set(needs) for name, needs in dependencies.items()}
    while left:
        ready = [name for name, needs in left.items() if not needs - set(order)]
        if not ready:
            raise ValueError(f"Circular dependency detected among resources: {', '.join(sorted(left))}")
        chosen = min(ready, key=lambda name: (-waiting[name], not is_custom[name], name))
        order.append(chosen)
        del left[chosen]
    return order


def _invert(dependencies: dict[str, set[str]]) -> dict[str, set[str]]:
    inverted: dict[str, set[str]] = {name: set() for name in dependencies}
    for name, needs in dependencies.items():
        for need in needs:
            inverted[need].add(name)
    return inverted


def _collect(start: str, edges: dict[str, set[str]]) -> set[str]:
    found: set[str] = set()
    pending: Iterable[str] = list(edges[start])
    stack = list(pending)
    while stack:
        name = stack.pop()
        if name not in found:
            found.add(name)
            stack.extend(edges[name])
    return found
