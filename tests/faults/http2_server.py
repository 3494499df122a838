"""A small HTTP/2 server on loopback, without TLS, for clients that start with HTTP/2."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from h2.config import H2Configuration
from h2.connection import H2Connection
from h2.events import DataReceived, RequestReceived, StreamEnded

Headers = list[tuple[str, str]]


@dataclass
class Http2Request:
    """A received request."""

    headers: dict[str, str]
    body: bytes = b""


@dataclass
class Http2Server:
    """The address and records of the server.

    Attributes:
        url: Its URL.
        requests: The requests that arrived whole.
    """

    url: str
    requests: list[Http2Request]


Answer = Callable[[Http2Request, H2Connection, int, Callable[[], None]], None]
"""A request handler; it gets the request, the connection, the stream, and the function that sends pending data."""


def answering(status: int, headers: Headers, body: bytes = b"") -> Answer:
    """Return a handler that always sends the same response."""

    def answer(_: Http2Request, connection: H2Connection, stream: int, flush: Callable[[], None]) -> None:
        connection.send_headers(stream, [(":status", str(status)), *headers])
        connection.send_data(stream, body, end_stream=True)
        flush()

    return answer


@contextmanager
def http2_server(answer: Answer) -> Generator[Http2Server]:
    """Serve until the block ends."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        server = Http2Server(f"http://127.0.0.1:{door.getsockname()[1]}", [])
        threads: list[threading.Thread] = []

        def accept() -> None:
            while True:
                try:
                    caller = door.accept()[0]
                except OSError:
                    return
                threads.append(threading.Thread(target=_serve, args=(caller, answer, server.requests), daemon=True))
                threads[-1].start()

        accepting = threading.Thread(target=accept, daemon=True)
        accepting.start()
        yield server
        door.shutdown(socket.SHUT_RDWR)
    accepting.join()
    for thread in threads:
        thread.join()


def _serve(caller: socket.socket, answer: Answer, arrived: list[Http2Request]) -> None:
    connection = H2Connection(H2Configuration(client_side=False))
    connection.initiate_connection()
    open_streams: dict[int, Http2Request] = {}

    def flush() -> None:
        caller.sendall(connection.data_to_send())

    with caller, suppress(OSError):
        flush()
        while data := caller.recv(65536):
            for event in connection.receive_data(data):
                if isinstance(event, RequestReceived):
                    open_streams[event.stream_id] = Http2Request(
                        {name.decode(): value.decode() for name, value in event.headers}
                    )
                elif isinstance(event, DataReceived):
                    open_streams[event.stream_id].body += event.data
                    connection.acknowledge_received_data(event.flow_controlled_length, event.stream_id)
                elif isinstance(event, StreamEnded):
                    request = open_streams.pop(event.stream_id)
                    arrived.append(request)
                    answer(request, connection, event.stream_id, flush)
            flush()
