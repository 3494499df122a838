"""`POST /api/v1/vault/mint`: mint vault tokens."""

from __future__ import annotations

import httpx

from ... import arguments as check
from ...calls import Call
from ...client import AsyncClient, Client
from ...models.vault_mint_request import VaultMintRequest
from ...types import Response


def call(*, body: VaultMintRequest) -> Call[None]:
    """Check the arguments and build the call; nothing is sent."""
    return Call(
        operation="vault_mint",
        method="POST",
        path="/api/v1/vault/mint",
        read=_read,
        body=check.require_instance("body", body, VaultMintRequest).to_dict(),
    )


def _read(answer: httpx.Response) -> None:
    return None


def sync_detailed(*, client: Client, body: VaultMintRequest) -> Response[None]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(call(body=body))


def sync(*, client: Client, body: VaultMintRequest) -> None:
    """Mint vault tokens.

    Deposits an asset into a vault in return for vault tokens. The response has no content.

    Signed as `vaultMint`.

    Args:
        body: A deposit into a vault.

    Returns:
        The tokens are minted.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.
        OutcomeUnknownError: no answer came that tells whether it was carried out.

    Source: `POST /api/v1/vault/mint`, https://docs.backpack.exchange/#tag/Vaults/operation/vault_mint
    """
    client.execute(call(body=body))


async def asyncio_detailed(*, client: AsyncClient, body: VaultMintRequest) -> Response[None]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(call(body=body))


async def asyncio(*, client: AsyncClient, body: VaultMintRequest) -> None:
    """Mint vault tokens.

    Deposits an asset into a vault in return for vault tokens. The response has no content.

    Signed as `vaultMint`.

    Args:
        body: A deposit into a vault.

    Returns:
        The tokens are minted.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.
        OutcomeUnknownError: no answer came that tells whether it was carried out.

    Source: `POST /api/v1/vault/mint`, https://docs.backpack.exchange/#tag/Vaults/operation/vault_mint
    """
    await client.execute(call(body=body))
