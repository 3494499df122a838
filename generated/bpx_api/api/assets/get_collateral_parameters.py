"""`GET /api/v1/collateral`: list collateral parameters of assets."""

from __future__ import annotations

import httpx

from ...calls import Call
from ...client import AsyncClient, Client
from ...models.collateral_summary import CollateralSummary
from ...reading import JsonBody
from ...types import Response


def call() -> Call[list[CollateralSummary]]:
    """Check the arguments and build the call; nothing is sent."""
    return Call(
        operation="get_collateral_parameters",
        method="GET",
        path="/api/v1/collateral",
        read=_read,
    )


_BODY = JsonBody(list[CollateralSummary])


def _read(answer: httpx.Response) -> list[CollateralSummary]:
    return _BODY.read(answer.content)


def sync_detailed(*, client: Client) -> Response[list[CollateralSummary]]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(call())


def sync(*, client: Client) -> list[CollateralSummary]:
    """List collateral parameters of assets.

    Lists the assets that serve as collateral, each with its margin functions and the haircut on its value.
    `get_collateral` has the holdings of the account.

    Returns:
        The parameters, by asset.

    Raises:
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/collateral`, https://docs.backpack.exchange/#tag/Assets/operation/get_collateral_parameters
    """
    return client.execute(call()).parsed


async def asyncio_detailed(*, client: AsyncClient) -> Response[list[CollateralSummary]]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(call())


async def asyncio(*, client: AsyncClient) -> list[CollateralSummary]:
    """List collateral parameters of assets.

    Lists the assets that serve as collateral, each with its margin functions and the haircut on its value.
    `get_collateral` has the holdings of the account.

    Returns:
        The parameters, by asset.

    Raises:
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/collateral`, https://docs.backpack.exchange/#tag/Assets/operation/get_collateral_parameters
    """
    return (await client.execute(call())).parsed
