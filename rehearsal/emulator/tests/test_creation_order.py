"""The unkind creation order."""

import unittest

from emulator.creation_order import sort_attachments_last


class CreationOrder(unittest.TestCase):
    def test_a_policy_that_nothing_waits_for_comes_last(self) -> None:
        needs = {"Role": set(), "Policy": {"Role"}, "Function": {"Role"}, "Resource": {"Function"}}
        custom = {name: name == "Resource" for name in needs}
        self.assertEqual(sort_attachments_last(needs, custom), ["Role", "Function", "Resource", "Policy"])

    def test_a_policy_that_something_waits_for_comes_before_it(self) -> None:
        needs = {"Role": set(), "Policy": {"Role"}, "Function": {"Role"}, "Resource": {"Function", "Policy"}}
        order = sort_attachments_last(needs, {name: name == "Resource" for name in needs})
        self.assertLess(order.index("Policy"), order.index("Resource"))

    def test_a_circle_is_an_error(self) -> None:
        with self.assertRaisesRegex(ValueError, "Circular"):
            sort_attachments_last({"A": {"B"}, "B": {"A"}}, {"A": False, "B": False})


if __name__ == "__main__":
    unittest.main()
