"""Condition keys and ARNs of what the playbooks call."""

import json
import unittest

from ministack.core.responses import request_scope
from ministack.services import iam, waf

from emulator.response_permissions import DENY_ALL, build_context, find_resource, install


class ResponsePermissions(unittest.TestCase):
    def test_the_code_of_a_link_has_its_algorithm(self) -> None:
        body = json.dumps({"MacAlgorithm": "HMAC_SHA_256"}).encode()
        self.assertEqual(build_context("kms:GenerateMac", body, {}), {"kms:MacAlgorithm": "HMAC_SHA_256"})

    def test_an_attachment_names_the_policy(self) -> None:
        context = build_context("iam:AttachRolePolicy", b"", {"RoleName": ["r"], "PolicyArn": [DENY_ALL]})
        self.assertEqual(context, {"iam:PolicyARN": DENY_ALL})

    def test_other_calls_have_no_context(self) -> None:
        self.assertEqual(build_context("s3:PutObject", b"", {}), {})

    def test_an_ip_set_is_no_web_acl(self) -> None:
        with request_scope("111122223333", "eu-west-1"):
            created = waf._create_ip_set({"Name": "blocked", "Scope": "REGIONAL", "IPAddressVersion": "IPV4"})
            arn = json.loads(created[2])["Summary"]["ARN"]
            guessed = "arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/blocked/*"
            self.assertEqual(find_resource("wafv2:UpdateIPSet", guessed), arn)
            self.assertEqual(find_resource("wafv2:GetWebACL", guessed), guessed)

    def test_the_policy_that_denies_everything_denies(self) -> None:
        install()
        self.assertIn("Deny", json.dumps(iam._aws_managed_policies[DENY_ALL]))


if __name__ == "__main__":
    unittest.main()
