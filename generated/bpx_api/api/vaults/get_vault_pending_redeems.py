"""`GET /api/v1/vault/redeems/pending`: list pending redemptions of a vault."""

from __future__ import annotations

import httpx

from ... import arguments as check
from ...calls import Call
from ...client import AsyncClient, Client
from ...models.vault_redeem import VaultRedeem
from ...reading import JsonBody
from ...types import Response


def call(*, vault_id: int) -> Call[list[VaultRedeem]]:
    """Check the arguments and build the call; nothing is sent."""
    query: list[tuple[str, str]] = []
    query.append(("vaultId", check.query_text(check.integer("vault_id", vault_id, minimum=0, maximum=4294967295))))
    return Call(
        operation="get_vault_pending_redeems",
        method="GET",
        path="/api/v1/vault/redeems/pending",
        read=_read,
        query=query,
    )


_BODY = JsonBody(list[VaultRedeem])


def _read(answer: httpx.Response) -> list[VaultRedeem]:
    return _BODY.read(answer.content)


def sync_detailed(*, client: Client, vault_id: int) -> Response[list[VaultRedeem]]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(call(vault_id=vault_id))


def sync(*, client: Client, vault_id: int) -> list[VaultRedeem]:
    """List pending redemptions of a vault.

    Lists the pending requests to redeem tokens of a vault. Only a key of the vault's own system account may call
    this.

    Signed as `vaultPendingRedeemsQuery`.

    Args:
        vault_id: The vault. From 0 to 4294967295.

    Returns:
        The requests.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/vault/redeems/pending`, https://docs.backpack.exchange/#tag/Vaults/operation/get_vault_pending_redeems
    """
    return client.execute(call(vault_id=vault_id)).parsed


async def asyncio_detailed(*, client: AsyncClient, vault_id: int) -> Response[list[VaultRedeem]]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(call(vault_id=vault_id))


async def asyncio(*, client: AsyncClient, vault_id: int) -> list[VaultRedeem]:
    """List pending redemptions of a vault.

    Lists the pending requests to redeem tokens of a vault. Only a key of the vault's own system account may call
    this.

    Signed as `vaultPendingRedeemsQuery`.

    Args:
        vault_id: The vault. From 0 to 4294967295.

    Returns:
        The requests.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/vault/redeems/pending`, https://docs.backpack.exchange/#tag/Vaults/operation/get_vault_pending_redeems
    """
    return (await client.execute(call(vault_id=vault_id))).parsed
