"""`GET /wapi/v1/history/dust`: list dust conversions."""

from __future__ import annotations

import httpx

from ... import arguments as check
from ...calls import Call
from ...client import AsyncClient, Client
from ...models.dust_conversion import DustConversion
from ...models.sort_direction import SortDirection, SortDirectionValue
from ...reading import (
    JsonBody,
    each,
)
from ...types import Response


def call(
    *,
    id: int | None = None,
    symbol: str | None = None,
    sort_direction: SortDirection | SortDirectionValue | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> Call[list[DustConversion]]:
    """Check the arguments of `sync` and `asyncio`, and state what they send; nothing is sent."""
    query: list[tuple[str, str]] = []
    if id is not None:
        query.append(("id", str(check.integer("id", id))))
    if symbol is not None:
        query.append(("symbol", check.text("symbol", symbol)))
    if sort_direction is not None:
        query.append(("sortDirection", check.member("sort_direction", sort_direction, SortDirection).value))
    if limit is not None:
        query.append(("limit", str(check.integer("limit", limit, minimum=0, maximum=1000))))
    if offset is not None:
        query.append(("offset", str(check.integer("offset", offset, minimum=0))))
    return Call(
        operation="get_dust_history",
        method="GET",
        path="/wapi/v1/history/dust",
        read=_read,
        query=query,
        echoes=(("symbol", "symbol"),),
    )


_BODY = JsonBody(list[DustConversion], each(DustConversion.from_dict))


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
    """As `sync`, with the status, headers and raw body beside the value."""
    return client.execute(
        call(
            id=id,
            symbol=symbol,
            sort_direction=sort_direction,
            limit=limit,
            offset=offset,
        )
    )


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
        ApiError: the exchange refused or failed; `bpx_api.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /wapi/v1/history/dust`, https://docs.backpack.exchange/#tag/Capital/operation/get_dust_history
    """
    return (
        client.execute(
            call(
                id=id,
                symbol=symbol,
                sort_direction=sort_direction,
                limit=limit,
                offset=offset,
            )
        )
    ).parsed


async def asyncio_detailed(
    *,
    client: AsyncClient,
    id: int | None = None,
    symbol: str | None = None,
    sort_direction: SortDirection | SortDirectionValue | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> Response[list[DustConversion]]:
    """As `asyncio`, with the status, headers and raw body beside the value."""
    return await client.execute(
        call(
            id=id,
            symbol=symbol,
            sort_direction=sort_direction,
            limit=limit,
            offset=offset,
        )
    )


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
        ApiError: the exchange refused or failed; `bpx_api.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /wapi/v1/history/dust`, https://docs.backpack.exchange/#tag/Capital/operation/get_dust_history
    """
    return (
        await client.execute(
            call(
                id=id,
                symbol=symbol,
                sort_direction=sort_direction,
                limit=limit,
                offset=offset,
            )
        )
    ).parsed
