"""`GET /wapi/v1/history/borrowLend/positions`: list past borrow and lend positions."""

from __future__ import annotations

import httpx

from ... import arguments as check
from ...calls import Call
from ...client import AsyncClient, Client
from ...models.borrow_lend_side import BorrowLendSide, BorrowLendSideValue
from ...models.historical_borrow_lend_position import HistoricalBorrowLendPosition
from ...models.position_state import PositionState, PositionStateValue
from ...models.sort_direction import SortDirection, SortDirectionValue
from ...reading import JsonBody
from ...types import Response


def call(
    *,
    symbol: str | None = None,
    side: BorrowLendSide | BorrowLendSideValue | None = None,
    state: PositionState | PositionStateValue | None = None,
    sort_direction: SortDirection | SortDirectionValue | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> Call[list[HistoricalBorrowLendPosition]]:
    """Check the arguments and build the call; nothing is sent."""
    query: list[tuple[str, str]] = []
    if symbol is not None:
        query.append(("symbol", check.string("symbol", symbol)))
    if side is not None:
        query.append(("side", check.query_text(check.member("side", side, BorrowLendSide))))
    if state is not None:
        query.append(("state", check.query_text(check.member("state", state, PositionState))))
    if sort_direction is not None:
        query.append(("sortDirection", check.query_text(check.member("sort_direction", sort_direction, SortDirection))))
    if limit is not None:
        query.append(("limit", check.query_text(check.integer("limit", limit, minimum=0, maximum=1000))))
    if offset is not None:
        query.append(("offset", check.query_text(check.integer("offset", offset, minimum=0))))
    return Call(
        operation="get_borrow_lend_position_history",
        method="GET",
        path="/wapi/v1/history/borrowLend/positions",
        read=_read,
        query=query,
        echoes=(("symbol", "symbol"),),
    )


_BODY = JsonBody(list[HistoricalBorrowLendPosition])


def _read(answer: httpx.Response) -> list[HistoricalBorrowLendPosition]:
    return _BODY.read(answer.content)


def sync_detailed(
    *,
    client: Client,
    symbol: str | None = None,
    side: BorrowLendSide | BorrowLendSideValue | None = None,
    state: PositionState | PositionStateValue | None = None,
    sort_direction: SortDirection | SortDirectionValue | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> Response[list[HistoricalBorrowLendPosition]]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(
        call(symbol=symbol, side=side, state=state, sort_direction=sort_direction, limit=limit, offset=offset)
    )


def sync(
    *,
    client: Client,
    symbol: str | None = None,
    side: BorrowLendSide | BorrowLendSideValue | None = None,
    state: PositionState | PositionStateValue | None = None,
    sort_direction: SortDirection | SortDirectionValue | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> list[HistoricalBorrowLendPosition]:
    """List past borrow and lend positions.

    Lists the account's borrow and lend positions, open and closed.

    Signed as `borrowPositionHistoryQueryAll`.

    Args:
        symbol: Only this asset, such as `USDC`. All assets if omitted.
        side: Only borrows or only lends. Both if omitted.
        state: Only open or only closed positions. Both if omitted.
        sort_direction: Sort order of the entries. The default is not documented.
        limit: Maximum number of entries to return. From 0 to 1000. Default: 100.
        offset: Number of entries to skip, for paging. At least 0. Default: 0.

    Returns:
        The positions.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /wapi/v1/history/borrowLend/positions`, https://docs.backpack.exchange/#tag/Borrow-Lend/operation/get_borrow_lend_position_history
    """
    return client.execute(
        call(symbol=symbol, side=side, state=state, sort_direction=sort_direction, limit=limit, offset=offset)
    ).parsed


async def asyncio_detailed(
    *,
    client: AsyncClient,
    symbol: str | None = None,
    side: BorrowLendSide | BorrowLendSideValue | None = None,
    state: PositionState | PositionStateValue | None = None,
    sort_direction: SortDirection | SortDirectionValue | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> Response[list[HistoricalBorrowLendPosition]]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(
        call(symbol=symbol, side=side, state=state, sort_direction=sort_direction, limit=limit, offset=offset)
    )


async def asyncio(
    *,
    client: AsyncClient,
    symbol: str | None = None,
    side: BorrowLendSide | BorrowLendSideValue | None = None,
    state: PositionState | PositionStateValue | None = None,
    sort_direction: SortDirection | SortDirectionValue | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> list[HistoricalBorrowLendPosition]:
    """List past borrow and lend positions.

    Lists the account's borrow and lend positions, open and closed.

    Signed as `borrowPositionHistoryQueryAll`.

    Args:
        symbol: Only this asset, such as `USDC`. All assets if omitted.
        side: Only borrows or only lends. Both if omitted.
        state: Only open or only closed positions. Both if omitted.
        sort_direction: Sort order of the entries. The default is not documented.
        limit: Maximum number of entries to return. From 0 to 1000. Default: 100.
        offset: Number of entries to skip, for paging. At least 0. Default: 0.

    Returns:
        The positions.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /wapi/v1/history/borrowLend/positions`, https://docs.backpack.exchange/#tag/Borrow-Lend/operation/get_borrow_lend_position_history
    """
    return (
        await client.execute(
            call(symbol=symbol, side=side, state=state, sort_direction=sort_direction, limit=limit, offset=offset)
        )
    ).parsed
