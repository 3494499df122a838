"""`GET /wapi/v1/history/rfq`: list past RFQs."""

from __future__ import annotations

import httpx

from ... import arguments as check
from ...calls import Call
from ...client import AsyncClient, Client
from ...models.historical_request_for_quote import HistoricalRequestForQuote
from ...models.order_status import OrderStatus, OrderStatusValue
from ...models.side import Side, SideValue
from ...models.sort_direction import SortDirection, SortDirectionValue
from ...reading import JsonBody
from ...types import Response


def call(
    *,
    rfq_id: str | None = None,
    symbol: str | None = None,
    status: OrderStatus | OrderStatusValue | None = None,
    side: Side | SideValue | None = None,
    deferred_settlement: bool | None = None,
    sort_direction: SortDirection | SortDirectionValue | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> Call[list[HistoricalRequestForQuote]]:
    """Check the arguments and build the call; nothing is sent."""
    query: list[tuple[str, str]] = []
    if rfq_id is not None:
        query.append(("rfqId", check.string("rfq_id", rfq_id)))
    if symbol is not None:
        query.append(("symbol", check.string("symbol", symbol)))
    if status is not None:
        query.append(("status", check.query_text(check.member("status", status, OrderStatus))))
    if side is not None:
        query.append(("side", check.query_text(check.member("side", side, Side))))
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
        operation="get_rfq_history",
        method="GET",
        path="/wapi/v1/history/rfq",
        read=_read,
        query=query,
        echoes=(("rfqId", "rfq_id"), ("symbol", "symbol")),
    )


_BODY = JsonBody(list[HistoricalRequestForQuote])


def _read(answer: httpx.Response) -> list[HistoricalRequestForQuote]:
    return _BODY.read(answer.content)


def sync_detailed(
    *,
    client: Client,
    rfq_id: str | None = None,
    symbol: str | None = None,
    status: OrderStatus | OrderStatusValue | None = None,
    side: Side | SideValue | None = None,
    deferred_settlement: bool | None = None,
    sort_direction: SortDirection | SortDirectionValue | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> Response[list[HistoricalRequestForQuote]]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(
        call(
            rfq_id=rfq_id,
            symbol=symbol,
            status=status,
            side=side,
            deferred_settlement=deferred_settlement,
            sort_direction=sort_direction,
            limit=limit,
            offset=offset,
        )
    )


def sync(
    *,
    client: Client,
    rfq_id: str | None = None,
    symbol: str | None = None,
    status: OrderStatus | OrderStatusValue | None = None,
    side: Side | SideValue | None = None,
    deferred_settlement: bool | None = None,
    sort_direction: SortDirection | SortDirectionValue | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> list[HistoricalRequestForQuote]:
    """List past RFQs.

    Lists the account's RFQs, including filled and expired ones.

    Signed as `rfqHistoryQueryAll`.

    Args:
        rfq_id: Only the RFQ with this id.
        symbol: Only this market, such as `SOL_USDC`. All markets if omitted.
        status: Only entries in this state.
        side: Only this side, `Bid` or `Ask`. Both if omitted.
        deferred_settlement: `True`: only with deferred settlement, `False`: only without. Both if omitted.
        sort_direction: Sort order of the entries. The default is not documented.
        limit: Maximum number of entries to return. From 0 to 1000. Default: 100.
        offset: Number of entries to skip, for paging. At least 0. Default: 0.

    Returns:
        The RFQs.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /wapi/v1/history/rfq`, https://docs.backpack.exchange/#tag/RFQ/operation/get_rfq_history
    """
    return client.execute(
        call(
            rfq_id=rfq_id,
            symbol=symbol,
            status=status,
            side=side,
            deferred_settlement=deferred_settlement,
            sort_direction=sort_direction,
            limit=limit,
            offset=offset,
        )
    ).parsed


async def asyncio_detailed(
    *,
    client: AsyncClient,
    rfq_id: str | None = None,
    symbol: str | None = None,
    status: OrderStatus | OrderStatusValue | None = None,
    side: Side | SideValue | None = None,
    deferred_settlement: bool | None = None,
    sort_direction: SortDirection | SortDirectionValue | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> Response[list[HistoricalRequestForQuote]]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(
        call(
            rfq_id=rfq_id,
            symbol=symbol,
            status=status,
            side=side,
            deferred_settlement=deferred_settlement,
            sort_direction=sort_direction,
            limit=limit,
            offset=offset,
        )
    )


async def asyncio(
    *,
    client: AsyncClient,
    rfq_id: str | None = None,
    symbol: str | None = None,
    status: OrderStatus | OrderStatusValue | None = None,
    side: Side | SideValue | None = None,
    deferred_settlement: bool | None = None,
    sort_direction: SortDirection | SortDirectionValue | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> list[HistoricalRequestForQuote]:
    """List past RFQs.

    Lists the account's RFQs, including filled and expired ones.

    Signed as `rfqHistoryQueryAll`.

    Args:
        rfq_id: Only the RFQ with this id.
        symbol: Only this market, such as `SOL_USDC`. All markets if omitted.
        status: Only entries in this state.
        side: Only this side, `Bid` or `Ask`. Both if omitted.
        deferred_settlement: `True`: only with deferred settlement, `False`: only without. Both if omitted.
        sort_direction: Sort order of the entries. The default is not documented.
        limit: Maximum number of entries to return. From 0 to 1000. Default: 100.
        offset: Number of entries to skip, for paging. At least 0. Default: 0.

    Returns:
        The RFQs.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /wapi/v1/history/rfq`, https://docs.backpack.exchange/#tag/RFQ/operation/get_rfq_history
    """
    return (
        await client.execute(
            call(
                rfq_id=rfq_id,
                symbol=symbol,
                status=status,
                side=side,
                deferred_settlement=deferred_settlement,
                sort_direction=sort_direction,
                limit=limit,
                offset=offset,
            )
        )
    ).parsed
