"""`GET /api/v1/stockHolidays`: list the holidays of stock markets."""

from __future__ import annotations

import httpx

from ...calls import Call
from ...client import AsyncClient, Client
from ...models.market_holiday import MarketHoliday
from ...reading import JsonBody
from ...types import Response


def call() -> Call[list[MarketHoliday]]:
    """Check the arguments and build the call; nothing is sent."""
    return Call(
        operation="get_stock_holidays",
        method="GET",
        path="/api/v1/stockHolidays",
        read=_read,
    )


_BODY = JsonBody(list[MarketHoliday])


def _read(answer: httpx.Response) -> list[MarketHoliday]:
    return _BODY.read(answer.content)


def sync_detailed(*, client: Client) -> Response[list[MarketHoliday]]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(call())


def sync(*, client: Client) -> list[MarketHoliday]:
    """List the holidays of stock markets.

    Lists the days, and parts of days, on which the sessions of `get_stock_sessions` are closed.

    Returns:
        The holidays.

    Raises:
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/stockHolidays`, https://docs.backpack.exchange/#tag/Markets/operation/get_stock_holidays
    """
    return client.execute(call()).parsed


async def asyncio_detailed(*, client: AsyncClient) -> Response[list[MarketHoliday]]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(call())


async def asyncio(*, client: AsyncClient) -> list[MarketHoliday]:
    """List the holidays of stock markets.

    Lists the days, and parts of days, on which the sessions of `get_stock_sessions` are closed.

    Returns:
        The holidays.

    Raises:
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/stockHolidays`, https://docs.backpack.exchange/#tag/Markets/operation/get_stock_holidays
    """
    return (await client.execute(call())).parsed
