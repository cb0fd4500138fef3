"""The registry's schemas decide what is refused."""

import unittest

from emulator.changes import check_replacement, find_replacing_changes
from emulator.registry import ResourceSchema, find_schema
from emulator.validation import check_properties, find_violations

REGION = "eu-west-1"


def schema(type_name: str) -> ResourceSchema:
    found = find_schema(type_name, REGION)
    assert found is not None
    return found


class Validation(unittest.TestCase):
    def test_text_counts_as_the_number_and_the_boolean_that_it_is(self) -> None:
        self.assertEqual(find_violations(schema("AWS::Logs::LogGroup"), {"RetentionInDays": "30"}), [])

    def test_a_value_outside_the_enum_is_refused(self) -> None:
        self.assertIn("5000", find_violations(schema("AWS::Logs::LogGroup"), {"RetentionInDays": 5000})[0])

    def test_a_missing_required_property_is_refused(self) -> None:
        self.assertIn("required", find_violations(schema("AWS::SQS::QueuePolicy"), {})[0])

    def test_an_unknown_property_is_refused(self) -> None:
        self.assertIn("Colour", find_violations(schema("AWS::SQS::Queue"), {"Colour": "red"})[0])

    def test_a_read_only_property_is_refused(self) -> None:
        self.assertEqual(
            find_violations(schema("AWS::SQS::Queue"), {"Arn": "arn:aws:sqs:x"})[-1], "#/Arn: is read-only"
        )

    def test_the_tags_of_cloudformation_itself_are_accepted(self) -> None:
        tags = [{"Key": "aws:cloudformation:stack-name", "Value": "sandbox"}]
        self.assertEqual(find_violations(schema("AWS::SQS::Queue"), {"Tags": tags}), [])

    def test_an_unknown_type_is_an_error(self) -> None:
        with self.assertRaisesRegex(ValueError, "Unrecognized resource types"):
            check_properties("AWS::Nothing::Here", "Id", {}, REGION)


class Replacement(unittest.TestCase):
    def test_a_create_only_property_replaces(self) -> None:
        proxy = schema("AWS::RDS::DBProxy")
        changes = find_replacing_changes(proxy, {"VpcSubnetIds": ["a"]}, {"VpcSubnetIds": ["a", "b"]})
        self.assertEqual(changes, ["VpcSubnetIds"])

    def test_another_property_does_not(self) -> None:
        self.assertEqual(find_replacing_changes(schema("AWS::RDS::DBProxy"), {"DebugLogging": "true"}, {}), [])

    def test_a_resource_that_keeps_its_name_cannot_be_replaced(self) -> None:
        named = {"DBProxyName": "records", "VpcSubnetIds": ["a"]}
        with self.assertRaisesRegex(ValueError, "custom-named resource requires replacing"):
            check_replacement(schema("AWS::RDS::DBProxy"), "Proxy", named, {**named, "VpcSubnetIds": ["b"]})

    def test_a_resource_with_a_new_name_can(self) -> None:
        check_replacement(schema("AWS::RDS::DBProxy"), "Proxy", {"DBProxyName": "a"}, {"DBProxyName": "b"})


if __name__ == "__main__":
    unittest.main()
