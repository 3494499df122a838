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

    Gets how long withdrawals to addresses that are not saved as trusted are held back, so that one the owner did not
    ask for can be stopped. There may be no delay: the exchange then answers 204, without content. It documents no
    instruction for this, so the request goes out unsigned, which it may answer with 401.

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

    Gets how long withdrawals to addresses that are not saved as trusted are held back, so that one the owner did not
    ask for can be stopped. There may be no delay: the exchange then answers 204, without content. It documents no
    instruction for this, so the request goes out unsigned, which it may answer with 401.

    Returns:
        The delay. None: no delay is set.

    Raises:
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /wapi/v1/capital/withdrawals/delay`, https://docs.backpack.exchange/#tag/Withdrawal-Delays/operation/get_withdrawal_delay
    """
    return (await client.execute(call())).parsed
