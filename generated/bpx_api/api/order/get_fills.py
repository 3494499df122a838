"""`GET /wapi/v1/history/fills`: list fills."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import httpx

from ... import arguments as check
from ...calls import Call
from ...client import AsyncClient, Client
from ...models.asset_class import AssetClass, AssetClassValue
from ...models.fill_type import FillType, FillTypeValue
from ...models.market_type import MarketType, MarketTypeValue
from ...models.order_fill import OrderFill
from ...models.sort_direction import SortDirection, SortDirectionValue
from ...reading import JsonBody
from ...types import Response
from ...values import MILLISECONDS


def call(
    *,
    order_id: str | None = None,
    strategy_id: str | None = None,
    from_: datetime | int | None = None,
    to: datetime | int | None = None,
    symbol: str | None = None,
    fill_type: FillType | FillTypeValue | None = None,
    asset_class: AssetClass | AssetClassValue | None = None,
    market_type: Sequence[MarketType | MarketTypeValue] | None = None,
    sort_direction: SortDirection | SortDirectionValue | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> Call[list[OrderFill]]:
    """Check the arguments and build the call; nothing is sent."""
    query: list[tuple[str, str]] = []
    if order_id is not None:
        query.append(("orderId", check.string("order_id", order_id)))
    if strategy_id is not None:
        query.append(("strategyId", check.string("strategy_id", strategy_id)))
    if from_ is not None:
        query.append(("from", check.query_text(check.time("from_", from_, MILLISECONDS), MILLISECONDS)))
    if to is not None:
        query.append(("to", check.query_text(check.time("to", to, MILLISECONDS), MILLISECONDS)))
    if symbol is not None:
        query.append(("symbol", check.string("symbol", symbol)))
    if fill_type is not None:
        query.append(("fillType", check.query_text(check.member("fill_type", fill_type, FillType))))
    if asset_class is not None:
        query.append(("assetClass", check.query_text(check.member("asset_class", asset_class, AssetClass))))
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
        operation="get_fills",
        method="GET",
        path="/wapi/v1/history/fills",
        read=_read,
        query=query,
        echoes=(("orderId", "order_id"), ("symbol", "symbol")),
    )


_BODY = JsonBody(list[OrderFill])


def _read(answer: httpx.Response) -> list[OrderFill]:
    return _BODY.read(answer.content)


def sync_detailed(
    *,
    client: Client,
    order_id: str | None = None,
    strategy_id: str | None = None,
    from_: datetime | int | None = None,
    to: datetime | int | None = None,
    symbol: str | None = None,
    fill_type: FillType | FillTypeValue | None = None,
    asset_class: AssetClass | AssetClassValue | None = None,
    market_type: Sequence[MarketType | MarketTypeValue] | None = None,
    sort_direction: SortDirection | SortDirectionValue | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> Response[list[OrderFill]]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(
        call(
            order_id=order_id,
            strategy_id=strategy_id,
            from_=from_,
            to=to,
            symbol=symbol,
            fill_type=fill_type,
            asset_class=asset_class,
            market_type=market_type,
            sort_direction=sort_direction,
            limit=limit,
            offset=offset,
        )
    )


def sync(
    *,
    client: Client,
    order_id: str | None = None,
    strategy_id: str | None = None,
    from_: datetime | int | None = None,
    to: datetime | int | None = None,
    symbol: str | None = None,
    fill_type: FillType | FillTypeValue | None = None,
    asset_class: AssetClass | AssetClassValue | None = None,
    market_type: Sequence[MarketType | MarketTypeValue] | None = None,
    sort_direction: SortDirection | SortDirectionValue | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> list[OrderFill]:
    """List fills.

    Lists the fills of the account's orders. Without `fill_type`, fills caused by the exchange are included
    (liquidations, auto-deleveraging, conversions of collateral).

    Signed as `fillHistoryQueryAll`.

    Args:
        order_id: Only this order, by the exchange's id.
        strategy_id: Only orders of this strategy.
        from_: Only entries from this time on; `0` means from the beginning. A `datetime` with its time zone, or
            an int in Unix milliseconds.
        to: Only entries up to this time. A `datetime` with its time zone, or an int in Unix milliseconds.
        symbol: Only this market, such as `SOL_USDC`. All markets if omitted.
        fill_type: Only fills of this kind; `User` selects the account's own trading. All kinds if omitted.
        asset_class: Only fills of this class of assets. Both if omitted.
        market_type: Only markets of these kinds.
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

    Source: `GET /wapi/v1/history/fills`, https://docs.backpack.exchange/#tag/Order/operation/get_fills
    """
    return client.execute(
        call(
            order_id=order_id,
            strategy_id=strategy_id,
            from_=from_,
            to=to,
            symbol=symbol,
            fill_type=fill_type,
            asset_class=asset_class,
            market_type=market_type,
            sort_direction=sort_direction,
            limit=limit,
            offset=offset,
        )
    ).parsed


async def asyncio_detailed(
    *,
    client: AsyncClient,
    order_id: str | None = None,
    strategy_id: str | None = None,
    from_: datetime | int | None = None,
    to: datetime | int | None = None,
    symbol: str | None = None,
    fill_type: FillType | FillTypeValue | None = None,
    asset_class: AssetClass | AssetClassValue | None = None,
    market_type: Sequence[MarketType | MarketTypeValue] | None = None,
    sort_direction: SortDirection | SortDirectionValue | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> Response[list[OrderFill]]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(
        call(
            order_id=order_id,
            strategy_id=strategy_id,
            from_=from_,
            to=to,
            symbol=symbol,
            fill_type=fill_type,
            asset_class=asset_class,
            market_type=market_type,
            sort_direction=sort_direction,
            limit=limit,
            offset=offset,
        )
    )


async def asyncio(
    *,
    client: AsyncClient,
    order_id: str | None = None,
    strategy_id: str | None = None,
    from_: datetime | int | None = None,
    to: datetime | int | None = None,
    symbol: str | None = None,
    fill_type: FillType | FillTypeValue | None = None,
    asset_class: AssetClass | AssetClassValue | None = None,
    market_type: Sequence[MarketType | MarketTypeValue] | None = None,
    sort_direction: SortDirection | SortDirectionValue | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> list[OrderFill]:
    """List fills.

    Lists the fills of the account's orders. Without `fill_type`, fills caused by the exchange are included
    (liquidations, auto-deleveraging, conversions of collateral).

    Signed as `fillHistoryQueryAll`.

    Args:
        order_id: Only this order, by the exchange's id.
        strategy_id: Only orders of this strategy.
        from_: Only entries from this time on; `0` means from the beginning. A `datetime` with its time zone, or
            an int in Unix milliseconds.
        to: Only entries up to this time. A `datetime` with its time zone, or an int in Unix milliseconds.
        symbol: Only this market, such as `SOL_USDC`. All markets if omitted.
        fill_type: Only fills of this kind; `User` selects the account's own trading. All kinds if omitted.
        asset_class: Only fills of this class of assets. Both if omitted.
        market_type: Only markets of these kinds.
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

    Source: `GET /wapi/v1/history/fills`, https://docs.backpack.exchange/#tag/Order/operation/get_fills
    """
    return (
        await client.execute(
            call(
                order_id=order_id,
                strategy_id=strategy_id,
                from_=from_,
                to=to,
                symbol=symbol,
                fill_type=fill_type,
                asset_class=asset_class,
                market_type=market_type,
                sort_direction=sort_direction,
                limit=limit,
                offset=offset,
            )
        )
    ).parsed
