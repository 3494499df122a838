"""The events of a subscription that wait to be read, with a bound and a policy for the time when it is reached.

The connection fills a buffer and the reader empties it, each perhaps in a thread of its own: what both use is one step
of C each (deques, ordered dictionaries with text as keys, flags), so that no lock is needed.
"""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Callable, Hashable, Sequence
from typing import Any, ClassVar, Literal, TypeAlias

from bpx_api.errors import InvalidArgumentError, SlowReaderError
from bpx_api.events import RawEvent, UnreadableEvent

from .control import Connected, Disconnected, Dropped, Gap, Silent

Overflow: TypeAlias = Literal["wait", "drop_oldest", "latest", "fail"]
"""The policy for a full buffer.

`wait`: the connection isn't read until the reader has caught up; nothing is lost, and all its subscriptions wait.
`drop_oldest`: the oldest event makes room; how many were dropped is counted and told (`Dropped`).
`latest`: of each key only the latest event is kept; right for tickers.
`fail`: the subscription ends with `SlowReaderError`, once what it holds has been read.
"""

DEFAULT_SIZE = 4096
"""Events that a buffer holds at most."""

Told: TypeAlias = Connected | Disconnected | Gap | Silent


class Buffer:
    """The waiting events of one subscription; by itself, it follows the policy `wait`.

    Args:
        size: The events that it may hold.
        streams: The names of its streams.
        control: True to hold control events as well.

    Attributes:
        take: Take the oldest item out; raises `LookupError` where there is none.
        waiting: True while the reader waits to be woken.
        wake: Wakes it; called once for each time that `waiting` was set, perhaps in another thread.
        on_full: Called when the connection must not be read until the reader has caught up.
        on_failure: Called when the subscription has failed and must be given up.
        ended: True if nothing more will come.
        error: What is to be raised once all has been read; None: the end is not a failure.
        dropped: The events that were dropped so far.
    """

    overflow: ClassVar[Overflow] = "wait"

    def __init__(self, size: int, streams: Sequence[str], *, control: bool) -> None:
        self.size = size
        self.streams: tuple[str, ...] = tuple(streams)
        self.control = control
        self.waiting: bool = False
        self.wake: Callable[[], None] = _nobody
        self.on_full: Callable[[Buffer], None] = _nothing
        self.on_failure: Callable[[Buffer], None] = _nothing
        self.ended: bool = False
        self.error: Exception | None = None
        self.dropped: int = 0
        self._items: deque[Any] = deque()
        self.take: Callable[[], Any] = self._take()

    def _take(self) -> Callable[[], Any]:
        return self._items.popleft

    def __len__(self) -> int:
        return len(self._items)

    @property
    def is_full(self) -> bool:
        """Return True if the connection has to wait for the reader."""
        return len(self._items) >= self.size

    def put(self, stream: str, event: object) -> None:
        """Add an event."""
        items = self._items
        items.append(event)
        if self.waiting:
            self._wake()
        if len(items) >= self.size:
            self.on_full(self)

    def put_unexpected(self, stream: str, event: RawEvent | UnreadableEvent) -> None:
        """Add an event that isn't of the stream's type, if such are wanted."""
        if self.control:
            self.put(stream, event)

    def tell(self, event: Told) -> None:
        """Add a control event, if they are wanted.

        Of those that wait with no other event between them, only the latest of each kind is kept: a reader that doesn't
        read isn't told without bound.
        """
        if not self.control or self.ended:
            return
        items = self._items
        for place in range(1, len(items) + 1):
            try:
                before = items[-place]
                if type(before) not in _TOLD:
                    break
                if _replaces(event, before):
                    del items[-place]
                    event = _merged(before, event)
                    break
            except IndexError:  # the reader has just taken it
                break
        items.append(event)
        if self.waiting:
            self._wake()

    def end(self, error: Exception | None = None) -> None:
        """Let the reader come to the end, once it has read what is here."""
        if not self.ended:
            self.error = error
            self.ended = True
            if self.waiting:
                self._wake()

    def discard(self) -> None:
        """Let the reader come to the end at once."""
        self.end()
        self.error = None
        self._clear()

    def _clear(self) -> None:
        self._items.clear()

    def _count(self, dropped: int) -> None:
        self.dropped += dropped

    def _wake(self) -> None:
        self.waiting = False
        self.wake()


class DropOldestBuffer(Buffer):
    """A buffer in which the oldest event makes room for the latest."""

    overflow: ClassVar[Overflow] = "drop_oldest"

    @property
    def is_full(self) -> bool:
        """Return False: there is always room."""
        return False

    def put(self, stream: str, event: object) -> None:
        """Add an event."""
        items = self._items
        if len(items) >= self.size:
            self._make_room()
        items.append(event)
        if self.waiting:
            self._wake()

    def _make_room(self) -> None:
        lost = told = 0
        room = self.size - (2 if self.control else 1)  # the notice is an item too
        try:
            while len(self._items) > room:
                oldest = self._items.popleft()
                if type(oldest) is Dropped:
                    told += oldest.count
                else:
                    lost += 1
        except IndexError:  # the reader was faster
            pass
        self._count(lost)
        if self.control and told + lost:
            self._items.appendleft(Dropped(told + lost))


class FailingBuffer(Buffer):
    """A buffer that ends the subscription when it is full."""

    overflow: ClassVar[Overflow] = "fail"

    @property
    def is_full(self) -> bool:
        """Return False: the connection waits for nobody."""
        return False

    def put(self, stream: str, event: object) -> None:
        """Add an event, or end."""
        items = self._items
        if self.ended:
            return
        if len(items) >= self.size:
            self.end(SlowReaderError(self.streams, self.size))
            self.on_failure(self)
            return
        items.append(event)
        if self.waiting:
            self._wake()


class LatestBuffer(Buffer):
    """A buffer that keeps the latest event for each key.

    Args:
        size: The keys that it may hold; where there are more, the one that has waited longest makes room. Control
            events are kept beside them, the latest of each kind.
        streams: The names of its streams.
        control: True to hold control events as well.
        key: Gives the key of an event. None: its stream's name.
    """

    overflow: ClassVar[Overflow] = "latest"

    def __init__(
        self, size: int, streams: Sequence[str], *, control: bool, key: Callable[[Any], Hashable] | None = None
    ) -> None:
        self._key = key
        self._latest: OrderedDict[Hashable, Any] = OrderedDict()
        super().__init__(size, streams, control=control)
        self._limit = size + (3 + len(self.streams) if control else 0)

    def _take(self) -> Callable[[], Any]:
        latest = self._latest
        return lambda: latest.popitem(last=False)[1]

    def __len__(self) -> int:
        return len(self._latest)

    @property
    def is_full(self) -> bool:
        """Return False: there is always room."""
        return False

    def put(self, stream: str, event: object) -> None:
        """Add an event, in the place of the one before it that has the same key."""
        try:
            self._put(stream if self._key is None else self._key(event), event)
        except Exception as error:  # the user's function has failed
            self.end(error)
            self.on_failure(self)

    def put_unexpected(self, stream: str, event: RawEvent | UnreadableEvent) -> None:
        """Add an event that isn't of the stream's type, if such are wanted."""
        if self.control:
            self._put((type(event).__name__, stream), event)

    def _put(self, key: Hashable, event: object) -> None:
        latest = self._latest
        latest[key] = event
        if len(latest) > self._limit:
            self._make_room()
        if self.waiting:
            self._wake()

    def _make_room(self) -> None:
        try:
            for key, item in self._latest.items():
                if type(item) not in _TOLD:
                    del self._latest[key]
                    self._count(1)
                    break
        except (KeyError, RuntimeError):  # the reader has just taken something, and made room
            pass

    def tell(self, event: Told) -> None:
        """Add a control event, if they are wanted, in the place of the one of its kind that waits."""
        if not self.control or self.ended:
            return
        key = (type(event).__name__, event.stream if isinstance(event, Silent) else "")
        before = self._latest.pop(key, None)
        self._latest[key] = event if before is None else _merged(before, event)
        if self.waiting:
            self._wake()

    def _clear(self) -> None:
        self._latest.clear()


def open_buffer(
    overflow: Overflow,
    size: int,
    streams: Sequence[str],
    *,
    control: bool = False,
    key: Callable[[Any], Hashable] | None = None,
) -> Buffer:
    """Open the buffer of a subscription.

    Args:
        overflow: What happens when it is full.
        size: The events that it may hold.
        streams: The names of its streams.
        control: True to hold control events as well.
        key: Gives the key of an event, for `latest`.

    Raises:
        InvalidArgumentError: an argument can't be used.
    """
    if isinstance(size, bool) or not isinstance(size, int) or size < 2:
        raise InvalidArgumentError("buffer_size", f"{size!r} is not an int of at least 2")
    if overflow == "latest":
        return LatestBuffer(size, streams, control=control, key=key)
    if key is not None:
        raise InvalidArgumentError("key", 'is for overflow="latest" alone')
    kind = _KINDS.get(overflow)
    if kind is None:
        raise InvalidArgumentError("overflow", f"{overflow!r} is not 'wait', 'drop_oldest', 'latest' or 'fail'")
    return kind(size, streams, control=control)


_KINDS: dict[str, type[Buffer]] = {kind.overflow: kind for kind in (Buffer, DropOldestBuffer, FailingBuffer)}
_TOLD = (Connected, Disconnected, Gap, Silent)


def _replaces(event: Told, before: object) -> bool:
    return type(event) is type(before) and (
        not isinstance(event, Silent) or not isinstance(before, Silent) or event.stream == before.stream
    )


def _merged(before: object, event: Told) -> Told:
    """The later one of two control events of a kind; of two gaps, one that covers both."""
    if isinstance(event, Gap) and isinstance(before, Gap):
        return Gap(tuple(dict.fromkeys((*before.streams, *event.streams))), min(before.since, event.since))
    return event


def _nobody() -> None:
    """Wake nobody."""


def _nothing(buffer: Buffer) -> None:
    """Do nothing."""
