"""AWS::EC2::SecurityGroupIngress and AWS::EC2::SecurityGroupEgress."""

from __future__ import annotations

import uuid
from typing import Any

from ministack.services import ec2

from .provider import Properties, Provider, call_query_api


def build_provider(direction: str, group: str, prefix_list: str) -> Provider:
    def create(_stack: str, _logical_id: str, properties: Properties) -> tuple[str, dict[str, Any]]:
        call_query_api(ec2, f"AuthorizeSecurityGroup{direction}", build_request(properties))
        rule_id = f"sgr-{uuid.uuid4().hex[:17]}"
        return rule_id, {"Id": rule_id}

    def delete(_physical_id: str, properties: Properties) -> None:
        call_query_api(ec2, f"RevokeSecurityGroup{direction}", build_request(properties))

    def build_request(properties: Properties) -> dict[str, Any]:
        permission: dict[str, Any] = {
            name: properties[name] for name in ("IpProtocol", "FromPort", "ToPort") if name in properties
        }
        if "CidrIp" in properties:
            permission["IpRanges"] = [{"CidrIp": properties["CidrIp"]}]
        if group in properties:
            permission["Groups"] = [{"GroupId": properties[group]}]
        if prefix_list in properties:
            permission["PrefixListIds"] = [{"PrefixListId": properties[prefix_list]}]
        return {"GroupId": properties["GroupId"], "IpPermissions": [permission]}

    return Provider(create, delete)


PROVIDERS = {
    "AWS::EC2::SecurityGroupIngress": build_provider("Ingress", "SourceSecurityGroupId", "SourcePrefixListId"),
    "AWS::EC2::SecurityGroupEgress": build_provider("Egress", "DestinationSecurityGroupId", "DestinationPrefixListId"),
}
