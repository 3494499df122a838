"""The models as plain dataclasses, and their conversion to the models of another library.

They have the fields of `bpx_api.models`; a test compares them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import datetime
from decimal import Decimal
from enum import Enum
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints


class Side(Enum):
    """Side of a fill."""

    BID = "Bid"
    ASK = "Ask"


class SystemOrderType(Enum):
    """Reason why the exchange placed an order."""

    COLLATERAL_CONVERSION = "CollateralConversion"
    FUTURE_EXPIRY = "FutureExpiry"
    LIQUIDATE_POSITION_ONADL = "LiquidatePositionOnAdl"
    LIQUIDATE_POSITION_ONBOOK = "LiquidatePositionOnBook"
    LIQUIDATE_POSITION_ONBACKSTOP = "LiquidatePositionOnBackstop"
    ORDER_BOOK_CLOSED = "OrderBookClosed"


class MarketType(Enum):
    """Kind of market."""

    SPOT = "SPOT"
    PERP = "PERP"
    IPERP = "IPERP"
    DATED = "DATED"
    PREDICTION = "PREDICTION"
    RFQ = "RFQ"


class OrderBookState(Enum):
    """Orders that a book accepts."""

    OPEN = "Open"
    CLOSED = "Closed"
    CANCEL_ONLY = "CancelOnly"
    LIMIT_ONLY = "LimitOnly"
    POST_ONLY = "PostOnly"


class MarginFunctionType(Enum):
    """Kind of margin function."""

    SQRT = "sqrt"


@dataclass(kw_only=True)
class OrderFill:
    """One fill."""

    order_id: str
    symbol: str
    side: Side
    price: Decimal
    quantity: Decimal
    fee: Decimal
    fee_symbol: str
    is_maker: bool
    timestamp: datetime
    trade_id: int | None = None
    client_id: str | None = None
    system_order_type: SystemOrderType | None = None


@dataclass(kw_only=True)
class Depth:
    """An order book."""

    asks: list[tuple[Decimal, Decimal]]
    bids: list[tuple[Decimal, Decimal]]
    # An integer that is sent as a string. Only bpx-client converts it.
    last_update_id: str
    # Microseconds. Only bpx-client converts them to a datetime.
    timestamp: int


@dataclass(kw_only=True)
class PriceBandMarkPrice:
    """Band around the mean mark price."""

    max_multiplier: Decimal
    min_multiplier: Decimal


@dataclass(kw_only=True)
class PriceBandMeanPremium:
    """Band around the mean premium."""

    tolerance_pct: Decimal


@dataclass(kw_only=True)
class PriceFilter:
    """Rules for the price."""

    min_price: Decimal
    tick_size: Decimal
    max_price: Decimal | None = None
    max_multiplier: Decimal | None = None
    min_multiplier: Decimal | None = None
    max_impact_multiplier: Decimal | None = None
    min_impact_multiplier: Decimal | None = None
    mean_mark_price_band: PriceBandMarkPrice | None = None
    mean_premium_band: PriceBandMeanPremium | None = None
    discovery_bound_band: PriceBandMarkPrice | None = None
    borrow_entry_fee_max_multiplier: Decimal | None = None
    borrow_entry_fee_min_multiplier: Decimal | None = None
    max_price_update_multiplier: Decimal | None = None
    min_price_update_multiplier: Decimal | None = None


@dataclass(kw_only=True)
class QuantityFilter:
    """Rules for the quantity."""

    min_quantity: Decimal
    step_size: Decimal
    max_quantity: Decimal | None = None


@dataclass(kw_only=True)
class OrderBookFilters:
    """Rules for the orders of a market."""

    price: PriceFilter
    quantity: QuantityFilter


@dataclass(kw_only=True)
class MarginFunction:
    """Margin fraction as a function of position size."""

    type: MarginFunctionType
    base: Decimal
    factor: Decimal


@dataclass(kw_only=True)
class Market:
    """A market with its rules."""

    symbol: str
    base_symbol: str
    quote_symbol: str
    market_type: MarketType
    filters: OrderBookFilters
    order_book_state: OrderBookState
    created_at: datetime
    visible: bool
    imf_function: MarginFunction | None = None
    mmf_function: MarginFunction | None = None
    funding_interval: int | None = None
    funding_rate_upper_bound: Decimal | None = None
    funding_rate_lower_bound: Decimal | None = None
    open_interest_limit: Decimal | None = None
    rwa_market_type: str | None = None
    position_limit_weight: Decimal | None = None


DOCUMENT_TYPES: Mapping[str, Any] = {
    "fills": list[OrderFill],
    "depth": Depth,
    "markets": list[Market],
    "extended": list[Market],
}
"""The type of each document."""

REQUIRED = object()
Make = Callable[[str, Mapping[str, tuple[Any, object]]], Any]
"""A function that makes a library's model from its name and fields; a field has a type, and a default or REQUIRED."""


def convert_type(kind: Any, make: Make, leaves: Mapping[Any, Any]) -> Any:
    """Convert a type: every model in it becomes one of another library.

    Args:
        kind: The type.
        make: Makes a model.
        leaves: Replacements for other types.
    """
    if isinstance(kind, type) and is_dataclass(kind):
        hints = get_type_hints(kind)
        taken = {
            each.name: (
                convert_type(hints[each.name], make, leaves),
                REQUIRED if each.default is MISSING else each.default,
            )
            for each in fields(kind)
        }
        return make(kind.__name__, taken)
    if get_origin(kind) is UnionType:
        return convert_type(get_args(kind)[0], make, leaves) | None
    if arguments := get_args(kind):
        generic: Any = get_origin(kind)
        return generic[tuple(convert_type(each, make, leaves) for each in arguments)]
    return leaves.get(kind, kind)


def wire_name(name: str) -> str:
    """Return the name of a field in the exchange's JSON."""
    first, *others = name.split("_")
    return first + "".join(word.title() for word in others)
