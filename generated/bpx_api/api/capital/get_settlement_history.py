"""`GET /wapi/v1/history/settlement`: list settlements."""

from __future__ import annotations

import httpx

from ... import arguments as check
from ...calls import Call
from ...client import AsyncClient, Client
from ...models.settlement import Settlement
from ...models.settlement_source_filter import SettlementSourceFilter, SettlementSourceFilterValue
from ...models.sort_direction import SortDirection, SortDirectionValue
from ...reading import JsonBody
from ...types import Response


def call(
    *,
    source: SettlementSourceFilter | SettlementSourceFilterValue | None = None,
    sort_direction: SortDirection | SortDirectionValue | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> Call[list[Settlement]]:
    """Check the arguments and build the call; nothing is sent."""
    query: list[tuple[str, str]] = []
    if source is not None:
        query.append(("source", check.query_text(check.member("source", source, SettlementSourceFilter))))
    if sort_direction is not None:
        query.append(("sortDirection", check.query_text(check.member("sort_direction", sort_direction, SortDirection))))
    if limit is not None:
        query.append(("limit", check.query_text(check.integer("limit", limit, minimum=0, maximum=1000))))
    if offset is not None:
        query.append(("offset", check.query_text(check.integer("offset", offset, minimum=0))))
    return Call(
        operation="get_settlement_history",
        method="GET",
        path="/wapi/v1/history/settlement",
        read=_read,
        query=query,
    )


_BODY = JsonBody(list[Settlement])


def _read(answer: httpx.Response) -> list[Settlement]:
    return _BODY.read(answer.content)


def sync_detailed(
    *,
    client: Client,
    source: SettlementSourceFilter | SettlementSourceFilterValue | None = None,
    sort_direction: SortDirection | SortDirectionValue | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> Response[list[Settlement]]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(call(source=source, sort_direction=sort_direction, limit=limit, offset=offset))


def sync(
    *,
    client: Client,
    source: SettlementSourceFilter | SettlementSourceFilterValue | None = None,
    sort_direction: SortDirection | SortDirectionValue | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> list[Settlement]:
    """List settlements.

    Lists the settlements of the account: fees, funding, realised profit and loss, interest and liquidations.

    Signed as `settlementHistoryQueryAll`.

    Args:
        source: Only settlements of this kind. All kinds if omitted.
        sort_direction: Sort order of the entries. The default is not documented.
        limit: Maximum number of entries to return. From 0 to 1000. Default: 100.
        offset: Number of entries to skip, for paging. At least 0. Default: 0.

    Returns:
        The settlements.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /wapi/v1/history/settlement`, https://docs.backpack.exchange/#tag/Capital/operation/get_settlement_history
    """
    return client.execute(call(source=source, sort_direction=sort_direction, limit=limit, offset=offset)).parsed


async def asyncio_detailed(
    *,
    client: AsyncClient,
    source: SettlementSourceFilter | SettlementSourceFilterValue | None = None,
    sort_direction: SortDirection | SortDirectionValue | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> Response[list[Settlement]]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(call(source=source, sort_direction=sort_direction, limit=limit, offset=offset))


async def asyncio(
    *,
    client: AsyncClient,
    source: SettlementSourceFilter | SettlementSourceFilterValue | None = None,
    sort_direction: SortDirection | SortDirectionValue | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> list[Settlement]:
    """List settlements.

    Lists the settlements of the account: fees, funding, realised profit and loss, interest and liquidations.

    Signed as `settlementHistoryQueryAll`.

    Args:
        source: Only settlements of this kind. All kinds if omitted.
        sort_direction: Sort order of the entries. The default is not documented.
        limit: Maximum number of entries to return. From 0 to 1000. Default: 100.
        offset: Number of entries to skip, for paging. At least 0. Default: 0.

    Returns:
        The settlements.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /wapi/v1/history/settlement`, https://docs.backpack.exchange/#tag/Capital/operation/get_settlement_history
    """
    return (await client.execute(call(source=source, sort_direction=sort_direction, limit=limit, offset=offset))).parsed
