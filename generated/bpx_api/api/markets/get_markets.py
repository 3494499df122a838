"""`GET /api/v1/markets`: list markets."""

from __future__ import annotations

from collections.abc import Sequence

import httpx

from ... import arguments as check
from ...calls import Call
from ...client import AsyncClient, Client
from ...models.market import Market
from ...models.market_type import MarketType, MarketTypeValue
from ...reading import JsonBody
from ...types import Response


def call(*, market_type: Sequence[MarketType | MarketTypeValue] | None = None) -> Call[list[Market]]:
    """Check the arguments and build the call; nothing is sent."""
    query: list[tuple[str, str]] = []
    if market_type is not None:
        query.extend(
            ("marketType", check.query_text(check.member("market_type", item, MarketType)))
            for item in check.sequence("market_type", market_type)
        )
    return Call(
        operation="get_markets",
        method="GET",
        path="/api/v1/markets",
        read=_read,
        query=query,
    )


_BODY = JsonBody(list[Market])


def _read(answer: httpx.Response) -> list[Market]:
    return _BODY.read(answer.content)


def sync_detailed(
    *, client: Client, market_type: Sequence[MarketType | MarketTypeValue] | None = None
) -> Response[list[Market]]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(call(market_type=market_type))


def sync(*, client: Client, market_type: Sequence[MarketType | MarketTypeValue] | None = None) -> list[Market]:
    """List markets.

    Lists the markets of the exchange with their trading rules. Tick size, step size and smallest quantity are in
    `filters`.

    Args:
        market_type: Kinds of market to list. Spot and perpetual futures if omitted.

    Returns:
        The markets.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/markets`, https://docs.backpack.exchange/#tag/Markets/operation/get_markets
    """
    return client.execute(call(market_type=market_type)).parsed


async def asyncio_detailed(
    *, client: AsyncClient, market_type: Sequence[MarketType | MarketTypeValue] | None = None
) -> Response[list[Market]]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(call(market_type=market_type))


async def asyncio(
    *, client: AsyncClient, market_type: Sequence[MarketType | MarketTypeValue] | None = None
) -> list[Market]:
    """List markets.

    Lists the markets of the exchange with their trading rules. Tick size, step size and smallest quantity are in
    `filters`.

    Args:
        market_type: Kinds of market to list. Spot and perpetual futures if omitted.

    Returns:
        The markets.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/markets`, https://docs.backpack.exchange/#tag/Markets/operation/get_markets
    """
    return (await client.execute(call(market_type=market_type))).parsed
