"""`GET /api/v1/assets`: list assets."""

from __future__ import annotations

import httpx

from ... import arguments as check
from ...calls import Call
from ...client import AsyncClient, Client
from ...models.market_asset import MarketAsset
from ...reading import JsonBody
from ...types import Response


def call(*, country: str | None = None) -> Call[list[MarketAsset]]:
    """Check the arguments and build the call; nothing is sent."""
    query: list[tuple[str, str]] = []
    if country is not None:
        query.append(("country", check.string("country", country)))
    return Call(
        operation="get_assets",
        method="GET",
        path="/api/v1/assets",
        read=_read,
        query=query,
    )


_BODY = JsonBody(list[MarketAsset])


def _read(answer: httpx.Response) -> list[MarketAsset]:
    return _BODY.read(answer.content)


def sync_detailed(*, client: Client, country: str | None = None) -> Response[list[MarketAsset]]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(call(country=country))


def sync(*, client: Client, country: str | None = None) -> list[MarketAsset]:
    """List assets.

    Lists the assets of the exchange, with the minimums and fees for deposits and withdrawals on each blockchain.

    Args:
        country: Country as a two-letter code (ISO 3166-1). Only assets that are available there are listed.

    Returns:
        The assets.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/assets`, https://docs.backpack.exchange/#tag/Assets/operation/get_assets
    """
    return client.execute(call(country=country)).parsed


async def asyncio_detailed(*, client: AsyncClient, country: str | None = None) -> Response[list[MarketAsset]]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(call(country=country))


async def asyncio(*, client: AsyncClient, country: str | None = None) -> list[MarketAsset]:
    """List assets.

    Lists the assets of the exchange, with the minimums and fees for deposits and withdrawals on each blockchain.

    Args:
        country: Country as a two-letter code (ISO 3166-1). Only assets that are available there are listed.

    Returns:
        The assets.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/assets`, https://docs.backpack.exchange/#tag/Assets/operation/get_assets
    """
    return (await client.execute(call(country=country))).parsed
