"""Names that AWS accepts only once, and where: in an account, in a region, or in the whole partition."""

from __future__ import annotations

from typing import Any

from .registry import ResourceSchema

# Types whose identifier the service generates although the name must be unique.
UNIQUE_NAMES: dict[str, list[str]] = {
    "AWS::ApiGateway::DomainName": ["DomainName"],
    "AWS::Cognito::UserPoolDomain": ["Domain"],
    "AWS::EC2::SecurityGroup": ["GroupName", "VpcId"],
    "AWS::Events::EventBus": ["Name"],
    "AWS::IAM::ManagedPolicy": ["ManagedPolicyName"],
    "AWS::KMS::Alias": ["AliasName"],
    "AWS::RDS::DBProxyTargetGroup": ["DBProxyName", "TargetGroupName"],
    "AWS::SecretsManager::Secret": ["Name"],
    "AWS::SNS::Topic": ["TopicName"],
    "AWS::SQS::Queue": ["QueueName"],
    "AWS::StepFunctions::StateMachine": ["StateMachineName"],
    "AWS::WAFv2::IPSet": ["Name", "Scope"],
    "AWS::WAFv2::RegexPatternSet": ["Name", "Scope"],
    "AWS::WAFv2::RuleGroup": ["Name", "Scope"],
    "AWS::WAFv2::WebACL": ["Name", "Scope"],
}

# Two of them may exist with the same identifier: the second one takes the place of the first.
REPLACED_IN_PLACE = {"AWS::ApiGateway::Account"}


def find_fixed_name(schema: ResourceSchema, properties: dict[str, Any]) -> str | None:
    """The name that the template gives a resource, or None when CloudFormation or the service generates it."""
    if schema.type_name in REPLACED_IN_PLACE:
        return None
    parts = UNIQUE_NAMES.get(schema.type_name, schema.primary_identifier)
    values = [properties.get(part) for part in parts]
    if not values or not all(isinstance(value, str) and value for value in values):
        return None
    return "|".join(str(value) for value in values)
