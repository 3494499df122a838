"""What an incoming order would trade with: a plan that changes nothing, to be judged before it is carried out."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from bpx_sandbox.accounts import Account
from bpx_sandbox.book import Book
from bpx_sandbox.orders import ZERO, Order, SelfTradePrevention, Side, Terms


@dataclass(frozen=True, slots=True)
class Match:
    """A resting order, and how much of it the incoming order takes."""

    maker: Order
    quantity: Decimal


@dataclass(slots=True)
class Plan:
    """What would happen to an incoming order.

    Attributes:
        matches: Its fills, best price first.
        prevented: Resting orders of the same account that self-trade prevention takes off the book.
        stopped: Whether self-trade prevention ends the incoming order.
        exhausted: Whether nothing is left on the book that the order could still trade with.
    """

    matches: list[Match] = field(default_factory=list[Match])
    prevented: list[Order] = field(default_factory=list[Order])
    stopped: bool = False
    exhausted: bool = False

    @property
    def quantity(self) -> Decimal:
        """How much the order would trade."""
        return sum((match.quantity for match in self.matches), ZERO)

    @property
    def cost(self) -> Decimal:
        """What that is worth in the quote asset."""
        return sum((match.quantity * match.maker.limit for match in self.matches), ZERO)


def plan_matches(book: Book, terms: Terms, account: Account, step: Decimal) -> Plan:
    """Walks the book as far as the order's price, quantity and self-trade prevention allow."""
    plan = Plan()
    wanted, budget = terms.quantity, terms.quote_quantity
    for maker in book.resting(terms.side.opposite):
        if terms.price is not None and not _crosses(terms.side, terms.price, maker.limit):
            plan.exhausted = True
            return plan
        if maker.account is account:
            if terms.self_trade_prevention is not SelfTradePrevention.REJECT_TAKER:
                plan.prevented.append(maker)
            if terms.self_trade_prevention is not SelfTradePrevention.REJECT_MAKER:
                plan.stopped = True
                return plan
            continue
        quantity = maker.remaining
        if wanted is not None:
            quantity = min(quantity, wanted)
            wanted -= quantity
        elif budget is not None:
            quantity = min(quantity, budget // (maker.limit * step) * step)
            budget -= quantity * maker.limit
        if quantity:
            plan.matches.append(Match(maker, quantity))
        if wanted == ZERO or quantity < maker.remaining:
            return plan
    plan.exhausted = True
    return plan


def _crosses(side: Side, limit: Decimal, price: Decimal) -> bool:
    return price <= limit if side is Side.BID else price >= limit
