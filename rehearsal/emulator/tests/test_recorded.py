"""Types of which only a record exists behave as their schema requires."""

import unittest
from typing import Any

from emulator.recorded import create_record, update_record
from emulator.registry import find_schema


class Recorded(unittest.TestCase):
    def create(self, type_name: str, properties: dict[str, Any]) -> tuple[str, dict[str, Any]]:
        schema = find_schema(type_name, "eu-west-1")
        assert schema is not None
        return create_record(schema, "Id", "sandbox-Api", properties, "111122223333", "eu-west-1")

    def test_the_physical_id_is_the_primary_identifier(self) -> None:
        properties = {"ApplicationName": "records", "ComputePlatform": "Lambda"}
        self.assertEqual(self.create("AWS::CodeDeploy::Application", properties)[0], "records")

    def test_read_only_attributes_are_generated(self) -> None:
        physical_id, attributes = self.create("AWS::WAFv2::IPSet", {"Name": "blocked", "Scope": "REGIONAL"})
        self.assertEqual(physical_id, f"blocked|{attributes['Id']}|REGIONAL")
        self.assertTrue(attributes["Arn"].startswith("arn:aws:wafv2:eu-west-1:111122223333:"))

    def test_two_resources_differ(self) -> None:
        first, second = (self.create("AWS::ApiGateway::ClientCertificate", {})[0] for _ in range(2))
        self.assertNotEqual(first, second)

    def test_an_update_keeps_what_was_generated(self) -> None:
        updated = update_record({"Id": "generated", "Description": "old"}, {"Description": "new"})
        self.assertEqual(updated, {"Id": "generated", "Description": "new"})


if __name__ == "__main__":
    unittest.main()
