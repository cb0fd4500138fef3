"""The id of the API key in the event of a function, which MiniStack leaves out.

See https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html
"""

from __future__ import annotations

from typing import Any

from ministack.services import apigateway_v1

_build_event = apigateway_v1._build_lambda_event_v1


def install() -> None:
    apigateway_v1._build_lambda_event_v1 = build_event


def build_event(*arguments: Any, **options: Any) -> dict[str, Any]:
    event = _build_event(*arguments, **options)
    # api_id, stage_name, stage, resource, request_path, method, headers
    key = apigateway_v1._resolve_api_key(apigateway_v1._api_key_from_request(arguments[6]))
    event["requestContext"]["identity"]["apiKeyId"] = key["id"] if key else None
    return event
