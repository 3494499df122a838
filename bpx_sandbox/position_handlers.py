"""Answers about the signer's positions and how much further its funds go."""

from __future__ import annotations

from decimal import Decimal

from bpx_sandbox import shapes
from bpx_sandbox.call import Call, Handler
from bpx_sandbox.fees import fees_of
from bpx_sandbox.margin import initial_rate
from bpx_sandbox.markets import Market
from bpx_sandbox.orders import ZERO, Side
from bpx_sandbox.rules import reducible
from bpx_sandbox.wire import JSON, plain, present


def get_positions(call: Call) -> JSON:
    """The open positions."""
    symbol = call.fields.text("symbol")
    margins, account = call.engine.margins, call.account
    user = list(call.engine.accounts).index(account.name) + 1
    return [
        shapes.position(held, margins.liquidation_price(account, held), user)
        for held in margins.held(account)
        if symbol in (None, held.market.symbol)
    ]


def get_max_order_quantity(call: Call) -> JSON:
    """The largest order that the available funds pay for, at the price given or else at the best one."""
    fields = call.fields
    market, side = call.engine.market(fields.required_text("symbol")), Side(fields.required_text("side"))
    price = fields.decimal("price")
    if price is None:
        price = call.engine.books[market.symbol].best(side.opposite)
    else:
        market.check_price(price)
    closing = reducible(call.account, market.symbol, side)
    largest = closing if fields.flag("reduceOnly") else closing + _affordable(call, market, side, price)
    named = present({name: fields.values.get(name) for name in ("price", "reduceOnly", *_BORROWING)})
    return {
        "symbol": market.symbol,
        "side": side,
        "maxOrderQuantity": plain(largest // market.step * market.step),
        **named,
    }


def get_max_withdrawal_quantity(call: Call) -> JSON:
    """What is available of an asset, less the losses that positions have not realised yet."""
    asset = call.fields.required_text("symbol")
    named = present({name: call.fields.values.get(name) for name in ("autoBorrow", "autoLendRedeem")})
    return {"symbol": asset, "maxWithdrawalQuantity": plain(call.engine.margins.free(call.account, asset)), **named}


HANDLERS: dict[str, Handler] = {
    handler.__name__: handler for handler in (get_positions, get_max_order_quantity, get_max_withdrawal_quantity)
}

_BORROWING = ("autoBorrow", "autoBorrowRepay", "autoLendRedeem")


def _affordable(call: Call, market: Market, side: Side, price: Decimal | None) -> Decimal:
    if side is Side.ASK and not market.is_perpetual:
        return call.account.balances[market.base].available
    if not price:
        return ZERO
    rate = Decimal(1)
    if market.is_perpetual:
        rate = initial_rate(call.account, market) + fees_of(market).rate(is_maker=False)
    return call.account.balances[market.quote].available / (price * rate)
