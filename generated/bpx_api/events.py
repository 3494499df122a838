"""The events of the streams, one class each, as msgspec decodes them from a frame.

A class that is called like one of `bpx_api.models` says of a stream what that one says of an answer.
"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import TypeAlias

from msgspec import field
from msgspec.structs import force_setattr

from .models.order_expiry_reason import OrderExpiryReason
from .models.order_status import OrderStatus
from .models.order_type import OrderType
from .models.price_level import PriceLevel
from .models.self_trade_prevention import SelfTradePrevention
from .models.side import Side
from .models.system_order_type import SystemOrderType
from .models.time_in_force import TimeInForce
from .models.trigger_by import TriggerBy
from .streaming import (
    Event,
    Microseconds,
    Milliseconds,
    RawEvent,
    TextOrNumber,
    UnreadableEvent,
    from_microseconds,
    from_milliseconds,
    levels_in_range,
)
from .types import OpenEnum
from .values import MAX_EXPONENT, MIN_EXPONENT, OUT_OF_RANGE, to_utc


class OrderOrigin(OpenEnum):
    """Who made an order change: the user, or the exchange by liquidating (on the book, by auto-deleveraging, through the
    backstop), converting collateral or settling.
    """

    USER = "USER"
    LIQUIDATION_AUTOCLOSE = "LIQUIDATION_AUTOCLOSE"
    ADL_AUTOCLOSE = "ADL_AUTOCLOSE"
    COLLATERAL_CONVERSION = "COLLATERAL_CONVERSION"
    SETTLEMENT_AUTOCLOSE = "SETTLEMENT_AUTOCLOSE"
    BACKSTOP_LIQUIDITY_PROVIDER = "BACKSTOP_LIQUIDITY_PROVIDER"


class DepthUpdate(Event, frozen=True, kw_only=True, gc=False, tag_field="e", tag="depth"):
    """A change of an order book: the levels that it touches, with what rests there now. It follows the event whose
    `last_update_id` is one below its `first_update_id`.
    """

    event_time_us: Microseconds = field(name="E")
    """`event_time` as microseconds since 1970."""

    engine_time_us: Microseconds = field(name="T")
    """`engine_time` as microseconds since 1970."""

    first_update_id: int = field(name="U")
    """Number of the first update contained here."""

    asks: list[PriceLevel] = field(name="a")
    """Levels of the sell side in no certain order; quantity 0 removes one."""

    bids: list[PriceLevel] = field(name="b")
    """Levels of the buy side in no certain order; quantity 0 removes one."""

    symbol: str = field(name="s")
    """Market symbol."""

    last_update_id: int = field(name="u")
    """Number of the last update contained here."""

    def __post_init__(self) -> None:
        if not (levels_in_range(self.asks) and levels_in_range(self.bids)):
            raise ValueError(OUT_OF_RANGE)

    @property
    def event_time(self) -> datetime:
        """When the event was sent."""
        return from_microseconds(self.event_time_us)

    @property
    def engine_time(self) -> datetime:
        """When the matching engine made it happen."""
        return from_microseconds(self.engine_time_us)


class BookTicker(Event, frozen=True, kw_only=True, gc=False, tag_field="e", tag="bookTicker"):
    """Best bid and ask of a market. A side without orders is None."""

    ask_quantity: Decimal | None = field(default=None, name="A")
    """Quantity at `ask_price`."""

    bid_quantity: Decimal | None = field(default=None, name="B")
    """Quantity at `bid_price`."""

    event_time_us: Microseconds = field(name="E")
    """`event_time` as microseconds since 1970."""

    engine_time_us: Microseconds = field(name="T")
    """`engine_time` as microseconds since 1970."""

    ask_price: Decimal | None = field(default=None, name="a")
    """Lowest price of the sell side."""

    bid_price: Decimal | None = field(default=None, name="b")
    """Highest price of the buy side."""

    symbol: str = field(name="s")
    """Market symbol."""

    update_id: int = field(name="u")
    """Number of the update; the depth stream counts the same ones."""

    def __post_init__(self) -> None:
        if not (
            ((value := self.ask_quantity) is None or (value.is_finite()))
            and ((value := self.bid_quantity) is None or (value.is_finite()))
            and ((value := self.ask_price) is None or (value.is_finite()))
            and ((value := self.bid_price) is None or (value.is_finite()))
        ):
            raise ValueError(OUT_OF_RANGE)

    @property
    def event_time(self) -> datetime:
        """When the event was sent."""
        return from_microseconds(self.event_time_us)

    @property
    def engine_time(self) -> datetime:
        """When the matching engine made it happen."""
        return from_microseconds(self.engine_time_us)


class MarkPrice(Event, frozen=True, kw_only=True, gc=False, tag_field="e", tag="markPrice"):
    """Mark price of a market. On prediction markets it comes without index price and funding."""

    event_time_us: Microseconds = field(name="E")
    """`event_time` as microseconds since 1970."""

    engine_time_us: Microseconds = field(name="T")
    """`engine_time` as microseconds since 1970."""

    funding_rate: Decimal | None = field(default=None, name="f")
    """Estimated funding rate of the running hour, as a fraction: `0.0001` is 0.01 %."""

    index_price: Decimal | None = field(default=None, name="i")
    """Index price, in the quote asset."""

    next_funding_time_ms: Milliseconds | None = field(default=None, name="n")
    """`next_funding_time` as milliseconds since 1970."""

    mark_price: Decimal = field(name="p")
    """Mark price, in the quote asset."""

    symbol: str = field(name="s")
    """Market symbol."""

    def __post_init__(self) -> None:
        if not (
            (
                (value := self.funding_rate) is None
                or (value.is_finite() and MIN_EXPONENT <= value.adjusted() <= MAX_EXPONENT)
            )
            and (
                (value := self.index_price) is None
                or (value.is_finite() and MIN_EXPONENT <= value.adjusted() <= MAX_EXPONENT)
            )
            and (self.mark_price.is_finite() and MIN_EXPONENT <= self.mark_price.adjusted() <= MAX_EXPONENT)
        ):
            raise ValueError(OUT_OF_RANGE)

    @property
    def event_time(self) -> datetime:
        """When the event was sent."""
        return from_microseconds(self.event_time_us)

    @property
    def engine_time(self) -> datetime:
        """When the matching engine made it happen."""
        return from_microseconds(self.engine_time_us)

    @property
    def next_funding_time(self) -> datetime | None:
        """When the running hour ends and funding is paid."""
        return None if self.next_funding_time_ms is None else from_milliseconds(self.next_funding_time_ms)


class TickerStatistics(Event, frozen=True, kw_only=True, gc=False):
    """Summary of 24 hours of trading."""

    event_time_us: Microseconds = field(name="E")
    """`event_time` as microseconds since 1970."""

    symbol: str = field(name="s")
    """Market symbol."""

    first_price: Decimal | None = field(default=None, name="o")
    """Price 24 hours ago, in the quote asset."""

    last_price: Decimal | None = field(default=None, name="c")
    """Latest price, in the quote asset."""

    high: Decimal | None = field(default=None, name="h")
    """Highest price, in the quote asset."""

    low: Decimal | None = field(default=None, name="l")
    """Lowest price, in the quote asset."""

    volume: Decimal | None = field(default=None, name="v")
    """Volume in the base asset."""

    quote_volume: Decimal | None = field(default=None, name="V")
    """Volume in the quote asset."""

    trades: int | None = field(default=None, name="n")
    """Number of trades."""

    def __post_init__(self) -> None:
        if not (
            (
                (value := self.first_price) is None
                or (value.is_finite() and MIN_EXPONENT <= value.adjusted() <= MAX_EXPONENT)
            )
            and (
                (value := self.last_price) is None
                or (value.is_finite() and MIN_EXPONENT <= value.adjusted() <= MAX_EXPONENT)
            )
            and (
                (value := self.high) is None or (value.is_finite() and MIN_EXPONENT <= value.adjusted() <= MAX_EXPONENT)
            )
            and (
                (value := self.low) is None or (value.is_finite() and MIN_EXPONENT <= value.adjusted() <= MAX_EXPONENT)
            )
            and (
                (value := self.volume) is None
                or (value.is_finite() and MIN_EXPONENT <= value.adjusted() <= MAX_EXPONENT)
            )
            and (
                (value := self.quote_volume) is None
                or (value.is_finite() and MIN_EXPONENT <= value.adjusted() <= MAX_EXPONENT)
            )
        ):
            raise ValueError(OUT_OF_RANGE)

    @property
    def event_time(self) -> datetime:
        """When the event was sent."""
        return from_microseconds(self.event_time_us)


class Ticker(TickerStatistics, frozen=True, kw_only=True, gc=False, tag_field="e", tag="ticker"):
    """Summary of a market's last 24 hours, from trades on this exchange alone."""

    first_price: Decimal = field(name="o")
    """Price 24 hours ago, in the quote asset."""

    last_price: Decimal = field(name="c")
    """Latest price, in the quote asset."""

    high: Decimal = field(name="h")
    """Highest price, in the quote asset."""

    low: Decimal = field(name="l")
    """Lowest price, in the quote asset."""

    volume: Decimal = field(name="v")
    """Volume in the base asset."""

    quote_volume: Decimal = field(name="V")
    """Volume in the quote asset."""

    trades: int = field(name="n")
    """Number of trades."""

    def __post_init__(self) -> None:
        if not (
            (self.first_price.is_finite() and MIN_EXPONENT <= self.first_price.adjusted() <= MAX_EXPONENT)
            and (self.last_price.is_finite() and MIN_EXPONENT <= self.last_price.adjusted() <= MAX_EXPONENT)
            and (self.high.is_finite() and MIN_EXPONENT <= self.high.adjusted() <= MAX_EXPONENT)
            and (self.low.is_finite() and MIN_EXPONENT <= self.low.adjusted() <= MAX_EXPONENT)
            and (self.volume.is_finite() and MIN_EXPONENT <= self.volume.adjusted() <= MAX_EXPONENT)
            and (self.quote_volume.is_finite() and MIN_EXPONENT <= self.quote_volume.adjusted() <= MAX_EXPONENT)
        ):
            raise ValueError(OUT_OF_RANGE)


class ExternalTicker(TickerStatistics, frozen=True, kw_only=True, gc=False, tag_field="e", tag="externalTicker"):
    """Summary of a stock's last 24 hours on its home market. Never recorded so far: its fields are taken for those of
    `Ticker`.
    """


class Trade(Event, frozen=True, kw_only=True, gc=False, tag_field="e", tag="trade"):
    """A trade between any two accounts."""

    event_time_us: Microseconds = field(name="E")
    """`event_time` as microseconds since 1970."""

    engine_time_us: Microseconds = field(name="T")
    """`engine_time` as microseconds since 1970."""

    seller_order_id: str | None = field(default=None, name="a")
    """Order of the seller."""

    buyer_order_id: str | None = field(default=None, name="b")
    """Order of the buyer."""

    is_buyer_maker: bool = field(name="m")
    """True where the buyer's order was resting and the seller took it."""

    price: Decimal = field(name="p")
    """Price in the quote asset."""

    quantity: Decimal = field(name="q")
    """Quantity in the base asset."""

    symbol: str = field(name="s")
    """Market symbol."""

    trade_id: int = field(name="t")
    """Number of the trade; a market counts its trades without a gap."""

    def __post_init__(self) -> None:
        if not (
            (self.price.is_finite() and MIN_EXPONENT <= self.price.adjusted() <= MAX_EXPONENT)
            and (self.quantity.is_finite() and MIN_EXPONENT <= self.quantity.adjusted() <= MAX_EXPONENT)
        ):
            raise ValueError(OUT_OF_RANGE)

    @property
    def event_time(self) -> datetime:
        """When the event was sent."""
        return from_microseconds(self.event_time_us)

    @property
    def engine_time(self) -> datetime:
        """When the matching engine made it happen."""
        return from_microseconds(self.engine_time_us)


class Kline(Event, frozen=True, kw_only=True, gc=False, tag_field="e", tag="kline"):
    """One candle, as it stands or, when `is_closed`, for good."""

    event_time_us: Microseconds = field(name="E")
    """`event_time` as microseconds since 1970."""

    symbol: str = field(name="s")
    """Market symbol."""

    start: datetime = field(name="t")
    """Start of the candle."""

    end: datetime = field(name="T")
    """End of the candle."""

    open_: Decimal | None = field(default=None, name="o")
    """First price, in the quote asset."""

    high: Decimal | None = field(default=None, name="h")
    """Highest price, in the quote asset."""

    low: Decimal | None = field(default=None, name="l")
    """Lowest price, in the quote asset."""

    close: Decimal | None = field(default=None, name="c")
    """Last price, in the quote asset."""

    volume: Decimal | None = field(default=None, name="v")
    """Volume in the base asset."""

    trades: int | None = field(default=None, name="n")
    """Number of trades."""

    is_closed: bool = field(name="X")
    """True if the candle is over and this is its last event."""

    def __post_init__(self) -> None:
        if not (
            ((value := self.open_) is None or (value.is_finite() and MIN_EXPONENT <= value.adjusted() <= MAX_EXPONENT))
            and (
                (value := self.high) is None or (value.is_finite() and MIN_EXPONENT <= value.adjusted() <= MAX_EXPONENT)
            )
            and (
                (value := self.low) is None or (value.is_finite() and MIN_EXPONENT <= value.adjusted() <= MAX_EXPONENT)
            )
            and (
                (value := self.close) is None
                or (value.is_finite() and MIN_EXPONENT <= value.adjusted() <= MAX_EXPONENT)
            )
            and (
                (value := self.volume) is None
                or (value.is_finite() and MIN_EXPONENT <= value.adjusted() <= MAX_EXPONENT)
            )
        ):
            raise ValueError(OUT_OF_RANGE)
        force_setattr(self, "start", to_utc(self.start))
        force_setattr(self, "end", to_utc(self.end))

    @property
    def event_time(self) -> datetime:
        """When the event was sent."""
        return from_microseconds(self.event_time_us)


class OpenInterest(Event, frozen=True, kw_only=True, gc=False, tag_field="e", tag="openInterest"):
    """Open interest of a futures market."""

    event_time_us: Microseconds = field(name="E")
    """`event_time` as microseconds since 1970."""

    symbol: str = field(name="s")
    """Market symbol."""

    open_interest: Decimal = field(name="o")
    """Open interest, in the base asset."""

    def __post_init__(self) -> None:
        if not (self.open_interest.is_finite() and MIN_EXPONENT <= self.open_interest.adjusted() <= MAX_EXPONENT):
            raise ValueError(OUT_OF_RANGE)

    @property
    def event_time(self) -> datetime:
        """When the event was sent."""
        return from_microseconds(self.event_time_us)


class Liquidation(Event, frozen=True, kw_only=True, gc=False, tag_field="e", tag="liquidation"):
    """A position that the exchange liquidated, of any account."""

    event_time_us: Microseconds = field(name="E")
    """`event_time` as microseconds since 1970."""

    engine_time_us: Microseconds = field(name="T")
    """`engine_time` as microseconds since 1970."""

    symbol: str = field(name="s")
    """Market symbol."""

    side: Side = field(name="S")
    """Side of the exchange's order."""

    price: Decimal = field(name="p")
    """Price in the quote asset."""

    quantity: Decimal = field(name="q")
    """Quantity in the base asset."""

    def __post_init__(self) -> None:
        if not (
            (self.price.is_finite() and MIN_EXPONENT <= self.price.adjusted() <= MAX_EXPONENT)
            and (self.quantity.is_finite() and MIN_EXPONENT <= self.quantity.adjusted() <= MAX_EXPONENT)
        ):
            raise ValueError(OUT_OF_RANGE)

    @property
    def event_time(self) -> datetime:
        """When the event was sent."""
        return from_microseconds(self.event_time_us)

    @property
    def engine_time(self) -> datetime:
        """When the matching engine made it happen."""
        return from_microseconds(self.engine_time_us)


class StockPrice(Event, frozen=True, kw_only=True, gc=False, tag_field="e", tag="stockPrice"):
    """Price of a stock on its home market."""

    symbol: str
    """Ticker symbol, such as `AAPL`."""

    bid_price: Decimal | None = field(default=None, name="bid")
    """Highest price of the buy side."""

    ask_price: Decimal | None = field(default=None, name="ask")
    """Lowest price of the sell side."""

    mid_price: Decimal | None = field(default=None, name="mid")
    """Price between the two."""

    source_time_ms: Milliseconds | None = field(default=None, name="timestamp")
    """`source_time` as milliseconds since 1970."""

    session: str | None = None
    """Trading session, None while none is open."""

    def __post_init__(self) -> None:
        if not (
            (
                (value := self.bid_price) is None
                or (value.is_finite() and MIN_EXPONENT <= value.adjusted() <= MAX_EXPONENT)
            )
            and (
                (value := self.ask_price) is None
                or (value.is_finite() and MIN_EXPONENT <= value.adjusted() <= MAX_EXPONENT)
            )
            and (
                (value := self.mid_price) is None
                or (value.is_finite() and MIN_EXPONENT <= value.adjusted() <= MAX_EXPONENT)
            )
        ):
            raise ValueError(OUT_OF_RANGE)

    @property
    def source_time(self) -> datetime | None:
        """When the data provider stated it."""
        return None if self.source_time_ms is None else from_milliseconds(self.source_time_ms)


class StockIndicativeQuote(Event, frozen=True, kw_only=True, gc=False, tag_field="e", tag="stockIndicativeQuote"):
    """Estimated prices of a stock, not binding. Never recorded so far; what else comes is in `additional_properties`."""

    symbol: str | None = None
    """Symbol of the stock."""

    estimated_bid: Decimal | None = field(default=None, name="estimatedBid")
    """Price at which it can be sold."""

    estimated_ask: Decimal | None = field(default=None, name="estimatedAsk")
    """Price at which it can be bought."""

    session: str | None = None
    """Trading session, None while none is open."""

    def __post_init__(self) -> None:
        if not (
            (
                (value := self.estimated_bid) is None
                or (value.is_finite() and MIN_EXPONENT <= value.adjusted() <= MAX_EXPONENT)
            )
            and (
                (value := self.estimated_ask) is None
                or (value.is_finite() and MIN_EXPONENT <= value.adjusted() <= MAX_EXPONENT)
            )
        ):
            raise ValueError(OUT_OF_RANGE)


class OrderUpdate(Event, frozen=True, kw_only=True, gc=False):
    """An order of the account after something happened to it. Each event is a subclass."""

    event_time_us: Microseconds = field(name="E")
    """`event_time` as microseconds since 1970."""

    engine_time_us: Microseconds = field(name="T")
    """`engine_time` as microseconds since 1970."""

    symbol: str = field(name="s")
    """Market symbol."""

    order_id: TextOrNumber = field(name="i")
    """The exchange's id of the order."""

    client_id: int | None = field(default=None, name="c")
    """Your own id of the order, if one was given."""

    side: Side = field(name="S")
    """`Bid` buys, `Ask` sells."""

    order_type: OrderType = field(name="o")
    """Market or limit."""

    status: OrderStatus = field(name="X")
    """State of the order."""

    price: Decimal | None = field(default=None, name="p")
    """Limit price in the quote asset. Limit orders only."""

    quantity: Decimal | None = field(default=None, name="q")
    """Quantity ordered, in the base asset; 0 on a trigger order."""

    quote_quantity: Decimal | None = field(default=None, name="Q")
    """Value ordered, in the quote asset."""

    executed_quantity: Decimal = field(name="z")
    """Filled so far, in the base asset."""

    executed_quote_quantity: Decimal = field(name="Z")
    """Filled so far, in the quote asset."""

    time_in_force: TimeInForce | None = field(default=None, name="f")
    """Time for which the order may rest."""

    self_trade_prevention: SelfTradePrevention | None = field(default=None, name="V")
    """Action when the order meets another one of the same account."""

    reduce_only: bool | None = field(default=None, name="r")
    """True if the order may only shrink a position."""

    post_only: bool | None = field(default=None, name="y")
    """True if the order may only add liquidity."""

    origin: OrderOrigin | None = field(default=None, name="O")
    """Who made it happen."""

    trigger_price: Decimal | None = field(default=None, name="P")
    """Price at which the order is released."""

    trigger_by: TriggerBy | None = field(default=None, name="B")
    """Price that is compared with `trigger_price`."""

    trigger_quantity: str | None = field(default=None, name="Y")
    """Quantity once released, an amount of the base asset or a share such as `80%`."""

    take_profit_trigger_price: Decimal | None = field(default=None, name="a")
    """Price that sets off the attached take profit."""

    take_profit_trigger_by: TriggerBy | None = field(default=None, name="d")
    """Price that is compared with `take_profit_trigger_price`."""

    take_profit_limit_price: Decimal | None = field(default=None, name="j")
    """Limit price of the take profit."""

    stop_loss_trigger_price: Decimal | None = field(default=None, name="b")
    """Price that sets off the attached stop loss."""

    stop_loss_trigger_by: TriggerBy | None = field(default=None, name="g")
    """Price that is compared with `stop_loss_trigger_price`."""

    stop_loss_limit_price: Decimal | None = field(default=None, name="k")
    """Limit price of the stop loss."""

    related_order_id: TextOrNumber | None = field(default=None, name="I")
    """Order that this one belongs to."""

    strategy_id: TextOrNumber | None = field(default=None, name="H")
    """Strategy that placed the order, if any."""

    def __post_init__(self) -> None:
        if not (
            ((value := self.price) is None or (value.is_finite() and MIN_EXPONENT <= value.adjusted() <= MAX_EXPONENT))
            and (
                (value := self.quantity) is None
                or (value.is_finite() and MIN_EXPONENT <= value.adjusted() <= MAX_EXPONENT)
            )
            and (
                (value := self.quote_quantity) is None
                or (value.is_finite() and MIN_EXPONENT <= value.adjusted() <= MAX_EXPONENT)
            )
            and (
                self.executed_quantity.is_finite() and MIN_EXPONENT <= self.executed_quantity.adjusted() <= MAX_EXPONENT
            )
            and (
                self.executed_quote_quantity.is_finite()
                and MIN_EXPONENT <= self.executed_quote_quantity.adjusted() <= MAX_EXPONENT
            )
            and (
                (value := self.trigger_price) is None
                or (value.is_finite() and MIN_EXPONENT <= value.adjusted() <= MAX_EXPONENT)
            )
            and (
                (value := self.take_profit_trigger_price) is None
                or (value.is_finite() and MIN_EXPONENT <= value.adjusted() <= MAX_EXPONENT)
            )
            and (
                (value := self.take_profit_limit_price) is None
                or (value.is_finite() and MIN_EXPONENT <= value.adjusted() <= MAX_EXPONENT)
            )
            and (
                (value := self.stop_loss_trigger_price) is None
                or (value.is_finite() and MIN_EXPONENT <= value.adjusted() <= MAX_EXPONENT)
            )
            and (
                (value := self.stop_loss_limit_price) is None
                or (value.is_finite() and MIN_EXPONENT <= value.adjusted() <= MAX_EXPONENT)
            )
        ):
            raise ValueError(OUT_OF_RANGE)
        if type(self.order_id) is not str:
            force_setattr(self, "order_id", str(self.order_id))
        if not self.order_type.is_known:
            force_setattr(
                self,
                "order_type",
                {"LIMIT": OrderType("Limit"), "MARKET": OrderType("Market")}.get(self.order_type, self.order_type),
            )
        if self.related_order_id is not None and type(self.related_order_id) is not str:
            force_setattr(self, "related_order_id", str(self.related_order_id))
        if self.strategy_id is not None and type(self.strategy_id) is not str:
            force_setattr(self, "strategy_id", str(self.strategy_id))

    @property
    def event_time(self) -> datetime:
        """When the event was sent."""
        return from_microseconds(self.event_time_us)

    @property
    def engine_time(self) -> datetime:
        """When the matching engine made it happen."""
        return from_microseconds(self.engine_time_us)

    @classmethod
    def _unused(cls) -> tuple[str, ...]:
        return ("t",)


class OrderAccepted(OrderUpdate, frozen=True, kw_only=True, gc=False, tag_field="e", tag="orderAccepted"):
    """An order was placed."""


class OrderCancelled(OrderUpdate, frozen=True, kw_only=True, gc=False, tag_field="e", tag="orderCancelled"):
    """An order was taken off on request."""


class OrderExpired(OrderUpdate, frozen=True, kw_only=True, gc=False, tag_field="e", tag="orderExpired"):
    """The exchange ended an order."""

    expiry_reason: OrderExpiryReason | None = field(default=None, name="R")
    """The reason."""


class OrderFilled(OrderUpdate, frozen=True, kw_only=True, gc=False, tag_field="e", tag="orderFill"):
    """An order was filled, in part or whole."""

    trade_id: int | None = field(default=None, name="t")
    """Number of the trade."""

    fill_quantity: Decimal = field(name="l")
    """Quantity of this fill, in the base asset."""

    fill_price: Decimal = field(name="L")
    """Price of this fill, in the quote asset."""

    is_maker: bool = field(name="m")
    """True where the account's order was resting on the book."""

    fee: Decimal | None = field(default=None, name="n")
    """Fee, in `fee_symbol`."""

    fee_symbol: str | None = field(default=None, name="N")
    """Asset in which the fee was charged."""

    def __post_init__(self) -> None:
        if not (
            ((value := self.price) is None or (value.is_finite() and MIN_EXPONENT <= value.adjusted() <= MAX_EXPONENT))
            and (
                (value := self.quantity) is None
                or (value.is_finite() and MIN_EXPONENT <= value.adjusted() <= MAX_EXPONENT)
            )
            and (
                (value := self.quote_quantity) is None
                or (value.is_finite() and MIN_EXPONENT <= value.adjusted() <= MAX_EXPONENT)
            )
            and (
                self.executed_quantity.is_finite() and MIN_EXPONENT <= self.executed_quantity.adjusted() <= MAX_EXPONENT
            )
            and (
                self.executed_quote_quantity.is_finite()
                and MIN_EXPONENT <= self.executed_quote_quantity.adjusted() <= MAX_EXPONENT
            )
            and (
                (value := self.trigger_price) is None
                or (value.is_finite() and MIN_EXPONENT <= value.adjusted() <= MAX_EXPONENT)
            )
            and (
                (value := self.take_profit_trigger_price) is None
                or (value.is_finite() and MIN_EXPONENT <= value.adjusted() <= MAX_EXPONENT)
            )
            and (
                (value := self.take_profit_limit_price) is None
                or (value.is_finite() and MIN_EXPONENT <= value.adjusted() <= MAX_EXPONENT)
            )
            and (
                (value := self.stop_loss_trigger_price) is None
                or (value.is_finite() and MIN_EXPONENT <= value.adjusted() <= MAX_EXPONENT)
            )
            and (
                (value := self.stop_loss_limit_price) is None
                or (value.is_finite() and MIN_EXPONENT <= value.adjusted() <= MAX_EXPONENT)
            )
            and (self.fill_quantity.is_finite() and MIN_EXPONENT <= self.fill_quantity.adjusted() <= MAX_EXPONENT)
            and (self.fill_price.is_finite() and MIN_EXPONENT <= self.fill_price.adjusted() <= MAX_EXPONENT)
            and (
                (value := self.fee) is None or (value.is_finite() and MIN_EXPONENT <= value.adjusted() <= MAX_EXPONENT)
            )
        ):
            raise ValueError(OUT_OF_RANGE)
        if type(self.order_id) is not str:
            force_setattr(self, "order_id", str(self.order_id))
        if not self.order_type.is_known:
            force_setattr(
                self,
                "order_type",
                {"LIMIT": OrderType("Limit"), "MARKET": OrderType("Market")}.get(self.order_type, self.order_type),
            )
        if self.related_order_id is not None and type(self.related_order_id) is not str:
            force_setattr(self, "related_order_id", str(self.related_order_id))
        if self.strategy_id is not None and type(self.strategy_id) is not str:
            force_setattr(self, "strategy_id", str(self.strategy_id))


class OrderModified(OrderUpdate, frozen=True, kw_only=True, gc=False, tag_field="e", tag="orderModified"):
    """An order was changed."""


class TriggerPlaced(OrderUpdate, frozen=True, kw_only=True, gc=False, tag_field="e", tag="triggerPlaced"):
    """A trigger order was taken and waits for its price."""


class TriggerFailed(OrderUpdate, frozen=True, kw_only=True, gc=False, tag_field="e", tag="triggerFailed"):
    """A trigger order was set off, and could not be placed."""


class BalanceUpdate(Event, frozen=True, kw_only=True, gc=False, tag_field="e", tag="balanceUpdate"):
    """The account's balance of one asset now, in that asset."""

    event_time_us: Microseconds = field(name="E")
    """`event_time` as microseconds since 1970."""

    engine_time_us: Microseconds = field(name="T")
    """`engine_time` as microseconds since 1970."""

    asset: str = field(name="a")
    """The asset, such as `USDC`."""

    available: Decimal = field(name="A")
    """Free to use."""

    locked: Decimal = field(name="L")
    """Tied up in open orders."""

    staked: Decimal | None = field(default=None, name="S")
    """Staked."""

    def __post_init__(self) -> None:
        if not (
            (self.available.is_finite() and MIN_EXPONENT <= self.available.adjusted() <= MAX_EXPONENT)
            and (self.locked.is_finite() and MIN_EXPONENT <= self.locked.adjusted() <= MAX_EXPONENT)
            and (
                (value := self.staked) is None
                or (value.is_finite() and MIN_EXPONENT <= value.adjusted() <= MAX_EXPONENT)
            )
        ):
            raise ValueError(OUT_OF_RANGE)

    @property
    def event_time(self) -> datetime:
        """When the event was sent."""
        return from_microseconds(self.event_time_us)

    @property
    def engine_time(self) -> datetime:
        """When the matching engine made it happen."""
        return from_microseconds(self.engine_time_us)


class PositionUpdate(Event, frozen=True, kw_only=True, gc=False):
    """A futures position of the account. Each event is a subclass."""

    event_time_us: Microseconds = field(name="E")
    """`event_time` as microseconds since 1970."""

    engine_time_us: Microseconds = field(name="T")
    """`engine_time` as microseconds since 1970."""

    symbol: str = field(name="s")
    """Market symbol."""

    position_id: TextOrNumber | None = field(default=None, name="i")
    """Id of the position."""

    net_quantity: Decimal = field(name="q")
    """Size in the base asset, above zero for a long position and below for a short one."""

    net_exposure_quantity: Decimal | None = field(default=None, name="Q")
    """Size in the base asset in the worst case that open orders can lead to."""

    net_exposure_notional: Decimal | None = field(default=None, name="n")
    """Value in the quote asset in the worst case that open orders can lead to."""

    entry_price: Decimal | None = field(default=None, name="B")
    """Average price of entry, in the quote asset."""

    break_even_price: Decimal | None = field(default=None, name="b")
    """Price at which the position neither wins nor loses, in the quote asset."""

    mark_price: Decimal | None = field(default=None, name="M")
    """Mark price of the market, in the quote asset."""

    imf: Decimal | None = field(default=None, name="f")
    """Initial margin fraction, as a fraction."""

    mmf: Decimal | None = field(default=None, name="m")
    """Maintenance margin fraction, as a fraction."""

    pnl_realized: Decimal | None = field(default=None, name="p")
    """Profit and loss realised so far, in the quote asset."""

    pnl_unrealized: Decimal | None = field(default=None, name="P")
    """Unrealised profit and loss, in the quote asset."""

    def __post_init__(self) -> None:
        if not (
            (self.net_quantity.is_finite() and MIN_EXPONENT <= self.net_quantity.adjusted() <= MAX_EXPONENT)
            and (
                (value := self.net_exposure_quantity) is None
                or (value.is_finite() and MIN_EXPONENT <= value.adjusted() <= MAX_EXPONENT)
            )
            and (
                (value := self.net_exposure_notional) is None
                or (value.is_finite() and MIN_EXPONENT <= value.adjusted() <= MAX_EXPONENT)
            )
            and (
                (value := self.entry_price) is None
                or (value.is_finite() and MIN_EXPONENT <= value.adjusted() <= MAX_EXPONENT)
            )
            and (
                (value := self.break_even_price) is None
                or (value.is_finite() and MIN_EXPONENT <= value.adjusted() <= MAX_EXPONENT)
            )
            and (
                (value := self.mark_price) is None
                or (value.is_finite() and MIN_EXPONENT <= value.adjusted() <= MAX_EXPONENT)
            )
            and (
                (value := self.imf) is None or (value.is_finite() and MIN_EXPONENT <= value.adjusted() <= MAX_EXPONENT)
            )
            and (
                (value := self.mmf) is None or (value.is_finite() and MIN_EXPONENT <= value.adjusted() <= MAX_EXPONENT)
            )
            and (
                (value := self.pnl_realized) is None
                or (value.is_finite() and MIN_EXPONENT <= value.adjusted() <= MAX_EXPONENT)
            )
            and (
                (value := self.pnl_unrealized) is None
                or (value.is_finite() and MIN_EXPONENT <= value.adjusted() <= MAX_EXPONENT)
            )
        ):
            raise ValueError(OUT_OF_RANGE)
        if self.position_id is not None and type(self.position_id) is not str:
            force_setattr(self, "position_id", str(self.position_id))

    @property
    def event_time(self) -> datetime:
        """When the event was sent."""
        return from_microseconds(self.event_time_us)

    @property
    def engine_time(self) -> datetime:
        """When the matching engine made it happen."""
        return from_microseconds(self.engine_time_us)

    @classmethod
    def _unused(cls) -> tuple[str, ...]:
        return ("l",)


class PositionSnapshot(PositionUpdate, frozen=True, kw_only=True, gc=False):
    """A position that was open when the stream was subscribed."""


class PositionOpened(PositionUpdate, frozen=True, kw_only=True, gc=False, tag_field="e", tag="positionOpened"):
    """A position was opened."""


class PositionAdjusted(PositionUpdate, frozen=True, kw_only=True, gc=False, tag_field="e", tag="positionAdjusted"):
    """A position changed."""


class PositionClosed(PositionUpdate, frozen=True, kw_only=True, gc=False, tag_field="e", tag="positionClosed"):
    """A position was closed."""


class RfqUpdate(Event, frozen=True, kw_only=True, gc=False):
    """A request for quotes, or a quote, after something happened to it. Each event is a subclass. Never recorded so far:
    the fields are those of the exchange's document and of its own client.
    """

    event_time_us: Microseconds = field(name="E")
    """`event_time` as microseconds since 1970."""

    engine_time_us: Microseconds = field(name="T")
    """`engine_time` as microseconds since 1970."""

    symbol: str = field(name="s")
    """Market symbol."""

    rfq_id: TextOrNumber = field(name="R")
    """The exchange's id of the RFQ."""

    quote_id: TextOrNumber | None = field(default=None, name="u")
    """The exchange's id of the quote."""

    client_id: int | None = field(default=None, name="C")
    """Your own id of the RFQ or of the quote, if one was given."""

    side: Side | None = field(default=None, name="S")
    """Side of the RFQ."""

    status: OrderStatus = field(name="X")
    """State of the RFQ or of the quote."""

    quantity: Decimal | None = field(default=None, name="q")
    """Quantity asked for, in the base asset."""

    quote_quantity: Decimal | None = field(default=None, name="Q")
    """Value asked for, in the quote asset."""

    price: Decimal | None = field(default=None, name="p")
    """Price of the quote or of the fill, in the quote asset."""

    executed_quantity: Decimal | None = field(default=None, name="z")
    """Filled so far, in the base asset."""

    executed_quote_quantity: Decimal | None = field(default=None, name="Z")
    """Filled so far, in the quote asset."""

    fill_quantity: Decimal | None = field(default=None, name="l")
    """Quantity of this fill, in the base asset."""

    fill_quote_quantity: Decimal | None = field(default=None, name="L")
    """Value of this fill, in the quote asset."""

    submission_time_ms: Milliseconds | None = field(default=None, name="w")
    """`submission_time` as milliseconds since 1970."""

    expiry_time_ms: Milliseconds | None = field(default=None, name="W")
    """`expiry_time` as milliseconds since 1970."""

    order_expiry_time_ms: Milliseconds | None = field(default=None, name="O")
    """`order_expiry_time` as milliseconds since 1970."""

    system_order_type: SystemOrderType | None = field(default=None, name="o")
    """The reason for which the exchange itself made the RFQ; None for one of an account."""

    def __post_init__(self) -> None:
        if not (
            (
                (value := self.quantity) is None
                or (value.is_finite() and MIN_EXPONENT <= value.adjusted() <= MAX_EXPONENT)
            )
            and (
                (value := self.quote_quantity) is None
                or (value.is_finite() and MIN_EXPONENT <= value.adjusted() <= MAX_EXPONENT)
            )
            and (
                (value := self.price) is None
                or (value.is_finite() and MIN_EXPONENT <= value.adjusted() <= MAX_EXPONENT)
            )
            and (
                (value := self.executed_quantity) is None
                or (value.is_finite() and MIN_EXPONENT <= value.adjusted() <= MAX_EXPONENT)
            )
            and (
                (value := self.executed_quote_quantity) is None
                or (value.is_finite() and MIN_EXPONENT <= value.adjusted() <= MAX_EXPONENT)
            )
            and (
                (value := self.fill_quantity) is None
                or (value.is_finite() and MIN_EXPONENT <= value.adjusted() <= MAX_EXPONENT)
            )
            and (
                (value := self.fill_quote_quantity) is None
                or (value.is_finite() and MIN_EXPONENT <= value.adjusted() <= MAX_EXPONENT)
            )
        ):
            raise ValueError(OUT_OF_RANGE)
        if type(self.rfq_id) is not str:
            force_setattr(self, "rfq_id", str(self.rfq_id))
        if self.quote_id is not None and type(self.quote_id) is not str:
            force_setattr(self, "quote_id", str(self.quote_id))

    @property
    def event_time(self) -> datetime:
        """When the event was sent."""
        return from_microseconds(self.event_time_us)

    @property
    def engine_time(self) -> datetime:
        """When the matching engine made it happen."""
        return from_microseconds(self.engine_time_us)

    @property
    def submission_time(self) -> datetime | None:
        """Until when quotes are taken."""
        return None if self.submission_time_ms is None else from_milliseconds(self.submission_time_ms)

    @property
    def expiry_time(self) -> datetime | None:
        """When the RFQ ends if nothing comes of it."""
        return None if self.expiry_time_ms is None else from_milliseconds(self.expiry_time_ms)

    @property
    def order_expiry_time(self) -> datetime | None:
        """Resting RFQs: until when it rests."""
        return None if self.order_expiry_time_ms is None else from_milliseconds(self.order_expiry_time_ms)


class RfqActive(RfqUpdate, frozen=True, kw_only=True, gc=False, tag_field="e", tag="rfqActive"):
    """An RFQ is open for quotes."""


class RfqAccepted(RfqUpdate, frozen=True, kw_only=True, gc=False, tag_field="e", tag="rfqAccepted"):
    """An RFQ was taken."""


class RfqRefreshed(RfqUpdate, frozen=True, kw_only=True, gc=False, tag_field="e", tag="rfqRefreshed"):
    """An RFQ was given more time; its quotes are void."""


class RfqCancelled(RfqUpdate, frozen=True, kw_only=True, gc=False, tag_field="e", tag="rfqCancelled"):
    """An RFQ was cancelled, or ended."""


class RfqCandidate(RfqUpdate, frozen=True, kw_only=True, gc=False, tag_field="e", tag="rfqCandidate"):
    """A quote is the best one so far."""


class RfqAcceptedBinding(RfqUpdate, frozen=True, kw_only=True, gc=False, tag_field="e", tag="rfqAcceptedBinding"):
    """A broker's quote was accepted, which binds; the fill follows later."""


class RfqFilled(RfqUpdate, frozen=True, kw_only=True, gc=False, tag_field="e", tag="rfqFilled"):
    """An RFQ was filled, in part or whole."""


class RfqCancelRequested(RfqUpdate, frozen=True, kw_only=True, gc=False, tag_field="e", tag="rfqCancelRequested"):
    """A bound RFQ was marked for cancelling."""


class QuoteAccepted(RfqUpdate, frozen=True, kw_only=True, gc=False, tag_field="e", tag="quoteAccepted"):
    """A quote was taken."""


class QuoteCancelled(RfqUpdate, frozen=True, kw_only=True, gc=False, tag_field="e", tag="quoteCancelled"):
    """A quote was cancelled."""


TaggedEvent: TypeAlias = (
    DepthUpdate
    | BookTicker
    | MarkPrice
    | Ticker
    | ExternalTicker
    | Trade
    | Kline
    | OpenInterest
    | Liquidation
    | StockPrice
    | StockIndicativeQuote
    | OrderAccepted
    | OrderCancelled
    | OrderExpired
    | OrderFilled
    | OrderModified
    | TriggerPlaced
    | TriggerFailed
    | BalanceUpdate
    | PositionOpened
    | PositionAdjusted
    | PositionClosed
    | RfqActive
    | RfqAccepted
    | RfqRefreshed
    | RfqCancelled
    | RfqCandidate
    | RfqAcceptedBinding
    | RfqFilled
    | RfqCancelRequested
    | QuoteAccepted
    | QuoteCancelled
)
"""The events that the field `e` tells apart."""

__all__ = [
    "BalanceUpdate",
    "BookTicker",
    "DepthUpdate",
    "Event",
    "ExternalTicker",
    "Kline",
    "Liquidation",
    "MarkPrice",
    "OpenInterest",
    "OrderAccepted",
    "OrderCancelled",
    "OrderExpired",
    "OrderFilled",
    "OrderModified",
    "OrderOrigin",
    "OrderUpdate",
    "PositionAdjusted",
    "PositionClosed",
    "PositionOpened",
    "PositionSnapshot",
    "PositionUpdate",
    "QuoteAccepted",
    "QuoteCancelled",
    "RawEvent",
    "RfqAccepted",
    "RfqAcceptedBinding",
    "RfqActive",
    "RfqCancelRequested",
    "RfqCancelled",
    "RfqCandidate",
    "RfqFilled",
    "RfqRefreshed",
    "RfqUpdate",
    "StockIndicativeQuote",
    "StockPrice",
    "TaggedEvent",
    "Ticker",
    "TickerStatistics",
    "Trade",
    "TriggerFailed",
    "TriggerPlaced",
    "UnreadableEvent",
]
