"""`GET /api/v1/trades`: get the latest trades of one market."""

from __future__ import annotations

import httpx

from ... import arguments as check
from ...calls import Call
from ...client import AsyncClient, Client
from ...models.trade import Trade
from ...reading import JsonBody
from ...types import Response


def call(*, symbol: str, limit: int | None = None) -> Call[list[Trade]]:
    """Check the arguments and build the call; nothing is sent."""
    query: list[tuple[str, str]] = []
    query.append(("symbol", check.string("symbol", symbol)))
    if limit is not None:
        query.append(("limit", check.query_text(check.integer("limit", limit, minimum=0, maximum=1000))))
    return Call(
        operation="get_recent_trades",
        method="GET",
        path="/api/v1/trades",
        read=_read,
        query=query,
    )


_BODY = JsonBody(list[Trade])


def _read(answer: httpx.Response) -> list[Trade]:
    return _BODY.read(answer.content)


def sync_detailed(*, client: Client, symbol: str, limit: int | None = None) -> Response[list[Trade]]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(call(symbol=symbol, limit=limit))


def sync(*, client: Client, symbol: str, limit: int | None = None) -> list[Trade]:
    """Get the latest trades of one market.

    Gets the latest trades of a market, of all accounts; at most the last 1,000.

    Args:
        symbol: Market symbol, such as `SOL_USDC` or `SOL_USDC_PERP`.
        limit: Maximum number of entries to return. From 0 to 1000. Default: 100.

    Returns:
        The trades.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/trades`, https://docs.backpack.exchange/#tag/Trades/operation/get_recent_trades
    """
    return client.execute(call(symbol=symbol, limit=limit)).parsed


async def asyncio_detailed(*, client: AsyncClient, symbol: str, limit: int | None = None) -> Response[list[Trade]]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(call(symbol=symbol, limit=limit))


async def asyncio(*, client: AsyncClient, symbol: str, limit: int | None = None) -> list[Trade]:
    """Get the latest trades of one market.

    Gets the latest trades of a market, of all accounts; at most the last 1,000.

    Args:
        symbol: Market symbol, such as `SOL_USDC` or `SOL_USDC_PERP`.
        limit: Maximum number of entries to return. From 0 to 1000. Default: 100.

    Returns:
        The trades.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/trades`, https://docs.backpack.exchange/#tag/Trades/operation/get_recent_trades
    """
    return (await client.execute(call(symbol=symbol, limit=limit))).parsed
