"""`GET /api/v1/position`: list open positions."""

from __future__ import annotations

import httpx

from ... import arguments as check
from ...calls import Call
from ...client import AsyncClient, Client
from ...models.market_type import MarketType, MarketTypeValue
from ...models.position import Position
from ...reading import JsonBody
from ...types import Response


def call(*, symbol: str | None = None, market_type: MarketType | MarketTypeValue | None = None) -> Call[list[Position]]:
    """Check the arguments and build the call; nothing is sent."""
    query: list[tuple[str, str]] = []
    if symbol is not None:
        query.append(("symbol", check.string("symbol", symbol)))
    if market_type is not None:
        query.append(("marketType", check.query_text(check.member("market_type", market_type, MarketType))))
    return Call(
        operation="get_positions",
        method="GET",
        path="/api/v1/position",
        read=_read,
        query=query,
        echoes=(("symbol", "symbol"),),
    )


_BODY = JsonBody(list[Position])


def _read(answer: httpx.Response) -> list[Position]:
    return _BODY.read(answer.content)


def sync_detailed(
    *, client: Client, symbol: str | None = None, market_type: MarketType | MarketTypeValue | None = None
) -> Response[list[Position]]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(call(symbol=symbol, market_type=market_type))


def sync(
    *, client: Client, symbol: str | None = None, market_type: MarketType | MarketTypeValue | None = None
) -> list[Position]:
    """List open positions.

    Lists the account's open positions, in all markets or in one, with their margin.

    Signed as `positionQuery`.

    Args:
        symbol: Only this market, such as `SOL_USDC`. All markets if omitted.
        market_type: Only markets of this kind, `SPOT` or `PERP`.

    Returns:
        The positions; a list also for a single market.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/position`, https://docs.backpack.exchange/#tag/Position/operation/get_positions
    """
    return client.execute(call(symbol=symbol, market_type=market_type)).parsed


async def asyncio_detailed(
    *, client: AsyncClient, symbol: str | None = None, market_type: MarketType | MarketTypeValue | None = None
) -> Response[list[Position]]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(call(symbol=symbol, market_type=market_type))


async def asyncio(
    *, client: AsyncClient, symbol: str | None = None, market_type: MarketType | MarketTypeValue | None = None
) -> list[Position]:
    """List open positions.

    Lists the account's open positions, in all markets or in one, with their margin.

    Signed as `positionQuery`.

    Args:
        symbol: Only this market, such as `SOL_USDC`. All markets if omitted.
        market_type: Only markets of this kind, `SPOT` or `PERP`.

    Returns:
        The positions; a list also for a single market.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/position`, https://docs.backpack.exchange/#tag/Position/operation/get_positions
    """
    return (await client.execute(call(symbol=symbol, market_type=market_type))).parsed
