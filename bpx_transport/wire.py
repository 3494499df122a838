"""HTTP/1.1 as bytes, without I/O: what a request looks like on the wire, and how an answer is put together from it.

The parser is httptools' (llhttp, the one that Node.js uses).
"""

from __future__ import annotations

from typing import cast

import httptools
import httpx

MAX_RESPONSE_SIZE = 64 * 1024 * 1024
"""Bytes that the body of an answer may have, where nothing else is said."""


def written(request: httpx.Request) -> bytes:
    """The bytes of a request, its body included.

    Raises:
        httpx.LocalProtocolError: a header contains a line break, which would let it add headers or a whole request.
    """
    headers = request.headers.raw
    lines = b"".join([b"%s: %s\r\n" % pair for pair in headers])
    if lines.count(b"\n") != len(headers) or lines.count(b"\r") != len(headers):
        raise httpx.LocalProtocolError("a header contains a line break", request=request)
    start = b"%s %s HTTP/1.1\r\n" % (request.method.encode("ascii"), request.url.raw_path)
    return b"%s%s\r\n%s" % (start, lines, request.content)


class _Loaded(httpx.Response):
    """An answer whose body is there and needs no decoding: httpx's own way to find that out takes 6 µs."""

    def read(self) -> bytes:
        if not hasattr(self, "_content"):
            [self._content] = cast(httpx.ByteStream, self.stream)
            self.is_closed = self.is_stream_consumed = True
        return self._content


class Answer:
    """An answer that is being received: feed it what arrives until it is complete.

    Attributes:
        begun: Whether anything of it has arrived.
        complete: Whether all of it has.
    """

    __slots__ = ("_body", "_described", "_headers", "_keeps_alive", "_parser", "_status", "begun", "complete")

    def __init__(self) -> None:
        self._parser: httptools.HttpResponseParser | None = httptools.HttpResponseParser(self)
        self._status = 0
        self._headers: list[tuple[bytes, bytes]] = []
        self._body: list[bytes] = []
        self._described = False
        self._keeps_alive = False
        self.begun: bool = False
        self.complete: bool = False

    def feed(self, data: bytes) -> None:
        """Take bytes as they arrive.

        Raises:
            httpx.RemoteProtocolError: they are no HTTP, or more than the answer.
        """
        if self._parser is None:
            raise httpx.RemoteProtocolError("the server sent more than its answer")
        self.begun = True
        try:
            self._parser.feed_data(data)
        except httptools.HttpParserError as error:
            raise httpx.RemoteProtocolError(f"the answer is no HTTP: {error}") from error
        if self.complete:
            # Parser and answer hold each other; without this only the garbage collector could free them.
            self._parser = None

    def end(self) -> None:
        """Take the end of the connection; it ends an answer that doesn't state its length.

        Raises:
            httpx.RemoteProtocolError: the answer isn't complete.
        """
        self._parser = None
        if not self.begun:
            raise httpx.RemoteProtocolError("the server closed the connection without an answer")
        stated = {name.lower() for name, _ in self._headers}
        if not self._described or stated & {b"content-length", b"transfer-encoding"}:
            raise httpx.RemoteProtocolError("the server closed the connection before the answer was complete")
        self.complete = True

    @property
    def keeps_alive(self) -> bool:
        """Whether the connection can carry another request."""
        return self.complete and self._keeps_alive

    def response(self, request: httpx.Request) -> httpx.Response:
        """The complete answer, its body decoded.

        Raises:
            httpx.DecodingError: the body isn't what its Content-Encoding says.
        """
        body = b"".join(self._body)
        encoded = any(name.lower() == b"content-encoding" for name, _ in self._headers)
        kind = httpx.Response if encoded else _Loaded
        response = kind(
            self._status,
            headers=self._headers,
            stream=httpx.ByteStream(body),
            request=request,
            extensions={"http_version": b"HTTP/1.1"},
        )
        response.read()
        return response

    # The parser calls these. An interim answer (100, 103) is followed by the real one; what follows that is a mistake.

    def on_message_begin(self) -> None:
        """An answer begins."""
        if self.complete:
            self._keeps_alive = False

    def on_header(self, name: bytes, value: bytes) -> None:
        """A header, complete."""
        if not self.complete:
            self._headers.append((name, value))

    def on_headers_complete(self) -> None:
        """The headers are complete."""
        if self._parser is not None and not self.complete:
            self._status = self._parser.get_status_code()
            self._described = self._status >= 200

    def on_body(self, body: bytes) -> None:
        """A piece of the body."""
        if not self.complete:
            self._body.append(body)

    def on_message_complete(self) -> None:
        """The answer is complete."""
        if not self._described:
            self._headers = []
        elif self._parser is not None and not self.complete:
            self._keeps_alive = self._parser.should_keep_alive()
            self.complete = True
