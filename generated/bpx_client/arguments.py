"""Strict checks of what is about to be sent; what they refuse never leaves the machine."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal, InvalidOperation
from enum import Enum
from math import isfinite
from typing import TypeVar, cast

from .errors import InvalidArgumentError

M = TypeVar("M", bound=Enum)
T = TypeVar("T")

LONGEST_SHOWN = 80
"""Characters of a refused value that a message shows."""

MAGNITUDE = 64
"""Digits on either side of the point beyond which a decimal is a mistake."""


def plain(value: Decimal) -> str:
    """A decimal as the exchange reads it: no exponent, trailing zeros kept."""
    return format(value, "f")


def decimal(name: str, value: Decimal | int | str) -> Decimal:
    """Accept a `Decimal`, a whole number or a text such as `"170.50"`; refuse a float, NaN and the infinities."""
    if isinstance(value, float) and isfinite(value):
        raise InvalidArgumentError(
            name,
            f"{value!r} is a float, which can't hold most decimal fractions exactly; "
            f'pass a text such as "{value!r}" or a Decimal',
        )
    if isinstance(value, bool) or not isinstance(value, Decimal | int | str | float):
        raise InvalidArgumentError(name, f"must be a Decimal, a whole number or a text, not {_described(value)}")
    try:
        number = Decimal(value)
    except InvalidOperation:
        raise InvalidArgumentError(name, f'{_shown(value)} is no decimal number; write it as in "170.50"') from None
    if not number.is_finite():
        raise InvalidArgumentError(
            name, f'{_shown(value)} is no finite number; pass a Decimal or a text such as "170.50"'
        )
    if abs(number.adjusted()) > MAGNITUDE or len(number.as_tuple().digits) > 2 * MAGNITUDE:
        raise InvalidArgumentError(
            name, f"{_shown(value)} is beyond any price or quantity; it would take too many digits to write"
        )
    return number


def amount_or_share(name: str, value: Decimal | int | str) -> str:
    """Accept a decimal, or a share such as `"80%"`; give it as text."""
    if isinstance(value, str) and value.endswith("%"):
        return f"{plain(decimal(name, value[:-1]))}%"
    return plain(decimal(name, value))


def integer(name: str, value: int, *, minimum: int | None = None, maximum: int | None = None) -> int:
    """Accept a whole number within its limits."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise InvalidArgumentError(name, f"must be a whole number, not {_described(value)}")
    if (minimum is not None and value < minimum) or (maximum is not None and value > maximum):
        if minimum is None or maximum is None:
            limits = f"at most {maximum}" if minimum is None else f"at least {minimum}"
        else:
            limits = f"from {minimum} to {maximum}"
        raise InvalidArgumentError(name, f"{_shown(value)} is out of range; it must be {limits}")
    return int(value)


def text(name: str, value: str, *, shortest: int = 0, longest: int | None = None, secret: bool = False) -> str:
    """Accept a text within its limits; the message never shows one that is secret."""
    if not isinstance(value, str):
        raise InvalidArgumentError(name, f"must be a text, not {type(value).__name__ if secret else _described(value)}")
    if len(value) < shortest or (longest is not None and len(value) > longest):
        highest = "any number of" if longest is None else longest
        raise InvalidArgumentError(name, f"has {len(value)} characters; it must have {shortest} to {highest}")
    if not value.isascii() and any("\ud800" <= letter <= "\udfff" for letter in value):
        raise InvalidArgumentError(name, "contains half a surrogate pair, which no text on the wire can")
    return value if secret else str(value)  # a secret stays hidden


def boolean(name: str, value: bool) -> bool:
    """Accept True or False and nothing that merely behaves like one."""
    if not isinstance(value, bool):
        raise InvalidArgumentError(name, f"must be True or False, not {_described(value)}")
    return value


def member(name: str, value: object, vocabulary: type[M]) -> M:
    """Accept a member of an enum, or its value."""
    known = None if isinstance(value, bool) else _lookup(vocabulary, value)
    if known is None:
        choices = ", ".join(repr(choice.value) for choice in vocabulary)
        raise InvalidArgumentError(name, f"{_described(value)} is not one of {choices}")
    return known


def items(name: str, value: Sequence[T] | Iterable[T], *, fewest: int = 0, most: int | None = None) -> list[T]:
    """Accept a list within its limits; a text is no list."""
    if isinstance(value, str | bytes) or not isinstance(value, Iterable):
        raise InvalidArgumentError(name, f"must be a list, not {_described(value)}")
    found = list(value)
    if len(found) < fewest or (most is not None and len(found) > most):
        highest = "any number of" if most is None else most
        raise InvalidArgumentError(name, f"has {len(found)} items; it must have {fewest} to {highest}")
    return found


def instance(name: str, value: T, model: type[T]) -> T:
    """Accept an instance of a generated model."""
    if not isinstance(value, model):
        raise InvalidArgumentError(name, f"must be a {model.__name__}, not {_described(value)}")
    return value


def keep(model: object, **values: object) -> None:
    """Give a frozen model its checked values."""
    for name, value in values.items():
        object.__setattr__(model, name, value)


def _lookup(vocabulary: type[M], value: object) -> M | None:
    # A member that was made for an unknown text is no member here: it is not in the map.
    try:
        return cast("M | None", vocabulary._value2member_map_.get(value))
    except TypeError:
        return None


def _described(value: object) -> str:
    return "None" if value is None else f"{_shown(value)} ({type(value).__name__})"


def _shown(value: object) -> str:
    """A value as a message shows it: never longer than a line."""
    try:
        text = repr(value)
    except ValueError:  # Python refuses to write out a whole number of thousands of digits
        return "a number of thousands of digits"
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"
