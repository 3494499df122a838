"""Checks of orders, and the quantities of reduce-only and trigger orders."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from bpx_sandbox.engine import errors
from bpx_sandbox.engine.accounts import Account
from bpx_sandbox.engine.markets import Market
from bpx_sandbox.engine.matching import Plan
from bpx_sandbox.engine.orders import ZERO, Order, Side, Terms


def check_order(account: Account, terms: Terms, market: Market, last: Decimal | None) -> None:
    """Refuse an order that the market doesn't accept; `last` is the market's last price."""
    if not market.is_open:
        # The exchange's error code isn't recorded.
        raise errors.trading_paused()
    if terms.price is not None:
        # The bands of a trigger order are relative to its trigger price.
        market.check_price(terms.price, terms.trigger_price or last)
    if terms.quantity is not None and not terms.is_conditional:
        market.check_quantity(terms.quantity)
    if terms.quote_quantity is not None and terms.quote_quantity <= ZERO:
        raise errors.invalid_quantity("Quantity is below the minimum quantity")
    if terms.trigger_price is not None:
        # The bands bound the prices of trades: a trigger may be as far away as its owner likes.
        market.check_price(terms.trigger_price)
        quantity = str(terms.extra_fields["triggerQuantity"])
        if not quantity.endswith("%"):
            market.check_quantity(Decimal(quantity))
        elif not _is_share(quantity[:-1]):
            raise errors.invalid_quantity("Trigger quantity must be above 0% and at most 100%")
    for attached in terms.attached():
        if attached.trigger_price is not None:
            market.check_price(attached.trigger_price)
        if attached.price is not None:
            market.check_price(attached.price, attached.trigger_price)
    if terms.client_id in account.client_ids:
        raise errors.invalid_order(f"Order with client ID already exists: {terms.client_id}")


def check_reduction(account: Account, terms: Terms, market: Market) -> None:
    """Refuse a reduce-only order that would do more than close the position."""
    if terms.reduce_only and (
        not market.is_perpetual or (terms.quantity or ZERO) > closable_quantity(account, market.symbol, terms.side)
    ):
        raise errors.invalid_order("Reduce only order not reduced")


def check_plan(terms: Terms, plan: Plan) -> None:
    """Refuse an order because of its planned matches."""
    if terms.post_only and (plan.matches or plan.prevented or plan.stopped):
        raise errors.invalid_order("Order would immediately match and take")
    if terms.quote_quantity is not None and not (plan.matches or plan.exhausted or plan.stopped):
        raise errors.invalid_quantity("Quantity is below the minimum quantity")


def closable_quantity(account: Account, symbol: str, side: Side) -> Decimal:
    """Return the quantity of a position that orders of one side can close."""
    return max(-account.positions[symbol].quantity * side.sign, ZERO)


def is_reducing(order: Order) -> bool:
    """Return True if filling a reduce-only order completely would not reverse the position."""
    return order.remaining <= closable_quantity(order.account, order.terms.symbol, order.terms.side)


def _is_share(text: str) -> bool:
    try:
        return ZERO < Decimal(text) <= 100
    except InvalidOperation:  # not a number, or a comparison with NaN
        return False


def resolve_trigger_quantity(order: Order, market: Market, last: Decimal) -> Decimal:
    """Return the quantity of a trigger order whose trigger is reached.

    It isn't documented what a percentage such as `80%` refers to: here to the position that the order would close, or
    on a spot market to the available balance.
    """
    text = str(order.terms.extra_fields["triggerQuantity"])
    if not text.endswith("%"):
        return Decimal(text)
    account, side = order.account, order.terms.side
    if market.is_perpetual:
        whole = closable_quantity(account, market.symbol, side)
    elif side is Side.ASK:
        whole = account.balances[market.base].available
    else:
        whole = account.balances[market.quote].available / (order.terms.price or last)
    return whole * Decimal(text[:-1]) / 100 // market.step * market.step
