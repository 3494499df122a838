"""`GET /api/v1/time`: get the exchange's clock."""

from __future__ import annotations

from datetime import datetime

import httpx

from ...calls import Call
from ...client import AsyncClient, Client
from ...model import UnixMillisecondsText
from ...reading import from_text
from ...types import Response


def call() -> Call[datetime]:
    """Check the arguments and build the call; nothing is sent."""
    return Call(
        operation="get_time",
        method="GET",
        path="/api/v1/time",
        read=_read,
    )


def _read(answer: httpx.Response) -> datetime:
    return from_text(answer.content, UnixMillisecondsText)


def sync_detailed(*, client: Client) -> Response[datetime]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(call())


def sync(*, client: Client) -> datetime:
    """Get the exchange's clock.

    Gets the time of the exchange's clock, for comparison with the local clock.

    Returns:
        The time of the exchange's clock.

    Raises:
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/time`, https://docs.backpack.exchange/#tag/System/operation/get_time
    """
    return client.execute(call()).parsed


async def asyncio_detailed(*, client: AsyncClient) -> Response[datetime]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(call())


async def asyncio(*, client: AsyncClient) -> datetime:
    """Get the exchange's clock.

    Gets the time of the exchange's clock, for comparison with the local clock.

    Returns:
        The time of the exchange's clock.

    Raises:
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/time`, https://docs.backpack.exchange/#tag/System/operation/get_time
    """
    return (await client.execute(call())).parsed
