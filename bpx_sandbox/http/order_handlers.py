"""Handlers for the signer's orders."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from bpx_sandbox.engine import errors
from bpx_sandbox.engine.errors import Refusal
from bpx_sandbox.engine.fields import Fields, Value
from bpx_sandbox.engine.orders import Fill, Order, Terms
from bpx_sandbox.http import serializers
from bpx_sandbox.http.requests import ApiRequest, History, Page, handles, page, require_one_id


@handles("POST /api/v1/order")
def execute_order(request: ApiRequest) -> Value:
    """Place one order."""
    return _place(request, request.fields)


@handles("POST /api/v1/orders")
def execute_order_batch(request: ApiRequest) -> Value:
    """Place several orders, each with its own result."""
    return [_outcome(request, entry) for entry in request.batch]


@handles("GET /api/v1/order")
def get_order(request: ApiRequest) -> Value:
    """Return one open order."""
    return serializers.order(_find(request))


@handles("DELETE /api/v1/order")
def cancel_order(request: ApiRequest) -> Value:
    """Cancel one open order."""
    order = _find(request)
    request.engine.cancel(order)
    return serializers.order(order)


@handles("GET /api/v1/orders")
def get_open_orders(request: ApiRequest) -> Value:
    """Return the open orders, oldest first."""
    symbol, kinds = request.fields.get_str("symbol"), request.fields.get_list("marketType")
    return [
        serializers.order(order)
        for order in request.account.open_orders.values()
        if _concerns(request, order, symbol, kinds)
    ]


@handles("DELETE /api/v1/orders")
def cancel_open_orders(request: ApiRequest) -> Value:
    """Cancel the open orders of one market, of one type or of both."""
    market, kind = (
        request.engine.market(request.fields.require_str("symbol")),
        request.fields.get_choice("orderType", _CANCEL_ORDER_TYPES),
    )
    found = [
        order
        for order in request.account.open_orders.values()
        if order.terms.symbol == market.symbol and (kind is None or order.is_pending == (kind == _CONDITIONAL))
    ]
    for order in found:
        request.engine.cancel(order)
    return [serializers.order(order) for order in found]


@handles("GET /wapi/v1/history/orders")
def get_order_history(request: ApiRequest) -> Page:
    """Return all orders, open ones too."""
    fields = request.fields
    order_id, symbol, kinds = fields.get_str("orderId"), fields.get_str("symbol"), fields.get_list("marketType")
    orders: History[Order] = request.account.orders.values()
    if order_id is not None:
        orders = [order] if (order := request.account.orders.get(order_id)) is not None else []
    if _has_strategy(fields):
        orders = []
    if symbol is not None or kinds:
        orders = [order for order in orders if _concerns(request, order, symbol, kinds)]
    return page(orders, fields, serializers.historical_order)


@handles("GET /wapi/v1/history/fills")
def get_fills(request: ApiRequest) -> Page:
    """Return all fills, those of liquidations too."""
    fields = request.fields
    order_id, symbol, kinds = fields.get_str("orderId"), fields.get_str("symbol"), fields.get_list("marketType")
    kind = fields.get_str("fillType")
    fills: Sequence[Fill] = request.account.fills
    if order_id is not None:
        order = request.account.orders.get(order_id)
        fills = [] if order is None else order.fills
    if _has_strategy(fields):
        fills = []
    fills = _between(fills, fields.get_int("from"), fields.get_int("to"))
    if symbol is not None or kinds or kind is not None:
        fills = [fill for fill in fills if _concerns(request, fill.order, symbol, kinds) and _is(kind, fill.order)]
    return page(fills, fields, serializers.fill)


_CONDITIONAL = "ConditionalOrder"
_CANCEL_ORDER_TYPES = (_CONDITIONAL, "RestingLimitOrder")
_LIQUIDATIONS = ("BookLiquidation", "Liquidation", "AllLiquidation", "CollateralConversionAndSpotLiquidation")


def _place(request: ApiRequest, fields: Fields) -> dict[str, Value]:
    return serializers.order(request.engine.place(request.account, Terms.from_fields(fields), request.now))


def _outcome(request: ApiRequest, fields: Fields) -> Value:
    try:
        return {"operation": "Ok", **_place(request, fields)}
    except Refusal as refusal:
        return {"operation": "Err", **refusal.body}


def _find(request: ApiRequest) -> Order:
    order_id, client_id = require_one_id(request.fields)
    account, symbol = request.account, request.engine.market(request.fields.require_str("symbol")).symbol
    order = account.open_orders.get(order_id) if order_id is not None else account.client_ids.get(client_id or 0)
    if order is None or order.terms.symbol != symbol:
        raise errors.not_found()
    return order


def _concerns(request: ApiRequest, order: Order, symbol: str | None, kinds: list[str]) -> bool:
    return symbol in (None, order.terms.symbol) and (
        not kinds or request.engine.markets[order.terms.symbol].kind in kinds
    )


def _has_strategy(fields: Fields) -> bool:
    # No order of the sandbox belongs to a strategy.
    return fields.get_str("strategyId") is not None


def _is(kind: str | None, order: Order) -> bool:
    """Return True if the fills of an order have a type; liquidations are the only system orders."""
    if kind is None:
        return True
    return (kind == "User") if order.system_type is None else kind in _LIQUIDATIONS


def _between(fills: Sequence[Fill], first: int | None, last: int | None) -> Sequence[Fill]:
    """Return the fills from `first` to `last`, both included; fills are ordered by time."""
    if first is None and last is None:
        return fills
    begin = 0 if first is None else bisect_left(fills, first, key=_moment)
    end = len(fills) if last is None else bisect_right(fills, last, key=_moment)
    return fills[begin:end]


def _moment(fill: Fill) -> int:
    return fill.trade.timestamp
