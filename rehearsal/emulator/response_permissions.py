"""Additions to MiniStack's evaluation of IAM for what the playbooks call: condition keys and ARNs that it lacks."""

from __future__ import annotations

import json
import re
from typing import Any

from ministack.core.responses import get_account_id
from ministack.services import iam, waf

DENY_ALL = "arn:aws:iam::aws:policy/AWSDenyAll"
IP_SET_ACTIONS = frozenset({"wafv2:GetIPSet", "wafv2:UpdateIPSet"})


def install() -> None:
    """MiniStack knows the most common managed policies of AWS, and this one is not among them."""
    statement = {"Effect": "Deny", "Action": ["*"], "Resource": ["*"]}
    document = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    iam._aws_managed_policies[DENY_ALL] = iam._make_aws_managed_record("AWSDenyAll", document)


def find_resource(iam_action: str, resource_arn: str) -> str:
    """MiniStack takes the name of an IP set for that of a web ACL."""
    found = re.search(r":regional/webacl/([^/]+)/", resource_arn)
    if iam_action not in IP_SET_ACTIONS or found is None:
        return resource_arn
    for each in waf._ip_sets.values():
        if each["Name"] == found.group(1):
            return str(each["ARN"])
    return resource_arn


def build_context(iam_action: str, body: bytes, parameters: dict[str, Any]) -> dict[str, Any]:
    """See https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html"""
    if iam_action in ("kms:GenerateMac", "kms:VerifyMac"):
        return {"kms:MacAlgorithm": json.loads(body or b"{}").get("MacAlgorithm", "")}
    if not iam_action.startswith("iam:"):
        return {}
    context: dict[str, Any] = {}
    if re.fullmatch(r"iam:(Attach|Detach)(Role|User)Policy", iam_action):
        context["iam:PolicyARN"] = read_parameter(parameters, "PolicyArn")
    user = iam._users.get(read_parameter(parameters, "UserName")) if "UserName" in parameters else None
    for tag in (user or {}).get("Tags", []):
        context[f"aws:ResourceTag/{tag['Key']}"] = tag["Value"]
    return context


def read_parameter(parameters: dict[str, Any], name: str) -> str:
    value = parameters.get(name, "")
    return str(value[0] if isinstance(value, list) and value else value)
