"""State that follows streams: the loop that feeds it, asks REST when it has to, and tells who listens what changed.

The loop is a coroutine for both surfaces. It runs in the event loop of the connection: the program's own, or that of
the connection's thread; there, what is read from another thread is guarded by a lock.
"""

from __future__ import annotations

import asyncio
import logging
import threading
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from concurrent.futures import Future
from contextlib import suppress
from random import SystemRandom
from threading import Lock
from types import TracebackType
from typing import Any, Generic, Protocol, Self, TypeAlias, TypeVar
from weakref import ref

from bpx_api.errors import (
    BpxError,
    ClosedClientError,
    InvalidResponseError,
    PartialResponseError,
    RateLimitError,
    RequestExpiredError,
    ServerError,
    TransportError,
)
from bpx_api.events import RawEvent, UnreadableEvent
from bpx_client.transport.forking import register

from .control import Connected, Disconnected, Gap

C = TypeVar("C")

log: logging.Logger = logging.getLogger("bpx")

TRANSIENT = (TransportError, RateLimitError, ServerError, RequestExpiredError, InvalidResponseError)
"""Errors after which REST is asked again; any other ends the state."""

FIRST_WAIT = 0.1
"""Seconds before REST is asked: nothing says when a subscription has begun."""

LONGEST_WAIT = 5.0
"""Seconds that REST is asked again after, at most."""

STEADY = 10.0
"""Seconds that a state must have been in sync for the next question to come as soon as the first."""

MOST_UNREAD = 4096
"""Changes that may wait for a listener; of more, it is told to look at the state anew."""

LOOK_AGAIN = 1.0
"""Seconds after which a waiting reader looks for itself: on Windows Ctrl-C doesn't interrupt a wait."""

Follow: TypeAlias = Callable[[AsyncIterator[Any]], Coroutine[Any, Any, None]]
"""A coroutine function that is run over a subscription."""

_random = SystemRandom().uniform


class Listener(Generic[C]):
    """The changes that wait for one listener.

    Args:
        wake: Called, perhaps in another thread, when there is something new.
        anew: Makes the change, or the error, that replaces all those that were dropped.
    """

    def __init__(self, wake: Callable[[], None], anew: Callable[[], C | BpxError]) -> None:
        self._wake = wake
        self._anew = anew
        self._items: deque[C | BpxError] = deque()

    def take(self) -> C:
        """Take the oldest change.

        Raises:
            IndexError: there is none.
            BpxError: changes were dropped, and none of them may be missing.
        """
        change = self._items.popleft()
        if isinstance(change, BpxError):
            raise change
        return change

    def put(self, change: C) -> None:
        """Add a change."""
        added: C | BpxError = change
        if len(self._items) >= MOST_UNREAD:
            self._items.clear()
            added = self._anew()
        self._items.append(added)
        self._wake()

    def wake(self) -> None:
        """Let the listener look."""
        self._wake()


class Follower(ABC, Generic[C]):
    """A state, and the loop that keeps it.

    Attributes:
        lock: Guards the state.
        is_ready: True once the state was in sync.
        ended: True if nothing changes any more.
        error: Why it has ended; None: it was closed.
        losses: How often the connection was lost.
        is_connected: True while the connection is open.
        on_ready: Called when one of the two has become True.
        is_behind: Gives True while the connection isn't read, because the reader of something else is slow.
    """

    def __init__(self) -> None:
        self.lock: Lock = Lock()
        self.ended: bool = False
        self.error: BaseException | None = None
        self.on_ready: Callable[[], None] = _nothing
        self.is_behind: Callable[[], bool] = bool
        self.is_ready: bool = False
        self.losses: int = 0
        self._listeners: tuple[ref[Listener[C]], ...] = ()
        self.is_connected: bool = False
        self._asking: asyncio.Task[None] | None = None
        self._failed: asyncio.Future[None]
        self._wait = FIRST_WAIT
        self._synced_at = 0.0
        register(self)

    def start_in_child(self) -> None:
        """Come to the end in a forked child, where nothing feeds the state."""
        self.lock = Lock()
        self.error = ClosedClientError("it belongs to the process that this one was forked from; open another one")
        self.ended = True

    @property
    @abstractmethod
    def needs_rest(self) -> bool:
        """True if REST has to be asked."""

    @abstractmethod
    def take(self, event: object) -> list[C]:
        """Take an event of the streams; gives what changed. The lock is held."""

    @abstractmethod
    def lose(self, problem: str) -> list[C]:
        """Say that something was lost; gives what changed. The lock is held."""

    @abstractmethod
    async def ask(self) -> list[C]:
        """Ask REST, and take what it says; gives what changed."""

    @abstractmethod
    def anew(self) -> C | BpxError:
        """The change that tells a listener to look at the state anew; or an error for it."""

    def begin(self) -> list[C]:
        """Say that the connection is open; gives what changed. The lock is held."""
        return []

    @property
    def has_listeners(self) -> bool:
        """True if somebody may want to know what changes."""
        return bool(self._listeners)

    def listen(self, wake: Callable[[], None]) -> Listener[C]:
        """Add a listener; it is forgotten when nothing refers to it."""
        listener = Listener(wake, self.anew)
        # A new tuple: the loop may be in another thread.
        self._listeners = (*(each for each in self._listeners if each() is not None), ref(listener))
        return listener

    def tell(self, changes: list[C]) -> None:
        """Tell all listeners what changed."""
        for listener in [found for each in self._listeners if (found := each()) is not None]:
            for change in changes:
                listener.put(change)

    def synced(self, changes: list[C]) -> None:
        """Tell what REST has changed, and, if the state is in sync for the first time, that it is ready."""
        self.tell(changes)
        if not self.is_ready and not self.needs_rest:
            self.is_ready = True
            self.on_ready()

    @property
    def is_fed(self) -> bool:
        """True while the state is told of all that happens."""
        return not self.ended and not self.is_behind()

    def reading(self) -> Lock:
        """The lock under which the state is read.

        Raises:
            BpxError: what has ended the state, which is out of date then.
        """
        if self.error is not None:
            raise self.error.with_traceback(None)
        return self.lock

    def require_ready(self) -> None:
        """Raise what has kept the state from ever being in sync, if it has ended.

        Raises:
            ClosedClientError: the streams were closed.
            BpxError: else what REST, or the exchange, said.
        """
        if self.error is not None:
            raise self.error.with_traceback(None)
        if not self.is_ready:
            raise ClosedClientError("the streams were closed before the state was in sync")

    async def follow(self, items: AsyncIterator[object]) -> None:
        """Feed the state until the subscription ends; raises what ends it."""
        self._failed = asyncio.get_running_loop().create_future()
        reading = asyncio.ensure_future(self._read(items))
        try:
            await asyncio.wait((reading, self._failed), return_when=asyncio.FIRST_COMPLETED)
            for each in (reading, self._failed):
                if each.done():
                    each.result()
        except BaseException as error:
            self.error = None if isinstance(error, asyncio.CancelledError) else error
            raise
        finally:
            self.ended = True
            left = [task for task in (reading, self._asking) if task is not None]
            for task in left:
                task.cancel()
            self._failed.cancel()
            with suppress(asyncio.CancelledError):
                await asyncio.gather(*left, return_exceptions=True)
            self.on_ready()
            for found in self._listeners:
                if (listener := found()) is not None:
                    listener.wake()

    async def _read(self, items: AsyncIterator[object]) -> None:
        async for item in items:
            match item:
                case Connected():
                    self.is_connected = True
                    with self.lock:
                        changes = self.begin()
                    self.tell(changes)
                case Disconnected():
                    self.is_connected = False
                    self._lose(f"the connection was lost: {item.reason}")
                case Gap():
                    self._lose("the connection was lost")
                case RawEvent() | UnreadableEvent():
                    log.warning("streams: an event could not be used: %r", item)
                    with self.lock:
                        changes = self.take(item)
                    self.tell(changes)
                case _:
                    with self.lock:
                        changes = self.take(item)
                    if changes:
                        self.tell(changes)
            self.ask_if_needed()

    def ask_if_needed(self) -> None:
        """Ask REST, if that has to be, until it has answered."""
        if self._asking is None and self.is_connected and self.needs_rest:
            self._asking = asyncio.ensure_future(self._ask_until_synced())

    def _lose(self, problem: str) -> None:
        self.losses += 1
        with self.lock:
            changes = self.lose(problem)
        self.tell(changes)

    async def _ask_until_synced(self) -> None:
        loop = asyncio.get_running_loop()
        if loop.time() - self._synced_at > STEADY:
            self._wait = FIRST_WAIT
        try:
            while self.is_connected and self.needs_rest:
                await asyncio.sleep(self._wait if self._wait == FIRST_WAIT else _random(self._wait / 2, self._wait))
                self._wait = min(self._wait * 2, LONGEST_WAIT)
                if not self.is_connected:
                    break
                try:
                    changes = await self.ask()
                except PartialResponseError:
                    raise  # the same item can't be read the next time either
                except TRANSIENT as error:
                    log.warning("streams: REST is asked again: %s", error)
                    continue
                self.synced(changes)
            self._synced_at = loop.time()
        except Exception as error:
            with suppress(asyncio.InvalidStateError):  # one error has ended it already
                self._failed.set_exception(error)
        finally:
            self._asking = None


class AsyncEvents(Protocol):
    """A subscription for tasks."""

    def __aiter__(self) -> AsyncIterator[Any]: ...

    async def aclose(self) -> None:
        """Come to the end."""
        ...


class AsyncLive(Generic[C]):
    """A state that follows streams, for tasks: an asynchronous context manager.

    Args:
        follower: The state and its loop.
        subscribe: Subscribes to what it needs.
    """

    def __init__(self, follower: Follower[C], subscribe: Callable[[], AsyncEvents]) -> None:
        self._follower = follower
        self._subscribe = subscribe
        self._events: AsyncEvents | None = None
        self._task: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        ready = asyncio.Event()
        self._follower.on_ready = ready.set
        self._events = self._subscribe()
        self._task = asyncio.ensure_future(self._follower.follow(aiter(self._events)))
        try:
            await ready.wait()
            self._follower.require_ready()
        except BaseException:
            await self.aclose()
            raise
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Unsubscribe; what is shown stays as it is."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
        if self._events is not None:
            await self._events.aclose()

    def changes(self) -> AsyncIterator[C]:
        """Iterate over the changes from now on, until this is closed; raises the error that has ended it."""
        news = asyncio.Event()
        listener = self._follower.listen(news.set)

        async def changes() -> AsyncIterator[C]:
            while True:
                try:
                    yield listener.take()
                    continue
                except IndexError:
                    pass
                if self._follower.ended:
                    if self._follower.error is not None:
                        raise self._follower.error.with_traceback(None)
                    return
                news.clear()
                await news.wait()

        return changes()


class Live(Generic[C]):
    """A state that follows streams in the connection's thread, whatever the program does: a context manager.

    Args:
        follower: The state and its loop.
        start: Subscribes to what it needs, and runs a coroutine over it in the connection's thread.
    """

    def __init__(self, follower: Follower[C], start: Callable[[Follow], Future[None]]) -> None:
        self._follower = follower
        self._start = start
        self._future: Future[None] | None = None
        self._told = threading.Event()

    def __enter__(self) -> Self:
        self._follower.on_ready = self._told.set
        self._future = self._start(self._follower.follow)
        try:
            while not self._told.wait(LOOK_AGAIN) and not self._future.done():
                pass
            self._follower.require_ready()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Unsubscribe; what is shown stays as it is."""
        if self._future is not None and not self._follower.ended:
            self._told.clear()
            self._future.cancel()
            self._told.wait(LOOK_AGAIN)

    def changes(self) -> Iterator[C]:
        """Iterate over the changes from now on, until this is closed; raises the error that has ended it."""
        news = threading.Event()
        listener = self._follower.listen(news.set)

        def changes() -> Iterator[C]:
            while True:
                news.clear()
                try:
                    yield listener.take()
                    continue
                except IndexError:
                    pass
                if self._follower.ended:
                    if self._follower.error is not None:
                        raise self._follower.error.with_traceback(None)
                    return
                news.wait(LOOK_AGAIN)

        return changes()


def _nothing() -> None:
    """Do nothing."""
