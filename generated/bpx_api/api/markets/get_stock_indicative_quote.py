"""`GET /api/v1/stockIndicativeQuote`: estimate the price of a stock."""

from __future__ import annotations

from decimal import Decimal

import httpx

from ... import arguments as check
from ...calls import Call
from ...client import AsyncClient, Client
from ...models.side import Side, SideValue
from ...models.stock_indicative_quote import StockIndicativeQuote
from ...reading import JsonBody
from ...types import Response


def call(*, symbol: str, side: Side | SideValue, quantity: Decimal | int | str) -> Call[StockIndicativeQuote]:
    """Check the arguments and build the call; nothing is sent."""
    query: list[tuple[str, str]] = []
    query.append(("symbol", check.string("symbol", symbol)))
    query.append(("side", check.query_text(check.member("side", side, Side))))
    query.append(("quantity", check.query_text(check.decimal("quantity", quantity, above=0))))
    return Call(
        operation="get_stock_indicative_quote",
        method="GET",
        path="/api/v1/stockIndicativeQuote",
        read=_read,
        query=query,
        echoes=(("symbol", "symbol"),),
    )


_BODY = JsonBody(StockIndicativeQuote)


def _read(answer: httpx.Response) -> StockIndicativeQuote:
    return _BODY.read(answer.content)


def sync_detailed(
    *, client: Client, symbol: str, side: Side | SideValue, quantity: Decimal | int | str
) -> Response[StockIndicativeQuote]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(call(symbol=symbol, side=side, quantity=quantity))


def sync(*, client: Client, symbol: str, side: Side | SideValue, quantity: Decimal | int | str) -> StockIndicativeQuote:
    """Estimate the price of a stock.

    Estimates the price of a quantity of a stock through `submit_rfq`. The estimate is not binding and changes once a
    second.

    Args:
        symbol: Symbol of the stock, such as `NVDA.US`.
        side: `Bid` buys, `Ask` sells.
        quantity: Number of shares. Above 0.

    Returns:
        The estimate.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/stockIndicativeQuote`, https://docs.backpack.exchange/#tag/Markets/operation/get_stock_indicative_quote
    """
    return client.execute(call(symbol=symbol, side=side, quantity=quantity)).parsed


async def asyncio_detailed(
    *, client: AsyncClient, symbol: str, side: Side | SideValue, quantity: Decimal | int | str
) -> Response[StockIndicativeQuote]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(call(symbol=symbol, side=side, quantity=quantity))


async def asyncio(
    *, client: AsyncClient, symbol: str, side: Side | SideValue, quantity: Decimal | int | str
) -> StockIndicativeQuote:
    """Estimate the price of a stock.

    Estimates the price of a quantity of a stock through `submit_rfq`. The estimate is not binding and changes once a
    second.

    Args:
        symbol: Symbol of the stock, such as `NVDA.US`.
        side: `Bid` buys, `Ask` sells.
        quantity: Number of shares. Above 0.

    Returns:
        The estimate.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/stockIndicativeQuote`, https://docs.backpack.exchange/#tag/Markets/operation/get_stock_indicative_quote
    """
    return (await client.execute(call(symbol=symbol, side=side, quantity=quantity))).parsed
