"""A semaphore that no exception can put out of step, wherever it strikes."""

from __future__ import annotations

import threading
import time
import weakref
from contextlib import suppress

LOOK_AGAIN = 0.05
"""Seconds after which a waiting thread looks for itself: it isn't woken where an exception has freed a slot."""


class Slot:
    """One slot that is taken, or waited for."""

    __slots__ = ("__weakref__", "turn")

    def __init__(self) -> None:
        self.turn: threading.Lock | None = None


class Slots:
    """A number of slots, which threads take in the order in which they ask.

    A signal handler may raise between any two steps of Python code, also within `threading.Semaphore` and between its
    `acquire` and the `try` that follows; the count is wrong from then on. Here nothing is counted: those who hold a
    slot are listed by weak references, and a slot that nobody refers to any more leaves the list by its reference's
    callback, which is C code and as such one step.

    Args:
        number: How many may be taken at once.
    """

    def __init__(self, number: int) -> None:
        self._number = number
        self._asked: dict[weakref.ref[Slot], None] = {}
        """The requests for a slot, in their order: the first `number` have their slot, the others wait."""

    def take(self, seconds: float) -> Slot | None:
        """Take a slot and hold it while it is referred to, or until it is released; None: none became free in time."""
        slot = Slot()
        self._asked[weakref.ref(slot, self._asked.pop)] = None
        if len(self._asked) > self._number and not self._waited(slot, time.monotonic() + seconds):
            self.release(slot)
            return None
        return slot

    def release(self, slot: Slot) -> None:
        """Release a slot."""
        self._asked.pop(weakref.ref(slot), None)
        if len(self._asked) >= self._number:
            following = list(self._asked)[self._number - 1]()
            if following is not None and following.turn is not None:
                with suppress(RuntimeError):  # it was woken already
                    following.turn.release()

    def _waited(self, slot: Slot, ends: float) -> bool:
        slot.turn = turn = threading.Lock()
        turn.acquire()
        while list(self._asked).index(weakref.ref(slot)) >= self._number:
            left = ends - time.monotonic()
            if left <= 0:
                return False
            turn.acquire(timeout=min(left, LOOK_AGAIN))
        return True
