"""The end of a connection that doesn't end in order; servers are in tests/integration."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

import pytest

from bpx_client.streams.websocket import WebSocket


class Handler:
    """Receives nothing."""

    def receive(self, message: bytes) -> None: ...

    def connection_opened(self, connection: WebSocket) -> None: ...


class Transport:
    """A transport that fails while it is closed, or has ended already."""

    def __init__(self, *, is_disconnected: bool) -> None:
        self.is_disconnected = is_disconnected
        self.calls: list[str] = []

    def send_close(self, code: object) -> None:
        self.calls.append("close frame")

    def disconnect(self, *, graceful: bool = True) -> None:
        self.calls.append("graceful" if graceful else "at once")

    async def wait_disconnected(self) -> None:
        raise ConnectionResetError


@pytest.mark.parametrize(("is_disconnected", "calls"), [(False, ["close frame", "graceful", "at once"]), (True, [])])
def test_a_connection_that_fails_while_it_is_closed_ends_at_once(
    is_disconnected: bool, calls: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    handler: Any = Handler()
    transport: Any = Transport(is_disconnected=is_disconnected)
    connection = WebSocket(handler, None)
    connection.on_ws_connected(transport)
    with caplog.at_level(logging.DEBUG, "bpx"):
        asyncio.run(connection.close())
    assert transport.calls == calls
    assert ("was not closed in order" in caplog.text) is not is_disconnected
