"""`GET /api/v1/market`: get one market."""

from __future__ import annotations

import httpx

from ... import arguments as check
from ...calls import Call
from ...client import AsyncClient, Client
from ...models.market import Market
from ...reading import JsonBody
from ...types import Response


def call(*, symbol: str) -> Call[Market]:
    """Check the arguments and build the call; nothing is sent."""
    query: list[tuple[str, str]] = []
    query.append(("symbol", check.string("symbol", symbol)))
    return Call(
        operation="get_market",
        method="GET",
        path="/api/v1/market",
        read=_read,
        query=query,
        echoes=(("symbol", "symbol"),),
    )


_BODY = JsonBody(Market)


def _read(answer: httpx.Response) -> Market:
    return _BODY.read(answer.content)


def sync_detailed(*, client: Client, symbol: str) -> Response[Market]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(call(symbol=symbol))


def sync(*, client: Client, symbol: str) -> Market:
    """Get one market.

    Gets one market with its trading rules.

    Args:
        symbol: Market symbol, such as `SOL_USDC` or `SOL_USDC_PERP`.

    Returns:
        The market.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/market`, https://docs.backpack.exchange/#tag/Markets/operation/get_market
    """
    return client.execute(call(symbol=symbol)).parsed


async def asyncio_detailed(*, client: AsyncClient, symbol: str) -> Response[Market]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(call(symbol=symbol))


async def asyncio(*, client: AsyncClient, symbol: str) -> Market:
    """Get one market.

    Gets one market with its trading rules.

    Args:
        symbol: Market symbol, such as `SOL_USDC` or `SOL_USDC_PERP`.

    Returns:
        The market.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/market`, https://docs.backpack.exchange/#tag/Markets/operation/get_market
    """
    return (await client.execute(call(symbol=symbol))).parsed
