"""`GET /wapi/v1/history/dust`: list dust conversions."""

from __future__ import annotations

import httpx

from ... import arguments as check
from ...calls import Call
from ...client import AsyncClient, Client
from ...models.dust_conversion import DustConversion
from ...models.sort_direction import SortDirection, SortDirectionValue
from ...reading import JsonBody
from ...types import Response


def call(
    *,
    id: int | None = None,
    symbol: str | None = None,
    sort_direction: SortDirection | SortDirectionValue | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> Call[list[DustConversion]]:
    """Check the arguments and build the call; nothing is sent."""
    query: list[tuple[str, str]] = []
    if id is not None:
        query.append(("id", check.query_text(check.integer("id", id))))
    if symbol is not None:
        query.append(("symbol", check.string("symbol", symbol)))
    if sort_direction is not None:
        query.append(("sortDirection", check.query_text(check.member("sort_direction", sort_direction, SortDirection))))
    if limit is not None:
        query.append(("limit", check.query_text(check.integer("limit", limit, minimum=0, maximum=1000))))
    if offset is not None:
        query.append(("offset", check.query_text(check.integer("offset", offset, minimum=0))))
    return Call(
        operation="get_dust_history",
        method="GET",
        path="/wapi/v1/history/dust",
        read=_read,
        query=query,
        echoes=(("symbol", "symbol"),),
    )


_BODY = JsonBody(list[DustConversion])


def _read(answer: httpx.Response) -> list[DustConversion]:
    return _BODY.read(answer.content)


def sync_detailed(
    *,
    client: Client,
    id: int | None = None,
    symbol: str | None = None,
    sort_direction: SortDirection | SortDirectionValue | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> Response[list[DustConversion]]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(call(id=id, symbol=symbol, sort_direction=sort_direction, limit=limit, offset=offset))


def sync(
    *,
    client: Client,
    id: int | None = None,
    symbol: str | None = None,
    sort_direction: SortDirection | SortDirectionValue | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> list[DustConversion]:
    """List dust conversions.

    Lists the account's conversions of dust.

    Signed as `dustHistoryQueryAll`.

    Args:
        id: Only the conversion with this number.
        symbol: Only this asset, such as `USDC`. All assets if omitted.
        sort_direction: Sort order of the entries. The default is not documented.
        limit: Maximum number of entries to return. From 0 to 1000. Default: 100.
        offset: Number of entries to skip, for paging. At least 0. Default: 0.

    Returns:
        The conversions.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /wapi/v1/history/dust`, https://docs.backpack.exchange/#tag/Capital/operation/get_dust_history
    """
    return client.execute(call(id=id, symbol=symbol, sort_direction=sort_direction, limit=limit, offset=offset)).parsed


async def asyncio_detailed(
    *,
    client: AsyncClient,
    id: int | None = None,
    symbol: str | None = None,
    sort_direction: SortDirection | SortDirectionValue | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> Response[list[DustConversion]]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(call(id=id, symbol=symbol, sort_direction=sort_direction, limit=limit, offset=offset))


async def asyncio(
    *,
    client: AsyncClient,
    id: int | None = None,
    symbol: str | None = None,
    sort_direction: SortDirection | SortDirectionValue | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> list[DustConversion]:
    """List dust conversions.

    Lists the account's conversions of dust.

    Signed as `dustHistoryQueryAll`.

    Args:
        id: Only the conversion with this number.
        symbol: Only this asset, such as `USDC`. All assets if omitted.
        sort_direction: Sort order of the entries. The default is not documented.
        limit: Maximum number of entries to return. From 0 to 1000. Default: 100.
        offset: Number of entries to skip, for paging. At least 0. Default: 0.

    Returns:
        The conversions.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /wapi/v1/history/dust`, https://docs.backpack.exchange/#tag/Capital/operation/get_dust_history
    """
    return (
        await client.execute(call(id=id, symbol=symbol, sort_direction=sort_direction, limit=limit, offset=offset))
    ).parsed
