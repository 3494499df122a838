"""`GET /api/v1/depth`: get the order book of one market."""

from __future__ import annotations

import httpx

from ... import arguments as check
from ...calls import Call
from ...client import AsyncClient, Client
from ...models.depth import Depth
from ...models.depth_limit import DepthLimit, DepthLimitValue
from ...reading import JsonBody
from ...types import Response


def call(*, symbol: str, limit: DepthLimit | DepthLimitValue | None = None) -> Call[Depth]:
    """Check the arguments and build the call; nothing is sent."""
    query: list[tuple[str, str]] = []
    query.append(("symbol", check.string("symbol", symbol)))
    if limit is not None:
        query.append(("limit", check.query_text(check.member("limit", limit, DepthLimit))))
    return Call(
        operation="get_depth",
        method="GET",
        path="/api/v1/depth",
        read=_read,
        query=query,
    )


_BODY = JsonBody(Depth, rows=True)


def _read(answer: httpx.Response) -> Depth:
    return _BODY.read(answer.content)


def sync_detailed(*, client: Client, symbol: str, limit: DepthLimit | DepthLimitValue | None = None) -> Response[Depth]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(call(symbol=symbol, limit=limit))


def sync(*, client: Client, symbol: str, limit: DepthLimit | DepthLimitValue | None = None) -> Depth:
    """Get the order book of one market.

    Gets the price levels of a market's order book. Both sides are sorted by ascending price: the best ask is the
    first of `asks`, the best bid is the last of `bids`.

    Args:
        symbol: Market symbol, such as `SOL_USDC` or `SOL_USDC_PERP`.
        limit: Price levels on each side. If omitted, all of them, as far as observed (up to 2,366 on one side).

    Returns:
        The order book.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/depth`, https://docs.backpack.exchange/#tag/Markets/operation/get_depth
    """
    return client.execute(call(symbol=symbol, limit=limit)).parsed


async def asyncio_detailed(
    *, client: AsyncClient, symbol: str, limit: DepthLimit | DepthLimitValue | None = None
) -> Response[Depth]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(call(symbol=symbol, limit=limit))


async def asyncio(*, client: AsyncClient, symbol: str, limit: DepthLimit | DepthLimitValue | None = None) -> Depth:
    """Get the order book of one market.

    Gets the price levels of a market's order book. Both sides are sorted by ascending price: the best ask is the
    first of `asks`, the best bid is the last of `bids`.

    Args:
        symbol: Market symbol, such as `SOL_USDC` or `SOL_USDC_PERP`.
        limit: Price levels on each side. If omitted, all of them, as far as observed (up to 2,366 on one side).

    Returns:
        The order book.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/depth`, https://docs.backpack.exchange/#tag/Markets/operation/get_depth
    """
    return (await client.execute(call(symbol=symbol, limit=limit))).parsed
