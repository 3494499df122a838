"""`GET /api/v1/ping`: ping the exchange."""

from __future__ import annotations

import httpx

from ...calls import Call
from ...client import AsyncClient, Client
from ...reading import (
    from_text,
    text,
)
from ...types import Response


def call() -> Call[str]:
    """Check the arguments of `sync` and `asyncio`, and state what they send; nothing is sent."""
    return Call(
        operation="ping",
        method="GET",
        path="/api/v1/ping",
        read=_read,
    )


def _read(answer: httpx.Response) -> str:
    return from_text(answer.content, text)


def sync_detailed(
    *,
    client: Client,
) -> Response[str]:
    """As `sync`, with the status, headers and raw body beside the value."""
    return client.execute(call())


def sync(
    *,
    client: Client,
) -> str:
    """Ping the exchange.

    Returns `pong`, to check the connection.

    Returns:
        The word `pong`.

    Raises:
        ApiError: the exchange refused or failed; `bpx_api.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/ping`, https://docs.backpack.exchange/#tag/System/operation/ping
    """
    return (client.execute(call())).parsed


async def asyncio_detailed(
    *,
    client: AsyncClient,
) -> Response[str]:
    """As `asyncio`, with the status, headers and raw body beside the value."""
    return await client.execute(call())


async def asyncio(
    *,
    client: AsyncClient,
) -> str:
    """Ping the exchange.

    Returns `pong`, to check the connection.

    Returns:
        The word `pong`.

    Raises:
        ApiError: the exchange refused or failed; `bpx_api.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/ping`, https://docs.backpack.exchange/#tag/System/operation/ping
    """
    return (await client.execute(call())).parsed
