"""The object HistoricalPosition, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any, Self

from msgspec import field

from ..arguments import plain
from ..reading import (
    UNREADABLE,
    decimal,
    in_one_go,
    in_utc,
    moment,
    text,
    unknown,
    unreadable,
    utc_text,
    wire_names,
)
from ..types import Model
from .position_state import PositionState


class HistoricalPosition(Model, kw_only=True):
    """A futures position as the history keeps it."""

    id: str
    """Id of the position."""

    symbol: str
    """Market symbol."""

    state: PositionState
    """Open or closed."""

    net_quantity: Decimal = field(name="netQuantity")
    """Size in the base asset."""

    net_cost: Decimal = field(name="netCost")
    """What it cost to enter, in the quote asset."""

    net_exposure_quantity: Decimal = field(name="netExposureQuantity")
    """Exposure in the base asset."""

    net_exposure_notional: Decimal = field(name="netExposureNotional")
    """Exposure in the quote asset."""

    entry_price: Decimal = field(name="entryPrice")
    """Average price of entry, in the quote asset."""

    mark_price: Decimal = field(name="markPrice")
    """Mark price of the market, in the quote asset."""

    closed_volume: Decimal = field(name="closedVolume")
    """Volume that was closed. The unit is not documented."""

    cumulative_pnl_realized: Decimal = field(name="cumulativePnlRealized")
    """Realised profit and loss, in the quote asset."""

    unrealized_pnl: Decimal = field(name="unrealizedPnl")
    """Unrealised profit and loss, in the quote asset."""

    funding_quantity: Decimal = field(name="fundingQuantity")
    """Funding over the life of the position, in the quote asset."""

    interest: Decimal
    """Interest over the life of the position, in the quote asset."""

    fees: Decimal
    """Trading fees paid for the position, in the quote asset."""

    liquidated: Decimal
    """How much of the position was liquidated. The unit is not documented."""

    liquidation_fees: Decimal = field(name="liquidationFees")
    """Fees paid for liquidations of the position, in the quote asset."""

    imf: Decimal
    """Initial margin fraction, as a fraction."""

    closing_price: Decimal | None = field(default=None, name="closingPrice")
    """Price at which the position was closed, in the quote asset."""

    account_leverage: Decimal | None = field(default=None, name="accountLeverage")
    """Leverage of the account."""

    opened_at: datetime | None = field(default=None, name="openedAt")
    """When the position was opened (UTC)."""

    closed_at: datetime | None = field(default=None, name="closedAt")
    """When the position was closed (UTC)."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if self.opened_at is not None:
            self.opened_at = in_utc(self.opened_at)
        if self.closed_at is not None:
            self.closed_at = in_utc(self.closed_at)

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
        if (found := in_one_go(cls, _NAMES, source)) is not None:
            return found
        fields: dict[str, Any] = {}
        try:
            fields["id"] = text(source["id"])
            fields["symbol"] = text(source["symbol"])
            fields["state"] = PositionState(source["state"])
            fields["net_quantity"] = decimal(source["netQuantity"])
            fields["net_cost"] = decimal(source["netCost"])
            fields["net_exposure_quantity"] = decimal(source["netExposureQuantity"])
            fields["net_exposure_notional"] = decimal(source["netExposureNotional"])
            fields["entry_price"] = decimal(source["entryPrice"])
            fields["mark_price"] = decimal(source["markPrice"])
            fields["closed_volume"] = decimal(source["closedVolume"])
            fields["cumulative_pnl_realized"] = decimal(source["cumulativePnlRealized"])
            fields["unrealized_pnl"] = decimal(source["unrealizedPnl"])
            fields["funding_quantity"] = decimal(source["fundingQuantity"])
            fields["interest"] = decimal(source["interest"])
            fields["fees"] = decimal(source["fees"])
            fields["liquidated"] = decimal(source["liquidated"])
            fields["liquidation_fees"] = decimal(source["liquidationFees"])
            fields["imf"] = decimal(source["imf"])
            fields["closing_price"] = None if (value := source.get("closingPrice")) is None else decimal(value)
            fields["account_leverage"] = None if (value := source.get("accountLeverage")) is None else decimal(value)
            fields["opened_at"] = None if (value := source.get("openedAt")) is None else moment(value)
            fields["closed_at"] = None if (value := source.get("closedAt")) is None else moment(value)
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(HistoricalPosition)
