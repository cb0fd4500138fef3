"""AWS::WAFv2::IPSet."""

from __future__ import annotations

import json
from typing import Any

from ministack.services import waf

from .provider import Properties, Provider


def create(stack: str, logical_id: str, properties: Properties) -> tuple[str, dict[str, Any]]:
    name = properties.get("Name") or f"{logical_id}-{stack}"
    _, _, body = waf._create_ip_set({**properties, "Name": name})
    summary = json.loads(body).get("Summary")
    if summary is None:
        raise ValueError(f"CreateIPSet: {body!r}")
    reference = f"{name}|{summary['Id']}|{properties['Scope']}"
    return reference, {"Arn": summary["ARN"], "Id": summary["Id"]}


def delete(physical_id: str, properties: Properties) -> None:
    waf._delete_ip_set({"Id": physical_id.split("|")[1], "Scope": properties["Scope"]})


PROVIDERS = {"AWS::WAFv2::IPSet": Provider(create, delete)}
