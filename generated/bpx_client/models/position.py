"""The object Position, and how it is read and written as JSON."""

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
    whole,
    wire_names,
)
from ..types import Model
from .margin_function import MarginFunction


class Position(Model, kw_only=True):
    """An open futures position with its margin."""

    position_id: str = field(name="positionId")
    """Id of the position."""

    symbol: str
    """Market symbol."""

    user_id: int = field(name="userId")
    """Number of the account's user."""

    net_quantity: Decimal = field(name="netQuantity")
    """Size in the base asset, above zero for a long position and below for a short one."""

    net_cost: Decimal = field(name="netCost")
    """What it cost to enter, price times quantity over all trades, in the quote asset. Above zero for a long position
    and below for a short one.
    """

    entry_price: Decimal = field(name="entryPrice")
    """Average price of entry, in the quote asset."""

    break_even_price: Decimal = field(name="breakEvenPrice")
    """Price at which the position neither wins nor loses, in the quote asset."""

    mark_price: Decimal = field(name="markPrice")
    """Mark price of the market, in the quote asset."""

    est_liquidation_price: Decimal = field(name="estLiquidationPrice")
    """Estimated price of liquidation, in the quote asset. To get it, the exchange advises to ask for one `symbol`; `0`
    has been seen.
    """

    net_exposure_quantity: Decimal = field(name="netExposureQuantity")
    """Size in the base asset in the worst case that open orders can lead to."""

    net_exposure_notional: Decimal = field(name="netExposureNotional")
    """Value in the quote asset in the worst case that open orders can lead to."""

    pnl_realized: Decimal = field(name="pnlRealized")
    """Profit and loss realised since the position was opened, in the quote asset."""

    pnl_unrealized: Decimal = field(name="pnlUnrealized")
    """Unrealised profit and loss, in the quote asset."""

    cumulative_funding_payment: Decimal = field(name="cumulativeFundingPayment")
    """Funding so far, in the quote asset."""

    cumulative_interest: Decimal = field(name="cumulativeInterest")
    """Interest so far on unrealised profit and loss, in the quote asset. The exchange has announced that the field goes
    away.
    """

    imf: Decimal
    """Initial margin fraction, as a fraction."""

    imf_function: MarginFunction = field(name="imfFunction")
    """How the initial margin fraction grows with position size."""

    mmf: Decimal
    """Maintenance margin fraction, as a fraction."""

    mmf_function: MarginFunction = field(name="mmfFunction")
    """How the maintenance margin fraction grows with position size."""

    subaccount_id: int | None = field(default=None, name="subaccountId")
    """Subaccount that holds the position. From 0 to 65535."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["positionId"] = self.position_id
        fields["symbol"] = self.symbol
        fields["userId"] = self.user_id
        fields["netQuantity"] = plain(self.net_quantity)
        fields["netCost"] = plain(self.net_cost)
        fields["entryPrice"] = plain(self.entry_price)
        fields["breakEvenPrice"] = plain(self.break_even_price)
        fields["markPrice"] = plain(self.mark_price)
        fields["estLiquidationPrice"] = plain(self.est_liquidation_price)
        fields["netExposureQuantity"] = plain(self.net_exposure_quantity)
        fields["netExposureNotional"] = plain(self.net_exposure_notional)
        fields["pnlRealized"] = plain(self.pnl_realized)
        fields["pnlUnrealized"] = plain(self.pnl_unrealized)
        fields["cumulativeFundingPayment"] = plain(self.cumulative_funding_payment)
        fields["cumulativeInterest"] = plain(self.cumulative_interest)
        fields["imf"] = plain(self.imf)
        fields["imfFunction"] = self.imf_function.to_dict()
        fields["mmf"] = plain(self.mmf)
        fields["mmfFunction"] = self.mmf_function.to_dict()
        if self.subaccount_id is not None:
            fields["subaccountId"] = self.subaccount_id
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
            fields["position_id"] = text(source["positionId"])
            fields["symbol"] = text(source["symbol"])
            fields["user_id"] = whole(source["userId"])
            fields["net_quantity"] = decimal(source["netQuantity"])
            fields["net_cost"] = decimal(source["netCost"])
            fields["entry_price"] = decimal(source["entryPrice"])
            fields["break_even_price"] = decimal(source["breakEvenPrice"])
            fields["mark_price"] = decimal(source["markPrice"])
            fields["est_liquidation_price"] = decimal(source["estLiquidationPrice"])
            fields["net_exposure_quantity"] = decimal(source["netExposureQuantity"])
            fields["net_exposure_notional"] = decimal(source["netExposureNotional"])
            fields["pnl_realized"] = decimal(source["pnlRealized"])
            fields["pnl_unrealized"] = decimal(source["pnlUnrealized"])
            fields["cumulative_funding_payment"] = decimal(source["cumulativeFundingPayment"])
            fields["cumulative_interest"] = decimal(source["cumulativeInterest"])
            fields["imf"] = decimal(source["imf"])
            fields["imf_function"] = MarginFunction.from_dict(source["imfFunction"])
            fields["mmf"] = decimal(source["mmf"])
            fields["mmf_function"] = MarginFunction.from_dict(source["mmfFunction"])
            fields["subaccount_id"] = None if (value := source.get("subaccountId")) is None else whole(value)
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(Position)
