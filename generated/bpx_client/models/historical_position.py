"""The object HistoricalPosition, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any, Self

from attrs import define, field

from ..arguments import plain
from ..reading import (
    UNREADABLE,
    decimal,
    moment,
    text,
    unknown,
    unreadable,
    utc_text,
)
from .position_state import POSITION_STATE_BY_TEXT, PositionState


@define(kw_only=True)
class HistoricalPosition:
    """A futures position as the history keeps it."""

    id: str
    """Id of the position."""

    symbol: str
    """Market symbol."""

    state: PositionState
    """Open or closed."""

    net_quantity: Decimal
    """Size in the base asset."""

    net_cost: Decimal
    """What it cost to enter, in the quote asset."""

    net_exposure_quantity: Decimal
    """Exposure in the base asset."""

    net_exposure_notional: Decimal
    """Exposure in the quote asset."""

    entry_price: Decimal
    """Average price of entry, in the quote asset."""

    mark_price: Decimal
    """Mark price of the market, in the quote asset."""

    closed_volume: Decimal
    """Volume that was closed. The unit is not documented."""

    cumulative_pnl_realized: Decimal
    """Realised profit and loss, in the quote asset."""

    unrealized_pnl: Decimal
    """Unrealised profit and loss, in the quote asset."""

    funding_quantity: Decimal
    """Funding over the life of the position, in the quote asset."""

    interest: Decimal
    """Interest over the life of the position, in the quote asset."""

    fees: Decimal
    """Trading fees paid for the position, in the quote asset."""

    liquidated: Decimal
    """How much of the position was liquidated. The unit is not documented."""

    liquidation_fees: Decimal
    """Fees paid for liquidations of the position, in the quote asset."""

    imf: Decimal
    """Initial margin fraction, as a fraction."""

    closing_price: Decimal | None = None
    """Price at which the position was closed, in the quote asset."""

    account_leverage: Decimal | None = None
    """Leverage of the account."""

    opened_at: datetime | None = None
    """When the position was opened (UTC)."""

    closed_at: datetime | None = None
    """When the position was closed (UTC)."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
    """Fields that the document doesn't have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["id"] = self.id
        fields["symbol"] = self.symbol
        fields["state"] = self.state.value
        fields["netQuantity"] = plain(self.net_quantity)
        fields["netCost"] = plain(self.net_cost)
        fields["netExposureQuantity"] = plain(self.net_exposure_quantity)
        fields["netExposureNotional"] = plain(self.net_exposure_notional)
        fields["entryPrice"] = plain(self.entry_price)
        fields["markPrice"] = plain(self.mark_price)
        fields["closedVolume"] = plain(self.closed_volume)
        fields["cumulativePnlRealized"] = plain(self.cumulative_pnl_realized)
        fields["unrealizedPnl"] = plain(self.unrealized_pnl)
        fields["fundingQuantity"] = plain(self.funding_quantity)
        fields["interest"] = plain(self.interest)
        fields["fees"] = plain(self.fees)
        fields["liquidated"] = plain(self.liquidated)
        fields["liquidationFees"] = plain(self.liquidation_fees)
        fields["imf"] = plain(self.imf)
        if self.closing_price is not None:
            fields["closingPrice"] = plain(self.closing_price)
        if self.account_leverage is not None:
            fields["accountLeverage"] = plain(self.account_leverage)
        if self.opened_at is not None:
            fields["openedAt"] = utc_text(self.opened_at)
        if self.closed_at is not None:
            fields["closedAt"] = utc_text(self.closed_at)
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
            self.id = value if type(value := source["id"]) is str else text(value)
            self.symbol = value if type(value := source["symbol"]) is str else text(value)
            self.state = POSITION_STATE_BY_TEXT.get(value := source["state"]) or PositionState(value)
            self.net_quantity = Decimal(value) if type(value := source["netQuantity"]) is str else decimal(value)
            self.net_cost = Decimal(value) if type(value := source["netCost"]) is str else decimal(value)
            self.net_exposure_quantity = (
                Decimal(value) if type(value := source["netExposureQuantity"]) is str else decimal(value)
            )
            self.net_exposure_notional = (
                Decimal(value) if type(value := source["netExposureNotional"]) is str else decimal(value)
            )
            self.entry_price = Decimal(value) if type(value := source["entryPrice"]) is str else decimal(value)
            self.mark_price = Decimal(value) if type(value := source["markPrice"]) is str else decimal(value)
            self.closed_volume = Decimal(value) if type(value := source["closedVolume"]) is str else decimal(value)
            self.cumulative_pnl_realized = (
                Decimal(value) if type(value := source["cumulativePnlRealized"]) is str else decimal(value)
            )
            self.unrealized_pnl = Decimal(value) if type(value := source["unrealizedPnl"]) is str else decimal(value)
            self.funding_quantity = (
                Decimal(value) if type(value := source["fundingQuantity"]) is str else decimal(value)
            )
            self.interest = Decimal(value) if type(value := source["interest"]) is str else decimal(value)
            self.fees = Decimal(value) if type(value := source["fees"]) is str else decimal(value)
            self.liquidated = Decimal(value) if type(value := source["liquidated"]) is str else decimal(value)
            self.liquidation_fees = (
                Decimal(value) if type(value := source["liquidationFees"]) is str else decimal(value)
            )
            self.imf = Decimal(value) if type(value := source["imf"]) is str else decimal(value)
            self.closing_price = (
                Decimal(value)
                if type(value := get("closingPrice")) is str
                else None
                if value is None
                else decimal(value)
            )
            self.account_leverage = (
                Decimal(value)
                if type(value := get("accountLeverage")) is str
                else None
                if value is None
                else decimal(value)
            )
            self.opened_at = None if (value := get("openedAt")) is None else moment(value)
            self.closed_at = None if (value := get("closedAt")) is None else moment(value)
            self.additional_properties = {} if _KNOWN.issuperset(source) else unknown(source, _NAMES)
        except UNREADABLE as error:
            unreadable(cls, self, _NAMES, source, error)
        return self


_NAMES: Mapping[str, str] = {
    "id": "id",
    "symbol": "symbol",
    "state": "state",
    "netQuantity": "net_quantity",
    "netCost": "net_cost",
    "netExposureQuantity": "net_exposure_quantity",
    "netExposureNotional": "net_exposure_notional",
    "entryPrice": "entry_price",
    "markPrice": "mark_price",
    "closedVolume": "closed_volume",
    "cumulativePnlRealized": "cumulative_pnl_realized",
    "unrealizedPnl": "unrealized_pnl",
    "fundingQuantity": "funding_quantity",
    "interest": "interest",
    "fees": "fees",
    "liquidated": "liquidated",
    "liquidationFees": "liquidation_fees",
    "imf": "imf",
    "closingPrice": "closing_price",
    "accountLeverage": "account_leverage",
    "openedAt": "opened_at",
    "closedAt": "closed_at",
}
_KNOWN = frozenset(_NAMES)
