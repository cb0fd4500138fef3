"""What AWS creates together with a resource and MiniStack does not."""

from __future__ import annotations

from typing import Any

from ministack.services import ec2

from .restores import complete_cluster


def complete_resource(type_name: str, physical_id: str, properties: dict[str, Any]) -> None:
    if type_name == "AWS::EC2::VPC":
        _allow_default_group_to_itself(physical_id)
    if type_name == "AWS::RDS::DBCluster":
        complete_cluster(physical_id, properties)


def _allow_default_group_to_itself(vpc: str) -> None:
    """See https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html"""
    for group in ec2._security_groups.values():
        if group["VpcId"] == vpc and group["GroupName"] == "default" and not group["IpPermissions"]:
            group["IpPermissions"].append(_build_rule(group))


def _build_rule(group: dict[str, Any]) -> dict[str, Any]:
    pair = {"GroupId": group["GroupId"], "UserId": group["OwnerId"]}
    return {"IpProtocol": "-1", "IpRanges": [], "Ipv6Ranges": [], "PrefixListIds": [], "UserIdGroupPairs": [pair]}
