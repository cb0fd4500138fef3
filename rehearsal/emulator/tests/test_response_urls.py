"""Custom resources are asked to respond where CloudFormation asks them to."""

import unittest

from emulator.response_urls import build_response_url


class ResponseUrl(unittest.TestCase):
    def test_is_in_the_bucket_of_the_region(self) -> None:
        self.assertEqual(
            build_response_url("eu-central-1", "token"),
            "https://cloudformation-custom-resource-response-eucentral1.s3.eu-central-1.amazonaws.com/token",
        )
