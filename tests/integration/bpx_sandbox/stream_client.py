"""A client of the streams that shares nothing with `bpx_client`: it uses `websockets`, and signs by code of its own."""

import json
import socket
import time
from base64 import b64decode, b64encode
from collections import deque
from contextlib import ExitStack
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from websockets.sync.client import ClientConnection, connect

from bpx_sandbox import KeyPair, RunningSandbox

PATIENCE = 20
"""Seconds after which a frame that doesn't come is missing: this machine may be busy."""


def signature(
    keys: KeyPair, *, instruction: str = "subscribe", timestamp: int | None = None, window: int = 5000
) -> list[str]:
    """Sign a subscription of private streams."""
    timestamp = int(time.time() * 1000) if timestamp is None else timestamp
    text = f"instruction={instruction}&timestamp={timestamp}&window={window}"
    signed = Ed25519PrivateKey.from_private_bytes(b64decode(keys.secret_key)).sign(text.encode())
    return [keys.public_key, b64encode(signed).decode(), str(timestamp), str(window)]


class StreamClient:
    """One connection; frames that are read while another one is waited for are kept."""

    def __init__(self, sandbox: RunningSandbox, path: str = "/", **options: Any) -> None:
        # Pings of its own would hide what the server does.
        given = {"ping_interval": None, **options}
        address = urlsplit(sandbox.stream_url)
        with ExitStack() as exits:
            # Old versions of the library leave the socket of a refused connection open.
            sock = exits.enter_context(socket.create_connection((address.hostname, address.port), timeout=PATIENCE))
            self.socket: ClientConnection = exits.enter_context(
                connect(f"{sandbox.stream_url}{path}", sock=sock, **given)
            )
            self._exits = exits.pop_all()
        self.backlog: deque[Any] = deque()
        # The handshake ends before the server counts the connection in.
        self.settle()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Say goodbye."""
        self._exits.close()

    def send(self, message: object) -> None:
        """Send JSON, or a str or bytes as they are."""
        self.socket.send(message if isinstance(message, str | bytes) else json.dumps(message))

    def subscribe(self, *names: str, keys: KeyPair | None = None) -> None:
        """Subscribe, and return once it is done: no acknowledgement comes, so an error is asked for after it."""
        request: dict[str, object] = {"method": "SUBSCRIBE", "params": names}
        if keys is not None:
            request["signature"] = signature(keys)
        self.send(request)
        self.settle()

    def unsubscribe(self, *names: str) -> None:
        self.send({"method": "UNSUBSCRIBE", "params": names})
        self.settle()

    def settle(self) -> None:
        """Return once all that was sent is carried out; what arrives before that is kept."""
        self.send({"method": "SUBSCRIBE", "params": ["settled?"]})
        while (frame := json.loads(self.socket.recv(timeout=PATIENCE))) != error(4006, "Invalid stream"):
            self.backlog.append(frame)

    def recv(self, timeout: float = PATIENCE) -> Any:
        """Return the next frame."""
        return self.backlog.popleft() if self.backlog else json.loads(self.socket.recv(timeout=timeout))

    def next(self, stream: str, event: str | None = "") -> Any:
        """Return the data of the next frame of a stream, or of its next event of a kind; forget others before it."""
        while True:
            frame = self.recv()
            if frame.get("stream") == stream and event in ("", frame["data"].get("e")):
                return frame["data"]

    def received(self) -> list[Any]:
        """Return all frames that were sent up to now."""
        self.settle()
        frames = list(self.backlog)
        self.backlog.clear()
        return frames


def error(code: int, message: str) -> dict[str, object]:
    """An error frame."""
    return {"id": None, "error": {"code": code, "message": message}}
