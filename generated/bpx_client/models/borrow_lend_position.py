"""The object BorrowLendPosition, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

from msgspec import field

from ..arguments import plain
from ..reading import (
    UNREADABLE,
    decimal,
    in_one_go,
    text,
    unknown,
    unreadable,
    wire_names,
)
from ..types import Model
from .margin_function import MarginFunction


class BorrowLendPosition(Model, kw_only=True):
    """An open borrow or lend with its margin."""

    id: str
    """Id of the position."""

    symbol: str
    """Asset symbol."""

    net_quantity: Decimal = field(name="netQuantity")
    """Size in the asset, above zero for a lend and below for a borrow."""

    net_exposure_quantity: Decimal = field(name="netExposureQuantity")
    """Exposure in the asset, with the same sign. A lend has none."""

    net_exposure_notional: Decimal = field(name="netExposureNotional")
    """Value of the exposure, in the quote asset of `markPrice`."""

    mark_price: Decimal = field(name="markPrice")
    """Mark price of the asset's spot market, in its quote asset."""

    est_liquidation_price: Decimal = field(name="estLiquidationPrice")
    """Estimated price of liquidation, in the quote asset of `markPrice`."""

    cumulative_interest: Decimal = field(name="cumulativeInterest")
    """Interest so far, in the asset."""

    imf: Decimal
    """Initial margin fraction, as a fraction."""

    imf_function: MarginFunction = field(name="imfFunction")
    """How the initial margin fraction grows with position size."""

    mmf: Decimal
    """Maintenance margin fraction, as a fraction."""

    mmf_function: MarginFunction = field(name="mmfFunction")
    """How the maintenance margin fraction grows with position size."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["id"] = self.id
        fields["symbol"] = self.symbol
        fields["netQuantity"] = plain(self.net_quantity)
        fields["netExposureQuantity"] = plain(self.net_exposure_quantity)
        fields["netExposureNotional"] = plain(self.net_exposure_notional)
        fields["markPrice"] = plain(self.mark_price)
        fields["estLiquidationPrice"] = plain(self.est_liquidation_price)
        fields["cumulativeInterest"] = plain(self.cumulative_interest)
        fields["imf"] = plain(self.imf)
        fields["imfFunction"] = self.imf_function.to_dict()
        fields["mmf"] = plain(self.mmf)
        fields["mmfFunction"] = self.mmf_function.to_dict()
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
            fields["id"] = text(source["id"])
            fields["symbol"] = text(source["symbol"])
            fields["net_quantity"] = decimal(source["netQuantity"])
            fields["net_exposure_quantity"] = decimal(source["netExposureQuantity"])
            fields["net_exposure_notional"] = decimal(source["netExposureNotional"])
            fields["mark_price"] = decimal(source["markPrice"])
            fields["est_liquidation_price"] = decimal(source["estLiquidationPrice"])
            fields["cumulative_interest"] = decimal(source["cumulativeInterest"])
            fields["imf"] = decimal(source["imf"])
            fields["imf_function"] = MarginFunction.from_dict(source["imfFunction"])
            fields["mmf"] = decimal(source["mmf"])
            fields["mmf_function"] = MarginFunction.from_dict(source["mmfFunction"])
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(BorrowLendPosition)
