"""What AWS requires before a resource can be created, although the template need not refer to it.

These are the mistakes that a missing `DependsOn` makes. Each check cites the page or the answer of the service.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .account_services import CHECKS as ACCOUNT_CHECKS
from .account_services import check_singleton
from .inventory import Inventory
from .network_paths import can_answer_cloudformation, find_function
from .restores import find_origin
from .role_permissions import is_role_allowed

Properties = dict[str, Any]


def check_function(properties: Properties, _inventory: Inventory) -> None:
    """Lambda answers "The provided execution role does not have permissions to call CreateNetworkInterface on EC2".

    See https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html#configuration-vpc-permissions
    """
    role = properties["Role"]
    if properties.get("VpcConfig", {}).get("SubnetIds") and not is_role_allowed(role, "ec2:CreateNetworkInterface"):
        raise ValueError("The provided execution role does not have permissions to call CreateNetworkInterface on EC2")


def check_trail(properties: Properties, inventory: Inventory) -> None:
    """CreateTrail answers InsufficientS3BucketPolicyException.

    See https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
    """
    bucket = properties["S3BucketName"]
    policies = inventory.find_all("AWS::S3::BucketPolicy")
    if not any(each.properties["Bucket"] == bucket and "cloudtrail." in str(each.properties) for each in policies):
        raise ValueError(f"Incorrect S3 bucket policy is detected for bucket: {bucket}")


def check_stage(properties: Properties, inventory: Inventory) -> None:
    """API Gateway answers "CloudWatch Logs role ARN must be set in account settings to enable logging".

    See https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
    """
    levels = [each.get("LoggingLevel", "OFF") for each in properties.get("MethodSettings", [])]
    accounts = inventory.find_all("AWS::ApiGateway::Account")
    if any(level != "OFF" for level in levels) and not any("CloudWatchRoleArn" in each.properties for each in accounts):
        raise ValueError("CloudWatch Logs role ARN must be set in account settings to enable logging")


def check_proxy_targets(properties: Properties, inventory: Inventory) -> None:
    """RDS Proxy finds no instance in a cluster that has none yet.

    See https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/rds-proxy.howitworks.html
    """
    instances = {each.properties.get("DBClusterIdentifier") for each in inventory.find_all("AWS::RDS::DBInstance")}
    missing = set(properties.get("DBClusterIdentifiers", [])) - instances
    if missing:
        raise ValueError(f"DB cluster {', '.join(sorted(missing))} has no instance")


def check_cluster(properties: Properties, _inventory: Inventory) -> None:
    """RDS restores only what exists.

    See https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_RestoreDBClusterToPointInTime.html
    """
    find_origin(properties)


def check_client(properties: Properties, inventory: Inventory) -> None:
    """Cognito answers ScopeDoesNotExistException.

    See https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html
    """
    known = {
        f"{each.properties['Identifier']}/{scope['ScopeName']}"
        for each in inventory.find_all("AWS::Cognito::UserPoolResourceServer")
        if each.properties["UserPoolId"] == properties["UserPoolId"]
        for scope in each.properties.get("Scopes", [])
    }
    asked = {scope for scope in properties.get("AllowedOAuthScopes", []) if "/" in scope}
    if asked - known:
        raise ValueError(f"Invalid scope requested: {', '.join(sorted(asked - known))}")


def check_custom_resource(properties: Properties, inventory: Inventory) -> None:
    """Without a network path the answer never arrives, and the stack waits until the time limit of the resource.

    See https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-custom-resources.html
    """
    function = find_function(inventory, str(properties.get("ServiceToken", "")))
    if function is not None and not can_answer_cloudformation(function, inventory):
        raise ValueError(
            f"{function.logical_id} cannot answer CloudFormation: no security group rule leads to Amazon S3"
        )


CHECKS: dict[str, Callable[[Properties, Inventory], None]] = {
    **ACCOUNT_CHECKS,
    "AWS::ApiGateway::Stage": check_stage,
    "AWS::CloudTrail::Trail": check_trail,
    "AWS::Cognito::UserPoolClient": check_client,
    "AWS::Lambda::Function": check_function,
    "AWS::RDS::DBCluster": check_cluster,
    "AWS::RDS::DBProxyTargetGroup": check_proxy_targets,
}


def check_prerequisites(type_name: str, properties: Properties, inventory: Inventory) -> None:
    check_singleton(type_name, inventory)
    check = check_custom_resource if type_name.startswith("Custom::") else CHECKS.get(type_name)
    if check is not None:
        check(properties, inventory)
