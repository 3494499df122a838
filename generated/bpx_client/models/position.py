"""The object Position, and how it is read and written as JSON."""

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
    whole,
)
from .margin_function import MarginFunction


@define(kw_only=True)
class Position:
    """An open futures position with its margin."""

    position_id: str
    """Id of the position."""

    symbol: str
    """Market symbol."""

    user_id: int
    """Number of the account's user."""

    net_quantity: Decimal
    """Size in the base asset, above zero for a long position and below for a short one."""

    net_cost: Decimal
    """What it cost to enter, price times quantity over all trades, in the quote asset. Above zero for a long position
    and below for a short one.
    """

    entry_price: Decimal
    """Average price of entry, in the quote asset."""

    break_even_price: Decimal
    """Price at which the position neither wins nor loses, in the quote asset."""

    mark_price: Decimal
    """Mark price of the market, in the quote asset."""

    est_liquidation_price: Decimal
    """Estimated price of liquidation, in the quote asset. To get it, the exchange advises to ask for one `symbol`; `0`
    has been seen.
    """

    net_exposure_quantity: Decimal
    """Size in the base asset in the worst case that open orders can lead to."""

    net_exposure_notional: Decimal
    """Value in the quote asset in the worst case that open orders can lead to."""

    pnl_realized: Decimal
    """Profit and loss realised since the position was opened, in the quote asset."""

    pnl_unrealized: Decimal
    """Unrealised profit and loss, in the quote asset."""

    cumulative_funding_payment: Decimal
    """Funding so far, in the quote asset."""

    cumulative_interest: Decimal
    """Interest so far on unrealised profit and loss, in the quote asset. The exchange has announced that the field goes
    away.
    """

    imf: Decimal
    """Initial margin fraction, as a fraction."""

    imf_function: MarginFunction
    """How the initial margin fraction grows with position size."""

    mmf: Decimal
    """Maintenance margin fraction, as a fraction."""

    mmf_function: MarginFunction
    """How the maintenance margin fraction grows with position size."""

    subaccount_id: int | None = None
    """Subaccount that holds the position. From 0 to 65535."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
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
        self = object.__new__(cls)
        try:
            get = source.get
            self.position_id = value if type(value := source["positionId"]) is str else text(value)
            self.symbol = value if type(value := source["symbol"]) is str else text(value)
            self.user_id = value if type(value := source["userId"]) is int else whole(value)
            self.net_quantity = Decimal(value) if type(value := source["netQuantity"]) is str else decimal(value)
            self.net_cost = Decimal(value) if type(value := source["netCost"]) is str else decimal(value)
            self.entry_price = Decimal(value) if type(value := source["entryPrice"]) is str else decimal(value)
            self.break_even_price = Decimal(value) if type(value := source["breakEvenPrice"]) is str else decimal(value)
            self.mark_price = Decimal(value) if type(value := source["markPrice"]) is str else decimal(value)
            self.est_liquidation_price = (
                Decimal(value) if type(value := source["estLiquidationPrice"]) is str else decimal(value)
            )
            self.net_exposure_quantity = (
                Decimal(value) if type(value := source["netExposureQuantity"]) is str else decimal(value)
            )
            self.net_exposure_notional = (
                Decimal(value) if type(value := source["netExposureNotional"]) is str else decimal(value)
            )
            self.pnl_realized = Decimal(value) if type(value := source["pnlRealized"]) is str else decimal(value)
            self.pnl_unrealized = Decimal(value) if type(value := source["pnlUnrealized"]) is str else decimal(value)
            self.cumulative_funding_payment = (
                Decimal(value) if type(value := source["cumulativeFundingPayment"]) is str else decimal(value)
            )
            self.cumulative_interest = (
                Decimal(value) if type(value := source["cumulativeInterest"]) is str else decimal(value)
            )
            self.imf = Decimal(value) if type(value := source["imf"]) is str else decimal(value)
            self.imf_function = MarginFunction.from_dict(source["imfFunction"])
            self.mmf = Decimal(value) if type(value := source["mmf"]) is str else decimal(value)
            self.mmf_function = MarginFunction.from_dict(source["mmfFunction"])
            self.subaccount_id = (
                value if type(value := get("subaccountId")) is int else None if value is None else whole(value)
            )
            self.additional_properties = {} if _KNOWN.issuperset(source) else unknown(source, _NAMES)
        except UNREADABLE as error:
            unreadable(cls, self, _NAMES, source, error)
        return self


_NAMES: Mapping[str, str] = {
    "positionId": "position_id",
    "symbol": "symbol",
    "userId": "user_id",
    "netQuantity": "net_quantity",
    "netCost": "net_cost",
    "entryPrice": "entry_price",
    "breakEvenPrice": "break_even_price",
    "markPrice": "mark_price",
    "estLiquidationPrice": "est_liquidation_price",
    "netExposureQuantity": "net_exposure_quantity",
    "netExposureNotional": "net_exposure_notional",
    "pnlRealized": "pnl_realized",
    "pnlUnrealized": "pnl_unrealized",
    "cumulativeFundingPayment": "cumulative_funding_payment",
    "cumulativeInterest": "cumulative_interest",
    "imf": "imf",
    "imfFunction": "imf_function",
    "mmf": "mmf",
    "mmfFunction": "mmf_function",
    "subaccountId": "subaccount_id",
}
_KNOWN = frozenset(_NAMES)
