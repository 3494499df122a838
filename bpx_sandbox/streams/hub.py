"""Subscriptions, and the frames that the events of the engine and a timer send to their subscribers."""

from __future__ import annotations

import asyncio
import logging
from decimal import ROUND_HALF_EVEN, Decimal
from time import monotonic
from typing import Literal

import msgspec

from bpx_sandbox.engine.accounts import Account
from bpx_sandbox.engine.book import BookUpdate
from bpx_sandbox.engine.candles import span
from bpx_sandbox.engine.engine import Engine
from bpx_sandbox.engine.errors import Refusal
from bpx_sandbox.engine.events import BalanceEvent, BookEvent, EngineEvent, OrderEvent, PositionEvent, TradeEvent
from bpx_sandbox.engine.funding import HOUR_MS, running_rate
from bpx_sandbox.engine.margin import OpenPosition
from bpx_sandbox.engine.markets import Market
from bpx_sandbox.engine.orders import Side
from bpx_sandbox.engine.us_equities import session_at
from bpx_sandbox.faults.fault import Faults, StreamFault
from bpx_sandbox.http.exchange import Exchange
from bpx_sandbox.streams import frames
from bpx_sandbox.streams.connection import Connection, Topic
from bpx_sandbox.streams.errors import StreamError, invalid_signature, parse_error
from bpx_sandbox.streams.frames import Data, data_text, frame_text
from bpx_sandbox.streams.names import DEPTH_WINDOWS, StreamName, parse_stream_name

TICK_MS = 50
"""The milliseconds between two ticks of the timer."""

_SECOND, _MINUTE = 1000, 60_000
_DAY_MS = 86_400_000
_MAX_LAG_SECONDS = 5.0
_QUOTE_SPREAD = Decimal("0.001")
_ORDERS, _BALANCES, _POSITIONS = "account.orderUpdate", "account.balanceUpdate", "account.positionUpdate"

_log = logging.getLogger(__name__)


class StreamRequest(msgspec.Struct):
    """A request of a client; unknown fields are ignored."""

    method: Literal["SUBSCRIBE", "UNSUBSCRIBE"]
    params: list[str]
    signature: tuple[str, str, str, str] | None = None


_decoder = msgspec.json.Decoder(StreamRequest)


class StreamHub:
    """The streams of one exchange, and the connections that subscribe to them."""

    def __init__(self, exchange: Exchange, faults: Faults) -> None:
        self._exchange = exchange
        self._faults = faults
        self._connections: set[Connection] = set()
        self._subscribers: dict[Topic, dict[Connection, None]] = {}
        # The state of public streams, by name.
        self._names: dict[str, StreamName] = {}
        self._pending_updates: dict[str, dict[str, list[BookUpdate]]] = {}
        self._candles_sent_until: dict[str, int] = {}
        self._last_balances: dict[str, dict[str, tuple[Decimal, Decimal]]] = {}
        self._clock: asyncio.Task[None] | None = None
        self._refused_until = 0.0
        self._symbols: frozenset[str | None] = frozenset()
        self.attach(exchange.engine)

    def attach(self, engine: Engine) -> None:
        """Publish the events of an engine, and close the connections that listen to another one with 1001."""
        self._refused_until = 0.0
        self._symbols = frozenset((None, *engine.markets, *map(_stock, engine.markets.values())))
        self.disconnect(1001)
        if self.on_event not in engine.listeners:
            engine.listeners.append(self.on_event)

    @property
    def _engine(self) -> Engine:
        return self._exchange.engine

    # Connections

    def refuses(self) -> bool:
        """Return True if a new connection is to be refused."""
        fault = self._faults.select_for_stream("", "connect")
        if fault is not None:
            self.after_fault("", fault)
        return monotonic() < self._refused_until or (fault is not None and fault.kind in ("close", "abort"))

    @property
    def connections(self) -> tuple[Connection, ...]:
        """The open connections."""
        return tuple(self._connections)

    def refuse(self, seconds: float) -> None:
        """Refuse new connections for some seconds."""
        self._refused_until = monotonic() + seconds

    def disconnect(self, code: int = 1001) -> None:
        """Close all connections with a code; with 1006 without a close frame."""
        for connection in tuple(self._connections):
            connection.close(code)

    def open(self, connection: Connection) -> None:
        """Add a connection; the first one starts the timer."""
        self._connections.add(connection)
        if self._clock is None or self._clock.done():
            self._clock = asyncio.get_running_loop().create_task(self._run_clock())

    def close(self, connection: Connection) -> None:
        """Remove a connection with its subscriptions; the last one stops the timer."""
        self._connections.discard(connection)
        for topic in tuple(connection.topics):
            self._unsubscribe(connection, topic)
        if not self._connections and self._clock is not None:
            self._clock.cancel()
            self._clock = None

    def after_fault(self, name: str, fault: StreamFault) -> None:
        """Apply the effects of an injected fault beyond its connection: skipped update ids, refused connections."""
        if fault.refuse:
            self.refuse(fault.refuse)
        if fault.kind == "gap":
            parsed = parse_stream_name(name)
            if isinstance(parsed, StreamName) and parsed.symbol in self._engine.books:
                self._engine.books[parsed.symbol].update_id += fault.count

    # Requests

    def handle(self, connection: Connection, message: str | bytes) -> None:
        """Process a request: nothing acknowledges it; an invalid one gets an error, and has no effect."""
        error = self._process(connection, message)
        if error is not None:
            connection.enqueue(error.frame)

    def _process(self, connection: Connection, message: str | bytes) -> StreamError | None:
        try:
            request = _decoder.decode(message)
        except (msgspec.DecodeError, UnicodeError, RecursionError):
            return parse_error()
        names: list[StreamName] = []
        for text in request.params:
            name = parse_stream_name(text)
            if isinstance(name, StreamError):
                return name
            names.append(name)
        if request.method == "UNSUBSCRIBE":
            asked = {name.text for name in names}
            for topic in [topic for topic in connection.topics if topic[0] in asked]:
                self._unsubscribe(connection, topic)
            return None
        account: Account | None = None
        if any(name.is_private for name in names):
            if request.signature is None:
                return invalid_signature()
            try:
                account = self._exchange.authenticate_subscription(*request.signature)
            except Refusal:
                return invalid_signature()
        for name in names:
            self._subscribe(connection, name, account if name.is_private else None)
        self._inject_on_subscribe(connection, names)
        return None

    def _subscribe(self, connection: Connection, name: StreamName, account: Account | None) -> None:
        topic = (name.text, None if account is None else account.name)
        # A stream of an unknown symbol stays silent; without it the number of subscriptions is bounded.
        if topic in connection.topics or name.symbol not in self._symbols:
            return
        connection.topics.add(topic)
        self._subscribers.setdefault(topic, {})[connection] = None
        if account is None:
            self._names[name.text] = name
            if name.window is not None and name.symbol is not None:
                self._pending_updates.setdefault(name.symbol, {}).setdefault(name.text, [])
            return
        if name.kind == _BALANCES:
            self._last_balances.setdefault(account.name, _snapshot_balances(account))
        if name.kind == _POSITIONS:
            for held in self._engine.margins.open_positions(account):
                if name.symbol in (None, held.market.symbol):
                    data = frames.position_update(None, held, self._exchange.now())
                    connection.deliver(name.text, frame_text(name.text, data_text(data)))

    def _unsubscribe(self, connection: Connection, topic: Topic) -> None:
        connection.topics.discard(topic)
        listeners = self._subscribers.get(topic, {})
        listeners.pop(connection, None)
        if listeners:
            return
        self._subscribers.pop(topic, None)
        text, account = topic
        if account is not None:
            if text == _BALANCES:
                self._last_balances.pop(account, None)
            return
        name = self._names.pop(text, None)
        self._candles_sent_until.pop(text, None)
        if name is not None and name.symbol in self._pending_updates:
            gathered = self._pending_updates[name.symbol]
            gathered.pop(text, None)
            if not gathered:
                del self._pending_updates[name.symbol]

    def _inject_on_subscribe(self, connection: Connection, names: list[StreamName]) -> None:
        for name in names:
            fault = self._faults.select_for_stream(name.text, "subscribe")
            if fault is not None:
                connection.apply_fault(fault)
                self.after_fault(name.text, fault)

    # Events of the engine

    def on_event(self, event: EngineEvent) -> None:
        """Send an event of the engine to its subscribers."""
        if not self._subscribers:
            return
        now = self._exchange.now()
        match event:
            case BookEvent():
                self._publish_book(event, now)
            case TradeEvent():
                self._publish_trade(event, now)
            case OrderEvent():
                account, symbol = event.order.account, event.order.terms.symbol
                if topics := self._private(_ORDERS, symbol, account):
                    self._send_all(topics, frames.order_update(event, self._engine.markets[symbol], now))
                self._publish_balances(account, now)
            case PositionEvent():
                if topics := self._private(_POSITIONS, event.market.symbol, event.account):
                    mark = self._engine.last_price(event.market.symbol) or event.position.entry_price
                    held = OpenPosition(event.market, event.position, mark)
                    self._send_all(topics, frames.position_update(event.kind, held, now))
            case BalanceEvent(account):
                self._publish_balances(account, now)

    def _publish_book(self, event: BookEvent, now: int) -> None:
        market, update = event.market, event.update
        topic = (f"bookTicker.{market.symbol}", None)
        if topic in self._subscribers:
            book = self._engine.books[market.symbol]
            bid, ask = book.best_level(Side.BID), book.best_level(Side.ASK)
            if any(_is_best(change.side, change.price, bid, ask) for change in update.changes):
                self._send(topic, frames.book_ticker(market, update.id, bid, ask, now))
        topic = (f"depth.{market.symbol}", None)
        if topic in self._subscribers:
            self._send(topic, frames.depth(market, update.id, update.id, update.changes, now))
        for gathered in self._pending_updates.get(market.symbol, {}).values():
            gathered.append(update)

    def _publish_trade(self, event: TradeEvent, now: int) -> None:
        topic = (f"trade.{event.market.symbol}", None)
        if topic in self._subscribers:
            self._send(topic, frames.trade(event, now))
        if event.liquidated is not None and ("liquidation", None) in self._subscribers:
            self._send(("liquidation", None), frames.liquidation(event, event.liquidated, now))

    def _publish_balances(self, account: Account, now: int) -> None:
        told = self._last_balances.get(account.name)
        if told is None:
            return
        for asset, balance in account.balances.items():
            funds = (balance.available, balance.locked)
            if told.get(asset, (0, 0)) != funds:
                told[asset] = funds
                self._send((_BALANCES, account.name), frames.balance_update(asset, balance, now))

    def _private(self, kind: str, symbol: str, account: Account) -> list[Topic]:
        topics = ((kind, account.name), (f"{kind}.{symbol}", account.name))
        return [topic for topic in topics if topic in self._subscribers]

    def _send_all(self, topics: list[Topic], data: Data) -> None:
        text = data_text(data)
        for topic in topics:
            self._send_text(topic, text)

    def _send(self, topic: Topic, data: Data) -> None:
        self._send_text(topic, data_text(data))

    def _send_text(self, topic: Topic, data: str) -> None:
        name = topic[0]
        frame = frame_text(name, data)
        for connection in tuple(self._subscribers.get(topic, ())):
            connection.deliver(name, frame)

    # Timer

    async def _run_clock(self) -> None:
        loop = asyncio.get_running_loop()
        began, ticks = loop.time(), 0
        while True:
            ticks += 1
            due = began + ticks * TICK_MS / 1000
            await asyncio.sleep(max(due - loop.time(), 0))
            if loop.time() - due > _MAX_LAG_SECONDS:
                began += loop.time() - due  # after a suspension, skip the missed ticks
            try:
                self.tick(ticks * TICK_MS)
            except Exception:
                _log.exception("the timer of the streams failed")

    def tick(self, elapsed: int) -> None:
        """Send the frames that are due after a number of milliseconds, a multiple of `TICK_MS`."""
        self._exchange.pass_time()
        if not self._subscribers:
            return
        for window in DEPTH_WINDOWS:
            if elapsed % window == 0:
                self.send_aggregated(window)
        if elapsed % _SECOND == 0:
            self.send_every_second()
        if elapsed % _MINUTE == 0:
            self.send_every_minute()

    def send_aggregated(self, window: int) -> None:
        """Send the pending updates of the depth streams with an interval of this many milliseconds."""
        for symbol, streams in tuple(self._pending_updates.items()):
            market = self._engine.markets.get(symbol)
            for text, updates in streams.items():
                if updates and market is not None and self._names[text].window == window:
                    changes = frames.merged_changes(updates)
                    first, last = updates[0].id, updates[-1].id
                    streams[text] = []
                    self._send((text, None), frames.depth(market, first, last, changes, self._exchange.now()))

    def send_every_second(self) -> None:
        """Send tickers, mark prices, candles and stock prices."""
        now = self._exchange.now()
        for name in tuple(self._names.values()):
            if name.kind in ("stockPrice", "stockIndicativeQuote"):
                self._send_stock(name, now)
            market = self._engine.markets.get(name.symbol or "")
            if market is None or not market.is_open:
                continue
            match name.kind:
                case "ticker" | "externalTicker":
                    self._send_ticker(name, market, now)
                case "markPrice":
                    self._send_mark_price(name, market, now)
                case "kline":
                    self._send_candles(name, market, now)
                case _:
                    pass

    def send_every_minute(self) -> None:
        """Send the open interest of perpetuals."""
        for name in tuple(self._names.values()):
            market = self._engine.markets.get(name.symbol or "")
            if name.kind == "openInterest" and market is not None and market.is_perpetual:
                quantity = self._engine.open_interest(market.symbol)
                self._send((name.text, None), frames.open_interest(market, quantity, self._exchange.now()))

    def _send_ticker(self, name: StreamName, market: Market, now: int) -> None:
        if name.kind == "externalTicker" and market.rwa_type is None:
            return
        day = self._engine.tapes[market.symbol].summary(now - _DAY_MS, now)
        if day is not None:
            self._send((name.text, None), frames.ticker(name.kind, market, day, now))

    def _send_mark_price(self, name: StreamName, market: Market, now: int) -> None:
        price = self._engine.last_price(market.symbol)
        if price is not None and market.is_perpetual:
            next_funding = (now // HOUR_MS + 1) * HOUR_MS
            rate = running_rate(market.symbol, now)
            self._send((name.text, None), frames.mark_price(market, price, rate, next_funding, now))

    def _send_candles(self, name: StreamName, market: Market, now: int) -> None:
        """Send the open candle, and the candles that have closed since the last call; empty candles are never sent."""
        seconds, interval = now // 1000, name.interval or ""
        start, _ = span(seconds, interval)
        since = self._candles_sent_until.get(name.text, start)
        self._candles_sent_until[name.text] = start
        for candle in self._engine.tapes[market.symbol].candles(interval, since, seconds):
            is_closed = candle.end <= seconds
            self._send((name.text, None), frames.kline(market, candle, is_closed=is_closed, now=now))

    def _send_stock(self, name: StreamName, now: int) -> None:
        market = next((market for market in self._engine.markets.values() if _stock(market) == name.symbol), None)
        price = None if market is None else self._engine.last_price(market.symbol)
        if market is None or price is None:
            return
        session = session_at(now)
        stock, session_name = _stock(market) or "", None if session is None else session.name
        if name.kind == "stockPrice":
            data = frames.stock_price(stock, price, session_name, now)
        else:
            bid, ask = ((price * (1 + sign * _QUOTE_SPREAD)).quantize(market.tick, ROUND_HALF_EVEN) for sign in (-1, 1))
            data = frames.stock_indicative_quote(stock, bid, ask, session_name, now)
        self._send((name.text, None), data)


def _stock(market: Market) -> str | None:
    """Return the ticker of a stock's market, as in names of streams; None for other markets."""
    return None if market.rwa_type is None else market.base.removesuffix(".US")


def _snapshot_balances(account: Account) -> dict[str, tuple[Decimal, Decimal]]:
    return {asset: (balance.available, balance.locked) for asset, balance in account.balances.items()}


def _is_best(side: Side, price: Decimal, bid: frames.Best, ask: frames.Best) -> bool:
    """Return True if a changed level is, or was, the best one of its side."""
    best = bid if side is Side.BID else ask
    if best is None:
        return True
    return price >= best[0] if side is Side.BID else price <= best[0]
