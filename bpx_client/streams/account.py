"""The state of an account, kept from answers of REST and the private streams; no I/O.

Whoever drives it subscribes first, calls `begin_seed`, asks REST for open orders, balances and positions, and hands
them to `seed`. Every event goes to `apply`, before and after. What an event said shortly before REST was asked, or
since, is later than REST, or will be overtaken by events that are still on their way; of all else REST knows better.

`reset` says that the connection was lost, and a fill that doesn't continue its order says that an event was: then
`needs_seed` is True. After the next seed come the fills since `fills_since` (`add_fills`) and, for each order of
`missing`, which REST no longer lists, what the history says of it (`settle`). Until then all stays as it was shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Generic, TypeAlias, TypeVar

import msgspec

from bpx_api.events import (
    BalanceUpdate,
    Event,
    OrderCancelled,
    OrderExpired,
    OrderFilled,
    OrderUpdate,
    PositionClosed,
    PositionUpdate,
    RawEvent,
    TriggerFailed,
    UnreadableEvent,
)
from bpx_api.models import Balance, HistoricalOrder, Order, OrderFill, OrderStatus, Position, Side
from bpx_api.streaming import from_microseconds
from bpx_api.values import EPOCH, MICROSECONDS

K = TypeVar("K")

STREAMS = ("account.orderUpdate", "account.balanceUpdate", "account.positionUpdate")
"""The streams that say all of it."""

ENDED = frozenset({OrderStatus.FILLED, OrderStatus.CANCELLED, OrderStatus.EXPIRED, OrderStatus.TRIGGER_FAILED})
"""The states in which an order no longer is open."""

MOST_ENDED = 10_000
"""Orders that are remembered after their end."""

MOST_FILLS = 100_000
"""Fills that are remembered, so that none is told twice."""

OVERLAP = timedelta(seconds=10)
"""Time before the last event for which the fills are asked for again after a gap."""

REST_LAG = timedelta(seconds=5)
"""Time that REST may be behind the streams."""


@dataclass(frozen=True, slots=True)
class Fill:
    """A fill of one of the account's orders, from the stream or from REST."""

    order_id: str
    """Order that was filled."""
    symbol: str
    """Market symbol."""
    side: Side
    """`Bid` bought, `Ask` sold."""
    price: Decimal
    """Price in the quote asset."""
    quantity: Decimal
    """Quantity in the base asset."""
    is_maker: bool
    """True where the account's order was resting on the book."""
    time: datetime
    """When it happened (UTC)."""
    trade_id: int | None = None
    """Number of the trade; a market counts its own."""
    fee: Decimal | None = None
    """Fee, in `fee_symbol`."""
    fee_symbol: str | None = None
    """Asset in which the fee was charged."""


@dataclass(frozen=True, slots=True)
class OrderChanged:
    """An order is new, has changed or has ended."""

    order: Order
    """The order as it is now."""
    is_open: bool
    """False: it has ended, as its status says; or neither the open orders nor the history have it any more."""


@dataclass(frozen=True, slots=True)
class FillAdded:
    """An order was filled; each fill is told once."""

    fill: Fill
    """The fill."""
    was_missed: bool
    """True if it was read from REST after a gap."""


@dataclass(frozen=True, slots=True)
class BalanceChanged:
    """The balance of an asset has changed."""

    asset: str
    """The asset."""
    balance: Balance
    """The balance now."""


@dataclass(frozen=True, slots=True)
class PositionChanged:
    """A position is new, has changed or was closed."""

    position: Position
    """The position as it is now."""
    is_open: bool
    """False: it was closed."""


AccountChange: TypeAlias = OrderChanged | FillAdded | BalanceChanged | PositionChanged
"""A change of the account."""


class _Recent(Generic[K]):
    """The latest keys, up to a number."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._keys: dict[K, None] = {}

    def add(self, key: K) -> bool:
        """Add a key; False: it is there already."""
        if key in self._keys:
            return False
        if len(self._keys) >= self._most:
            del self._keys[next(iter(self._keys))]
        self._keys[key] = None
        return True


class AccountState:
    """Open orders, balances and positions of an account.

    Args:
        started: The time, by the exchange's clock, from which on fills are told.
    """

    def __init__(self, started: datetime) -> None:
        self.problem: str | None = "nothing was read yet"
        """The reason why a seed is needed; None: it isn't."""
        self.missing: dict[str, Order] = {}
        """Orders that were open before a gap and that REST lists no longer, by id."""
        self._epoch = 0
        self._started = started
        self._fills_since: datetime | None = None
        self._fills_read = self._asked_at = started
        """The time up to which REST's fills are known, and the last one at which REST was asked."""
        self._latest = started
        self._orders: dict[str, Order] = {}
        self._balances: dict[str, Balance] = {}
        self._positions: dict[str, Position] = {}
        self._ended: dict[str, Order] = {}
        self._gone: dict[str, Order] = {}
        """Orders of which REST knows nothing any more."""
        self._times: dict[tuple[str, str], int] = {}
        self._touched: dict[tuple[str, str], int] = {}
        self._fills = _Recent[tuple[object, ...]](MOST_FILLS)

    # --- Reading ------------------------------------------------------------------------------------------------------

    @property
    def orders(self) -> Mapping[str, Order]:
        """The open orders by their ids, those that wait for a trigger included."""
        return MappingProxyType(self._orders)

    @property
    def balances(self) -> Mapping[str, Balance]:
        """The balances by asset."""
        return MappingProxyType(self._balances)

    @property
    def positions(self) -> Mapping[str, Position]:
        """The open futures positions by market symbol."""
        return MappingProxyType(self._positions)

    @property
    def needs_seed(self) -> bool:
        """True at first and after a gap; what is shown may be out of date then, and never contradicts itself."""
        return self.problem is not None

    @property
    def fills_since(self) -> datetime | None:
        """From when on fills may have been missed; None: none were."""
        return self._fills_since

    def has_ended(self, order_id: str) -> bool:
        """Return True if an order has ended, as far as is known."""
        return order_id in self._ended or order_id in self._gone

    def find_order(self, order_id: str) -> Order | None:
        """An order that is open, or that has ended not long ago, as it was last seen; None: it isn't known."""
        places = (self._orders, self._ended, self.missing, self._gone)
        return next((found for each in places if (found := each.get(order_id))), None)

    def find_by_client_id(self, symbol: str, client_id: int) -> Order | None:
        """An order by its client id, open or ended not long ago, the latest; None: it isn't known."""
        known = (each for places in (self._orders, self.missing, self._ended) for each in reversed(places.values()))
        return next((each for each in known if each.client_id == client_id and each.symbol == symbol), None)

    # --- Following the streams ----------------------------------------------------------------------------------------

    def apply(self, event: Event) -> list[AccountChange]:
        """Take an event of a private stream; what is older than what is shown changes nothing."""
        match event:
            case OrderUpdate():
                return self._apply_order(event)
            case BalanceUpdate():
                return self._apply_balance(event)
            case PositionUpdate():
                return self._apply_position(event)
            case UnreadableEvent():
                self._lose(f"an event could not be read: {event.reason}")
                return []
            case RawEvent() if event.stream.startswith(STREAMS):
                self._lose(f"an event of an unknown kind came: {event.event_type}")
                return []
            case _:
                return []

    def begin_seed(self, now: datetime) -> int:
        """Say that REST is about to be asked.

        Args:
            now: The time, by the exchange's clock.

        Returns:
            What `seed` wants to be told with the answers.
        """
        self._asked_at = now
        recent = (now - REST_LAG - EPOCH) // MICROSECONDS
        self._touched = {key: time for key, time in self._touched.items() if time >= recent}
        return self._epoch

    def seed(
        self, begun: int, *, orders: Iterable[Order], balances: Mapping[str, Balance], positions: Iterable[Position]
    ) -> list[AccountChange]:
        """Take what REST says of the whole account.

        Args:
            begun: What `begin_seed` returned before REST was asked.
            orders: All open orders.
            balances: All balances.
            positions: All open positions.

        Returns:
            What is different from what was shown. Nothing, and the state still needs a seed, where a gap has come
            since REST was asked.
        """
        if begun != self._epoch:
            return []
        changes: list[AccountChange] = []
        listed = {order.id: order for order in orders}
        for order_id, order in listed.items():
            changes += self._seed_order(order_id, order)
        for order_id in [each for each in self._orders if each not in listed and ("order", each) not in self._touched]:
            self.missing[order_id] = self._orders.pop(order_id)
        for asset in {*balances, *self._balances}:
            if ("balance", asset) not in self._touched:
                changes += self._set_balance(asset, balances.get(asset))
        held = {position.symbol: position for position in positions if position.net_quantity}
        for symbol in {*held, *self._positions}:
            if ("position", symbol) not in self._touched:
                changes += self._set_position(symbol, held.get(symbol))
        self.problem = None
        return changes

    def add_fills(self, fills: Iterable[OrderFill]) -> list[AccountChange]:
        """Take the fills that REST knows since `fills_since`, once for each gap, after `seed`.

        Those that were told already, or happened before the start, are left out. `fills_since` is None afterwards.
        """
        self._fills_since = None
        self._fills_read = self._asked_at
        found = [
            Fill(
                order_id=fill.order_id,
                symbol=fill.symbol,
                side=fill.side,
                price=fill.price,
                quantity=fill.quantity,
                is_maker=fill.is_maker,
                time=fill.timestamp,
                trade_id=fill.trade_id,
                fee=fill.fee,
                fee_symbol=fill.fee_symbol,
            )
            for fill in fills
            if fill.timestamp >= self._started
        ]
        found.sort(key=lambda fill: fill.time)
        return [change for fill in found for change in self._add_fill(fill, was_missed=True)]

    def check_fills(self) -> None:
        """Have the fills asked for, though none seems to be missing: an order may have come and gone unseen."""
        self._want_fills(self._latest)

    def settle(self, order_id: str, found: HistoricalOrder | None) -> list[AccountChange]:
        """Take what the history says of a missing order.

        Args:
            order_id: The order.
            found: The order in the history; None: it isn't there. It is told to have ended, with the status that was
                last seen; should REST list it again, or an event name it, it is open again.
        """
        order = self.missing.pop(order_id, None)
        if order is None:
            return []
        if found is None:
            self._gone[order_id] = order
            return [OrderChanged(order, is_open=False)]
        known = {name: value for name in _HISTORICAL if (value := getattr(found, name)) is not None}
        ended = msgspec.structs.replace(order, **known)
        self._compare_fills(order, ended)
        return self._end(ended)

    def reset(self, problem: str = "the connection was lost") -> None:
        """Say that events were lost.

        Args:
            problem: Why.
        """
        self._lose(problem)

    def _lose(self, problem: str) -> None:
        self.problem = problem
        self._epoch += 1
        self._touched.clear()
        self._want_fills(self._latest)

    def _want_fills(self, time: datetime) -> None:
        since = max(self._started, min(time, self._fills_read) - OVERLAP)
        self._fills_since = min(since, self._fills_since or since)

    def _compare_fills(self, shown: Order | None, order: Order) -> None:
        """Ask for fills where REST knows of more than was told."""
        if shown is not None and order.executed_quantity > shown.executed_quantity:
            time = self._times.get(("order", order.id))
            self._want_fills(from_microseconds(time) if time else self._started)

    def _is_old(self, kind: str, key: str, time: int) -> bool:
        """Note an event's time; True: a later one came before it."""
        self._latest = max(self._latest, from_microseconds(time))
        if time < self._times.get((kind, key), 0):
            return True
        self._times[kind, key] = self._touched[kind, key] = time
        return False

    # --- Orders -------------------------------------------------------------------------------------------------------

    def _apply_order(self, update: OrderUpdate) -> list[AccountChange]:
        order_id = update.order_id
        before = self._orders.get(order_id) or self._found_again(order_id)
        is_old = self._is_old("order", order_id, update.engine_time_us)
        changes: list[AccountChange] = []
        if isinstance(update, OrderFilled):
            changes += self._apply_fill(update, before)
        if is_old or order_id in self._ended:
            return changes
        if before is not None and update.executed_quantity < before.executed_quantity:
            return changes  # REST was ahead of the stream
        order = _order(update, before)
        if order.status in ENDED or isinstance(update, OrderCancelled | OrderExpired | TriggerFailed):
            return [*changes, *self._end(order)]
        if order != before:
            changes.append(OrderChanged(order, is_open=True))
        self._orders[order_id] = order
        return changes

    def _apply_fill(self, update: OrderFilled, before: Order | None) -> list[AccountChange]:
        fill = Fill(
            order_id=update.order_id,
            symbol=update.symbol,
            side=update.side,
            price=update.fill_price,
            quantity=update.fill_quantity,
            is_maker=update.is_maker,
            time=update.engine_time,
            trade_id=update.trade_id,
            fee=update.fee,
            fee_symbol=update.fee_symbol,
        )
        told = self._add_fill(fill, was_missed=False)
        executed = before.executed_quantity if before else Decimal(0)
        is_known = self.needs_seed or update.order_id in self._ended
        if told and not is_known and update.executed_quantity > executed + update.fill_quantity:
            self._lose(
                f"order {update.order_id} is filled to {update.executed_quantity} by {update.fill_quantity}, "
                f"which doesn't continue {executed}: a fill was missed"
            )
        return told

    def _end(self, order: Order) -> list[AccountChange]:
        self._orders.pop(order.id, None)
        if len(self._ended) >= MOST_ENDED:
            oldest = next(iter(self._ended))
            del self._ended[oldest]
            self._times.pop(("order", oldest), None)
            self._touched.pop(("order", oldest), None)
        self._ended[order.id] = order
        return [OrderChanged(order, is_open=False)]

    def _seed_order(self, order_id: str, order: Order) -> list[AccountChange]:
        shown = self._orders.get(order_id) or self._found_again(order_id)
        if order_id in self._ended:
            return []
        if shown is not None and (
            ("order", order_id) in self._touched or order.executed_quantity < shown.executed_quantity
        ):
            self._orders[order_id] = shown
            return []
        self._orders[order_id] = order
        self._compare_fills(shown, order)
        return [] if order == shown else [OrderChanged(order, is_open=True)]

    def _found_again(self, order_id: str) -> Order | None:
        gone = self._gone.pop(order_id, None)
        return self.missing.pop(order_id, gone)

    def _add_fill(self, fill: Fill, *, was_missed: bool) -> list[AccountChange]:
        # The exchange numbers no fill of some of its own orders, or all of them 0.
        key = (fill.symbol, fill.order_id, fill.trade_id or (fill.price, fill.quantity, fill.is_maker))
        return [FillAdded(fill, was_missed)] if self._fills.add(key) else []

    # --- Balances and positions ---------------------------------------------------------------------------------------

    def _apply_balance(self, update: BalanceUpdate) -> list[AccountChange]:
        if self._is_old("balance", update.asset, update.engine_time_us):
            return []
        shown = self._balances.get(update.asset)
        staked = shown.staked if update.staked is None and shown else update.staked
        return self._set_balance(update.asset, Balance(available=update.available, locked=update.locked, staked=staked))

    def _set_balance(self, asset: str, balance: Balance | None) -> list[AccountChange]:
        shown = self._balances.get(asset)
        if balance is None:
            del self._balances[asset]
            balance = Balance(available=Decimal(0), locked=Decimal(0), staked=Decimal(0))
        else:
            self._balances[asset] = balance
        return [] if balance == shown else [BalanceChanged(asset, balance)]

    def _apply_position(self, update: PositionUpdate) -> list[AccountChange]:
        if self._is_old("position", update.symbol, update.engine_time_us):
            return []
        shown = self._positions.get(update.symbol)
        if shown is not None and update.position_id not in (None, shown.position_id):
            shown = None  # closed and opened again: what only REST tells is of the other one
        known = {name: value for name in _POSITION if (value := getattr(update, name)) is not None}
        position = msgspec.structs.replace(shown, **known) if shown else Position(**known)
        if isinstance(update, PositionClosed) or not update.net_quantity:
            known_before = self._positions.pop(update.symbol, None)
            return [PositionChanged(position, is_open=False)] if known_before else []
        return self._set_position(update.symbol, position)

    def _set_position(self, symbol: str, position: Position | None) -> list[AccountChange]:
        shown = self._positions.get(symbol)
        if position is None:
            closed = self._positions.pop(symbol)
            return [PositionChanged(msgspec.structs.replace(closed, net_quantity=Decimal(0)), is_open=False)]
        self._positions[symbol] = position
        return [] if position == shown else [PositionChanged(position, is_open=True)]


def _order(update: OrderUpdate, before: Order | None) -> Order:
    """The order after an event; what the event leaves out stays as it was."""
    known: dict[str, Any] = {name: value for name in _ORDER if (value := getattr(update, name)) is not None}
    if before is None:
        return Order(id=update.order_id, created_at=update.engine_time, **known)
    return msgspec.structs.replace(before, **known)


def _shared(first: type[msgspec.Struct], second: type[msgspec.Struct]) -> tuple[str, ...]:
    """The fields that two classes have in common."""
    return tuple(name for name in first.__struct_fields__ if name in second.__struct_fields__)


_ORDER = _shared(OrderUpdate, Order)
_POSITION = _shared(PositionUpdate, Position)
_HISTORICAL = tuple(name for name in _shared(HistoricalOrder, Order) if name != "additional_properties")
