"""Stacks with their resources and events, in the form that the rehearsal reads."""

from __future__ import annotations

from typing import Any


def describe_stacks() -> dict[str, Any]:
    """Stacks by name. A deleted stack stays until one of the same name follows; events keep their order."""
    from ministack.services.cloudformation import _stack_events, _stacks

    return {
        name: {
            "status": stack.get("StackStatus", ""),
            "resources": [
                {
                    "logicalId": logical_id,
                    "type": each.get("ResourceType", ""),
                    "physicalId": str(each.get("PhysicalResourceId", "")),
                }
                for logical_id, each in stack.get("_resources", {}).items()
            ],
            "events": [describe_event(event) for event in _stack_events.get(stack.get("StackId", ""), [])],
        }
        for name, stack in _stacks.items()
    }


def describe_event(event: dict[str, Any]) -> dict[str, str]:
    return {
        "logicalId": event["LogicalResourceId"],
        "type": event["ResourceType"],
        "physicalId": str(event["PhysicalResourceId"]),
        "status": event["ResourceStatus"],
        "reason": str(event["ResourceStatusReason"]),
    }
