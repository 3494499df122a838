"""`GET /api/v1/vaults`: list vaults."""

from __future__ import annotations

import httpx

from ...calls import Call
from ...client import AsyncClient, Client
from ...models.vault import Vault
from ...reading import JsonBody
from ...types import Response


def call() -> Call[list[Vault]]:
    """Check the arguments and build the call; nothing is sent."""
    return Call(
        operation="get_vaults",
        method="GET",
        path="/api/v1/vaults",
        read=_read,
    )


_BODY = JsonBody(list[Vault])


def _read(answer: httpx.Response) -> list[Vault]:
    return _BODY.read(answer.content)


def sync_detailed(*, client: Client) -> Response[list[Vault]]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(call())


def sync(*, client: Client) -> list[Vault]:
    """List vaults.

    Lists the vaults of the exchange, with their tokens, minimums and delays.

    Returns:
        The vaults.

    Raises:
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/vaults`, https://docs.backpack.exchange/#tag/Vaults/operation/get_vaults
    """
    return client.execute(call()).parsed


async def asyncio_detailed(*, client: AsyncClient) -> Response[list[Vault]]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(call())


async def asyncio(*, client: AsyncClient) -> list[Vault]:
    """List vaults.

    Lists the vaults of the exchange, with their tokens, minimums and delays.

    Returns:
        The vaults.

    Raises:
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/vaults`, https://docs.backpack.exchange/#tag/Vaults/operation/get_vaults
    """
    return (await client.execute(call())).parsed
