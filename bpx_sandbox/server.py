"""Serves a sandbox on a socket: in a thread for tests, or in the foreground for a person."""

from __future__ import annotations

import socket
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Thread

import uvicorn

from bpx_sandbox.sandbox import Sandbox, system_clock
from bpx_sandbox.signing import Clock

LOOPBACK = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class RunningSandbox:
    """A sandbox that answers at an address."""

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


@contextmanager
def running(
    *, seed: int = 0, host: str = LOOPBACK, port: int = 0, clock: Clock = system_clock
) -> Generator[RunningSandbox]:
    """Serves a new sandbox in a thread for as long as the block runs.

    Args:
        seed: As in `Sandbox`.
        host: The address to listen on.
        port: The port to listen on; 0 takes a free one.
        clock: Unix time in milliseconds.

    Yields:
        The sandbox and its address. Requests are taken from the first moment.
    """
    sandbox = Sandbox(seed=seed, clock=clock)
    with listening(host, port) as listener:
        server = _server(sandbox)
        thread = Thread(target=server.run, kwargs={"sockets": [listener]}, name="bpx_sandbox", daemon=True)
        thread.start()
        try:
            yield RunningSandbox(address(listener), sandbox)
        finally:
            server.should_exit = True
            thread.join()


def serve(sandbox: Sandbox, listener: socket.socket) -> None:
    """Serves a sandbox until a signal ends it (Ctrl-C, SIGTERM); what was begun is finished first."""
    _server(sandbox).run(sockets=[listener])


def listening(host: str, port: int) -> socket.socket:
    """A socket that already queues connections, so that nobody has to wait for the server to be up."""
    listener = socket.create_server((host, port))
    # asyncio sets this itself only on sockets that name their protocol; without it each answer waits for 40 ms.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener


def address(listener: socket.socket) -> str:
    """The base URL of a listening socket."""
    host, port = listener.getsockname()[:2]
    return f"http://{host}:{port}"


def _server(sandbox: Sandbox) -> uvicorn.Server:
    config = uvicorn.Config(
        sandbox.app, lifespan="off", log_level="warning", access_log=False, timeout_graceful_shutdown=1
    )
    return uvicorn.Server(config)
