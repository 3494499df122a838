"""`GET /wapi/v1/history/quote/fill`: list fills of quotes."""

from __future__ import annotations

import httpx

from ... import arguments as check
from ...calls import Call
from ...client import AsyncClient, Client
from ...models.quote_fill import QuoteFill
from ...models.side import Side, SideValue
from ...models.sort_direction import SortDirection, SortDirectionValue
from ...reading import JsonBody
from ...types import Response


def call(
    *,
    quote_id: str | None = None,
    symbol: str | None = None,
    side: Side | SideValue | None = None,
    sort_direction: SortDirection | SortDirectionValue | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> Call[list[QuoteFill]]:
    """Check the arguments and build the call; nothing is sent."""
    query: list[tuple[str, str]] = []
    if quote_id is not None:
        query.append(("quoteId", check.string("quote_id", quote_id)))
    if symbol is not None:
        query.append(("symbol", check.string("symbol", symbol)))
    if side is not None:
        query.append(("side", check.query_text(check.member("side", side, Side))))
    if sort_direction is not None:
        query.append(("sortDirection", check.query_text(check.member("sort_direction", sort_direction, SortDirection))))
    if limit is not None:
        query.append(("limit", check.query_text(check.integer("limit", limit, minimum=0, maximum=1000))))
    if offset is not None:
        query.append(("offset", check.query_text(check.integer("offset", offset, minimum=0))))
    return Call(
        operation="get_quote_fill_history",
        method="GET",
        path="/wapi/v1/history/quote/fill",
        read=_read,
        query=query,
        echoes=(("quoteId", "quote_id"), ("symbol", "symbol")),
    )


_BODY = JsonBody(list[QuoteFill])


def _read(answer: httpx.Response) -> list[QuoteFill]:
    return _BODY.read(answer.content)


def sync_detailed(
    *,
    client: Client,
    quote_id: str | None = None,
    symbol: str | None = None,
    side: Side | SideValue | None = None,
    sort_direction: SortDirection | SortDirectionValue | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> Response[list[QuoteFill]]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(
        call(quote_id=quote_id, symbol=symbol, side=side, sort_direction=sort_direction, limit=limit, offset=offset)
    )


def sync(
    *,
    client: Client,
    quote_id: str | None = None,
    symbol: str | None = None,
    side: Side | SideValue | None = None,
    sort_direction: SortDirection | SortDirectionValue | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> list[QuoteFill]:
    """List fills of quotes.

    Lists the fills of the account's quotes.

    Signed as `quoteFillHistoryQueryAll`.

    Args:
        quote_id: Only this quote.
        symbol: Only this market, such as `SOL_USDC`. All markets if omitted.
        side: Only this side, `Bid` or `Ask`. Both if omitted.
        sort_direction: Sort order of the entries. The default is not documented.
        limit: Maximum number of entries to return. From 0 to 1000. Default: 100.
        offset: Number of entries to skip, for paging. At least 0. Default: 0.

    Returns:
        The fills.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /wapi/v1/history/quote/fill`, https://docs.backpack.exchange/#tag/RFQ/operation/get_quote_fill_history
    """
    return client.execute(
        call(quote_id=quote_id, symbol=symbol, side=side, sort_direction=sort_direction, limit=limit, offset=offset)
    ).parsed


async def asyncio_detailed(
    *,
    client: AsyncClient,
    quote_id: str | None = None,
    symbol: str | None = None,
    side: Side | SideValue | None = None,
    sort_direction: SortDirection | SortDirectionValue | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> Response[list[QuoteFill]]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(
        call(quote_id=quote_id, symbol=symbol, side=side, sort_direction=sort_direction, limit=limit, offset=offset)
    )


async def asyncio(
    *,
    client: AsyncClient,
    quote_id: str | None = None,
    symbol: str | None = None,
    side: Side | SideValue | None = None,
    sort_direction: SortDirection | SortDirectionValue | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> list[QuoteFill]:
    """List fills of quotes.

    Lists the fills of the account's quotes.

    Signed as `quoteFillHistoryQueryAll`.

    Args:
        quote_id: Only this quote.
        symbol: Only this market, such as `SOL_USDC`. All markets if omitted.
        side: Only this side, `Bid` or `Ask`. Both if omitted.
        sort_direction: Sort order of the entries. The default is not documented.
        limit: Maximum number of entries to return. From 0 to 1000. Default: 100.
        offset: Number of entries to skip, for paging. At least 0. Default: 0.

    Returns:
        The fills.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /wapi/v1/history/quote/fill`, https://docs.backpack.exchange/#tag/RFQ/operation/get_quote_fill_history
    """
    return (
        await client.execute(
            call(quote_id=quote_id, symbol=symbol, side=side, sort_direction=sort_direction, limit=limit, offset=offset)
        )
    ).parsed
