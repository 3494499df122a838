"""`GET /wapi/v1/history/quote`: list past quotes."""

from __future__ import annotations

import httpx

from ... import arguments as check
from ...calls import Call
from ...client import AsyncClient, Client
from ...models.historical_quote import HistoricalQuote
from ...models.order_status import OrderStatus, OrderStatusValue
from ...models.sort_direction import SortDirection, SortDirectionValue
from ...reading import JsonBody
from ...types import Response


def call(
    *,
    quote_id: str | None = None,
    symbol: str | None = None,
    status: OrderStatus | OrderStatusValue | None = None,
    deferred_settlement: bool | None = None,
    sort_direction: SortDirection | SortDirectionValue | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> Call[list[HistoricalQuote]]:
    """Check the arguments and build the call; nothing is sent."""
    query: list[tuple[str, str]] = []
    if quote_id is not None:
        query.append(("quoteId", check.string("quote_id", quote_id)))
    if symbol is not None:
        query.append(("symbol", check.string("symbol", symbol)))
    if status is not None:
        query.append(("status", check.query_text(check.member("status", status, OrderStatus))))
    if deferred_settlement is not None:
        query.append(
            ("deferredSettlement", check.query_text(check.boolean("deferred_settlement", deferred_settlement)))
        )
    if sort_direction is not None:
        query.append(("sortDirection", check.query_text(check.member("sort_direction", sort_direction, SortDirection))))
    if limit is not None:
        query.append(("limit", check.query_text(check.integer("limit", limit, minimum=0, maximum=1000))))
    if offset is not None:
        query.append(("offset", check.query_text(check.integer("offset", offset, minimum=0))))
    return Call(
        operation="get_quote_history",
        method="GET",
        path="/wapi/v1/history/quote",
        read=_read,
        query=query,
        echoes=(("quoteId", "quote_id"),),
    )


_BODY = JsonBody(list[HistoricalQuote])


def _read(answer: httpx.Response) -> list[HistoricalQuote]:
    return _BODY.read(answer.content)


def sync_detailed(
    *,
    client: Client,
    quote_id: str | None = None,
    symbol: str | None = None,
    status: OrderStatus | OrderStatusValue | None = None,
    deferred_settlement: bool | None = None,
    sort_direction: SortDirection | SortDirectionValue | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> Response[list[HistoricalQuote]]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(
        call(
            quote_id=quote_id,
            symbol=symbol,
            status=status,
            deferred_settlement=deferred_settlement,
            sort_direction=sort_direction,
            limit=limit,
            offset=offset,
        )
    )


def sync(
    *,
    client: Client,
    quote_id: str | None = None,
    symbol: str | None = None,
    status: OrderStatus | OrderStatusValue | None = None,
    deferred_settlement: bool | None = None,
    sort_direction: SortDirection | SortDirectionValue | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> list[HistoricalQuote]:
    """List past quotes.

    Lists the account's quotes, including filled and expired ones.

    Signed as `quoteHistoryQueryAll`.

    Args:
        quote_id: Only this quote.
        symbol: Only this market, such as `SOL_USDC`. All markets if omitted.
        status: Only entries in this state.
        deferred_settlement: `True`: only with deferred settlement, `False`: only without. Both if omitted.
        sort_direction: Sort order of the entries. The default is not documented.
        limit: Maximum number of entries to return. From 0 to 1000. Default: 100.
        offset: Number of entries to skip, for paging. At least 0. Default: 0.

    Returns:
        The quotes.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /wapi/v1/history/quote`, https://docs.backpack.exchange/#tag/RFQ/operation/get_quote_history
    """
    return client.execute(
        call(
            quote_id=quote_id,
            symbol=symbol,
            status=status,
            deferred_settlement=deferred_settlement,
            sort_direction=sort_direction,
            limit=limit,
            offset=offset,
        )
    ).parsed


async def asyncio_detailed(
    *,
    client: AsyncClient,
    quote_id: str | None = None,
    symbol: str | None = None,
    status: OrderStatus | OrderStatusValue | None = None,
    deferred_settlement: bool | None = None,
    sort_direction: SortDirection | SortDirectionValue | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> Response[list[HistoricalQuote]]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(
        call(
            quote_id=quote_id,
            symbol=symbol,
            status=status,
            deferred_settlement=deferred_settlement,
            sort_direction=sort_direction,
            limit=limit,
            offset=offset,
        )
    )


async def asyncio(
    *,
    client: AsyncClient,
    quote_id: str | None = None,
    symbol: str | None = None,
    status: OrderStatus | OrderStatusValue | None = None,
    deferred_settlement: bool | None = None,
    sort_direction: SortDirection | SortDirectionValue | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> list[HistoricalQuote]:
    """List past quotes.

    Lists the account's quotes, including filled and expired ones.

    Signed as `quoteHistoryQueryAll`.

    Args:
        quote_id: Only this quote.
        symbol: Only this market, such as `SOL_USDC`. All markets if omitted.
        status: Only entries in this state.
        deferred_settlement: `True`: only with deferred settlement, `False`: only without. Both if omitted.
        sort_direction: Sort order of the entries. The default is not documented.
        limit: Maximum number of entries to return. From 0 to 1000. Default: 100.
        offset: Number of entries to skip, for paging. At least 0. Default: 0.

    Returns:
        The quotes.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /wapi/v1/history/quote`, https://docs.backpack.exchange/#tag/RFQ/operation/get_quote_history
    """
    return (
        await client.execute(
            call(
                quote_id=quote_id,
                symbol=symbol,
                status=status,
                deferred_settlement=deferred_settlement,
                sort_direction=sort_direction,
                limit=limit,
                offset=offset,
            )
        )
    ).parsed
