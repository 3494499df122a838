"""`PATCH /api/v1/account`: change account settings."""

from __future__ import annotations

import httpx

from ... import arguments as check
from ...calls import Call
from ...client import AsyncClient, Client
from ...models.update_account_settings_request import UpdateAccountSettingsRequest
from ...types import Response


def call(*, body: UpdateAccountSettingsRequest) -> Call[None]:
    """Check the arguments and build the call; nothing is sent."""
    return Call(
        operation="update_account_settings",
        method="PATCH",
        path="/api/v1/account",
        read=_read,
        body=check.require_instance("body", body, UpdateAccountSettingsRequest).to_dict(),
    )


def _read(answer: httpx.Response) -> None:
    return None


def sync_detailed(*, client: Client, body: UpdateAccountSettingsRequest) -> Response[None]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(call(body=body))


def sync(*, client: Client, body: UpdateAccountSettingsRequest) -> None:
    """Change account settings.

    Changes the passed settings, and keeps the others. The response has no content.

    Signed as `accountUpdate`.

    Args:
        body: Settings to change. An omitted setting is kept.

    Returns:
        The settings are changed.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.
        OutcomeUnknownError: no answer came that tells whether it was carried out.

    Source: `PATCH /api/v1/account`, https://docs.backpack.exchange/#tag/Account/operation/update_account_settings
    """
    client.execute(call(body=body))


async def asyncio_detailed(*, client: AsyncClient, body: UpdateAccountSettingsRequest) -> Response[None]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(call(body=body))


async def asyncio(*, client: AsyncClient, body: UpdateAccountSettingsRequest) -> None:
    """Change account settings.

    Changes the passed settings, and keeps the others. The response has no content.

    Signed as `accountUpdate`.

    Args:
        body: Settings to change. An omitted setting is kept.

    Returns:
        The settings are changed.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.
        OutcomeUnknownError: no answer came that tells whether it was carried out.

    Source: `PATCH /api/v1/account`, https://docs.backpack.exchange/#tag/Account/operation/update_account_settings
    """
    await client.execute(call(body=body))
