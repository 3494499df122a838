"""`DELETE /api/v1/strategy`: cancel a strategy."""

from __future__ import annotations

import httpx

from ... import arguments as check
from ...calls import Call
from ...client import AsyncClient, Client
from ...models.strategy import Strategy
from ...models.strategy_cancel_payload import StrategyCancelPayload
from ...reading import JsonBody
from ...types import Response


def call(*, body: StrategyCancelPayload) -> Call[Strategy | None]:
    """Check the arguments and build the call; nothing is sent."""
    return Call(
        operation="cancel_strategy",
        method="DELETE",
        path="/api/v1/strategy",
        read=_read,
        statuses=(200, 202),
        body=check.require_instance("body", body, StrategyCancelPayload).to_dict(),
        echoes=(("symbol", "symbol"), ("strategyId", "id"), ("clientStrategyId", "client_strategy_id")),
    )


_BODY = JsonBody(Strategy)


def _read(answer: httpx.Response) -> Strategy | None:
    if answer.status_code in (202,):
        return None
    return _BODY.read(answer.content)


def sync_detailed(*, client: Client, body: StrategyCancelPayload) -> Response[Strategy | None]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(call(body=body))


def sync(*, client: Client, body: StrategyCancelPayload) -> Strategy | None:
    """Cancel a strategy.

    Cancels a running strategy. The exchange may respond with 202 and no content: it has accepted the request, but not
    executed it yet.

    Pass exactly one of `strategy_id` and `client_strategy_id`.

    Signed as `strategyCancel`.

    Args:
        body: The strategy to cancel.

    Returns:
        The cancelled strategy. None: accepted, but not executed yet.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.
        OutcomeUnknownError: no answer came that tells whether it was carried out.

    Source: `DELETE /api/v1/strategy`, https://docs.backpack.exchange/#tag/Strategy/operation/cancel_strategy
    """
    return client.execute(call(body=body)).parsed


async def asyncio_detailed(*, client: AsyncClient, body: StrategyCancelPayload) -> Response[Strategy | None]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(call(body=body))


async def asyncio(*, client: AsyncClient, body: StrategyCancelPayload) -> Strategy | None:
    """Cancel a strategy.

    Cancels a running strategy. The exchange may respond with 202 and no content: it has accepted the request, but not
    executed it yet.

    Pass exactly one of `strategy_id` and `client_strategy_id`.

    Signed as `strategyCancel`.

    Args:
        body: The strategy to cancel.

    Returns:
        The cancelled strategy. None: accepted, but not executed yet.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.
        OutcomeUnknownError: no answer came that tells whether it was carried out.

    Source: `DELETE /api/v1/strategy`, https://docs.backpack.exchange/#tag/Strategy/operation/cancel_strategy
    """
    return (await client.execute(call(body=body))).parsed
