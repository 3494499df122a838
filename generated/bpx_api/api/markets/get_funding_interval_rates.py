"""`GET /api/v1/fundingRates`: list funding rates of one market."""

from __future__ import annotations

import httpx

from ... import arguments as check
from ...calls import Call
from ...client import AsyncClient, Client
from ...models.funding_interval_rate import FundingIntervalRate
from ...reading import JsonBody
from ...types import Response


def call(*, symbol: str, limit: int | None = None, offset: int | None = None) -> Call[list[FundingIntervalRate]]:
    """Check the arguments and build the call; nothing is sent."""
    query: list[tuple[str, str]] = []
    query.append(("symbol", check.string("symbol", symbol)))
    if limit is not None:
        query.append(("limit", check.query_text(check.integer("limit", limit, minimum=0, maximum=10000))))
    if offset is not None:
        query.append(("offset", check.query_text(check.integer("offset", offset, minimum=0))))
    return Call(
        operation="get_funding_interval_rates",
        method="GET",
        path="/api/v1/fundingRates",
        read=_read,
        query=query,
        echoes=(("symbol", "symbol"),),
    )


_BODY = JsonBody(list[FundingIntervalRate])


def _read(answer: httpx.Response) -> list[FundingIntervalRate]:
    return _BODY.read(answer.content)


def sync_detailed(
    *, client: Client, symbol: str, limit: int | None = None, offset: int | None = None
) -> Response[list[FundingIntervalRate]]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(call(symbol=symbol, limit=limit, offset=offset))


def sync(
    *, client: Client, symbol: str, limit: int | None = None, offset: int | None = None
) -> list[FundingIntervalRate]:
    """List funding rates of one market.

    Lists the funding rates of a futures market, one for each hour, the newest first. The first one belongs to the
    current hour: it ends in the future, and its rate may change until three minutes after the hour. An unknown symbol
    gives an empty list.

    Args:
        symbol: Market symbol, such as `SOL_USDC_PERP`.
        limit: Maximum number of entries to return. From 0 to 10000. Default: 100.
        offset: Number of entries to skip, for paging. At least 0. Default: 0.

    Returns:
        The funding rates.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/fundingRates`, https://docs.backpack.exchange/#tag/Markets/operation/get_funding_interval_rates
    """
    return client.execute(call(symbol=symbol, limit=limit, offset=offset)).parsed


async def asyncio_detailed(
    *, client: AsyncClient, symbol: str, limit: int | None = None, offset: int | None = None
) -> Response[list[FundingIntervalRate]]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(call(symbol=symbol, limit=limit, offset=offset))


async def asyncio(
    *, client: AsyncClient, symbol: str, limit: int | None = None, offset: int | None = None
) -> list[FundingIntervalRate]:
    """List funding rates of one market.

    Lists the funding rates of a futures market, one for each hour, the newest first. The first one belongs to the
    current hour: it ends in the future, and its rate may change until three minutes after the hour. An unknown symbol
    gives an empty list.

    Args:
        symbol: Market symbol, such as `SOL_USDC_PERP`.
        limit: Maximum number of entries to return. From 0 to 10000. Default: 100.
        offset: Number of entries to skip, for paging. At least 0. Default: 0.

    Returns:
        The funding rates.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/fundingRates`, https://docs.backpack.exchange/#tag/Markets/operation/get_funding_interval_rates
    """
    return (await client.execute(call(symbol=symbol, limit=limit, offset=offset))).parsed
