"""Borrowing and lending: markets, rates, the signer's positions and their histories."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

from bpx_sandbox.engine import errors
from bpx_sandbox.engine.fields import JSON
from bpx_sandbox.engine.lending import BORROW_RATE, LEND_RATE, LoanSide, yearly_rate
from bpx_sandbox.engine.orders import ZERO
from bpx_sandbox.http import serializers
from bpx_sandbox.http.formatting import plain
from bpx_sandbox.http.requests import Call, Handler, Page, known_asset, page

MARGINS = (Decimal("0.1"), Decimal("0.05"))
"""Initial and maintenance margin of a borrow, as fractions."""

_LIMIT = Decimal(10_000_000)
_FEE = Decimal("0.1")


def execute_borrow_lend(call: Call) -> JSON:
    """Borrow or lend; what stands the other way is repaid or redeemed first."""
    fields = call.fields
    quantity = fields.required_decimal("quantity")
    if quantity <= ZERO:
        raise errors.invalid_quantity("Quantity is below the minimum quantity")
    asset, side = known_asset(call, "symbol"), LoanSide(fields.required_text("side"))
    call.engine.lend(call.account, asset, side, quantity, call.now)
    return None


def get_borrow_lend_positions(call: Call) -> JSON:
    """The open positions."""
    return [serializers.loan(loan, _price(call, loan.symbol), MARGINS) for loan in call.account.loans.values()]


def get_borrow_lend_position_history(call: Call) -> Page:
    """The positions, open and closed."""
    symbol, side, state = (call.fields.text(name) for name in ("symbol", "side", "state"))
    found = [
        loan
        for loan in call.account.all_loans
        if symbol in (None, loan.symbol)
        and side in (None, loan.side)
        and state in (None, "Open" if loan.net else "Closed")
    ]
    return page(found, call.fields, lambda loan: serializers.historical_loan(loan, yearly_rate(loan)))


def get_borrow_lend_history(call: Call) -> Page:
    """The changes of positions; all are made by hand here."""
    event, position, symbol = (call.fields.text(name) for name in ("type", "positionId", "symbol"))
    sources = call.fields.text("sources")
    found = [
        movement
        for movement in call.account.movements
        if event in (None, movement.event)
        and position in (None, movement.loan_id)
        and symbol in (None, movement.symbol)
        and (sources is None or "Manual" in sources.split(","))
    ]
    return page(found, call.fields, serializers.movement)


def get_interest_history(call: Call) -> Page:
    """The interest earned and owed."""
    asset, symbol, position, source = (call.fields.text(name) for name in ("asset", "symbol", "positionId", "source"))
    found = [
        payment
        for payment in call.account.interest
        if asset in (None, payment.symbol)
        and symbol in (None, _market(call, payment.symbol))
        and position in (None, payment.loan_id)
        and source in (None, "BorrowLend")
    ]
    return page(
        found, call.fields, lambda payment: serializers.interest_payment(payment, _market(call, payment.symbol))
    )


def get_borrow_lend_markets(call: Call) -> JSON:
    """The assets that can be borrowed and lent. The pool is large: whoever may borrow finds enough in it."""
    loans = [loan for account in call.engine.accounts.values() for loan in account.loans.values()]
    return [
        _lending_market(call, asset, [loan.net for loan in loans if loan.symbol == asset]) for asset in _assets(call)
    ]


def get_apy_rates(call: Call) -> JSON:
    """The yearly rates, the same for every tier; nothing is staked."""
    rates = {"borrowRate": plain(BORROW_RATE), "lendRate": plain(LEND_RATE)}
    return {"borrowLend": [{"symbol": asset, **rates} for asset in _assets(call)], "staking": []}


HANDLERS: dict[str, Handler] = {
    handler.__name__: handler
    for handler in (
        execute_borrow_lend,
        get_borrow_lend_positions,
        get_borrow_lend_position_history,
        get_borrow_lend_history,
        get_interest_history,
        get_borrow_lend_markets,
        get_apy_rates,
    )
}


def _lending_market(call: Call, asset: str, nets: list[Decimal]) -> JSON:
    borrowed, lent = -sum((net for net in nets if net < 0), ZERO), sum((net for net in nets if net > 0), ZERO)
    pool = _LIMIT + lent
    return {
        "symbol": asset,
        "state": "Open",
        "assetMarkPrice": plain(_price(call, asset)),
        "borrowInterestRate": plain(BORROW_RATE),
        "lendInterestRate": plain(LEND_RATE),
        "fee": plain(_FEE),
        "borrowedQuantity": plain(borrowed),
        "lentQuantity": plain(pool),
        "openBorrowLendLimit": plain(10 * _LIMIT),
        "utilization": plain((borrowed / pool).quantize(Decimal("1e-8"))),
        "optimalUtilization": "0.9",
        "maxUtilization": "1",
        "throttleUtilizationThreshold": "0.92",
        "throttleUtilizationBound": "0.95",
        "throttleUpdateFraction": "0.1",
        "stepSize": "0.00000001",
        "timestamp": f"{datetime.fromtimestamp(call.now // 1000, UTC):%Y-%m-%dT%H:%M:%SZ}",
    }


def _assets(call: Call) -> list[str]:
    return [asset for asset in call.engine.assets if _price(call, asset)]


def _price(call: Call, asset: str) -> Decimal:
    margins = call.engine.margins
    return margins.price(asset, margins.quote_of(asset)) or ZERO


def _market(call: Call, asset: str) -> str:
    """The spot market that interest goes back to; the asset itself is a quote asset where there is none."""
    markets = call.engine.markets.values()
    return next((market.symbol for market in markets if asset in (market.base, market.quote)), asset)
