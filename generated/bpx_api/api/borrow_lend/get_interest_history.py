"""`GET /wapi/v1/history/interest`: list interest payments."""

from __future__ import annotations

import httpx

from ... import arguments as check
from ...calls import Call
from ...client import AsyncClient, Client
from ...models.interest_payment import InterestPayment
from ...models.interest_payment_source import InterestPaymentSource, InterestPaymentSourceValue
from ...models.sort_direction import SortDirection, SortDirectionValue
from ...reading import JsonBody
from ...types import Response


def call(
    *,
    asset: str | None = None,
    symbol: str | None = None,
    position_id: str | None = None,
    source: InterestPaymentSource | InterestPaymentSourceValue | None = None,
    sort_direction: SortDirection | SortDirectionValue | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> Call[list[InterestPayment]]:
    """Check the arguments and build the call; nothing is sent."""
    query: list[tuple[str, str]] = []
    if asset is not None:
        query.append(("asset", check.string("asset", asset)))
    if symbol is not None:
        query.append(("symbol", check.string("symbol", symbol)))
    if position_id is not None:
        query.append(("positionId", check.string("position_id", position_id)))
    if source is not None:
        query.append(("source", check.query_text(check.member("source", source, InterestPaymentSource))))
    if sort_direction is not None:
        query.append(("sortDirection", check.query_text(check.member("sort_direction", sort_direction, SortDirection))))
    if limit is not None:
        query.append(("limit", check.query_text(check.integer("limit", limit, minimum=0, maximum=1000))))
    if offset is not None:
        query.append(("offset", check.query_text(check.integer("offset", offset, minimum=0))))
    return Call(
        operation="get_interest_history",
        method="GET",
        path="/wapi/v1/history/interest",
        read=_read,
        query=query,
        echoes=(("symbol", "market_symbol"),),
    )


_BODY = JsonBody(list[InterestPayment])


def _read(answer: httpx.Response) -> list[InterestPayment]:
    return _BODY.read(answer.content)


def sync_detailed(
    *,
    client: Client,
    asset: str | None = None,
    symbol: str | None = None,
    position_id: str | None = None,
    source: InterestPaymentSource | InterestPaymentSourceValue | None = None,
    sort_direction: SortDirection | SortDirectionValue | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> Response[list[InterestPayment]]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(
        call(
            asset=asset,
            symbol=symbol,
            position_id=position_id,
            source=source,
            sort_direction=sort_direction,
            limit=limit,
            offset=offset,
        )
    )


def sync(
    *,
    client: Client,
    asset: str | None = None,
    symbol: str | None = None,
    position_id: str | None = None,
    source: InterestPaymentSource | InterestPaymentSourceValue | None = None,
    sort_direction: SortDirection | SortDirectionValue | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> list[InterestPayment]:
    """List interest payments.

    Lists the interest that the account has received and paid, on borrows, lends, and unrealised profit and loss.

    Signed as `interestHistoryQueryAll`.

    Args:
        asset: Only this asset, such as `USDC`. All assets if omitted.
        symbol: Only this market: a futures market for interest on unrealised profit and loss, a spot market for
            interest on borrows and lends. All markets if omitted.
        position_id: Only this borrow or lend position.
        source: Only interest from this source. Both sources if omitted.
        sort_direction: Sort order of the entries. The default is not documented.
        limit: Maximum number of entries to return. From 0 to 1000. Default: 100.
        offset: Number of entries to skip, for paging. At least 0. Default: 0.

    Returns:
        The payments.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /wapi/v1/history/interest`, https://docs.backpack.exchange/#tag/Borrow-Lend/operation/get_interest_history
    """
    return client.execute(
        call(
            asset=asset,
            symbol=symbol,
            position_id=position_id,
            source=source,
            sort_direction=sort_direction,
            limit=limit,
            offset=offset,
        )
    ).parsed


async def asyncio_detailed(
    *,
    client: AsyncClient,
    asset: str | None = None,
    symbol: str | None = None,
    position_id: str | None = None,
    source: InterestPaymentSource | InterestPaymentSourceValue | None = None,
    sort_direction: SortDirection | SortDirectionValue | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> Response[list[InterestPayment]]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(
        call(
            asset=asset,
            symbol=symbol,
            position_id=position_id,
            source=source,
            sort_direction=sort_direction,
            limit=limit,
            offset=offset,
        )
    )


async def asyncio(
    *,
    client: AsyncClient,
    asset: str | None = None,
    symbol: str | None = None,
    position_id: str | None = None,
    source: InterestPaymentSource | InterestPaymentSourceValue | None = None,
    sort_direction: SortDirection | SortDirectionValue | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> list[InterestPayment]:
    """List interest payments.

    Lists the interest that the account has received and paid, on borrows, lends, and unrealised profit and loss.

    Signed as `interestHistoryQueryAll`.

    Args:
        asset: Only this asset, such as `USDC`. All assets if omitted.
        symbol: Only this market: a futures market for interest on unrealised profit and loss, a spot market for
            interest on borrows and lends. All markets if omitted.
        position_id: Only this borrow or lend position.
        source: Only interest from this source. Both sources if omitted.
        sort_direction: Sort order of the entries. The default is not documented.
        limit: Maximum number of entries to return. From 0 to 1000. Default: 100.
        offset: Number of entries to skip, for paging. At least 0. Default: 0.

    Returns:
        The payments.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /wapi/v1/history/interest`, https://docs.backpack.exchange/#tag/Borrow-Lend/operation/get_interest_history
    """
    return (
        await client.execute(
            call(
                asset=asset,
                symbol=symbol,
                position_id=position_id,
                source=source,
                sort_direction=sort_direction,
                limit=limit,
                offset=offset,
            )
        )
    ).parsed
