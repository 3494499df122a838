"""`POST /wapi/v1/capital/withdrawals`: withdraw an asset."""

from __future__ import annotations

import httpx

from ... import arguments as check
from ...calls import Call
from ...client import AsyncClient, Client
from ...models.account_withdrawal_payload import AccountWithdrawalPayload
from ...models.withdrawal import Withdrawal
from ...reading import JsonBody
from ...types import Response


def call(*, body: AccountWithdrawalPayload) -> Call[Withdrawal]:
    """Check the arguments and build the call; nothing is sent."""
    return Call(
        operation="request_withdrawal",
        method="POST",
        path="/wapi/v1/capital/withdrawals",
        read=_read,
        body=check.require_instance("body", body, AccountWithdrawalPayload).to_dict(),
        echoes=(("clientId", "client_id"), ("symbol", "symbol")),
    )


_BODY = JsonBody(Withdrawal)


def _read(answer: httpx.Response) -> Withdrawal:
    return _BODY.read(answer.content)


def sync_detailed(*, client: Client, body: AccountWithdrawalPayload) -> Response[Withdrawal]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(call(body=body))


def sync(*, client: Client, body: AccountWithdrawalPayload) -> Withdrawal:
    """Withdraw an asset.

    Withdraws an asset to an address outside the exchange. `two_factor_token` is required unless the account's address
    book marks the address as exempt from two-factor. `get_assets` lists minimum, maximum and fee.

    Signed as `withdraw`.

    Args:
        body: A withdrawal to make.

    Returns:
        The recorded withdrawal.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.
        OutcomeUnknownError: no answer came that tells whether it was carried out.

    Source: `POST /wapi/v1/capital/withdrawals`, https://docs.backpack.exchange/#tag/Capital/operation/request_withdrawal
    """
    return client.execute(call(body=body)).parsed


async def asyncio_detailed(*, client: AsyncClient, body: AccountWithdrawalPayload) -> Response[Withdrawal]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(call(body=body))


async def asyncio(*, client: AsyncClient, body: AccountWithdrawalPayload) -> Withdrawal:
    """Withdraw an asset.

    Withdraws an asset to an address outside the exchange. `two_factor_token` is required unless the account's address
    book marks the address as exempt from two-factor. `get_assets` lists minimum, maximum and fee.

    Signed as `withdraw`.

    Args:
        body: A withdrawal to make.

    Returns:
        The recorded withdrawal.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.
        OutcomeUnknownError: no answer came that tells whether it was carried out.

    Source: `POST /wapi/v1/capital/withdrawals`, https://docs.backpack.exchange/#tag/Capital/operation/request_withdrawal
    """
    return (await client.execute(call(body=body))).parsed
