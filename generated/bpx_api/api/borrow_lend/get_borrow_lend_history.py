"""`GET /wapi/v1/history/borrowLend`: list borrows, lends and repayments."""

from __future__ import annotations

import httpx

from ... import arguments as check
from ...calls import Call
from ...client import AsyncClient, Client
from ...models.borrow_lend_event_type import BorrowLendEventType, BorrowLendEventTypeValue
from ...models.borrow_lend_movement import BorrowLendMovement
from ...models.sort_direction import SortDirection, SortDirectionValue
from ...reading import JsonBody
from ...types import Response


def call(
    *,
    type_: BorrowLendEventType | BorrowLendEventTypeValue | None = None,
    sources: str | None = None,
    position_id: str | None = None,
    symbol: str | None = None,
    sort_direction: SortDirection | SortDirectionValue | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> Call[list[BorrowLendMovement]]:
    """Check the arguments and build the call; nothing is sent."""
    query: list[tuple[str, str]] = []
    if type_ is not None:
        query.append(("type", check.query_text(check.member("type_", type_, BorrowLendEventType))))
    if sources is not None:
        query.append(("sources", check.string("sources", sources)))
    if position_id is not None:
        query.append(("positionId", check.string("position_id", position_id)))
    if symbol is not None:
        query.append(("symbol", check.string("symbol", symbol)))
    if sort_direction is not None:
        query.append(("sortDirection", check.query_text(check.member("sort_direction", sort_direction, SortDirection))))
    if limit is not None:
        query.append(("limit", check.query_text(check.integer("limit", limit, minimum=0, maximum=1000))))
    if offset is not None:
        query.append(("offset", check.query_text(check.integer("offset", offset, minimum=0))))
    return Call(
        operation="get_borrow_lend_history",
        method="GET",
        path="/wapi/v1/history/borrowLend",
        read=_read,
        query=query,
        echoes=(("symbol", "symbol"),),
    )


_BODY = JsonBody(list[BorrowLendMovement])


def _read(answer: httpx.Response) -> list[BorrowLendMovement]:
    return _BODY.read(answer.content)


def sync_detailed(
    *,
    client: Client,
    type_: BorrowLendEventType | BorrowLendEventTypeValue | None = None,
    sources: str | None = None,
    position_id: str | None = None,
    symbol: str | None = None,
    sort_direction: SortDirection | SortDirectionValue | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> Response[list[BorrowLendMovement]]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(
        call(
            type_=type_,
            sources=sources,
            position_id=position_id,
            symbol=symbol,
            sort_direction=sort_direction,
            limit=limit,
            offset=offset,
        )
    )


def sync(
    *,
    client: Client,
    type_: BorrowLendEventType | BorrowLendEventTypeValue | None = None,
    sources: str | None = None,
    position_id: str | None = None,
    symbol: str | None = None,
    sort_direction: SortDirection | SortDirectionValue | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> list[BorrowLendMovement]:
    """List borrows, lends and repayments.

    Lists each borrow, lend, repayment and redemption of the account, whatever its cause.

    Signed as `borrowHistoryQueryAll`.

    Args:
        type_: Only events of this kind. All kinds if omitted.
        sources: Only events from these sources, values of `BorrowLendSource` separated by commas.
        position_id: Only this borrow or lend position.
        symbol: Only this asset, such as `USDC`. All assets if omitted.
        sort_direction: Sort order of the entries. The default is not documented.
        limit: Maximum number of entries to return. From 0 to 1000. Default: 100.
        offset: Number of entries to skip, for paging. At least 0. Default: 0.

    Returns:
        The events.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /wapi/v1/history/borrowLend`, https://docs.backpack.exchange/#tag/Borrow-Lend/operation/get_borrow_lend_history
    """
    return client.execute(
        call(
            type_=type_,
            sources=sources,
            position_id=position_id,
            symbol=symbol,
            sort_direction=sort_direction,
            limit=limit,
            offset=offset,
        )
    ).parsed


async def asyncio_detailed(
    *,
    client: AsyncClient,
    type_: BorrowLendEventType | BorrowLendEventTypeValue | None = None,
    sources: str | None = None,
    position_id: str | None = None,
    symbol: str | None = None,
    sort_direction: SortDirection | SortDirectionValue | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> Response[list[BorrowLendMovement]]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(
        call(
            type_=type_,
            sources=sources,
            position_id=position_id,
            symbol=symbol,
            sort_direction=sort_direction,
            limit=limit,
            offset=offset,
        )
    )


async def asyncio(
    *,
    client: AsyncClient,
    type_: BorrowLendEventType | BorrowLendEventTypeValue | None = None,
    sources: str | None = None,
    position_id: str | None = None,
    symbol: str | None = None,
    sort_direction: SortDirection | SortDirectionValue | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> list[BorrowLendMovement]:
    """List borrows, lends and repayments.

    Lists each borrow, lend, repayment and redemption of the account, whatever its cause.

    Signed as `borrowHistoryQueryAll`.

    Args:
        type_: Only events of this kind. All kinds if omitted.
        sources: Only events from these sources, values of `BorrowLendSource` separated by commas.
        position_id: Only this borrow or lend position.
        symbol: Only this asset, such as `USDC`. All assets if omitted.
        sort_direction: Sort order of the entries. The default is not documented.
        limit: Maximum number of entries to return. From 0 to 1000. Default: 100.
        offset: Number of entries to skip, for paging. At least 0. Default: 0.

    Returns:
        The events.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /wapi/v1/history/borrowLend`, https://docs.backpack.exchange/#tag/Borrow-Lend/operation/get_borrow_lend_history
    """
    return (
        await client.execute(
            call(
                type_=type_,
                sources=sources,
                position_id=position_id,
                symbol=symbol,
                sort_direction=sort_direction,
                limit=limit,
                offset=offset,
            )
        )
    ).parsed
