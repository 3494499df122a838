"""The WebSocket endpoint of the streams."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from starlette.routing import WebSocketRoute
from starlette.types import Receive, Scope, Send

from bpx_sandbox.faults.fault import Faults
from bpx_sandbox.streams.connection import Connection
from bpx_sandbox.streams.hub import StreamHub

TRANSPORT = "bpx_sandbox.transport"
"""The ASGI extension with the transport of a connection; see `bpx_sandbox.server`."""

PATHS = ("/", "/ws")

_REFUSAL_STATUS = 503


class StreamEndpoint:
    """An ASGI application that serves one connection per call."""

    def __init__(self, hub: StreamHub, faults: Faults) -> None:
        self._hub = hub
        self._faults = faults

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a connection until it closes."""
        await receive()  # websocket.connect
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
    """Create the routes of the streams."""
    endpoint = StreamEndpoint(hub, faults)
    return [WebSocketRoute(path, endpoint) for path in PATHS]


async def _write(connection: Connection) -> None:
    # uvicorn raises an OSError when the client has disconnected.
    with suppress(OSError):
        await connection.write()


async def _refuse(scope: Scope, send: Send) -> None:
    if "websocket.http.response" not in scope.get("extensions", {}):
        await send({"type": "websocket.close"})
        return
    headers = [(b"content-type", b"text/plain; charset=utf-8")]
    await send({"type": "websocket.http.response.start", "status": _REFUSAL_STATUS, "headers": headers})
    await send({"type": "websocket.http.response.body", "body": b"Service Unavailable"})
