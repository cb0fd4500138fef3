"""Types that MiniStack's CloudFormation lacks although MiniStack has the API of the service."""

from __future__ import annotations

from . import database_proxy, flow_log, ip_set, network_acl, security_group_rules, trail
from .provider import Provider

PROVIDERS: dict[str, Provider] = {
    **database_proxy.PROVIDERS,
    **flow_log.PROVIDERS,
    **ip_set.PROVIDERS,
    **network_acl.PROVIDERS,
    **security_group_rules.PROVIDERS,
    **trail.PROVIDERS,
}
