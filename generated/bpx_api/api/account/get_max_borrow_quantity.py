"""`GET /api/v1/account/limits/borrow`: get the maximum borrow quantity."""

from __future__ import annotations

import httpx

from ... import arguments as check
from ...calls import Call
from ...client import AsyncClient, Client
from ...models.max_borrow_quantity import MaxBorrowQuantity
from ...reading import JsonBody
from ...types import Response


def call(*, symbol: str) -> Call[MaxBorrowQuantity]:
    """Check the arguments and build the call; nothing is sent."""
    query: list[tuple[str, str]] = []
    query.append(("symbol", check.string("symbol", symbol)))
    return Call(
        operation="get_max_borrow_quantity",
        method="GET",
        path="/api/v1/account/limits/borrow",
        read=_read,
        query=query,
        echoes=(("symbol", "symbol"),),
    )


_BODY = JsonBody(MaxBorrowQuantity)


def _read(answer: httpx.Response) -> MaxBorrowQuantity:
    return _BODY.read(answer.content)


def sync_detailed(*, client: Client, symbol: str) -> Response[MaxBorrowQuantity]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(call(symbol=symbol))


def sync(*, client: Client, symbol: str) -> MaxBorrowQuantity:
    """Get the maximum borrow quantity.

    Gets the maximum quantity of one asset that the account may borrow, given its exposure and margin.

    Signed as `maxBorrowQuantity`.

    Args:
        symbol: Asset symbol, such as `USDC`.

    Returns:
        The largest quantity.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/account/limits/borrow`, https://docs.backpack.exchange/#tag/Account/operation/get_max_borrow_quantity
    """
    return client.execute(call(symbol=symbol)).parsed


async def asyncio_detailed(*, client: AsyncClient, symbol: str) -> Response[MaxBorrowQuantity]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(call(symbol=symbol))


async def asyncio(*, client: AsyncClient, symbol: str) -> MaxBorrowQuantity:
    """Get the maximum borrow quantity.

    Gets the maximum quantity of one asset that the account may borrow, given its exposure and margin.

    Signed as `maxBorrowQuantity`.

    Args:
        symbol: Asset symbol, such as `USDC`.

    Returns:
        The largest quantity.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/account/limits/borrow`, https://docs.backpack.exchange/#tag/Account/operation/get_max_borrow_quantity
    """
    return (await client.execute(call(symbol=symbol))).parsed
