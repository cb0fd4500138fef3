"""Whether RDS or RDS Proxy would accept an IAM sign-in: the token, the endpoint, the role's policies.

See https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/UsingWithRDS.IAMDBAuth.html
"""

from __future__ import annotations

import time
from dataclasses import dataclass

from ministack.core import iam_evaluator, rds_iam
from ministack.services import rds, sts

from .inventory import Inventory
from .network_paths import can_connect, find_function, list_groups
from .records import Call, Records
from .restores import ORIGIN, Origin

INSTANCE = "AWS::RDS::DBInstance"
PROXY_PORT = 5432
SESSION_SECONDS = 3600


class SignInRefused(Exception):
    """The reason goes to the log of the rehearsal; PostgreSQL answers the client with less."""


@dataclass(frozen=True)
class SignedIn:
    """The cluster that a connection leads to, by its resource id, and what it was restored from."""

    cluster: str
    origin: Origin | None


@dataclass(frozen=True)
class Endpoint:
    port: int
    # The part of `rds-db:connect`: cluster-... or prx-...
    resource_id: str
    groups: list[str]
    # Identifier of the cluster behind it.
    cluster: str


def check_sign_in(
    token: str, host: str, user: str, account: str, region: str, inventory: Inventory, records: Records
) -> SignedIn:
    endpoint = _find_endpoint(host, inventory)
    if not any(each.properties.get("DBClusterIdentifier") == endpoint.cluster for each in inventory.find_all(INSTANCE)):
        raise SignInRefused(f"the cluster {endpoint.cluster} has no instance")
    _complete_session(token)
    verified = rds_iam.verify_rds_iam_token(
        token, hostname=host, port=endpoint.port, db_user=user, region=region, account_id=account
    )
    if isinstance(verified, rds_iam.RdsIamTokenError):
        raise SignInRefused(f"the token for {host} is refused: {verified.code}")
    principal = iam_evaluator.resolve_principal(verified.access_key_id, account)
    if isinstance(principal, iam_evaluator.AuthError) or principal.policies is None:
        raise SignInRefused("the principal of the token is no role")
    arn = f"arn:aws:rds-db:{region}:{account}:dbuser:{endpoint.resource_id}/{user}"
    context = iam_evaluator.EvalContext(
        principal_arn=principal.arn,
        principal_type=principal.type,
        principal_account=account,
        action="rds-db:connect",
        resource_arn=arn,
        region=region,
        principal_keys=principal.keys,
    )
    allowed = iam_evaluator.evaluate(context, principal.policies, *principal.limits).decision == "Allow"
    records.add_call(Call(principal.arn, "rds-db:connect", arn, allowed))
    if not allowed:
        raise SignInRefused(f"{principal.arn} may not rds-db:connect on {arn}")
    _check_network(principal.arn, endpoint, inventory)
    cluster = rds._clusters[endpoint.cluster]
    return SignedIn(str(cluster["DbClusterResourceId"]), cluster.get(ORIGIN))


def _check_network(principal: str, endpoint: Endpoint, inventory: Inventory) -> None:
    """The session of a function has the name of the function."""
    function = find_function(inventory, principal.rsplit("/", 1)[-1])
    if function is not None and not can_connect(list_groups(function), endpoint.groups, endpoint.port, inventory):
        raise SignInRefused(f"no security group rule leads from {function.logical_id} to port {endpoint.port}")


def _find_endpoint(host: str, inventory: Inventory) -> Endpoint:
    for name, cluster in rds._clusters.items():
        if host in (cluster.get("Endpoint"), cluster.get("ReaderEndpoint")):
            declared = inventory.find("AWS::RDS::DBCluster", name)
            groups = list_groups(declared) if declared is not None else []
            return Endpoint(int(cluster["Port"]), str(cluster["DbClusterResourceId"]), groups, name)
    for proxy in inventory.find_all("AWS::RDS::DBProxy"):
        if proxy.attributes.get("Endpoint") == host:
            resource_id = str(proxy.attributes["DBProxyArn"]).rsplit(":", 1)[-1]
            cluster = _find_target(proxy.physical_id, inventory)
            return Endpoint(PROXY_PORT, resource_id, list_groups(proxy), cluster)
    raise SignInRefused(f"no cluster or proxy has the endpoint {host}")


def _find_target(proxy: str, inventory: Inventory) -> str:
    for group in inventory.find_all("AWS::RDS::DBProxyTargetGroup"):
        if group.properties["DBProxyName"] == proxy:
            for identifier in group.properties.get("DBClusterIdentifiers", []):
                return str(identifier)
    raise SignInRefused(f"the proxy {proxy} has no target")


def _complete_session(token: str) -> None:
    """MiniStack registers the session of a function without the end that its own check of tokens requires."""
    for access_key, session in sts._sessions.items():
        if access_key in token:
            session.setdefault("Expiration", time.time() + SESSION_SECONDS)
