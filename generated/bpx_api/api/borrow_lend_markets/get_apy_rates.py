"""`GET /api/v1/borrowLend/apy`: get yearly rates for lending, borrowing and staking."""

from __future__ import annotations

import httpx

from ... import arguments as check
from ...calls import Call
from ...client import AsyncClient, Client
from ...models.apy_rates import ApyRates
from ...reading import JsonBody
from ...types import Response


def call(*, tier_id: int | None = None) -> Call[ApyRates]:
    """Check the arguments and build the call; nothing is sent."""
    query: list[tuple[str, str]] = []
    if tier_id is not None:
        query.append(
            ("tierId", check.query_text(check.integer("tier_id", tier_id, minimum=-2147483648, maximum=2147483647)))
        )
    return Call(
        operation="get_apy_rates",
        method="GET",
        path="/api/v1/borrowLend/apy",
        read=_read,
        query=query,
    )


_BODY = JsonBody(ApyRates)


def _read(answer: httpx.Response) -> ApyRates:
    return _BODY.read(answer.content)


def sync_detailed(*, client: Client, tier_id: int | None = None) -> Response[ApyRates]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(call(tier_id=tier_id))


def sync(*, client: Client, tier_id: int | None = None) -> ApyRates:
    """Get yearly rates for lending, borrowing and staking.

    Gets the rates of all borrow lend markets and of staking, for one VIP tier.

    Args:
        tier_id: VIP tier that the rates apply to. Rates without VIP status if omitted. From -2147483648 to
            2147483647.

    Returns:
        The rates.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/borrowLend/apy`, https://docs.backpack.exchange/#tag/Borrow-Lend-Markets/operation/get_apy_rates
    """
    return client.execute(call(tier_id=tier_id)).parsed


async def asyncio_detailed(*, client: AsyncClient, tier_id: int | None = None) -> Response[ApyRates]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(call(tier_id=tier_id))


async def asyncio(*, client: AsyncClient, tier_id: int | None = None) -> ApyRates:
    """Get yearly rates for lending, borrowing and staking.

    Gets the rates of all borrow lend markets and of staking, for one VIP tier.

    Args:
        tier_id: VIP tier that the rates apply to. Rates without VIP status if omitted. From -2147483648 to
            2147483647.

    Returns:
        The rates.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/borrowLend/apy`, https://docs.backpack.exchange/#tag/Borrow-Lend-Markets/operation/get_apy_rates
    """
    return (await client.execute(call(tier_id=tier_id))).parsed
