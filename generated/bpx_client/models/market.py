"""The object Market, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any, Self

from attrs import define, field

from ..arguments import plain
from ..reading import UNREADABLE, decimal, moment, text, truth, unreadable, utc_text, whole
from .margin_function import MarginFunction
from .market_type import MarketType
from .order_book_filters import OrderBookFilters
from .order_book_state import OrderBookState


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
        rest: dict[str, Any] = {}
        try:
            rest = dict(source)
            take = rest.pop
            return cls(
                symbol=text(take("symbol")),
                base_symbol=text(take("baseSymbol")),
                quote_symbol=text(take("quoteSymbol")),
                market_type=MarketType(take("marketType")),
                filters=OrderBookFilters.from_dict(take("filters")),
                order_book_state=OrderBookState(take("orderBookState")),
                created_at=moment(take("createdAt")),
                visible=truth(take("visible")),
                imf_function=None if (value := take("imfFunction", None)) is None else MarginFunction.from_dict(value),
                mmf_function=None if (value := take("mmfFunction", None)) is None else MarginFunction.from_dict(value),
                funding_interval=None if (value := take("fundingInterval", None)) is None else whole(value),
                funding_rate_upper_bound=None
                if (value := take("fundingRateUpperBound", None)) is None
                else decimal(value),
                funding_rate_lower_bound=None
                if (value := take("fundingRateLowerBound", None)) is None
                else decimal(value),
                open_interest_limit=None if (value := take("openInterestLimit", None)) is None else decimal(value),
                position_limit_weight=None if (value := take("positionLimitWeight", None)) is None else decimal(value),
                additional_properties=rest,
            )
        except UNREADABLE as error:
            unreadable("Market", _NAMES, source, rest, error)


_NAMES = (
    "symbol",
    "baseSymbol",
    "quoteSymbol",
    "marketType",
    "filters",
    "orderBookState",
    "createdAt",
    "visible",
    "imfFunction",
    "mmfFunction",
    "fundingInterval",
    "fundingRateUpperBound",
    "fundingRateLowerBound",
    "openInterestLimit",
    "positionLimitWeight",
)
