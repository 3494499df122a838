"""Handlers for the signer's positions and the largest quantities of its requests."""

from __future__ import annotations

from decimal import Decimal

from bpx_sandbox.engine.fees import fees_of
from bpx_sandbox.engine.fields import Value
from bpx_sandbox.engine.margin import initial_margin_rate
from bpx_sandbox.engine.markets import Market
from bpx_sandbox.engine.orders import ZERO, Side
from bpx_sandbox.engine.position_history import PositionRecord, build_position_history
from bpx_sandbox.engine.rules import closable_quantity
from bpx_sandbox.http import serializers
from bpx_sandbox.http.requests import ApiRequest, Page, handles, page, require_asset


@handles("GET /api/v1/position")
def get_positions(request: ApiRequest) -> Value:
    """Return the open positions."""
    symbol = request.fields.get_str("symbol")
    margins, account = request.engine.margins, request.account
    return [
        serializers.position(held, margins.liquidation_price(account, held), request.user)
        for held in margins.open_positions(account)
        if symbol in (None, held.market.symbol)
    ]


@handles("GET /wapi/v1/history/position")
def get_position_history(request: ApiRequest) -> Page:
    """Return the open and closed positions, newest first."""
    fields, engine = request.fields, request.engine
    symbol, state, kinds = fields.get_str("symbol"), fields.get_str("state"), fields.get_list("marketType")
    leverage = request.account.settings.leverage_limit
    found = [
        record
        for record in build_position_history(request.account, engine.markets).positions
        if symbol in (None, record.market.symbol)
        and state in (None, "Open" if record.closed_at is None else "Closed")
        and (not kinds or record.market.kind in kinds)
    ]
    return page(found, fields, lambda record: serializers.historical_position(record, _mark(request, record), leverage))


@handles("GET /wapi/v1/history/funding")
def get_funding_payments(request: ApiRequest) -> Page:
    """Return the funding received and paid."""
    symbol = request.fields.get_str("symbol")
    found = [payment for payment in request.account.funding if symbol in (None, payment.symbol)]
    return page(found, request.fields, lambda payment: serializers.funding_payment(payment, request.user))


@handles("GET /wapi/v1/history/settlement")
def get_settlement_history(request: ApiRequest) -> Page:
    """Return fees, realized profit and loss, funding, and losses that the house paid."""
    source = request.fields.get_str("source")
    settlements = build_position_history(request.account, request.engine.markets).settlements
    found = [settlement for settlement in settlements if source in (None, settlement.source)]
    return page(found, request.fields, lambda settlement: serializers.settlement(settlement, request.user))


@handles("GET /api/v1/account/limits/borrow")
def get_max_borrow_quantity(request: ApiRequest) -> Value:
    """Return the largest quantity of an asset that the account can still borrow."""
    asset = require_asset(request, "symbol")
    return {"symbol": asset, "maxBorrowQuantity": request.engine.margins.borrowable(request.account, asset)}


@handles("GET /api/v1/account/limits/order")
def get_max_order_quantity(request: ApiRequest) -> Value:
    """Return the largest order that the available funds cover, at a price or else at the best price."""
    fields = request.fields
    market, side = request.engine.market(fields.require_str("symbol")), fields.require_enum("side", Side)
    price = fields.get_decimal("price")
    if price is None:
        price = request.engine.books[market.symbol].best(side.opposite)
    else:
        market.check_price(price)
    closing = closable_quantity(request.account, market.symbol, side)
    largest = closing if fields.get_bool("reduceOnly") else closing + _affordable(request, market, side, price)
    return {
        "symbol": market.symbol,
        "side": side,
        "maxOrderQuantity": largest // market.step * market.step,
        **fields.select("price", "reduceOnly", *_BORROWING),
    }


@handles("GET /api/v1/account/limits/withdrawal")
def get_max_withdrawal_quantity(request: ApiRequest) -> Value:
    """Return the available quantity of an asset, less unrealized losses."""
    asset = require_asset(request, "symbol")
    return {
        "symbol": asset,
        "maxWithdrawalQuantity": request.engine.margins.withdrawable(request.account, asset),
        **request.fields.select("autoBorrow", "autoLendRedeem"),
    }


_BORROWING = ("autoBorrow", "autoBorrowRepay", "autoLendRedeem")


def _mark(request: ApiRequest, record: PositionRecord) -> Decimal:
    return request.engine.last_price(record.market.symbol) or record.position.entry_price


def _affordable(request: ApiRequest, market: Market, side: Side, price: Decimal | None) -> Decimal:
    if side is Side.ASK and not market.is_perpetual:
        return request.account.balances[market.base].available
    if not price:
        return ZERO
    rate = Decimal(1)
    if market.is_perpetual:
        rate = initial_margin_rate(request.account, market) + fees_of(market).rate(is_maker=False)
    return request.account.balances[market.quote].available / (price * rate)
