"""How money moves: what an order locks, what a fill exchanges, and where the fee goes."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal

from bpx_sandbox.accounts import rounded
from bpx_sandbox.markets import Market
from bpx_sandbox.matching import Plan
from bpx_sandbox.orders import ZERO, Order, Side

BASIS_POINT = Decimal("0.0001")


@dataclass(frozen=True, slots=True)
class FeeSchedule:
    """Fees in basis points of what a fill is worth."""

    maker: Decimal
    taker: Decimal

    def rate(self, *, is_maker: bool) -> Decimal:
        """The fee as a part of one."""
        return (self.maker if is_maker else self.taker) * BASIS_POINT


@dataclass(slots=True)
class House:
    """The exchange's own books, per asset: with them, money only ever moves.

    Attributes:
        fees: What was charged.
        clearing: The other side of every profit and loss that a position realises.
    """

    fees: defaultdict[str, Decimal] = field(default_factory=lambda: defaultdict(Decimal))
    clearing: defaultdict[str, Decimal] = field(default_factory=lambda: defaultdict(Decimal))


def locked_asset(market: Market, side: Side) -> str:
    """The asset that an order locks: what it pays with, or for a perpetual the margin."""
    return market.base if side is Side.ASK and not market.is_perpetual else market.quote


def fee_asset(market: Market, side: Side) -> str:
    """The asset that a fee is charged in: on a spot market the one received, on a perpetual the quote asset."""
    return market.base if side is Side.BID and not market.is_perpetual else market.quote


def reserve(order: Order, market: Market, plan: Plan) -> None:
    """Locks what the order may come to need, or refuses."""
    side, quantity = order.terms.side, order.terms.quantity or plan.quantity
    if market.is_perpetual:
        closing = max(-order.account.positions[market.symbol].quantity * side.sign, ZERO)
        order.opening = max(quantity - closing, ZERO)
    amount = _limit_needs(order, market) if order.terms.price else _market_needs(order, market, plan)
    order.account.balances[locked_asset(market, side)].lock(amount)
    order.reserved = amount


def release(order: Order, market: Market, keep: Decimal = ZERO) -> None:
    """Gives back what the order holds beyond `keep`."""
    order.account.balances[locked_asset(market, order.terms.side)].hold(keep - order.reserved)
    order.reserved = keep


def settle(order: Order, market: Market, price: Decimal, quantity: Decimal, rate: Decimal, house: House) -> Decimal:
    """Books one fill of an order, and returns the fee, in the asset that `fee_asset` names."""
    value = price * quantity
    order.executed_quantity += quantity
    order.executed_quote_quantity += value
    if market.is_perpetual:
        fee = rounded(value * rate)
        _move_position(order, market, price, quantity, house)
        order.account.balances[market.quote].available -= fee
    else:
        paid, received = (value, quantity) if order.terms.side is Side.BID else (quantity, value)
        fee = rounded(received * rate)
        order.account.balances[locked_asset(market, order.terms.side)].locked -= paid
        order.reserved -= paid
        order.account.balances[fee_asset(market, order.terms.side)].available += received - fee
    house.fees[fee_asset(market, order.terms.side)] += fee
    if order.terms.price:
        release(order, market, keep=_limit_needs(order, market))
    return fee


def _move_position(order: Order, market: Market, price: Decimal, quantity: Decimal, house: House) -> None:
    position, balance = order.account.positions[market.symbol], order.account.balances[market.quote]
    profit = position.apply(order.terms.side.sign * quantity, price)
    margin = rounded(abs(position.cost) * market.initial_margin)
    balance.available += profit
    balance.hold(margin - position.margin)
    position.margin = margin
    house.clearing[market.quote] -= profit


def _limit_needs(order: Order, market: Market) -> Decimal:
    if market.is_perpetual:
        return rounded(min(order.remaining, order.opening) * order.limit * market.initial_margin)
    return order.remaining if order.terms.side is Side.ASK else order.remaining * order.limit


def _market_needs(order: Order, market: Market, plan: Plan) -> Decimal:
    if market.is_perpetual:
        part = order.opening / plan.quantity if plan.matches else ZERO
        return rounded(plan.cost * min(part, Decimal(1)) * market.initial_margin)
    return (order.terms.quantity or plan.quantity) if order.terms.side is Side.ASK else plan.cost
