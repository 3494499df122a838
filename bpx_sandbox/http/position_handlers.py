"""Answers about the signer's positions and how much further its funds go."""

from __future__ import annotations

from decimal import Decimal

from bpx_sandbox.engine.fees import fees_of
from bpx_sandbox.engine.fields import JSON, present
from bpx_sandbox.engine.margin import initial_rate
from bpx_sandbox.engine.markets import Market
from bpx_sandbox.engine.orders import ZERO, Side
from bpx_sandbox.engine.position_history import Episode, read_history
from bpx_sandbox.engine.rules import reducible
from bpx_sandbox.http import serializers
from bpx_sandbox.http.formatting import plain
from bpx_sandbox.http.requests import Call, Handler, Page, known_asset, page


def get_positions(call: Call) -> JSON:
    """The open positions."""
    symbol = call.fields.text("symbol")
    margins, account = call.engine.margins, call.account
    return [
        serializers.position(held, margins.liquidation_price(account, held), call.user)
        for held in margins.held(account)
        if symbol in (None, held.market.symbol)
    ]


def get_position_history(call: Call) -> Page:
    """The positions, open and closed, newest first."""
    fields, engine = call.fields, call.engine
    symbol, state, kinds = fields.text("symbol"), fields.text("state"), fields.texts("marketType")
    leverage = call.account.settings.leverage_limit
    found = [
        episode
        for episode in read_history(call.account, engine.markets).episodes
        if symbol in (None, episode.market.symbol)
        and state in (None, "Open" if episode.closed_at is None else "Closed")
        and (not kinds or episode.market.kind in kinds)
    ]
    return page(found, fields, lambda episode: serializers.historical_position(episode, _mark(call, episode), leverage))


def get_funding_payments(call: Call) -> Page:
    """The funding received and paid."""
    symbol = call.fields.text("symbol")
    found = [payment for payment in call.account.funding if symbol in (None, payment.symbol)]
    return page(found, call.fields, lambda payment: serializers.funding_payment(payment, call.user))


def get_settlement_history(call: Call) -> Page:
    """What positions brought and cost: fees, realised profit and loss, funding, and losses that the house paid."""
    source = call.fields.text("source")
    settlements = read_history(call.account, call.engine.markets).settlements
    found = [settlement for settlement in settlements if source in (None, settlement.source)]
    return page(found, call.fields, lambda settlement: serializers.settlement(settlement, call.user))


def get_max_borrow_quantity(call: Call) -> JSON:
    """The largest quantity of an asset that the account may still borrow."""
    asset = known_asset(call, "symbol")
    return {"symbol": asset, "maxBorrowQuantity": plain(call.engine.margins.borrowable(call.account, asset))}


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
    asset = known_asset(call, "symbol")
    named = present({name: call.fields.values.get(name) for name in ("autoBorrow", "autoLendRedeem")})
    return {"symbol": asset, "maxWithdrawalQuantity": plain(call.engine.margins.free(call.account, asset)), **named}


HANDLERS: dict[str, Handler] = {
    handler.__name__: handler
    for handler in (
        get_positions,
        get_position_history,
        get_funding_payments,
        get_settlement_history,
        get_max_borrow_quantity,
        get_max_order_quantity,
        get_max_withdrawal_quantity,
    )
}

_BORROWING = ("autoBorrow", "autoBorrowRepay", "autoLendRedeem")


def _mark(call: Call, episode: Episode) -> Decimal:
    return call.engine.last_price(episode.market.symbol) or episode.position.entry_price


def _affordable(call: Call, market: Market, side: Side, price: Decimal | None) -> Decimal:
    if side is Side.ASK and not market.is_perpetual:
        return call.account.balances[market.base].available
    if not price:
        return ZERO
    rate = Decimal(1)
    if market.is_perpetual:
        rate = initial_rate(call.account, market) + fees_of(market).rate(is_maker=False)
    return call.account.balances[market.quote].available / (price * rate)
