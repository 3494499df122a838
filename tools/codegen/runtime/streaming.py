"""The base of the streams' events, and the parts of their names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, Generic, Protocol, TypeAlias, TypeVar, cast

import msgspec

from .arguments import string
from .errors import InvalidArgumentError
from .values import EPOCH, MAX_EXPONENT, MICROSECONDS, MILLISECONDS, MIN_EXPONENT, short_repr

if TYPE_CHECKING:
    TextOrNumber: TypeAlias = str
else:
    # What msgspec is to take; the event makes text of it.
    TextOrNumber = str | int

E_co = TypeVar("E_co", bound="Event", covariant=True)

Microseconds: TypeAlias = Annotated[int, msgspec.Meta(ge=0, le=253_402_300_799_999_999)]
"""Microseconds since 1970, to the end of 9999: each has a `datetime`."""

Milliseconds: TypeAlias = Annotated[int, msgspec.Meta(ge=0, le=253_402_300_799_999)]
"""Milliseconds since 1970."""

_decode = msgspec.json.Decoder(dict[str, Any], float_hook=Decimal).decode

_FRAME = "(frame)"
"""The name on the wire that `frame` would have: none that the exchange uses."""

_is_part = re.compile(r"[^\s\x00-\x1f\x7f\"\\]{1,128}").fullmatch


class Event(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Something that arrived on a stream.

    An event is frozen: several readers may share it. Two are equal if their fields are.
    """

    frame: bytes = msgspec.field(default=b"", name=_FRAME)
    """The frame as it came, of which the event is read; empty on one made by hand."""

    @property
    def stream(self) -> str:
        """Name of the stream that it came on, such as `trade.SOL_USDC`."""
        stream = self._envelope().get("stream")
        return stream if isinstance(stream, str) else ""

    @property
    def additional_properties(self) -> dict[str, Any]:
        """Fields that the document doesn't have, as they came."""
        data = json_object(self._envelope().get("data")) or {}
        known = {"e", *self.__struct_encode_fields__, *self._unused()} - {_FRAME}
        return {name: value for name, value in data.items() if name not in known}

    @classmethod
    def _unused(cls) -> tuple[str, ...]:
        """The fields on the wire that say nothing."""
        return ()

    def _envelope(self) -> dict[str, Any]:
        try:
            return _decode(self.frame)
        except Exception:
            return {}

    def _fields(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.__struct_fields__ if name != "frame"}

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and isinstance(other, Event) and self._fields() == other._fields()

    def __hash__(self) -> int:
        return hash((type(self), *map(_hashable, self._fields().values())))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self._fields().items())})"


class RawEvent(Event, frozen=True, kw_only=True, gc=False):
    """An event of a kind that this version doesn't know. Two are equal if they came as the same bytes."""

    @property
    def data(self) -> Any:
        """The event as JSON, numbers with a fraction as `Decimal`; the whole frame where it has no `data`."""
        envelope = self._envelope()
        return envelope.get("data", envelope)

    @property
    def event_type(self) -> str | None:
        """The exchange's name of the kind of event (`e`), if it states one."""
        kind = (json_object(self.data) or {}).get("e")
        return kind if isinstance(kind, str) else None

    def _fields(self) -> dict[str, Any]:
        return {"frame": self.frame}


class UnreadableEvent(Event, frozen=True, kw_only=True, gc=False):
    """An event that isn't what the document describes, or no JSON at all."""

    reason: str
    """The reason."""

    def _fields(self) -> dict[str, Any]:
        return {"reason": self.reason, "frame": self.frame}


@dataclass(frozen=True, slots=True)
class Channel(Generic[E_co]):
    """A stream that can be subscribed; `bpx_api.channels` has a function for each kind."""

    name: str
    """Its name on the wire, such as `depth.200ms.SOL_USDC`."""

    event_type: type[E_co]
    """The class of its events, or their common base."""

    symbol: str | None = None
    """The listed market that it is about. None: all markets, or something that no list of markets names."""

    is_private: bool = False
    """True if it has to be subscribed with a signature."""


class Level(Protocol):
    """A price and a quantity."""

    @property
    def price(self) -> Decimal:
        """Price."""
        ...

    @property
    def quantity(self) -> Decimal:
        """Quantity."""
        ...


def _hashable(value: Any) -> Any:
    return tuple(cast("list[object]", value)) if isinstance(value, list) else value


def json_object(value: object) -> dict[str, Any] | None:
    """A JSON object; None: it is something else."""
    return cast("dict[str, Any]", value) if isinstance(value, dict) else None


def name_part(argument: str, value: str) -> str:
    """Accept a symbol as a part of a stream's name.

    Raises:
        InvalidArgumentError: it is empty, or has a character that no symbol has.
    """
    if not _is_part(string(argument, value)):
        raise InvalidArgumentError(argument, f"{short_repr(value)} is not a symbol; for example 'SOL_USDC'")
    return value


def one_of(argument: str, value: str, choices: tuple[str, ...]) -> str:
    """Accept one of a few strings.

    Raises:
        InvalidArgumentError: it is another one.
    """
    if value not in choices:
        raise InvalidArgumentError(argument, f"{short_repr(value)} is not one of {', '.join(map(repr, choices))}")
    return value


def from_microseconds(count: int) -> datetime:
    """A count since 1970 as a UTC time."""
    return EPOCH + MICROSECONDS * count


def from_milliseconds(count: int) -> datetime:
    """A count since 1970 as a UTC time."""
    return EPOCH + MILLISECONDS * count


def levels_in_range(levels: Iterable[Level]) -> bool:
    """Return True if the decimals of all levels are finite, and can be written in a reasonable number of digits."""
    # `in_range`, without its calls: each depth update comes through here.
    for level in levels:
        price, quantity = level.price, level.quantity
        if not (
            price.is_finite()
            and MIN_EXPONENT <= price.adjusted() <= MAX_EXPONENT
            and quantity.is_finite()
            and MIN_EXPONENT <= quantity.adjusted() <= MAX_EXPONENT
        ):
            return False
    return True
