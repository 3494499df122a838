"""`GET /api/v1/vault/nav`: get the net asset value of a vault."""

from __future__ import annotations

import httpx

from ...calls import Call
from ...client import AsyncClient, Client
from ...models.vault_nav import VaultNav
from ...reading import JsonBody
from ...types import Response


def call() -> Call[VaultNav]:
    """Check the arguments and build the call; nothing is sent."""
    return Call(
        operation="get_vault_nav",
        method="GET",
        path="/api/v1/vault/nav",
        read=_read,
    )


_BODY = JsonBody(VaultNav)


def _read(answer: httpx.Response) -> VaultNav:
    return _BODY.read(answer.content)


def sync_detailed(*, client: Client) -> Response[VaultNav]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(call())


def sync(*, client: Client) -> VaultNav:
    """Get the net asset value of a vault.

    Gets the current net asset value of a vault. Only the vault's own account may call this.

    Signed as `vaultNavQuery`.

    Returns:
        The value.

    Raises:
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/vault/nav`, https://docs.backpack.exchange/#tag/Vaults/operation/get_vault_nav
    """
    return client.execute(call()).parsed


async def asyncio_detailed(*, client: AsyncClient) -> Response[VaultNav]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(call())


async def asyncio(*, client: AsyncClient) -> VaultNav:
    """Get the net asset value of a vault.

    Gets the current net asset value of a vault. Only the vault's own account may call this.

    Signed as `vaultNavQuery`.

    Returns:
        The value.

    Raises:
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/vault/nav`, https://docs.backpack.exchange/#tag/Vaults/operation/get_vault_nav
    """
    return (await client.execute(call())).parsed
