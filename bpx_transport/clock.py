"""The exchange's clock, as far as it can be known from here."""

from __future__ import annotations

import time
from collections.abc import Callable


def unix_milliseconds() -> int:
    """This machine's clock: Unix time in milliseconds."""
    return time.time_ns() // 1_000_000


class ServerClock:
    """This machine's clock, corrected by its offset to the exchange's; safe to share between threads.

    Args:
        local: Gives this machine's Unix time in milliseconds.

    Attributes:
        offset: Milliseconds by which the exchange is ahead of this machine; 0 until it is measured.
        measurements: How often it was measured.
    """

    def __init__(self, local: Callable[[], int] = unix_milliseconds) -> None:
        self.local = local
        self.offset: int = 0
        self.measurements: int = 0

    def __call__(self) -> int:
        """The exchange's Unix time in milliseconds."""
        return self.local() + self.offset

    def correct(self, sent: int, stated: int, received: int) -> int:
        """Take a measurement.

        The exchange is taken to have read its clock halfway between sending and receiving; the error is at most half
        the round trip.

        Args:
            sent: This machine's time, in milliseconds, when the question left.
            stated: The exchange's time, in milliseconds.
            received: This machine's time, in milliseconds, when the answer came.

        Returns:
            The new offset in milliseconds.
        """
        self.offset = stated - (sent + received) // 2
        self.measurements += 1
        return self.offset
