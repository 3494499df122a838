"""`GET /wapi/v1/capital/deposits`: list deposits."""

from __future__ import annotations

from datetime import datetime

import httpx

from ... import arguments as check
from ...calls import Call
from ...client import AsyncClient, Client
from ...models.deposit import Deposit
from ...reading import JsonBody
from ...types import Response
from ...values import MILLISECONDS


def call(
    *,
    from_: datetime | int | None = None,
    to: datetime | int | None = None,
    exclude_platform: bool | None = None,
    transaction_hash: str | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> Call[list[Deposit]]:
    """Check the arguments and build the call; nothing is sent."""
    query: list[tuple[str, str]] = []
    if from_ is not None:
        query.append(("from", check.query_text(check.time("from_", from_, MILLISECONDS), MILLISECONDS)))
    if to is not None:
        query.append(("to", check.query_text(check.time("to", to, MILLISECONDS), MILLISECONDS)))
    if exclude_platform is not None:
        query.append(("excludePlatform", check.query_text(check.boolean("exclude_platform", exclude_platform))))
    if transaction_hash is not None:
        query.append(("transactionHash", check.string("transaction_hash", transaction_hash)))
    if limit is not None:
        query.append(("limit", check.query_text(check.integer("limit", limit, minimum=0, maximum=1000))))
    if offset is not None:
        query.append(("offset", check.query_text(check.integer("offset", offset, minimum=0))))
    return Call(
        operation="get_deposits",
        method="GET",
        path="/wapi/v1/capital/deposits",
        read=_read,
        query=query,
    )


_BODY = JsonBody(list[Deposit])


def _read(answer: httpx.Response) -> list[Deposit]:
    return _BODY.read(answer.content)


def sync_detailed(
    *,
    client: Client,
    from_: datetime | int | None = None,
    to: datetime | int | None = None,
    exclude_platform: bool | None = None,
    transaction_hash: str | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> Response[list[Deposit]]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(
        call(
            from_=from_,
            to=to,
            exclude_platform=exclude_platform,
            transaction_hash=transaction_hash,
            limit=limit,
            offset=offset,
        )
    )


def sync(
    *,
    client: Client,
    from_: datetime | int | None = None,
    to: datetime | int | None = None,
    exclude_platform: bool | None = None,
    transaction_hash: str | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> list[Deposit]:
    """List deposits.

    Lists the deposits of the account.

    Signed as `depositQueryAll`.

    Args:
        from_: Only entries from this time on; `0` means from the beginning. A `datetime` with its time zone, or
            an int in Unix milliseconds.
        to: Only entries up to this time. A `datetime` with its time zone, or an int in Unix milliseconds.
        exclude_platform: `True`: exclude deposits by the exchange itself.
        transaction_hash: Only the deposit with this transaction. Not documented by the exchange; known from other
            clients.
        limit: Maximum number of entries to return. From 0 to 1000. Default: 100.
        offset: Number of entries to skip, for paging. At least 0. Default: 0.

    Returns:
        The deposits.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /wapi/v1/capital/deposits`, https://docs.backpack.exchange/#tag/Capital/operation/get_deposits
    """
    return client.execute(
        call(
            from_=from_,
            to=to,
            exclude_platform=exclude_platform,
            transaction_hash=transaction_hash,
            limit=limit,
            offset=offset,
        )
    ).parsed


async def asyncio_detailed(
    *,
    client: AsyncClient,
    from_: datetime | int | None = None,
    to: datetime | int | None = None,
    exclude_platform: bool | None = None,
    transaction_hash: str | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> Response[list[Deposit]]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(
        call(
            from_=from_,
            to=to,
            exclude_platform=exclude_platform,
            transaction_hash=transaction_hash,
            limit=limit,
            offset=offset,
        )
    )


async def asyncio(
    *,
    client: AsyncClient,
    from_: datetime | int | None = None,
    to: datetime | int | None = None,
    exclude_platform: bool | None = None,
    transaction_hash: str | None = None,
    limit: int | None = None,
    offset: int | None = None,
) -> list[Deposit]:
    """List deposits.

    Lists the deposits of the account.

    Signed as `depositQueryAll`.

    Args:
        from_: Only entries from this time on; `0` means from the beginning. A `datetime` with its time zone, or
            an int in Unix milliseconds.
        to: Only entries up to this time. A `datetime` with its time zone, or an int in Unix milliseconds.
        exclude_platform: `True`: exclude deposits by the exchange itself.
        transaction_hash: Only the deposit with this transaction. Not documented by the exchange; known from other
            clients.
        limit: Maximum number of entries to return. From 0 to 1000. Default: 100.
        offset: Number of entries to skip, for paging. At least 0. Default: 0.

    Returns:
        The deposits.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /wapi/v1/capital/deposits`, https://docs.backpack.exchange/#tag/Capital/operation/get_deposits
    """
    return (
        await client.execute(
            call(
                from_=from_,
                to=to,
                exclude_platform=exclude_platform,
                transaction_hash=transaction_hash,
                limit=limit,
                offset=offset,
            )
        )
    ).parsed
