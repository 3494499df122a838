"""The server of the benchmarks: uvicorn, answering at once with prepared bodies, in a process of its own.

What is measured is the client, not an exchange: nothing is checked here. Each signature is checked once, before
anything is timed, by the process that does the timing.
"""

from __future__ import annotations

import json
import os
import socket
import sys
import threading
import time
from collections.abc import Awaitable, Callable
from typing import Any

from .documents import ANSWER, markets
from .order import PATH

Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]

USED = "/bench/used"
"""Where the processor time that this process has used is told, in seconds."""

LAST = "/bench/last"
"""Where the last request to place an order is shown."""


class Answers:
    """An ASGI application."""

    def __init__(self) -> None:
        self._prepared = {
            PATH: json.dumps(ANSWER, separators=(",", ":")).encode(),
            # ccxt reads these two before its first order.
            "/api/v1/markets": markets(2, 0),
            "/api/v1/assets": b"[]",
        }
        self._last: tuple[dict[str, Any], bytes] = ({}, b"")

    async def __call__(self, scope: dict[str, Any], receive: Receive, send: Send) -> None:
        body = b""
        while True:
            message = await receive()
            body += message["body"]
            if not message["more_body"]:
                break
        path: str = scope["path"]
        answer = self._prepared.get(path)
        if path == PATH:
            self._last = (scope, body)
        elif path == USED:
            answer = str(time.process_time()).encode()
        elif path == LAST:
            answer = self._shown()
        status = 404 if answer is None else 200
        content = answer or b""
        headers = [(b"content-type", b"application/json"), (b"content-length", str(len(content)).encode())]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": content})

    def _shown(self) -> bytes:
        scope, body = self._last
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        return json.dumps(
            {"method": scope["method"], "path": scope["path"], "headers": headers, "body": body.decode()}
        ).encode()


def main() -> None:
    """Listen on a free port of the loopback, print it, and answer until the standard input closes."""
    # Here, so that who only asks the server can import this module where uvicorn isn't installed.
    import uvicorn

    listening = socket.create_server(("127.0.0.1", 0), backlog=1024)
    config = uvicorn.Config(
        Answers(),
        log_level="error",
        access_log=False,
        lifespan="off",
        # Between two rounds a connection rests.
        timeout_keep_alive=3600,
    )
    print(listening.getsockname()[1], flush=True)
    threading.Thread(target=_leave_with_the_parent, daemon=True).start()
    uvicorn.Server(config).run(sockets=[listening])


def _leave_with_the_parent() -> None:
    sys.stdin.read()
    os._exit(0)


if __name__ == "__main__":
    main()
