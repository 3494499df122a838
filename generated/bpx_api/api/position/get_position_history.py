"""`GET /wapi/v1/history/position`: list past positions."""

from __future__ import annotations

from collections.abc import Sequence

import httpx

from ... import arguments as check
from ...calls import Call
from ...client import AsyncClient, Client
from ...models.historical_position import HistoricalPosition
from ...models.market_type import MarketType, MarketTypeValue
from ...models.position_state import PositionState, PositionStateValue
from ...models.sort_direction import SortDirection, SortDirectionValue
from ...reading import JsonBody
from ...types import Response


def call(
    *,
    symbol: str | None = None,
    state: PositionState | PositionStateValue | None = None,
    market_type: Sequence[MarketType | MarketTypeValue] | None = None,
    sort_direction: SortDirection | SortDirectionValue | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> Call[list[HistoricalPosition]]:
    """Check the arguments and build the call; nothing is sent."""
    query: list[tuple[str, str]] = []
    if symbol is not None:
        query.append(("symbol", check.string("symbol", symbol)))
    if state is not None:
        query.append(("state", check.query_text(check.member("state", state, PositionState))))
    if market_type is not None:
        query.extend(
            ("marketType", check.query_text(check.member("market_type", item, MarketType)))
            for item in check.sequence("market_type", market_type)
        )
    if sort_direction is not None:
        query.append(("sortDirection", check.query_text(check.member("sort_direction", sort_direction, SortDirection))))
    if limit is not None:
        query.append(("limit", check.query_text(check.integer("limit", limit, minimum=0, maximum=1000))))
    if offset is not None:
        query.append(("offset", check.query_text(check.integer("offset", offset, minimum=0))))
    return Call(
        operation="get_position_history",
        method="GET",
        path="/wapi/v1/history/position",
        read=_read,
        query=query,
        echoes=(("symbol", "symbol"),),
    )


_BODY = JsonBody(list[HistoricalPosition])


def _read(answer: httpx.Response) -> list[HistoricalPosition]:
    return _BODY.read(answer.content)


def sync_detailed(
    *,
    client: Client,
    symbol: str | None = None,
    state: PositionState | PositionStateValue | None = None,
    market_type: Sequence[MarketType | MarketTypeValue] | None = None,
    sort_direction: SortDirection | SortDirectionValue | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> Response[list[HistoricalPosition]]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(
        call(
            symbol=symbol,
            state=state,
            market_type=market_type,
            sort_direction=sort_direction,
            limit=limit,
            offset=offset,
        )
    )


def sync(
    *,
    client: Client,
    symbol: str | None = None,
    state: PositionState | PositionStateValue | None = None,
    market_type: Sequence[MarketType | MarketTypeValue] | None = None,
    sort_direction: SortDirection | SortDirectionValue | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> list[HistoricalPosition]:
    """List past positions.

    Lists the account's positions, open and closed, with their profits and costs.

    Signed as `positionHistoryQueryAll`.

    Args:
        symbol: Only this market, such as `SOL_USDC`. All markets if omitted.
        state: Only open or only closed positions. Both if omitted.
        market_type: Only markets of these kinds.
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

    Source: `GET /wapi/v1/history/position`, https://docs.backpack.exchange/#tag/Position/operation/get_position_history
    """
    return client.execute(
        call(
            symbol=symbol,
            state=state,
            market_type=market_type,
            sort_direction=sort_direction,
            limit=limit,
            offset=offset,
        )
    ).parsed


async def asyncio_detailed(
    *,
    client: AsyncClient,
    symbol: str | None = None,
    state: PositionState | PositionStateValue | None = None,
    market_type: Sequence[MarketType | MarketTypeValue] | None = None,
    sort_direction: SortDirection | SortDirectionValue | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> Response[list[HistoricalPosition]]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(
        call(
            symbol=symbol,
            state=state,
            market_type=market_type,
            sort_direction=sort_direction,
            limit=limit,
            offset=offset,
        )
    )


async def asyncio(
    *,
    client: AsyncClient,
    symbol: str | None = None,
    state: PositionState | PositionStateValue | None = None,
    market_type: Sequence[MarketType | MarketTypeValue] | None = None,
    sort_direction: SortDirection | SortDirectionValue | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> list[HistoricalPosition]:
    """List past positions.

    Lists the account's positions, open and closed, with their profits and costs.

    Signed as `positionHistoryQueryAll`.

    Args:
        symbol: Only this market, such as `SOL_USDC`. All markets if omitted.
        state: Only open or only closed positions. Both if omitted.
        market_type: Only markets of these kinds.
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

    Source: `GET /wapi/v1/history/position`, https://docs.backpack.exchange/#tag/Position/operation/get_position_history
    """
    return (
        await client.execute(
            call(
                symbol=symbol,
                state=state,
                market_type=market_type,
                sort_direction=sort_direction,
                limit=limit,
                offset=offset,
            )
        )
    ).parsed
