"""The engine at moments that hardly ever come: after the end, and between two connections."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import httpx

from bpx_api.channels import book_ticker
from bpx_api.errors import ClosedClientError
from bpx_client.streams.buffers import open_buffer
from bpx_client.streams.core import ConnectionCore, ConnectionPolicy, Phase
from bpx_client.streams.endpoint import Endpoint
from bpx_client.streams.engine import Engine

SOL = book_ticker("SOL_USDC")


class Connection:
    """A connection that says whether it was ended."""

    aborted = False

    def abort(self) -> None:
        self.aborted = True


def run(test: Callable[[Engine, ConnectionCore], Awaitable[None]]) -> None:
    async def main() -> None:
        core = ConnectionCore(ConnectionPolicy(), lambda: [])
        endpoint = Endpoint(httpx.URL("ws://localhost:1/"), None, None, compression=False, user_agent="test")
        engine = Engine(core, endpoint, asyncio.Event().wait)
        await test(engine, core)
        await engine.aclose()

    asyncio.run(main())


def test_who_subscribes_after_the_end_is_told() -> None:
    async def test(engine: Engine, core: ConnectionCore) -> None:
        core.close()
        buffer = open_buffer("wait", 9, [SOL.name])
        engine.subscribe(buffer, [SOL])
        assert isinstance(buffer.error, ClosedClientError)

    run(test)


def test_a_connection_that_comes_too_late_is_ended_and_one_that_was_left_says_nothing() -> None:
    async def test(engine: Engine, core: ConnectionCore) -> None:
        late: Any = Connection()
        engine.connection_opened(late)
        assert late.aborted
        engine.connection_lost(late, "broken")
        assert core.phase is Phase.IDLE

    run(test)


def test_what_was_to_be_sent_on_a_connection_that_has_just_ended_is_dropped() -> None:
    async def test(engine: Engine, core: ConnectionCore) -> None:
        buffer = open_buffer("wait", 9, [SOL.name])
        core.subscribe(buffer, [SOL], 0.0)
        core.actions(0.0)
        core.opened(0.0)
        engine.resume(buffer)
        assert core.actions(0.0) == []

    run(test)
