"""One request's way to the exchange and back, as steps: what to do next is decided here, doing it is the sender's.

A generator decides, as httpx's own auth flow does, so that the sync and the async sender share every decision.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from random import SystemRandom
from typing import TypeAlias, cast

import httpx

from .clock import ServerClock
from .retries import Outcome, Retries, has_expired, may_repeat

log: logging.Logger = logging.getLogger("bpx")


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
    """Wait until the pace allows the request."""

    request: httpx.Request


Step: TypeAlias = Transmit | Pause | Admit
Journey: TypeAlias = Generator[Step, httpx.Response | None, httpx.Response]


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


def journey(conduct: Conduct, request: httpx.Request) -> Journey:
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
    attempt = 0
    mended = False
    # The first wait for the pace may be long and is asked for; the deadline begins after it.
    yield from _admitted(conduct, request)
    began = conduct.now()
    while True:
        attempt += 1
        if attempt > 1:
            yield from _admitted(conduct, request)
        conduct.sign(request)
        left = max(conduct.retries.deadline - (conduct.now() - began), 0.001)
        request.extensions = {**request.extensions, "timeout": {part: min(most, left) for part, most in own.items()}}
        outcome = yield from _attempt(conduct, request)
        if not mended and "X-Signature" in request.headers and has_expired(outcome):
            # It was refused, so it had no effect: asking for the time and sending it once more is safe for orders too.
            mended = True
            if (yield from measure(conduct)) is not None:
                continue
        if attempt >= conduct.retries.attempts or not may_repeat(request.method, outcome):
            break
        wait = conduct.retries.wait(attempt, outcome, conduct.random)
        if conduct.now() - began + wait >= conduct.retries.deadline:
            break
        log.debug("%s %s: attempt %d failed, waiting %.2f s", request.method, request.url.path, attempt, wait)
        yield Pause(wait)
    if isinstance(outcome, httpx.RequestError):
        raise outcome
    return outcome


def measure(conduct: Conduct) -> Generator[Step, httpx.Response | None, int | None]:
    """Measure how far the exchange's clock is ahead.

    Returns:
        The offset in milliseconds; None where the exchange didn't tell its time.
    """
    request = httpx.Request("GET", conduct.time_url, extensions={"timeout": conduct.timeout.as_dict()})
    sent = conduct.clock.local()
    outcome = yield from _attempt(conduct, request)
    received = conduct.clock.local()
    if isinstance(outcome, httpx.RequestError) or outcome.status_code != 200 or not outcome.text.strip().isdigit():
        return None
    offset = conduct.clock.correct(sent, int(outcome.text), received)
    log.debug("the exchange's clock is %d ms ahead (round trip %d ms)", offset, received - sent)
    return offset


def _admitted(conduct: Conduct, request: httpx.Request) -> Generator[Step, httpx.Response | None, None]:
    if conduct.paced:
        yield Admit(request)


def _attempt(conduct: Conduct, request: httpx.Request) -> Generator[Step, httpx.Response | None, Outcome]:
    began = conduct.now()
    outcome: Outcome
    try:
        # Transmit, alone among the steps, has an answer.
        outcome = cast(httpx.Response, (yield Transmit(request)))
    except httpx.RequestError as error:
        outcome = error
    if log.isEnabledFor(logging.DEBUG):
        became = type(outcome).__name__ if isinstance(outcome, httpx.RequestError) else outcome.status_code
        duration = (conduct.now() - began) * 1000
        line = "%s %s %s -> %s in %.1f ms"
        log.debug(line, request.method, request.url.path, conduct.stated(request), became, duration)
    return outcome
