"""The exchange's clock, as far as it can be known from here."""

from __future__ import annotations

import os
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from operator import index
from typing import SupportsIndex

from bpx_api.errors import InvalidArgumentError
from bpx_auth.signing import unix_milliseconds

EARLIEST, LATEST = 10**12, 10**13
"""Unix time in milliseconds, from 2001 to 2286: in seconds it is less, in microseconds more."""

_EXAMPLE = "it must give this machine's Unix time in milliseconds, such as `lambda: time.time_ns() // 1_000_000`"


class ClockError(Exception):
    """The exchange's clock could not be read; the message says what came instead."""


class ServerClock:
    """This machine's clock, corrected by its offset to the exchange's; safe to share between threads.

    Args:
        local: Gives this machine's Unix time in milliseconds.

    Attributes:
        offset: Milliseconds by which the exchange is ahead of this machine; 0 until it is measured.
        measurements: How often it was measured.

    Raises:
        InvalidArgumentError: `local` is not a function, or gives another unit.
    """

    def __init__(self, local: Callable[[], int] = unix_milliseconds) -> None:
        self._local = local
        self.offset: int = 0
        self.measurements: int = 0
        self._under_way: dict[int, Measurement] = {}
        if not callable(local):
            raise InvalidArgumentError("clock", f"{local!r} is not a function; {_EXAMPLE}")
        # This machine's own has the right unit, even where it stands at 1970: its offset is measured then.
        if local is not unix_milliseconds and not EARLIEST <= (now := self.local()) < LATEST:
            raise _not_milliseconds(now)

    def __call__(self) -> int:
        """Return the exchange's Unix time in milliseconds."""
        return self.local() + self.offset

    def local(self) -> int:
        """Return this machine's Unix time in milliseconds.

        Raises:
            InvalidArgumentError: the clock failed, or gave something else.
        """
        try:
            now = self._local()
        except Exception as error:
            raise InvalidArgumentError("clock", f"failed: {type(error).__name__}: {error}") from error
        if type(now) is int:
            return now
        # An int of another type, such as numpy's.
        if isinstance(now, SupportsIndex) and not isinstance(now, bool):
            return index(now)
        raise _not_milliseconds(now)

    def update(self, exchange_time: int, received: int, round_trip: int) -> int:
        """Update the offset and return it; all in milliseconds.

        The exchange is taken to have read its clock halfway between sending and receiving; the error is at most half
        the round trip, which is by a clock that isn't set meanwhile.
        """
        self.offset = exchange_time + round_trip // 2 - received
        self.measurements += 1
        return self.offset

    def begin(self, measurement: Measurement, now: float) -> bool:
        """Begin a measurement and return True, unless another one is under way; `end` must follow.

        No lock is involved, which somebody who is interrupted half-way, or a fork, could leave locked: a measurement
        that isn't over when it ought to be is taken for lost.
        """
        # By process: what was begun before a fork doesn't end in the child.
        process = os.getpid()
        other = self._under_way.setdefault(process, measurement)
        if other is not measurement and other.ends <= now:
            self._under_way[process] = other = measurement
        return other is measurement

    def end(self, measurement: Measurement) -> None:
        """End a measurement, whatever came of it; nothing happens where another one is under way."""
        process = os.getpid()
        if self._under_way.get(process) is measurement:
            self._under_way.pop(process, None)


@dataclass(slots=True, eq=False)
class Measurement:
    """A request for the exchange's time, which is over by `ends` at the latest."""

    ends: float


def _not_milliseconds(given: object) -> InvalidArgumentError:
    if isinstance(given, Coroutine):
        given.close()  # nobody will await it
        return InvalidArgumentError("clock", f"is an async function; {_EXAMPLE}")
    unit = ""
    if isinstance(given, int | float) and not isinstance(given, bool) and abs(given) < 10**20:
        units = {**dict.fromkeys(range(8, 11), "seconds"), 13: "a float", 16: "microseconds", 19: "nanoseconds"}
        unit = units.get(len(f"{abs(given):.0f}"), "")
    return InvalidArgumentError("clock", f"gave {given!r}{f' ({unit})' if unit else ''}; {_EXAMPLE}")
