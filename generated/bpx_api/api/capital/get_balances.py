"""`GET /api/v1/capital`: get balances."""

from __future__ import annotations

import httpx

from ...calls import Call
from ...client import AsyncClient, Client
from ...models.balance import Balance
from ...reading import JsonBody
from ...types import Response


def call() -> Call[dict[str, Balance]]:
    """Check the arguments and build the call; nothing is sent."""
    return Call(
        operation="get_balances",
        method="GET",
        path="/api/v1/capital",
        read=_read,
    )


_BODY = JsonBody(dict[str, Balance])


def _read(answer: httpx.Response) -> dict[str, Balance]:
    return _BODY.read(answer.content)


def sync_detailed(*, client: Client) -> Response[dict[str, Balance]]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(call())


def sync(*, client: Client) -> dict[str, Balance]:
    """Get balances.

    Gets the balance of each asset: the quantities that are available, locked in open orders, and staked.

    Signed as `balanceQuery`.

    Returns:
        The balances, by asset symbol.

    Raises:
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/capital`, https://docs.backpack.exchange/#tag/Capital/operation/get_balances
    """
    return client.execute(call()).parsed


async def asyncio_detailed(*, client: AsyncClient) -> Response[dict[str, Balance]]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(call())


async def asyncio(*, client: AsyncClient) -> dict[str, Balance]:
    """Get balances.

    Gets the balance of each asset: the quantities that are available, locked in open orders, and staked.

    Signed as `balanceQuery`.

    Returns:
        The balances, by asset symbol.

    Raises:
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/capital`, https://docs.backpack.exchange/#tag/Capital/operation/get_balances
    """
    return (await client.execute(call())).parsed
