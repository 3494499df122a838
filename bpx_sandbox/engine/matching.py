"""Matching of an incoming order with the book: a plan that is checked before it is executed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from bpx_sandbox.engine.accounts import Account
from bpx_sandbox.engine.book import Book
from bpx_sandbox.engine.markets import Market
from bpx_sandbox.engine.orders import ZERO, ExpiryReason, Order, SelfTradePrevention, Side, Terms


@dataclass(frozen=True, slots=True)
class Match:
    """A resting order and the quantity that the incoming order takes from it."""

    maker: Order
    quantity: Decimal


@dataclass(slots=True)
class Plan:
    """The planned fills of an incoming order.

    Attributes:
        matches: The fills, best price first.
        prevented: Resting orders of the same account that self-trade prevention removes.
        stopped: True if self-trade prevention ends the incoming order.
        exhausted: True if the rest of the book is beyond the order's price.
        by_value: True if the order states its value instead of its quantity.
        bounded_by: The reason that keeps a market order from the rest of the book: its slippage tolerance, or the
            market's impact band.
    """

    matches: list[Match] = field(default_factory=list[Match])
    prevented: list[Order] = field(default_factory=list[Order])
    stopped: bool = False
    exhausted: bool = False
    bounded_by: ExpiryReason | None = None

    by_value: bool = False

    @property
    def spends_all(self) -> bool:
        """True if an order by value finds enough to trade with."""
        return self.by_value and not self.exhausted and not self.stopped

    @property
    def quantity(self) -> Decimal:
        """The quantity of all matches."""
        return sum((match.quantity for match in self.matches), ZERO)

    @property
    def cost(self) -> Decimal:
        """The value of all matches in the quote asset."""
        return sum((match.quantity * match.maker.limit for match in self.matches), ZERO)


def plan_matches(book: Book, terms: Terms, account: Account, market: Market, *, is_system: bool = False) -> Plan:
    """Plan the matches of an order as far as its price, quantity and self-trade prevention allow.

    Args:
        book: The market's book.
        terms: The terms of the order.
        account: The owner of the order.
        market: The market.
        is_system: True if the exchange itself places the order: the impact band doesn't apply.
    """
    plan = Plan(by_value=terms.quantity is None)
    wanted, budget, step = terms.quantity, terms.quote_quantity, market.step
    worst, reason = _worst_price(terms, market, book.best(terms.side.opposite), is_system=is_system)
    positions: dict[str, Decimal] = {}
    for maker in book.resting(terms.side.opposite):
        if worst is not None and not _crosses(terms.side, worst, maker.limit):
            plan.exhausted, plan.bounded_by = True, reason
            return plan
        if maker.account is account:
            if terms.self_trade_prevention is not SelfTradePrevention.REJECT_TAKER:
                plan.prevented.append(maker)
            if terms.self_trade_prevention is not SelfTradePrevention.REJECT_MAKER:
                plan.stopped = True
                return plan
            continue
        if maker.terms.reduce_only and -_position(maker, positions) * maker.terms.side.sign < maker.remaining:
            # Earlier fills use up the position that it was to reduce; the engine expires it afterwards.
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
            if market.is_perpetual:
                positions[maker.account.name] = _position(maker, positions) + maker.terms.side.sign * quantity
        if wanted == ZERO or quantity < maker.remaining:
            return plan
    plan.exhausted = True
    return plan


def _worst_price(
    terms: Terms, market: Market, best: Decimal | None, *, is_system: bool
) -> tuple[Decimal | None, ExpiryReason | None]:
    """Return the worst price at which an order trades, and the reason why a market order expires there."""
    if terms.price is not None or best is None:
        return terms.price, None
    worst, reason = terms.slippage_limit(best, market.tick), ExpiryReason.SLIPPAGE_TOLERANCE_EXCEEDED
    band = None if is_system else market.impact_band
    if band is not None:
        is_bid = terms.side is Side.BID
        reached = best * (band.highest if is_bid else band.lowest)
        # The tighter bound applies.
        if worst is None or (reached < worst if is_bid else reached > worst):
            worst, reason = reached, ExpiryReason.PRICE_IMPACT
    return worst, reason


def _position(order: Order, positions: Mapping[str, Decimal]) -> Decimal:
    """Return the position of an order's account after the planned matches."""
    planned = positions.get(order.account.name)
    return order.account.positions[order.terms.symbol].quantity if planned is None else planned


def _crosses(side: Side, limit: Decimal, price: Decimal) -> bool:
    return price <= limit if side is Side.BID else price >= limit
