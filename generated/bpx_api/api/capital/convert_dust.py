"""`POST /api/v1/account/convertDust`: convert dust to USDC."""

from __future__ import annotations

import httpx

from ... import arguments as check
from ...calls import Call
from ...client import AsyncClient, Client
from ...models.account_convert_dust_payload import AccountConvertDustPayload
from ...types import Response


def call(*, body: AccountConvertDustPayload) -> Call[None]:
    """Check the arguments and build the call; nothing is sent."""
    return Call(
        operation="convert_dust",
        method="POST",
        path="/api/v1/account/convertDust",
        read=_read,
        body=check.require_instance("body", body, AccountConvertDustPayload).to_dict(),
    )


def _read(answer: httpx.Response) -> None:
    return None


def sync_detailed(*, client: Client, body: AccountConvertDustPayload) -> Response[None]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(call(body=body))


def sync(*, client: Client, body: AccountConvertDustPayload) -> None:
    """Convert dust to USDC.

    Converts a balance that is too small for a trade to USDC. The balance, including lent funds, must be below the
    smallest order quantity of the asset's spot market. The response has no content; `get_dust_history` has the
    result.

    Signed as `convertDust`.

    Args:
        body: The dust to convert.

    Returns:
        The dust is converted.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.
        OutcomeUnknownError: no answer came that tells whether it was carried out.

    Source: `POST /api/v1/account/convertDust`, https://docs.backpack.exchange/#tag/Capital/operation/convert_dust
    """
    client.execute(call(body=body))


async def asyncio_detailed(*, client: AsyncClient, body: AccountConvertDustPayload) -> Response[None]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(call(body=body))


async def asyncio(*, client: AsyncClient, body: AccountConvertDustPayload) -> None:
    """Convert dust to USDC.

    Converts a balance that is too small for a trade to USDC. The balance, including lent funds, must be below the
    smallest order quantity of the asset's spot market. The response has no content; `get_dust_history` has the
    result.

    Signed as `convertDust`.

    Args:
        body: The dust to convert.

    Returns:
        The dust is converted.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.
        OutcomeUnknownError: no answer came that tells whether it was carried out.

    Source: `POST /api/v1/account/convertDust`, https://docs.backpack.exchange/#tag/Capital/operation/convert_dust
    """
    await client.execute(call(body=body))
