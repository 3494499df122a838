"""Tolerant reading of JSON that came from the exchange: each function gives a Python value or a plain error."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from typing import Any, NoReturn, TypeVar

import msgspec

from .errors import InvalidResponseError, excerpt

T = TypeVar("T")

_parsed = datetime.fromisoformat
_DECODER = msgspec.json.Decoder(float_hook=Decimal)
"""JSON as money needs it: whole numbers of any size, and no number goes through a float."""

UNREADABLE = (LookupError, TypeError, ValueError, InvalidOperation, AttributeError, OverflowError)
"""What the functions of this module, and the enums, raise for a value that they can't read."""


def from_json(body: bytes, read: Callable[[Any], T]) -> T:
    """Read a JSON body.

    Args:
        body: The body as it came.
        read: What turns the parsed JSON into the value.

    Raises:
        InvalidResponseError: the body isn't JSON, or isn't what `read` expects.
    """
    try:
        value = _DECODER.decode(body)
    except (ValueError, RecursionError, InvalidOperation):  # the last one: an exponent of twenty digits
        raise InvalidResponseError(f"the body isn't JSON: {excerpt(body)}") from None
    try:
        return read(value)
    except UNREADABLE as error:
        raise InvalidResponseError(
            f"the body isn't what the document describes ({error!r}): {excerpt(body)}"
        ) from error


def from_text(body: bytes, read: Callable[[Any], T]) -> T:
    """Read a body that is plain text.

    Raises:
        InvalidResponseError: the text isn't what `read` expects.
    """
    try:
        return read(body.decode("utf-8", "replace").strip())
    except UNREADABLE as error:
        raise InvalidResponseError(f"the body isn't what the document describes: {excerpt(body)}") from error


def decimal(value: object) -> Decimal:
    """A number that came as text, or, where a field breaks the rule, as a JSON number."""
    if type(value) is str:
        return Decimal(value)
    if isinstance(value, Decimal):
        return value
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(f"{value!r} is no number")
    return Decimal(repr(value))


def whole(value: object) -> int:
    """A whole number that came as a JSON number or as text (`"6"`)."""
    if type(value) is int:
        return value
    if isinstance(value, str):
        return int(value)
    if isinstance(value, Decimal | float) and value == int(value):
        return int(value)
    raise TypeError(f"{value!r} is no whole number")


def truth(value: object) -> bool:
    """A JSON boolean, or its name as text."""
    if value is True or value == "true":
        return True
    if value is False or value == "false":
        return False
    raise TypeError(f"{value!r} is neither true nor false")


def text(value: object) -> str:
    """A text; an id that came as a number is its digits."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"{value!r} is no text")
    return str(value)


def moment(value: str) -> datetime:
    """An ISO time; one without a zone is UTC, as the exchange means it."""
    try:
        return _parsed(value + "+00:00")
    except ValueError:
        found = _parsed(value)  # it says its zone itself, or it is no time
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)


def utc_text(value: datetime, *, separator: str = "T", zone: str = "") -> str:
    """A time as the exchange writes it: UTC, mostly without saying so, and with no more digits than it needs."""
    utc = value.astimezone(UTC).replace(tzinfo=None)
    milliseconds = utc.microsecond and not utc.microsecond % 1000
    return utc.isoformat(separator, "milliseconds" if milliseconds else "auto") + zone


def items(value: list[Any]) -> list[Any]:
    """A JSON array."""
    if not isinstance(value, list):
        raise TypeError(f"expected a list, not {type(value).__name__}")
    return value


def members(value: dict[str, Any]) -> list[tuple[str, Any]]:
    """The members of a JSON object."""
    if not isinstance(value, dict):
        raise TypeError(f"expected an object, not {type(value).__name__}")
    return list(value.items())


def choice(value: Any, selector: str, choices: Sequence[str]) -> str:
    """The field that tells which of several shapes an object has."""
    stated = value.get(selector)
    if stated not in choices:
        raise InvalidResponseError(f"{selector} is {stated!r}, which is not one of {', '.join(choices)}")
    return str(stated)


def unknown(source: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    """The members of a JSON object that a model doesn't have."""
    return {name: value for name, value in source.items() if name not in names}


def unreadable(
    model: type, begun: object | None, names: Mapping[str, str], source: Mapping[str, Any], error: Exception
) -> NoReturn:
    """Raise the one clear error for an object that a model can't be read from.

    Args:
        model: The model.
        begun: The instance as far as its fields were set; None where that isn't known.
        names: The model's fields by their names on the wire, in the order in which they are set.
        source: The object.
        error: What the field's reader raised.
    """
    if not isinstance(source, Mapping):
        raise InvalidResponseError(f"{model.__name__}: expected an object, not {type(source).__name__}") from error
    missing = next((name for name, python_name in names.items() if not hasattr(begun, python_name)), None)
    if isinstance(error, KeyError) and error.args[0] in names:
        problem = f"the required field {error.args[0]!r} is missing"
    elif isinstance(error, InvalidOperation) and missing is not None and begun is not None:
        problem = f"the field {missing!r} can't be read: {source.get(missing)!r} is no number"
    elif begun is None or missing is None:
        problem = f"a field can't be read: {error}"
    else:
        problem = f"the field {missing!r} can't be read: {error}"
    raise InvalidResponseError(f"{model.__name__}: {problem}") from error
