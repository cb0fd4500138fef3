"""Protections that make a service refuse a deletion, also one of CloudFormation."""

from __future__ import annotations

from typing import Any

# Property, its protecting values, and what the service answers.
PROTECTIONS: list[tuple[str, set[str], str]] = [
    ("DeletionProtection", {"true", "active"}, "deletion protection is enabled"),
    ("DeletionProtectionEnabled", {"true"}, "deletion protection is enabled"),
    ("MutationProtection", {"enabled"}, "mutation protection is enabled"),
]


def check_deletion(type_name: str, physical_id: str, properties: dict[str, Any]) -> None:
    """
    See https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_DeleteCluster.html,
    https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-deletion-protection.html and
    https://docs.aws.amazon.com/Route53/latest/APIReference/API_route53resolver_FirewallRuleGroupAssociation.html
    """
    for name, values, answer in PROTECTIONS:
        if str(properties.get(name, "")).lower() in values:
            raise ValueError(f"{type_name} {physical_id} cannot be deleted: {answer} ({name})")
