"""`DELETE /api/v1/orders`: cancel all open orders of one market."""

from __future__ import annotations

import httpx

from ... import arguments as check
from ...calls import Call
from ...client import AsyncClient, Client
from ...models.order import Order
from ...models.order_cancel_all_payload import OrderCancelAllPayload
from ...reading import JsonBody
from ...types import Response


def call(*, body: OrderCancelAllPayload) -> Call[list[Order] | None]:
    """Check the arguments and build the call; nothing is sent."""
    return Call(
        operation="cancel_open_orders",
        method="DELETE",
        path="/api/v1/orders",
        read=_read,
        statuses=(200, 202),
        body=check.require_instance("body", body, OrderCancelAllPayload).to_dict(),
        echoes=(("symbol", "symbol"),),
    )


_BODY = JsonBody(list[Order])


def _read(answer: httpx.Response) -> list[Order] | None:
    if answer.status_code in (202,):
        return None
    return _BODY.read(answer.content)


def sync_detailed(*, client: Client, body: OrderCancelAllPayload) -> Response[list[Order] | None]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(call(body=body))


def sync(*, client: Client, body: OrderCancelAllPayload) -> list[Order] | None:
    """Cancel all open orders of one market.

    Cancels the account's open orders in one market, all of them or those of one kind. The exchange may respond with
    202 and no content: it has accepted the request, but not executed it yet.

    Signed as `orderCancelAll`.

    Args:
        body: The orders to cancel.

    Returns:
        The cancelled orders. None: accepted, but not executed yet.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.
        OutcomeUnknownError: no answer came that tells whether it was carried out.

    Source: `DELETE /api/v1/orders`, https://docs.backpack.exchange/#tag/Order/operation/cancel_open_orders
    """
    return client.execute(call(body=body)).parsed


async def asyncio_detailed(*, client: AsyncClient, body: OrderCancelAllPayload) -> Response[list[Order] | None]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(call(body=body))


async def asyncio(*, client: AsyncClient, body: OrderCancelAllPayload) -> list[Order] | None:
    """Cancel all open orders of one market.

    Cancels the account's open orders in one market, all of them or those of one kind. The exchange may respond with
    202 and no content: it has accepted the request, but not executed it yet.

    Signed as `orderCancelAll`.

    Args:
        body: The orders to cancel.

    Returns:
        The cancelled orders. None: accepted, but not executed yet.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.
        OutcomeUnknownError: no answer came that tells whether it was carried out.

    Source: `DELETE /api/v1/orders`, https://docs.backpack.exchange/#tag/Order/operation/cancel_open_orders
    """
    return (await client.execute(call(body=body))).parsed
