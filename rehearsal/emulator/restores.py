"""Where the data of a cluster come from: nothing, a snapshot, or a moment of another cluster.

MiniStack only keeps records of clusters and snapshots. The data are in PostgreSQL servers of the rehearsal, one for
each cluster; it asks here which moment of which cluster a restored cluster starts from.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from ministack.services import rds

Properties = dict[str, Any]
Cluster = dict[str, Any]

# Fields that the rehearsal adds to the records of MiniStack.
MOMENT = "_Moment"
ORIGIN = "_Origin"
# What a restored cluster takes from its backup.
INHERITED = ("MasterUsername", "DatabaseName", "StorageEncrypted")


@dataclass(frozen=True)
class Origin:
    """The data of a cluster, by its resource id, as they were at a moment."""

    cluster: str
    moment: str


def read_now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def find_origin(properties: Properties) -> Origin | None:
    """Fails as RDS does when the backup does not exist, or cannot be restored to this version."""
    if "SnapshotIdentifier" in properties:
        snapshot = find_snapshot(str(properties["SnapshotIdentifier"]))
        _check_version(snapshot, properties)
        return Origin(snapshot["DbClusterResourceId"], snapshot[MOMENT])
    if "SourceDBClusterIdentifier" in properties:
        source = find_cluster(str(properties["SourceDBClusterIdentifier"]))
        _check_version(source, properties)
        return Origin(source["DbClusterResourceId"], _choose_moment(source, properties))
    return None


def find_cluster(identifier: str) -> Cluster:
    found: Cluster | None = rds._clusters.get(identifier)
    if found is None:
        raise ValueError(f"DBClusterNotFoundFault: {identifier}")
    return found


def find_snapshot(identifier_or_arn: str) -> dict[str, Any]:
    identifier = identifier_or_arn.split(":cluster-snapshot:")[-1]
    found: dict[str, Any] | None = rds._db_cluster_snapshots.get(identifier)
    if found is None:
        raise ValueError(f"DBClusterSnapshotNotFoundFault: {identifier}")
    return found


def complete_cluster(identifier: str, properties: Properties) -> None:
    """Gives a restored cluster what it takes from its backup.

    See https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_RestoreDBClusterFromSnapshot.html
    """
    cluster = find_cluster(identifier)
    cluster["KmsKeyId"] = properties.get("KmsKeyId", "")
    origin = find_origin(properties)
    if origin is None:
        return
    cluster[ORIGIN] = origin
    backup = (
        find_snapshot(str(properties["SnapshotIdentifier"]))
        if "SnapshotIdentifier" in properties
        else find_cluster(str(properties["SourceDBClusterIdentifier"]))
    )
    cluster.update({name: backup[name] for name in INHERITED if name in backup})


def _choose_moment(source: Cluster, properties: Properties) -> str:
    moment = str(properties.get("RestoreToTime") or read_now())
    earliest, latest = source["EarliestRestorableTime"], read_now()
    if not _parse(earliest) <= _parse(moment) <= _parse(latest):
        raise ValueError(f"InvalidRestoreFault: {moment} is not between {earliest} and {latest}")
    return moment


def _check_version(backup: dict[str, Any], properties: Properties) -> None:
    """See https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-restore-snapshot.html"""
    wanted = str(properties.get("EngineVersion") or backup["EngineVersion"])
    if _split_version(wanted) < _split_version(backup["EngineVersion"]):
        raise ValueError(f"a backup of version {backup['EngineVersion']} cannot be restored to version {wanted}")


def _split_version(version: str) -> list[int]:
    return [int(part) for part in version.split(".") if part.isdigit()]


def _parse(moment: str) -> datetime:
    return datetime.fromisoformat(moment)
