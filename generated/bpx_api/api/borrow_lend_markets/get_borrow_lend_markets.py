"""`GET /api/v1/borrowLend/markets`: list borrow lend markets."""

from __future__ import annotations

import httpx

from ...calls import Call
from ...client import AsyncClient, Client
from ...models.borrow_lend_market import BorrowLendMarket
from ...reading import JsonBody
from ...types import Response


def call() -> Call[list[BorrowLendMarket]]:
    """Check the arguments and build the call; nothing is sent."""
    return Call(
        operation="get_borrow_lend_markets",
        method="GET",
        path="/api/v1/borrowLend/markets",
        read=_read,
    )


_BODY = JsonBody(list[BorrowLendMarket])


def _read(answer: httpx.Response) -> list[BorrowLendMarket]:
    return _BODY.read(answer.content)


def sync_detailed(*, client: Client) -> Response[list[BorrowLendMarket]]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(call())


def sync(*, client: Client) -> list[BorrowLendMarket]:
    """List borrow lend markets.

    Lists the assets that can be borrowed and lent, with rates, amounts and limits.

    Returns:
        The markets, by asset.

    Raises:
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/borrowLend/markets`, https://docs.backpack.exchange/#tag/Borrow-Lend-Markets/operation/get_borrow_lend_markets
    """
    return client.execute(call()).parsed


async def asyncio_detailed(*, client: AsyncClient) -> Response[list[BorrowLendMarket]]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(call())


async def asyncio(*, client: AsyncClient) -> list[BorrowLendMarket]:
    """List borrow lend markets.

    Lists the assets that can be borrowed and lent, with rates, amounts and limits.

    Returns:
        The markets, by asset.

    Raises:
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/borrowLend/markets`, https://docs.backpack.exchange/#tag/Borrow-Lend-Markets/operation/get_borrow_lend_markets
    """
    return (await client.execute(call())).parsed
