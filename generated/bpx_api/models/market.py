"""The object Market, and how it is read and written as JSON."""

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
    truth,
    unknown,
    unreadable,
    utc_text,
    whole,
    wire_names,
)
from ..types import Model
from .margin_function import MarginFunction
from .market_type import MarketType
from .order_book_filters import OrderBookFilters
from .order_book_state import OrderBookState
from .rwa_market_type import RwaMarketType


class Market(Model, kw_only=True):
    """A market with its trading rules."""

    symbol: str
    """Market symbol, such as `SOL_USDC` or `SOL_USDC_PERP`."""

    base_symbol: str = field(name="baseSymbol")
    """Asset that is bought and sold, such as `SOL`."""

    quote_symbol: str = field(name="quoteSymbol")
    """Asset of the prices, such as `USDC`."""

    market_type: MarketType = field(name="marketType")
    """Kind of market: spot, perpetual futures, and so on."""

    filters: OrderBookFilters
    """Rules for the price and quantity of an order."""

    imf_function: MarginFunction | None = field(default=None, name="imfFunction")
    """Initial margin fraction as a function of position size. Futures only."""

    mmf_function: MarginFunction | None = field(default=None, name="mmfFunction")
    """Maintenance margin fraction as a function of position size. Futures only."""

    funding_interval: int | None = field(default=None, name="fundingInterval")
    """Time between two funding payments of a perpetual, in milliseconds. At least 0."""

    funding_rate_upper_bound: Decimal | None = field(default=None, name="fundingRateUpperBound")
    """Highest funding rate of a perpetual, in basis points: `100` is 1 %."""

    funding_rate_lower_bound: Decimal | None = field(default=None, name="fundingRateLowerBound")
    """Lowest funding rate of a perpetual, in basis points: `-100` is -1 %."""

    open_interest_limit: Decimal | None = field(default=None, name="openInterestLimit")
    """Cap on the open interest. Applies to futures."""

    order_book_state: OrderBookState | None = field(default=None, name="orderBookState")
    """Orders that the book accepts now."""

    created_at: datetime | None = field(default=None, name="createdAt")
    """Time when the market was created (UTC)."""

    visible: bool | None = None
    """True if the market is shown now."""

    rwa_market_type: RwaMarketType | None = field(default=None, name="rwaMarketType")
    """Kind of real-world asset, such as a stock. `null`: a crypto market."""

    position_limit_weight: Decimal | None = field(default=None, name="positionLimitWeight")
    """Weight of this market in the position limit, which is checked when a trade clears."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if not (
            self.filters.price.tick_size.is_finite()
            and self.filters.quantity.step_size.is_finite()
            and (
                (funding_rate_upper_bound := self.funding_rate_upper_bound) is None
                or (
                    funding_rate_upper_bound.is_finite()
                    and SMALLEST <= funding_rate_upper_bound.adjusted() <= MAGNITUDE
                )
            )
            and (
                (funding_rate_lower_bound := self.funding_rate_lower_bound) is None
                or (
                    funding_rate_lower_bound.is_finite()
                    and SMALLEST <= funding_rate_lower_bound.adjusted() <= MAGNITUDE
                )
            )
            and (
                (open_interest_limit := self.open_interest_limit) is None
                or (open_interest_limit.is_finite() and SMALLEST <= open_interest_limit.adjusted() <= MAGNITUDE)
            )
            and (
                (position_limit_weight := self.position_limit_weight) is None
                or (position_limit_weight.is_finite() and SMALLEST <= position_limit_weight.adjusted() <= MAGNITUDE)
            )
        ):
            raise ValueError(ODD_NUMBER)
        if self.created_at is not None:
            self.created_at = (
                EPOCH + (self.created_at - NAIVE_EPOCH) if self.created_at.tzinfo is None else in_utc(self.created_at)
            )

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["symbol"] = self.symbol
        fields["baseSymbol"] = self.base_symbol
        fields["quoteSymbol"] = self.quote_symbol
        fields["marketType"] = self.market_type.value
        fields["filters"] = self.filters.to_dict()
        if self.imf_function is not None:
            fields["imfFunction"] = self.imf_function.to_dict()
        if self.mmf_function is not None:
            fields["mmfFunction"] = self.mmf_function.to_dict()
        if self.funding_interval is not None:
            fields["fundingInterval"] = self.funding_interval
        if self.funding_rate_upper_bound is not None:
            fields["fundingRateUpperBound"] = plain(self.funding_rate_upper_bound)
        if self.funding_rate_lower_bound is not None:
            fields["fundingRateLowerBound"] = plain(self.funding_rate_lower_bound)
        if self.open_interest_limit is not None:
            fields["openInterestLimit"] = plain(self.open_interest_limit)
        if self.order_book_state is not None:
            fields["orderBookState"] = self.order_book_state.value
        if self.created_at is not None:
            fields["createdAt"] = utc_text(self.created_at)
        if self.visible is not None:
            fields["visible"] = self.visible
        if self.rwa_market_type is not None:
            fields["rwaMarketType"] = self.rwa_market_type.value
        if self.position_limit_weight is not None:
            fields["positionLimitWeight"] = plain(self.position_limit_weight)
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
            fields["base_symbol"] = text(source["baseSymbol"])
            fields["quote_symbol"] = text(source["quoteSymbol"])
            fields["market_type"] = MarketType(source["marketType"])
            fields["filters"] = OrderBookFilters.from_dict(source["filters"])
            fields["imf_function"] = (
                None if (value := source.get("imfFunction")) is None else MarginFunction.from_dict(value)
            )
            fields["mmf_function"] = (
                None if (value := source.get("mmfFunction")) is None else MarginFunction.from_dict(value)
            )
            fields["funding_interval"] = None if (value := source.get("fundingInterval")) is None else whole(value)
            fields["funding_rate_upper_bound"] = (
                None if (value := source.get("fundingRateUpperBound")) is None else decimal(value)
            )
            fields["funding_rate_lower_bound"] = (
                None if (value := source.get("fundingRateLowerBound")) is None else decimal(value)
            )
            fields["open_interest_limit"] = (
                None if (value := source.get("openInterestLimit")) is None else decimal(value)
            )
            fields["order_book_state"] = (
                None if (value := source.get("orderBookState")) is None else OrderBookState(value)
            )
            fields["created_at"] = None if (value := source.get("createdAt")) is None else moment(value)
            fields["visible"] = None if (value := source.get("visible")) is None else truth(value)
            fields["rwa_market_type"] = None if (value := source.get("rwaMarketType")) is None else RwaMarketType(value)
            fields["position_limit_weight"] = (
                None if (value := source.get("positionLimitWeight")) is None else decimal(value)
            )
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(Market)
