"""The object Depth, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

from attrs import define, field

from ..arguments import plain
from ..reading import UNREADABLE, decimal, items, unreadable, whole


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
        rest: dict[str, Any] = {}
        try:
            rest = dict(source)
            take = rest.pop
            return cls(
                asks=[(decimal(item[0]), decimal(item[1])) for item in items(take("asks"))],
                bids=[(decimal(item[0]), decimal(item[1])) for item in items(take("bids"))],
                last_update_id=whole(take("lastUpdateId")),
                timestamp=whole(take("timestamp")),
                additional_properties=rest,
            )
        except UNREADABLE as error:
            unreadable("Depth", _NAMES, source, rest, error)


_NAMES = (
    "asks",
    "bids",
    "lastUpdateId",
    "timestamp",
)
