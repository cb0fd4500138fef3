"""Ends this process when the rehearsal that started it is gone, however it ended: its end of the pipe closes."""

from __future__ import annotations

import os
import signal
import sys
import threading


def end_with_parent() -> None:
    def wait() -> None:
        sys.stdin.buffer.read()
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=wait, daemon=True).start()
