"""The object Position, and how it is read and written as JSON."""

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
    whole,
    wire_names,
)
from ..types import Model
from .margin_function import MarginFunction


class Position(Model, kw_only=True):
    """An open futures position with its margin."""

    symbol: str
    """Market symbol."""

    net_quantity: Decimal = field(name="netQuantity")
    """Size in the base asset. Positive for a long position, negative for a short one."""

    position_id: str | None = field(default=None, name="positionId")
    """Id of the position."""

    user_id: int | None = field(default=None, name="userId")
    """Number of the account's user."""

    subaccount_id: int | None = field(default=None, name="subaccountId")
    """Subaccount of the position. From 0 to 65535."""

    net_cost: Decimal | None = field(default=None, name="netCost")
    """Cost of entry: price times quantity over all trades, in the quote asset. Positive for a long position, negative
    for a short one.
    """

    entry_price: Decimal | None = field(default=None, name="entryPrice")
    """Average price of entry, in the quote asset."""

    break_even_price: Decimal | None = field(default=None, name="breakEvenPrice")
    """Price at which the position makes no profit and no loss, in the quote asset."""

    mark_price: Decimal | None = field(default=None, name="markPrice")
    """Mark price of the market, in the quote asset."""

    est_liquidation_price: Decimal | None = field(default=None, name="estLiquidationPrice")
    """Estimated liquidation price, in the quote asset. The exchange recommends to pass one `symbol` to get it; `0` was
    observed.
    """

    net_exposure_quantity: Decimal | None = field(default=None, name="netExposureQuantity")
    """Size in the base asset in the worst case after open orders are filled."""

    net_exposure_notional: Decimal | None = field(default=None, name="netExposureNotional")
    """Value in the quote asset in the worst case after open orders are filled."""

    pnl_realized: Decimal | None = field(default=None, name="pnlRealized")
    """Profit and loss realised since the position was opened, in the quote asset."""

    pnl_unrealized: Decimal | None = field(default=None, name="pnlUnrealized")
    """Unrealised profit and loss, in the quote asset."""

    cumulative_funding_payment: Decimal | None = field(default=None, name="cumulativeFundingPayment")
    """Funding so far, in the quote asset."""

    cumulative_interest: Decimal | None = field(default=None, name="cumulativeInterest")
    """Interest so far on unrealised profit and loss, in the quote asset. The exchange has announced to remove this
    field.
    """

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
                (net_cost := self.net_cost) is None
                or (net_cost.is_finite() and SMALLEST <= net_cost.adjusted() <= MAGNITUDE)
            )
            and (
                (entry_price := self.entry_price) is None
                or (entry_price.is_finite() and SMALLEST <= entry_price.adjusted() <= MAGNITUDE)
            )
            and (
                (break_even_price := self.break_even_price) is None
                or (break_even_price.is_finite() and SMALLEST <= break_even_price.adjusted() <= MAGNITUDE)
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
                (net_exposure_quantity := self.net_exposure_quantity) is None
                or (net_exposure_quantity.is_finite() and SMALLEST <= net_exposure_quantity.adjusted() <= MAGNITUDE)
            )
            and (
                (net_exposure_notional := self.net_exposure_notional) is None
                or (net_exposure_notional.is_finite() and SMALLEST <= net_exposure_notional.adjusted() <= MAGNITUDE)
            )
            and (
                (pnl_realized := self.pnl_realized) is None
                or (pnl_realized.is_finite() and SMALLEST <= pnl_realized.adjusted() <= MAGNITUDE)
            )
            and (
                (pnl_unrealized := self.pnl_unrealized) is None
                or (pnl_unrealized.is_finite() and SMALLEST <= pnl_unrealized.adjusted() <= MAGNITUDE)
            )
            and (
                (cumulative_funding_payment := self.cumulative_funding_payment) is None
                or (
                    cumulative_funding_payment.is_finite()
                    and SMALLEST <= cumulative_funding_payment.adjusted() <= MAGNITUDE
                )
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
        fields["symbol"] = self.symbol
        fields["netQuantity"] = plain(self.net_quantity)
        if self.position_id is not None:
            fields["positionId"] = self.position_id
        if self.user_id is not None:
            fields["userId"] = self.user_id
        if self.subaccount_id is not None:
            fields["subaccountId"] = self.subaccount_id
        if self.net_cost is not None:
            fields["netCost"] = plain(self.net_cost)
        if self.entry_price is not None:
            fields["entryPrice"] = plain(self.entry_price)
        if self.break_even_price is not None:
            fields["breakEvenPrice"] = plain(self.break_even_price)
        if self.mark_price is not None:
            fields["markPrice"] = plain(self.mark_price)
        if self.est_liquidation_price is not None:
            fields["estLiquidationPrice"] = plain(self.est_liquidation_price)
        if self.net_exposure_quantity is not None:
            fields["netExposureQuantity"] = plain(self.net_exposure_quantity)
        if self.net_exposure_notional is not None:
            fields["netExposureNotional"] = plain(self.net_exposure_notional)
        if self.pnl_realized is not None:
            fields["pnlRealized"] = plain(self.pnl_realized)
        if self.pnl_unrealized is not None:
            fields["pnlUnrealized"] = plain(self.pnl_unrealized)
        if self.cumulative_funding_payment is not None:
            fields["cumulativeFundingPayment"] = plain(self.cumulative_funding_payment)
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
            fields["symbol"] = text(source["symbol"])
            fields["net_quantity"] = decimal(source["netQuantity"])
            fields["position_id"] = None if (value := source.get("positionId")) is None else text(value)
            fields["user_id"] = None if (value := source.get("userId")) is None else whole(value)
            fields["subaccount_id"] = None if (value := source.get("subaccountId")) is None else whole(value)
            fields["net_cost"] = None if (value := source.get("netCost")) is None else decimal(value)
            fields["entry_price"] = None if (value := source.get("entryPrice")) is None else decimal(value)
            fields["break_even_price"] = None if (value := source.get("breakEvenPrice")) is None else decimal(value)
            fields["mark_price"] = None if (value := source.get("markPrice")) is None else decimal(value)
            fields["est_liquidation_price"] = (
                None if (value := source.get("estLiquidationPrice")) is None else decimal(value)
            )
            fields["net_exposure_quantity"] = (
                None if (value := source.get("netExposureQuantity")) is None else decimal(value)
            )
            fields["net_exposure_notional"] = (
                None if (value := source.get("netExposureNotional")) is None else decimal(value)
            )
            fields["pnl_realized"] = None if (value := source.get("pnlRealized")) is None else decimal(value)
            fields["pnl_unrealized"] = None if (value := source.get("pnlUnrealized")) is None else decimal(value)
            fields["cumulative_funding_payment"] = (
                None if (value := source.get("cumulativeFundingPayment")) is None else decimal(value)
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


_NAMES = wire_names(Position)
