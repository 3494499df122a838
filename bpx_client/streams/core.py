"""The connection's decisions, without I/O: what to send, when to connect again, what each subscription is told.

A shell tells the core what has happened (`opened`, `lost`, `receive`, `tick`, …), then does what `actions()` says, and
calls `tick` at `deadline`, the one timer that there is. It reads no clock and no socket, so that every decision can be
tested as a table.

Half-open connections: after a third of `dead_after` without a byte a ping is sent, after another third without an
answer the connection counts as lost: `dead_after` seconds after the last byte at the latest.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import Enum
from random import SystemRandom
from typing import Final, TypeAlias

import msgspec

from bpx_api.channels import Channel
from bpx_api.errors import ClosedClientError, SubscriptionError
from bpx_api.events import Event, RawEvent, UnreadableEvent
from bpx_client.transport.limits import require_seconds

from .buffers import Buffer
from .control import Connected, Disconnected, Gap, Silent
from .parsing import ErrorMessage, parse_frame

log: logging.Logger = logging.getLogger("bpx")

INVALID_SIGNATURE: Final = 4003
INVALID_STREAM: Final = 4006
INVALID_DEPTH_WINDOW: Final = 4008

STABLE: Final = 10.0
"""Seconds that a connection must have lasted for the next one to be opened as soon as after a first failure."""

PROBE: Final = 3.0
"""Seconds in which a refusal arrives, where the one of many streams that was refused has to be found."""

STEADY: Final = ("markPrice.", "ticker.")
"""The streams that send once a second, whatever the market does."""

CLOSED: Final = "the streams are closed; open others with client.streams()"


@dataclass(frozen=True, slots=True)
class ConnectionPolicy:
    """Times of the connection, in seconds.

    Attributes:
        first_wait: The wait before the second attempt to connect is a random part of it; the bound doubles each time.
        longest_wait: What one wait takes at most.
        connect_timeout: How long an attempt may take: connecting, TLS and the handshake.
        dead_after: A connection on which nothing arrives is told from a quiet one, by pings, within this time.
        silent_after: When a stream on which nothing has arrived is told (`Silent`).

    Raises:
        InvalidArgumentError: a number is out of range.
    """

    first_wait: float = 0.5
    longest_wait: float = 30.0
    connect_timeout: float = 10.0
    dead_after: float = 20.0
    silent_after: float = 75.0

    def __post_init__(self) -> None:
        require_seconds(self, "first_wait", "longest_wait", "connect_timeout", "dead_after", "silent_after")

    def wait(self, attempt: int, random: Callable[[], float]) -> float:
        """Seconds to wait after an attempt, counted from 1: full jitter, so that clients don't come back together."""
        return random() * min(self.longest_wait, self.first_wait * 2.0 ** min(attempt - 1, 64))


@dataclass(frozen=True, slots=True)
class Open:
    """Open a connection; then call `opened` or `open_failed`."""


@dataclass(frozen=True, slots=True)
class SendText:
    """Send a message."""

    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class SendPing:
    """Send a ping."""


@dataclass(frozen=True, slots=True)
class CloseConnection:
    """Close the connection, or stop opening it; `lost` needn't be called any more."""


@dataclass(frozen=True, slots=True)
class PauseReading:
    """Read nothing more from the connection."""


@dataclass(frozen=True, slots=True)
class ResumeReading:
    """Read from the connection again."""


@dataclass(frozen=True, slots=True)
class SynchronizeClock:
    """Measure the exchange's clock; then call `clock_synchronized`."""


Action: TypeAlias = Open | SendText | SendPing | CloseConnection | PauseReading | ResumeReading | SynchronizeClock


class Phase(Enum):
    """State of the connection."""

    IDLE = "idle"
    OPENING = "opening"
    OPEN = "open"
    WAITING = "waiting"
    CLOSED = "closed"


class _Route:
    """A stream that somebody wants, or that is still subscribed."""

    __slots__ = ("buffers", "delivers", "event_type", "heard", "is_private", "name", "odd", "puts", "since", "told")

    def __init__(self, channel: Channel[Event]) -> None:
        self.name = channel.name
        self.is_private = channel.is_private
        self.event_type: type[Event] = channel.event_type
        self.buffers: list[Buffer] = []
        self.puts: tuple[Callable[[str, object], None], ...] = ()
        self.odd: int = 0
        """The events of it that were not of its type."""

        # Of this connection:
        self.since: float | None = None
        """Time of its subscription; None: it is not subscribed."""
        self.heard: bool = False
        """True if something has arrived on it since the last tick."""
        self.delivers: bool = False
        """True if something has ever arrived on it."""
        self.told: bool = False
        """True if its silence has been told."""

    def set_buffers(self, buffers: list[Buffer]) -> None:
        self.buffers = buffers
        self.puts = tuple(buffer.put for buffer in buffers)

    def begin(self) -> None:
        self.since = None
        self.heard = self.delivers = self.told = False


class _Link:
    """State of one open connection."""

    __slots__ = (
        "alive",
        "data_at",
        "heard_at",
        "looked_at",
        "next_tick",
        "opened_at",
        "pinged_at",
        "probe_ends",
        "probed",
        "probes",
        "sure",
        "synchronized",
        "synchronizing",
    )

    def __init__(self, now: float, tick: float, utc: datetime) -> None:
        self.opened_at = now
        self.heard_at = now
        """Time of the last tick that found that something had arrived, a pong for example."""
        self.data_at = now
        """Time of the last tick that found that a message had arrived."""
        self.next_tick: float = now + tick
        self.alive: bool = False
        """True if something other than a message has arrived since the last tick."""
        self.pinged_at: float | None = None
        self.looked_at = utc
        """UTC time of the last tick."""
        self.sure = utc
        """UTC time up to which no event is missing."""
        self.synchronized: bool = False
        """True if the clock has been measured for it."""
        self.synchronizing: bool = False
        self.probes: deque[list[str]] = deque()
        """Streams one of which was refused, in groups that are yet to be subscribed by themselves."""
        self.probed: list[str] = []
        """The group that was subscribed last."""
        self.probe_ends: float | None = None


class ConnectionCore:
    """One connection and all who listen to it.

    Args:
        policy: Its times.
        sign: Gives what stands as `signature` in a subscription of private streams, made afresh.
        utcnow: This machine's clock, for `Gap.since`.
        random: Gives a number from 0 to 1. None: the system's.

    Attributes:
        phase: What the connection is doing.
        deadline: When to call `tick`, by the clock of all `now`; None: not at all.
        on_pending: Called when a message leaves something to do: then `actions` is to be called.
    """

    def __init__(
        self,
        policy: ConnectionPolicy,
        sign: Callable[[], Sequence[str]],
        *,
        utcnow: Callable[[], datetime] = lambda: datetime.now(UTC),
        random: Callable[[], float] | None = None,
    ) -> None:
        self.policy = policy
        self.phase: Phase = Phase.IDLE
        self.deadline: float | None = None
        self.on_pending: Callable[[], None] = _nothing
        self._sign = sign
        self._utcnow = utcnow
        self._random = SystemRandom().random if random is None else random
        self._actions: list[Action] = []
        self._routes: dict[str, _Route] = {}
        self._buffers: dict[Buffer, tuple[str, ...]] = {}
        self._changed: dict[str, None] = {}
        """The streams of which it has to be seen whether they are to be subscribed or unsubscribed."""
        self._gaps: dict[str, datetime] = {}
        """The streams that were subscribed when the connection was lost, and up to when nothing is missing."""
        self._tick = min(policy.dead_after, policy.silent_after) / 3
        self._attempt = 0
        self._full: dict[Buffer, None] = {}
        self._full_told = False
        self._was_open = False
        self._retry_at = 0.0
        self._link = _Link(0.0, self._tick, utcnow())

    # What readers want.

    def subscribe(self, buffer: Buffer, channels: Iterable[Channel[Event]], now: float) -> None:
        """Deliver the events of streams to a buffer from now on.

        Raises:
            ClosedClientError: the streams are closed.
        """
        if self.phase is Phase.CLOSED:
            raise ClosedClientError(CLOSED)
        buffer.on_full = self._filled
        buffer.on_failure = self._failed
        names: list[str] = []
        for channel in channels:
            route = self._routes.get(channel.name)
            if route is None:
                route = self._routes[channel.name] = _Route(channel)
            if buffer not in route.buffers:
                route.set_buffers([*route.buffers, buffer])
                names.append(channel.name)
            self._changed[channel.name] = None
        self._buffers[buffer] = tuple(names)
        if self.phase is Phase.OPEN:
            buffer.tell(Connected())
        elif self.phase is Phase.IDLE:
            self._open()
        self._plan(now)

    def unsubscribe(self, buffer: Buffer, now: float) -> None:
        """Deliver nothing more to a buffer; it comes to its end, and what it holds is dropped."""
        buffer.discard()
        self._remove(buffer)
        self._plan(now)

    def forget(self, buffer: Buffer, now: float) -> None:
        """Deliver nothing more to a buffer, which somebody has ended."""
        self._remove(buffer)
        self._plan(now)

    def waits_for(self, buffer: Buffer) -> bool:
        """Return True if the connection isn't read until the reader of a buffer has emptied it."""
        return buffer in self._full

    @property
    def is_behind(self) -> bool:
        """Return True if the connection has not been read for a while, because a reader is slow."""
        return self._full_told

    def resume(self, buffer: Buffer, now: float) -> None:
        """Take notice that a buffer has been emptied by its reader."""
        if buffer in self._full and not buffer.is_full:
            self._caught_up(buffer)
            self._link.heard_at = self._link.data_at = now
            self._link.pinged_at = None
            self._plan(now)

    def close(self) -> None:
        """Come to the end: of the connection, and of all who read."""
        self._actions = [CloseConnection()] if self.phase in (Phase.OPEN, Phase.OPENING) else []
        self.phase = Phase.CLOSED
        self.deadline = None
        for buffer in list(self._buffers):
            buffer.discard()
        self._buffers.clear()
        self._routes.clear()
        self._full.clear()

    def abandon(self, error: Exception) -> None:
        """Come to the end with an error for all who read, without touching the connection."""
        self.phase = Phase.CLOSED
        self.deadline = None
        for buffer in list(self._buffers):
            buffer.end(error)
        self._buffers.clear()
        self._routes.clear()

    # What the network does.

    def opened(self, now: float) -> None:
        """Take notice that the connection is open."""
        if self.phase is not Phase.OPENING:
            return
        self.phase = Phase.OPEN
        self._was_open = True
        self._link = _Link(now, self._tick, self._utcnow())
        log.info("streams: connected")
        for buffer, names in self._buffers.items():
            if buffer.is_full:
                self._filled(buffer)
            buffer.tell(Connected())
            missed = tuple(name for name in names if name in self._gaps)
            if missed:
                buffer.tell(Gap(missed, min(self._gaps[name] for name in missed)))
        if self._gaps:
            since = min(self._gaps.values()).isoformat(timespec="milliseconds")
            log.warning("streams: events since %s may be missing on %d streams", since, len(self._gaps))
        self._gaps.clear()
        self._changed = dict.fromkeys(self._routes)
        self._plan(now)

    def open_failed(self, now: float, reason: str, fatal: Exception | None = None) -> None:
        """Take notice that no connection came about.

        Args:
            now: The time.
            reason: Why.
            fatal: The error, if another attempt can't succeed; it ends all subscriptions unless there has been a
                connection before.
        """
        if self.phase is not Phase.OPENING:
            return
        if fatal is not None and not self._was_open:
            log.error("streams: %s", reason)
            self._end_all(fatal)
            self.phase = Phase.IDLE
            self._plan(now)
            return
        self._wait(now, reason)

    def lost(self, now: float, reason: str) -> None:
        """Take notice that the connection has ended."""
        if self.phase is not Phase.OPEN:
            return
        heard = self._link.alive or any(route.heard for route in self._routes.values())
        sure = self._link.looked_at if heard else self._link.sure
        for route in list(self._routes.values()):
            # Where a gap has not been told yet, it is the earlier one that counts.
            if route.since is not None and route.buffers:
                self._gaps.setdefault(route.name, sure)
            route.begin()
            if not route.buffers:
                del self._routes[route.name]
        self._full.clear()
        self._full_told = False
        if now - self._link.opened_at >= STABLE:
            self._attempt = 0
        self._wait(now, reason)

    def receive(self, frame: bytes) -> None:
        """Take in a message."""
        message = parse_frame(frame)
        if isinstance(message, ErrorMessage):
            self._refused(message)
            return
        route = self._routes.get(message.stream)
        event: Event = message.event
        if route is None or not isinstance(event, route.event_type):
            self._received_other(route, message.stream, event)
            return
        route.heard = True
        for put in route.puts:
            put(message.stream, event)

    def alive(self) -> None:
        """Take notice that something other than a message has arrived, such as a pong."""
        self._link.alive = True

    def clock_synchronized(self, now: float) -> None:
        """Take notice that the exchange's clock was measured, or couldn't be."""
        self._link.synchronizing = False
        self._changed.update(dict.fromkeys(name for name, route in self._routes.items() if route.is_private))
        for route in self._routes.values():
            if route.is_private and not route.delivers:
                route.since = None
        self._plan(now)

    def tick(self, now: float) -> None:
        """Do what is due at `deadline`."""
        if self.deadline is None or now < self.deadline:
            return
        if self.phase is Phase.WAITING:
            self._open()
        else:
            if self._link.probe_ends is not None and now >= self._link.probe_ends:
                self._probe_next(now)
            if now >= self._link.next_tick:
                if now - self._link.next_tick > self._tick / 2:
                    self._allow_for_delay(now)
                self._link.next_tick = now + self._tick
                self._look(now)
        self._plan(now)

    def actions(self, now: float) -> list[Action]:
        """Return what is to be done, each once."""
        if self.phase is Phase.OPEN and self._changed and self._link.probe_ends is None:
            self._flush(now)
        if self._actions:
            actions, self._actions = self._actions, []
            return actions
        return []

    # Subscribing.

    def _flush(self, now: float) -> None:
        """Subscribe and unsubscribe: one frame for all public streams, one for all private ones."""
        changed, self._changed = self._changed, {}
        routes = [route for name in changed if (route := self._routes.get(name)) is not None]
        wanted = [route for route in routes if route.buffers and route.since is None]
        if self._link.synchronizing:
            wanted = [route for route in wanted if not route.is_private]
        unwanted = [route for route in routes if not route.buffers]
        for route in unwanted:
            del self._routes[route.name]
        self._send("UNSUBSCRIBE", [route for route in unwanted if route.since is not None])
        for private in (False, True):
            self._subscribe([route for route in wanted if route.is_private is private], now)

    def _subscribe(self, routes: Sequence[_Route], now: float) -> None:
        if not routes:
            return
        more: dict[str, object] = {}
        if any(route.is_private for route in routes):
            try:
                more["signature"] = list(self._sign())
            except Exception as error:  # the user's clock has failed
                self._refuse([route for route in routes if route.is_private], error)
                routes = [route for route in routes if not route.is_private]
        for route in routes:
            route.begin()
            route.since = now
        self._send("SUBSCRIBE", routes, more)

    def _send(self, method: str, routes: Sequence[_Route], more: Mapping[str, object] | None = None) -> None:
        if routes:
            names = [route.name for route in routes]
            self._actions.append(SendText(msgspec.json.encode({"method": method, "params": names, **(more or {})})))
            log.debug("streams: %s %s", method, ", ".join(names))

    # Refusals, which name no stream.

    def _refused(self, error: ErrorMessage) -> None:
        log.error("streams: the exchange refused a message: %s %s", error.code, error.message)
        if self.phase is not Phase.OPEN:
            return
        if error.code == INVALID_SIGNATURE:
            self._signature_refused(error)
        elif error.code in (INVALID_STREAM, INVALID_DEPTH_WINDOW):
            self._stream_refused(error)
        self.on_pending()

    def _signature_refused(self, error: ErrorMessage) -> None:
        if self._link.synchronizing:
            return
        private = [route for route in self._routes.values() if route.is_private and route.since is not None]
        refused = [route for route in private if not (route.delivers or route.heard)] or private
        if not refused:
            return
        if not self._link.synchronized:  # an expired signature is refused in the same words
            self._link.synchronized = self._link.synchronizing = True
            self._actions.append(SynchronizeClock())
            return
        advice = "check that the key is active, that both keys belong to it, and that the clock is right"
        self._refuse(refused, _subscription_error(refused, error, advice))

    def _stream_refused(self, error: ErrorMessage) -> None:
        group = self._link.probed
        if not group:
            alive = [route for route in self._routes.values() if route.since is not None]
            if error.code == INVALID_DEPTH_WINDOW:
                alive = [route for route in alive if route.name.startswith("depth.")]
            group = [route.name for route in alive if not (route.delivers or route.heard)]
        refused = [route for name in group if (route := self._routes.get(name)) is not None and route.buffers]
        if len(refused) == 1:
            self._refuse(refused, _subscription_error(refused, error, "there is no such stream"))
            self._link.probed = []
            if self._link.probe_ends is not None:
                self._link.probe_ends = 0.0
                self.deadline = 0.0
        elif refused:
            # It could be any of them: each half is subscribed by itself, until it is known which.
            half = len(refused) // 2
            self._link.probes.extendleft(
                [[route.name for route in refused[half:]], [route.name for route in refused[:half]]]
            )
            self._link.probed = []
            self._link.probe_ends = 0.0
            self.deadline = 0.0

    def _probe_next(self, now: float) -> None:
        self._link.probed, self._link.probe_ends = [], None
        while self._link.probes:
            group = self._link.probes.popleft()
            routes = [route for name in group if (route := self._routes.get(name)) is not None and route.buffers]
            if routes:
                self._link.probed = [route.name for route in routes]
                self._link.probe_ends = now + PROBE
                self._subscribe(routes, now)
                return

    def _refuse(self, routes: Sequence[_Route], error: Exception) -> None:
        """End the subscriptions that have any of these streams."""
        for buffer in dict.fromkeys(buffer for route in routes for buffer in route.buffers):
            buffer.end(error)
            self._remove(buffer)
        for route in routes:
            route.since = None  # there is nothing to unsubscribe

    # Events that are not what was promised.

    def _received_other(self, route: _Route | None, stream: str, event: Event) -> None:
        if route is None:
            self._link.alive = True
            if stream:
                log.debug("streams: %s isn't subscribed", stream)  # it was, a moment ago
                return
            log.warning("streams: an unreadable message: %s", getattr(event, "reason", "it names no stream"))
            return
        route.heard = True
        route.odd += 1
        if route.odd in _TOLD_COUNTS:
            problem = (
                event.reason if isinstance(event, UnreadableEvent) else f"an event of another kind: {event!r:.200}"
            )
            log.warning("streams: %s: unexpected event (%d so far): %s", stream, route.odd, problem)
        unexpected = event if isinstance(event, RawEvent | UnreadableEvent) else RawEvent(frame=event.frame)
        for buffer in route.buffers:
            buffer.put_unexpected(stream, unexpected)

    # Time.

    def _look(self, now: float) -> None:
        """See whether the connection lives, and which streams are silent."""
        looked_at, self._link.looked_at = self._link.looked_at, self._utcnow()
        if self._full:
            if not self._full_told:
                self._full_told = True
                names = sorted({name for buffer in self._full for name in buffer.streams})
                log.warning("streams: all wait for a reader that is slow: %s", ", ".join(names)[:200])
            return
        heard = False
        for route in self._routes.values():
            if route.heard:
                heard = route.delivers = True
                route.heard = False
            elif route.since is not None and not route.delivers and not route.told:
                self._tell_silence(route, now)
        if heard:
            self._link.data_at = now
        if heard or self._link.alive:
            self._link.alive = False
            self._link.heard_at = now
            self._link.sure = looked_at
            self._link.pinged_at = None
        third = self.policy.dead_after / 3
        late = self._tick / 2  # ticks aren't exact
        if self._link.pinged_at is not None:
            if now - self._link.pinged_at >= third - late:
                self._give_up(
                    now, f"nothing arrives any more, no answer to a ping either, for {now - self._link.heard_at:.3g} s"
                )
        elif now - self._link.heard_at >= third - late:
            self._link.pinged_at = now
            self._actions.append(SendPing())
        elif now - self._link.data_at >= self.policy.dead_after and self._has_steady:
            self._give_up(now, f"the exchange answers pings and sends nothing, for {now - self._link.data_at:.3g} s")

    def _allow_for_delay(self, now: float) -> None:
        """Judge nothing by a time in which the event loop was busy: what has arrived may not have been looked at."""
        self._link.data_at = now
        if self._link.pinged_at is not None:
            self._link.pinged_at = now

    @property
    def _has_steady(self) -> bool:
        return any(route.delivers and route.name.startswith(STEADY) for route in self._routes.values())

    def _tell_silence(self, route: _Route, now: float) -> None:
        seconds = now - (route.since or 0.0)
        if seconds < self.policy.silent_after or not route.buffers:
            return
        route.told = True
        # An account to which nothing happens is usual.
        level = logging.INFO if route.is_private else logging.WARNING
        log.log(level, "streams: nothing has arrived on %s for %.3g s", route.name, seconds)
        for buffer in route.buffers:
            buffer.tell(Silent(route.name, seconds))

    def _give_up(self, now: float, reason: str) -> None:
        self._actions.append(CloseConnection())
        self.lost(now, reason)

    def _open(self) -> None:
        self.phase = Phase.OPENING
        self.deadline = None
        self._actions.append(Open())

    def _wait(self, now: float, reason: str) -> None:
        if not self._buffers:
            log.info("streams: %s; nobody listens", reason)
            self.phase = Phase.IDLE
            self._gaps.clear()
            self._plan(now)
            return
        self._attempt += 1
        seconds = self.policy.wait(self._attempt, self._random)
        log.warning("streams: %s; connecting again in %.2f s", reason, seconds)
        self.phase = Phase.WAITING
        self._retry_at = now + seconds
        for buffer in self._buffers:
            buffer.tell(Disconnected(reason, seconds))
        self._plan(now)

    def _plan(self, now: float) -> None:
        """Set the timer."""
        if self.phase is Phase.WAITING and not self._buffers:
            self.phase = Phase.IDLE
            self._gaps.clear()
        if self.phase is Phase.WAITING:
            self.deadline = self._retry_at
        elif self.phase is Phase.OPEN:
            self.deadline = (
                self._link.next_tick
                if self._link.probe_ends is None
                else min(self._link.next_tick, self._link.probe_ends)
            )
        else:
            self.deadline = None

    # Buffers.

    def _remove(self, buffer: Buffer) -> None:
        for name in self._buffers.pop(buffer, ()):
            route = self._routes[name]
            route.set_buffers([each for each in route.buffers if each is not buffer])
            if not route.buffers:
                self._gaps.pop(name, None)
                if self.phase is Phase.OPEN:
                    self._changed[name] = None
                else:
                    del self._routes[name]
        self._caught_up(buffer)

    def _end_all(self, error: Exception) -> None:
        for buffer in list(self._buffers):
            buffer.end(error)
            self._remove(buffer)

    def _filled(self, buffer: Buffer) -> None:
        if self.phase is Phase.OPEN and buffer in self._buffers and buffer not in self._full:
            if not self._full:
                self._actions.append(PauseReading())
            self._full[buffer] = None
            if not buffer.is_full:  # the reader, in its own thread, was faster
                self._caught_up(buffer)
            self.on_pending()

    def _caught_up(self, buffer: Buffer) -> None:
        if buffer in self._full:
            del self._full[buffer]
            if not self._full:
                self._full_told = False
                self._actions.append(ResumeReading())

    def _failed(self, buffer: Buffer) -> None:
        log.error("streams: %s: %s", ", ".join(buffer.streams), buffer.error)
        self._remove(buffer)
        self.on_pending()


_TOLD_COUNTS = frozenset(10**power for power in range(12))


def _subscription_error(routes: Sequence[_Route], error: ErrorMessage, advice: str) -> SubscriptionError:
    return SubscriptionError([route.name for route in routes], error.code, error.message, advice)


def _nothing() -> None:
    """Do nothing."""
