"""`GET /api/v1/market-holidays`: list the holidays of securities markets."""

from __future__ import annotations

import sys

import httpx

from ...calls import Call
from ...client import AsyncClient, Client
from ...models.market_holiday import MarketHoliday
from ...reading import JsonBody
from ...types import Response

if sys.version_info >= (3, 13):
    from warnings import deprecated
else:
    from typing_extensions import deprecated


def call() -> Call[list[MarketHoliday]]:
    """Check the arguments and build the call; nothing is sent."""
    return Call(
        operation="get_market_holidays",
        method="GET",
        path="/api/v1/market-holidays",
        read=_read,
    )


_BODY = JsonBody(list[MarketHoliday])


def _read(answer: httpx.Response) -> list[MarketHoliday]:
    return _BODY.read(answer.content)


@deprecated("get_market_holidays is deprecated; use get_stock_holidays")
def sync_detailed(*, client: Client) -> Response[list[MarketHoliday]]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(call())


@deprecated("get_market_holidays is deprecated; use get_stock_holidays")
def sync(*, client: Client) -> list[MarketHoliday]:
    """List the holidays of securities markets.

    Lists the days, and parts of days, on which markets are closed. Replaced by `get_stock_holidays` on 2026-10-02,
    but still available.

    Returns:
        The holidays.

    Raises:
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/market-holidays`, https://docs.backpack.exchange/#tag/Markets/operation/get_market_holidays
    """
    return client.execute(call()).parsed


@deprecated("get_market_holidays is deprecated; use get_stock_holidays")
async def asyncio_detailed(*, client: AsyncClient) -> Response[list[MarketHoliday]]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(call())


@deprecated("get_market_holidays is deprecated; use get_stock_holidays")
async def asyncio(*, client: AsyncClient) -> list[MarketHoliday]:
    """List the holidays of securities markets.

    Lists the days, and parts of days, on which markets are closed. Replaced by `get_stock_holidays` on 2026-10-02,
    but still available.

    Returns:
        The holidays.

    Raises:
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/market-holidays`, https://docs.backpack.exchange/#tag/Markets/operation/get_market_holidays
    """
    return (await client.execute(call())).parsed
