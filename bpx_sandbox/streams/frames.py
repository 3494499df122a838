"""The frames of the streams, without any state.

The keys are in the exchange's order: alphabetical, capitals first; those of a candle in two such groups. Times are Unix
microseconds unless stated otherwise; `now` is in milliseconds, the resolution of the sandbox's clock.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from typing import Any

import msgspec

from bpx_sandbox.engine.accounts import Balance
from bpx_sandbox.engine.book import BookUpdate, LevelChange
from bpx_sandbox.engine.candles import Candle
from bpx_sandbox.engine.events import OrderEvent, OrderEventKind, PositionEventKind, TradeEvent
from bpx_sandbox.engine.margin import OpenPosition
from bpx_sandbox.engine.markets import Market
from bpx_sandbox.engine.orders import OrderType, Side
from bpx_sandbox.http.formatting import format_time_to_second, format_trimmed

Data = dict[str, Any]
"""The `data` of a frame."""

_MICROSECONDS = 1000
_CARRIED = {
    "takeProfitTriggerPrice": "a",
    "stopLossTriggerPrice": "b",
    "takeProfitTriggerBy": "d",
    "stopLossTriggerBy": "g",
    "takeProfitLimitPrice": "j",
    "stopLossLimitPrice": "k",
}
_TRIGGER = {"triggerPrice": "P", "triggerBy": "B", "triggerQuantity": "Y"}
_encode = msgspec.json.Encoder().encode


def data_text(data: Data) -> str:
    """Serialize the data of a frame."""
    return _encode(data).decode()


def frame_text(name: str, data: str) -> str:
    """Return a frame of a stream with serialized data."""
    return f'{{"data":{data},"stream":{_quoted(name)}}}'


@lru_cache(maxsize=10_000)
def _quoted(name: str) -> str:
    return _encode(name).decode()


def depth(market: Market, first: int, last: int, changes: Iterable[LevelChange], now: int) -> Data:
    """Return the data of `depth`: changed price levels with their total quantities, zero for an empty one."""
    price, quantity = _digits(market.tick), _digits(market.step)
    levels: dict[Side, list[tuple[str, str]]] = {Side.ASK: [], Side.BID: []}
    for change in changes:
        levels[change.side].append((format(change.price, price), format(change.quantity, quantity)))
    time = now * _MICROSECONDS
    return {
        "E": time,
        "T": time,
        "U": first,
        "a": levels[Side.ASK],
        "b": levels[Side.BID],
        "e": "depth",
        "s": market.symbol,
        "u": last,
    }


Best = tuple[Decimal, Decimal] | None
"""The best price of one side with its quantity; None if the side is empty."""


def book_ticker(market: Market, update_id: int, bid: Best, ask: Best, now: int) -> Data:
    """Return the data of `bookTicker`."""
    time = now * _MICROSECONDS
    ask_price, ask_quantity = _best(market, ask)
    bid_price, bid_quantity = _best(market, bid)
    return {
        "A": ask_quantity,
        "B": bid_quantity,
        "E": time,
        "T": time,
        "a": ask_price,
        "b": bid_price,
        "e": "bookTicker",
        "s": market.symbol,
        "u": update_id,
    }


def _best(market: Market, best: Best) -> tuple[str | None, str | None]:
    return (None, None) if best is None else (_price(market, best[0]), _quantity(market, best[1]))


def trade(event: TradeEvent, now: int) -> Data:
    """Return the data of `trade`."""
    market, done = event.market, event.trade
    return {
        "E": now * _MICROSECONDS,
        "T": done.timestamp * _MICROSECONDS,
        "a": event.seller.id,
        "b": event.buyer.id,
        "e": "trade",
        "m": done.is_buyer_maker,
        "p": _price(market, done.price),
        "q": _quantity(market, done.quantity),
        "s": market.symbol,
        "t": done.id,
    }


def liquidation(event: TradeEvent, side: Side, now: int) -> Data:
    """Return the data of `liquidation`: a trade of an order with this side that closes a position."""
    market, done = event.market, event.trade
    return {
        "E": now * _MICROSECONDS,
        "S": side,
        "T": done.timestamp * _MICROSECONDS,
        "e": "liquidation",
        "p": _price(market, done.price),
        "q": _quantity(market, done.quantity),
        "s": market.symbol,
    }


def mark_price(market: Market, price: Decimal, rate: Decimal, next_funding: int, now: int) -> Data:
    """Return the data of `markPrice`; the index price is the mark price. `next_funding` is in milliseconds."""
    time = now * _MICROSECONDS
    return {
        "E": time,
        "T": time,
        "e": "markPrice",
        "f": _plain(rate),
        "i": _plain(price),
        "n": next_funding,
        "p": _plain(price),
        "s": market.symbol,
    }


def ticker(event: str, market: Market, day: Candle, now: int) -> Data:
    """Return the data of `ticker` or `externalTicker`: the last 24 hours."""
    return {
        "E": now * _MICROSECONDS,
        "V": _value(market, day.quote_volume),
        "c": _price(market, day.close),
        "e": event,
        "h": _price(market, day.high),
        "l": _price(market, day.low),
        "n": day.trades,
        "o": _price(market, day.open),
        "s": market.symbol,
        "v": _quantity(market, day.volume),
    }


def kline(market: Market, candle: Candle, *, is_closed: bool, now: int) -> Data:
    """Return the data of `kline`; its start and end are ISO 8601."""
    return {
        "E": now * _MICROSECONDS,
        "e": "kline",
        "s": market.symbol,
        "T": format_time_to_second(candle.end * 1000),
        "X": is_closed,
        "c": _price(market, candle.close),
        "h": _price(market, candle.high),
        "l": _price(market, candle.low),
        "n": candle.trades,
        "o": _price(market, candle.open),
        "t": format_time_to_second(candle.start * 1000),
        "v": _quantity(market, candle.volume),
    }


def open_interest(market: Market, quantity: Decimal, now: int) -> Data:
    """Return the data of `openInterest`."""
    return {"E": now * _MICROSECONDS, "e": "openInterest", "o": _plain(quantity), "s": market.symbol}


def stock_price(stock: str, price: Decimal, session: str | None, now: int) -> Data:
    """Return the data of `stockPrice`, which has long keys and a time in milliseconds."""
    return {
        "e": "stockPrice",
        "symbol": stock,
        "bid": None,
        "ask": None,
        "mid": _plain(price),
        "timestamp": now,
        "session": session,
    }


def stock_indicative_quote(stock: str, bid: Decimal, ask: Decimal, session: str | None, now: int) -> Data:
    """Return the data of `stockIndicativeQuote`; no frame is recorded, and all keys but the prices are invented."""
    return {
        "e": "stockIndicativeQuote",
        "symbol": stock,
        "session": session,
        "estimatedBid": _plain(bid),
        "estimatedAsk": _plain(ask),
        "publishedAt": now,
    }


def balance_update(asset: str, balance: Balance, now: int) -> Data:
    """Return the data of `account.balanceUpdate`."""
    time = now * _MICROSECONDS
    return {
        "A": format_trimmed(balance.available),
        "E": time,
        "L": format_trimmed(balance.locked),
        "S": "0",
        "T": time,
        "a": asset,
        "e": "balanceUpdate",
    }


def position_update(kind: PositionEventKind | None, held: OpenPosition, now: int) -> Data:
    """Return the data of `account.positionUpdate`; without a kind for a position that is open on subscribing."""
    market, position = held.market, held.position
    time, entry = now * _MICROSECONDS, format_trimmed(position.entry_price)
    return {
        "B": entry,
        "E": time,
        "M": _plain(held.mark),
        "P": format_trimmed(held.unrealized_pnl),
        "Q": _quantity(market, abs(position.quantity)),
        "T": time,
        "b": entry,
        **({} if kind is None else {"e": kind}),
        "f": _plain(market.initial_margin),
        "i": int(position.id),
        "l": "0",
        "m": _plain(market.maintenance_margin),
        "n": format_trimmed(abs(position.quantity) * held.mark),
        "p": format_trimmed(position.realized_pnl),
        "q": _quantity(market, position.quantity),
        "s": market.symbol,
    }


def order_update(event: OrderEvent, market: Market, now: int) -> Data:
    """Return the data of `account.orderUpdate`. Fields without a value are absent, except `t`, which is null."""
    order, fill, terms = event.order, event.fill, event.order.terms
    time = now * _MICROSECONDS
    data: Data = {
        "E": time,
        "O": "USER" if order.system_type is None else "LIQUIDATION_AUTOCLOSE",
        "S": terms.side,
        "T": time,
        "V": terms.self_trade_prevention,
        "X": order.status,
        "Z": _value(market, order.executed_quote_quantity) if order.fills else "0",
        "e": event.kind,
        "f": terms.time_in_force,
        "i": order.id,
        "o": terms.order_type.upper(),
        "r": terms.reduce_only,
        "s": terms.symbol,
        "t": None,
        "z": _quantity(market, order.executed_quantity) if order.fills else "0",
    }
    if terms.client_id is not None:
        data["c"] = terms.client_id
    if terms.price is not None:
        data["p"] = _price(market, terms.price)
    if terms.order_type is OrderType.LIMIT:
        data["y"] = terms.post_only
    if order.related is not None:
        data["I"] = order.related.id
    if order.expiry_reason is not None:
        data["R"] = order.expiry_reason
    carried = _CARRIED
    if terms.is_conditional and (order.triggered_at is None or event.kind is OrderEventKind.TRIGGER_FAILED):
        # An order that waits for its trigger has a trigger quantity only.
        data["q"] = "0"
        if terms.price is not None:
            data["Q"] = "0"
        carried = {**_CARRIED, **_TRIGGER}
    else:
        if terms.quantity is not None:
            data["q"] = _quantity(market, terms.quantity)
        if order.quote_value is not None:
            data["Q"] = _value(market, order.quote_value)
    for name, key in carried.items():
        if name in terms.extra_fields:
            data[key] = str(terms.extra_fields[name])
    if fill is not None:
        data |= {
            "L": _price(market, fill.trade.price),
            "N": fill.fee_symbol,
            "l": _quantity(market, fill.trade.quantity),
            "m": fill.is_maker,
            "n": format_trimmed(fill.fee),
            "t": fill.trade.id,
        }
    return dict(sorted(data.items()))


def merged_changes(updates: list[BookUpdate]) -> list[LevelChange]:
    """Return the last change of each level in updates, oldest first, by ascending price."""
    latest = {(change.side, change.price): change for update in updates for change in update.changes}
    return sorted(latest.values(), key=lambda change: change.price)


def _plain(amount: Decimal) -> str:
    return f"{amount:f}"


def _price(market: Market, price: Decimal) -> str:
    """Format a price with the decimals of the tick size: streams pad with zeros, unlike `get_depth`."""
    return format(price, _digits(market.tick))


def _quantity(market: Market, quantity: Decimal) -> str:
    return format(quantity, _digits(market.step))


def _value(market: Market, value: Decimal) -> str:
    """Format a price times a quantity, with the decimals of both."""
    return format(value, _digits(market.tick * market.step))


@lru_cache(maxsize=1000)
def _digits(increment: Decimal) -> str:
    """Return a format with the decimals of an increment."""
    exponent = increment.as_tuple().exponent
    return f".{max(-exponent, 0) if isinstance(exponent, int) else 0}f"
