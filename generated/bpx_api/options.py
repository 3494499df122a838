"""The options of a client and of a call: each is checked when it is given."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import timedelta

import httpx

from .errors import InvalidArgumentError

MAXIMUM_WINDOW = 60000
"""The longest window that the exchange accepts, in milliseconds."""

LONGEST_TIMEOUT = 86_400.0
"""Seconds: a day. Operating systems refuse much longer ones, and nobody means one."""

_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_VALUE = re.compile(r"[\x21-\x7e](?:[\t\x20-\x7e]*[\x21-\x7e])?|")

_SIGNING = frozenset({"x-api-key", "x-signature", "x-timestamp", "x-window"})
_FRAMING = frozenset(
    {
        *("connection", "content-length", "content-type", "expect", "host", "keep-alive", "proxy-connection"),
        *("te", "trailer", "transfer-encoding", "upgrade"),
    }
)
"""Headers that belong to the body or to the connection; two of a kind make a request ambiguous."""


def checked_window(window: int) -> int:
    """Refuse a window that the exchange would refuse.

    Raises:
        InvalidArgumentError: it is not an int from 1 to 60000.
    """
    if isinstance(window, bool) or not isinstance(window, int) or not 1 <= window <= MAXIMUM_WINDOW:
        advice = "; for example window=5000" if not isinstance(window, int) or isinstance(window, bool) else ""
        raise InvalidArgumentError(
            "window", f"{window!r} is not an int of milliseconds from 1 to {MAXIMUM_WINDOW}{advice}"
        )
    return window


def checked_timeout(timeout: float | httpx.Timeout, argument: str = "timeout") -> httpx.Timeout:
    """Refuse a timeout without which a call could hang.

    Args:
        timeout: Seconds for every part, or an `httpx.Timeout`.
        argument: The name that the error gives.

    Returns:
        The timeout, every part of it a positive number of seconds.

    Raises:
        InvalidArgumentError: a part is missing, is not a positive number, or is longer than a day.
    """
    if isinstance(timeout, timedelta):
        raise InvalidArgumentError(argument, f"is a timedelta; pass seconds: {timeout.total_seconds():g}")
    parts = timeout.as_dict() if isinstance(timeout, httpx.Timeout) else {"": timeout}
    wrong = {name: seconds for name, seconds in parts.items() if not is_seconds(seconds)}
    if wrong:
        found = ", ".join(f"{name} {seconds!r}".strip() for name, seconds in wrong.items())
        raise InvalidArgumentError(
            argument,
            f"{found} is not a positive number of seconds, and without one a call could hang; "
            "for example 10.0, or httpx.Timeout(10.0, connect=5.0)",
        )
    too_long = [seconds for seconds in parts.values() if seconds is not None and seconds > LONGEST_TIMEOUT]
    if too_long:
        raise InvalidArgumentError(argument, f"{too_long[0]!r} is more than a day; it is in seconds")
    return timeout if isinstance(timeout, httpx.Timeout) else httpx.Timeout(timeout)


def checked_headers(headers: Mapping[str, str] | None) -> Mapping[str, str]:
    """Refuse headers that can't be sent, or that this client sets itself.

    The value is never shown: it may be a secret.

    Raises:
        InvalidArgumentError: the headers are not a mapping of str to str, a name or a value has other characters than
            headers have, or a header is part of the signature, the body or the connection.
    """
    if headers is None:
        return {}
    if not isinstance(headers, Mapping):
        raise InvalidArgumentError(
            "headers", f"{type(headers).__name__} is not a mapping; pass a dict such as {{'X-Own': '1'}}"
        )
    for name, value in headers.items():
        problem = _header_problem(name, value)
        if problem is not None:
            raise InvalidArgumentError("headers", problem)
    return headers


def is_seconds(value: object) -> bool:
    """Return True for a finite, positive number of seconds."""
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 < value < float("inf")


def _header_problem(name: object, value: object) -> str | None:
    if not isinstance(name, str) or not isinstance(value, str):
        return f"{name!r} has a value of type {type(value).__name__}; names and values must be str"
    if not _NAME.fullmatch(name):
        return f"{name!r} is not the name of a header"
    if name.lower() in _SIGNING:
        return f"{name} is part of the signature, which the client adds"
    if name.lower() in _FRAMING:
        return f"{name} is set by the client"
    if not _VALUE.fullmatch(value):
        return f"the value of {name} must be printable ASCII, without blanks at its ends"
    return None
