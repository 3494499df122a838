"""`GET /api/v1/account`: get account settings, fees and limits."""

from __future__ import annotations

import httpx

from ...calls import Call
from ...client import AsyncClient, Client
from ...models.account_summary import AccountSummary
from ...reading import JsonBody
from ...types import Response


def call() -> Call[AccountSummary]:
    """Check the arguments and build the call; nothing is sent."""
    return Call(
        operation="get_account",
        method="GET",
        path="/api/v1/account",
        read=_read,
    )


_BODY = JsonBody(AccountSummary)


def _read(answer: httpx.Response) -> AccountSummary:
    return _BODY.read(answer.content)


def sync_detailed(*, client: Client) -> Response[AccountSummary]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(call())


def sync(*, client: Client) -> AccountSummary:
    """Get account settings, fees and limits.

    Gets the account's settings, fees, limits, and the number of its open orders.

    Signed as `accountQuery`.

    Returns:
        The account.

    Raises:
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/account`, https://docs.backpack.exchange/#tag/Account/operation/get_account
    """
    return client.execute(call()).parsed


async def asyncio_detailed(*, client: AsyncClient) -> Response[AccountSummary]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(call())


async def asyncio(*, client: AsyncClient) -> AccountSummary:
    """Get account settings, fees and limits.

    Gets the account's settings, fees, limits, and the number of its open orders.

    Signed as `accountQuery`.

    Returns:
        The account.

    Raises:
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/account`, https://docs.backpack.exchange/#tag/Account/operation/get_account
    """
    return (await client.execute(call())).parsed
