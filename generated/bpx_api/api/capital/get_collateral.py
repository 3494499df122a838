"""`GET /api/v1/capital/collateral`: get collateral and margin."""

from __future__ import annotations

import httpx

from ... import arguments as check
from ...calls import Call
from ...client import AsyncClient, Client
from ...models.margin_account_summary import MarginAccountSummary
from ...reading import JsonBody
from ...types import Response


def call(*, subaccount_id: int | None = None) -> Call[MarginAccountSummary]:
    """Check the arguments and build the call; nothing is sent."""
    query: list[tuple[str, str]] = []
    if subaccount_id is not None:
        query.append(
            ("subaccountId", check.query_text(check.integer("subaccount_id", subaccount_id, minimum=0, maximum=65535)))
        )
    return Call(
        operation="get_collateral",
        method="GET",
        path="/api/v1/capital/collateral",
        read=_read,
        query=query,
    )


_BODY = JsonBody(MarginAccountSummary)


def _read(answer: httpx.Response) -> MarginAccountSummary:
    return _BODY.read(answer.content)


def sync_detailed(*, client: Client, subaccount_id: int | None = None) -> Response[MarginAccountSummary]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(call(subaccount_id=subaccount_id))


def sync(*, client: Client, subaccount_id: int | None = None) -> MarginAccountSummary:
    """Get collateral and margin.

    Gets the margin, assets and liabilities of the account, and the collateral value of each asset.

    Signed as `collateralQuery`.

    Args:
        subaccount_id: Subaccount of the request. From 0 to 65535.

    Returns:
        The collateral and the margin.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/capital/collateral`, https://docs.backpack.exchange/#tag/Capital/operation/get_collateral
    """
    return client.execute(call(subaccount_id=subaccount_id)).parsed


async def asyncio_detailed(*, client: AsyncClient, subaccount_id: int | None = None) -> Response[MarginAccountSummary]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(call(subaccount_id=subaccount_id))


async def asyncio(*, client: AsyncClient, subaccount_id: int | None = None) -> MarginAccountSummary:
    """Get collateral and margin.

    Gets the margin, assets and liabilities of the account, and the collateral value of each asset.

    Signed as `collateralQuery`.

    Args:
        subaccount_id: Subaccount of the request. From 0 to 65535.

    Returns:
        The collateral and the margin.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/capital/collateral`, https://docs.backpack.exchange/#tag/Capital/operation/get_collateral
    """
    return (await client.execute(call(subaccount_id=subaccount_id))).parsed
