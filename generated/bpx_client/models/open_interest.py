"""The object OpenInterest, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

from attrs import define, field

from ..arguments import plain
from ..reading import (
    UNREADABLE,
    decimal,
    text,
    unknown,
    unreadable,
    whole,
)


@define(kw_only=True)
class OpenInterest:
    """Open interest of a futures market."""

    symbol: str
    """Market symbol."""

    timestamp: int
    """Time of the figure, Unix milliseconds."""

    open_interest: Decimal | None = None
    """Open interest. The exchange names no unit."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
    """Fields that the document doesn't have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["symbol"] = self.symbol
        fields["timestamp"] = self.timestamp
        if self.open_interest is not None:
            fields["openInterest"] = plain(self.open_interest)
        return fields

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        """Read the object from JSON, tolerantly.

        Raises:
            InvalidResponseError: a required field is missing, or a field can't be read.
        """
        self = object.__new__(cls)
        try:
            get = source.get
            self.symbol = value if type(value := source["symbol"]) is str else text(value)
            self.timestamp = value if type(value := source["timestamp"]) is int else whole(value)
            self.open_interest = (
                Decimal(value)
                if type(value := get("openInterest")) is str
                else None
                if value is None
                else decimal(value)
            )
            self.additional_properties = {} if _KNOWN.issuperset(source) else unknown(source, _NAMES)
        except UNREADABLE as error:
            unreadable(cls, self, _NAMES, source, error)
        return self


_NAMES: Mapping[str, str] = {
    "symbol": "symbol",
    "timestamp": "timestamp",
    "openInterest": "open_interest",
}
_KNOWN = frozenset(_NAMES)
