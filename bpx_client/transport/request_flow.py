"""The flow of one request to the exchange and back: decides each step, which a sender then takes.

A generator decides, as httpx's own auth flow does, so that the sync and the async sender share every decision.
"""

from __future__ import annotations

import logging
import math
import time
from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, field
from random import SystemRandom
from typing import Any, TypeAlias, TypeVar, cast

import httpx

from bpx_api.errors import HELD, SIGNED_BY, excerpt

from ..flows import Sleep
from .clock import EARLIEST, LATEST, ClockError, Measurement, ServerClock
from .limits import Remaining
from .retries import Outcome, RetryPolicy, explain, has_expired

log: logging.Logger = logging.getLogger("bpx")

R = TypeVar("R")

FIRST_LOOK, LONGEST_LOOK = 0.005, 0.1
"""Seconds between two looks at whether another request has measured the exchange's clock; they double."""


@dataclass(slots=True, repr=False)
class Send:
    """A step: send a request and give its response, or raise the `httpx.RequestError`."""

    request: httpx.Request


@dataclass(slots=True, repr=False)
class AcquireSlot:
    """A step: wait until the rate limiter, if any, allows the request; True if it did within so many seconds."""

    request: httpx.Request
    max_wait: float = math.inf


StepResult: TypeAlias = httpx.Response | bool | None
"""The result of a step: the response of `Send`, True or False of `AcquireSlot`, None of `Sleep`."""

RequestFlow: TypeAlias = Generator[Send | AcquireSlot | Sleep, StepResult, R]


@dataclass(frozen=True, slots=True)
class RequestPolicy:
    """Settings and functions that every request flow uses.

    Attributes:
        sign: Signs a request in place, afresh each time.
        timeout: The timeout of one attempt, where the request has none of its own.
        retries: The limits on the attempts for one request.
        clock: The exchange's clock.
        time_request: Builds the request for the exchange's time, given the extensions of the request that needs it.
        describe: Describes a request for the log, beside method, path and status; with no secret in it.
        now: Seconds that only ever grow.
        random: A number from 0 to 1.
    """

    sign: Callable[[httpx.Request], httpx.Request]
    timeout: httpx.Timeout
    retries: RetryPolicy
    clock: ServerClock
    time_request: Callable[[Mapping[str, Any]], httpx.Request]
    describe: Callable[[httpx.Request], str]
    now: Callable[[], float] = time.monotonic
    random: Callable[[], float] = field(default_factory=lambda: SystemRandom().random)


def request_flow(policy: RequestPolicy, request: httpx.Request) -> RequestFlow[httpx.Response]:
    """Sign and send a request, again if need be, and return the last response, whatever its status.

    Raises:
        httpx.RequestError: the last attempt had no response.
    """
    own = request.extensions.get("timeout", policy.timeout.as_dict())
    request.extensions = {**request.extensions, HELD: True}
    # The first wait for the rate limiter may be long and is asked for; the deadline begins after it.
    yield AcquireSlot(request)
    ends = policy.now() + policy.retries.deadline
    attempt = 0
    resynced = False
    while True:
        attempt += 1
        measurements = policy.clock.measurements
        policy.sign(request)
        request.extensions = {
            **request.extensions,
            "timeout": Remaining(own, ends, policy.now),
            SIGNED_BY: time.monotonic(),
            HELD: False,
        }
        outcome = yield from _attempt(policy, request)
        if isinstance(outcome, httpx.Response) and outcome.status_code < 400:
            return outcome
        if not resynced and "X-Signature" in request.headers and has_expired(outcome):
            # It was refused, so it had no effect: asking for the time and sending it once more is safe for orders too.
            resynced = True
            wait = 0.0 if (yield from _synchronized(policy, request, own, measurements, ends)) else None
        else:
            wait = policy.retries.next_wait(attempt, request.method, outcome, policy.random)
        if wait is None or not (yield from _waited(policy, request, attempt, wait, ends)):
            break
        request.extensions = {**request.extensions, HELD: True}  # until it is signed again: a clock may fail
    if isinstance(outcome, httpx.RequestError):
        explain(outcome)
        raise outcome
    return outcome


def synchronize(
    policy: RequestPolicy, extensions: Mapping[str, Any], since: int | None = None, ends: float | None = None
) -> RequestFlow[int]:
    """Measure how far the exchange's clock is ahead; of all requests that need to know at once, one asks.

    Args:
        policy: The settings that all requests share.
        extensions: Those of the request that needs to know: its timeout, and the headers of its client.
        since: The measurements that had been made when the request was signed; None: all that there are now.
        ends: When to give up, by `policy.now`; None: after the deadline of a request.

    Returns:
        The offset in milliseconds, of the first measurement after `since`.

    Raises:
        ClockError: it could not be measured.
    """
    clock = policy.clock
    since = clock.measurements if since is None else since
    ends = policy.now() + policy.retries.deadline if ends is None else ends
    timeout: Mapping[str, float] = extensions.get("timeout", policy.timeout.as_dict())
    look = FIRST_LOOK
    while clock.measurements == since:
        now = policy.now()
        measurement = Measurement(min(ends, now + sum(timeout.values())))
        try:
            if clock.begin(measurement, now):
                return (yield from _measured(policy, extensions, Remaining(timeout, ends, policy.now), ends))
        finally:
            clock.end(measurement)
        if now >= ends:
            raise ClockError("another request is asking for it, and had no response in time")
        yield Sleep(min(look, ends - now))
        look = min(2 * look, LONGEST_LOOK)
    return clock.offset


def _synchronized(
    policy: RequestPolicy, request: httpx.Request, timeout: Mapping[str, float], since: int, ends: float
) -> RequestFlow[bool]:
    try:
        yield from synchronize(policy, {**request.extensions, "timeout": timeout}, since, ends)
    except ClockError as error:
        log.debug("%s %s: could not read the exchange's clock: %s", request.method, request.url.path, error)
        return False
    return True


def _measured(
    policy: RequestPolicy, extensions: Mapping[str, Any], timeout: Mapping[str, float], ends: float
) -> RequestFlow[int]:
    request = policy.time_request(extensions)
    request.extensions = {"timeout": timeout}
    try:
        if not (yield AcquireSlot(request, ends - policy.now())):
            raise ClockError("the rate limits leave no room for the request")
    except httpx.RequestError as error:  # the count of the rate limit can't be reached
        raise ClockError(str(error)) from error
    sent = policy.now()
    outcome = yield from _attempt(policy, request)
    # By a clock that nobody sets meanwhile.
    round_trip = round((policy.now() - sent) * 1000)
    received = policy.clock.local()
    if isinstance(outcome, httpx.RequestError):
        raise ClockError(f"{type(outcome).__name__}: {str(outcome) or 'no details'}") from outcome
    body = outcome.content.strip()
    if outcome.status_code != 200:
        raise ClockError(f"status {outcome.status_code}: {excerpt(body)}")
    # A response that was cut short has fewer digits.
    if not (body.isdigit() and len(body) < 20 and EARLIEST <= int(body) < LATEST):
        raise ClockError(f"{excerpt(body)!r} is not Unix time in milliseconds")
    offset = policy.clock.update(int(body), received, round_trip)
    log.debug("the exchange's clock is %d ms ahead (round trip %d ms)", offset, round_trip)
    return offset


def _waited(
    policy: RequestPolicy, request: httpx.Request, attempt: int, seconds: float, ends: float
) -> RequestFlow[bool]:
    """Wait before another attempt, for the rate limiter too; False where the deadline leaves no time for it."""
    if policy.now() + seconds >= ends:
        return False
    log.debug("%s %s: attempt %d failed, waiting %.2f s", request.method, request.url.path, attempt, seconds)
    if seconds:
        yield Sleep(seconds)
    return bool((yield AcquireSlot(request, ends - policy.now())))


def _attempt(policy: RequestPolicy, request: httpx.Request) -> RequestFlow[Outcome]:
    began = policy.now()
    outcome: Outcome
    try:
        outcome = cast(httpx.Response, (yield Send(request)))
    except httpx.RequestError as error:
        outcome = error
    if log.isEnabledFor(logging.DEBUG):
        became = type(outcome).__name__ if isinstance(outcome, httpx.RequestError) else outcome.status_code
        duration = (policy.now() - began) * 1000
        line = "%s %s %s -> %s in %.1f ms"
        log.debug(line, request.method, request.url.path, policy.describe(request), became, duration)
    return outcome
