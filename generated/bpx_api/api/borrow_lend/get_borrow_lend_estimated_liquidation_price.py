"""`GET /api/v1/borrowLend/position/liquidationPrice`: estimate the liquidation price of a borrow."""

from __future__ import annotations

import httpx

from ... import arguments as check
from ...calls import Call
from ...client import AsyncClient, Client
from ...models.position_estimated_liquidation_price import PositionEstimatedLiquidationPrice
from ...reading import JsonBody
from ...types import Response


def call(*, borrow: str, subaccount_id: int | None = None) -> Call[PositionEstimatedLiquidationPrice]:
    """Check the arguments and build the call; nothing is sent."""
    query: list[tuple[str, str]] = []
    query.append(("borrow", check.string("borrow", borrow)))
    if subaccount_id is not None:
        query.append(
            ("subaccountId", check.query_text(check.integer("subaccount_id", subaccount_id, minimum=0, maximum=65535)))
        )
    return Call(
        operation="get_borrow_lend_estimated_liquidation_price",
        method="GET",
        path="/api/v1/borrowLend/position/liquidationPrice",
        read=_read,
        query=query,
    )


_BODY = JsonBody(PositionEstimatedLiquidationPrice)


def _read(answer: httpx.Response) -> PositionEstimatedLiquidationPrice:
    return _BODY.read(answer.content)


def sync_detailed(
    *, client: Client, borrow: str, subaccount_id: int | None = None
) -> Response[PositionEstimatedLiquidationPrice]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(call(borrow=borrow, subaccount_id=subaccount_id))


def sync(*, client: Client, borrow: str, subaccount_id: int | None = None) -> PositionEstimatedLiquidationPrice:
    """Estimate the liquidation price of a borrow.

    Estimates the liquidation price of a borrow or lend before it is made. The exchange documents no instruction for
    this operation, so the request is unsigned; the exchange was observed to respond with 401.

    Args:
        borrow: The borrow or lend, as the JSON of a `BorrowLendExecutePayload` in standard base64.
        subaccount_id: Subaccount of the request. From 0 to 65535.

    Returns:
        The estimate.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/borrowLend/position/liquidationPrice`, https://docs.backpack.exchange/#tag/Borrow-Lend/operation/get_borrow_lend_estimated_liquidation_price
    """
    return client.execute(call(borrow=borrow, subaccount_id=subaccount_id)).parsed


async def asyncio_detailed(
    *, client: AsyncClient, borrow: str, subaccount_id: int | None = None
) -> Response[PositionEstimatedLiquidationPrice]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(call(borrow=borrow, subaccount_id=subaccount_id))


async def asyncio(
    *, client: AsyncClient, borrow: str, subaccount_id: int | None = None
) -> PositionEstimatedLiquidationPrice:
    """Estimate the liquidation price of a borrow.

    Estimates the liquidation price of a borrow or lend before it is made. The exchange documents no instruction for
    this operation, so the request is unsigned; the exchange was observed to respond with 401.

    Args:
        borrow: The borrow or lend, as the JSON of a `BorrowLendExecutePayload` in standard base64.
        subaccount_id: Subaccount of the request. From 0 to 65535.

    Returns:
        The estimate.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/borrowLend/position/liquidationPrice`, https://docs.backpack.exchange/#tag/Borrow-Lend/operation/get_borrow_lend_estimated_liquidation_price
    """
    return (await client.execute(call(borrow=borrow, subaccount_id=subaccount_id))).parsed
