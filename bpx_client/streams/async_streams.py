"""The streams for tasks: `bpx.streams()` of a client that `aconnect` gave."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable, Hashable, Iterable
from contextlib import suppress
from datetime import datetime
from functools import partial
from types import TracebackType
from typing import TYPE_CHECKING, Any, Generic, Literal, Self, TypeVar, overload

from bpx_api import AsyncClient
from bpx_api.api.markets import get_klines
from bpx_api.channels import Channel, balance_updates, book_ticker, depth, klines, order_updates, position_updates
from bpx_api.errors import BpxError, ClosedClientError, EventLoopError, PartialResponseError
from bpx_api.events import Event
from bpx_api.models import Depth, Kline, KlineInterval, Market
from bpx_api.models.kline_interval import KlineIntervalValue
from bpx_api.types import Response
from bpx_client.transport.direct_async import running_loop
from bpx_client.transport.forking import register

from .buffers import DEFAULT_SIZE, Buffer, Overflow
from .control import ControlEvent
from .core import CLOSED, ConnectionCore, log
from .live_account import AccountFollower, AccountQuestions, AsyncLiveAccount, exchange_time
from .live_book import AsyncLiveBook, BookFollower
from .live_candles import AsyncLiveCandles, CandleFollower, candle_series
from .subscribing import KnownMarkets, StreamSettings, checked_buffer, readable

if TYPE_CHECKING:
    from .engine import Engine

E = TypeVar("E", bound=Event)
T_co = TypeVar("T_co", covariant=True)


class AsyncStreams:
    """The exchange's streams, over one connection that is opened when it is first needed, and kept up.

    Use it in an `async with` block, or await `aclose()` at the end. It belongs to the event loop, and to the process,
    in which it is first used.

    Args:
        settings: Settings from the client.
        get_markets: Asks for the list of markets.
        measure_clock: Measures the exchange's clock.
        client: Asks REST for what the streams alone don't tell.
    """

    def __init__(
        self,
        settings: StreamSettings,
        get_markets: Callable[[], Awaitable[list[Market]]],
        measure_clock: Callable[[], Awaitable[object]],
        client: AsyncClient,
    ) -> None:
        self._settings = settings
        self._client = client
        self._get_markets = get_markets
        self._measure_clock = measure_clock
        self._core = ConnectionCore(settings.policy, settings.sign)
        self._engine: Engine | None = None
        self._markets = KnownMarkets()
        self._checks: set[asyncio.Task[None]] = set()
        self._closed: BpxError | None = None
        self._process = os.getpid()
        register(self)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self._settings.endpoint.url}, {self._core.phase.value}>"

    async def __aenter__(self) -> Self:
        if self._settings.check_symbols:
            await self._read_markets()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.aclose()

    @overload
    def subscribe(
        self,
        *channels: Channel[E],
        control: Literal[False] = False,
        overflow: Overflow = "wait",
        buffer_size: int = DEFAULT_SIZE,
        key: Callable[[Any], Hashable] | None = None,
    ) -> AsyncSubscription[E]: ...

    @overload
    def subscribe(
        self,
        *channels: Channel[E],
        control: bool,
        overflow: Overflow = "wait",
        buffer_size: int = DEFAULT_SIZE,
        key: Callable[[Any], Hashable] | None = None,
    ) -> AsyncSubscription[E | ControlEvent]: ...

    def subscribe(
        self,
        *channels: Channel[Any],
        control: bool = False,
        overflow: Overflow = "wait",
        buffer_size: int = DEFAULT_SIZE,
        key: Callable[[Any], Hashable] | None = None,
    ) -> AsyncSubscription[Any]:
        """Listen to streams.

        Args:
            channels: The streams, as the functions of `bpx_client.streams` name them: `book_ticker("SOL_USDC")`. Those
                that other subscriptions have too are subscribed once.
            control: True: the iterator also yields how the connection fares (`Connected`, `Disconnected`, `Gap`,
                `Silent`, `Dropped`), and events that are not of the types promised (`RawEvent`, `UnreadableEvent`).
                Without it they are logged.
            overflow: What happens when the reader is too slow: `wait` (all subscriptions of the connection do),
                `drop_oldest`, `latest` (of each stream, or key), or `fail` (`SlowReaderError`).
            buffer_size: Events that may wait to be read; what has been received at once may exceed it for a moment.
            key: For `latest`: gives the key of an event. None: its stream.

        Returns:
            The events, as an asynchronous iterator. It ends when it, or the streams, are closed.

        Raises:
            InvalidArgumentError: an argument can't be used, or the exchange has no such market. Where the list of
                markets is old it is asked for anew, and the iterator raises the error.
            MissingCredentialsError: a stream is an account's, and the client has no keys.
            ClosedClientError: the streams are closed.
            EventLoopError: this isn't the event loop in which the streams are used.
        """
        if self._closed is not None:
            raise self._closed
        engine = self._running()
        buffer = checked_buffer(
            self._settings, channels, control=control, overflow=overflow, buffer_size=buffer_size, key=key
        )
        unsure = False
        if self._settings.check_symbols:
            if self._markets.is_fresh or self._markets.knows(channels):
                if (wrong := self._markets.problem(channels)) is not None:
                    raise wrong
            else:
                unsure = True
        engine.subscribe(buffer, channels)
        if unsure:
            check = engine.loop.create_task(self._check(engine, buffer, channels))
            self._checks.add(check)
            check.add_done_callback(self._checks.discard)
        return AsyncSubscription(self, engine, buffer)

    def order_book(
        self, symbol: str, *, every: Literal["200ms", "600ms", "1000ms"] | None = None, check: bool = False
    ) -> AsyncLiveBook:
        """Keep a market's order book: `async with streams.order_book("SOL_USDC") as book`; as `Streams.order_book`."""
        channels: list[Channel[Event]] = [depth(symbol, every=every)]
        if check:
            channels.append(book_ticker(symbol))

        async def read() -> Depth:
            found = await self._client.markets.get_depth(symbol=symbol)
            return self._settings.recorded("get_depth", {"symbol": symbol}, found)

        follower = BookFollower(symbol, read)
        follower.is_behind = lambda: self._core.is_behind
        return AsyncLiveBook(follower, lambda: self.subscribe(*channels, control=True))

    def account(self) -> AsyncLiveAccount:
        """Keep the state of the account: `async with streams.account() as account`; as `Streams.account`."""
        client = self._client
        questions = AccountQuestions(client, lambda question: question(), self._settings.recorded)
        follower = AccountFollower(questions, lambda: exchange_time(client))
        follower.is_behind = lambda: self._core.is_behind
        self._settings.accounts.add(follower)
        channels = (order_updates(), balance_updates(), position_updates())
        return AsyncLiveAccount(follower, lambda: self.subscribe(*channels, control=True))

    def candles(
        self, symbol: str, interval: KlineInterval | KlineIntervalValue, *, since: datetime | None = None
    ) -> AsyncLiveCandles:
        """Give out the closed candles of a market: `async with streams.candles(…) as candles`; as `Streams.candles`."""
        channel = klines(symbol, interval)
        series = candle_series(symbol, interval, since)
        client = self._client

        async def read(start: datetime, end: datetime) -> Response[list[Kline]]:
            return await get_klines.asyncio_detailed(
                client=client, symbol=symbol, interval=series.interval, start_time=start, end_time=end
            )

        follower = CandleFollower(series, read, lambda: exchange_time(client))
        return AsyncLiveCandles(follower, lambda: self.subscribe(channel, control=True))

    async def aclose(self) -> None:
        """Close the connection; iterators come to their end."""
        if self._closed is None:
            self._closed = ClosedClientError(CLOSED)
        engine = self._engine
        if engine is None or engine.loop.is_closed() or self._process != os.getpid():
            return
        if engine.loop is not running_loop():
            raise EventLoopError("these streams belong to another event loop; close them there")
        checks = list(self._checks)
        for check in checks:
            check.cancel()
        await engine.aclose()
        if checks:
            await asyncio.wait(checks)

    def start_in_child(self) -> None:
        """Come to the end in a forked child, without touching the parent's connection."""
        self._closed = EventLoopError(
            f"these streams belong to process {self._process}, from which this one ({os.getpid()}) was forked; open "
            "others with client.streams() here"
        )
        self._core.abandon(self._closed)

    def _running(self) -> Engine:
        loop = running_loop()
        if self._engine is None:
            from .engine import Engine  # what only reads frames needs no sockets

            self._engine = Engine(self._core, self._settings.endpoint, self._measure_clock, self._settings.recorder)
        if self._engine.loop is not loop:
            raise EventLoopError("these streams belong to another event loop; open others with client.streams()")
        return self._engine

    async def _read_markets(self) -> None:
        try:
            self._markets.read(await self._get_markets())
        except PartialResponseError as error:
            self._markets.read(readable(error))
        except BpxError as error:
            log.warning("streams: symbols can't be checked, the list of markets could not be read: %s", error)

    async def _check(self, engine: Engine, buffer: Buffer, channels: Iterable[Channel[Event]]) -> None:
        await self._read_markets()
        if self._markets.is_fresh and (wrong := self._markets.problem(channels)) is not None:
            engine.fail(buffer, wrong)


class AsyncSubscription(Generic[T_co]):
    """The events of some streams, in the order of their arrival: `async for event in subscription`.

    It ends when it is closed (`aclose`, an `async with` block, or when nothing refers to it any more) or the streams
    are; what the exchange refuses is raised.

    Attributes:
        streams: The names of the streams.
    """

    def __init__(self, owner: object, engine: Engine, buffer: Buffer) -> None:
        self.streams: tuple[str, ...] = buffer.streams
        self._owner = owner
        self._engine = engine
        self._buffer = buffer
        self._take: Callable[[], T_co] = buffer.take

    def __repr__(self) -> str:
        state = "closed" if self._buffer.ended else f"{len(self._buffer)} waiting"
        return f"<{type(self).__name__} {', '.join(self.streams)}: {state}>"

    @property
    def dropped(self) -> int:
        """The number of events that were dropped because the reader was too slow."""
        return self._buffer.dropped

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> T_co:
        try:
            return self._take()
        except LookupError:
            return await self._next()

    async def _next(self) -> T_co:
        buffer, engine = self._buffer, self._engine
        if not buffer.ended:
            if running_loop() is not engine.loop:
                raise EventLoopError("this subscription belongs to another event loop; subscribe in this one")
            if buffer.waiting:
                raise EventLoopError("another task waits for the same subscription; subscribe once for each")
            if engine.waits_for(buffer):
                engine.resume(buffer)
        while not len(buffer):
            if buffer.ended:
                if buffer.error is not None:
                    raise buffer.error
                raise StopAsyncIteration
            waiter: asyncio.Future[None] = engine.loop.create_future()
            buffer.wake = partial(_wake, waiter)
            buffer.waiting = True
            try:
                await waiter
            finally:
                buffer.waiting = False
        return self._take()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Come to the end; streams that nobody else wants are unsubscribed."""
        if not self._buffer.ended:
            self._engine.unsubscribe(self._buffer)
        self._buffer.discard()

    def __del__(self) -> None:
        buffer = getattr(self, "_buffer", None)
        if buffer is not None and not buffer.ended:
            with suppress(RuntimeError):  # the event loop is closed
                self._engine.loop.call_soon_threadsafe(self._engine.unsubscribe, buffer)


def _wake(waiter: asyncio.Future[None]) -> None:
    if not waiter.done():
        waiter.set_result(None)
