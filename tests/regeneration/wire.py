"""A server on loopback that keeps what was sent, and sends back the same or what it is told to."""

import json
import threading
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit


@dataclass
class Wire:
    """The last request as it came, and the response to the next one."""

    base_url: str
    method: str = ""
    target: str = ""
    headers: dict[str, str] = field(default_factory=dict[str, str])
    """By names in lower case."""

    content: bytes = b""
    _response: tuple[int, Mapping[str, str], bytes] | None = None

    @property
    def path(self) -> str:
        """The path as it was sent, percent-encoded."""
        return urlsplit(self.target).path

    @property
    def query(self) -> list[tuple[str, str]]:
        """The query's names and values, decoded."""
        return parse_qsl(urlsplit(self.target).query, keep_blank_values=True)

    @property
    def json(self) -> Any:
        """The body as JSON."""
        return json.loads(self.content)

    @property
    def media(self) -> str:
        """The media type of the body, without its parameters."""
        return self.headers.get("content-type", "").partition(";")[0]

    def answer(self, value: object, status: int = 200, **headers: str) -> None:
        """Send JSON from now on."""
        self.answer_bytes(json.dumps(value).encode(), "application/json", status, **headers)

    def answer_bytes(self, body: bytes, media: str, status: int = 200, **headers: str) -> None:
        """Send a body from now on."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self._response = status, {"Content-Type": media, **named}, body

    def answer_nothing(self, status: int = 204) -> None:
        """Send a status alone from now on."""
        self._response = status, {}, b""

    def respond(self) -> tuple[int, Mapping[str, str], bytes]:
        """Return the response to the last request: what was set, else the body that came."""
        if self._response is not None:
            return self._response
        if self.content:
            return 200, {"Content-Type": self.headers.get("content-type", "")}, self.content
        return 204, {}, b""


@contextmanager
def serve() -> Generator[Wire]:
    """Run the server."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def respond(self) -> None:
            wire.method, wire.target = self.command, self.path
            wire.headers = {name.lower(): value for name, value in self.headers.items()}
            wire.content = self._read()
            status, headers, body = wire.respond()
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            if status != 204:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(b"" if self.command == "HEAD" else body)

        do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_HEAD = do_OPTIONS = respond  # noqa: N815

        def _read(self) -> bytes:
            if self.headers.get("Transfer-Encoding") != "chunked":
                return self.rfile.read(int(self.headers.get("Content-Length", 0)))
            parts: list[bytes] = []
            while size := int(self.rfile.readline(), 16):
                parts.append(self.rfile.read(size))
                self.rfile.readline()
            self.rfile.readline()
            return b"".join(parts)

        def log_message(self, format: str, *args: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

    with Server(("127.0.0.1", 0), Handler) as server:
        wire = Wire(f"http://127.0.0.1:{server.server_port}")
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        yield wire
        server.shutdown()
