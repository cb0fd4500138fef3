"""AWS::CloudTrail::Trail."""

from __future__ import annotations

import json
from typing import Any

from ministack.services import cloudtrail

from .provider import Properties, Provider

COPIED = (
    "S3BucketName",
    "S3KeyPrefix",
    "SnsTopicName",
    "IncludeGlobalServiceEvents",
    "IsMultiRegionTrail",
    "EnableLogFileValidation",
    "IsOrganizationTrail",
)


def create(stack: str, logical_id: str, properties: Properties) -> tuple[str, dict[str, Any]]:
    name = properties.get("TrailName") or f"{stack}-{logical_id}"
    request = {each: properties[each] for each in COPIED if each in properties}
    status, _, body = cloudtrail._create_trail({"Name": name, **request, "KmsKeyId": properties.get("KMSKeyId", "")})
    if status >= 400:
        raise ValueError(f"CreateTrail: {body!r}")
    if properties.get("IsLogging"):
        cloudtrail._start_logging({"Name": name})
    return name, {"Arn": json.loads(body)["TrailARN"], "SnsTopicArn": properties.get("SnsTopicName", "")}


def delete(physical_id: str, _properties: Properties) -> None:
    cloudtrail._delete_trail({"Name": physical_id})


PROVIDERS = {"AWS::CloudTrail::Trail": Provider(create, delete)}
