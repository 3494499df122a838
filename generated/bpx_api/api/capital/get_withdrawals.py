"""`GET /wapi/v1/capital/withdrawals`: list withdrawals."""

from __future__ import annotations

from datetime import datetime

import httpx

from ... import arguments as check
from ...calls import Call
from ...client import AsyncClient, Client
from ...models.withdrawal import Withdrawal
from ...reading import JsonBody
from ...types import Response
from ...values import MILLISECONDS


def call(
    *,
    id: int | None = None,
    client_id: str | None = None,
    from_: datetime | int | None = None,
    to: datetime | int | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> Call[list[Withdrawal]]:
    """Check the arguments and build the call; nothing is sent."""
    query: list[tuple[str, str]] = []
    if id is not None:
        query.append(("id", check.query_text(check.integer("id", id, minimum=-2147483648, maximum=2147483647))))
    if client_id is not None:
        query.append(("clientId", check.string("client_id", client_id)))
    if from_ is not None:
        query.append(("from", check.query_text(check.time("from_", from_, MILLISECONDS), MILLISECONDS)))
    if to is not None:
        query.append(("to", check.query_text(check.time("to", to, MILLISECONDS), MILLISECONDS)))
    if limit is not None:
        query.append(("limit", check.query_text(check.integer("limit", limit, minimum=0, maximum=1000))))
    if offset is not None:
        query.append(("offset", check.query_text(check.integer("offset", offset, minimum=0))))
    return Call(
        operation="get_withdrawals",
        method="GET",
        path="/wapi/v1/capital/withdrawals",
        read=_read,
        query=query,
        echoes=(("clientId", "client_id"),),
    )


_BODY = JsonBody(list[Withdrawal])


def _read(answer: httpx.Response) -> list[Withdrawal]:
    return _BODY.read(answer.content)


def sync_detailed(
    *,
    client: Client,
    id: int | None = None,
    client_id: str | None = None,
    from_: datetime | int | None = None,
    to: datetime | int | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> Response[list[Withdrawal]]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(call(id=id, client_id=client_id, from_=from_, to=to, limit=limit, offset=offset))


def sync(
    *,
    client: Client,
    id: int | None = None,
    client_id: str | None = None,
    from_: datetime | int | None = None,
    to: datetime | int | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> list[Withdrawal]:
    """List withdrawals.

    Lists the withdrawals of the account.

    Signed as `withdrawalQueryAll`.

    Args:
        id: Only the withdrawal with this number. From -2147483648 to 2147483647.
        client_id: Only the withdrawal with this client id.
        from_: Only entries from this time on; `0` means from the beginning. A `datetime` with its time zone, or
            an int in Unix milliseconds.
        to: Only entries up to this time. A `datetime` with its time zone, or an int in Unix milliseconds.
        limit: Maximum number of entries to return. From 0 to 1000. Default: 100.
        offset: Number of entries to skip, for paging. At least 0. Default: 0.

    Returns:
        The withdrawals.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /wapi/v1/capital/withdrawals`, https://docs.backpack.exchange/#tag/Capital/operation/get_withdrawals
    """
    return client.execute(call(id=id, client_id=client_id, from_=from_, to=to, limit=limit, offset=offset)).parsed


async def asyncio_detailed(
    *,
    client: AsyncClient,
    id: int | None = None,
    client_id: str | None = None,
    from_: datetime | int | None = None,
    to: datetime | int | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> Response[list[Withdrawal]]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(call(id=id, client_id=client_id, from_=from_, to=to, limit=limit, offset=offset))


async def asyncio(
    *,
    client: AsyncClient,
    id: int | None = None,
    client_id: str | None = None,
    from_: datetime | int | None = None,
    to: datetime | int | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> list[Withdrawal]:
    """List withdrawals.

    Lists the withdrawals of the account.

    Signed as `withdrawalQueryAll`.

    Args:
        id: Only the withdrawal with this number. From -2147483648 to 2147483647.
        client_id: Only the withdrawal with this client id.
        from_: Only entries from this time on; `0` means from the beginning. A `datetime` with its time zone, or
            an int in Unix milliseconds.
        to: Only entries up to this time. A `datetime` with its time zone, or an int in Unix milliseconds.
        limit: Maximum number of entries to return. From 0 to 1000. Default: 100.
        offset: Number of entries to skip, for paging. At least 0. Default: 0.

    Returns:
        The withdrawals.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /wapi/v1/capital/withdrawals`, https://docs.backpack.exchange/#tag/Capital/operation/get_withdrawals
    """
    return (
        await client.execute(call(id=id, client_id=client_id, from_=from_, to=to, limit=limit, offset=offset))
    ).parsed
