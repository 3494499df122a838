"""What the signer's funds and positions amount to as collateral. Quote assets alone count here, in full."""

from __future__ import annotations

from decimal import Decimal

from bpx_sandbox.engine.fields import JSON
from bpx_sandbox.engine.margin import initial_rate
from bpx_sandbox.engine.orders import ZERO
from bpx_sandbox.http.formatting import plain
from bpx_sandbox.http.lending_handlers import MARGINS
from bpx_sandbox.http.requests import Call, Handler
from bpx_sandbox.http.serializers import margin_function

_SIX_PLACES = Decimal("1e-6")


def get_collateral(call: Call) -> JSON:
    """Assets, liabilities and margins of the account, valued in the quote asset of the first market."""
    account, margins, quote = call.account, call.engine.margins, _quote(call)
    assets = [_contribution(call, asset) for asset in sorted({*account.balances, *account.loans})]
    value = sum((Decimal(str(each["collateralValue"])) for each in assets), ZERO)
    held = [each for each in margins.held(account) if each.market.quote == quote]
    exposure = sum((abs(each.position.quantity) * each.mark for each in held), ZERO)
    initial = sum((abs(each.position.quantity) * each.mark * initial_rate(account, each.market) for each in held), ZERO)
    maintenance = sum((each.maintenance for each in held), ZERO)
    borrowed, unrealised = margins.borrowed(account, quote), margins.unrealised(account, quote)
    equity, locked = value + unrealised - borrowed, account.balances[quote].locked
    return {
        "assetsValue": plain(value),
        "borrowLiability": plain(borrowed),
        "liabilitiesValue": plain(borrowed),
        "unsettledEquity": "0",
        "pnlUnrealized": plain(unrealised),
        "netExposureFutures": plain(exposure),
        "netEquity": plain(equity),
        "netEquityAvailable": plain(equity - locked),
        "netEquityLocked": plain(locked),
        "marginFraction": plain((equity / exposure).quantize(_SIX_PLACES)) if exposure else None,
        "imf": plain((initial / exposure).quantize(_SIX_PLACES) if exposure else Decimal(1)),
        "mmf": plain((maintenance / exposure).quantize(_SIX_PLACES) if exposure else ZERO),
        "collateral": assets,
    }


def get_collateral_parameters(call: Call) -> JSON:
    """How much of each asset counts."""
    initial, maintenance = MARGINS
    return [
        {
            "symbol": asset,
            "imfFunction": margin_function(initial),
            "mmfFunction": margin_function(maintenance),
            "haircutFunction": {"weight": plain(_weight(call, asset)), "kind": {"type": "identity"}},
        }
        for asset in call.engine.assets
    ]


HANDLERS: dict[str, Handler] = {handler.__name__: handler for handler in (get_collateral, get_collateral_parameters)}


def _contribution(call: Call, asset: str) -> dict[str, JSON]:
    balance, loan = call.account.balances[asset], call.account.loans.get(asset)
    lent = ZERO if loan is None else max(loan.net, ZERO)
    price, weight = call.engine.margins.price(asset, _quote(call)) or ZERO, _weight(call, asset)
    total = balance.available + balance.locked + lent
    return {
        "symbol": asset,
        "assetMarkPrice": plain(price),
        "totalQuantity": plain(total),
        "balanceNotional": plain(total * price),
        "collateralWeight": plain(weight),
        "collateralValue": plain(total * price * weight),
        "openOrderQuantity": plain(balance.locked),
        "lendQuantity": plain(lent),
        "availableQuantity": plain(balance.available),
    }


def _quote(call: Call) -> str:
    return next(iter(call.engine.markets.values())).quote


def _weight(call: Call, asset: str) -> Decimal:
    return Decimal(1) if asset == _quote(call) else ZERO
