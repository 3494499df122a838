"""`GET /api/v1/vaults`: list vaults."""

from __future__ import annotations

import httpx

from ...calls import Call
from ...client import AsyncClient, Client
from ...models.vault import Vault
from ...reading import JsonBody
from ...types import Response


def call() -> Call[list[Vault]]:
    """Check the arguments of `sync` and `asyncio`, and state what they send; nothing is sent."""
    return Call(
        operation="get_vaults",
        method="GET",
        path="/api/v1/vaults",
        read=_read,
    )


_BODY = JsonBody(list[Vault])


def _read(answer: httpx.Response) -> list[Vault]:
    return _BODY.read(answer.content)


def sync_detailed(
    *,
    client: Client,
) -> Response[list[Vault]]:
    """As `sync`, with the status, headers and raw body beside the value."""
    return client.execute(call())


def sync(
    *,
    client: Client,
) -> list[Vault]:
    """List vaults.

    Lists the vaults of the exchange, with their tokens, minimums and delays.

    Returns:
        The vaults.

    Raises:
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/vaults`, https://docs.backpack.exchange/#tag/Vaults/operation/get_vaults
    """
    return (client.execute(call())).parsed


async def asyncio_detailed(
    *,
    client: AsyncClient,
) -> Response[list[Vault]]:
    """As `asyncio`, with the status, headers and raw body beside the value."""
    return await client.execute(call())


async def asyncio(
    *,
    client: AsyncClient,
) -> list[Vault]:
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
