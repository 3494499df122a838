"""Response bodies of the exchange: one order, and documents of any length, each with different values."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

ORDER_RESPONSE: dict[str, Any] = {
    "orderType": "Limit",
    "id": "114575813313101824",
    "clientId": 123456,
    "createdAt": 1750793021519,
    "executedQuantity": "0",
    "executedQuoteQuantity": "0",
    "postOnly": False,
    "price": "170.51",
    "quantity": "1.25",
    "reduceOnly": None,
    "relatedOrderId": None,
    "selfTradePrevention": "RejectTaker",
    "side": "Bid",
    "status": "New",
    "stopLossTriggerPrice": None,
    "strategyId": None,
    "symbol": "SOL_USDC",
    "timeInForce": "GTC",
    "triggerPrice": None,
}
"""The response to the order."""


def fills(count: int, seed: int) -> bytes:
    """Return a history of fills, as for `get_fills`."""
    chance = Random(seed)  # noqa: S311 - no secret
    time = datetime(2025, 7, 27, tzinfo=UTC) + timedelta(days=seed)
    found: list[dict[str, Any]] = []
    for number in range(count):
        time += timedelta(milliseconds=chance.randrange(1, 5000))
        found.append(
            {
                "tradeId": 9_748_827 + number,
                "orderId": str(4_238_907_375 + chance.randrange(10**9)),
                "clientId": str(chance.randrange(2**32)) if number % 2 else None,
                "symbol": "SOL_USDC_PERP",
                "side": chance.choice(("Bid", "Ask")),
                "price": _decimal(chance, 15_000, 19_000, 2),
                "quantity": _decimal(chance, 1, 100_000, 2),
                "fee": _decimal(chance, 1, 10_000_000, 6),
                "feeSymbol": "USDC",
                "isMaker": chance.random() < 0.5,
                "systemOrderType": None if number % 50 else "LiquidatePositionOnBook",
                "timestamp": time.strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3],
            }
        )
    return _json(found)


def depth(levels: int, seed: int) -> bytes:
    """Return an order book, as for `get_depth`, with a number of levels on each side."""
    chance = Random(seed)  # noqa: S311 - no secret
    best = 10_000 + chance.randrange(1000) + levels

    def side(lowest: int) -> list[list[str]]:
        return [[f"{(lowest + step) / 100:.2f}", _decimal(chance, 1, 500_000, 2)] for step in range(levels)]

    return _json(
        {
            "asks": side(best),
            "bids": side(best - levels),
            "lastUpdateId": str(1_504_999_670 + seed),
            "timestamp": 1_753_102_447_307_501 + seed,
        }
    )


def markets(count: int, seed: int) -> bytes:
    """Return a list of markets, as for `get_markets`, half of them perpetuals."""
    chance = Random(seed)  # noqa: S311 - no secret
    created = datetime(2025, 1, 21, 6, 34, 54, 691858, tzinfo=UTC) + timedelta(days=seed)
    return _json(
        [_market(chance, number, created + timedelta(seconds=chance.random() * 1e7)) for number in range(count)]
    )


def extended(count: int, seed: int) -> bytes:
    """Return the same markets with two undocumented fields each, one of them nested."""
    found = json.loads(markets(count, seed))
    for number, market in enumerate(found):
        market["newField"] = number
        market["filters"]["price"]["newStep"] = "0.05"
    return _json(found)


DOCUMENTS: Mapping[str, Callable[[int, int], bytes]] = {
    "fills": fills,
    "depth": depth,
    "markets": markets,
    "extended": extended,
}
"""The functions that make a body, from its length and a seed."""


def _market(chance: Random, number: int, created: datetime) -> dict[str, Any]:
    perpetual = number % 2 == 1
    asset = "SOL" if number < 2 else f"T{number // 2:03}"
    price: dict[str, Any] = {
        "minPrice": "0.01",
        "maxPrice": _decimal(chance, 100, 10_000, 0) if perpetual else None,
        "tickSize": "0.01",
        "maxMultiplier": "1.25",
        "minMultiplier": "0.75",
        "maxImpactMultiplier": "1.03",
        "minImpactMultiplier": "0.97",
        "meanMarkPriceBand": {"maxMultiplier": "1.15", "minMultiplier": "0.9"},
        "meanPremiumBand": {"tolerancePct": _decimal(chance, 1, 9, 2)} if perpetual else None,
        "discoveryBoundBand": None,
        "borrowEntryFeeMaxMultiplier": None if perpetual else "1.05",
        "borrowEntryFeeMinMultiplier": None if perpetual else "0.95",
    }
    quantity = {"minQuantity": "0.01", "maxQuantity": "50000" if perpetual else None, "stepSize": "0.01"}
    found: dict[str, Any] = {
        "symbol": f"{asset}_USDC{'_PERP' if perpetual else ''}",
        "baseSymbol": asset,
        "quoteSymbol": "USDC",
        "marketType": "PERP" if perpetual else "SPOT",
        "filters": {"price": price, "quantity": quantity},
        "imfFunction": None,
        "mmfFunction": None,
        "fundingRateUpperBound": None,
        "fundingRateLowerBound": None,
        "openInterestLimit": "0",
        "orderBookState": "Open",
        "createdAt": created.strftime("%Y-%m-%dT%H:%M:%S.%f"),
        "visible": True,
        "rwaMarketType": None,
    }
    if perpetual:
        price |= {"maxPriceUpdateMultiplier": "1.05", "minPriceUpdateMultiplier": "0.95"}
        found |= {
            "imfFunction": {"type": "sqrt", "base": "0.02", "factor": _decimal(chance, 1, 9999, 8)},
            "mmfFunction": {"type": "sqrt", "base": "0.0135", "factor": _decimal(chance, 1, 9999, 8)},
            "fundingInterval": 3_600_000,
            "fundingRateUpperBound": "100",
            "fundingRateLowerBound": "-100",
            "openInterestLimit": _decimal(chance, 10_000, 9_000_000, 0),
            "positionLimitWeight": "1",
        }
    return found


def _decimal(chance: Random, least: int, most: int, places: int) -> str:
    return f"{chance.randint(least, most) / 10**places:.{places}f}"


def _json(value: Any) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode()
