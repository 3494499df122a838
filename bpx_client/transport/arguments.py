"""Refusal of numbers that the settings of this package don't take."""

from __future__ import annotations

from bpx_api.errors import InvalidArgumentError
from bpx_api.options import is_seconds


def require_counts(settings: object, *names: str) -> None:
    """Refuse settings of which a number isn't an int of at least 1."""
    for name in names:
        number = getattr(settings, name)
        if isinstance(number, bool) or not isinstance(number, int) or number < 1:
            raise InvalidArgumentError(name, f"{number!r} is not an int of at least 1")


def require_seconds(settings: object, *names: str) -> None:
    """Refuse settings of which a number isn't a finite, positive number of seconds."""
    for name in names:
        seconds = getattr(settings, name)
        if not is_seconds(seconds):
            raise InvalidArgumentError(name, f"{seconds!r} is not a positive number of seconds")
