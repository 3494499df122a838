"""Settlement: the funds that an order locks, the balances that a fill changes, and the fee."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal

from bpx_sandbox.engine.accounts import round_amount
from bpx_sandbox.engine.fees import fee_asset, fees_of
from bpx_sandbox.engine.margin import initial_margin_rate
from bpx_sandbox.engine.markets import Market
from bpx_sandbox.engine.matching import Plan
from bpx_sandbox.engine.orders import ZERO, Order, Side


@dataclass(slots=True)
class HouseAccount:
    """The exchange's own account, by asset: the sum of all accounts never changes.

    Attributes:
        fees: The fees received.
        clearing: The counterpart of every realized profit and loss.
        insurance: The losses beyond an account's funds, never above zero.
        loans: What was lent and repaid, less what was borrowed and redeemed.
    """

    fees: defaultdict[str, Decimal] = field(default_factory=lambda: defaultdict(Decimal))
    clearing: defaultdict[str, Decimal] = field(default_factory=lambda: defaultdict(Decimal))
    insurance: defaultdict[str, Decimal] = field(default_factory=lambda: defaultdict(Decimal))
    loans: defaultdict[str, Decimal] = field(default_factory=lambda: defaultdict(Decimal))

    def total(self, asset: str) -> Decimal:
        """Return the balance of an asset."""
        return self.fees[asset] + self.clearing[asset] + self.insurance[asset] + self.loans[asset]


def locked_asset(market: Market, side: Side) -> str:
    """Return the asset that an order locks: the asset that it sells, or the quote asset for a perpetual."""
    return market.base if side is Side.ASK and not market.is_perpetual else market.quote


def reserve(order: Order, market: Market, plan: Plan) -> None:
    """Lock the funds that an order may need, or refuse it."""
    side, quantity = order.terms.side, order.terms.quantity or plan.quantity
    balance = order.account.balances[locked_asset(market, side)]
    if market.is_perpetual:
        closing = max(-order.account.positions[market.symbol].quantity * side.sign, ZERO)
        order.opening = max(quantity - closing, ZERO)
    amount = _required_funds(order, market, plan)
    if market.is_perpetual and not order.opening:
        # A position can always be closed: the margin that it releases pays the rest of the fee.
        amount = min(amount, max(balance.available, ZERO))
    balance.lock(amount)
    order.reserved = amount


def release(order: Order, market: Market, keep: Decimal = ZERO) -> None:
    """Release the funds of an order beyond `keep`."""
    keep = min(keep, order.reserved)
    order.account.balances[locked_asset(market, order.terms.side)].hold(keep - order.reserved)
    order.reserved = keep


def settle_fill(
    order: Order, market: Market, price: Decimal, quantity: Decimal, rate: Decimal, house: HouseAccount
) -> Decimal:
    """Book one fill of an order and return the fee, in the asset of `fee_asset`."""
    value = price * quantity
    order.executed_quantity += quantity
    order.executed_quote_quantity += value
    if market.is_perpetual:
        fee = round_amount(value * rate)
        _move_position(order, market, price, quantity, house)
        order.account.balances[market.quote].available -= fee
    else:
        paid, received = (value, quantity) if order.terms.side is Side.BID else (quantity, value)
        fee = round_amount(received * rate)
        order.account.balances[locked_asset(market, order.terms.side)].locked -= paid
        order.reserved -= paid
        order.account.balances[fee_asset(market, order.terms.side)].available += received - fee
    house.fees[fee_asset(market, order.terms.side)] += fee
    if order.terms.price is not None:
        release(order, market, keep=_required_by_limit(order, market))
    return fee


def _move_position(order: Order, market: Market, price: Decimal, quantity: Decimal, house: HouseAccount) -> None:
    account = order.account
    position, balance = account.positions[market.symbol], account.balances[market.quote]
    profit = position.apply(order.terms.side.sign * quantity, price)
    margin = round_amount(abs(position.cost) * initial_margin_rate(account, market))
    balance.available += profit
    balance.hold(margin - position.margin)
    position.margin = margin
    house.clearing[market.quote] -= profit


def _required_funds(order: Order, market: Market, plan: Plan) -> Decimal:
    """Return the funds that a new order may need: for its matches at their prices, for the rest at its own."""
    terms = order.terms
    quantity = terms.quantity or plan.quantity
    if not market.is_perpetual:
        if terms.side is Side.ASK:
            return quantity
        return plan.cost if terms.price is None else _required_by_limit(order, market)
    value = plan.cost + (ZERO if terms.price is None else (quantity - plan.quantity) * terms.price)
    opening = order.opening / quantity if quantity else ZERO
    return _margin_and_fee(order, market, value * opening, value)


def _required_by_limit(order: Order, market: Market) -> Decimal:
    """Return the funds that the rest of a limit order may need at its own price."""
    if market.is_perpetual:
        opening = min(order.remaining, order.opening) * order.limit
        return _margin_and_fee(order, market, opening, order.remaining * order.limit)
    return order.remaining if order.terms.side is Side.ASK else order.remaining * order.limit


def _margin_and_fee(order: Order, market: Market, opening: Decimal, value: Decimal) -> Decimal:
    return round_amount(
        opening * initial_margin_rate(order.account, market) + value * fees_of(market).rate(is_maker=False)
    )
