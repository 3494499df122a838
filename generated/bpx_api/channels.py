"""Functions that name the streams: what they return is passed to `subscribe`, and knows the type of its events."""

from __future__ import annotations

from typing import Literal

from .arguments import member
from .events import (
    BalanceUpdate,
    BookTicker,
    DepthUpdate,
    ExternalTicker,
    Kline,
    Liquidation,
    MarkPrice,
    OpenInterest,
    OrderUpdate,
    PositionUpdate,
    RfqUpdate,
    StockIndicativeQuote,
    StockPrice,
    Ticker,
    Trade,
)
from .models.kline_interval import KlineInterval, KlineIntervalValue
from .streaming import Channel, name_part, one_of


def depth(symbol: str, *, every: Literal["200ms", "600ms", "1000ms"] | None = None) -> Channel[DepthUpdate]:
    """Changes of a market's order book, each as it happens. A snapshot from `GET /api/v1/depth` has to be taken first;
    each event continues where the one before it ended.

    Args:
        symbol: Market symbol, such as `SOL_USDC` or `SOL_USDC_PERP`.
        every: Length of the window: `200ms`, `600ms`, `1000ms`.

    Raises:
        InvalidArgumentError: an argument can't be part of a stream's name.
    """
    if every is None:
        return Channel(f"depth.{name_part('symbol', symbol)}", DepthUpdate, symbol=symbol)
    return Channel(
        f"depth.{one_of('every', every, ('200ms', '600ms', '1000ms'))}.{name_part('symbol', symbol)}",
        DepthUpdate,
        symbol=symbol,
    )


def book_ticker(symbol: str) -> Channel[BookTicker]:
    """Best bid and ask of a market. An event comes when they change; none comes on subscribing.

    Args:
        symbol: Market symbol, such as `SOL_USDC` or `SOL_USDC_PERP`.

    Raises:
        InvalidArgumentError: an argument can't be part of a stream's name.
    """
    return Channel(f"bookTicker.{name_part('symbol', symbol)}", BookTicker, symbol=symbol)


def mark_price(symbol: str) -> Channel[MarkPrice]:
    """Mark price of a market, and on perpetuals its index price and funding rate, once a second.

    Args:
        symbol: Market symbol, such as `SOL_USDC` or `SOL_USDC_PERP`.

    Raises:
        InvalidArgumentError: an argument can't be part of a stream's name.
    """
    return Channel(f"markPrice.{name_part('symbol', symbol)}", MarkPrice, symbol=symbol)


def ticker(symbol: str) -> Channel[Ticker]:
    """Summary of a market's last 24 hours, once a second.

    Args:
        symbol: Market symbol, such as `SOL_USDC` or `SOL_USDC_PERP`.

    Raises:
        InvalidArgumentError: an argument can't be part of a stream's name.
    """
    return Channel(f"ticker.{name_part('symbol', symbol)}", Ticker, symbol=symbol)


def external_ticker(symbol: str) -> Channel[ExternalTicker]:
    """Summary of a stock's last 24 hours on its home market, from a data provider. Never recorded so far.

    Args:
        symbol: The stock's asset and its quote asset, such as `AAPL.US_USDC`; it needn't be a listed market.

    Raises:
        InvalidArgumentError: an argument can't be part of a stream's name.
    """
    return Channel(f"externalTicker.{name_part('symbol', symbol)}", ExternalTicker)


def trades(symbol: str) -> Channel[Trade]:
    """Trades of a market, liquidations among them.

    Args:
        symbol: Market symbol, such as `SOL_USDC` or `SOL_USDC_PERP`.

    Raises:
        InvalidArgumentError: an argument can't be part of a stream's name.
    """
    return Channel(f"trade.{name_part('symbol', symbol)}", Trade, symbol=symbol)


def klines(symbol: str, interval: KlineInterval | KlineIntervalValue) -> Channel[Kline]:
    """Candles of a market. The running candle comes again every few seconds, and a last time when it closes. A candle
    without a trade sends nothing, so that the last event of a candle may never come.

    Args:
        symbol: Market symbol, such as `SOL_USDC` or `SOL_USDC_PERP`.
        interval: Length of a candle.

    Raises:
        InvalidArgumentError: an argument can't be part of a stream's name.
    """
    return Channel(
        f"kline.{member('interval', interval, KlineInterval).value}.{name_part('symbol', symbol)}", Kline, symbol=symbol
    )


def open_interest(symbol: str) -> Channel[OpenInterest]:
    """Open interest of a futures market, every 60 seconds. Never recorded so far.

    Args:
        symbol: Market symbol, such as `SOL_USDC` or `SOL_USDC_PERP`.

    Raises:
        InvalidArgumentError: an argument can't be part of a stream's name.
    """
    return Channel(f"openInterest.{name_part('symbol', symbol)}", OpenInterest, symbol=symbol)


def liquidations() -> Channel[Liquidation]:
    """Liquidations on all markets. Never recorded so far."""
    return Channel("liquidation", Liquidation)


def stock_price(ticker: str) -> Channel[StockPrice]:
    """Price of a stock on its home market.

    Args:
        ticker: The stock's ticker symbol, such as `AAPL`.

    Raises:
        InvalidArgumentError: an argument can't be part of a stream's name.
    """
    return Channel(f"stockPrice.{name_part('ticker', ticker)}", StockPrice)


def stock_indicative_quote(ticker: str) -> Channel[StockIndicativeQuote]:
    """Estimated prices at which a stock can be bought and sold now, once a second. Never recorded so far.

    Args:
        ticker: The stock's ticker symbol, such as `AAPL`.

    Raises:
        InvalidArgumentError: an argument can't be part of a stream's name.
    """
    return Channel(f"stockIndicativeQuote.{name_part('ticker', ticker)}", StockIndicativeQuote)


def order_updates(symbol: str | None = None) -> Channel[OrderUpdate]:
    """Changes of the account's orders, on one market or on all.

    Its events: `OrderAccepted`, `OrderCancelled`, `OrderExpired`, `OrderFilled`, `OrderModified`, `TriggerPlaced`,
    `TriggerFailed`.

    Args:
        symbol: Market symbol, such as `SOL_USDC` or `SOL_USDC_PERP`. None: all markets.

    Raises:
        InvalidArgumentError: an argument can't be part of a stream's name.
    """
    if symbol is None:
        return Channel("account.orderUpdate", OrderUpdate, is_private=True)
    return Channel(f"account.orderUpdate.{name_part('symbol', symbol)}", OrderUpdate, symbol=symbol, is_private=True)


def balance_updates() -> Channel[BalanceUpdate]:
    """The account's balance of an asset, whenever it changes; several events may come for one cause."""
    return Channel("account.balanceUpdate", BalanceUpdate, is_private=True)


def position_updates(symbol: str | None = None) -> Channel[PositionUpdate]:
    """The account's open positions on subscribing, then what happens to them, on one market or on all.

    Its events: `PositionSnapshot`, `PositionOpened`, `PositionAdjusted`, `PositionClosed`.

    Args:
        symbol: Market symbol, such as `SOL_USDC` or `SOL_USDC_PERP`. None: all markets.

    Raises:
        InvalidArgumentError: an argument can't be part of a stream's name.
    """
    if symbol is None:
        return Channel("account.positionUpdate", PositionUpdate, is_private=True)
    return Channel(
        f"account.positionUpdate.{name_part('symbol', symbol)}", PositionUpdate, symbol=symbol, is_private=True
    )


def rfq_updates(symbol: str | None = None) -> Channel[RfqUpdate]:
    """Changes of requests for quotes and of quotes that concern the account as taker or maker, on one market or on all.

    Its events: `RfqActive`, `RfqAccepted`, `RfqRefreshed`, `RfqCancelled`, `RfqCandidate`, `RfqAcceptedBinding`,
    `RfqFilled`, `RfqCancelRequested`, `QuoteAccepted`, `QuoteCancelled`.

    Args:
        symbol: Symbol of an RFQ market, such as `SOL_USDC_RFQ`; those of stocks are in no list of markets. None: all
            markets.

    Raises:
        InvalidArgumentError: an argument can't be part of a stream's name.
    """
    if symbol is None:
        return Channel("account.rfqUpdate", RfqUpdate, is_private=True)
    return Channel(f"account.rfqUpdate.{name_part('symbol', symbol)}", RfqUpdate, is_private=True)


__all__ = [
    "Channel",
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
