"""The object BorrowLendPosition, and how it is read and written as JSON."""

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
)
from .margin_function import MarginFunction


@define(kw_only=True)
class BorrowLendPosition:
    """An open borrow or lend with its margin."""

    id: str
    """Id of the position."""

    symbol: str
    """Asset symbol."""

    net_quantity: Decimal
    """Size in the asset, above zero for a lend and below for a borrow."""

    net_exposure_quantity: Decimal
    """Exposure in the asset, with the same sign. A lend has none."""

    net_exposure_notional: Decimal
    """Value of the exposure, in the quote asset of `markPrice`."""

    mark_price: Decimal
    """Mark price of the asset's spot market, in its quote asset."""

    est_liquidation_price: Decimal
    """Estimated price of liquidation, in the quote asset of `markPrice`."""

    cumulative_interest: Decimal
    """Interest so far, in the asset."""

    imf: Decimal
    """Initial margin fraction, as a fraction."""

    imf_function: MarginFunction
    """How the initial margin fraction grows with position size."""

    mmf: Decimal
    """Maintenance margin fraction, as a fraction."""

    mmf_function: MarginFunction
    """How the maintenance margin fraction grows with position size."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
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
        self = object.__new__(cls)
        try:
            self.id = value if type(value := source["id"]) is str else text(value)
            self.symbol = value if type(value := source["symbol"]) is str else text(value)
            self.net_quantity = Decimal(value) if type(value := source["netQuantity"]) is str else decimal(value)
            self.net_exposure_quantity = (
                Decimal(value) if type(value := source["netExposureQuantity"]) is str else decimal(value)
            )
            self.net_exposure_notional = (
                Decimal(value) if type(value := source["netExposureNotional"]) is str else decimal(value)
            )
            self.mark_price = Decimal(value) if type(value := source["markPrice"]) is str else decimal(value)
            self.est_liquidation_price = (
                Decimal(value) if type(value := source["estLiquidationPrice"]) is str else decimal(value)
            )
            self.cumulative_interest = (
                Decimal(value) if type(value := source["cumulativeInterest"]) is str else decimal(value)
            )
            self.imf = Decimal(value) if type(value := source["imf"]) is str else decimal(value)
            self.imf_function = MarginFunction.from_dict(source["imfFunction"])
            self.mmf = Decimal(value) if type(value := source["mmf"]) is str else decimal(value)
            self.mmf_function = MarginFunction.from_dict(source["mmfFunction"])
            self.additional_properties = {} if _KNOWN.issuperset(source) else unknown(source, _NAMES)
        except UNREADABLE as error:
            unreadable(cls, self, _NAMES, source, error)
        return self


_NAMES: Mapping[str, str] = {
    "id": "id",
    "symbol": "symbol",
    "netQuantity": "net_quantity",
    "netExposureQuantity": "net_exposure_quantity",
    "netExposureNotional": "net_exposure_notional",
    "markPrice": "mark_price",
    "estLiquidationPrice": "est_liquidation_price",
    "cumulativeInterest": "cumulative_interest",
    "imf": "imf",
    "imfFunction": "imf_function",
    "mmf": "mmf",
    "mmfFunction": "mmf_function",
}
_KNOWN = frozenset(_NAMES)
