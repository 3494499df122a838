"""The object OpenInterest, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

from attrs import define, field

from ..arguments import plain
from ..reading import UNREADABLE, decimal, text, unreadable, whole


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
        rest: dict[str, Any] = {}
        try:
            rest = dict(source)
            take = rest.pop
            return cls(
                symbol=text(take("symbol")),
                timestamp=whole(take("timestamp")),
                open_interest=None if (value := take("openInterest", None)) is None else decimal(value),
                additional_properties=rest,
            )
        except UNREADABLE as error:
            unreadable("OpenInterest", _NAMES, source, rest, error)


_NAMES = (
    "symbol",
    "timestamp",
    "openInterest",
)
