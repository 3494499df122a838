"""Control events: the state of the connection, and missing events, for subscriptions with `control=True`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from bpx_api.events import RawEvent, UnreadableEvent


@dataclass(frozen=True, slots=True)
class Connected:
    """The connection is open, and the subscription's streams are subscribed."""


@dataclass(frozen=True, slots=True)
class Disconnected:
    """The connection was lost, or could not be opened; it is opened again by itself.

    Attributes:
        reason: What happened.
        retry_in: Seconds until the next attempt.
    """

    reason: str
    retry_in: float


@dataclass(frozen=True, slots=True)
class Gap:
    """Events may be missing: the streams are subscribed again after the connection was lost.

    Attributes:
        streams: The names of the streams.
        since: The last moment up to which certainly nothing is missing, by this machine's clock, in UTC.
    """

    streams: tuple[str, ...]
    since: datetime


@dataclass(frozen=True, slots=True)
class Silent:
    """Nothing has arrived on a stream since it was subscribed: a quiet market, a closed one, or an unknown symbol.

    It is told once for each connection.

    Attributes:
        stream: The stream's name.
        seconds: How long it has been silent.
    """

    stream: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Dropped:
    """Events were dropped here because the reader was too slow (`overflow="drop_oldest"`).

    Attributes:
        count: How many, control events included.
    """

    count: int


ControlEvent: TypeAlias = Connected | Disconnected | Gap | Silent | Dropped | RawEvent | UnreadableEvent
"""The items that `control=True` adds. A `RawEvent` or `UnreadableEvent` is not of the type that its stream promises."""
