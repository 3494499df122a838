"""`GET /api/v1/orders`: list open orders."""

from __future__ import annotations

import httpx

from ... import arguments as check
from ...calls import Call
from ...client import AsyncClient, Client
from ...models.market_type import MarketType, MarketTypeValue
from ...models.order import Order
from ...reading import JsonBody
from ...types import Response


def call(*, market_type: MarketType | MarketTypeValue | None = None, symbol: str | None = None) -> Call[list[Order]]:
    """Check the arguments and build the call; nothing is sent."""
    query: list[tuple[str, str]] = []
    if market_type is not None:
        query.append(("marketType", check.query_text(check.member("market_type", market_type, MarketType))))
    if symbol is not None:
        query.append(("symbol", check.string("symbol", symbol)))
    return Call(
        operation="get_open_orders",
        method="GET",
        path="/api/v1/orders",
        read=_read,
        query=query,
        echoes=(("symbol", "symbol"),),
    )


_BODY = JsonBody(list[Order])


def _read(answer: httpx.Response) -> list[Order]:
    return _BODY.read(answer.content)


def sync_detailed(
    *, client: Client, market_type: MarketType | MarketTypeValue | None = None, symbol: str | None = None
) -> Response[list[Order]]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(call(market_type=market_type, symbol=symbol))


def sync(
    *, client: Client, market_type: MarketType | MarketTypeValue | None = None, symbol: str | None = None
) -> list[Order]:
    """List open orders.

    Lists the account's open orders, in all markets or in one.

    Signed as `orderQueryAll`.

    Args:
        market_type: Only markets of this kind, `SPOT` or `PERP`.
        symbol: Only this market, such as `SOL_USDC`. All markets if omitted.

    Returns:
        The orders.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/orders`, https://docs.backpack.exchange/#tag/Order/operation/get_open_orders
    """
    return client.execute(call(market_type=market_type, symbol=symbol)).parsed


async def asyncio_detailed(
    *, client: AsyncClient, market_type: MarketType | MarketTypeValue | None = None, symbol: str | None = None
) -> Response[list[Order]]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(call(market_type=market_type, symbol=symbol))


async def asyncio(
    *, client: AsyncClient, market_type: MarketType | MarketTypeValue | None = None, symbol: str | None = None
) -> list[Order]:
    """List open orders.

    Lists the account's open orders, in all markets or in one.

    Signed as `orderQueryAll`.

    Args:
        market_type: Only markets of this kind, `SPOT` or `PERP`.
        symbol: Only this market, such as `SOL_USDC`. All markets if omitted.

    Returns:
        The orders.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/orders`, https://docs.backpack.exchange/#tag/Order/operation/get_open_orders
    """
    return (await client.execute(call(market_type=market_type, symbol=symbol))).parsed
