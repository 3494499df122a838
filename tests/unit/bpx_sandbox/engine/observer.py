"""A listener that knows of an engine only what its events say."""

from collections import defaultdict
from dataclasses import replace
from decimal import Decimal
from typing import assert_never

from bpx_sandbox.engine.accounts import Position
from bpx_sandbox.engine.engine import Engine
from bpx_sandbox.engine.events import (
    BalanceEvent,
    BookEvent,
    EngineEvent,
    OrderEvent,
    OrderEventKind,
    PositionEvent,
    PositionEventKind,
    TradeEvent,
)
from bpx_sandbox.engine.orders import ZERO, Order, OrderStatus, Side
from bpx_sandbox.engine.position_history import build_position_history

STARTS = (OrderEventKind.ACCEPTED, OrderEventKind.TRIGGER_PLACED)
ENDS = (OrderEventKind.CANCELLED, OrderEventKind.EXPIRED, OrderEventKind.TRIGGER_FAILED)


class Observer:
    """Books, open orders, balances and positions as they were at first, and as events have told of them since."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.levels: defaultdict[str, dict[tuple[Side, Decimal], Decimal]] = defaultdict(dict)
        self.ids: defaultdict[str, int] = defaultdict(int)
        self.open_orders: dict[str, Order] = {}
        self.fills: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
        self.balances: dict[str, dict[str, tuple[Decimal, Decimal]]] = {}
        self.positions: dict[tuple[str, str], Position] = {}
        self.closed: dict[tuple[str, str], Decimal] = {}
        self.trades: defaultdict[str, list[int]] = defaultdict(list)
        for symbol, book in engine.books.items():
            self.ids[symbol] = book.update_id
            self.levels[symbol] = {(side, price): each for side in Side for price, each in book.levels(side, None)}
        for account in engine.accounts.values():
            self.read_balances(BalanceEvent(account))
            self.open_orders |= account.open_orders
            self.fills[account.name] = [(fill.order.id, fill.trade.id) for fill in account.fills]
            for symbol, position in account.positions.items():
                if position.quantity:
                    self.positions[account.name, symbol] = replace(position)
            for record in build_position_history(account, engine.markets).positions:
                self.closed[account.name, record.id] = record.realized_pnl
        engine.listeners.append(self)

    def __call__(self, event: EngineEvent) -> None:
        match event:
            case BookEvent():
                self.apply_update(event)
            case TradeEvent():
                self.trades[event.market.symbol].append(event.trade.id)
            case OrderEvent():
                self.read_balances(BalanceEvent(event.order.account))
                self.follow_order(event)
            case PositionEvent():
                self.follow_position(event)
            case BalanceEvent():
                self.read_balances(event)
            case _:
                assert_never(event)

    def apply_update(self, event: BookEvent) -> None:
        symbol = event.market.symbol
        assert event.update.id == self.ids[symbol] + 1
        self.ids[symbol] = event.update.id
        assert event.update.changes
        for change in event.update.changes:
            assert self.levels[symbol].get((change.side, change.price), ZERO) == change.before != change.quantity
            self.levels[symbol][change.side, change.price] = change.quantity

    def follow_order(self, event: OrderEvent) -> None:
        order = event.order
        if event.kind in STARTS:
            # A trigger order is told of again when its trigger releases it.
            assert order.id not in self.open_orders or order.triggered_at is not None
            assert order.status is (
                OrderStatus.NEW if event.kind is OrderEventKind.ACCEPTED else OrderStatus.TRIGGER_PENDING
            )
            self.open_orders[order.id] = order
        elif event.kind in ENDS:
            del self.open_orders[order.id]
        else:
            assert event.fill is not None
            assert event.fill.trade.id in self.trades[order.terms.symbol]
            self.fills[order.account.name].append((order.id, event.fill.trade.id))
            if order.status is OrderStatus.FILLED:
                del self.open_orders[order.id]

    def follow_position(self, event: PositionEvent) -> None:
        place = event.account.name, event.market.symbol
        if event.kind is PositionEventKind.OPENED:
            assert place not in self.positions
        else:
            assert self.positions.pop(place).id == event.position.id
        if event.kind is PositionEventKind.CLOSED:
            assert event.position.quantity == 0
            self.closed[event.account.name, event.position.id] = event.position.realized_pnl
        else:
            self.positions[place] = event.position

    def read_balances(self, event: BalanceEvent) -> None:
        self.balances[event.account.name] = {
            asset: (balance.available, balance.locked) for asset, balance in event.account.balances.items()
        }

    def check(self) -> None:
        """Compare the events with the state of the engine."""
        for symbol, book in self.engine.books.items():
            assert book.update_id == self.ids[symbol]
            for side in Side:
                told = {price: each for (of, price), each in self.levels[symbol].items() if of is side and each}
                assert told == dict(book.levels(side, None))
        accounts = self.engine.accounts.values()
        assert self.open_orders == {id_: order for account in accounts for id_, order in account.open_orders.items()}
        for account in accounts:
            for asset, balance in account.balances.items():
                told_balance = self.balances[account.name].get(asset, (ZERO, ZERO))
                assert told_balance == (balance.available, balance.locked), (account.name, asset)
            history = build_position_history(account, self.engine.markets)
            for record in history.positions:
                if record.closed_at is not None:
                    assert self.closed[account.name, record.id] == record.realized_pnl
            assert self.fills[account.name] == [(fill.order.id, fill.trade.id) for fill in account.fills]
        held = {
            (account.name, symbol): position
            for account in accounts
            for symbol, position in account.positions.items()
            if position.quantity
        }
        assert held.keys() == self.positions.keys()
        for place, position in held.items():
            told_position = self.positions[place]
            # No event reports a change of margin or of funding.
            assert (told_position.id, told_position.quantity, told_position.cost) == (
                position.id,
                position.quantity,
                position.cost,
            )
            assert told_position.realized_pnl == position.realized_pnl
