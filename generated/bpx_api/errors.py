"""Everything that the client raises, in one family.

::

    BpxError
    ├── InvalidArgumentError        refused before anything was sent: a float, an unknown enum text, a limit exceeded
    ├── CredentialsError            keys that can't be used
    │   └── MissingCredentialsError a signed operation, and no keys were given
    ├── EventLoopError              the async client was awaited where no asyncio event loop runs
    ├── ClosedClientError           the client was closed before the call; nothing was sent
    ├── TransportError              no answer came: refused, lost or timed out (the cause says why, mostly httpx's own)
    │   ├── NotSentError            the request certainly never reached the exchange; it can be sent again
    │   └── NoAnswerInTimeError     one of the timeouts ran out
    ├── SubscriptionError           the exchange refused a stream: an invalid signature, no such stream
    ├── SlowReaderError             a subscription was read more slowly than events arrived, and was to fail then
    ├── OutcomeUnknownError         a call that changes something may have been carried out, or not
    ├── InvalidResponseError        an answer that isn't what the document describes, or belongs to another request
    │   └── PartialResponseError    a part of a list or mapping can't be read; `items` has what could be
    └── ApiError                    the exchange refused, or failed (status 300 and above)
        ├── InvalidRequestError     400: something in the request is wrong
        │   ├── OrderRefusedError   the order can't be taken as it is: INVALID_ORDER, INVALID_PRICE, INVALID_QUANTITY
        │   └── InsufficientFundsError  INSUFFICIENT_FUNDS, INSUFFICIENT_MARGIN
        ├── AuthenticationError     401, or a key or signature that the exchange doesn't accept
        │   └── RequestExpiredError the request arrived outside its window: synchronize the clock or raise the window
        ├── PermissionDeniedError   403: the key may not do this, or a proxy refused
        ├── NotFoundError           404: no such order, market or position
        ├── RateLimitError          429: too many requests; `retry_after` says for how long
        └── ServerError             500 and above, with a JSON body or without; 408, and the codes of a failure
            └── MaintenanceError    the exchange is down for maintenance
"""

from __future__ import annotations

import json
import math
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any, cast

import httpx

from .secrets import names_a_secret

if TYPE_CHECKING:
    from .models.api_error_code import ApiErrorCode

__all__ = [
    "ApiError",
    "AuthenticationError",
    "BpxError",
    "ClosedClientError",
    "CredentialsError",
    "EventLoopError",
    "InsufficientFundsError",
    "InvalidArgumentError",
    "InvalidRequestError",
    "InvalidResponseError",
    "MaintenanceError",
    "MissingCredentialsError",
    "NoAnswerInTimeError",
    "NotFoundError",
    "NotSentError",
    "OrderRefusedError",
    "OutcomeUnknownError",
    "PartialResponseError",
    "PermissionDeniedError",
    "RateLimitError",
    "RequestExpiredError",
    "ServerError",
    "SlowReaderError",
    "SubscriptionError",
    "TransportError",
    "UnreadableItem",
]

NEVER_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol)
"""httpx's errors after which not a byte of the request has left: no connection, or no TLS, came about."""

SIGNED_BY = "bpx_signed_by"
"""The key in `request.extensions` for the `time.monotonic()` by which the request had been signed."""

HELD = "bpx_held"
"""The key in `request.extensions` that is true while the request waits to be sent for the first time."""
DISCARD = "bpx_discard"
"""The key in a response's extensions for a function that closes the connection over which it came."""

EXPIRED = ("Request has expired", "Invalid timestamp: must be within")
"""The exchange's messages for a request outside its window; the second, where its time is off by ten minutes."""

EXCERPT = 200
"""Characters of an unreadable body that a message shows."""

REASONS = 3
"""Unreadable items of a response that a message tells of."""


class BpxError(Exception):
    """The base of everything that the client raises; it can be printed, copied and pickled, whatever it says."""

    def __init__(self, *args: object) -> None:
        super().__init__(*(printable(value) if isinstance(value, str) else value for value in args))

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), self.args), self.__dict__


class InvalidArgumentError(BpxError, ValueError):
    """An argument was refused before anything was sent.

    Attributes:
        argument: The name of the argument.
    """

    def __init__(self, argument: str, problem: str) -> None:
        super().__init__(f"{argument}: {problem}")
        self.argument = argument
        self.problem = problem


class CredentialsError(BpxError, ValueError):
    """The keys can't be used; the message says which one and why, and never shows a secret."""


class MissingCredentialsError(CredentialsError):
    """A signed operation was called, and the client has no keys."""


class EventLoopError(BpxError, RuntimeError):
    """The async client can't be used here: it needs a running event loop of asyncio or uvloop, of this process."""


class ClosedClientError(BpxError, RuntimeError):
    """The client was closed before the call, so that nothing was sent; open another one with `connect()`."""

    def __init__(self, problem: str = "the client is closed; open another one with connect() or aconnect()") -> None:
        super().__init__(problem)


class TransportError(BpxError):
    """No answer came; whether the request arrived is not known unless the cause says so.

    Attributes:
        operation: The operation that was called, such as `execute_order`.
    """

    def __init__(self, operation: str, problem: str) -> None:
        super().__init__(f"{operation}: {problem}")
        self.operation = operation
        self.problem = problem


class NoAnswerInTimeError(TransportError):
    """One of the timeouts (connect, write, read, pool) ran out before the answer came."""


class NotSentError(TransportError):
    """The request certainly never reached the exchange: no connection came about. It can be sent again."""


class SubscriptionError(BpxError):
    """The exchange refused to send a stream, and subscribing again would not help; the subscription has ended.

    Attributes:
        streams: The names of the streams, such as `account.orderUpdate`.
        code: The exchange's number of the error, such as 4003.
        message: What it says.
    """

    def __init__(self, streams: Sequence[str], code: int | None, message: str, advice: str = "") -> None:
        super().__init__(f"{', '.join(streams)}: {code}: {message}{f'; {advice}' if advice else ''}")
        self.streams: tuple[str, ...] = tuple(streams)
        self.code = code
        self.message = message


class SlowReaderError(BpxError):
    """A subscription with `overflow="fail"` was read more slowly than its events arrived; it has ended.

    Attributes:
        streams: The names of its streams.
        buffer_size: The number of events that it may hold.
    """

    def __init__(self, streams: Sequence[str], buffer_size: int) -> None:
        super().__init__(
            f"{', '.join(streams)}: {buffer_size} events were waiting to be read when another one came; read faster, "
            'raise buffer_size, or subscribe with overflow="latest" or "drop_oldest"'
        )
        self.streams: tuple[str, ...] = tuple(streams)
        self.buffer_size = buffer_size


class OutcomeUnknownError(BpxError):
    """A call that changes something may have been carried out, or not: find out before sending it again.

    It was sent, and then the connection was lost, a timeout ran out, the exchange failed (500 and above), or what came
    doesn't answer it: a redirect, something that can't be read, or what belongs to another request; the cause is that error.
    Where it is a `PartialResponseError` its `items` are results that are certain. `bpx_client.trading.find_order` finds out for an order with a client id.

    Attributes:
        operation: The operation that was called, such as `execute_order`.
        sent: The JSON objects that were sent in the body: one, or those of a batch; secrets hidden, and not part of
            the message.
        signed_at: The timestamp that was signed, Unix time in milliseconds; None where the request wasn't signed.
        expires_at: Unix time in milliseconds after which the exchange refuses the request, should it still be under
            way; None where the request wasn't signed.
    """

    def __init__(
        self,
        operation: str,
        problem: str,
        sent: Sequence[Mapping[str, object]] = (),
        signed_at: int | None = None,
        expires_at: int | None = None,
        *,
        signed_by: float | None = None,
    ) -> None:
        super().__init__(f"{operation}: may have been carried out, or not; find out before repeating it: {problem}")
        self.operation = operation
        self.problem = problem
        self.sent: tuple[Mapping[str, object], ...] = tuple(sent)
        self.signed_at = signed_at
        self.expires_at = expires_at
        self._signed_by = time.monotonic() if signed_by is None else signed_by

    @property
    def elapsed(self) -> float:
        """Seconds that have passed since the request was signed, or fewer; no matter how clocks are set."""
        return time.monotonic() - self._signed_by

    def __setstate__(self, state: dict[str, Any] | None) -> None:
        # Another machine's monotonic clock means nothing: there the time counts from when the error arrives.
        super().__setstate__({**(state or {}), "_signed_by": time.monotonic()})


class InvalidResponseError(BpxError):
    """An answer that isn't what the document describes (not JSON, without a required field) or names another order.

    Attributes:
        problem: What is wrong with it.
        operation: The operation that was called; None where a model was read by hand.
        status: The HTTP status; None likewise.
        body: The body as it came, to be looked into; empty where it names a secret.
    """

    def __init__(
        self, problem: str, *, operation: str | None = None, status: int | None = None, body: bytes = b""
    ) -> None:
        super().__init__(f"{operation}: {problem}" if operation else problem)
        self.problem = problem
        self.operation = operation
        self.status = status
        self.body: bytes = b"" if names_a_secret(body) else body


@dataclass(frozen=True, slots=True)
class UnreadableItem:
    """An item of an answer that can't be read.

    Attributes:
        index: Its place in the list, counted from 0; in a mapping its name.
        reason: Why it can't be read.
        raw: Its JSON as it came; empty where it names a secret.
    """

    index: int | str
    reason: str
    raw: bytes


class PartialResponseError(InvalidResponseError):
    """Some items of a list or mapping can't be read; the others are here, and a program can go on with them.

    Where not one item can be read it is an `InvalidResponseError`. After a call that changes something, such as
    `execute_order_batch`, an `OutcomeUnknownError` is raised, whose `__cause__` is this error: the results that could
    be read are known, and by their `index` it is known which are not.

    Attributes:
        items: What could be read, a list or dict as the operation returns it, in the order in which it came. Every
            item between two others may be missing: see `unreadable`.
        unreadable: What couldn't be read, in that order.
    """

    def __init__(
        self,
        items: list[Any] | dict[str, Any],
        unreadable: Sequence[UnreadableItem],
        *,
        operation: str | None = None,
        status: int | None = None,
        body: bytes = b"",
    ) -> None:
        total = len(items) + len(unreadable)
        reasons = "; ".join(f"[{each.index}] {each.reason}" for each in unreadable[:REASONS])
        more = "; …" if len(unreadable) > REASONS else ""
        problem = f"{len(unreadable)} of {total} items can't be read: {reasons}{more}"
        super().__init__(problem, operation=operation, status=status, body=body)
        self.items: Any = items
        self.unreadable: tuple[UnreadableItem, ...] = tuple(
            replace(each, raw=b"") if names_a_secret(each.raw) else each for each in unreadable
        )

    @property
    def in_place(self) -> Any:
        """The readable part, each item of a list in its place: None stands for one that couldn't."""
        whole: Any = self.items
        if isinstance(whole, dict):
            return self.items
        found = list(self.items)
        for each in self.unreadable:
            found.insert(cast("int", each.index), None)
        return found

    def of(self, operation: str, status: int, body: bytes) -> PartialResponseError:
        """The same error of an answer to an operation."""
        return PartialResponseError(self.items, self.unreadable, operation=operation, status=status, body=body)


class ApiError(BpxError):
    """The exchange, or a proxy in front of it, answered with an error.

    Attributes:
        operation: The operation that was called, such as `execute_order`.
        status: The HTTP status.
        code: The exchange's error code; None where the body carried none.
        message: The exchange's message, or a short excerpt of a body that isn't the exchange's.
        retry_after: The seconds that a `Retry-After` header asks to wait; None without one.
        body: The body as it came.
    """

    def __init__(
        self,
        operation: str,
        status: int,
        code: ApiErrorCode | None,
        message: str,
        *,
        retry_after: float | None = None,
        body: bytes = b"",
    ) -> None:
        again = "" if retry_after is None else f"; retry after {retry_after:.10g} s"
        super().__init__(f"{operation}: {status} {f'{code}: ' if code else ''}{message}{again}")
        self.operation = operation
        self.status = status
        self.code = code
        self.message = message
        self.retry_after = retry_after
        self.body = body


class InvalidRequestError(ApiError):
    """Something in the request is wrong (400); the message names it."""


class OrderRefusedError(InvalidRequestError):
    """The order can't be taken as it is: its kind, price or quantity breaks a rule of the market."""


class InsufficientFundsError(InvalidRequestError):
    """The account hasn't the funds, or the margin, that the request needs."""


class AuthenticationError(ApiError):
    """The exchange doesn't accept the key or the signature."""


class RequestExpiredError(AuthenticationError):
    """The request arrived later than its window allows; it was not carried out."""


class PermissionDeniedError(ApiError):
    """The key may not do this, or a proxy in front of the exchange refused the request (403)."""


class NotFoundError(ApiError):
    """The exchange has nothing by that name (404): for `get_order`, the order no longer rests on the book."""


class RateLimitError(ApiError):
    """Too many requests (429): wait `retry_after` seconds where it is set, else slow down."""


class ServerError(ApiError):
    """The exchange failed, or gave up waiting (500 and above, 408); whether it carried out the request isn't known."""


class MaintenanceError(ServerError):
    """The exchange is down for maintenance."""


_BY_STATUS: Mapping[int, type[ApiError]] = {
    400: InvalidRequestError,
    401: AuthenticationError,
    403: PermissionDeniedError,
    404: NotFoundError,
    408: ServerError,
    429: RateLimitError,
}
_BY_CODE: Mapping[str, type[ApiError]] = {
    "INSUFFICIENT_FUNDS": InsufficientFundsError,
    "INSUFFICIENT_MARGIN": InsufficientFundsError,
    "INVALID_ORDER": OrderRefusedError,
    "INVALID_PRICE": OrderRefusedError,
    "INVALID_QUANTITY": OrderRefusedError,
    "INVALID_SIGNATURE": AuthenticationError,
    "UNAUTHORIZED": AuthenticationError,
    "FORBIDDEN": PermissionDeniedError,
    "RESOURCE_NOT_FOUND": NotFoundError,
    "TOO_MANY_REQUESTS": RateLimitError,
    "MAINTENANCE": MaintenanceError,
    "SERVER_ERROR": ServerError,
    "TIMEOUT": ServerError,
}


def api_error(operation: str, status: int, headers: Mapping[str, str], body: bytes) -> ApiError:
    """Turn an error answer into the error to raise.

    Args:
        operation: The operation that was called.
        status: The HTTP status, 300 or above.
        headers: The answer's headers.
        body: The answer's body: the exchange's JSON, or anything at all from a proxy.

    Returns:
        An error of the class that fits the status and the code.
    """
    from .models.api_error_code import ApiErrorCode

    code_text, message = _code_and_message(body)
    code = None if code_text is None else ApiErrorCode(code_text)
    return _class_of(status, code_text, message)(
        operation, status, code, message, retry_after=retry_after(headers), body=body
    )


def chain(error: BaseException) -> Iterator[BaseException]:
    """Iterate over an error and all that led to it, each once."""
    seen: set[int] = set()
    waiting: list[BaseException | None] = [error]
    while waiting:
        link = waiting.pop()
        if link is not None and id(link) not in seen:
            seen.add(id(link))
            waiting += (link.__context__, link.__cause__)
            yield link


def retry_after(headers: Mapping[str, str]) -> float | None:
    """The seconds that an answer asks to wait, by number or by date; None where it doesn't."""
    asked = headers.get("Retry-After", "")
    try:
        seconds = float(asked)
    except ValueError:
        seconds = _seconds_until(asked, headers.get("Date", ""))
    return seconds if 0 <= seconds < math.inf else None


def printable(text: str) -> str:
    """Return text that can be printed: half a surrogate pair, which JSON can smuggle in, becomes a replacement character."""
    if text.isascii():
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def excerpt(body: bytes) -> str:
    """The first characters of a body that can't be read, on one line; nothing of one that names a secret."""
    if names_a_secret(body):
        return "(not shown: there may be a secret in it)"
    words = " ".join(body.lstrip()[: 4 * EXCERPT + 4].decode("utf-8", "replace").split())
    if not words:
        return "(empty body)"
    return words if len(words) <= EXCERPT else f"{words[:EXCERPT]}…"


def _rebuild(kind: type[BpxError], args: tuple[object, ...]) -> BpxError:
    """Make an error with the text that it had, whatever its class takes to be made; its attributes follow."""
    error = kind.__new__(kind, *args)
    error.args = args
    return error


def _class_of(status: int, code: str | None, message: str) -> type[ApiError]:
    if status < 500 and message.startswith(EXPIRED):
        return RequestExpiredError
    # The exchange reports a bad signature under the code of any other bad request.
    if status == 400 and message in ("Invalid signature", "Invalid X-Signature header"):
        return AuthenticationError
    kind = _BY_CODE.get(code or "")
    if status >= 500:
        return MaintenanceError if kind is MaintenanceError else ServerError
    return kind or _BY_STATUS.get(status, ApiError)


def _code_and_message(body: bytes) -> tuple[str | None, str]:
    try:
        stated = json.loads(body)
        fields: Mapping[str, object] = dict(stated.items())
    except (AttributeError, ValueError, RecursionError):
        return None, excerpt(body)
    code, message = fields.get("code"), fields.get("message")
    return (
        printable(code) if isinstance(code, str) else None,
        printable(message) if isinstance(message, str) else excerpt(body),
    )


def _seconds_until(moment: str, now: str) -> float:
    """The seconds between two HTTP dates, both of the server's clock; NaN where one can't be read."""
    try:
        return max((parsedate_to_datetime(moment) - parsedate_to_datetime(now)).total_seconds(), 0)
    except (TypeError, ValueError, OverflowError):
        return math.nan
