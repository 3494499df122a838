"""The object PositionEstimatedLiquidationPrice, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

from msgspec import field

from ..arguments import plain
from ..reading import (
    MAGNITUDE,
    ODD_NUMBER,
    SMALLEST,
    UNREADABLE,
    decimal,
    in_one_go,
    unknown,
    unreadable,
    wire_names,
)
from ..types import Model


class PositionEstimatedLiquidationPrice(Model, kw_only=True):
    """The estimated liquidation price of a borrow or lend."""

    liquidation_price: Decimal | None = field(default=None, name="liquidationPrice")
    """Estimated liquidation price, in the quote asset of `markPrice`."""

    mark_price: Decimal | None = field(default=None, name="markPrice")
    """Mark price of the asset's spot market, in its quote asset."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if not (
            (
                (liquidation_price := self.liquidation_price) is None
                or (liquidation_price.is_finite() and SMALLEST <= liquidation_price.adjusted() <= MAGNITUDE)
            )
            and (
                (mark_price := self.mark_price) is None
                or (mark_price.is_finite() and SMALLEST <= mark_price.adjusted() <= MAGNITUDE)
            )
        ):
            raise ValueError(ODD_NUMBER)

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        if self.liquidation_price is not None:
            fields["liquidationPrice"] = plain(self.liquidation_price)
        if self.mark_price is not None:
            fields["markPrice"] = plain(self.mark_price)
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
            fields["liquidation_price"] = None if (value := source.get("liquidationPrice")) is None else decimal(value)
            fields["mark_price"] = None if (value := source.get("markPrice")) is None else decimal(value)
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(PositionEstimatedLiquidationPrice)
