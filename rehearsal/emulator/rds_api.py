"""What MiniStack's API of RDS lacks: the moment of a snapshot, final snapshots, and clusters that a person changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ministack.services import rds

from .inventory import Inventory
from .restores import MOMENT, Cluster, read_now

Parameters = dict[str, list[str]]
Answer = tuple[int, dict[str, str], Any]

CLUSTER = "AWS::RDS::DBCluster"
_create_snapshot = rds._create_cluster_snapshot_internal


def install(inventory: Inventory) -> None:
    rds._create_cluster_snapshot_internal = create_snapshot
    for action, wrap in (
        ("DescribeDBClusters", _describe),
        ("ModifyDBCluster", _modify),
        ("DeleteDBCluster", _delete),
    ):
        rds._ACTION_MAP[action] = _build_action(rds._ACTION_MAP[action], wrap, inventory)


def create_snapshot(identifier: str, cluster: Cluster) -> dict[str, Any]:
    """A snapshot holds the data of the moment in which it was asked for."""
    moment = read_now()
    snapshot: dict[str, Any] = _create_snapshot(identifier, cluster)
    snapshot.update({MOMENT: moment, "DatabaseName": cluster.get("DatabaseName", "")})
    return snapshot


def _build_action(
    original: Callable[[Parameters], Answer],
    wrap: Callable[[Callable[[Parameters], Answer], Parameters, Inventory], Answer],
    inventory: Inventory,
) -> Callable[[Parameters], Answer]:
    return lambda parameters: wrap(original, parameters, inventory)


def _describe(original: Callable[[Parameters], Answer], parameters: Parameters, _inventory: Inventory) -> Answer:
    """Continuous backups reach up to now; Aurora needs some minutes."""
    for cluster in rds._clusters.values():
        cluster["LatestRestorableTime"] = read_now()
    return original(parameters)


def _modify(original: Callable[[Parameters], Answer], parameters: Parameters, inventory: Inventory) -> Answer:
    answer = original(parameters)
    protection = rds._p(parameters, "DeletionProtection")
    existing = inventory.find(CLUSTER, rds._p(parameters, "DBClusterIdentifier"))
    if existing is not None and protection and answer[0] < 400:
        existing.properties = {**existing.properties, "DeletionProtection": protection}
    return answer


def _delete(original: Callable[[Parameters], Answer], parameters: Parameters, inventory: Inventory) -> Answer:
    """See https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DeleteDBCluster.html"""
    identifier, final = (rds._p(parameters, name) for name in ("DBClusterIdentifier", "FinalDBSnapshotIdentifier"))
    if not final and rds._p(parameters, "SkipFinalSnapshot") != "true":
        return rds._error("InvalidParameterCombination", "FinalDBSnapshotIdentifier is required", 400)
    cluster = rds._clusters.get(identifier)
    answer = original(parameters)
    if answer[0] < 400 and cluster is not None:
        if final:
            create_snapshot(final, cluster)
        inventory.remove(CLUSTER, identifier)
    return answer
