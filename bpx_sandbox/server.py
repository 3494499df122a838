"""The server of a sandbox: in a thread for tests, or in the foreground for people."""

from __future__ import annotations

import bpx_sandbox.requirements  # noqa: F401  # pyright: ignore[reportUnusedImport] it checks, on import

# isort: split
import asyncio
import socket
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Thread
from typing import Any, Unpack, cast

import uvicorn
from starlette.types import Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

from bpx_sandbox.faults.fault import Faults
from bpx_sandbox.faults.fault_injection import CLOSE_CONNECTION
from bpx_sandbox.keys import KeyPair
from bpx_sandbox.sandbox import Options, Sandbox
from bpx_sandbox.streams.endpoint import TRANSPORT

LOOPBACK = "127.0.0.1"

_MAX_MESSAGE_BYTES = 256 * 1024
_PONG_TIMEOUT = 120
"""The seconds that the exchange waits for a pong."""


@dataclass(frozen=True, slots=True)
class RunningSandbox:
    """A sandbox that is served at `base_url`."""

    base_url: str
    sandbox: Sandbox

    @property
    def public_key(self) -> str:
        """The account's public key, base64."""
        return self.sandbox.keys.public_key

    @property
    def secret_key(self) -> str:
        """The account's secret key, base64."""
        return self.sandbox.keys.secret_key

    @property
    def environment(self) -> dict[str, str]:
        """The environment of a bot in another process: `BPX_BASE_URL`, `PUBLIC_KEY` and `SECRET_KEY`."""
        return {"BPX_BASE_URL": self.base_url, "PUBLIC_KEY": self.public_key, "SECRET_KEY": self.secret_key}

    def open_account(self, name: str) -> KeyPair:
        """Open another funded account and return its keys."""
        return self.sandbox.open_account(name)

    def reset(self) -> None:
        """Restore the initial state."""
        self.sandbox.reset()

    @property
    def stream_url(self) -> str:
        """The address of the streams: `ws://…`."""
        return self.base_url.replace("http", "ws", 1)

    def disconnect_streams(self, code: int = 1001) -> None:
        """Close every connection of the streams with a code; 1006 breaks them off."""
        self.sandbox.streams.disconnect(code)

    @property
    def faults(self) -> Faults:
        """The active faults."""
        return self.sandbox.faults


@contextmanager
def running(*, host: str = LOOPBACK, port: int = 0, **options: Unpack[Options]) -> Generator[RunningSandbox]:
    """Serve a new sandbox in a thread while the block runs.

    Args:
        host: The address to listen on.
        port: The port to listen on; 0 takes a free one.
        options: The options of `Sandbox`: `seed`, `accounts`, `markets`, `makers`, `faults`, `rate_limits`, `admin`, ….

    Yields:
        The sandbox and its address. It accepts requests at once.
    """
    sandbox = Sandbox(**options)
    with open_listener(host, port) as listener:
        server = _server(sandbox)
        thread = Thread(target=server.run, kwargs={"sockets": [listener]}, name="bpx_sandbox", daemon=True)
        thread.start()
        try:
            yield RunningSandbox(base_url_of(listener), sandbox)
        finally:
            server.should_exit = True
            thread.join()


def serve(sandbox: Sandbox, listener: socket.socket) -> None:
    """Serve a sandbox until a signal (Ctrl-C, SIGTERM), and finish the requests in progress."""
    _server(sandbox).run(sockets=[listener])


def open_listener(host: str, port: int) -> socket.socket:
    """Open a socket that queues connections, so that clients needn't wait for the server."""
    if not 0 <= port <= 65_535:
        raise ValueError(f"port must be from 0 to 65535, not {port}")
    listener = socket.create_server((host, port))
    # asyncio sets this only on sockets that name their protocol; without it each response waits for 40 ms.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener


def base_url_of(listener: socket.socket) -> str:
    """Return the base URL of a listening socket."""
    host, port = listener.getsockname()[:2]
    return f"http://{host}:{port}"


class _ClosingProtocol(H11Protocol):
    """Lets the application close its connection, by an extension of the ASGI scope."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        app = self.app

        async def app_with_extension(scope: Scope, receive: Receive, send: Send) -> None:
            # Closing sends buffered data first.
            extensions = {**scope.get("extensions", {}), CLOSE_CONNECTION: transport.close}
            await app(cast("Any", {**scope, "extensions": extensions}), cast("Any", receive), cast("Any", send))

        self.app = cast("Any", app_with_extension)


class _StreamProtocol(WebSocketsSansIOProtocol):
    """Passes itself to the application as the transport of a connection, in an extension of the scope."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        app = self.app

        async def app_with_extension(scope: Scope, receive: Receive, send: Send) -> None:
            extensions = {**scope.get("extensions", {}), TRANSPORT: self}
            await app(cast("Any", {**scope, "extensions": extensions}), cast("Any", receive), cast("Any", send))

        self.app = cast("Any", app_with_extension)

    def abort(self) -> None:
        """Close the connection at once."""
        self.transport.abort()

    def freeze(self) -> None:
        """Stop reading, and send no pings."""
        self.transport.pause_reading()
        self.stop_keepalive()

    def unfreeze(self) -> None:
        """Read and send pings again."""
        self.transport.resume_reading()
        self.start_keepalive()


def _server(sandbox: Sandbox) -> uvicorn.Server:
    config = uvicorn.Config(
        sandbox.app,
        http=_ClosingProtocol,
        ws=_StreamProtocol,
        ws_max_size=_MAX_MESSAGE_BYTES,
        ws_ping_interval=sandbox.ping_interval,
        ws_ping_timeout=_PONG_TIMEOUT,
        lifespan="off",
        log_level="warning",
        access_log=False,
        timeout_graceful_shutdown=1,
    )
    return uvicorn.Server(config)
