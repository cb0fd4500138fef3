"""Names, references and protections."""

import unittest
from typing import Any

from emulator.inventory import ExistingResource, Inventory
from emulator.names import find_fixed_name
from emulator.protection import check_deletion
from emulator.registry import find_schema


def resource(
    type_name: str, physical_id: str, properties: dict[str, Any] | None = None, name: str | None = None
) -> ExistingResource:
    return ExistingResource(type_name, physical_id, "stack", physical_id, properties or {}, {}, name)


class Names(unittest.TestCase):
    def test_a_generated_name_is_not_fixed(self) -> None:
        found = find_schema("AWS::Backup::BackupVault", "eu-west-1")
        assert found is not None
        self.assertIsNone(find_fixed_name(found, {}))
        self.assertEqual(find_fixed_name(found, {"BackupVaultName": "records"}), "records")

    def test_a_second_resource_of_the_same_name_is_refused(self) -> None:
        inventory = Inventory()
        inventory.add(resource("AWS::Backup::BackupVault", "records", name="records"))
        with self.assertRaisesRegex(ValueError, "already exists"):
            inventory.check_name("AWS::Backup::BackupVault", "records")
        inventory.check_name("AWS::Backup::BackupVault", None)
        inventory.check_name("AWS::RDS::DBCluster", "records")


class Dependents(unittest.TestCase):
    def test_a_property_that_names_a_resource_makes_it_used(self) -> None:
        inventory, network = Inventory(), resource("AWS::EC2::VPC", "vpc-12345678")
        subnet = resource("AWS::EC2::Subnet", "subnet-12345678", {"VpcId": "vpc-12345678"})
        for each in (network, subnet):
            inventory.add(each)
        self.assertEqual(inventory.find_dependents(network), [subnet])
        self.assertEqual(inventory.find_dependents(subnet), [])

    def test_a_policy_that_names_a_resource_does_not(self) -> None:
        inventory, key = Inventory(), resource("AWS::KMS::Key", "12345678-1234")
        inventory.add(key)
        inventory.add(
            resource("AWS::IAM::ManagedPolicy", "arn:aws:iam::1:policy/a", {"PolicyDocument": "12345678-1234"})
        )
        self.assertEqual(inventory.find_dependents(key), [])


class Protection(unittest.TestCase):
    def test_protected_resources_cannot_be_deleted(self) -> None:
        for properties in (
            {"DeletionProtection": True},
            {"DeletionProtection": "true"},
            {"DeletionProtection": "ACTIVE"},
            {"MutationProtection": "ENABLED"},
        ):
            with self.assertRaisesRegex(ValueError, "cannot be deleted"):
                check_deletion("AWS::RDS::DBCluster", "records", properties)

    def test_other_resources_can(self) -> None:
        for properties in ({}, {"DeletionProtection": False}, {"DeletionProtection": "INACTIVE"}):
            check_deletion("AWS::RDS::DBCluster", "records", properties)


if __name__ == "__main__":
    unittest.main()
