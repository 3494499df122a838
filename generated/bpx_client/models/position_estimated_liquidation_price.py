"""The object PositionEstimatedLiquidationPrice, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

from attrs import define, field

from ..arguments import plain
from ..reading import (
    UNREADABLE,
    decimal,
    unknown,
    unreadable,
)


@define(kw_only=True)
class PositionEstimatedLiquidationPrice:
    """At which price a borrow or lend would be liquidated."""

    liquidation_price: Decimal
    """Estimated price of liquidation, in the quote asset of `markPrice`."""

    mark_price: Decimal
    """Mark price of the asset's spot market, in its quote asset."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
    """Fields that the document doesn't have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["liquidationPrice"] = plain(self.liquidation_price)
        fields["markPrice"] = plain(self.mark_price)
        return fields

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        """Read the object from JSON, tolerantly.

        Raises:
            InvalidResponseError: a required field is missing, or a field can't be read.
        """
        self = object.__new__(cls)
        try:
            self.liquidation_price = (
                Decimal(value) if type(value := source["liquidationPrice"]) is str else decimal(value)
            )
            self.mark_price = Decimal(value) if type(value := source["markPrice"]) is str else decimal(value)
            self.additional_properties = {} if _KNOWN.issuperset(source) else unknown(source, _NAMES)
        except UNREADABLE as error:
            unreadable(cls, self, _NAMES, source, error)
        return self


_NAMES: Mapping[str, str] = {
    "liquidationPrice": "liquidation_price",
    "markPrice": "mark_price",
}
_KNOWN = frozenset(_NAMES)
