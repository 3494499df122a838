"""`DELETE /api/v1/vault/redeem`: cancel a redemption of vault tokens."""

from __future__ import annotations

import httpx

from ... import arguments as check
from ...calls import Call
from ...client import AsyncClient, Client
from ...models.vault_redeem_cancel_request import VaultRedeemCancelRequest
from ...types import Response


def call(*, body: VaultRedeemCancelRequest) -> Call[None]:
    """Check the arguments and build the call; nothing is sent."""
    return Call(
        operation="vault_redeem_cancel",
        method="DELETE",
        path="/api/v1/vault/redeem",
        read=_read,
        body=check.require_instance("body", body, VaultRedeemCancelRequest).to_dict(),
    )


def _read(answer: httpx.Response) -> None:
    return None


def sync_detailed(*, client: Client, body: VaultRedeemCancelRequest) -> Response[None]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(call(body=body))


def sync(*, client: Client, body: VaultRedeemCancelRequest) -> None:
    """Cancel a redemption of vault tokens.

    Cancels the account's pending request to redeem tokens of a vault. The response has no content.

    Signed as `vaultRedeemCancel`.

    Args:
        body: The redemption to cancel.

    Returns:
        The request is cancelled.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.
        OutcomeUnknownError: no answer came that tells whether it was carried out.

    Source: `DELETE /api/v1/vault/redeem`, https://docs.backpack.exchange/#tag/Vaults/operation/vault_redeem_cancel
    """
    client.execute(call(body=body))


async def asyncio_detailed(*, client: AsyncClient, body: VaultRedeemCancelRequest) -> Response[None]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(call(body=body))


async def asyncio(*, client: AsyncClient, body: VaultRedeemCancelRequest) -> None:
    """Cancel a redemption of vault tokens.

    Cancels the account's pending request to redeem tokens of a vault. The response has no content.

    Signed as `vaultRedeemCancel`.

    Args:
        body: The redemption to cancel.

    Returns:
        The request is cancelled.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.
        OutcomeUnknownError: no answer came that tells whether it was carried out.

    Source: `DELETE /api/v1/vault/redeem`, https://docs.backpack.exchange/#tag/Vaults/operation/vault_redeem_cancel
    """
    await client.execute(call(body=body))
