"""One WebSocket connection, over picows.

Why picows (2.3.1, measured in November 2026 on a shared machine with 2 cores, Python 3.11; microseconds of processor
time for one book ticker, from the socket to a msgspec object, the sender as fast as it can): picows 1.1, aiohttp
3.14.5 1.5, websockets 17.4 3.8 (4.8 with json.loads, as most people use it). It parses frames in C and calls back,
with no queue and no task in between, which leaves buffering and back-pressure to one place: ours. It knows proxies
(HTTP, SOCKS) and takes any `ssl.SSLContext`; close codes arrive as they were sent, and a breach of the protocol is
answered by the close code of RFC 6455. It is one person's project, under a permissive licence. What it leaves to us is
here: permessage-deflate, fragments, and giving up an attempt. The event loop's own transports are used, not
aiofastnet's, which reach into OpenSSL's structures to save 0.02 of 0.28 microseconds a message over TLS.

What was decided against: aiohttp, which brings six more packages and uses up most of the time that our own work may
take; websockets, the best tested of the three, which takes three and a half times as long.
"""

from __future__ import annotations

import asyncio
import logging
import socket
import ssl
import zlib
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Final, Protocol

from picows import (
    WSCloseCode,
    WSFrame,
    WSHandshakeError,
    WSListener,
    WSMsgType,
    WSProtocolError,
    WSTransport,
    WSUpgradeRequest,
    WSUpgradeResponse,
    ws_connect,  # pyright: ignore[reportUnknownVariableType]
)

from bpx_client.transport.connection_async import connect_socket, resolve

from .endpoint import Endpoint, without_password

log: logging.Logger = logging.getLogger("bpx.websocket")

MAX_MESSAGE: Final = 16 * 1024 * 1024
"""Bytes that a message may have, decompressed."""

RECEIVE_BUFFER: Final = 128 * 1024
"""Bytes that the system may receive ahead of us (Linux takes twice as many); at most those are delivered at once."""

CLOSING: Final = 1.0
"""Seconds that the server has to end a connection that we close."""

NO_CODE: Final = 1005
"""Code that stands for a close frame without one (RFC 6455, 7.4.1)."""

_BRACE: Final = ord("{")
_OFFER: Final = "permessage-deflate; client_max_window_bits; client_no_context_takeover"
_END_OF_MESSAGE: Final = b"\x00\x00\xff\xff"


class Handler(Protocol):
    """Receiver of what happens on a connection."""

    receive: Callable[[bytes], None]
    """A message has arrived."""

    def connection_opened(self, connection: WebSocket) -> None:
        """The connection is open."""
        ...

    def control_received(self) -> None:
        """Something else has arrived: a ping or a pong."""
        ...

    def connection_lost(self, connection: WebSocket, reason: str) -> None:
        """The connection has ended, and not by `close` or `abort`."""
        ...


class WebSocket(WSListener):
    """An open connection.

    Args:
        handler: Receiver of what happens.
        inflater: Decompresses messages; None: compression was not agreed on.
    """

    def __init__(self, handler: Handler, inflater: Inflater | None) -> None:
        self._handler = handler
        self._receive = handler.receive
        self._inflater = inflater
        self._transport: WSTransport
        self._fragments: bytearray | None = None
        self._compressed = False
        self._reason: str | None = None
        self._left = False

    def send_text(self, data: bytes) -> None:
        """Send a message."""
        self._transport.send(WSMsgType.TEXT, data)

    def send_ping(self) -> None:
        """Send a ping."""
        self._transport.send_ping(b"bpx")

    def pause_reading(self) -> None:
        """Read nothing more from the socket; what it has received already is still delivered."""
        self._transport.underlying_transport.pause_reading()

    def resume_reading(self) -> None:
        """Read from the socket again."""
        self._transport.underlying_transport.resume_reading()

    def abort(self) -> None:
        """End the connection at once; the handler isn't told."""
        self._left = True
        self._transport.disconnect(graceful=False)

    async def close(self) -> None:
        """Close the connection, by a close frame; the handler isn't told."""
        transport = self._transport
        self._left = True
        if transport.is_disconnected:
            return
        try:
            transport.send_close(WSCloseCode.OK)
            transport.disconnect()
            async with asyncio.timeout(CLOSING):
                await transport.wait_disconnected()
        except Exception:  # it took too long, or something was wrong with the connection anyhow
            log.debug("the connection was not closed in order", exc_info=True)
        finally:
            transport.disconnect(graceful=False)
        with suppress(Exception):
            await transport.wait_disconnected()

    # What picows calls.

    def on_ws_connected(self, transport: WSTransport) -> None:
        """The handshake is complete."""
        self._transport = transport
        self._handler.connection_opened(self)

    def on_ws_frame(self, transport: WSTransport, frame: WSFrame) -> None:
        """A frame has arrived, other than a ping, which picows answers."""
        if frame.fin and not frame.rsv1 and self._fragments is None:
            message = frame.get_payload_as_bytes()
            # To ask for the kind of frame takes longer than all this: what begins like an object is none of control
            # (a close frame begins with its code, a pong with our own word).
            if message and message[0] == _BRACE:
                self._receive(message)
                return
        self._receive_other(transport, frame)

    def on_ws_disconnected(self, transport: WSTransport) -> None:
        """The connection has ended."""
        asyncio.get_running_loop().call_soon(self._report, transport)

    def pause_writing(self) -> None:
        """More is to be sent than the network takes; there is nothing to be done."""

    def resume_writing(self) -> None:
        """The network takes more again."""

    def _receive_other(self, transport: WSTransport, frame: WSFrame) -> None:
        kind = frame.msg_type
        if kind is WSMsgType.CLOSE:
            payload = frame.get_payload_as_bytes()
            code = int.from_bytes(payload[:2], "big") if payload else NO_CODE
            text = f" {payload[2:].decode(errors='replace')!r}" if payload[2:] else ""
            self._reason = f"the exchange closed the connection (code {code}{text})"
            transport.send_close(WSCloseCode.OK)
            transport.disconnect()
        elif kind in (WSMsgType.PONG, WSMsgType.PING):
            self._handler.control_received()
        elif kind is WSMsgType.CONTINUATION:
            if self._fragments is None or frame.rsv1:
                raise WSProtocolError(WSCloseCode.PROTOCOL_ERROR, "a continuation of nothing")
            self._continue(frame)
        else:
            if self._fragments is not None:
                raise WSProtocolError(WSCloseCode.PROTOCOL_ERROR, "a message within another one")
            self._fragments, self._compressed = bytearray(), frame.rsv1
            self._continue(frame)

    def _continue(self, frame: WSFrame) -> None:
        fragments = self._fragments = self._fragments or bytearray()
        fragments += frame.get_payload_as_memoryview()
        if len(fragments) > MAX_MESSAGE:
            raise WSProtocolError(WSCloseCode.MESSAGE_TOO_BIG, f"more than {MAX_MESSAGE} bytes")
        if frame.fin:
            self._fragments = None
            self._receive(self._inflated(bytes(fragments)) if self._compressed else bytes(fragments))

    def _inflated(self, data: bytes) -> bytes:
        if self._inflater is None:
            raise WSProtocolError(WSCloseCode.PROTOCOL_ERROR, "compressed, which was not agreed on")
        return self._inflater.inflate(data)

    def _report(self, transport: WSTransport) -> None:
        # picows keeps what went wrong, and asyncio complains of an exception that nobody fetches.
        fetching = transport.wait_disconnected()
        try:
            fetching.send(None)
        except StopIteration:
            pass
        except Exception as error:
            self._reason = f"{type(error).__name__}: {error}"
        finally:
            fetching.close()
        if not self._left:
            self._left = True
            self._handler.connection_lost(self, self._reason or "the connection broke (without a close frame)")


class Inflater:
    """Decompresses messages (RFC 7692).

    Args:
        bits: Size of the server's window, as a power of two.
        keeps: True if a message may refer to those before it.
    """

    def __init__(self, bits: int, *, keeps: bool) -> None:
        self._open = partial(zlib.decompressobj, -bits)
        self._keeps = keeps
        self._decompressor = self._open()

    def inflate(self, data: bytes) -> bytes:
        """Decompress a message.

        Raises:
            WSProtocolError: it can't be, or it is too large.
        """
        decompressor = self._decompressor
        try:
            message = decompressor.decompress(data + _END_OF_MESSAGE, MAX_MESSAGE)
        except zlib.error as error:
            raise WSProtocolError(WSCloseCode.INVALID_TEXT, f"can't be decompressed: {error}") from error
        if decompressor.unconsumed_tail:
            raise WSProtocolError(WSCloseCode.MESSAGE_TOO_BIG, f"more than {MAX_MESSAGE} bytes")
        if not self._keeps or decompressor.eof:
            self._decompressor = self._open()
        return message


class HandshakeRefusedError(Exception):
    """The server agreed on something that was not offered."""


def negotiated(extensions: str | None, *, offered: bool) -> Inflater | None:
    """Read what the server has agreed on.

    Args:
        extensions: `Sec-WebSocket-Extensions` of its response.
        offered: True if compression was offered.

    Returns:
        The decompression; None where the server doesn't compress.

    Raises:
        HandshakeRefusedError: it is nothing that was offered.
    """
    if not extensions:
        return None
    name, *parameters = (part.strip() for part in extensions.split(";"))
    bits, keeps = 15, True
    known = offered and name == "permessage-deflate"
    for parameter in parameters:
        key, _, value = (part.strip().strip('"') for part in parameter.partition("="))
        if key == "server_no_context_takeover" and not value:
            keeps = False
        elif key == "server_max_window_bits" and value.isdigit() and 8 <= int(value) <= 15:
            bits = int(value)
        # What concerns our own messages doesn't matter: they aren't compressed.
        elif not (key == "client_no_context_takeover" or (key == "client_max_window_bits" and value.isdigit())):
            known = False
    if not known:
        raise HandshakeRefusedError(f"the server wants an extension that was not offered: {extensions[:200]!r}")
    return Inflater(bits, keeps=keeps)


async def open_websocket(endpoint: Endpoint, handler: Handler, seconds: float) -> None:
    """Open a connection; the handler is told when it is open.

    Args:
        endpoint: Server to connect to.
        handler: Receiver of what happens.
        seconds: How long it may take.

    Raises:
        Exception: it could not be opened; `explain` says why.
    """
    loop = asyncio.get_running_loop()
    ends = loop.time() + seconds
    target = endpoint.url if endpoint.proxy is None else endpoint.proxy
    secure, secure_proxy = endpoint.url.scheme == "wss", target.scheme == "https"
    context = endpoint.ssl_context() if secure or secure_proxy else None
    async with asyncio.timeout(seconds):
        addresses = await resolve(loop, target.raw_host.decode("ascii"), target.port or _PORTS[target.scheme])
        opened = await connect_socket(loop, addresses)
    # What one read brings is bounded by it: picows's own buffer grows to whatever the system has received.
    opened.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, RECEIVE_BUFFER)

    def accept(_: WSUpgradeRequest, response: WSUpgradeResponse) -> WebSocket:
        extensions = response.headers.get("Sec-WebSocket-Extensions")
        return WebSocket(handler, negotiated(extensions, offered=endpoint.compression))

    headers = {"User-Agent": endpoint.user_agent}
    if endpoint.compression:
        headers["Sec-WebSocket-Extensions"] = _OFFER
    opening = loop.create_task(
        ws_connect(
            accept,
            str(endpoint.url),
            ssl_context=context if secure else None,
            websocket_handshake_timeout=seconds,
            logger_name=log,
            max_frame_size=MAX_MESSAGE,
            extra_headers=headers,
            max_redirects=0,  # a signature is for one server alone
            proxy=None if endpoint.proxy is None else str(endpoint.proxy).replace("socks5h://", "socks5://", 1),
            proxy_ssl_context=context if secure_proxy else None,
            socket_factory=lambda _: opened,
            use_aiofastnet=False,
            ssl_shutdown_timeout=CLOSING if secure else None,
        )
    )
    try:
        # Not to be cut short by a cancellation, which would leave the connection open: by the end of its socket.
        await asyncio.wait((opening,), timeout=max(ends - loop.time(), 0))
        if not opening.done():
            raise TimeoutError
        if opening.result()[0].is_disconnected and not opening.result()[0].response:
            raise ConnectionError("the server closed the connection during the handshake")
    except BaseException:
        if not opening.done():
            with suppress(OSError):
                opened.shutdown(socket.SHUT_RDWR)
            await _ended(opening)
        raise


def explain(error: Exception, endpoint: Endpoint, seconds: float) -> tuple[str, bool]:
    """Say why no connection came about.

    Returns:
        The reason; and True if another attempt can't succeed.
    """
    where = without_password(endpoint.url)
    if endpoint.proxy is not None:
        where += f" through {without_password(endpoint.proxy)}"
    if isinstance(error, WSHandshakeError) and error.response is not None:
        status = int(error.response.status)
        # 408, 425, 429: later it may do.
        fatal = status < 500 and status not in (408, 425, 429)
        return f"{where} answered with status {status} instead of opening a WebSocket", fatal
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"{where}: {error.verify_message}; see SSL_CERT_FILE, or check this machine's clock", True
    if isinstance(error, TimeoutError):
        return f"no connection to {where} within {seconds:.3g} s", False
    said = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return f"no connection to {where}: {type(error).__name__}: {said}", isinstance(error, HandshakeRefusedError)


_PORTS: Final = {"ws": 80, "http": 80, "wss": 443, "https": 443, "socks5": 1080, "socks5h": 1080, "socks4": 1080}


async def _ended(opening: asyncio.Task[tuple[WSTransport, WSListener]]) -> None:
    """Wait until an attempt whose socket was shut down has come to its end, and leave nothing of it."""
    await asyncio.wait((opening,), timeout=CLOSING)
    opening.cancel()
    await asyncio.wait((opening,), timeout=CLOSING)
    with suppress(Exception, asyncio.CancelledError):
        opening.result()[0].disconnect(graceful=False)
