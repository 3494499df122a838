"""`GET /api/v1/borrowLend/positions`: list open borrows and lends."""

from __future__ import annotations

import httpx

from ...calls import Call
from ...client import AsyncClient, Client
from ...models.borrow_lend_position import BorrowLendPosition
from ...reading import JsonBody
from ...types import Response


def call() -> Call[list[BorrowLendPosition]]:
    """Check the arguments and build the call; nothing is sent."""
    return Call(
        operation="get_borrow_lend_positions",
        method="GET",
        path="/api/v1/borrowLend/positions",
        read=_read,
    )


_BODY = JsonBody(list[BorrowLendPosition])


def _read(answer: httpx.Response) -> list[BorrowLendPosition]:
    return _BODY.read(answer.content)


def sync_detailed(*, client: Client) -> Response[list[BorrowLendPosition]]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(call())


def sync(*, client: Client) -> list[BorrowLendPosition]:
    """List open borrows and lends.

    Lists the account's open borrows and lends, with margin and interest.

    Signed as `borrowLendPositionQuery`.

    Returns:
        The positions, by asset.

    Raises:
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/borrowLend/positions`, https://docs.backpack.exchange/#tag/Borrow-Lend/operation/get_borrow_lend_positions
    """
    return client.execute(call()).parsed


async def asyncio_detailed(*, client: AsyncClient) -> Response[list[BorrowLendPosition]]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(call())


async def asyncio(*, client: AsyncClient) -> list[BorrowLendPosition]:
    """List open borrows and lends.

    Lists the account's open borrows and lends, with margin and interest.

    Signed as `borrowLendPositionQuery`.

    Returns:
        The positions, by asset.

    Raises:
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/borrowLend/positions`, https://docs.backpack.exchange/#tag/Borrow-Lend/operation/get_borrow_lend_positions
    """
    return (await client.execute(call())).parsed
