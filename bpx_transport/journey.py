"""One request's way to the exchange and back, as steps: what to do next is decided here, doing it is the sender's.

A generator decides, as httpx's own auth flow does, so that the sync and the async sender share every decision.
"""

from __future__ import annotations

import logging
import math
import time
from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, field
from random import SystemRandom
from typing import TypeAlias, TypeVar, cast

import httpx

from .clock import ServerClock
from .retries import Outcome, Retries, has_expired

log: logging.Logger = logging.getLogger("bpx")

R = TypeVar("R")

MILLISECONDS_DIGITS = 13
"""Digits of Unix time in milliseconds, until the year 2286; an answer that was cut short has fewer."""


@dataclass(frozen=True, slots=True)
class Transmit:
    """Send a request and give its answer, or throw the `httpx.RequestError`."""

    request: httpx.Request


@dataclass(frozen=True, slots=True)
class Pause:
    """Do nothing for some seconds."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Admit:
    """Wait until the pace allows the request; say whether it did within so many seconds."""

    request: httpx.Request
    patience: float = math.inf


Step: TypeAlias = Transmit | Pause | Admit
Given: TypeAlias = httpx.Response | bool | None
"""What a step gives: `Transmit` the answer, `Admit` whether the request may go, `Pause` nothing."""

Steps: TypeAlias = Generator[Step, Given, R]


def _nothing(request: httpx.Request) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Conduct:
    """What holds for every request's way.

    Attributes:
        sign: Signs a request in place, afresh each time.
        timeout: The timeout of one attempt, where the request has none of its own.
        retries: How often and for how long to try.
        clock: The exchange's clock.
        time_url: Where the exchange tells its time.
        paced: Whether requests wait for the pace.
        stated: What the log says of a request beside method, path and status, with no secret in it.
        now: Seconds that only ever grow.
        random: A number from 0 to 1.
    """

    sign: Callable[[httpx.Request], httpx.Request]
    timeout: httpx.Timeout
    retries: Retries
    clock: ServerClock
    time_url: str
    paced: bool = False
    stated: Callable[[httpx.Request], str] = _nothing
    now: Callable[[], float] = time.monotonic
    random: Callable[[], float] = field(default_factory=lambda: SystemRandom().random)


class Remaining(dict[str, float]):
    """A timeout's parts, none of them longer than what is left until the deadline at the moment of asking."""

    def __init__(self, parts: Mapping[str, float], ends: float, now: Callable[[], float]) -> None:
        super().__init__(parts)
        self._ends = ends
        self._now = now

    @property
    def left(self) -> float:
        """Seconds until the deadline; negative once it has passed."""
        return self._ends - self._now()

    def __getitem__(self, part: str) -> float:
        # Never zero: a socket would take that for "don't wait at all".
        return max(min(super().__getitem__(part), self._ends - self._now()), 0.001)

    def get(self, part: str, default: object = None) -> float:
        """One part; httpcore asks this way."""
        return self[part]


def journey(conduct: Conduct, request: httpx.Request) -> Steps[httpx.Response]:
    """Bring a request to the exchange and its answer back.

    Args:
        conduct: What holds for every request.
        request: The request, unsigned.

    Yields:
        What to do next.

    Returns:
        The last answer, whatever its status.

    Raises:
        httpx.RequestError: the last attempt had no answer.
    """
    own = request.extensions.get("timeout", conduct.timeout.as_dict())
    # The first wait for the pace may be long and is asked for; the deadline begins after it.
    if conduct.paced:
        yield Admit(request)
    ends = conduct.now() + conduct.retries.deadline
    attempt = 0
    mended = False
    while True:
        attempt += 1
        measurements = conduct.clock.measurements
        conduct.sign(request)
        request.extensions = {**request.extensions, "timeout": Remaining(own, ends, conduct.now)}
        outcome = yield from _attempt(conduct, request)
        if isinstance(outcome, httpx.Response) and outcome.status_code < 400:
            return outcome
        if not mended and "X-Signature" in request.headers and has_expired(outcome):
            # It was refused, so it had no effect: asking for the time and sending it once more is safe for orders too.
            mended = True
            # Another request may have asked meanwhile.
            known = conduct.clock.measurements != measurements or (yield from measure(conduct, ends)) is not None
            wait = 0.0 if known else None
        else:
            wait = conduct.retries.next_wait(attempt, request.method, outcome, conduct.random)
        if wait is None or not (yield from _waited(conduct, request, attempt, wait, ends)):
            break
    if isinstance(outcome, httpx.RequestError):
        raise outcome
    return outcome


def measure(conduct: Conduct, ends: float = math.inf) -> Steps[int | None]:
    """Measure how far the exchange's clock is ahead.

    Args:
        conduct: What holds for every request.
        ends: When to give up, by `conduct.now`.

    Returns:
        The offset in milliseconds; None where the exchange didn't tell its time.
    """
    timeout = Remaining(conduct.timeout.as_dict(), ends, conduct.now)  # type: ignore[arg-type]  # it is complete
    request = httpx.Request("GET", conduct.time_url, extensions={"timeout": timeout})
    if conduct.paced and not (yield Admit(request, ends - conduct.now())):
        return None
    sent = conduct.clock.local()
    outcome = yield from _attempt(conduct, request)
    received = conduct.clock.local()
    if isinstance(outcome, httpx.RequestError) or outcome.status_code != 200:
        return None
    stated = outcome.content.strip()
    if not (stated.isdigit() and len(stated) == MILLISECONDS_DIGITS):
        return None
    offset = conduct.clock.correct(sent, int(stated), received)
    log.debug("the exchange's clock is %d ms ahead (round trip %d ms)", offset, received - sent)
    return offset


def _waited(conduct: Conduct, request: httpx.Request, attempt: int, seconds: float, ends: float) -> Steps[bool]:
    """Wait before another attempt, for the pace too; False where the deadline leaves no time for it."""
    if conduct.now() + seconds >= ends:
        return False
    log.debug("%s %s: attempt %d failed, waiting %.2f s", request.method, request.url.path, attempt, seconds)
    if seconds:
        yield Pause(seconds)
    return not conduct.paced or bool((yield Admit(request, ends - conduct.now())))


def _attempt(conduct: Conduct, request: httpx.Request) -> Steps[Outcome]:
    began = conduct.now()
    outcome: Outcome
    try:
        outcome = cast(httpx.Response, (yield Transmit(request)))
    except httpx.RequestError as error:
        outcome = error
    if log.isEnabledFor(logging.DEBUG):
        became = type(outcome).__name__ if isinstance(outcome, httpx.RequestError) else outcome.status_code
        duration = (conduct.now() - began) * 1000
        line = "%s %s %s -> %s in %.1f ms"
        log.debug(line, request.method, request.url.path, conduct.stated(request), became, duration)
    return outcome
