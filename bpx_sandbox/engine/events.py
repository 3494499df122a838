"""The events that the engine sends to its listeners.

Listeners are called synchronously. They must read orders and accounts at once, since these change later, and must not
change the engine.
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
    """The kind of an order event, named as on the exchange."""

    ACCEPTED = "orderAccepted"
    CANCELLED = "orderCancelled"
    EXPIRED = "orderExpired"
    FILL = "orderFill"
    TRIGGER_PLACED = "triggerPlaced"
    TRIGGER_FAILED = "triggerFailed"


class PositionEventKind(StrEnum):
    """The kind of a position event, named as on the exchange."""

    OPENED = "positionOpened"
    ADJUSTED = "positionAdjusted"
    CLOSED = "positionClosed"


@dataclass(frozen=True, slots=True)
class OrderEvent:
    """An order was accepted, filled or closed.

    Attributes:
        order: The order, in its state after the event.
        fill: The fill of a fill event.
    """

    kind: OrderEventKind
    order: Order
    fill: Fill | None = None


@dataclass(frozen=True, slots=True)
class TradeEvent:
    """Two orders were matched.

    Attributes:
        liquidated: The side of the order that liquidates a position; None if there is none.
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
        position: A copy of the position after the fill; a closed one keeps its id and its realized profit.
    """

    kind: PositionEventKind
    account: Account
    market: Market
    position: Position


@dataclass(frozen=True, slots=True)
class BalanceEvent:
    """The balances of an account may have changed. An order event implies one for its account."""

    account: Account


@dataclass(frozen=True, slots=True)
class BookEvent:
    """Price levels of a book have changed."""

    market: Market
    update: BookUpdate


EngineEvent: TypeAlias = OrderEvent | TradeEvent | PositionEvent | BalanceEvent | BookEvent
Listener: TypeAlias = Callable[[EngineEvent], None]
