"""`GET /api/v1/wallets`: list the exchange's wallets."""

from __future__ import annotations

import httpx

from ...calls import Call
from ...client import AsyncClient, Client
from ...models.wallet import Wallet
from ...reading import JsonBody
from ...types import Response


def call() -> Call[list[Wallet]]:
    """Check the arguments and build the call; nothing is sent."""
    return Call(
        operation="get_wallets",
        method="GET",
        path="/api/v1/wallets",
        read=_read,
    )


_BODY = JsonBody(list[Wallet])


def _read(answer: httpx.Response) -> list[Wallet]:
    return _BODY.read(answer.content)


def sync_detailed(*, client: Client) -> Response[list[Wallet]]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(call())


def sync(*, client: Client) -> list[Wallet]:
    """List the exchange's wallets.

    Lists the exchange's wallets, by blockchain.

    Returns:
        The wallets.

    Raises:
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/wallets`, https://docs.backpack.exchange/#tag/System/operation/get_wallets
    """
    return client.execute(call()).parsed


async def asyncio_detailed(*, client: AsyncClient) -> Response[list[Wallet]]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(call())


async def asyncio(*, client: AsyncClient) -> list[Wallet]:
    """List the exchange's wallets.

    Lists the exchange's wallets, by blockchain.

    Returns:
        The wallets.

    Raises:
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/wallets`, https://docs.backpack.exchange/#tag/System/operation/get_wallets
    """
    return (await client.execute(call())).parsed
