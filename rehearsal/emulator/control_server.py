"""The rehearsal's own HTTP API, beside that of AWS, on a port of the loopback address."""

from __future__ import annotations

import json
import threading
from dataclasses import asdict
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from ministack.core import lambda_runtime
from ministack.core.responses import request_scope
from ministack.services import eventbridge

from .backup_plans import run_backup_plans
from .control import Control
from .database_sign_in import SignInRefused, check_sign_in
from .inventory import Inventory
from .records import Records
from .stack_views import describe_stacks


class ControlApi:
    def __init__(self, inventory: Inventory, records: Records, control: Control, account: str, region: str) -> None:
        self._inventory = inventory
        self._records = records
        self._control = control
        self._account = account
        self._region = region

    def answer(self, path: str, request: dict[str, Any]) -> dict[str, Any]:
        with request_scope(self._account, self._region):
            match path:
                case "/records":
                    return self._records.describe()
                case "/stacks":
                    return describe_stacks()
                case "/order":
                    self._control.set_order(bool(request["attachmentsLast"]))
                    return {}
                case "/fail-once":
                    self._control.fail_once(str(request["stack"]))
                    return {}
                case "/cold-start":
                    lambda_runtime.reset()
                    return {}
                case "/resources":
                    return {"resources": self._list_resources(str(request["type"]))}
                case "/aws-event":
                    return self._send_event(request)
                case "/run-backup-plans":
                    return {"recoveryPoints": run_backup_plans(self._inventory)}
                case "/sign-in":
                    return self._sign_in(str(request["token"]), str(request["host"]), str(request["user"]))
                case _:
                    raise LookupError(path)

    def _list_resources(self, type_name: str) -> list[dict[str, Any]]:
        """The existing resources of a type with their properties, without any intrinsic function."""
        return [
            {"logicalId": each.logical_id, "physicalId": each.physical_id, "properties": each.properties}
            for each in self._inventory
            if each.type_name == type_name
        ]

    def _send_event(self, request: dict[str, Any]) -> dict[str, Any]:
        entry = {
            "Source": request["source"],
            "DetailType": request["detailType"],
            "Detail": json.dumps(request["detail"]),
        }
        _, _, body = eventbridge._put_events({"Entries": [entry]}, allow_aws_source=True)
        answer = json.loads(body)
        if answer.get("FailedEntryCount", 1) > 0:
            raise ValueError(f"PutEvents: {answer}")
        return {}

    def _sign_in(self, token: str, host: str, user: str) -> dict[str, Any]:
        try:
            signed_in = check_sign_in(token, host, user, self._account, self._region, self._inventory, self._records)
        except SignInRefused as refusal:
            return {"allowed": False, "reason": str(refusal)}
        return {"allowed": True, **asdict(signed_in)}


def serve_control_api(api: ControlApi, port: int) -> None:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length", "0")))
            try:
                status, answer = 200, api.answer(self.path, json.loads(body or b"{}"))
            except Exception as problem:
                status, answer = 400, {"error": f"{type(problem).__name__}: {problem}"}
            self.send_response(status)
            self.end_headers()
            self.wfile.write(json.dumps(answer).encode())

        def log_message(self, *_: Any) -> None:
            """One line per step is enough."""

    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
