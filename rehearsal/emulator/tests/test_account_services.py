"""Services of which an account has one, and their service-linked roles."""

import unittest

from ministack.services import iam

from emulator import service_linked_roles
from emulator.account_services import check_singleton
from emulator.inventory import ExistingResource, Inventory
from emulator.prerequisites import check_prerequisites

BUCKET = "configuration-111122223333"


def add(inventory: Inventory, type_name: str, properties: dict[str, object] | None = None) -> None:
    physical_id = BUCKET if type_name == "AWS::S3::Bucket" else type_name
    inventory.add(ExistingResource(type_name, "Example", "sandbox-Detection", physical_id, properties or {}))


class Order(unittest.TestCase):
    def test_a_second_detector_is_refused(self) -> None:
        inventory = Inventory()
        check_singleton("AWS::GuardDuty::Detector", inventory)
        add(inventory, "AWS::GuardDuty::Detector")
        with self.assertRaisesRegex(ValueError, "already exists"):
            check_singleton("AWS::GuardDuty::Detector", inventory)

    def test_a_standard_needs_the_hub(self) -> None:
        inventory = Inventory()
        with self.assertRaisesRegex(ValueError, "not subscribed"):
            check_prerequisites("AWS::SecurityHub::Standard", {}, inventory)
        add(inventory, "AWS::SecurityHub::Hub")
        check_prerequisites("AWS::SecurityHub::Standard", {}, inventory)

    def test_a_conformance_pack_needs_the_recorder(self) -> None:
        inventory = Inventory()
        with self.assertRaisesRegex(ValueError, "no configuration recorders"):
            check_prerequisites("AWS::Config::ConformancePack", {}, inventory)
        add(inventory, "AWS::Config::ConfigurationRecorder")
        check_prerequisites("AWS::Config::ConformancePack", {}, inventory)

    def test_a_delivery_channel_needs_the_bucket_policy(self) -> None:
        inventory = Inventory()
        with self.assertRaisesRegex(ValueError, "Insufficient delivery policy"):
            check_prerequisites("AWS::Config::DeliveryChannel", {"S3BucketName": BUCKET}, inventory)
        add(inventory, "AWS::S3::BucketPolicy", {"Bucket": BUCKET, "PolicyDocument": "config.amazonaws.com"})
        check_prerequisites("AWS::Config::DeliveryChannel", {"S3BucketName": BUCKET}, inventory)

    def test_a_delivery_channel_refuses_object_lock(self) -> None:
        inventory = Inventory()
        add(inventory, "AWS::S3::BucketPolicy", {"Bucket": BUCKET, "PolicyDocument": "config.amazonaws.com"})
        add(inventory, "AWS::S3::Bucket", {"ObjectLockEnabled": True})
        with self.assertRaisesRegex(ValueError, "Object Lock"):
            check_prerequisites("AWS::Config::DeliveryChannel", {"S3BucketName": BUCKET}, inventory)


class ServiceLinkedRoles(unittest.TestCase):
    def tearDown(self) -> None:
        iam._roles.pop("AWSServiceRoleForConfig", None)

    def test_a_role_has_the_name_of_aws_and_is_made_once(self) -> None:
        recorder = {"RoleARN": service_linked_roles.build_arn("111122223333", "config.amazonaws.com")}
        with self.assertRaisesRegex(ValueError, "does not exist"):
            check_prerequisites("AWS::Config::ConfigurationRecorder", recorder, Inventory())
        parameters = {"AWSServiceName": ["config.amazonaws.com"]}
        self.assertEqual(service_linked_roles.create(parameters)[0], 200)
        self.assertTrue(service_linked_roles.has_role("config.amazonaws.com"))
        check_prerequisites("AWS::Config::ConfigurationRecorder", recorder, Inventory())
        status, _, body = service_linked_roles.create(parameters)
        self.assertEqual(status, 400)
        self.assertIn("has been taken", str(body))

    def test_the_service_is_read_from_the_form_or_the_query(self) -> None:
        form = b"Action=CreateServiceLinkedRole&AWSServiceName=config.amazonaws.com"
        self.assertEqual(service_linked_roles.read_service(form, {}), "config.amazonaws.com")
        query = {"AWSServiceName": ["inspector2.amazonaws.com"]}
        self.assertEqual(service_linked_roles.read_service(b"", query), "inspector2.amazonaws.com")


if __name__ == "__main__":
    unittest.main()
