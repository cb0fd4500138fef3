"""Additions to MiniStack's evaluation of IAM: KMS's condition keys, TLS, and a record of every call."""

from __future__ import annotations

import json
from typing import Any

from ministack.core import iam_actions, iam_evaluator
from ministack.core.responses import get_account_id

from . import response_permissions, service_linked_roles
from .records import Call, Records

_find_tags = iam_actions.request_tag_context
_enforce = iam_evaluator.enforce


def install(records: Records) -> None:
    response_permissions.install()
    iam_actions.request_tag_context = build_context
    iam_evaluator._request_origin = _SecureOrigin(iam_evaluator._request_origin)

    def enforce(
        access_key_id: str,
        iam_action: str,
        service: str,
        region: str,
        resource_arn: str = "*",
        service_context: dict[str, Any] | None = None,
    ) -> Any:
        if iam_action == service_linked_roles.ACTION:
            service_name = str((service_context or {}).get("iam:AWSServiceName", ""))
            resource_arn = service_linked_roles.build_arn(get_account_id(), service_name)
        resource_arn = response_permissions.find_resource(iam_action, resource_arn)
        denied = _enforce(access_key_id, iam_action, service, region, resource_arn, service_context)
        principal = iam_evaluator.resolve_principal(access_key_id or "", get_account_id())
        if isinstance(principal, iam_evaluator.PrincipalInfo) and principal.type == "AssumedRole":
            records.add_call(Call(principal.arn, iam_action, resource_arn, denied is None))
        return denied

    iam_evaluator.enforce = enforce


def build_context(service: str, iam_action: str, body: bytes, parameters: dict[str, Any]) -> dict[str, Any]:
    """MiniStack's condition keys, and those of KMS, which it lacks.

    See https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html
    """
    context = {
        **_find_tags(service, iam_action, body, parameters),
        **response_permissions.build_context(iam_action, body, parameters),
    }
    if iam_action == service_linked_roles.ACTION:
        return {**context, "iam:AWSServiceName": service_linked_roles.read_service(body, parameters)}
    return {**context, **build_kms_context(body, get_account_id())} if service == "kms" else context


def build_kms_context(body: bytes, account: str) -> dict[str, Any]:
    try:
        request = json.loads(body or b"{}")
    except ValueError:
        request = {}
    encryption = request.get("EncryptionContext") or {}
    context: dict[str, Any] = {"kms:CallerAccount": account}
    context.update({f"kms:EncryptionContext:{name}": value for name, value in encryption.items()})
    if encryption:
        context["kms:EncryptionContextKeys"] = list(encryption)
    return context


class _SecureOrigin:
    """Counts every request as made over TLS.

    The bucket of the bootstrap denies other requests, and with TLS MiniStack's own Cognito authorizer fails, because
    it reads the token keys from an http address.
    """

    def __init__(self, origin: Any) -> None:
        self._origin = origin

    def get(self, *default: Any) -> tuple[str, bool]:
        return self._origin.get(*default)[0], True

    def __getattr__(self, name: str) -> Any:
        return getattr(self._origin, name)
