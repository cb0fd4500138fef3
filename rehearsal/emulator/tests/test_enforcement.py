"""Condition keys that MiniStack lacks."""

import json
import unittest

from emulator.enforcement import build_kms_context


class KmsConditionKeys(unittest.TestCase):
    def test_the_encryption_context_becomes_condition_keys(self) -> None:
        body = json.dumps({"EncryptionContext": {"tenant": "example"}}).encode()
        self.assertEqual(
            build_kms_context(body, "111122223333"),
            {
                "kms:CallerAccount": "111122223333",
                "kms:EncryptionContext:tenant": "example",
                "kms:EncryptionContextKeys": ["tenant"],
            },
        )

    def test_without_an_encryption_context_only_the_account_is_known(self) -> None:
        for body in (b"", b"{}", b"no json"):
            self.assertEqual(build_kms_context(body, "111122223333"), {"kms:CallerAccount": "111122223333"})


if __name__ == "__main__":
    unittest.main()
