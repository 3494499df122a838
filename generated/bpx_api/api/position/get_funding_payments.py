"""`GET /wapi/v1/history/funding`: list funding payments."""

from __future__ import annotations

import httpx

from ... import arguments as check
from ...calls import Call
from ...client import AsyncClient, Client
from ...models.funding_payment import FundingPayment
from ...models.sort_direction import SortDirection, SortDirectionValue
from ...reading import JsonBody
from ...types import Response


def call(
    *,
    subaccount_id: int | None = None,
    symbol: str | None = None,
    sort_direction: SortDirection | SortDirectionValue | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> Call[list[FundingPayment]]:
    """Check the arguments and build the call; nothing is sent."""
    query: list[tuple[str, str]] = []
    if subaccount_id is not None:
        query.append(
            ("subaccountId", check.query_text(check.integer("subaccount_id", subaccount_id, minimum=0, maximum=65535)))
        )
    if symbol is not None:
        query.append(("symbol", check.string("symbol", symbol)))
    if sort_direction is not None:
        query.append(("sortDirection", check.query_text(check.member("sort_direction", sort_direction, SortDirection))))
    if limit is not None:
        query.append(("limit", check.query_text(check.integer("limit", limit, minimum=0, maximum=1000))))
    if offset is not None:
        query.append(("offset", check.query_text(check.integer("offset", offset, minimum=0))))
    return Call(
        operation="get_funding_payments",
        method="GET",
        path="/wapi/v1/history/funding",
        read=_read,
        query=query,
        echoes=(("symbol", "symbol"),),
    )


_BODY = JsonBody(list[FundingPayment])


def _read(answer: httpx.Response) -> list[FundingPayment]:
    return _BODY.read(answer.content)


def sync_detailed(
    *,
    client: Client,
    subaccount_id: int | None = None,
    symbol: str | None = None,
    sort_direction: SortDirection | SortDirectionValue | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> Response[list[FundingPayment]]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(
        call(subaccount_id=subaccount_id, symbol=symbol, sort_direction=sort_direction, limit=limit, offset=offset)
    )


def sync(
    *,
    client: Client,
    subaccount_id: int | None = None,
    symbol: str | None = None,
    sort_direction: SortDirection | SortDirectionValue | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> list[FundingPayment]:
    """List funding payments.

    Lists the funding payments that the account has received and made on its futures positions.

    Signed as `fundingHistoryQueryAll`.

    Args:
        subaccount_id: Subaccount of the request. From 0 to 65535.
        symbol: Only this market, such as `SOL_USDC`. All markets if omitted.
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

    Source: `GET /wapi/v1/history/funding`, https://docs.backpack.exchange/#tag/Position/operation/get_funding_payments
    """
    return client.execute(
        call(subaccount_id=subaccount_id, symbol=symbol, sort_direction=sort_direction, limit=limit, offset=offset)
    ).parsed


async def asyncio_detailed(
    *,
    client: AsyncClient,
    subaccount_id: int | None = None,
    symbol: str | None = None,
    sort_direction: SortDirection | SortDirectionValue | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> Response[list[FundingPayment]]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(
        call(subaccount_id=subaccount_id, symbol=symbol, sort_direction=sort_direction, limit=limit, offset=offset)
    )


async def asyncio(
    *,
    client: AsyncClient,
    subaccount_id: int | None = None,
    symbol: str | None = None,
    sort_direction: SortDirection | SortDirectionValue | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> list[FundingPayment]:
    """List funding payments.

    Lists the funding payments that the account has received and made on its futures positions.

    Signed as `fundingHistoryQueryAll`.

    Args:
        subaccount_id: Subaccount of the request. From 0 to 65535.
        symbol: Only this market, such as `SOL_USDC`. All markets if omitted.
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

    Source: `GET /wapi/v1/history/funding`, https://docs.backpack.exchange/#tag/Position/operation/get_funding_payments
    """
    return (
        await client.execute(
            call(subaccount_id=subaccount_id, symbol=symbol, sort_direction=sort_direction, limit=limit, offset=offset)
        )
    ).parsed
