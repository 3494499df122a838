"""`GET /api/v1/status`: get the state of the exchange."""

from __future__ import annotations

import httpx

from ...calls import Call
from ...client import AsyncClient, Client
from ...models.system_status import SystemStatus
from ...reading import JsonBody
from ...types import Response


def call() -> Call[SystemStatus]:
    """Check the arguments and build the call; nothing is sent."""
    return Call(
        operation="get_status",
        method="GET",
        path="/api/v1/status",
        read=_read,
    )


_BODY = JsonBody(SystemStatus)


def _read(answer: httpx.Response) -> SystemStatus:
    return _BODY.read(answer.content)


def sync_detailed(*, client: Client) -> Response[SystemStatus]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(call())


def sync(*, client: Client) -> SystemStatus:
    """Get the state of the exchange.

    Gets the state of the exchange: working or under maintenance.

    Returns:
        The state.

    Raises:
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/status`, https://docs.backpack.exchange/#tag/System/operation/get_status
    """
    return client.execute(call()).parsed


async def asyncio_detailed(*, client: AsyncClient) -> Response[SystemStatus]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(call())


async def asyncio(*, client: AsyncClient) -> SystemStatus:
    """Get the state of the exchange.

    Gets the state of the exchange: working or under maintenance.

    Returns:
        The state.

    Raises:
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/status`, https://docs.backpack.exchange/#tag/System/operation/get_status
    """
    return (await client.execute(call())).parsed
