"""`PATCH /wapi/v1/capital/withdrawals/delay`: change the withdrawal delay."""

from __future__ import annotations

import httpx

from ... import arguments as check
from ...calls import Call
from ...client import AsyncClient, Client
from ...models.withdrawal_delay import WithdrawalDelay
from ...models.withdrawal_delay_request import WithdrawalDelayRequest
from ...reading import JsonBody
from ...types import Response


def call(*, body: WithdrawalDelayRequest) -> Call[WithdrawalDelay]:
    """Check the arguments and build the call; nothing is sent."""
    return Call(
        operation="update_withdrawal_delay",
        method="PATCH",
        path="/wapi/v1/capital/withdrawals/delay",
        read=_read,
        body=check.require_instance("body", body, WithdrawalDelayRequest).to_dict(),
    )


_BODY = JsonBody(WithdrawalDelay)


def _read(answer: httpx.Response) -> WithdrawalDelay:
    return _BODY.read(answer.content)


def sync_detailed(*, client: Client, body: WithdrawalDelayRequest) -> Response[WithdrawalDelay]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(call(body=body))


def sync(*, client: Client, body: WithdrawalDelayRequest) -> WithdrawalDelay:
    """Change the withdrawal delay.

    Changes the delay of withdrawals. The new delay takes effect after the current delay has passed. The exchange
    documents no instruction for this operation, so the request is unsigned, and the response may be 401.

    Args:
        body: A delay to set, with a two-factor token.

    Returns:
        The delay, with the pending change.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.
        OutcomeUnknownError: no answer came that tells whether it was carried out.

    Source: `PATCH /wapi/v1/capital/withdrawals/delay`, https://docs.backpack.exchange/#tag/Withdrawal-Delays/operation/update_withdrawal_delay
    """
    return client.execute(call(body=body)).parsed


async def asyncio_detailed(*, client: AsyncClient, body: WithdrawalDelayRequest) -> Response[WithdrawalDelay]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(call(body=body))


async def asyncio(*, client: AsyncClient, body: WithdrawalDelayRequest) -> WithdrawalDelay:
    """Change the withdrawal delay.

    Changes the delay of withdrawals. The new delay takes effect after the current delay has passed. The exchange
    documents no instruction for this operation, so the request is unsigned, and the response may be 401.

    Args:
        body: A delay to set, with a two-factor token.

    Returns:
        The delay, with the pending change.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.
        OutcomeUnknownError: no answer came that tells whether it was carried out.

    Source: `PATCH /wapi/v1/capital/withdrawals/delay`, https://docs.backpack.exchange/#tag/Withdrawal-Delays/operation/update_withdrawal_delay
    """
    return (await client.execute(call(body=body))).parsed
