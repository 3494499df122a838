"""A server of streams for tests, over `websockets`, another implementation than the client's; it does as it is told."""

from __future__ import annotations

import asyncio
import json
import ssl
import threading
import time
from collections.abc import Callable, Coroutine
from http import HTTPStatus
from types import TracebackType
from typing import Any, Self, TypeVar

from websockets.asyncio.server import ServerConnection, serve
from websockets.datastructures import Headers
from websockets.http11 import Request, Response

T = TypeVar("T")

MARKETS = ("SOL_USDC", "BTC_USDC", "ETH_USDC")


def market(symbol: str, state: str = "Open") -> dict[str, Any]:
    """A market of `GET /api/v1/markets`, as small as it may be."""
    base, _, quote = symbol.partition("_")
    price = {"tickSize": "0.01", "minPrice": "0.01"}
    quantity = {"stepSize": "0.01", "minQuantity": "0.01"}
    return {
        "symbol": symbol,
        "baseSymbol": base,
        "quoteSymbol": quote.partition("_")[0] or None,
        "marketType": "SPOT",
        "filters": {"price": price, "quantity": quantity},
        "orderBookState": state,
    }


def book_ticker_frame(symbol: str = "SOL_USDC", number: int = 1) -> str:
    """A frame with a book ticker; its update id tells it from others."""
    data = {
        "e": "bookTicker",
        "E": 1756742400123456,
        "T": 1756742400123400,
        "s": symbol,
        "a": "201.34",
        "A": "1.234",
        "b": "201.33",
        "B": "20.55",
        "u": number,
    }
    return json.dumps({"data": data, "stream": f"bookTicker.{symbol}"}, separators=(",", ":"))


def error_frame(code: int, message: str) -> str:
    """A frame in which the exchange refuses something."""
    return json.dumps({"id": None, "error": {"code": code, "message": message}})


class StreamServer:
    """A WebSocket server on loopback, in a thread of its own; it also serves the list of markets.

    Attributes:
        received: The messages of all clients, in their order.
        connections: The connections that are open.
        opened: How many there were.
        paths: The paths that were connected to.
        refusing: The status with which connections are refused; None: they aren't.
        on_subscribe: Called in the server's event loop with a connection and the message, for each that arrives.
        symbols: The markets that there are; one without a quote asset can't be read.
        broken_paths: The paths of requests that fail.
    """

    def __init__(self, *, compression: str | None = "deflate", tls: ssl.SSLContext | None = None) -> None:
        self.received: list[dict[str, Any]] = []
        self.connections: list[ServerConnection] = []
        self.opened = 0
        self.paths: list[str] = []
        self.refusing: HTTPStatus | None = None
        self.on_subscribe: Callable[[ServerConnection, dict[str, Any]], Coroutine[Any, Any, None]] | None = None
        self.symbols: dict[str, str] = dict.fromkeys(MARKETS, "Open")
        self.asked_for_markets = 0
        self.broken_paths: set[str] = set()
        self.headers: list[Headers] = []
        self._compression = compression
        self._tls = tls
        self._started = threading.Event()
        self._stop: asyncio.Event
        self._loop: asyncio.AbstractEventLoop
        self.port = 0
        self._thread = threading.Thread(target=lambda: asyncio.run(self._main()), daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        assert self._started.wait(10)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(10)
        assert not self._thread.is_alive()

    @property
    def url(self) -> str:
        """The address of the streams."""
        return f"{'wss' if self._tls else 'ws'}://localhost:{self.port}/"

    @property
    def base_url(self) -> str:
        """The address for requests."""
        return f"{'https' if self._tls else 'http'}://localhost:{self.port}"

    @property
    def subscribed(self) -> list[list[str]]:
        """The streams of each SUBSCRIBE that has arrived."""
        return [each["params"] for each in self.received if each["method"] == "SUBSCRIBE"]

    def send(self, *messages: str) -> None:
        """Send messages to all clients."""

        async def send() -> None:
            for connection in list(self.connections):
                for message in messages:
                    await connection.send(message)

        self.run(send())

    def close(self, code: int = 1001, reason: str = "") -> None:
        """Close all connections, by a close frame."""

        async def close() -> None:
            for connection in list(self.connections):
                await connection.close(code, reason)

        self.run(close())

    def drop(self) -> None:
        """Break all connections off."""

        async def drop() -> None:
            for connection in list(self.connections):
                connection.transport.abort()

        self.run(drop())

    def mute(self) -> None:
        """Leave all connections open, and neither read nor answer anything on them any more."""

        async def mute() -> None:
            for connection in list(self.connections):
                connection.transport.pause_reading()

        self.run(mute())

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """Do something in the server's event loop."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(10)

    def wait(self, happened: Callable[[], object], seconds: float = 10) -> None:
        """Wait until something has happened."""
        ends = time.monotonic() + seconds
        while not happened():
            assert time.monotonic() < ends, (self.received, self.opened)
            time.sleep(0.005)

    async def await_(self, happened: Callable[[], object], seconds: float = 10) -> None:
        """Wait until something has happened; for tasks."""
        ends = time.monotonic() + seconds
        while not happened():
            assert time.monotonic() < ends, (self.received, self.opened)
            await asyncio.sleep(0.005)

    async def _main(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._stop = asyncio.Event()
        async with serve(
            self._serve,
            "localhost",
            0,
            compression=self._compression,
            ssl=self._tls,
            process_request=self._answer,
            ping_interval=None,
            close_timeout=0.2,
        ) as server:
            [self.port] = {each.getsockname()[1] for each in list(server.sockets)[:1]}
            self._started.set()
            await self._stop.wait()
            for connection in self.connections:
                connection.transport.abort()

    def _answer(self, connection: ServerConnection, request: Request) -> Response | None:
        if request.path in self.broken_paths:
            return connection.respond(HTTPStatus.SERVICE_UNAVAILABLE, "no")
        if request.path.startswith("/api/v1/markets"):
            self.asked_for_markets += 1
            response = connection.respond(
                HTTPStatus.OK, json.dumps([market(symbol, state) for symbol, state in self.symbols.items()])
            )
            response.headers["Content-Type"] = "application/json"
            return response
        if request.path.startswith("/api/v1/time"):
            return connection.respond(HTTPStatus.OK, str(time.time_ns() // 1_000_000))
        if self.refusing is not None:
            return connection.respond(self.refusing, "no")
        return None

    async def _serve(self, connection: ServerConnection) -> None:
        self.opened += 1
        assert connection.request is not None
        self.paths.append(connection.request.path)
        self.headers.append(connection.request.headers)
        self.connections.append(connection)
        try:
            async for message in connection:
                stated = json.loads(message)
                self.received.append(stated)
                if self.on_subscribe is not None:
                    await self.on_subscribe(connection, stated)
        except Exception:  # noqa: S110  # it was broken off
            pass
        finally:
            self.connections.remove(connection)
