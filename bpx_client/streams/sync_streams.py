"""The streams for threads: `bpx.streams()` of a client that `connect` gave.

The connection lives in a thread of its own, which answers pings and keeps to the policies of the buffers while the
program does something else. It is started by the first subscription, and has ended when `close` returns.
"""

from __future__ import annotations

import asyncio
import os
import threading
import weakref
from collections.abc import Callable, Coroutine, Hashable
from concurrent.futures import Future
from contextlib import suppress
from datetime import datetime
from types import TracebackType
from typing import TYPE_CHECKING, Any, Generic, Literal, Self, TypeVar, overload

from bpx_api import Client
from bpx_api.api.markets import get_klines
from bpx_api.channels import Channel, balance_updates, book_ticker, depth, klines, order_updates, position_updates
from bpx_api.errors import BpxError, ClosedClientError, PartialResponseError
from bpx_api.events import Event
from bpx_api.models import Depth, Kline, KlineInterval, Market
from bpx_api.models.kline_interval import KlineIntervalValue
from bpx_api.types import Response
from bpx_client.transport.forking import register

from .async_streams import AsyncSubscription
from .buffers import DEFAULT_SIZE, Buffer, Overflow
from .control import ControlEvent
from .core import CLOSED, ConnectionCore, log
from .following import Follow
from .live_account import AccountFollower, AccountQuestions, LiveAccount, exchange_time
from .live_book import BookFollower, LiveBook
from .live_candles import CandleFollower, LiveCandles, candle_series
from .subscribing import KnownMarkets, StreamSettings, checked_buffer, readable

if TYPE_CHECKING:
    from .engine import Engine

E = TypeVar("E", bound=Event)
T_co = TypeVar("T_co", covariant=True)

LOOK_AGAIN = 1.0
"""Seconds after which a waiting reader looks for itself: on Windows Ctrl-C doesn't interrupt a wait."""

CLOSING = 10.0
"""Seconds that the thread has to end; a look-up of a host name can't be interrupted."""


class Streams:
    """The exchange's streams, over one connection that is opened when it is first needed, and kept up.

    Use it in a `with` block, or call `close()` at the end. Safe to share between threads; it belongs to one process.

    Args:
        settings: Settings from the client.
        get_markets: Asks for the list of markets.
        measure_clock: Measures the exchange's clock.
        client: Asks REST for what the streams alone don't tell.
    """

    def __init__(
        self,
        settings: StreamSettings,
        get_markets: Callable[[], list[Market]],
        measure_clock: Callable[[], object],
        client: Client,
    ) -> None:
        self._settings = settings
        self._client = client
        self._get_markets = get_markets
        self._measure_clock = measure_clock
        self._markets = KnownMarkets()
        self._worker: _Worker | None = None
        self._lock = threading.Lock()
        self._closed: BpxError | None = None
        self._process = os.getpid()
        register(self)

    def __repr__(self) -> str:
        phase = "idle" if self._worker is None else self._worker.core.phase.value
        return f"<{type(self).__name__} {self._settings.endpoint.url}, {'closed' if self._closed else phase}>"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    @overload
    def subscribe(
        self,
        *channels: Channel[E],
        control: Literal[False] = False,
        overflow: Overflow = "wait",
        buffer_size: int = DEFAULT_SIZE,
        key: Callable[[Any], Hashable] | None = None,
    ) -> Subscription[E]: ...

    @overload
    def subscribe(
        self,
        *channels: Channel[E],
        control: bool,
        overflow: Overflow = "wait",
        buffer_size: int = DEFAULT_SIZE,
        key: Callable[[Any], Hashable] | None = None,
    ) -> Subscription[E | ControlEvent]: ...

    def subscribe(
        self,
        *channels: Channel[Any],
        control: bool = False,
        overflow: Overflow = "wait",
        buffer_size: int = DEFAULT_SIZE,
        key: Callable[[Any], Hashable] | None = None,
    ) -> Subscription[Any]:
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
            key: For `latest`: gives the key of an event, in the connection's thread. None: its stream.

        Returns:
            The events, as an iterator that waits for the next one. It ends when it, or the streams, are closed.

        Raises:
            InvalidArgumentError: an argument can't be used, or the exchange has no such market.
            MissingCredentialsError: a stream is an account's, and the client has no keys.
            ClosedClientError: the streams are closed.
        """
        if self._closed is not None:
            raise self._closed
        buffer = checked_buffer(
            self._settings, channels, control=control, overflow=overflow, buffer_size=buffer_size, key=key
        )
        if self._settings.check_symbols:
            if not self._markets.is_fresh and not self._markets.knows(channels):
                self._read_markets()
            if self._markets.is_fresh or self._markets.knows(channels):
                wrong = self._markets.problem(channels)
                if wrong is not None:
                    raise wrong
        with self._lock:
            if self._closed is not None:
                raise self._closed
            if self._worker is None:
                self._worker = _Worker(self._settings, self._measure_clock)
                weakref.finalize(self, self._worker.stop)
            worker = self._worker
        subscription: Subscription[Any] = Subscription(self, worker, buffer)
        worker.call(worker.engine.subscribe, buffer, channels)
        return subscription

    def order_book(
        self, symbol: str, *, every: Literal["200ms", "600ms", "1000ms"] | None = None, check: bool = False
    ) -> LiveBook:
        """Keep the order book of a market, over the same connection, whatever the program does.

        Args:
            symbol: Market symbol, such as `SOL_USDC`.
            every: Length of the windows whose changes come together. None: each change as it happens.
            check: True to subscribe the market's `book_ticker` too, and to compare the book with it.

        Returns:
            The book: `with streams.order_book("SOL_USDC") as book`. Entering waits for the first snapshot.

        Raises:
            InvalidArgumentError: an argument can't be used.
        """
        channels: list[Channel[Event]] = [depth(symbol, every=every)]
        if check:
            channels.append(book_ticker(symbol))

        async def read() -> Depth:
            found = await asyncio.to_thread(self._client.markets.get_depth, symbol=symbol)
            return self._settings.recorded("get_depth", {"symbol": symbol}, found)

        follower = BookFollower(symbol, read)
        follower.is_behind = self._is_behind
        return LiveBook(follower, lambda work: self.subscribe(*channels, control=True).run_in_its_thread(work))

    def account(self) -> LiveAccount:
        """Keep the account's open orders, balances and positions, over the same connection, whatever the program does.

        Returns:
            The account: `with streams.account() as account`. Entering waits until REST was asked.
        """
        client = self._client
        questions = AccountQuestions(client, asyncio.to_thread, self._settings.recorded)
        follower = AccountFollower(questions, lambda: exchange_time(client))
        follower.is_behind = self._is_behind
        self._settings.accounts.add(follower)
        channels = (order_updates(), balance_updates(), position_updates())
        return LiveAccount(follower, lambda work: self.subscribe(*channels, control=True).run_in_its_thread(work))

    def candles(
        self, symbol: str, interval: KlineInterval | KlineIntervalValue, *, since: datetime | None = None
    ) -> LiveCandles:
        """Give out the closed candles of a market, each once and none missing, over the same connection.

        Candles without a trade are given out too, with the price of the one before. What the stream leaves out, or was
        lost in a gap, is read by REST; it may come some seconds late.

        Args:
            symbol: Market symbol, such as `SOL_USDC`.
            interval: Length of a candle.
            since: The time from which on candles are wanted, those that are over already included. None: from the first
                one on that the stream tells of.

        Returns:
            The candles: `with streams.candles("SOL_USDC", "1m") as candles`.

        Raises:
            InvalidArgumentError: an argument can't be used.
        """
        channel = klines(symbol, interval)
        series = candle_series(symbol, interval, since)
        client = self._client

        async def read(start: datetime, end: datetime) -> Response[list[Kline]]:
            return await asyncio.to_thread(
                get_klines.sync_detailed,
                client=client,
                symbol=symbol,
                interval=series.interval,
                start_time=start,
                end_time=end,
            )

        follower = CandleFollower(series, read, lambda: exchange_time(client))
        return LiveCandles(follower, lambda work: self.subscribe(channel, control=True).run_in_its_thread(work))

    def close(self) -> None:
        """Close the connection and end its thread; iterators come to their end."""
        with self._lock:
            if self._closed is None:
                self._closed = ClosedClientError(CLOSED)
            worker = self._worker
        if worker is not None:
            worker.stop()

    def start_in_child(self) -> None:
        """Come to the end in a forked child, which has none of its parent's threads."""
        self._lock = threading.Lock()
        self._closed = ClosedClientError(
            f"these streams belong to process {self._process}, from which this one ({os.getpid()}) was forked; open "
            "others with client.streams() here"
        )
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.abandon(self._closed)

    def _is_behind(self) -> bool:
        return self._worker is not None and self._worker.core.is_behind

    def _read_markets(self) -> None:
        try:
            self._markets.read(self._get_markets())
        except PartialResponseError as error:
            self._markets.read(readable(error))
        except BpxError as error:
            log.warning("streams: symbols can't be checked, the list of markets could not be read: %s", error)


class _Worker:
    """The thread in which the connection lives.

    Attributes:
        core: Makes the decisions.
        engine: Carries them out.
    """

    def __init__(self, settings: StreamSettings, measure_clock: Callable[[], object]) -> None:
        self.core: ConnectionCore = ConnectionCore(settings.policy, settings.sign)
        self.engine: Engine
        self._settings = settings
        self._measure_clock = measure_clock
        self._loop: asyncio.AbstractEventLoop
        self._stopping: asyncio.Event
        self._abandoned = False
        self._stopped = False
        self._failure: BaseException | None = None
        self._started = threading.Event()
        self._thread = threading.Thread(target=self._run, name="bpx streams", daemon=True)
        self._thread.start()
        try:
            self._started.wait()
        except BaseException:  # Ctrl-C, for example
            self.stop()
            raise
        if self._failure is not None:
            raise self._failure

    @property
    def is_alive(self) -> bool:
        """Return True if the thread runs."""
        return not self._abandoned and self._thread.is_alive()

    def call(self, function: Callable[..., None], *arguments: object) -> None:
        """Call a method of the engine, in its thread."""
        if not self._abandoned:
            with suppress(RuntimeError):  # the thread has ended
                self._loop.call_soon_threadsafe(function, *arguments)

    def run(self, work: Coroutine[Any, Any, None]) -> Future[None]:
        """Run a coroutine in the thread."""
        return asyncio.run_coroutine_threadsafe(work, self._loop)

    def stop(self) -> None:
        """End the thread."""
        if not self.is_alive:
            return
        self._stopped = True
        if not self._started.is_set():
            return  # it will see it
        self.call(self._stopping.set)
        if threading.current_thread() is not self._thread:
            self._thread.join(CLOSING)

    def abandon(self, error: Exception) -> None:
        """Come to the end in a forked child."""
        self._abandoned = True
        self.core.abandon(error)

    def _run(self) -> None:
        # Tasks that are left, asynchronous generators and the threads that look host names up end with it.
        try:
            with asyncio.Runner() as runner:
                runner.run(self._main())
        except BaseException as error:  # no library, no descriptor left; whoever waits for the thread must hear of it
            self._failure = error
            self.core.abandon(error if isinstance(error, Exception) else RuntimeError(repr(error)))
        finally:
            self._started.set()

    async def _main(self) -> None:
        from .engine import Engine  # what only reads frames needs no sockets

        async def measure_clock() -> None:
            await asyncio.to_thread(self._measure_clock)

        self._loop = asyncio.get_running_loop()
        self._stopping = asyncio.Event()
        self.engine = Engine(self.core, self._settings.endpoint, measure_clock, self._settings.recorder)
        self._started.set()
        try:
            if not self._stopped:
                await self._stopping.wait()
        finally:
            await self.engine.aclose()


class Subscription(Generic[T_co]):
    """The events of some streams, in the order of their arrival: `for event in subscription`.

    It ends when it is closed (`close`, a `with` block, or when nothing refers to it any more) or the streams are; what
    the exchange refuses is raised. Ctrl-C interrupts a wait.

    Attributes:
        streams: The names of the streams.
    """

    def __init__(self, owner: Streams, worker: _Worker, buffer: Buffer) -> None:
        self.streams: tuple[str, ...] = buffer.streams
        self._owner = owner  # whose thread ends with it
        self._worker = worker
        self._buffer = buffer
        self._take: Callable[[], T_co] = buffer.take
        self._bell = threading.Event()
        buffer.wake = self._bell.set

    def __repr__(self) -> str:
        state = "closed" if self._buffer.ended else f"{len(self._buffer)} waiting"
        return f"<{type(self).__name__} {', '.join(self.streams)}: {state}>"

    @property
    def dropped(self) -> int:
        """The number of events that were dropped because the reader was too slow."""
        return self._buffer.dropped

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> T_co:
        try:
            return self._take()
        except LookupError:
            return self._next()

    def _next(self) -> T_co:
        buffer, worker, bell = self._buffer, self._worker, self._bell
        while True:
            if worker.engine.waits_for(buffer):
                worker.call(worker.engine.resume, buffer)
            bell.clear()
            buffer.waiting = True
            ended = buffer.ended
            try:
                return self._take()
            except LookupError:
                pass
            if ended:
                if buffer.error is not None:
                    raise buffer.error
                raise StopIteration
            if not bell.wait(LOOK_AGAIN) and not worker.is_alive:
                buffer.end()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Come to the end; streams that nobody else wants are unsubscribed."""
        self._give_up()
        self._buffer.discard()

    def run_in_its_thread(self, work: Follow) -> Future[None]:
        """Run a coroutine over the events in the thread of the connection; nobody else may read them then."""
        return self._worker.run(self._iterated(work))

    async def _iterated(self, work: Follow) -> None:
        events: AsyncSubscription[Any] = AsyncSubscription(self._owner, self._worker.engine, self._buffer)
        try:
            await work(aiter(events))
        finally:
            await events.aclose()

    def _give_up(self) -> None:
        if not self._buffer.ended:
            self._worker.call(self._worker.engine.unsubscribe, self._buffer)

    def __del__(self) -> None:
        if getattr(self, "_buffer", None) is not None:
            self._give_up()
