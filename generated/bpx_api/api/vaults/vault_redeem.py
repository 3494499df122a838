"""`POST /api/v1/vault/redeem`: request a redemption of vault tokens."""

from __future__ import annotations

import httpx

from ... import arguments as check
from ...calls import Call
from ...client import AsyncClient, Client
from ...models.vault_redeem_request import VaultRedeemRequest
from ...types import Response


def call(*, body: VaultRedeemRequest) -> Call[None]:
    """Check the arguments and build the call; nothing is sent."""
    return Call(
        operation="vault_redeem",
        method="POST",
        path="/api/v1/vault/redeem",
        read=_read,
        body=check.require_instance("body", body, VaultRedeemRequest).to_dict(),
    )


def _read(answer: httpx.Response) -> None:
    return None


def sync_detailed(*, client: Client, body: VaultRedeemRequest) -> Response[None]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(call(body=body))


def sync(*, client: Client, body: VaultRedeemRequest) -> None:
    """Request a redemption of vault tokens.

    Requests the redemption of vault tokens for USDC. The request waits until the vault's `redeem_delay_ms` has
    passed. The response has no content.

    Signed as `vaultRedeemRequest`.

    Args:
        body: The vault tokens to redeem.

    Returns:
        The request is queued.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.
        OutcomeUnknownError: no answer came that tells whether it was carried out.

    Source: `POST /api/v1/vault/redeem`, https://docs.backpack.exchange/#tag/Vaults/operation/vault_redeem
    """
    client.execute(call(body=body))


async def asyncio_detailed(*, client: AsyncClient, body: VaultRedeemRequest) -> Response[None]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(call(body=body))


async def asyncio(*, client: AsyncClient, body: VaultRedeemRequest) -> None:
    """Request a redemption of vault tokens.

    Requests the redemption of vault tokens for USDC. The request waits until the vault's `redeem_delay_ms` has
    passed. The response has no content.

    Signed as `vaultRedeemRequest`.

    Args:
        body: The vault tokens to redeem.

    Returns:
        The request is queued.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.
        OutcomeUnknownError: no answer came that tells whether it was carried out.

    Source: `POST /api/v1/vault/redeem`, https://docs.backpack.exchange/#tag/Vaults/operation/vault_redeem
    """
    await client.execute(call(body=body))
