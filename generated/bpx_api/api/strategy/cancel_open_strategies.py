"""`DELETE /api/v1/strategies`: cancel all strategies of one market."""

from __future__ import annotations

import httpx

from ... import arguments as check
from ...calls import Call
from ...client import AsyncClient, Client
from ...models.strategy import Strategy
from ...models.strategy_cancel_all_payload import StrategyCancelAllPayload
from ...reading import JsonBody
from ...types import Response


def call(*, body: StrategyCancelAllPayload) -> Call[list[Strategy] | None]:
    """Check the arguments and build the call; nothing is sent."""
    return Call(
        operation="cancel_open_strategies",
        method="DELETE",
        path="/api/v1/strategies",
        read=_read,
        statuses=(200, 202),
        body=check.require_instance("body", body, StrategyCancelAllPayload).to_dict(),
        echoes=(("symbol", "symbol"),),
    )


_BODY = JsonBody(list[Strategy])


def _read(answer: httpx.Response) -> list[Strategy] | None:
    if answer.status_code in (202,):
        return None
    return _BODY.read(answer.content)


def sync_detailed(*, client: Client, body: StrategyCancelAllPayload) -> Response[list[Strategy] | None]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(call(body=body))


def sync(*, client: Client, body: StrategyCancelAllPayload) -> list[Strategy] | None:
    """Cancel all strategies of one market.

    Cancels the account's running strategies in one market, all of them or those of one kind. The exchange may respond
    with 202 and no content: it has accepted the request, but not executed it yet.

    Signed as `strategyCancelAll`.

    Args:
        body: The strategies to cancel.

    Returns:
        The cancelled strategies. None: accepted, but not executed yet.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.
        OutcomeUnknownError: no answer came that tells whether it was carried out.

    Source: `DELETE /api/v1/strategies`, https://docs.backpack.exchange/#tag/Strategy/operation/cancel_open_strategies
    """
    return client.execute(call(body=body)).parsed


async def asyncio_detailed(*, client: AsyncClient, body: StrategyCancelAllPayload) -> Response[list[Strategy] | None]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(call(body=body))


async def asyncio(*, client: AsyncClient, body: StrategyCancelAllPayload) -> list[Strategy] | None:
    """Cancel all strategies of one market.

    Cancels the account's running strategies in one market, all of them or those of one kind. The exchange may respond
    with 202 and no content: it has accepted the request, but not executed it yet.

    Signed as `strategyCancelAll`.

    Args:
        body: The strategies to cancel.

    Returns:
        The cancelled strategies. None: accepted, but not executed yet.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.
        OutcomeUnknownError: no answer came that tells whether it was carried out.

    Source: `DELETE /api/v1/strategies`, https://docs.backpack.exchange/#tag/Strategy/operation/cancel_open_strategies
    """
    return (await client.execute(call(body=body))).parsed
