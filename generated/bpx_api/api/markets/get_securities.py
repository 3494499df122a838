"""`GET /api/v1/securities`: list securities."""

from __future__ import annotations

import httpx

from ...calls import Call
from ...client import AsyncClient, Client
from ...models.security import Security
from ...reading import JsonBody
from ...types import Response


def call() -> Call[list[Security]]:
    """Check the arguments and build the call; nothing is sent."""
    return Call(
        operation="get_securities",
        method="GET",
        path="/api/v1/securities",
        read=_read,
    )


_BODY = JsonBody(list[Security])


def _read(answer: httpx.Response) -> list[Security]:
    return _BODY.read(answer.content)


def sync_detailed(*, client: Client) -> Response[list[Security]]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(call())


def sync(*, client: Client) -> list[Security]:
    """List securities.

    Lists the securities that can be traded, and the rules for quantities in each of their sessions. The hours of a
    session are in `get_stock_sessions`.

    Returns:
        The securities.

    Raises:
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/securities`, https://docs.backpack.exchange/#tag/Markets/operation/get_securities
    """
    return client.execute(call()).parsed


async def asyncio_detailed(*, client: AsyncClient) -> Response[list[Security]]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(call())


async def asyncio(*, client: AsyncClient) -> list[Security]:
    """List securities.

    Lists the securities that can be traded, and the rules for quantities in each of their sessions. The hours of a
    session are in `get_stock_sessions`.

    Returns:
        The securities.

    Raises:
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/securities`, https://docs.backpack.exchange/#tag/Markets/operation/get_securities
    """
    return (await client.execute(call())).parsed
