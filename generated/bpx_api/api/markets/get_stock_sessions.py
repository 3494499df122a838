"""`GET /api/v1/stockSessions`: list the trading sessions of stocks."""

from __future__ import annotations

import httpx

from ...calls import Call
from ...client import AsyncClient, Client
from ...models.market_session import MarketSession
from ...reading import JsonBody
from ...types import Response


def call() -> Call[list[MarketSession]]:
    """Check the arguments and build the call; nothing is sent."""
    return Call(
        operation="get_stock_sessions",
        method="GET",
        path="/api/v1/stockSessions",
        read=_read,
    )


_BODY = JsonBody(list[MarketSession])


def _read(answer: httpx.Response) -> list[MarketSession]:
    return _BODY.read(answer.content)


def sync_detailed(*, client: Client) -> Response[list[MarketSession]]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(call())


def sync(*, client: Client) -> list[MarketSession]:
    """List the trading sessions of stocks.

    Lists the sessions with their hours and days. `get_securities` lists the sessions of each stock,
    `get_stock_holidays` the holidays.

    Returns:
        The sessions.

    Raises:
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/stockSessions`, https://docs.backpack.exchange/#tag/Markets/operation/get_stock_sessions
    """
    return client.execute(call()).parsed


async def asyncio_detailed(*, client: AsyncClient) -> Response[list[MarketSession]]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(call())


async def asyncio(*, client: AsyncClient) -> list[MarketSession]:
    """List the trading sessions of stocks.

    Lists the sessions with their hours and days. `get_securities` lists the sessions of each stock,
    `get_stock_holidays` the holidays.

    Returns:
        The sessions.

    Raises:
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/stockSessions`, https://docs.backpack.exchange/#tag/Markets/operation/get_stock_sessions
    """
    return (await client.execute(call())).parsed
