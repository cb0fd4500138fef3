"""AWS::EC2::FlowLog."""

from __future__ import annotations

import re
from typing import Any

from ministack.services import ec2

from .provider import Properties, Provider, call_query_api


def create(_stack: str, _logical_id: str, properties: Properties) -> tuple[str, dict[str, Any]]:
    request = {name: value for name, value in properties.items() if name != "Tags"}
    answer = call_query_api(ec2, "CreateFlowLogs", {**request, "ResourceId": [properties["ResourceId"]]})
    found = re.search(r"fl-[0-9a-f]+", answer)
    if found is None:
        raise ValueError(f"CreateFlowLogs: no id in {answer[:300]}")
    return found.group(0), {"Id": found.group(0)}


def delete(physical_id: str, _properties: Properties) -> None:
    call_query_api(ec2, "DeleteFlowLogs", {"FlowLogId": [physical_id]})


PROVIDERS = {"AWS::EC2::FlowLog": Provider(create, delete)}
