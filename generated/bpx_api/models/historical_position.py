"""The object HistoricalPosition, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any, Self

from msgspec import field

from ..arguments import plain
from ..reading import (
    EPOCH,
    MAGNITUDE,
    NAIVE_EPOCH,
    ODD_NUMBER,
    SMALLEST,
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
    """A futures position in the history."""

    id: str
    """Id of the position."""

    symbol: str
    """Market symbol."""

    state: PositionState | None = None
    """Open or closed."""

    net_quantity: Decimal | None = field(default=None, name="netQuantity")
    """Size in the base asset."""

    net_cost: Decimal | None = field(default=None, name="netCost")
    """Cost of entry, in the quote asset."""

    net_exposure_quantity: Decimal | None = field(default=None, name="netExposureQuantity")
    """Exposure in the base asset."""

    net_exposure_notional: Decimal | None = field(default=None, name="netExposureNotional")
    """Exposure in the quote asset."""

    entry_price: Decimal | None = field(default=None, name="entryPrice")
    """Average price of entry, in the quote asset."""

    mark_price: Decimal | None = field(default=None, name="markPrice")
    """Mark price of the market, in the quote asset."""

    closing_price: Decimal | None = field(default=None, name="closingPrice")
    """Price at which the position was closed, in the quote asset."""

    closed_volume: Decimal | None = field(default=None, name="closedVolume")
    """Closed volume. The unit is not documented."""

    cumulative_pnl_realized: Decimal | None = field(default=None, name="cumulativePnlRealized")
    """Realised profit and loss, in the quote asset."""

    unrealized_pnl: Decimal | None = field(default=None, name="unrealizedPnl")
    """Unrealised profit and loss, in the quote asset."""

    funding_quantity: Decimal | None = field(default=None, name="fundingQuantity")
    """Funding over the life of the position, in the quote asset."""

    interest: Decimal | None = None
    """Interest over the life of the position, in the quote asset."""

    fees: Decimal | None = None
    """Trading fees paid for the position, in the quote asset."""

    liquidated: Decimal | None = None
    """Liquidated part of the position. The unit is not documented."""

    liquidation_fees: Decimal | None = field(default=None, name="liquidationFees")
    """Fees paid for liquidations of the position, in the quote asset."""

    imf: Decimal | None = None
    """Initial margin fraction, as a fraction."""

    account_leverage: Decimal | None = field(default=None, name="accountLeverage")
    """Leverage of the account."""

    opened_at: datetime | None = field(default=None, name="openedAt")
    """Time when the position was opened (UTC)."""

    closed_at: datetime | None = field(default=None, name="closedAt")
    """Time when the position was closed (UTC)."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if not (
            (
                (net_quantity := self.net_quantity) is None
                or (net_quantity.is_finite() and SMALLEST <= net_quantity.adjusted() <= MAGNITUDE)
            )
            and (
                (net_cost := self.net_cost) is None
                or (net_cost.is_finite() and SMALLEST <= net_cost.adjusted() <= MAGNITUDE)
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
                (entry_price := self.entry_price) is None
                or (entry_price.is_finite() and SMALLEST <= entry_price.adjusted() <= MAGNITUDE)
            )
            and (
                (mark_price := self.mark_price) is None
                or (mark_price.is_finite() and SMALLEST <= mark_price.adjusted() <= MAGNITUDE)
            )
            and (
                (closing_price := self.closing_price) is None
                or (closing_price.is_finite() and SMALLEST <= closing_price.adjusted() <= MAGNITUDE)
            )
            and (
                (closed_volume := self.closed_volume) is None
                or (closed_volume.is_finite() and SMALLEST <= closed_volume.adjusted() <= MAGNITUDE)
            )
            and (
                (cumulative_pnl_realized := self.cumulative_pnl_realized) is None
                or (cumulative_pnl_realized.is_finite() and SMALLEST <= cumulative_pnl_realized.adjusted() <= MAGNITUDE)
            )
            and (
                (unrealized_pnl := self.unrealized_pnl) is None
                or (unrealized_pnl.is_finite() and SMALLEST <= unrealized_pnl.adjusted() <= MAGNITUDE)
            )
            and (
                (funding_quantity := self.funding_quantity) is None
                or (funding_quantity.is_finite() and SMALLEST <= funding_quantity.adjusted() <= MAGNITUDE)
            )
            and (
                (interest := self.interest) is None
                or (interest.is_finite() and SMALLEST <= interest.adjusted() <= MAGNITUDE)
            )
            and ((fees := self.fees) is None or (fees.is_finite() and SMALLEST <= fees.adjusted() <= MAGNITUDE))
            and (
                (liquidated := self.liquidated) is None
                or (liquidated.is_finite() and SMALLEST <= liquidated.adjusted() <= MAGNITUDE)
            )
            and (
                (liquidation_fees := self.liquidation_fees) is None
                or (liquidation_fees.is_finite() and SMALLEST <= liquidation_fees.adjusted() <= MAGNITUDE)
            )
            and ((imf := self.imf) is None or (imf.is_finite() and SMALLEST <= imf.adjusted() <= MAGNITUDE))
            and (
                (account_leverage := self.account_leverage) is None
                or (account_leverage.is_finite() and SMALLEST <= account_leverage.adjusted() <= MAGNITUDE)
            )
        ):
            raise ValueError(ODD_NUMBER)
        if self.opened_at is not None:
            self.opened_at = (
                EPOCH + (self.opened_at - NAIVE_EPOCH) if self.opened_at.tzinfo is None else in_utc(self.opened_at)
            )
        if self.closed_at is not None:
            self.closed_at = (
                EPOCH + (self.closed_at - NAIVE_EPOCH) if self.closed_at.tzinfo is None else in_utc(self.closed_at)
            )

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["id"] = self.id
        fields["symbol"] = self.symbol
        if self.state is not None:
            fields["state"] = self.state.value
        if self.net_quantity is not None:
            fields["netQuantity"] = plain(self.net_quantity)
        if self.net_cost is not None:
            fields["netCost"] = plain(self.net_cost)
        if self.net_exposure_quantity is not None:
            fields["netExposureQuantity"] = plain(self.net_exposure_quantity)
        if self.net_exposure_notional is not None:
            fields["netExposureNotional"] = plain(self.net_exposure_notional)
        if self.entry_price is not None:
            fields["entryPrice"] = plain(self.entry_price)
        if self.mark_price is not None:
            fields["markPrice"] = plain(self.mark_price)
        if self.closing_price is not None:
            fields["closingPrice"] = plain(self.closing_price)
        if self.closed_volume is not None:
            fields["closedVolume"] = plain(self.closed_volume)
        if self.cumulative_pnl_realized is not None:
            fields["cumulativePnlRealized"] = plain(self.cumulative_pnl_realized)
        if self.unrealized_pnl is not None:
            fields["unrealizedPnl"] = plain(self.unrealized_pnl)
        if self.funding_quantity is not None:
            fields["fundingQuantity"] = plain(self.funding_quantity)
        if self.interest is not None:
            fields["interest"] = plain(self.interest)
        if self.fees is not None:
            fields["fees"] = plain(self.fees)
        if self.liquidated is not None:
            fields["liquidated"] = plain(self.liquidated)
        if self.liquidation_fees is not None:
            fields["liquidationFees"] = plain(self.liquidation_fees)
        if self.imf is not None:
            fields["imf"] = plain(self.imf)
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
            fields["state"] = None if (value := source.get("state")) is None else PositionState(value)
            fields["net_quantity"] = None if (value := source.get("netQuantity")) is None else decimal(value)
            fields["net_cost"] = None if (value := source.get("netCost")) is None else decimal(value)
            fields["net_exposure_quantity"] = (
                None if (value := source.get("netExposureQuantity")) is None else decimal(value)
            )
            fields["net_exposure_notional"] = (
                None if (value := source.get("netExposureNotional")) is None else decimal(value)
            )
            fields["entry_price"] = None if (value := source.get("entryPrice")) is None else decimal(value)
            fields["mark_price"] = None if (value := source.get("markPrice")) is None else decimal(value)
            fields["closing_price"] = None if (value := source.get("closingPrice")) is None else decimal(value)
            fields["closed_volume"] = None if (value := source.get("closedVolume")) is None else decimal(value)
            fields["cumulative_pnl_realized"] = (
                None if (value := source.get("cumulativePnlRealized")) is None else decimal(value)
            )
            fields["unrealized_pnl"] = None if (value := source.get("unrealizedPnl")) is None else decimal(value)
            fields["funding_quantity"] = None if (value := source.get("fundingQuantity")) is None else decimal(value)
            fields["interest"] = None if (value := source.get("interest")) is None else decimal(value)
            fields["fees"] = None if (value := source.get("fees")) is None else decimal(value)
            fields["liquidated"] = None if (value := source.get("liquidated")) is None else decimal(value)
            fields["liquidation_fees"] = None if (value := source.get("liquidationFees")) is None else decimal(value)
            fields["imf"] = None if (value := source.get("imf")) is None else decimal(value)
            fields["account_leverage"] = None if (value := source.get("accountLeverage")) is None else decimal(value)
            fields["opened_at"] = None if (value := source.get("openedAt")) is None else moment(value)
            fields["closed_at"] = None if (value := source.get("closedAt")) is None else moment(value)
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(HistoricalPosition)
