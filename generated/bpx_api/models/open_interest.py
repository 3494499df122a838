"""The object OpenInterest, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

from msgspec import field

from ..arguments import plain
from ..reading import (
    MAGNITUDE,
    MILLISECONDS,
    ODD_NUMBER,
    SMALLEST,
    UNREADABLE,
    decimal,
    in_one_go,
    text,
    unix_number,
    unix_time,
    unknown,
    unreadable,
    wire_names,
)
from ..types import Model, NumberAsTime


class OpenInterest(Model, kw_only=True):
    """Open interest of a futures market."""

    symbol: str
    """Market symbol."""

    open_interest: Decimal | None = field(default=None, name="openInterest")
    """Open interest. The unit is not documented."""

    timestamp: NumberAsTime | None = None
    """Time of the figure."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if not (
            (open_interest := self.open_interest) is None
            or (open_interest.is_finite() and SMALLEST <= open_interest.adjusted() <= MAGNITUDE)
        ):
            raise ValueError(ODD_NUMBER)
        if self.timestamp is not None:
            self.timestamp = unix_time(self.timestamp, MILLISECONDS)

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["symbol"] = self.symbol
        if self.open_interest is not None:
            fields["openInterest"] = plain(self.open_interest)
        if self.timestamp is not None:
            fields["timestamp"] = unix_number(self.timestamp, MILLISECONDS)
        return fields

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        """Read the object from JSON, tolerantly.

        Raises:
            InvalidResponseError: a required field is missing, or a field can't be read.
        """
        if (found := in_one_go(cls, _NAMES, source)) is not None:
            return found
        fields: dict[str, Any] = {}
        try:
            fields["symbol"] = text(source["symbol"])
            fields["open_interest"] = None if (value := source.get("openInterest")) is None else decimal(value)
            fields["timestamp"] = None if (value := source.get("timestamp")) is None else unix_time(value, MILLISECONDS)
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(OpenInterest)
