"""Placing, cancelling and finding the signer's orders."""

from __future__ import annotations

from bpx_sandbox import errors, shapes
from bpx_sandbox.call import Call, Handler, Page, one_of, page, within
from bpx_sandbox.errors import Refusal
from bpx_sandbox.orders import Order, Terms
from bpx_sandbox.wire import JSON, Fields


def execute_order(call: Call) -> JSON:
    """Places one order."""
    return _place(call, call.fields)


def execute_order_batch(call: Call) -> JSON:
    """Places several orders, each with an outcome of its own."""
    return [_outcome(call, entry) for entry in call.batch]


def get_order(call: Call) -> JSON:
    """One open order."""
    return shapes.order(_find(call, status=404))


def cancel_order(call: Call) -> JSON:
    """Cancels one open order."""
    order = _find(call, status=400)
    call.engine.cancel(order)
    return shapes.order(order)


def get_open_orders(call: Call) -> JSON:
    """The open orders, oldest first."""
    symbol, kinds = call.fields.text("symbol"), call.fields.texts("marketType")
    return [shapes.order(order) for order in call.account.open_orders.values() if _concerns(call, order, symbol, kinds)]


def cancel_open_orders(call: Call) -> JSON:
    """Cancels the open orders of one market, of one kind or of both."""
    market, kind = call.engine.market(call.fields.required_text("symbol")), call.fields.text("orderType")
    found = [
        order
        for order in call.account.open_orders.values()
        if order.terms.symbol == market.symbol
        and (kind is None or order.terms.is_conditional == (kind == "ConditionalOrder"))
    ]
    for order in found:
        call.engine.cancel(order)
    return [shapes.order(order) for order in found]


def get_order_history(call: Call) -> Page:
    """All orders, also those still open."""
    fields = call.fields
    order_id, symbol, kinds = fields.text("orderId"), fields.text("symbol"), fields.texts("marketType")
    found = [
        order
        for order in call.account.orders
        if (order_id is None or order.id == order_id) and _concerns(call, order, symbol, kinds) and _no_strategy(fields)
    ]
    return page(found, fields, shapes.historical_order)


def get_fills(call: Call) -> Page:
    """All fills, of which the system itself makes none here."""
    fields = call.fields
    order_id, symbol, kinds = fields.text("orderId"), fields.text("symbol"), fields.texts("marketType")
    found = [
        fill
        for fill in call.account.fills
        if (order_id is None or fill.order.id == order_id)
        and _concerns(call, fill.order, symbol, kinds)
        and within(fill.trade.timestamp, fields)
        and fields.text("fillType") in (None, "User")
        and _no_strategy(fields)
    ]
    return page(found, fields, shapes.fill)


HANDLERS: dict[str, Handler] = {
    handler.__name__: handler
    for handler in (
        execute_order,
        execute_order_batch,
        get_order,
        cancel_order,
        get_open_orders,
        cancel_open_orders,
        get_order_history,
        get_fills,
    )
}


def _place(call: Call, fields: Fields) -> dict[str, JSON]:
    return shapes.order(call.engine.place(call.account, Terms.read(fields), call.now))


def _outcome(call: Call, fields: Fields) -> JSON:
    try:
        return {"operation": "Ok", **_place(call, fields)}
    except Refusal as refusal:
        return {"operation": "Err", **refusal.body}


def _find(call: Call, *, status: int) -> Order:
    order_id, client_id = one_of(call.fields)
    account, symbol = call.account, call.engine.market(call.fields.required_text("symbol")).symbol
    order = account.open_orders.get(order_id) if order_id is not None else account.client_ids.get(client_id or 0)
    if order is None or order.terms.symbol != symbol:
        raise errors.order_not_found(status=status)
    return order


def _concerns(call: Call, order: Order, symbol: str | None, kinds: list[str]) -> bool:
    return symbol in (None, order.terms.symbol) and (not kinds or call.engine.markets[order.terms.symbol].kind in kinds)


def _no_strategy(fields: Fields) -> bool:
    # No order of the sandbox belongs to a strategy, so whoever asks for one's orders finds none.
    return fields.text("strategyId") is None
