"""The exchange's streams (extra `[streams]`): events, and the connection that they arrive on."""

from bpx_api.channels import (
    Channel,
    balance_updates,
    book_ticker,
    depth,
    external_ticker,
    klines,
    liquidations,
    mark_price,
    open_interest,
    order_updates,
    position_updates,
    rfq_updates,
    stock_indicative_quote,
    stock_price,
    ticker,
    trades,
)
from bpx_api.events import Event, RawEvent, UnreadableEvent

from .account import AccountState, BalanceChanged, Fill, FillAdded, OrderChanged, PositionChanged
from .async_streams import AsyncStreams, AsyncSubscription
from .buffers import Overflow
from .candles import Candle
from .control import Connected, ControlEvent, Disconnected, Dropped, Gap, Silent
from .core import ConnectionPolicy
from .live_account import AccountGap, AsyncLiveAccount, LiveAccount
from .live_book import AsyncLiveBook, BookChange, BookGap, LiveBook
from .live_candles import AsyncLiveCandles, LiveCandles
from .order_book import OrderBook
from .recording import Recorder
from .sync_streams import Streams, Subscription

__all__ = [
    "AccountGap",
    "AccountState",
    "AsyncLiveAccount",
    "AsyncLiveBook",
    "AsyncLiveCandles",
    "AsyncStreams",
    "AsyncSubscription",
    "BalanceChanged",
    "BookChange",
    "BookGap",
    "Candle",
    "Channel",
    "Connected",
    "ConnectionPolicy",
    "ControlEvent",
    "Disconnected",
    "Dropped",
    "Event",
    "Fill",
    "FillAdded",
    "Gap",
    "LiveAccount",
    "LiveBook",
    "LiveCandles",
    "OrderBook",
    "OrderChanged",
    "Overflow",
    "PositionChanged",
    "RawEvent",
    "Recorder",
    "Silent",
    "Streams",
    "Subscription",
    "UnreadableEvent",
    "balance_updates",
    "book_ticker",
    "depth",
    "external_ticker",
    "klines",
    "liquidations",
    "mark_price",
    "open_interest",
    "order_updates",
    "position_updates",
    "rfq_updates",
    "stock_indicative_quote",
    "stock_price",
    "ticker",
    "trades",
]
