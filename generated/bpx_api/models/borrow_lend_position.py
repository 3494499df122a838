"""The object BorrowLendPosition, and how it is read and written as JSON."""

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
    """Size in the asset. Positive for a lend, negative for a borrow."""

    net_exposure_quantity: Decimal | None = field(default=None, name="netExposureQuantity")
    """Exposure in the asset, with the sign of the size. A lend has none."""

    net_exposure_notional: Decimal | None = field(default=None, name="netExposureNotional")
    """Value of the exposure, in the quote asset of `markPrice`."""

    mark_price: Decimal | None = field(default=None, name="markPrice")
    """Mark price of the asset's spot market, in its quote asset."""

    est_liquidation_price: Decimal | None = field(default=None, name="estLiquidationPrice")
    """Estimated liquidation price, in the quote asset of `markPrice`."""

    cumulative_interest: Decimal | None = field(default=None, name="cumulativeInterest")
    """Interest so far, in the asset."""

    imf: Decimal | None = None
    """Initial margin fraction, as a fraction."""

    imf_function: MarginFunction | None = field(default=None, name="imfFunction")
    """Initial margin fraction as a function of position size."""

    mmf: Decimal | None = None
    """Maintenance margin fraction, as a fraction."""

    mmf_function: MarginFunction | None = field(default=None, name="mmfFunction")
    """Maintenance margin fraction as a function of position size."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if not (
            self.net_quantity.is_finite()
            and SMALLEST <= self.net_quantity.adjusted() <= MAGNITUDE
            and (
                (net_exposure_quantity := self.net_exposure_quantity) is None
                or (net_exposure_quantity.is_finite() and SMALLEST <= net_exposure_quantity.adjusted() <= MAGNITUDE)
            )
            and (
                (net_exposure_notional := self.net_exposure_notional) is None
                or (net_exposure_notional.is_finite() and SMALLEST <= net_exposure_notional.adjusted() <= MAGNITUDE)
            )
            and (
                (mark_price := self.mark_price) is None
                or (mark_price.is_finite() and SMALLEST <= mark_price.adjusted() <= MAGNITUDE)
            )
            and (
                (est_liquidation_price := self.est_liquidation_price) is None
                or (est_liquidation_price.is_finite() and SMALLEST <= est_liquidation_price.adjusted() <= MAGNITUDE)
            )
            and (
                (cumulative_interest := self.cumulative_interest) is None
                or (cumulative_interest.is_finite() and SMALLEST <= cumulative_interest.adjusted() <= MAGNITUDE)
            )
            and ((imf := self.imf) is None or (imf.is_finite() and SMALLEST <= imf.adjusted() <= MAGNITUDE))
            and ((mmf := self.mmf) is None or (mmf.is_finite() and SMALLEST <= mmf.adjusted() <= MAGNITUDE))
        ):
            raise ValueError(ODD_NUMBER)

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["id"] = self.id
        fields["symbol"] = self.symbol
        fields["netQuantity"] = plain(self.net_quantity)
        if self.net_exposure_quantity is not None:
            fields["netExposureQuantity"] = plain(self.net_exposure_quantity)
        if self.net_exposure_notional is not None:
            fields["netExposureNotional"] = plain(self.net_exposure_notional)
        if self.mark_price is not None:
            fields["markPrice"] = plain(self.mark_price)
        if self.est_liquidation_price is not None:
            fields["estLiquidationPrice"] = plain(self.est_liquidation_price)
        if self.cumulative_interest is not None:
            fields["cumulativeInterest"] = plain(self.cumulative_interest)
        if self.imf is not None:
            fields["imf"] = plain(self.imf)
        if self.imf_function is not None:
            fields["imfFunction"] = self.imf_function.to_dict()
        if self.mmf is not None:
            fields["mmf"] = plain(self.mmf)
        if self.mmf_function is not None:
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
            fields["net_exposure_quantity"] = (
                None if (value := source.get("netExposureQuantity")) is None else decimal(value)
            )
            fields["net_exposure_notional"] = (
                None if (value := source.get("netExposureNotional")) is None else decimal(value)
            )
            fields["mark_price"] = None if (value := source.get("markPrice")) is None else decimal(value)
            fields["est_liquidation_price"] = (
                None if (value := source.get("estLiquidationPrice")) is None else decimal(value)
            )
            fields["cumulative_interest"] = (
                None if (value := source.get("cumulativeInterest")) is None else decimal(value)
            )
            fields["imf"] = None if (value := source.get("imf")) is None else decimal(value)
            fields["imf_function"] = (
                None if (value := source.get("imfFunction")) is None else MarginFunction.from_dict(value)
            )
            fields["mmf"] = None if (value := source.get("mmf")) is None else decimal(value)
            fields["mmf_function"] = (
                None if (value := source.get("mmfFunction")) is None else MarginFunction.from_dict(value)
            )
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(BorrowLendPosition)
