"""What the engine tells those who listen to it, at the moment at which it happens.

A listener is called between two steps of the engine. It reads what it needs at once, because orders and accounts go on
changing, and it must not call the engine.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from bpx_sandbox.engine.accounts import Account, Position
from bpx_sandbox.engine.book import BookUpdate
from bpx_sandbox.engine.markets import Market
from bpx_sandbox.engine.orders import Fill, Order, Side, Trade


class OrderEventKind(StrEnum):
    """What happened to an order, in the exchange's words."""

    ACCEPTED = "orderAccepted"
    CANCELLED = "orderCancelled"
    EXPIRED = "orderExpired"
    FILL = "orderFill"
    TRIGGER_PLACED = "triggerPlaced"
    TRIGGER_FAILED = "triggerFailed"


class PositionEventKind(StrEnum):
    """What happened to a position, in the exchange's words."""

    OPENED = "positionOpened"
    ADJUSTED = "positionAdjusted"
    CLOSED = "positionClosed"


@dataclass(frozen=True, slots=True)
class OrderEvent:
    """An order was taken, filled or ended.

    Attributes:
        order: The order, as it stands at this moment.
        fill: The fill, of one that was filled.
    """

    kind: OrderEventKind
    order: Order
    fill: Fill | None = None


@dataclass(frozen=True, slots=True)
class TradeEvent:
    """Two orders were matched.

    Attributes:
        liquidated: The side of the order by which the exchange closes a position; None for every other trade.
    """

    market: Market
    trade: Trade
    buyer: Order
    seller: Order
    liquidated: Side | None


@dataclass(frozen=True, slots=True)
class PositionEvent:
    """A fill has changed a position.

    Attributes:
        position: A copy of the position as it stands now; one that was closed keeps its id and what it realised.
    """

    kind: PositionEventKind
    account: Account
    market: Market
    position: Position


@dataclass(frozen=True, slots=True)
class BalanceEvent:
    """The balances of an account may have changed, apart from what its orders' events tell."""

    account: Account


@dataclass(frozen=True, slots=True)
class BookEvent:
    """Price levels of a book have changed."""

    market: Market
    update: BookUpdate


EngineEvent: TypeAlias = OrderEvent | TradeEvent | PositionEvent | BalanceEvent | BookEvent
Listener: TypeAlias = Callable[[EngineEvent], None]
