"""Addresses for the responses of custom resources, in the form of AWS: functions refuse every other one.

The bucket is out of reach. rehearsal/functions/response-route.cjs leads requests for it to the emulator.
See https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/vpc-interface-endpoints.html
"""

from __future__ import annotations

from ministack.services.cloudformation import custom_resource


def install(region: str) -> None:
    custom_resource._response_url = lambda token: build_response_url(region, token)


def build_response_url(region: str, token: str) -> str:
    bucket = f"cloudformation-custom-resource-response-{region.replace('-', '')}"
    return f"https://{bucket}.s3.{region}.amazonaws.com/{token}"
