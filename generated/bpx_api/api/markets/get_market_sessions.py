"""`GET /api/v1/market-sessions`: list the trading sessions of securities."""

from __future__ import annotations

import sys

import httpx

from ...calls import Call
from ...client import AsyncClient, Client
from ...models.market_session import MarketSession
from ...reading import JsonBody
from ...types import Response

if sys.version_info >= (3, 13):
    from warnings import deprecated
else:
    from typing_extensions import deprecated


def call() -> Call[list[MarketSession]]:
    """Check the arguments and build the call; nothing is sent."""
    return Call(
        operation="get_market_sessions",
        method="GET",
        path="/api/v1/market-sessions",
        read=_read,
    )


_BODY = JsonBody(list[MarketSession])


def _read(answer: httpx.Response) -> list[MarketSession]:
    return _BODY.read(answer.content)


@deprecated("get_market_sessions is deprecated; use get_stock_sessions")
def sync_detailed(*, client: Client) -> Response[list[MarketSession]]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(call())


@deprecated("get_market_sessions is deprecated; use get_stock_sessions")
def sync(*, client: Client) -> list[MarketSession]:
    """List the trading sessions of securities.

    Lists the sessions with their hours and days. Replaced by `get_stock_sessions` on 2026-10-02, but still available.

    Returns:
        The sessions.

    Raises:
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/market-sessions`, https://docs.backpack.exchange/#tag/Markets/operation/get_market_sessions
    """
    return client.execute(call()).parsed


@deprecated("get_market_sessions is deprecated; use get_stock_sessions")
async def asyncio_detailed(*, client: AsyncClient) -> Response[list[MarketSession]]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(call())


@deprecated("get_market_sessions is deprecated; use get_stock_sessions")
async def asyncio(*, client: AsyncClient) -> list[MarketSession]:
    """List the trading sessions of securities.

    Lists the sessions with their hours and days. Replaced by `get_stock_sessions` on 2026-10-02, but still available.

    Returns:
        The sessions.

    Raises:
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/market-sessions`, https://docs.backpack.exchange/#tag/Markets/operation/get_market_sessions
    """
    return (await client.execute(call())).parsed
