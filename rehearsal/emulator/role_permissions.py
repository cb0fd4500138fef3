"""Whether a policy of a role allows an action on anything, within its permissions boundary."""

from __future__ import annotations

from ministack.core import iam_evaluator
from ministack.core.responses import get_account_id
from ministack.services import iam


def is_role_allowed(role_arn: str, action: str) -> bool:
    account = get_account_id()
    name = role_arn.rsplit("/", 1)[-1]
    policies = iam_evaluator._gather_role_policies(name, account)
    boundaries = iam_evaluator._permissions_boundary(iam._roles, name, account)
    return all(_allows(layer, action) for layer in (policies, *boundaries))


def _allows(policies: list[list[iam_evaluator.ParsedStatement]], action: str) -> bool:
    statements = [statement for policy in policies for statement in policy if statement.effect == "Allow"]
    return any(iam_evaluator._action_matches(action, each.actions, each.not_actions) for each in statements)
