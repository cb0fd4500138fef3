"""Failures on purpose."""

import unittest

from emulator.control import Control

CONDITIONS: dict[str, bool] = {}


class Failures(unittest.TestCase):
    def setUp(self) -> None:
        self.control = Control()
        self.control.sort({"A": {"Type": "AWS::KMS::Key"}, "B": {"Type": "AWS::SQS::Queue"}}, CONDITIONS)

    def test_a_creation_fails_at_the_last_resource_once(self) -> None:
        self.control.fail_once("stack")
        self.control.refuse_creation("stack", "A")
        self.control.refuse_creation("other", "B")
        with self.assertRaisesRegex(ValueError, "refused on purpose"):
            self.control.refuse_creation("stack", "B")
        self.control.refuse_creation("stack", "B")

    def test_an_update_fails_at_the_second_change_once(self) -> None:
        self.control.fail_once("stack")
        self.control.refuse_update("stack", "A")
        with self.assertRaisesRegex(ValueError, "refused on purpose"):
            self.control.refuse_update("stack", "B")
        self.control.refuse_update("stack", "B")


if __name__ == "__main__":
    unittest.main()
