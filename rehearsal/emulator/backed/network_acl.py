"""Network ACLs, their entries and their associations with subnets."""

from __future__ import annotations

from typing import Any

from ministack.services import ec2

from .provider import Properties, Provider, call_query_api, read_element


def create_acl(_stack: str, _logical_id: str, properties: Properties) -> tuple[str, dict[str, Any]]:
    acl = read_element(call_query_api(ec2, "CreateNetworkAcl", {"VpcId": properties["VpcId"]}), "networkAclId")
    return acl, {"Id": acl}


def delete_acl(physical_id: str, _properties: Properties) -> None:
    call_query_api(ec2, "DeleteNetworkAcl", {"NetworkAclId": physical_id})


def create_entry(_stack: str, logical_id: str, properties: Properties) -> tuple[str, dict[str, Any]]:
    names = ("NetworkAclId", "RuleNumber", "Protocol", "RuleAction", "CidrBlock", "PortRange")
    request = {name: properties[name] for name in names if name in properties}
    call_query_api(ec2, "CreateNetworkAclEntry", {**request, "Egress": properties.get("Egress", False)})
    entry = f"{logical_id}|{properties['NetworkAclId']}|{properties['RuleNumber']}|{properties.get('Egress', False)}"
    return entry, {"Id": entry}


def delete_entry(_physical_id: str, properties: Properties) -> None:
    request = {name: properties[name] for name in ("NetworkAclId", "RuleNumber")}
    call_query_api(ec2, "DeleteNetworkAclEntry", {**request, "Egress": properties.get("Egress", False)})


def associate(_stack: str, _logical_id: str, properties: Properties) -> tuple[str, dict[str, Any]]:
    """MiniStack's subnets start without an association, so there is no previous one to name."""
    request = {"AssociationId": "aclassoc-none", "NetworkAclId": properties["NetworkAclId"]}
    answer = call_query_api(ec2, "ReplaceNetworkAclAssociation", request)
    association = read_element(answer, "newAssociationId")
    return association, {"AssociationId": association}


def dissociate(_physical_id: str, _properties: Properties) -> None:
    """In AWS the default ACL takes over; MiniStack's subnets do without one."""


PROVIDERS = {
    "AWS::EC2::NetworkAcl": Provider(create_acl, delete_acl),
    "AWS::EC2::NetworkAclEntry": Provider(create_entry, delete_entry),
    "AWS::EC2::SubnetNetworkAclAssociation": Provider(associate, dissociate),
}
