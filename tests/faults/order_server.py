"""A server for orders over TCP or TLS, with configurable faults; the response to an order is its number."""

from __future__ import annotations

import asyncio
import random
import socket
import ssl
import threading
from collections import Counter
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from bpx_client.transport.direct_async import AsyncDirectTransport

LIMITS = {"connect": 20.0, "read": 20.0, "write": 20.0, "pool": 20.0}
"""Timeouts in seconds, long enough for a busy machine."""


def certify(folder: Path) -> Path:
    """Write a self-signed certificate for this machine with its key, for SSL_CERT_FILE."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), 1, now - timedelta(1), now + timedelta(1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = folder / "localhost.pem"
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    file.write_bytes(private + certificate.public_bytes(Encoding.PEM))
    return file


class OrderServer:
    """The server's behaviour, and its records.

    Attributes:
        placed: The number of times that each order arrived, by its number.
        connections: The number of open connections.
        most: The maximum of open connections.
        accepted: The number of all accepted connections.
        idle: The function that returns the seconds after which an idle connection is closed; None: never.
        answer: The function that returns the response to an order, by its number; the connection stays open.
    """

    def __init__(self) -> None:
        self.url = httpx.URL()
        self.placed: Counter[int] = Counter()
        self.connections: set[_Served] = set()
        self.most = 0
        self.accepted = 0
        self.idle: Callable[[], float] | None = None
        self.answer: Callable[[int], bytes] = answered


def answered(number: int) -> bytes:
    return b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%d" % (len(str(number)), number)


class _Served(asyncio.Protocol):
    def __init__(self, server: OrderServer) -> None:
        self._server = server
        self._received = b""
        self._closing: asyncio.TimerHandle | None = None
        self.transport: asyncio.Transport

    def connection_made(self, transport: Any) -> None:
        self.transport = transport
        self._server.connections.add(self)
        self._server.accepted += 1
        self._server.most = max(self._server.most, len(self._server.connections))

    def connection_lost(self, exc: Exception | None) -> None:
        self._server.connections.discard(self)

    def data_received(self, data: bytes) -> None:
        self._received += data
        _, found, body = self._received.partition(b"\r\n\r\n")
        if not found or not body:
            return
        self._received = b""
        number = int(body.split(b",")[0])
        self._server.placed[number] += 1
        self.transport.write(self._server.answer(number))
        if self._server.idle is not None:
            if self._closing is not None:
                self._closing.cancel()
            self._closing = asyncio.get_running_loop().call_later(self._server.idle(), self.transport.close)


def say_nothing(_loop: asyncio.AbstractEventLoop, _context: dict[str, Any]) -> None:
    pass


@contextmanager
def serving(certificate: Path | None = None) -> Generator[OrderServer]:
    """Run a server in a thread, over TLS if there is a certificate."""
    context = None
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
    started = threading.Event()
    running: list[tuple[OrderServer, asyncio.AbstractEventLoop, asyncio.Event]] = []

    async def serve() -> None:
        loop, stop = asyncio.get_running_loop(), asyncio.Event()
        loop.set_exception_handler(say_nothing)  # clients that go away are its daily bread
        server = OrderServer()
        listener = await loop.create_server(lambda: _Served(server), "127.0.0.1", 0, ssl=context, backlog=1000)
        port = listener.sockets[0].getsockname()[1]
        server.url = httpx.URL(f"http://127.0.0.1:{port}" if context is None else f"https://localhost:{port}")
        running.append((server, loop, stop))
        started.set()
        await stop.wait()
        listener.close()
        for connection in list(server.connections):
            connection.transport.abort()
        await asyncio.sleep(0)

    thread = threading.Thread(target=asyncio.run, args=(serve(),), daemon=True)
    thread.start()
    started.wait()
    server, loop, stop = running[0]
    yield server
    loop.call_soon_threadsafe(stop.set)
    thread.join()


Script = Callable[[socket.socket], None]
"""A server's handling of one connection."""


@contextmanager
def scripted(script: Script, certificate: Path | None = None) -> Generator[httpx.URL]:
    """Run a server that handles each connection with a script, and then closes it."""
    context = None
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
    callers: list[socket.socket] = []
    threads: list[threading.Thread] = []

    def serve(caller: socket.socket) -> None:
        with suppress(OSError), caller:
            if context is None:
                script(caller)
            else:
                with context.wrap_socket(caller, server_side=True) as secure:
                    script(secure)

    def accept() -> None:
        with suppress(OSError):
            while True:
                callers.append(door.accept()[0])
                threads.append(threading.Thread(target=serve, args=(callers[-1],), daemon=True))
                threads[-1].start()

    with socket.create_server(("127.0.0.1", 0)) as door:
        accepting = threading.Thread(target=accept, daemon=True)
        accepting.start()
        port = door.getsockname()[1]
        yield httpx.URL(f"http://127.0.0.1:{port}" if certificate is None else f"https://localhost:{port}")
        for each in [door, *callers]:
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
        for thread in [accepting, *threads]:
            thread.join()


def order(url: httpx.URL, number: int, more: bytes = b"", limits: Any = LIMITS) -> httpx.Request:
    """Return the request of an order with its number and further content."""
    return httpx.Request("POST", url.join("/order"), content=b"%d,%s" % (number, more), extensions={"timeout": limits})


async def place(transport: AsyncDirectTransport, url: httpx.URL, number: int, **options: Any) -> str:
    """Place an order; return "placed", or the name of the error. The response to another order raises."""
    try:
        response = await transport.handle_async_request(order(url, number, **options))
    except httpx.RequestError as error:
        return type(error).__name__
    assert response.content == b"%d" % number, "the answer to another order"
    return "placed"


def random_delay(longest: float) -> float:
    """Return a random number of seconds, usually a short one."""
    return longest * random.random() ** 2
