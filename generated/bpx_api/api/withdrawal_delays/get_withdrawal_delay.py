"""`GET /wapi/v1/capital/withdrawals/delay`: get the withdrawal delay."""

from __future__ import annotations

import httpx

from ...calls import Call
from ...client import AsyncClient, Client
from ...models.withdrawal_delay import WithdrawalDelay
from ...reading import JsonBody
from ...types import Response


def call() -> Call[WithdrawalDelay | None]:
    """Check the arguments and build the call; nothing is sent."""
    return Call(
        operation="get_withdrawal_delay",
        method="GET",
        path="/wapi/v1/capital/withdrawals/delay",
        read=_read,
        statuses=(200, 204),
    )


_BODY = JsonBody(WithdrawalDelay)


def _read(answer: httpx.Response) -> WithdrawalDelay | None:
    if answer.status_code in (204,):
        return None
    return _BODY.read(answer.content)


def sync_detailed(*, client: Client) -> Response[WithdrawalDelay | None]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(call())


def sync(*, client: Client) -> WithdrawalDelay | None:
    """Get the withdrawal delay.

    Gets the delay of withdrawals to addresses that are not saved as trusted, which gives the owner time to stop an
    unwanted withdrawal. Without a delay the exchange responds with 204 and no content. The exchange documents no
    instruction for this operation, so the request is unsigned, and the response may be 401.

    Returns:
        The delay. None: no delay is set.

    Raises:
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /wapi/v1/capital/withdrawals/delay`, https://docs.backpack.exchange/#tag/Withdrawal-Delays/operation/get_withdrawal_delay
    """
    return client.execute(call()).parsed


async def asyncio_detailed(*, client: AsyncClient) -> Response[WithdrawalDelay | None]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(call())


async def asyncio(*, client: AsyncClient) -> WithdrawalDelay | None:
    """Get the withdrawal delay.

    Gets the delay of withdrawals to addresses that are not saved as trusted, which gives the owner time to stop an
    unwanted withdrawal. Without a delay the exchange responds with 204 and no content. The exchange documents no
    instruction for this operation, so the request is unsigned, and the response may be 401.

    Returns:
        The delay. None: no delay is set.

    Raises:
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /wapi/v1/capital/withdrawals/delay`, https://docs.backpack.exchange/#tag/Withdrawal-Delays/operation/get_withdrawal_delay
    """
    return (await client.execute(call())).parsed
