"""The object Depth, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

from attrs import define, field

from ..arguments import plain
from ..reading import (
    UNREADABLE,
    items,
    unknown,
    unreadable,
    whole,
)


@define(kw_only=True)
class Depth:
    """Resting orders of a market, summed by price."""

    asks: list[tuple[Decimal, Decimal]]
    """Sell side, by ascending price: the best ask stands first."""

    bids: list[tuple[Decimal, Decimal]]
    """Buy side, by ascending price: the best bid stands last."""

    last_update_id: int
    """Number of the latest update contained here, for lining up with the depth stream."""

    timestamp: int
    """Time of the matching engine, Unix microseconds."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
    """Fields that the document doesn't have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["asks"] = [[plain(item[0]), plain(item[1])] for item in self.asks]
        fields["bids"] = [[plain(item[0]), plain(item[1])] for item in self.bids]
        fields["lastUpdateId"] = str(self.last_update_id)
        fields["timestamp"] = self.timestamp
        return fields

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        """Read the object from JSON, tolerantly.

        Raises:
            InvalidResponseError: a required field is missing, or a field can't be read.
        """
        self = object.__new__(cls)
        try:
            self.asks = [(Decimal(item[0]), Decimal(item[1])) for item in items(source["asks"])]
            self.bids = [(Decimal(item[0]), Decimal(item[1])) for item in items(source["bids"])]
            self.last_update_id = whole(source["lastUpdateId"])
            self.timestamp = value if type(value := source["timestamp"]) is int else whole(value)
            self.additional_properties = {} if _KNOWN.issuperset(source) else unknown(source, _NAMES)
        except UNREADABLE as error:
            unreadable(cls, self, _NAMES, source, error)
        return self


_NAMES: Mapping[str, str] = {
    "asks": "asks",
    "bids": "bids",
    "lastUpdateId": "last_update_id",
    "timestamp": "timestamp",
}
_KNOWN = frozenset(_NAMES)
