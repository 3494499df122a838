"""`GET /api/v1/ping`: ping the exchange."""

from __future__ import annotations

import httpx

from ...calls import Call
from ...client import AsyncClient, Client
from ...reading import from_text
from ...types import Response


def call() -> Call[str]:
    """Check the arguments and build the call; nothing is sent."""
    return Call(
        operation="ping",
        method="GET",
        path="/api/v1/ping",
        read=_read,
    )


def _read(answer: httpx.Response) -> str:
    return from_text(answer.content, str)


def sync_detailed(*, client: Client) -> Response[str]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(call())


def sync(*, client: Client) -> str:
    """Ping the exchange.

    Returns `pong`, to check the connection.

    Returns:
        The word `pong`.

    Raises:
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/ping`, https://docs.backpack.exchange/#tag/System/operation/ping
    """
    return client.execute(call()).parsed


async def asyncio_detailed(*, client: AsyncClient) -> Response[str]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(call())


async def asyncio(*, client: AsyncClient) -> str:
    """Ping the exchange.

    Returns `pong`, to check the connection.

    Returns:
        The word `pong`.

    Raises:
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/ping`, https://docs.backpack.exchange/#tag/System/operation/ping
    """
    return (await client.execute(call())).parsed
