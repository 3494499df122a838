"""`GET /api/v1/markPrices`: get mark prices and funding rates."""

from __future__ import annotations

import httpx

from ... import arguments as check
from ...calls import Call
from ...client import AsyncClient, Client
from ...models.mark_price import MarkPrice
from ...models.market_type import MarketType, MarketTypeValue
from ...reading import JsonBody
from ...types import Response


def call(
    *, symbol: str | None = None, market_type: MarketType | MarketTypeValue | None = None
) -> Call[list[MarkPrice]]:
    """Check the arguments and build the call; nothing is sent."""
    query: list[tuple[str, str]] = []
    if symbol is not None:
        query.append(("symbol", check.string("symbol", symbol)))
    if market_type is not None:
        query.append(("marketType", check.query_text(check.member("market_type", market_type, MarketType))))
    return Call(
        operation="get_mark_prices",
        method="GET",
        path="/api/v1/markPrices",
        read=_read,
        query=query,
        echoes=(("symbol", "symbol"),),
    )


_BODY = JsonBody(list[MarkPrice])


def _read(answer: httpx.Response) -> list[MarkPrice]:
    return _BODY.read(answer.content)


def sync_detailed(
    *, client: Client, symbol: str | None = None, market_type: MarketType | MarketTypeValue | None = None
) -> Response[list[MarkPrice]]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(call(symbol=symbol, market_type=market_type))


def sync(
    *, client: Client, symbol: str | None = None, market_type: MarketType | MarketTypeValue | None = None
) -> list[MarkPrice]:
    """Get mark prices and funding rates.

    Gets mark price, index price and current funding rate of one market, or of all markets of a kind if `symbol` is
    omitted.

    Args:
        symbol: Only this market, such as `SOL_USDC`. All markets if omitted.
        market_type: Kind of market to list. Default: PERP.

    Returns:
        The prices by market; a list also for a single market.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/markPrices`, https://docs.backpack.exchange/#tag/Markets/operation/get_mark_prices
    """
    return client.execute(call(symbol=symbol, market_type=market_type)).parsed


async def asyncio_detailed(
    *, client: AsyncClient, symbol: str | None = None, market_type: MarketType | MarketTypeValue | None = None
) -> Response[list[MarkPrice]]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(call(symbol=symbol, market_type=market_type))


async def asyncio(
    *, client: AsyncClient, symbol: str | None = None, market_type: MarketType | MarketTypeValue | None = None
) -> list[MarkPrice]:
    """Get mark prices and funding rates.

    Gets mark price, index price and current funding rate of one market, or of all markets of a kind if `symbol` is
    omitted.

    Args:
        symbol: Only this market, such as `SOL_USDC`. All markets if omitted.
        market_type: Kind of market to list. Default: PERP.

    Returns:
        The prices by market; a list also for a single market.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/markPrices`, https://docs.backpack.exchange/#tag/Markets/operation/get_mark_prices
    """
    return (await client.execute(call(symbol=symbol, market_type=market_type))).parsed
