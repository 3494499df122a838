"""The object Depth, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from msgspec import field

from ..reading import (
    MICROSECONDS,
    UNREADABLE,
    in_one_go,
    items,
    rows_in_range,
    unix_number,
    unix_time,
    unknown,
    unreadable,
    whole,
    wire_names,
)
from ..types import Model, NumberAsText, NumberAsTime
from .price_level import PriceLevel


class Depth(Model, kw_only=True):
    """Resting orders of a market, aggregated by price."""

    asks: list[PriceLevel]
    """Sell side, by ascending price: the best ask is first."""

    bids: list[PriceLevel]
    """Buy side, by ascending price: the best bid is last."""

    last_update_id: NumberAsText = field(name="lastUpdateId")
    """Number of the latest update included, to synchronize with the depth stream."""

    timestamp: NumberAsTime | None = None
    """Time of the matching engine."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        self.last_update_id = whole(self.last_update_id)
        if self.timestamp is not None:
            self.timestamp = unix_time(self.timestamp, MICROSECONDS)

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["asks"] = [item.to_list() for item in self.asks]
        fields["bids"] = [item.to_list() for item in self.bids]
        fields["lastUpdateId"] = str(self.last_update_id)
        if self.timestamp is not None:
            fields["timestamp"] = unix_number(self.timestamp, MICROSECONDS)
        return fields

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        """Read the object from JSON, tolerantly.

        Raises:
            InvalidResponseError: a required field is missing, or a field can't be read.
        """
        if (
            (found := in_one_go(cls, _NAMES, source)) is not None
            and rows_in_range(found.asks)
            and rows_in_range(found.bids)
        ):
            return found
        fields: dict[str, Any] = {}
        try:
            fields["asks"] = [PriceLevel.from_list(item) for item in items(source["asks"])]
            fields["bids"] = [PriceLevel.from_list(item) for item in items(source["bids"])]
            fields["last_update_id"] = whole(source["lastUpdateId"])
            fields["timestamp"] = None if (value := source.get("timestamp")) is None else unix_time(value, MICROSECONDS)
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(Depth)
