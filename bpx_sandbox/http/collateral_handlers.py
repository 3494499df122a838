"""Handlers for collateral. Only the quote asset counts, in full."""

from __future__ import annotations

from decimal import Decimal

from bpx_sandbox.engine.fields import Value
from bpx_sandbox.engine.margin import initial_margin_rate
from bpx_sandbox.engine.orders import ZERO
from bpx_sandbox.http.lending_handlers import MARGINS
from bpx_sandbox.http.requests import ApiRequest, handles
from bpx_sandbox.http.serializers import margin_function

_SIX_PLACES = Decimal("1e-6")


@handles("GET /api/v1/capital/collateral")
def get_collateral(request: ApiRequest) -> Value:
    """Return assets, liabilities and margins, valued in the quote asset of the first market."""
    account, margins, quote = request.account, request.engine.margins, _quote(request)
    assets = [_contribution(request, asset) for asset in sorted({*account.balances, *account.loans})]
    value = sum((Decimal(str(each["collateralValue"])) for each in assets), ZERO)
    held = [each for each in margins.open_positions(account) if each.market.quote == quote]
    exposure = sum((abs(each.position.quantity) * each.mark for each in held), ZERO)
    initial = sum(
        (abs(each.position.quantity) * each.mark * initial_margin_rate(account, each.market) for each in held), ZERO
    )
    maintenance = sum((each.maintenance_margin for each in held), ZERO)
    borrowed, unrealized = margins.borrowed(account, quote), margins.unrealized_pnl(account, quote)
    equity, locked = value + unrealized - borrowed, account.balances[quote].locked
    return {
        "assetsValue": value,
        "borrowLiability": borrowed,
        "liabilitiesValue": borrowed,
        "unsettledEquity": "0",
        "pnlUnrealized": unrealized,
        "netExposureFutures": exposure,
        "netEquity": equity,
        "netEquityAvailable": equity - locked,
        "netEquityLocked": locked,
        "marginFraction": (equity / exposure).quantize(_SIX_PLACES) if exposure else None,
        "imf": (initial / exposure).quantize(_SIX_PLACES) if exposure else Decimal(1),
        "mmf": (maintenance / exposure).quantize(_SIX_PLACES) if exposure else ZERO,
        "collateral": assets,
    }


@handles("GET /api/v1/collateral")
def get_collateral_parameters(request: ApiRequest) -> Value:
    """Return the collateral weight of each asset."""
    initial, maintenance = MARGINS
    return [
        {
            "symbol": asset,
            "imfFunction": margin_function(initial),
            "mmfFunction": margin_function(maintenance),
            "haircutFunction": {"weight": _weight(request, asset), "kind": {"type": "identity"}},
        }
        for asset in request.engine.assets
    ]


def _contribution(request: ApiRequest, asset: str) -> dict[str, Value]:
    balance, loan = request.account.balances[asset], request.account.loans.get(asset)
    lent = ZERO if loan is None else max(loan.net, ZERO)
    price, weight = request.engine.margins.price(asset, _quote(request)) or ZERO, _weight(request, asset)
    total = balance.available + balance.locked + lent
    return {
        "symbol": asset,
        "assetMarkPrice": price,
        "totalQuantity": total,
        "balanceNotional": total * price,
        "collateralWeight": weight,
        "collateralValue": total * price * weight,
        "openOrderQuantity": balance.locked,
        "lendQuantity": lent,
        "availableQuantity": balance.available,
    }


def _quote(request: ApiRequest) -> str:
    return next(iter(request.engine.markets.values())).quote


def _weight(request: ApiRequest, asset: str) -> Decimal:
    return Decimal(1) if asset == _quote(request) else ZERO
