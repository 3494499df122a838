"""Measure the server alone: prepared requests over many connections, whose responses aren't parsed."""

from __future__ import annotations

import selectors
import socket
import time
from collections.abc import Callable, Generator
from contextlib import ExitStack, contextmanager
from urllib.parse import urlsplit

from .. import order
from ..order import PATH
from ..timing import Timed

CONNECTIONS = 25


@contextmanager
def prepared(url: str) -> Generator[Callable[[float], Timed]]:
    """Return a function that keeps all connections busy for a number of seconds."""
    server = urlsplit(url)
    body, headers = order.signed()
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    head = f"POST {PATH} HTTP/1.1\r\nHost: {server.netloc}\r\n{lines}Content-Length: {len(body)}\r\n\r\n"
    request = head.encode() + body
    with ExitStack() as closing:
        selector = closing.enter_context(selectors.DefaultSelector())
        connections = [
            closing.enter_context(socket.create_connection((server.hostname, server.port))) for _ in range(CONNECTIONS)
        ]
        for connection in connections:
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            selector.register(connection, selectors.EVENT_READ, connection)

        def flood(seconds: float) -> Timed:
            for connection in connections:
                connection.sendall(request)
            answered, begun, used = 0, time.perf_counter(), time.process_time()
            in_flight = len(connections)
            while in_flight:
                for key, _ in selector.select():
                    connection = key.data
                    if not connection.recv(65536).endswith(b"}"):
                        continue
                    answered += 1
                    if time.perf_counter() - begun < seconds:
                        connection.sendall(request)
                    else:
                        in_flight -= 1
            elapsed = time.perf_counter() - begun
            return Timed(elapsed / answered * 1e6, (time.process_time() - used) / answered * 1e6, answered)

        yield flood
