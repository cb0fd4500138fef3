"""Where the data of a restored cluster come from, and which restores RDS refuses."""

import unittest

from ministack.core.responses import request_scope
from ministack.services import backup, rds

from emulator import backup_plans, rds_api
from emulator.backed.provider import call_query_api
from emulator.inventory import ExistingResource, Inventory
from emulator.restores import ORIGIN, Origin, complete_cluster, find_origin, read_now

CLUSTER = "AWS::RDS::DBCluster"
CLUSTER_ARN = "arn:aws:rds:eu-west-1:111122223333:cluster:records-1"
SNAPSHOT = "arn:aws:rds:eu-west-1:111122223333:cluster-snapshot:before"


class Scoped(unittest.TestCase):
    def setUp(self) -> None:
        self.enterContext(request_scope("111122223333", "eu-west-1"))
        self.addCleanup(rds._clusters.clear)
        self.addCleanup(rds._db_cluster_snapshots.clear)
        asked = {"Engine": "aurora-postgresql", "EngineVersion": "17.9", "StorageEncrypted": True}
        call_query_api(
            rds,
            "CreateDBCluster",
            {**asked, "DBClusterIdentifier": "records-1", "MasterUsername": "master", "DatabaseName": "records"},
        )
        self.source = rds._clusters["records-1"]
        self.source["EarliestRestorableTime"] = "2026-01-01T00:00:00Z"


class Restores(Scoped):
    def test_a_cluster_without_a_backup_starts_empty(self) -> None:
        self.assertIsNone(find_origin({"DatabaseName": "records"}))

    def test_a_moment_of_a_cluster_is_its_data_at_that_moment(self) -> None:
        asked = {"SourceDBClusterIdentifier": "records-1", "RestoreToTime": "2026-01-02T03:04:05Z"}
        self.assertEqual(find_origin(asked), Origin(self.source["DbClusterResourceId"], "2026-01-02T03:04:05Z"))

    def test_without_a_moment_it_is_the_latest(self) -> None:
        before = read_now()
        origin = find_origin({"SourceDBClusterIdentifier": "records-1", "UseLatestRestorableTime": True})
        assert origin is not None
        self.assertTrue(before <= origin.moment <= read_now())

    def test_a_moment_before_the_cluster_or_in_the_future_is_refused(self) -> None:
        for moment in ("2025-12-31T23:59:59Z", "2999-01-01T00:00:00Z"):
            with self.assertRaisesRegex(ValueError, "InvalidRestoreFault"):
                find_origin({"SourceDBClusterIdentifier": "records-1", "RestoreToTime": moment})

    def test_a_snapshot_is_the_data_of_the_moment_in_which_it_was_made(self) -> None:
        before = read_now()
        rds_api.create_snapshot("before", self.source)
        origin = find_origin({"SnapshotIdentifier": SNAPSHOT})
        assert origin is not None
        self.assertEqual(origin.cluster, self.source["DbClusterResourceId"])
        self.assertTrue(before <= origin.moment <= read_now())

    def test_what_does_not_exist_is_refused(self) -> None:
        for asked in ({"SnapshotIdentifier": SNAPSHOT}, {"SourceDBClusterIdentifier": "records-9"}):
            with self.assertRaisesRegex(ValueError, "NotFoundFault"):
                find_origin(asked)

    def test_an_older_version_is_refused_and_a_newer_one_is_not(self) -> None:
        asked = {"SourceDBClusterIdentifier": "records-1", "RestoreToTime": "2026-01-02T00:00:00Z"}
        with self.assertRaisesRegex(ValueError, "cannot be restored to version 17.8"):
            find_origin({**asked, "EngineVersion": "17.8"})
        self.assertIsNotNone(find_origin({**asked, "EngineVersion": "17.10"}))

    def test_a_restored_cluster_takes_user_database_and_encryption_from_its_backup(self) -> None:
        rds._clusters["records-2"] = {"MasterUsername": "admin", "DatabaseName": "", "StorageEncrypted": False}
        asked = {"SourceDBClusterIdentifier": "records-1", "RestoreToTime": "2026-01-02T00:00:00Z", "KmsKeyId": "key"}
        complete_cluster("records-2", asked)
        restored = rds._clusters["records-2"]
        self.assertEqual([restored[name] for name in ("MasterUsername", "DatabaseName")], ["master", "records"])
        self.assertEqual([restored["StorageEncrypted"], restored["KmsKeyId"]], [True, "key"])
        self.assertEqual(restored[ORIGIN].cluster, self.source["DbClusterResourceId"])


class ByHand(Scoped):
    """Clusters that a person changes with the AWS CLI."""

    def setUp(self) -> None:
        super().setUp()
        self.inventory = Inventory()
        self.inventory.add(ExistingResource(CLUSTER, "Id", "stack", "records-1", {"DeletionProtection": True}))
        self.source["DeletionProtection"] = True
        original = dict(rds._ACTION_MAP)
        self.addCleanup(rds._ACTION_MAP.update, original)
        rds_api.install(self.inventory)

    def call(self, action: str, **parameters: str) -> int:
        asked = {"DBClusterIdentifier": ["records-1"], **{name: [value] for name, value in parameters.items()}}
        return int(rds._ACTION_MAP[action](asked)[0])

    def test_a_protected_cluster_is_not_deleted(self) -> None:
        self.assertEqual(self.call("DeleteDBCluster", FinalDBSnapshotIdentifier="final"), 400)
        self.assertIn("records-1", rds._clusters)

    def test_a_final_snapshot_is_named_or_refused(self) -> None:
        self.call("ModifyDBCluster", DeletionProtection="false")
        self.assertEqual(self.call("DeleteDBCluster"), 400)

    def test_without_protection_it_leaves_its_final_snapshot_and_its_name(self) -> None:
        self.call("ModifyDBCluster", DeletionProtection="false")
        self.assertEqual(self.inventory.find_all(CLUSTER)[0].properties["DeletionProtection"], "false")
        self.assertEqual(self.call("DeleteDBCluster", FinalDBSnapshotIdentifier="final"), 200)
        self.assertEqual(self.inventory.find_all(CLUSTER), [])
        self.assertEqual(list(rds._db_cluster_snapshots), ["final"])


class BackupPlans(Scoped):
    def test_a_plan_needs_its_vault(self) -> None:
        self.addCleanup(backup._vaults.clear)
        inventory = Inventory()
        plan = {"BackupPlan": {"BackupPlanRule": [{"TargetBackupVault": "vault"}]}}
        selection = {
            "BackupPlanId": "plan-1",
            "BackupSelection": {"IamRoleArn": "arn:aws:iam::111122223333:role/x", "Resources": [CLUSTER_ARN]},
        }
        inventory.add(ExistingResource("AWS::Backup::BackupPlan", "Plan", "stack", "plan-1", plan))
        inventory.add(ExistingResource("AWS::Backup::BackupSelection", "Selection", "stack", "selection-1", selection))
        with self.assertRaisesRegex(ValueError, "vault does not exist"):
            backup_plans.run_backup_plans(inventory)
        backup._vaults["vault"] = {}
        with self.assertRaisesRegex(ValueError, "may not rds:CreateDBClusterSnapshot"):
            backup_plans.run_backup_plans(inventory)


if __name__ == "__main__":
    unittest.main()
