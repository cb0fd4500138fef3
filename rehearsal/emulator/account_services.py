"""Services of which an account has one in a region: what AWS requires before they are created."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .inventory import Inventory
from .service_linked_roles import has_role

Properties = dict[str, Any]

# What AWS answers to a second one in the same region.
SINGLETONS = {
    "AWS::Config::ConfigurationRecorder": "Failed to put configuration recorder because you have reached the limit of 1",
    "AWS::Config::DeliveryChannel": "Failed to put delivery channel because you have reached the limit of 1",
    "AWS::GuardDuty::Detector": "The request is rejected because a detector already exists for the current account",
    "AWS::Macie::Session": "Macie has already been enabled",
    "AWS::SecurityHub::Hub": "Account is already subscribed to Security Hub",
    "AWS::SecurityHub::HubV2": "Account is already subscribed to Security Hub V2",
}

RECORDER_ROLE = "aws-service-role/config.amazonaws.com/"


def check_singleton(type_name: str, inventory: Inventory) -> None:
    if type_name in SINGLETONS and inventory.find_all(type_name):
        raise ValueError(SINGLETONS[type_name])


def check_recorder(properties: Properties, _inventory: Inventory) -> None:
    """AWS Config assumes the role when the recorder is created.

    See https://docs.aws.amazon.com/config/latest/APIReference/API_PutConfigurationRecorder.html
    """
    if RECORDER_ROLE in properties["RoleARN"] and not has_role("config.amazonaws.com"):
        raise ValueError("The provided role does not exist: AWSServiceRoleForConfig")


def check_delivery_channel(properties: Properties, inventory: Inventory) -> None:
    """AWS Config writes a file to the bucket when the channel is created.

    See https://docs.aws.amazon.com/config/latest/APIReference/API_PutDeliveryChannel.html
    """
    bucket = properties["S3BucketName"]
    policies = inventory.find_all("AWS::S3::BucketPolicy")
    if not any(each.properties["Bucket"] == bucket and "config." in str(each.properties) for each in policies):
        raise ValueError(f"Insufficient delivery policy to s3 bucket: {bucket}")
    for each in inventory.find_all("AWS::S3::Bucket"):
        if each.physical_id == bucket and each.properties.get("ObjectLockEnabled"):
            raise ValueError(f"AWS Config does not deliver to a bucket with Object Lock: {bucket}")


def check_conformance_pack(_properties: Properties, inventory: Inventory) -> None:
    """See https://docs.aws.amazon.com/config/latest/APIReference/API_PutConformancePack.html"""
    if not inventory.find_all("AWS::Config::ConfigurationRecorder"):
        raise ValueError("There are no configuration recorders available to put the conformance pack")


def check_hub(_properties: Properties, inventory: Inventory) -> None:
    """See https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_BatchEnableStandards.html"""
    if not inventory.find_all("AWS::SecurityHub::Hub"):
        raise ValueError("Account is not subscribed to AWS Security Hub")


CHECKS: dict[str, Callable[[Properties, Inventory], None]] = {
    "AWS::Config::ConfigurationRecorder": check_recorder,
    "AWS::Config::ConformancePack": check_conformance_pack,
    "AWS::Config::DeliveryChannel": check_delivery_channel,
    "AWS::SecurityHub::AutomationRule": check_hub,
    "AWS::SecurityHub::Standard": check_hub,
}
