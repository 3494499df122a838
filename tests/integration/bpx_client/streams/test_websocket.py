"""Servers that don't keep to WebSocket's rules: the connection ends with a reason, and is opened again."""

from __future__ import annotations

import asyncio
from base64 import b64encode
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from hashlib import sha1

import pytest

from bpx_client import aconnect
from bpx_client.events import BookTicker
from bpx_client.streams import ConnectionPolicy, Disconnected, book_ticker, websocket

from .stream_server import book_ticker_frame

GUID = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
QUICK = ConnectionPolicy(first_wait=0.01, longest_wait=0.05, connect_timeout=2.0)
TICKER = book_ticker_frame().encode()
HALF, REST = TICKER[:20], TICKER[20:]

Serve = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


def framed(payload: bytes, first: int = 0x81) -> bytes:
    """A frame of a server; `first` has the flags and the kind."""
    length = bytes([len(payload)]) if len(payload) < 126 else b"\x7e" + len(payload).to_bytes(2, "big")
    return bytes([first]) + length + payload


async def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, more: bytes = b"") -> None:
    """Complete the handshake."""
    head = await reader.readuntil(b"\r\n\r\n")
    [key] = [line.split()[1] for line in head.splitlines() if line.lower().startswith(b"sec-websocket-key:")]
    accepted = b64encode(sha1(key + GUID, usedforsecurity=False).digest())
    upgrade = b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    writer.write(upgrade + b"Sec-WebSocket-Accept: " + accepted + b"\r\n" + more + b"\r\n")


@asynccontextmanager
async def serving(*serve: Serve) -> AsyncGenerator[str]:
    """The address of a server that treats each connection in its own way, the last one for all others."""
    ways, tasks = list(serve), set[asyncio.Task[None] | None]()

    async def treat(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        tasks.add(asyncio.current_task())
        try:
            await (ways.pop(0) if len(ways) > 1 else ways[0])(reader, writer)
        finally:
            writer.close()

    server = await asyncio.start_server(treat, "127.0.0.1", 0)
    try:
        yield f"ws://127.0.0.1:{server.sockets[0].getsockname()[1]}/"
    finally:
        server.close()
        await asyncio.gather(*(task for task in tasks if task is not None), return_exceptions=True)


async def tick(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Send a book ticker."""
    await accept(reader, writer)
    writer.write(framed(TICKER))
    await reader.read()


async def told(serve: Serve, policy: ConnectionPolicy = QUICK) -> list[object]:
    """The items of a subscription whose first connection is treated in this way, and the second one well."""
    found: list[object] = []
    async with (
        serving(serve, tick) as url,
        aconnect() as bpx,
        bpx.streams(url=url, policy=policy, check_symbols=False) as streams,
    ):
        async for event in streams.subscribe(book_ticker("SOL_USDC"), control=True):
            found.append(event)
            if isinstance(event, BookTicker) and any(isinstance(each, Disconnected) for each in found):
                return found
    raise AssertionError(found)


def reason_after(*frames: bytes) -> str:
    """The reason that is told for the end of a connection on which these frames came."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await accept(reader, writer)
        writer.write(b"".join(frames))
        await reader.read()

    [reason] = [each.reason for each in asyncio.run(told(serve)) if isinstance(each, Disconnected)]
    return reason


@pytest.mark.parametrize(
    ("frames", "reason"),
    [
        ([framed(REST, 0x80)], "a continuation of nothing"),
        ([framed(HALF, 0x01), framed(TICKER)], "a message within another one"),
        ([framed(TICKER, 0xC1)], "compressed, which was not agreed on"),
        ([framed(b"\x03\xe9going", 0x88)], "code 1001 'going'"),
        ([b"\x88\x00"], "code 1005"),
    ],
)
def test_a_breach_of_the_rules_ends_the_connection_with_a_reason(frames: list[bytes], reason: str) -> None:
    assert reason in reason_after(*frames)


def test_fragments_are_one_message_and_have_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await accept(reader, writer)
        writer.write(framed(HALF, 0x01) + b"\x8a\x00" + framed(REST, 0x80))
        writer.write(framed(HALF, 0x01) + framed(b" " * 30_000, 0x00) * 2)
        await reader.read()

    monkeypatch.setattr(websocket, "MAX_MESSAGE", 50_000)
    found = asyncio.run(told(serve))
    assert [type(each).__name__ for each in found][:3] == ["Connected", "BookTicker", "Disconnected"]


def test_a_handshake_that_breaks_off_is_tried_again() -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")

    [broken] = [each for each in asyncio.run(told(serve)) if isinstance(each, Disconnected)]
    assert broken.reason.startswith("no connection to ws://127.0.0.1")


def test_a_handshake_that_takes_too_long_is_given_up() -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()

    slow = ConnectionPolicy(first_wait=0.01, longest_wait=0.05, connect_timeout=0.2)
    [late] = [each for each in asyncio.run(told(serve, slow)) if isinstance(each, Disconnected)]
    assert late.reason.endswith("within 0.2 s")
