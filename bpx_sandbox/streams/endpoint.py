"""The streams over WebSocket: an ASGI application for the paths that clients connect to."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from starlette.routing import WebSocketRoute
from starlette.types import Receive, Scope, Send

from bpx_sandbox.faults.fault import Faults
from bpx_sandbox.streams.connection import Connection
from bpx_sandbox.streams.hub import StreamHub

TRANSPORT = "bpx_sandbox.transport"
"""The ASGI extension by which a server hands out what lies under a connection; see `bpx_sandbox.server`."""

PATHS = ("/", "/ws")

_REFUSAL_STATUS = 503


class StreamEndpoint:
    """Accepts connections, passes requests to the hub, and ends what a connection leaves behind."""

    def __init__(self, hub: StreamHub, faults: Faults) -> None:
        self._hub = hub
        self._faults = faults

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection to its end."""
        await receive()  # the client wants to connect
        if self._hub.refuses():
            await _refuse(scope, send)
            return
        await send({"type": "websocket.accept"})
        transport = scope.get("extensions", {}).get(TRANSPORT)
        connection = Connection(send, transport, self._faults, self._hub.after_fault)
        self._hub.open(connection)
        tasks = [asyncio.ensure_future(self._read(connection, receive)), asyncio.ensure_future(_write(connection))]
        try:
            done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                task.result()
        finally:
            self._hub.close(connection)
            for task in tasks:
                task.cancel()
            await asyncio.wait(tasks)

    async def _read(self, connection: Connection, receive: Receive) -> None:
        while (message := await receive())["type"] == "websocket.receive":
            text = message.get("text")
            self._hub.handle(connection, message.get("bytes", b"") if text is None else text)


def stream_routes(hub: StreamHub, faults: Faults) -> list[WebSocketRoute]:
    """Make the routes of the streams; the same paths answer HTTP with the page of operations."""
    endpoint = StreamEndpoint(hub, faults)
    return [WebSocketRoute(path, endpoint) for path in PATHS]


async def _write(connection: Connection) -> None:
    # Of a client that went, the server tells in its own words: uvicorn raises a kind of OSError.
    with suppress(OSError):
        await connection.write()


async def _refuse(scope: Scope, send: Send) -> None:
    if "websocket.http.response" not in scope.get("extensions", {}):
        await send({"type": "websocket.close"})
        return
    headers = [(b"content-type", b"text/plain; charset=utf-8")]
    await send({"type": "websocket.http.response.start", "status": _REFUSAL_STATUS, "headers": headers})
    await send({"type": "websocket.http.response.body", "body": b"Service Unavailable"})
