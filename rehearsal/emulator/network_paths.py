"""Whether security groups let a function through. The emulator has no network; it reads the rules that exist.

See https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
"""

from __future__ import annotations

from typing import Any

from .inventory import ExistingResource, Inventory

ANY_ADDRESS = ("CidrIp", "CidrIpv6")
HTTPS = 443


def find_function(inventory: Inventory, name_or_arn: str) -> ExistingResource | None:
    name = name_or_arn.split(":function:")[-1].split(":")[0]
    return next((each for each in inventory.find_all("AWS::Lambda::Function") if each.physical_id == name), None)


def list_groups(resource: ExistingResource) -> list[str]:
    """The security groups of a function, a cluster or a proxy."""
    properties = resource.properties
    groups = properties.get("VpcConfig", {}).get("SecurityGroupIds", properties.get("VpcSecurityGroupIds", []))
    return list(groups)


def can_answer_cloudformation(function: ExistingResource, inventory: Inventory) -> bool:
    """The answer of a custom resource goes to Amazon S3. A function without a network of its own reaches it."""
    groups = list_groups(function)
    rules = list_rules("Egress", groups, inventory)
    to_anywhere = ("DestinationPrefixListId", *ANY_ADDRESS)
    return not groups or any(covers(rule, HTTPS) and any(name in rule for name in to_anywhere) for rule in rules)


def can_connect(source: list[str], target: list[str], port: int, inventory: Inventory) -> bool:
    """Whether a group of the source may open a connection, and a group of the target accepts it."""
    out = list_rules("Egress", source, inventory)
    into = list_rules("Ingress", target, inventory)
    return any(covers(rule, port) and _leads_to(rule, "DestinationSecurityGroupId", target) for rule in out) and any(
        covers(rule, port) and _leads_to(rule, "SourceSecurityGroupId", source) for rule in into
    )


def list_rules(direction: str, groups: list[str], inventory: Inventory) -> list[dict[str, Any]]:
    """The rules of groups, whether they are resources or part of the group."""
    resources = [each.properties for each in inventory.find_all(f"AWS::EC2::SecurityGroup{direction}")]
    inline = [
        rule
        for group in inventory.find_all("AWS::EC2::SecurityGroup")
        if group.physical_id in groups
        for rule in group.properties.get(f"SecurityGroup{direction}", [])
    ]
    return [*inline, *(rule for rule in resources if rule["GroupId"] in groups)]


def covers(rule: dict[str, Any], port: int) -> bool:
    if str(rule["IpProtocol"]) == "-1":
        return True
    return str(rule["IpProtocol"]) in ("tcp", "6") and int(rule["FromPort"]) <= port <= int(rule["ToPort"])


def _leads_to(rule: dict[str, Any], peer: str, groups: list[str]) -> bool:
    return rule.get(peer) in groups or any(name in rule for name in ANY_ADDRESS)
