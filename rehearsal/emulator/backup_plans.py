"""The backups that AWS Backup makes of clusters, and the recovery points of a vault.

See https://docs.aws.amazon.com/aws-backup/latest/devguide/aurora-backups.html
"""

from __future__ import annotations

import time
import uuid
from typing import Any

from ministack.services import backup, rds

from .inventory import ExistingResource, Inventory
from .restores import find_cluster
from .role_permissions import is_role_allowed

# By the name of the vault.
_points: dict[str, list[dict[str, Any]]] = {}


def install() -> None:
    backup._list_recovery_points_by_vault = list_recovery_points


def run_backup_plans(inventory: Inventory) -> list[str]:
    """Does now what the schedules of all plans do at their time. The ARNs of the recovery points."""
    return [
        _back_up(arn, str(selection["IamRoleArn"]), rule["TargetBackupVault"])
        for selection, plan in _list_selections(inventory)
        for rule in plan.properties["BackupPlan"]["BackupPlanRule"]
        for arn in selection["Resources"]
    ]


def list_recovery_points(vault: str, query: dict[str, str]) -> Any:
    if vault not in backup._vaults:
        return backup._not_found(f"Vault '{vault}' not found.")
    return backup._paginate(_points.get(vault, []), query, "RecoveryPoints")


def _list_selections(inventory: Inventory) -> list[tuple[dict[str, Any], ExistingResource]]:
    plans = {plan.physical_id: plan for plan in inventory.find_all("AWS::Backup::BackupPlan")}
    return [
        (each.properties["BackupSelection"], plans[each.properties["BackupPlanId"]])
        for each in inventory.find_all("AWS::Backup::BackupSelection")
    ]


def _back_up(cluster_arn: str, role: str, vault: str) -> str:
    if vault not in backup._vaults:
        raise ValueError(f"the backup vault {vault} does not exist")
    if not is_role_allowed(role, "rds:CreateDBClusterSnapshot"):
        raise ValueError(f"{role} may not rds:CreateDBClusterSnapshot")
    cluster = find_cluster(cluster_arn.split(":cluster:")[-1])
    snapshot = rds._create_cluster_snapshot_internal(f"awsbackup:job-{uuid.uuid4()}", cluster)
    snapshot["SnapshotType"] = "awsbackup"
    arn = str(snapshot["DBClusterSnapshotArn"])
    _points.setdefault(vault, []).append(
        {
            "RecoveryPointArn": arn,
            "BackupVaultName": vault,
            "ResourceArn": cluster_arn,
            "ResourceType": "Aurora",
            "IamRoleArn": role,
            "Status": "COMPLETED",
            "CreationDate": time.time(),
        }
    )
    return arn
