"""HTTP/1.1 as bytes, without I/O: what a request looks like on the wire, and how a response is put together from it.

The parser is httptools' (llhttp, the one that Node.js uses). Nothing that a server sends takes more memory than
`max_response_size` allows: headers, interim responses, chunk extensions and trailers are bounded, and so is the body,
as it arrives and decompressed.
"""

from __future__ import annotations

import httptools
import httpx

from .decoding import MAX_RESPONSE_SIZE, ResponseTooLarge, decode_body, loaded

MAX_OVERHEAD = 64 * 1024
"""Bytes that a response may have before or between two pieces of its body: interim responses, headers, trailers."""

MAX_PIECES = 1000
"""Pieces of a body after which they are joined: each has 40 bytes of its own, a tiny one most of all."""

_ENCODINGS = {b"content-encoding", b"transfer-encoding"}


def serialize_request(request: httpx.Request) -> bytes:
    """The bytes of a request, its body included.

    Raises:
        httpx.LocalProtocolError: a header contains a line break, which would let it add headers or a whole request.
    """
    headers = request.headers.raw
    lines = b"".join([b"%s: %s\r\n" % pair for pair in headers])
    if lines.count(b"\n") != len(headers) or lines.count(b"\r") != len(headers):
        raise httpx.LocalProtocolError("a header contains a line break", request=request)
    start = b"%s %s HTTP/1.1\r\n" % (request.method.encode("ascii"), request.url.raw_path)
    content = request.read()
    # httpx's header for a body that was given as a stream; to look it up takes longer than to look for its value.
    if b"chunked" in lines and request.headers.get("Transfer-Encoding") == "chunked":
        content = (b"%x\r\n%s\r\n" % (len(content), content) if content else b"") + b"0\r\n\r\n"
    return b"%s%s\r\n%s" % (start, lines, content)


class ResponseParser:
    """A response that is being received: feed it what arrives until it is complete.

    Args:
        max_response_size: Bytes that the body may have, as it arrives and decompressed.
        method: The request's method: the response to HEAD has no body.

    Attributes:
        begun: True once anything of it has arrived.
        complete: True once all of it has.
    """

    def __init__(self, max_response_size: int = MAX_RESPONSE_SIZE, method: str = "GET") -> None:
        self._parser: httptools.HttpResponseParser | None = httptools.HttpResponseParser(self)
        self._has_body = method != "HEAD"
        self._status = 0
        self._headers: list[tuple[bytes, bytes]] = []
        self._body: list[bytes] = []
        self._pieces: list[bytes] = []
        self._limit = max_response_size
        self._received = 0
        self._overhead = 0
        self._described = False
        self._keeps_alive = False
        self.begun: bool = False
        self.complete: bool = False

    def receive_data(self, data: bytes) -> None:
        """Take bytes as they arrive.

        Raises:
            httpx.RemoteProtocolError: they are not valid HTTP, or more than the response.
            ResponseTooLarge: they are more than are taken.
        """
        if self._parser is None:
            raise httpx.RemoteProtocolError("the server sent more than its response")
        self.begun = True
        self._received += len(data)
        self._overhead += len(data)
        try:
            self._parser.feed_data(data)
        except httptools.HttpParserCallbackError as error:
            # What one of the methods below raised, or a signal's handler while it ran.
            raise error.__context__ or error from None
        except (httptools.HttpParserError, httptools.HttpParserUpgrade) as error:
            problem = "it switches protocols" if isinstance(error, httptools.HttpParserUpgrade) else error
            raise httpx.RemoteProtocolError(f"the response is not valid HTTP: {problem}") from error
        if self._received > self._limit + MAX_OVERHEAD:
            raise ResponseTooLarge(self._limit)
        if self._overhead > MAX_OVERHEAD and not self.complete:
            raise httpx.RemoteProtocolError(f"the response has more than {MAX_OVERHEAD} bytes of headers or trailers")
        if len(self._pieces) > MAX_PIECES:
            self._body.append(b"".join(self._pieces))
            self._pieces.clear()
        if self.complete:
            # Parser and response hold each other; without this only the garbage collector could free them.
            self._parser = None

    def receive_eof(self) -> None:
        """Take the end of the connection; it ends a response that doesn't state its length.

        Raises:
            httpx.RemoteProtocolError: the response isn't complete.
        """
        self._parser = None
        if not self.begun:
            raise httpx.RemoteProtocolError("the server closed the connection without a response")
        stated = {name.lower() for name, _ in self._headers}
        if not self._described or stated & {b"content-length", b"transfer-encoding"}:
            raise httpx.RemoteProtocolError("the server closed the connection before the response was complete")
        self.complete = True

    @property
    def keeps_alive(self) -> bool:
        """Return True if the connection can carry another request."""
        return self.complete and self._keeps_alive

    def response(self, request: httpx.Request) -> httpx.Response:
        """The complete response, its body decoded.

        Raises:
            httpx.DecodingError: the body isn't what its Content-Encoding says.
            httpx.RemoteProtocolError: the body is encoded for the transfer other than in chunks.
            ResponseTooLarge: the body has more bytes than are taken.
        """
        body = b"".join(self._body + self._pieces)
        if _ENCODINGS.isdisjoint([name.lower() for name, _ in self._headers]):
            if len(body) > self._limit:
                raise ResponseTooLarge(self._limit)
        else:
            body = self._decoded(body)
        return loaded(request, self._status, self._headers, body)

    def _decoded(self, body: bytes) -> bytes:
        headers = httpx.Headers(self._headers)
        if headers.get("Transfer-Encoding", "chunked").lower() != "chunked":
            raise httpx.RemoteProtocolError("the response has a Transfer-Encoding other than chunked")
        return decode_body(headers, body, self._limit)

    # The parser calls these. An interim response (100, 103) is followed by the real one; what follows is a mistake.

    def on_message_begin(self) -> None:
        """A response begins."""
        if self.complete:
            self._keeps_alive = False

    def on_header(self, name: bytes, value: bytes) -> None:
        """A header, complete."""
        if not self._described:  # else it is a trailer
            self._headers.append((name, value))

    def on_headers_complete(self) -> None:
        """The headers are complete."""
        if self._parser is not None and not self.complete:
            self._status = self._parser.get_status_code()
            if self._status < 100 or self._status == 101:
                raise httpx.RemoteProtocolError(f"the response is not valid HTTP: unexpected status {self._status:03}")
            self._described = self._status >= 200
            if self._described and not self._has_body:
                self.complete = True  # the parser waits for a body: the connection can't carry another request

    def on_body(self, body: bytes) -> None:
        """A piece of the body."""
        if not self.complete:
            self._pieces.append(body)
            self._overhead = 0

    def on_message_complete(self) -> None:
        """The response is complete."""
        if not self._described:
            self._headers = []
        elif self._parser is not None and not self.complete:
            self._keeps_alive = self._parser.should_keep_alive()
            self.complete = True
