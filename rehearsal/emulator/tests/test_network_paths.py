"""Security groups decide whether a function reaches the database and CloudFormation."""

import unittest
from typing import Any

from emulator.inventory import ExistingResource, Inventory
from emulator.network_paths import can_answer_cloudformation, can_connect

EGRESS = {"GroupId": "sg-function", "IpProtocol": "tcp", "FromPort": 6432, "ToPort": 6432}
INGRESS = {"GroupId": "sg-database", "IpProtocol": "tcp", "FromPort": "6432", "ToPort": "6432"}


def build_inventory(*resources: tuple[str, dict[str, Any]]) -> Inventory:
    inventory = Inventory()
    for index, (type_name, properties) in enumerate(resources):
        inventory.add(ExistingResource(type_name, "Id", "stack", f"resource-{index}", properties))
    return inventory


OUT = ("AWS::EC2::SecurityGroupEgress", {**EGRESS, "DestinationSecurityGroupId": "sg-database"})
INTO = ("AWS::EC2::SecurityGroupIngress", {**INGRESS, "SourceSecurityGroupId": "sg-function"})


class Connection(unittest.TestCase):
    def connects(self, *resources: tuple[str, dict[str, Any]], port: int = 6432) -> bool:
        return can_connect(["sg-function"], ["sg-database"], port, build_inventory(*resources))

    def test_a_rule_on_both_sides_lets_it_through(self) -> None:
        self.assertTrue(self.connects(OUT, INTO))

    def test_a_rule_on_one_side_does_not(self) -> None:
        self.assertFalse(self.connects(OUT))
        self.assertFalse(self.connects(INTO))

    def test_a_rule_for_another_port_does_not(self) -> None:
        self.assertFalse(self.connects(OUT, INTO, port=5432))

    def test_a_rule_for_another_group_does_not(self) -> None:
        other = ("AWS::EC2::SecurityGroupIngress", {**INGRESS, "SourceSecurityGroupId": "sg-other"})
        self.assertFalse(self.connects(OUT, other))


class Answer(unittest.TestCase):
    function = ExistingResource(
        "AWS::Lambda::Function", "Run", "stack", "run", {"VpcConfig": {"SecurityGroupIds": ["sg-function"]}}
    )

    def test_a_function_outside_a_network_answers(self) -> None:
        outside = ExistingResource("AWS::Lambda::Function", "Run", "stack", "run", {})
        self.assertTrue(can_answer_cloudformation(outside, build_inventory()))

    def test_a_function_in_a_network_needs_a_rule(self) -> None:
        self.assertFalse(can_answer_cloudformation(self.function, build_inventory(OUT)))

    def test_a_rule_for_https_to_a_prefix_list_is_enough(self) -> None:
        rule = {**EGRESS, "FromPort": 443, "ToPort": 443, "DestinationPrefixListId": "pl-s3"}
        self.assertTrue(
            can_answer_cloudformation(self.function, build_inventory(("AWS::EC2::SecurityGroupEgress", rule)))
        )


if __name__ == "__main__":
    unittest.main()
