"""Handlers for borrowing and lending: markets, rates, the signer's loans and their histories."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

from bpx_sandbox.engine import errors
from bpx_sandbox.engine.fields import Value
from bpx_sandbox.engine.lending import BORROW_RATE, LEND_RATE, LoanSide, yearly_rate
from bpx_sandbox.engine.orders import ZERO
from bpx_sandbox.http import serializers
from bpx_sandbox.http.requests import ApiRequest, Page, page, require_asset

MARGINS = (Decimal("0.1"), Decimal("0.05"))
"""Initial and maintenance margin of a borrow, as fractions."""

_LIMIT = Decimal(10_000_000)
_FEE = Decimal("0.1")


def execute_borrow_lend(request: ApiRequest) -> Value:
    """Borrow or lend; a loan in the other direction is repaid or redeemed first."""
    fields = request.fields
    quantity = fields.require_decimal("quantity")
    if quantity <= ZERO:
        raise errors.invalid_quantity("Quantity is below the minimum quantity")
    asset, side = require_asset(request, "symbol"), LoanSide(fields.require_str("side"))
    request.engine.lend(request.account, asset, side, quantity, request.now)
    return None


def get_borrow_lend_positions(request: ApiRequest) -> Value:
    """Return the open loans."""
    return [serializers.loan(loan, _price(request, loan.symbol), MARGINS) for loan in request.account.loans.values()]


def get_borrow_lend_position_history(request: ApiRequest) -> Page:
    """Return the open and closed loans."""
    symbol, side, state = (request.fields.get_str(name) for name in ("symbol", "side", "state"))
    found = [
        loan
        for loan in request.account.all_loans
        if symbol in (None, loan.symbol)
        and side in (None, loan.side)
        and state in (None, "Open" if loan.net else "Closed")
    ]
    return page(found, request.fields, lambda loan: serializers.historical_loan(loan, yearly_rate(loan)))


def get_borrow_lend_history(request: ApiRequest) -> Page:
    """Return the changes of loans; all are manual."""
    kind, position, symbol = (request.fields.get_str(name) for name in ("type", "positionId", "symbol"))
    sources = request.fields.get_str("sources")
    found = [
        event
        for event in request.account.loan_events
        if kind in (None, event.event)
        and position in (None, event.loan_id)
        and symbol in (None, event.symbol)
        and (sources is None or "Manual" in sources.split(","))
    ]
    return page(found, request.fields, serializers.loan_event)


def get_interest_history(request: ApiRequest) -> Page:
    """Return the interest earned and owed."""
    asset, symbol, position, source = (
        request.fields.get_str(name) for name in ("asset", "symbol", "positionId", "source")
    )
    found = [
        payment
        for payment in request.account.interest
        if asset in (None, payment.symbol)
        and symbol in (None, _market(request, payment.symbol))
        and position in (None, payment.loan_id)
        and source in (None, "BorrowLend")
    ]
    return page(
        found, request.fields, lambda payment: serializers.interest_payment(payment, _market(request, payment.symbol))
    )


def get_borrow_lend_markets(request: ApiRequest) -> Value:
    """Return the assets that can be borrowed and lent. The pool is large enough for every loan."""
    loans = [loan for account in request.engine.accounts.values() for loan in account.loans.values()]
    return [
        _lending_market(request, asset, [loan.net for loan in loans if loan.symbol == asset])
        for asset in _assets(request)
    ]


def get_apy_rates(request: ApiRequest) -> Value:
    """Return the yearly rates, equal for every tier, and an empty list of staking rates."""
    rates = {"borrowRate": BORROW_RATE, "lendRate": LEND_RATE}
    return {"borrowLend": [{"symbol": asset, **rates} for asset in _assets(request)], "staking": []}


def _lending_market(request: ApiRequest, asset: str, nets: list[Decimal]) -> Value:
    borrowed, lent = -sum((net for net in nets if net < 0), ZERO), sum((net for net in nets if net > 0), ZERO)
    pool = _LIMIT + lent
    return {
        "symbol": asset,
        "state": "Open",
        "assetMarkPrice": _price(request, asset),
        "borrowInterestRate": BORROW_RATE,
        "lendInterestRate": LEND_RATE,
        "fee": _FEE,
        "borrowedQuantity": borrowed,
        "lentQuantity": pool,
        "openBorrowLendLimit": 10 * _LIMIT,
        "utilization": (borrowed / pool).quantize(Decimal("1e-8")),
        "optimalUtilization": "0.9",
        "maxUtilization": "1",
        "throttleUtilizationThreshold": "0.92",
        "throttleUtilizationBound": "0.95",
        "throttleUpdateFraction": "0.1",
        "stepSize": "0.00000001",
        "timestamp": f"{datetime.fromtimestamp(request.now // 1000, UTC):%Y-%m-%dT%H:%M:%SZ}",
    }


def _assets(request: ApiRequest) -> list[str]:
    return [asset for asset in request.engine.assets if _price(request, asset)]


def _price(request: ApiRequest, asset: str) -> Decimal:
    margins = request.engine.margins
    return margins.price(asset, margins.quote_of(asset)) or ZERO


def _market(request: ApiRequest, asset: str) -> str:
    """Return the symbol of a market of an asset; the asset itself without one."""
    markets = request.engine.markets.values()
    return next((market.symbol for market in markets if asset in (market.base, market.quote)), asset)
