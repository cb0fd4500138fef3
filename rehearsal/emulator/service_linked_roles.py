"""Service-linked roles with the names and the answers of AWS, and what IAM evaluates when one is created."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs

from ministack.core.responses import get_account_id
from ministack.services import iam

ACTION = "iam:CreateServiceLinkedRole"

# MiniStack makes a name of the name of the service, which is right for few.
NAMES = {
    "agentless.inspector2.amazonaws.com": "AWSServiceRoleForAmazonInspector2Agentless",
    "config.amazonaws.com": "AWSServiceRoleForConfig",
    "inspector2.amazonaws.com": "AWSServiceRoleForAmazonInspector2",
}

_create = iam._create_service_linked_role


def install() -> None:
    iam._IAM_HANDLERS["CreateServiceLinkedRole"] = create


def create(parameters: dict[str, Any]) -> Any:
    """See https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateServiceLinkedRole.html"""
    service = iam._p(parameters, "AWSServiceName")
    name = NAMES.get(service)
    if name is None:
        return _create(parameters)
    if name in iam._roles:
        message = f"Service role name {name} has been taken in this account, please try a different suffix."
        return iam._error(400, "InvalidInput", message, ns="iam")
    before = set(iam._roles)
    answer = _create(parameters)
    for made in set(iam._roles) - before:
        role = iam._roles.pop(made)
        iam._roles[name] = {**role, "RoleName": name, "Arn": build_arn(get_account_id(), service)}
    return answer


def has_role(service: str) -> bool:
    return NAMES.get(service) in iam._roles


def build_arn(account: str, service: str) -> str:
    return f"arn:aws:iam::{account}:role/aws-service-role/{service}/{NAMES.get(service, 'AWSServiceRole')}"


def read_service(body: bytes, parameters: dict[str, Any]) -> str:
    """The service in a request, whose parameters are in the query or in the form of the body."""
    given = parameters.get("AWSServiceName") or parse_qs(body.decode("utf-8", "replace")).get("AWSServiceName") or [""]
    return str(given[0] if isinstance(given, list) else given)
