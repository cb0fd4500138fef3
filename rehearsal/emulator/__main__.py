"""Starts the emulator: `python -m emulator`, with the environment variables that MiniStack reads."""

from __future__ import annotations

import os

from . import api_key_ids, backup_plans, enforcement, rds_api, response_urls, service_linked_roles
from .control import Control
from .control_server import ControlApi, serve_control_api
from .inventory import Inventory
from .lifecycle import Lifecycle
from .parent_guard import end_with_parent
from .providers import register_missing_types
from .records import Records
from .registry import list_types


def main() -> None:
    account, region = os.environ["MINISTACK_ACCOUNT_ID"], os.environ["MINISTACK_REGION"]
    if os.environ.get("BIND_HOST") != "127.0.0.1":
        raise SystemExit("BIND_HOST must be 127.0.0.1: the emulator accepts credentials that anyone can make up")
    end_with_parent()
    inventory, records, control = Inventory(), Records(), Control()
    register_missing_types(list_types(region))
    Lifecycle(inventory, records, control).install()
    control.install()
    enforcement.install(records)
    rds_api.install(inventory)
    api_key_ids.install()
    backup_plans.install()
    service_linked_roles.install()
    response_urls.install(region)
    api = ControlApi(inventory, records, control, account, region)
    serve_control_api(api, int(os.environ["REHEARSAL_CONTROL_PORT"]))

    from ministack.app import main as serve

    serve()


if __name__ == "__main__":
    main()
