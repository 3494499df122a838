"""The server of the benchmarks: uvicorn in a process of its own, which responds with prepared bodies.

The server checks nothing, because only the client is measured. The measuring process checks each signature once, before
the measurement.
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

from .documents import ORDER_RESPONSE, markets
from .order import PATH

Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]

USED = "/bench/used"
"""The path that returns the processor time of this process, in seconds."""

LAST = "/bench/last"
"""The path that returns the last request to place an order."""


class App:
    """The ASGI application."""

    def __init__(self) -> None:
        self._prepared = {
            PATH: json.dumps(ORDER_RESPONSE, separators=(",", ":")).encode(),
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
        content = self._prepared.get(path)
        if path == PATH:
            self._last = (scope, body)
        elif path == USED:
            content = str(time.process_time()).encode()
        elif path == LAST:
            content = self._last_request()
        status, body = (404, b"") if content is None else (200, content)
        headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": body})

    def _last_request(self) -> bytes:
        scope, body = self._last
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        return json.dumps(
            {"method": scope["method"], "path": scope["path"], "headers": headers, "body": body.decode()}
        ).encode()


def main() -> None:
    """Listen on a free port of the loopback, print it, and serve until the standard input closes."""
    # Imported here, because this module is also imported where uvicorn isn't installed.
    import uvicorn

    listening = socket.create_server(("127.0.0.1", 0), backlog=1024)
    config = uvicorn.Config(
        App(),
        log_level="error",
        access_log=False,
        lifespan="off",
        # A connection is idle between two rounds.
        timeout_keep_alive=3600,
    )
    print(listening.getsockname()[1], flush=True)
    threading.Thread(target=_exit_with_the_parent, daemon=True).start()
    uvicorn.Server(config).run(sockets=[listening])


def _exit_with_the_parent() -> None:
    sys.stdin.read()
    os._exit(0)


if __name__ == "__main__":
    main()
