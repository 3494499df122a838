"""`GET /wapi/v1/history/strategies`: list past strategies."""

from __future__ import annotations

from collections.abc import Sequence

import httpx

from ... import arguments as check
from ...calls import Call
from ...client import AsyncClient, Client
from ...models.historical_strategy import HistoricalStrategy
from ...models.market_type import MarketType, MarketTypeValue
from ...models.sort_direction import SortDirection, SortDirectionValue
from ...reading import JsonBody
from ...types import Response


def call(
    *,
    strategy_id: str | None = None,
    symbol: str | None = None,
    market_type: Sequence[MarketType | MarketTypeValue] | None = None,
    sort_direction: SortDirection | SortDirectionValue | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> Call[list[HistoricalStrategy]]:
    """Check the arguments and build the call; nothing is sent."""
    query: list[tuple[str, str]] = []
    if strategy_id is not None:
        query.append(("strategyId", check.string("strategy_id", strategy_id)))
    if symbol is not None:
        query.append(("symbol", check.string("symbol", symbol)))
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
        operation="get_strategies_history",
        method="GET",
        path="/wapi/v1/history/strategies",
        read=_read,
        query=query,
        echoes=(("strategyId", "id"), ("symbol", "symbol")),
    )


_BODY = JsonBody(list[HistoricalStrategy])


def _read(answer: httpx.Response) -> list[HistoricalStrategy]:
    return _BODY.read(answer.content)


def sync_detailed(
    *,
    client: Client,
    strategy_id: str | None = None,
    symbol: str | None = None,
    market_type: Sequence[MarketType | MarketTypeValue] | None = None,
    sort_direction: SortDirection | SortDirectionValue | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> Response[list[HistoricalStrategy]]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(
        call(
            strategy_id=strategy_id,
            symbol=symbol,
            market_type=market_type,
            sort_direction=sort_direction,
            limit=limit,
            offset=offset,
        )
    )


def sync(
    *,
    client: Client,
    strategy_id: str | None = None,
    symbol: str | None = None,
    market_type: Sequence[MarketType | MarketTypeValue] | None = None,
    sort_direction: SortDirection | SortDirectionValue | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> list[HistoricalStrategy]:
    """List past strategies.

    Lists the account's strategies that have ended, completed or not. `get_open_strategies` lists the running ones.

    Signed as `strategyHistoryQueryAll`.

    Args:
        strategy_id: Only this strategy, by the exchange's id.
        symbol: Only this market, such as `SOL_USDC`. All markets if omitted.
        market_type: Only markets of these kinds.
        sort_direction: Sort order of the entries. The default is not documented.
        limit: Maximum number of entries to return. From 0 to 1000. Default: 100.
        offset: Number of entries to skip, for paging. At least 0. Default: 0.

    Returns:
        The strategies.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /wapi/v1/history/strategies`, https://docs.backpack.exchange/#tag/Strategy/operation/get_strategies_history
    """
    return client.execute(
        call(
            strategy_id=strategy_id,
            symbol=symbol,
            market_type=market_type,
            sort_direction=sort_direction,
            limit=limit,
            offset=offset,
        )
    ).parsed


async def asyncio_detailed(
    *,
    client: AsyncClient,
    strategy_id: str | None = None,
    symbol: str | None = None,
    market_type: Sequence[MarketType | MarketTypeValue] | None = None,
    sort_direction: SortDirection | SortDirectionValue | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> Response[list[HistoricalStrategy]]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(
        call(
            strategy_id=strategy_id,
            symbol=symbol,
            market_type=market_type,
            sort_direction=sort_direction,
            limit=limit,
            offset=offset,
        )
    )


async def asyncio(
    *,
    client: AsyncClient,
    strategy_id: str | None = None,
    symbol: str | None = None,
    market_type: Sequence[MarketType | MarketTypeValue] | None = None,
    sort_direction: SortDirection | SortDirectionValue | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> list[HistoricalStrategy]:
    """List past strategies.

    Lists the account's strategies that have ended, completed or not. `get_open_strategies` lists the running ones.

    Signed as `strategyHistoryQueryAll`.

    Args:
        strategy_id: Only this strategy, by the exchange's id.
        symbol: Only this market, such as `SOL_USDC`. All markets if omitted.
        market_type: Only markets of these kinds.
        sort_direction: Sort order of the entries. The default is not documented.
        limit: Maximum number of entries to return. From 0 to 1000. Default: 100.
        offset: Number of entries to skip, for paging. At least 0. Default: 0.

    Returns:
        The strategies.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /wapi/v1/history/strategies`, https://docs.backpack.exchange/#tag/Strategy/operation/get_strategies_history
    """
    return (
        await client.execute(
            call(
                strategy_id=strategy_id,
                symbol=symbol,
                market_type=market_type,
                sort_direction=sort_direction,
                limit=limit,
                offset=offset,
            )
        )
    ).parsed
