"""Servers between the client and the exchange, on loopback: TLS, HTTP/2, and a proxy that drops connections."""

from __future__ import annotations

import asyncio
import random
import ssl
import threading
from collections.abc import Awaitable, Callable, Coroutine, Generator
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from h2.config import H2Configuration
from h2.connection import H2Connection
from h2.errors import ErrorCodes
from h2.events import (
    DataReceived,
    Event,
    RequestReceived,
    StreamEnded,
    StreamReset,
    WindowUpdated,
)
from h2.exceptions import ProtocolError

Handle = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Coroutine[Any, Any, None]]
Address = tuple[str, int]

CHUNK = 65536


@contextmanager
def tls(url: str, file: Path) -> Generator[str]:
    """Serve an address over TLS, with a certificate and its key; return the new URL."""
    address = _address(url)

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        far_reader, far_writer = await asyncio.open_connection(*address)
        with _closing(far_writer):
            await _both(_pump(reader, far_writer), _pump(far_reader, writer))

    with _serving(handle, _context(file)) as port:
        yield f"https://127.0.0.1:{port}"


@contextmanager
def http2(url: str, file: Path, *, seed: int = 0) -> Generator[str]:
    """Serve an address over HTTP/2, by TLS with ALPN; return the new URL.

    Where the exchange hangs up, one of four things happens, by the seed: mostly the stream is reset; else the
    connection is closed with all its streams, or cut, or closed after a GOAWAY that names the last request taken.
    """
    address, chance = _address(url), random.Random(seed)
    context = _context(file)
    context.set_alpn_protocols(["h2"])

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await _Http2(reader, writer, address, chance).serve()

    with _serving(handle, context) as port:
        yield f"https://127.0.0.1:{port}"


@dataclass
class Proxy:
    """The address and records of the proxy.

    Attributes:
        url: Its URL.
        share: The probability that a chunk of bytes, either way, is cut off and its connection dropped.
        tunnels: The number of requests for a tunnel.
        forwarded: The number of requests that it forwarded itself.
        dropped: The number of connections that it dropped.
    """

    url: str
    share: float
    tunnels: int = 0
    forwarded: int = 0
    dropped: int = 0
    chance: random.Random = field(default_factory=random.Random)

    async def pump(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Forward bytes until the end, or until the proxy drops the connection."""
        while data := await reader.read(CHUNK):
            await self.pass_on(data, writer)

    async def pass_on(self, data: bytes, writer: asyncio.StreamWriter) -> None:
        """Forward some bytes, or forward a part of them and raise `ConnectionResetError`."""
        if self.chance.random() < self.share:
            self.dropped += 1
            writer.write(data[: self.chance.randrange(len(data))])
            raise ConnectionResetError
        writer.write(data)
        await writer.drain()


@contextmanager
def proxy(share: float, *, seed: int = 0) -> Generator[Proxy]:
    """Run a proxy that opens tunnels (CONNECT), forwards requests, and drops connections at random."""

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        method, target, head = await _head(reader)
        if method == "CONNECT":
            running.tunnels += 1
            if running.chance.random() < running.share:
                writer.write(b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n")
                return
            host, _, port = target.rpartition(":")
            far_reader, far_writer = await asyncio.open_connection(host, int(port))
            with _closing(far_writer):
                writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
                await _both(running.pump(reader, far_writer), running.pump(far_reader, writer))
            return
        far_reader, far_writer = await asyncio.open_connection(*_address(target))

        async def forward(target: str, head: bytes) -> None:
            while True:
                running.forwarded += 1
                place = urlsplit(target)
                query = f"?{place.query}" if place.query else ""
                first, _, rest = head.partition(b"\r\n")
                line = first.replace(target.encode(), f"{place.path}{query}".encode())
                body = await reader.readexactly(_length(rest))
                await running.pass_on(line + b"\r\n" + rest + body, far_writer)
                _, target, head = await _head(reader)

        with _closing(far_writer):
            await _both(forward(target, head), running.pump(far_reader, writer))

    with _serving(handle) as port:
        running = Proxy(f"http://127.0.0.1:{port}", share, chance=random.Random(seed))
        yield running


class _Http2:
    """An HTTP/2 connection that forwards each request to the exchange over a separate connection."""

    def __init__(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, address: Address, chance: random.Random
    ) -> None:
        self._reader = reader
        self._writer = writer
        self._address = address
        self._chance = chance
        self._h2 = H2Connection(H2Configuration(client_side=False))
        self._requests: dict[int, tuple[dict[str, str], bytearray]] = {}
        self._window = asyncio.Condition()

    async def serve(self) -> None:
        """Handle requests until the client disconnects or the connection is closed."""
        self._h2.initiate_connection()
        await self._flush()
        # What the client no longer waits for arrives all the same: the group waits for it.
        async with asyncio.TaskGroup() as group:
            with suppress(ProtocolError, OSError):
                while not self._writer.is_closing() and (data := await self._reader.read(CHUNK)):
                    for event in self._h2.receive_data(data):
                        await self._take(event, group)
                    await self._flush()
            self._writer.close()
            async with self._window:
                self._window.notify_all()

    async def _take(self, event: Event, group: asyncio.TaskGroup) -> None:
        if isinstance(event, RequestReceived):
            headers = {name.decode(): value.decode() for name, value in event.headers}
            self._requests[event.stream_id] = headers, bytearray()
        elif isinstance(event, DataReceived):
            self._requests[event.stream_id][1].extend(event.data)
            self._h2.acknowledge_received_data(event.flow_controlled_length, event.stream_id)
        elif isinstance(event, StreamEnded):
            group.create_task(self._forward(event.stream_id, *self._requests.pop(event.stream_id)))
        elif isinstance(event, StreamReset):
            self._requests.pop(event.stream_id, None)
        elif isinstance(event, WindowUpdated):
            async with self._window:
                self._window.notify_all()

    async def _forward(self, stream: int, headers: dict[str, str], body: bytearray) -> None:
        lines = [f"{headers.pop(':method')} {headers.pop(':path')} HTTP/1.1", f"host: {headers.pop(':authority')}"]
        lines += [f"{name}: {value}" for name, value in headers.items() if not name.startswith(":")]
        with suppress(OSError, ProtocolError):
            reader, writer = await asyncio.open_connection(*self._address)
            with _closing(writer):
                writer.write("\r\n".join([*lines, "connection: close", "", ""]).encode() + body)
                answer = await reader.read(-1)
            head, _, content = answer.partition(b"\r\n\r\n")
            if not head:
                await self._hang_up(stream)
                return
            status, *fields = head.decode("latin-1").split("\r\n")
            named = [(name.lower(), value.strip()) for name, _, value in (line.partition(":") for line in fields)]
            kept = [(name, value) for name, value in named if name not in {"connection", "transfer-encoding"}]
            self._h2.send_headers(stream, [(":status", status.split()[1]), *kept], end_stream=not content)
            await self._send(stream, content, end=len(content) >= _length(head))
            if len(content) < _length(head):
                await self._hang_up(stream)

    async def _send(self, stream: int, content: bytes, *, end: bool) -> None:
        while content:
            async with self._window:
                while not self._h2.local_flow_control_window(stream):
                    await self._window.wait()
                    if self._writer.is_closing():
                        return
            size = min(self._h2.local_flow_control_window(stream), self._h2.max_outbound_frame_size)
            piece, content = content[:size], content[size:]
            self._h2.send_data(stream, piece, end_stream=end and not content)
            await self._flush()
        await self._flush()

    async def _hang_up(self, stream: int) -> None:
        [way] = self._chance.choices(["reset", "close", "say so and close", "cut"], [18, 1, 1, 1])
        if way == "cut":
            return self._writer.transport.abort()
        if way == "reset":
            self._h2.reset_stream(stream, ErrorCodes.INTERNAL_ERROR)
        elif way == "say so and close":
            self._h2.close_connection()
        await self._flush()
        if way != "reset":
            self._writer.close()
        return None

    async def _flush(self) -> None:
        if not self._writer.is_closing():
            self._writer.write(self._h2.data_to_send())
            await self._writer.drain()


@contextmanager
def _serving(handle: Handle, context: ssl.SSLContext | None = None) -> Generator[int]:
    """Handle connections in a thread with an event loop until the block ends; return the port."""
    ready: Future[tuple[int, Callable[[], object]]] = Future()
    kept: set[asyncio.Future[None]] = set()

    async def treat(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        treated = asyncio.ensure_future(handle(reader, writer))
        kept.add(treated)  # asyncio itself only keeps what waits for something that is kept
        with _closing(writer), suppress(OSError, EOFError, asyncio.CancelledError):
            await treated
        kept.discard(treated)

    async def main() -> None:
        loop, ended = asyncio.get_running_loop(), asyncio.Event()
        server = await asyncio.start_server(treat, "127.0.0.1", 0, ssl=context, backlog=512)
        ready.set_result((server.sockets[0].getsockname()[1], partial(loop.call_soon_threadsafe, ended.set)))
        await ended.wait()
        server.close()
        for treated in list(kept):
            treated.cancel()
        await asyncio.gather(*kept, return_exceptions=True)
        await asyncio.sleep(0.05)  # what was closed takes a turn of the loop

    thread = threading.Thread(target=asyncio.run, args=(main(),), name="front", daemon=True)
    thread.start()
    port, end = ready.result()
    try:
        yield port
    finally:
        end()
        thread.join()


async def _both(*ways: Awaitable[None]) -> None:
    """Run both directions of a connection until one ends, and end the other."""
    tasks = [asyncio.ensure_future(way) for way in ways]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while data := await reader.read(CHUNK):
        writer.write(data)
        await writer.drain()


async def _head(reader: asyncio.StreamReader) -> tuple[str, str, bytes]:
    """Read the method, the target and the complete head of a request."""
    head = await reader.readuntil(b"\r\n\r\n")
    method, target, _ = head.decode("latin-1").split(" ", 2)
    return method, target, head


def _length(head: bytes) -> int:
    """Return the length of a body according to its head."""
    lines = (line.partition(b":") for line in head.split(b"\r\n"))
    return next((int(value) for name, _, value in lines if name.lower() == b"content-length"), 0)


@contextmanager
def _closing(writer: asyncio.StreamWriter) -> Generator[None]:
    try:
        yield
    finally:
        writer.close()


def _address(url: str) -> Address:
    place = urlsplit(url)
    assert place.hostname
    assert place.port
    return place.hostname, place.port


def _context(file: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context
