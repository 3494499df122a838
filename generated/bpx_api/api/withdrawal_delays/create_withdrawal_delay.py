"""`POST /wapi/v1/capital/withdrawals/delay`: set a withdrawal delay."""

from __future__ import annotations

import httpx

from ... import arguments as check
from ...calls import Call
from ...client import AsyncClient, Client
from ...models.withdrawal_delay_request import WithdrawalDelayRequest
from ...types import Response


def call(*, body: WithdrawalDelayRequest) -> Call[None]:
    """Check the arguments and build the call; nothing is sent."""
    return Call(
        operation="create_withdrawal_delay",
        method="POST",
        path="/wapi/v1/capital/withdrawals/delay",
        read=_read,
        body=check.require_instance("body", body, WithdrawalDelayRequest).to_dict(),
    )


def _read(answer: httpx.Response) -> None:
    return None


def sync_detailed(*, client: Client, body: WithdrawalDelayRequest) -> Response[None]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(call(body=body))


def sync(*, client: Client, body: WithdrawalDelayRequest) -> None:
    """Set a withdrawal delay.

    Sets a delay for withdrawals to addresses that are not saved as trusted. If a delay exists already, the exchange
    responds with 409: change it with `update_withdrawal_delay`. The exchange documents no instruction for this
    operation, so the request is unsigned, and the response may be 401.

    Args:
        body: A delay to set, with a two-factor token.

    Returns:
        The delay is set.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.
        OutcomeUnknownError: no answer came that tells whether it was carried out.

    Source: `POST /wapi/v1/capital/withdrawals/delay`, https://docs.backpack.exchange/#tag/Withdrawal-Delays/operation/create_withdrawal_delay
    """
    client.execute(call(body=body))


async def asyncio_detailed(*, client: AsyncClient, body: WithdrawalDelayRequest) -> Response[None]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(call(body=body))


async def asyncio(*, client: AsyncClient, body: WithdrawalDelayRequest) -> None:
    """Set a withdrawal delay.

    Sets a delay for withdrawals to addresses that are not saved as trusted. If a delay exists already, the exchange
    responds with 409: change it with `update_withdrawal_delay`. The exchange documents no instruction for this
    operation, so the request is unsigned, and the response may be 401.

    Args:
        body: A delay to set, with a two-factor token.

    Returns:
        The delay is set.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.
        OutcomeUnknownError: no answer came that tells whether it was carried out.

    Source: `POST /wapi/v1/capital/withdrawals/delay`, https://docs.backpack.exchange/#tag/Withdrawal-Delays/operation/create_withdrawal_delay
    """
    await client.execute(call(body=body))
