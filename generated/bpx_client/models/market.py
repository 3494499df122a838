"""The object Market, and how it is read and written as JSON."""

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
    truth,
    unknown,
    unreadable,
    utc_text,
    whole,
)
from .margin_function import MarginFunction
from .market_type import MARKET_TYPE_BY_TEXT, MarketType
from .order_book_filters import OrderBookFilters
from .order_book_state import ORDER_BOOK_STATE_BY_TEXT, OrderBookState


@define(kw_only=True)
class Market:
    """A market with its trading rules."""

    symbol: str
    """Market symbol, such as `SOL_USDC` or `SOL_USDC_PERP`."""

    base_symbol: str
    """Asset that is bought and sold, such as `SOL`."""

    quote_symbol: str
    """Asset in which prices are stated, such as `USDC`."""

    market_type: MarketType
    """What is traded: spot, perpetual futures, and so on."""

    filters: OrderBookFilters
    """Steps and bounds that an order's price and quantity must keep."""

    order_book_state: OrderBookState
    """Which orders the book takes at the moment."""

    created_at: datetime
    """When the market was created (UTC)."""

    visible: bool
    """Whether the market is shown at present."""

    imf_function: MarginFunction | None = None
    """How the initial margin fraction grows with position size. Futures only."""

    mmf_function: MarginFunction | None = None
    """How the maintenance margin fraction grows with position size. Futures only."""

    funding_interval: int | None = None
    """Time between two funding payments of a perpetual, in milliseconds. At least 0."""

    funding_rate_upper_bound: Decimal | None = None
    """Highest funding rate of a perpetual, in basis points: `100` is 1 %."""

    funding_rate_lower_bound: Decimal | None = None
    """Lowest funding rate of a perpetual, in basis points: `-100` is -1 %."""

    open_interest_limit: Decimal | None = None
    """Cap on the open interest. Applies to futures."""

    position_limit_weight: Decimal | None = None
    """Weight of this market in the position limit, which is checked when a trade clears."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
    """Fields that the document doesn't have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["symbol"] = self.symbol
        fields["baseSymbol"] = self.base_symbol
        fields["quoteSymbol"] = self.quote_symbol
        fields["marketType"] = self.market_type.value
        fields["filters"] = self.filters.to_dict()
        fields["orderBookState"] = self.order_book_state.value
        fields["createdAt"] = utc_text(self.created_at)
        fields["visible"] = self.visible
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
        if self.position_limit_weight is not None:
            fields["positionLimitWeight"] = plain(self.position_limit_weight)
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
            self.symbol = value if type(value := source["symbol"]) is str else text(value)
            self.base_symbol = value if type(value := source["baseSymbol"]) is str else text(value)
            self.quote_symbol = value if type(value := source["quoteSymbol"]) is str else text(value)
            self.market_type = MARKET_TYPE_BY_TEXT.get(value := source["marketType"]) or MarketType(value)
            self.filters = OrderBookFilters.from_dict(source["filters"])
            self.order_book_state = ORDER_BOOK_STATE_BY_TEXT.get(value := source["orderBookState"]) or OrderBookState(
                value
            )
            self.created_at = moment(source["createdAt"])
            self.visible = value if type(value := source["visible"]) is bool else truth(value)
            self.imf_function = None if (value := get("imfFunction")) is None else MarginFunction.from_dict(value)
            self.mmf_function = None if (value := get("mmfFunction")) is None else MarginFunction.from_dict(value)
            self.funding_interval = (
                value if type(value := get("fundingInterval")) is int else None if value is None else whole(value)
            )
            self.funding_rate_upper_bound = (
                Decimal(value)
                if type(value := get("fundingRateUpperBound")) is str
                else None
                if value is None
                else decimal(value)
            )
            self.funding_rate_lower_bound = (
                Decimal(value)
                if type(value := get("fundingRateLowerBound")) is str
                else None
                if value is None
                else decimal(value)
            )
            self.open_interest_limit = (
                Decimal(value)
                if type(value := get("openInterestLimit")) is str
                else None
                if value is None
                else decimal(value)
            )
            self.position_limit_weight = (
                Decimal(value)
                if type(value := get("positionLimitWeight")) is str
                else None
                if value is None
                else decimal(value)
            )
            self.additional_properties = {} if _KNOWN.issuperset(source) else unknown(source, _NAMES)
        except UNREADABLE as error:
            unreadable(cls, self, _NAMES, source, error)
        return self


_NAMES: Mapping[str, str] = {
    "symbol": "symbol",
    "baseSymbol": "base_symbol",
    "quoteSymbol": "quote_symbol",
    "marketType": "market_type",
    "filters": "filters",
    "orderBookState": "order_book_state",
    "createdAt": "created_at",
    "visible": "visible",
    "imfFunction": "imf_function",
    "mmfFunction": "mmf_function",
    "fundingInterval": "funding_interval",
    "fundingRateUpperBound": "funding_rate_upper_bound",
    "fundingRateLowerBound": "funding_rate_lower_bound",
    "openInterestLimit": "open_interest_limit",
    "positionLimitWeight": "position_limit_weight",
}
_KNOWN = frozenset(_NAMES)
