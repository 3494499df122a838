"""Decision about sending a request again, and after how many seconds; no I/O."""

from __future__ import annotations

import ssl
from collections.abc import Callable
from dataclasses import dataclass

import httpx

from bpx_api.errors import EXPIRED, NEVER_SENT, chain, retry_after

from .decoding import ResponseTooLarge
from .limits import require_counts, require_seconds

TOO_MANY_REQUESTS = 429
TRANSIENT_STATUSES = frozenset({502, 503, 504, *range(520, 525)})
"""Statuses of a proxy that lost or can't reach the exchange; another attempt may well succeed."""

Outcome = httpx.Response | httpx.RequestError
"""The outcome of one attempt: a response, or the error."""


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """Limits on the attempts for one request.

    Attributes:
        attempts: The most attempts, the first one included. 1: never again.
        first_wait: Seconds; the wait before the second attempt is a random part of it, and the bound doubles each time.
        longest_wait: Seconds that one wait takes at most, unless the exchange asks for more with `Retry-After`.
        deadline: Seconds for the whole call, counted from when its first attempt may go out: no wait is begun that
            would end later, and no attempt goes on past it.

    Raises:
        InvalidArgumentError: a number is out of range.
    """

    attempts: int = 4
    first_wait: float = 0.25
    longest_wait: float = 8.0
    deadline: float = 30.0

    def __post_init__(self) -> None:
        require_counts(self, "attempts")
        require_seconds(self, "first_wait", "longest_wait", "deadline")

    def wait(self, attempt: int, outcome: Outcome, random: Callable[[], float]) -> float:
        """Seconds to wait after an attempt: full jitter, or what `Retry-After` asks for.

        The random part keeps many clients that failed together from coming back together.

        Args:
            attempt: The attempt that failed, counted from 1.
            outcome: Its outcome.
            random: Gives a number from 0 to 1.
        """
        asked = None if isinstance(outcome, httpx.RequestError) else retry_after(outcome.headers)
        # The exponent is bounded: a float can't hold 2.0 ** 1024, and any wait is cut long before.
        bound = min(self.longest_wait, self.first_wait * 2.0 ** min(attempt - 1, 64))
        return random() * bound if asked is None else asked

    def next_wait(self, attempt: int, method: str, outcome: Outcome, random: Callable[[], float]) -> float | None:
        """Seconds to wait before another attempt, or None where none is to follow; arguments as `wait`."""
        if attempt >= self.attempts or not may_repeat(method, outcome):
            return None
        return self.wait(attempt, outcome, random)


def may_repeat(method: str, outcome: Outcome) -> bool:
    """Return True if sending a request again can do no harm, and may help.

    A read is repeated after any failure of the network. What changes something is repeated only when it certainly had
    no effect: no connection came about, or the exchange refused it for the rate limit. Neither a certificate that isn't
    accepted nor a response that is too large will be different a moment later.
    """
    if isinstance(outcome, ResponseTooLarge):
        return False
    if isinstance(outcome, httpx.RequestError):
        return (isinstance(outcome, NEVER_SENT) or method == "GET") and certificate_error(outcome) is None
    status = outcome.status_code
    return status == TOO_MANY_REQUESTS or (method == "GET" and status in TRANSIENT_STATUSES)


def has_expired(outcome: Outcome) -> bool:
    """Return True if the exchange refused a request because it arrived outside its window: it had no effect."""
    if isinstance(outcome, httpx.RequestError) or not 400 <= outcome.status_code < 500:
        return False
    return any(message.encode() in outcome.content for message in EXPIRED)


def certificate_error(error: BaseException) -> ssl.SSLCertVerificationError | None:
    """The refusal of a certificate among what led to an error; None without one."""
    return next((cause for cause in chain(error) if isinstance(cause, ssl.SSLCertVerificationError)), None)


def explain(error: httpx.RequestError) -> None:
    """Add to an error's message what to do, where that can be told."""
    refused = certificate_error(error)
    if refused is None:
        return
    advice = {_OUT_OF_DATE: _CLOCK, _NOT_YET_VALID: _CLOCK, _OTHER_HOST: _HOST, _OTHER_ADDRESS: _HOST}
    error.args = (f"{error}: {advice.get(getattr(refused, 'verify_code', 0), _AUTHORITY)}",)


_NOT_YET_VALID, _OUT_OF_DATE, _OTHER_HOST, _OTHER_ADDRESS = 9, 10, 62, 64
"""OpenSSL's numbers, X509_V_ERR_…"""

_CLOCK = "check this machine's clock; if it is right, the server's certificate is out of date"
_HOST = "the certificate is for another host; check the address, and any proxy on the way"
_AUTHORITY = (
    "the certificate is of no authority that is trusted; behind a proxy that has its own, "
    "name a PEM file that holds it in SSL_CERT_FILE"
)
