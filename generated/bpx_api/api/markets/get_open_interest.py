"""`GET /api/v1/openInterest`: get open interest."""

from __future__ import annotations

import httpx

from ... import arguments as check
from ...calls import Call
from ...client import AsyncClient, Client
from ...models.open_interest import OpenInterest
from ...reading import JsonBody
from ...types import Response


def call(*, symbol: str | None = None) -> Call[list[OpenInterest]]:
    """Check the arguments and build the call; nothing is sent."""
    query: list[tuple[str, str]] = []
    if symbol is not None:
        query.append(("symbol", check.string("symbol", symbol)))
    return Call(
        operation="get_open_interest",
        method="GET",
        path="/api/v1/openInterest",
        read=_read,
        query=query,
        echoes=(("symbol", "symbol"),),
    )


_BODY = JsonBody(list[OpenInterest])


def _read(answer: httpx.Response) -> list[OpenInterest]:
    return _BODY.read(answer.content)


def sync_detailed(*, client: Client, symbol: str | None = None) -> Response[list[OpenInterest]]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(call(symbol=symbol))


def sync(*, client: Client, symbol: str | None = None) -> list[OpenInterest]:
    """Get open interest.

    Gets the open interest of one futures market, or of all of them if `symbol` is omitted.

    Args:
        symbol: Only this market, such as `SOL_USDC`. All markets if omitted.

    Returns:
        Open interest by market; a list also for a single market.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/openInterest`, https://docs.backpack.exchange/#tag/Markets/operation/get_open_interest
    """
    return client.execute(call(symbol=symbol)).parsed


async def asyncio_detailed(*, client: AsyncClient, symbol: str | None = None) -> Response[list[OpenInterest]]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(call(symbol=symbol))


async def asyncio(*, client: AsyncClient, symbol: str | None = None) -> list[OpenInterest]:
    """Get open interest.

    Gets the open interest of one futures market, or of all of them if `symbol` is omitted.

    Args:
        symbol: Only this market, such as `SOL_USDC`. All markets if omitted.

    Returns:
        Open interest by market; a list also for a single market.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/openInterest`, https://docs.backpack.exchange/#tag/Markets/operation/get_open_interest
    """
    return (await client.execute(call(symbol=symbol))).parsed
