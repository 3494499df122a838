"""Strict checks of what is about to be sent; what they refuse never leaves the machine."""

from __future__ import annotations

import datetime as clock
import re
import warnings
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from enum import Enum
from numbers import Rational, Real
from operator import index
from typing import Any, TypeAlias, TypedDict, TypeVar, Unpack, cast
from urllib.parse import quote
from uuid import UUID

from .errors import InvalidArgumentError
from .values import (
    EPOCH,
    MAX_EXPONENT,
    MAX_SHOWN,
    MICROSECONDS,
    MILLISECONDS,
    SECONDS,
    format_decimal,
    plausible_time,
    unix_time,
)

M = TypeVar("M", bound=Enum)
T = TypeVar("T")

_UNITS = {SECONDS: "seconds", MILLISECONDS: "milliseconds", MICROSECONDS: "microseconds"}
_AWARE = "pass a datetime with its time zone, such as datetime.now(UTC)"
_LAST = datetime.max.replace(tzinfo=EPOCH.tzinfo)


Bound: TypeAlias = "Decimal | int"


class Limits(TypedDict, total=False):
    """The limits of a number; None: there isn't such a limit."""

    minimum: Bound | None
    maximum: Bound | None
    above: Bound | None
    below: Bound | None
    multiple_of: Bound | None


def decimal(name: str, value: Decimal | int | str, **limits: Unpack[Limits]) -> Decimal:
    """Accept a `Decimal`, an int or a str such as `"170.50"`, within its limits; refuse a float, NaN and the infinities."""
    if type(value) not in (str, Decimal, int):
        value = _exact(name, value)
    try:
        number = Decimal(value)
    except InvalidOperation:
        raise InvalidArgumentError(name, f'{_shown(value)} is not a valid decimal; for example "170.50"') from None
    if not number.is_finite():
        raise InvalidArgumentError(
            name, f'must be finite, not {_shown(value)}; pass a Decimal or a str such as "170.50"'
        )
    if abs(number.adjusted()) > MAX_EXPONENT or len(number.as_tuple().digits) > 2 * MAX_EXPONENT:
        raise InvalidArgumentError(
            name, f"{_shown(value)} is beyond any price or quantity; it would take too many digits to write"
        )
    if limits:
        _require_within(name, number, value, **limits)
    return number


def amount_or_share(name: str, value: Decimal | int | str, **limits: Unpack[Limits]) -> str:
    """Accept a decimal within its limits, or a share of at most 100% such as `"80%"`; give it as text."""
    if isinstance(value, str) and value.endswith("%"):
        share = decimal(name, value[:-1], minimum=limits.get("minimum"), above=limits.get("above"))
        if share > 100:
            raise InvalidArgumentError(name, f"{_shown(value)} is out of range; a share must be at most 100%")
        return f"{format_decimal(share)}%"
    return format_decimal(decimal(name, value, **limits))


def integer(name: str, value: int, **limits: Unpack[Limits]) -> int:
    """Accept an int, or an integer of numpy, within its limits."""
    number = value if type(value) is int else _index(value)
    if number is None:
        raise InvalidArgumentError(name, f"must be an int, not {_described(value)}")
    if limits:
        _require_within(name, number, value, **limits)
    return number


def time(name: str, value: datetime | int, unit: timedelta) -> datetime:
    """Accept a `datetime` that knows its time zone, or a count since 1970 whose magnitude fits its unit, or 0.

    Args:
        name: The argument.
        value: The time.
        unit: The unit of a count; a `datetime` is rounded down to it.
    """
    if isinstance(value, datetime):
        if value.utcoffset() is None:
            raise InvalidArgumentError(
                name,
                f"{_shown(value)} has no time zone; {_AWARE}, or value.replace(tzinfo=UTC) where it is UTC already",
            )
        if not EPOCH <= value <= _LAST:
            raise InvalidArgumentError(name, f"{_shown(value)} is out of range; it must be from 1970 to 9999")
        return EPOCH + (value - EPOCH) // unit * unit
    number = value if type(value) is int else _index(value)
    if number is None:
        hint = ", or value.astimezone() where it is local time" if isinstance(value, date) else ""
        raise InvalidArgumentError(
            name, f"must be a datetime or an int in Unix {_UNITS[unit]}, not {_described(value)}; {_AWARE}{hint}"
        )
    found = EPOCH if number == 0 else plausible_time(number, unit)
    if found is not None:
        return found
    problem = f"{_shown(number)} is not a time from 2015 to 2100 in Unix {_UNITS[unit]}"
    for other, label in _UNITS.items():
        if (meant := plausible_time(number, other)) is not None:
            problem += (
                f", it looks like {label}: pass {(meant - EPOCH) // unit}, or a datetime such as datetime.now(UTC)"
            )
            raise InvalidArgumentError(name, problem)
    raise InvalidArgumentError(name, f"{problem}; {_AWARE}, or 0 for the beginning")


def string(
    name: str,
    value: str,
    *,
    min_length: int = 0,
    max_length: int | None = None,
    pattern: str | None = None,
    secret: bool = False,
) -> str:
    """Accept a str within its limits; the message never shows one that is secret."""
    if not isinstance(value, str):
        raise InvalidArgumentError(name, f"must be a str, not {_kind(value) if secret else _described(value)}")
    if len(value) < min_length or (max_length is not None and len(value) > max_length):
        highest = "any number of" if max_length is None else max_length
        raise InvalidArgumentError(name, f"has {len(value)} characters; it must have {min_length} to {highest}")
    if not value.isascii() and any("\ud800" <= letter <= "\udfff" for letter in value):
        raise InvalidArgumentError(name, "contains half a surrogate pair, which no text on the wire can")
    if pattern is not None and re.search(pattern, value, re.ASCII) is None:
        shown = "a str" if secret else _shown(value)
        raise InvalidArgumentError(name, f"{shown} doesn't match the pattern {pattern}")
    return value if secret else str(value)  # a secret keeps its mask


def boolean(name: str, value: bool) -> bool:
    """Accept True or False, of numpy too, and nothing that merely behaves like one."""
    if not isinstance(value, bool) and (type(value).__module__, type(value).__name__) not in _BOOLEANS:
        raise InvalidArgumentError(name, f"must be True or False, not {_described(value)}")
    return bool(value)


_BOOLEANS = {("numpy", "bool"), ("numpy", "bool_")}
"""numpy's booleans, by their names: numpy itself isn't imported."""


def number(name: str, value: Decimal | int | str, **limits: Unpack[Limits]) -> Decimal:
    """Accept what `decimal` does, and that a JSON number can be without losing a digit."""
    found = decimal(name, value, **limits)
    if Decimal(repr(float(found))) != found:
        raise InvalidArgumentError(name, f"{_shown(value)} has more digits than a JSON number keeps; round it")
    return found


def aware_datetime(name: str, value: datetime) -> datetime:
    """Accept a `datetime` that knows its time zone."""
    if not isinstance(value, datetime):
        raise InvalidArgumentError(name, f"must be a datetime, not {_described(value)}; {_AWARE}")
    return time(name, value, MICROSECONDS)


def day(name: str, value: date) -> date:
    """Accept a `date`; a `datetime` is none."""
    if not isinstance(value, date) or isinstance(value, datetime):
        raise InvalidArgumentError(
            name, f"must be a date, not {_described(value)}; pass date(2025, 1, 31), for example"
        )
    return value


def time_of_day(name: str, value: clock.time) -> clock.time:
    """Accept a `time`."""
    if not isinstance(value, clock.time):
        raise InvalidArgumentError(name, f"must be a time, not {_described(value)}; pass time(12, 30), for example")
    return value


def uuid(name: str, value: UUID | str) -> UUID:
    """Accept a `UUID`, or its text."""
    if isinstance(value, UUID):
        return value
    with suppress(ValueError, AttributeError):
        return UUID(string(name, value))
    raise InvalidArgumentError(name, f"{_shown(value)} is not a UUID; pass UUID(…), or its text")


def constant(name: str, value: T, kind: object, *known: object) -> T:
    """Accept one of some values; the type is for the type checker alone."""
    for each in known:
        if value == each and isinstance(value, bool) == isinstance(each, bool):
            return value
    raise InvalidArgumentError(name, f"{_described(value)} is not {' or '.join(map(repr, known))}")


def json(name: str, value: Any) -> Any:
    """Accept what JSON has: None, True and False, str, int, `Decimal`, and lists and mappings of them."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return string(name, value)
    if isinstance(value, Mapping):
        members = mapping(name, cast("Mapping[str, object]", value))
        return {key: json(name, item) for key, item in members.items()}
    if isinstance(value, list | tuple):
        return [json(name, item) for item in cast("Sequence[object]", value)]
    return decimal(name, value) if isinstance(value, Decimal) else integer(name, value)


def mapping(name: str, value: Mapping[str, T]) -> dict[str, T]:
    """Accept a mapping whose keys are strings."""
    if not isinstance(value, Mapping):
        raise InvalidArgumentError(name, f"must be a mapping, such as a dict, not {_described(value)}")
    return {string(name, key): item for key, item in value.items()}


def any_of(name: str, value: Any, *choices: Callable[[Any], T]) -> T:
    """Accept what one of some checks accepts, the first one first."""
    problems: list[str] = []
    for check in choices:
        try:
            return check(value)
        except InvalidArgumentError as error:
            problems.append(error.problem)
    raise InvalidArgumentError(name, "; or ".join(dict.fromkeys(problems)))


def member(name: str, value: object, vocabulary: type[M]) -> M:
    """Accept a member of an enum, or its value."""
    known = None if isinstance(value, bool) else _lookup(vocabulary, value)
    if known is None:
        choices = ", ".join(repr(choice.value) for choice in vocabulary)
        raise InvalidArgumentError(name, f"{_described(value)} is not one of {choices}")
    return known


def sequence(
    name: str,
    value: Sequence[T] | Iterable[T],
    *,
    min_items: int = 0,
    max_items: int | None = None,
    unique: bool = False,
) -> list[T]:
    """Accept a list within its limits; a str is not a list."""
    if isinstance(value, str | bytes) or not isinstance(value, Iterable):
        raise InvalidArgumentError(name, f"must be a list, not {_described(value)}")
    found = list(value)
    if len(found) < min_items or (max_items is not None and len(found) > max_items):
        highest = "any number of" if max_items is None else max_items
        raise InvalidArgumentError(name, f"has {len(found)} items; it must have {min_items} to {highest}")
    if unique:
        twice = next((place for place, item in enumerate(found) if item in found[:place]), None)
        if twice is not None:
            raise InvalidArgumentError(name, f"has the item at {twice} twice; each may come once")
    return found


def require_instance(name: str, value: T, model: type[T]) -> T:
    """Accept an instance of a generated model; the message shows no value, which may contain a secret."""
    if not isinstance(value, model):
        raise InvalidArgumentError(name, f"must be an instance of {model.__name__}, not {_kind(value)}")
    return value


def query_text(value: object, unit: timedelta = MILLISECONDS) -> str:
    """Return a checked argument as the text that is sent in a query or a header; a time as a count in a unit."""
    if isinstance(value, Enum):
        value = value.value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return format_decimal(value)
    if value is None:
        return ""
    return str(unix_time(value, unit) if isinstance(value, datetime) else value)


def binary(name: str, value: bytes) -> bytes:
    """Accept bytes."""
    if not isinstance(value, bytes | bytearray | memoryview):
        raise InvalidArgumentError(name, f"must be bytes, not {_kind(value)}")
    return bytes(value)


def segment(name: str, text: str) -> str:
    """Return a checked argument as the part of a path, percent-encoded; refuse one that a path can't have there."""
    if text in ("", ".", ".."):
        raise InvalidArgumentError(name, f"is {text!r}, which can't be a part of a path")
    return quote(text, safe="")


def cookie(name: str, on_wire: str, text: str) -> str:
    """Return a checked argument as a cookie; refuse one that would be two."""
    if ";" in text:
        raise InvalidArgumentError(name, "has a semicolon in it, which ends a cookie")
    return f"{on_wire}={text}"


def given(name: str, value: T | None) -> T:
    """Refuse None for a part of a body that can be left out only with all of the body."""
    if value is None:
        raise InvalidArgumentError(name, "is missing; pass it, or nothing of the body at all")
    return value


def deprecated(name: str) -> None:
    """Warn of an argument that is deprecated; the caller of the operation is who reads it."""
    warnings.warn(f"the argument {name} is deprecated", DeprecationWarning, stacklevel=4)


def exactly_one(**given: object) -> None:
    """Refuse arguments of which none or several are given."""
    found = [name for name, value in given.items() if value is not None]
    if len(found) != 1:
        state = f"{' and '.join(found)} were given" if found else "none was given"
        raise InvalidArgumentError(", ".join(given), f"{state}; pass exactly one of them")


def at_least_one(**given: object) -> None:
    """Refuse arguments of which none is given."""
    if all(value is None for value in given.values()):
        raise InvalidArgumentError(", ".join(given), "none was given; pass at least one of them")


def all_or_none(**given: object) -> None:
    """Refuse arguments of which some are given and some are not."""
    missing = [name for name, value in given.items() if value is None]
    if 0 < len(missing) < len(given):
        raise InvalidArgumentError(", ".join(given), f"{' and '.join(missing)} is missing; pass all of them, or none")


def _exact(name: str, value: object) -> Decimal | int | str:
    if isinstance(value, Decimal | str):
        return value
    number = _index(value)
    if number is not None:
        return number
    if isinstance(value, bool) or not isinstance(value, Real):
        raise InvalidArgumentError(name, f"must be a Decimal, an int or a str, not {_described(value)}")
    if isinstance(value, Rational):
        raise InvalidArgumentError(
            name, f"{_described(value)} can't always be written as a decimal; round it, and pass a Decimal or a str"
        )
    shown = _number(value)
    if shown.strip("+-") in ("nan", "inf"):
        raise InvalidArgumentError(name, f'must be finite, not {shown}; pass a Decimal or a str such as "170.50"')
    raise InvalidArgumentError(
        name,
        f"{shown} is a float, which can't hold most decimal fractions exactly; "
        f'pass a str such as "{shown}" or a Decimal',
    )


def _index(value: object) -> int | None:
    """Give an integer of any kind as an int; a boolean is not one."""
    if isinstance(value, bool):
        return None
    try:
        return index(cast("Any", value))
    except Exception:  # what another type does there is its own affair
        return None


def _require_within(
    name: str,
    number: Decimal | int,
    value: object,
    minimum: Bound | None = None,
    maximum: Bound | None = None,
    above: Bound | None = None,
    below: Bound | None = None,
    multiple_of: Bound | None = None,
) -> None:
    if multiple_of is not None and not _is_multiple(number, multiple_of):
        raise InvalidArgumentError(name, f"{_shown(value)} is not a multiple of {multiple_of}")
    if (
        (above is not None and number <= above)
        or (minimum is not None and number < minimum)
        or (maximum is not None and number > maximum)
        or (below is not None and number >= below)
    ):
        if minimum is not None and maximum is not None:
            limits = [f"from {minimum} to {maximum}"]
        else:
            limits = [f"at least {minimum}"] * (minimum is not None) + [f"at most {maximum}"] * (maximum is not None)
        limits += [f"above {above}"] * (above is not None) + [f"below {below}"] * (below is not None)
        raise InvalidArgumentError(name, f"{_shown(value)} is out of range; it must be {' and '.join(limits)}")


def _is_multiple(number: Bound, unit: Bound) -> bool:
    # Exactly, whatever the number of digits.
    (dividend, tenths), (divisor, parts) = number.as_integer_ratio(), unit.as_integer_ratio()
    return dividend * parts % (divisor * tenths) == 0


def _lookup(vocabulary: type[M], value: object) -> M | None:
    # A member that was made for an unknown text is not a member here: it is not in the map. Nor is 20.0 the number 20.
    if not isinstance(value, str | Enum) and (value := _index(value)) is None:
        return None
    try:
        return cast("M | None", vocabulary._value2member_map_.get(value))
    except Exception:  # a value without a hash
        return None


def _described(value: object) -> str:
    return "None" if value is None else f"{_shown(value)} ({_kind(value)})"


def _kind(value: object) -> str:
    return _cut(type(value).__name__)


def _number(value: object) -> str:
    """A float of any kind as a message shows it: `0.1`, not `np.float64(0.1)`."""
    try:
        return _cut(float.__repr__(value) if isinstance(value, float) else str(value))
    except Exception:  # as below
        return f"a {_kind(value)}"


def _shown(value: object) -> str:
    """A value as a message shows it: never longer than a line, and whatever its own repr does."""
    try:
        # Cut before, because the repr of a hundred megabytes takes as many again.
        return _cut(repr(value[: MAX_SHOWN + 1] if isinstance(value, str | bytes) else value))
    except Exception:  # it may raise anything, or give no str; and Python won't write an int of thousands of digits
        return f"a value ({_kind(value)}) that can't be shown"


def _cut(text: str) -> str:
    return text if len(text) <= MAX_SHOWN else f"{text[:MAX_SHOWN]}…"
