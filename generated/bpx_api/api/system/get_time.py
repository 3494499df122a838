"""`GET /api/v1/time`: get the exchange's clock."""

from __future__ import annotations

from datetime import datetime

import httpx

from ...calls import Call
from ...client import AsyncClient, Client
from ...reading import (
    MILLISECONDS,
    from_text,
    unix_time,
)
from ...types import Response


def call() -> Call[datetime]:
    """Check the arguments of `sync` and `asyncio`, and state what they send; nothing is sent."""
    return Call(
        operation="get_time",
        method="GET",
        path="/api/v1/time",
        read=_read,
    )


def _read(answer: httpx.Response) -> datetime:
    return from_text(answer.content, lambda value: unix_time(value, MILLISECONDS))


def sync_detailed(
    *,
    client: Client,
) -> Response[datetime]:
    """As `sync`, with the status, headers and raw body beside the value."""
    return client.execute(call())


def sync(
    *,
    client: Client,
) -> datetime:
    """Get the exchange's clock.

    Gets the time of the exchange's clock, for comparison with the local clock.

    Returns:
        The time of the exchange's clock.

    Raises:
        ApiError: the exchange refused or failed; `bpx_api.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/time`, https://docs.backpack.exchange/#tag/System/operation/get_time
    """
    return (client.execute(call())).parsed


async def asyncio_detailed(
    *,
    client: AsyncClient,
) -> Response[datetime]:
    """As `asyncio`, with the status, headers and raw body beside the value."""
    return await client.execute(call())


async def asyncio(
    *,
    client: AsyncClient,
) -> datetime:
    """Get the exchange's clock.

    Gets the time of the exchange's clock, for comparison with the local clock.

    Returns:
        The time of the exchange's clock.

    Raises:
        ApiError: the exchange refused or failed; `bpx_api.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/time`, https://docs.backpack.exchange/#tag/System/operation/get_time
    """
    return (await client.execute(call())).parsed
