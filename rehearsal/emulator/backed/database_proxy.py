"""AWS::RDS::DBProxy and AWS::RDS::DBProxyTargetGroup."""

from __future__ import annotations

import uuid
from typing import Any

from ministack.core.responses import get_account_id, get_region
from ministack.services import rds

from .provider import Properties, Provider, call_query_api, read_element

LISTS = ("Auth", "VpcSubnetIds", "VpcSecurityGroupIds")


def create_proxy(_stack: str, _logical_id: str, properties: Properties) -> tuple[str, dict[str, Any]]:
    request = {name: value for name, value in properties.items() if name not in (*LISTS, "Tags")}
    members = {f"{name}.member": properties[name] for name in LISTS if name in properties}
    answer = call_query_api(rds, "CreateDBProxy", {**request, **members})
    attributes = {name: read_element(answer, name) for name in ("DBProxyArn", "Endpoint")}
    return properties["DBProxyName"], attributes


def delete_proxy(physical_id: str, _properties: Properties) -> None:
    call_query_api(rds, "DeleteDBProxy", {"DBProxyName": physical_id})


def register_targets(_stack: str, _logical_id: str, properties: Properties) -> tuple[str, dict[str, Any]]:
    names = ("DBClusterIdentifiers", "DBInstanceIdentifiers")
    members = {f"{name}.member": properties[name] for name in names if name in properties}
    request = {name: properties[name] for name in ("DBProxyName", "TargetGroupName")}
    call_query_api(rds, "RegisterDBProxyTargets", {**request, **members})
    group = f"target-group:prx-tg-{uuid.uuid4().hex[:17]}"
    arn = f"arn:aws:rds:{get_region()}:{get_account_id()}:{group}"
    return arn, {"TargetGroupArn": arn}


def deregister_targets(_physical_id: str, properties: Properties) -> None:
    names = ("DBClusterIdentifiers", "DBInstanceIdentifiers")
    members = {f"{name}.member": properties[name] for name in names if name in properties}
    request = {name: properties[name] for name in ("DBProxyName", "TargetGroupName")}
    call_query_api(rds, "DeregisterDBProxyTargets", {**request, **members})


PROVIDERS = {
    "AWS::RDS::DBProxy": Provider(create_proxy, delete_proxy),
    "AWS::RDS::DBProxyTargetGroup": Provider(register_targets, deregister_targets),
}
