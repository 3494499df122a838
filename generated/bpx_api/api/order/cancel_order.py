"""`DELETE /api/v1/order`: cancel an order."""

from __future__ import annotations

import httpx

from ... import arguments as check
from ...calls import Call
from ...client import AsyncClient, Client
from ...models.order import Order
from ...models.order_cancel_payload import OrderCancelPayload
from ...reading import JsonBody
from ...types import Response


def call(*, body: OrderCancelPayload) -> Call[Order | None]:
    """Check the arguments and build the call; nothing is sent."""
    return Call(
        operation="cancel_order",
        method="DELETE",
        path="/api/v1/order",
        read=_read,
        statuses=(200, 202),
        body=check.require_instance("body", body, OrderCancelPayload).to_dict(),
        echoes=(("symbol", "symbol"), ("orderId", "id"), ("clientId", "client_id")),
    )


_BODY = JsonBody(Order)


def _read(answer: httpx.Response) -> Order | None:
    if answer.status_code in (202,):
        return None
    return _BODY.read(answer.content)


def sync_detailed(*, client: Client, body: OrderCancelPayload) -> Response[Order | None]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(call(body=body))


def sync(*, client: Client, body: OrderCancelPayload) -> Order | None:
    """Cancel an order.

    Cancels an open order. The exchange may respond with 202 and no content: it has accepted the request, but not
    executed it yet. 404, which is observed but not documented, means that the order is not on the book.

    Pass exactly one of `order_id` and `client_id`.

    Signed as `orderCancel`.

    Args:
        body: The order to cancel.

    Returns:
        The cancelled order. None: accepted, but not executed yet.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.
        OutcomeUnknownError: no answer came that tells whether it was carried out.

    Source: `DELETE /api/v1/order`, https://docs.backpack.exchange/#tag/Order/operation/cancel_order
    """
    return client.execute(call(body=body)).parsed


async def asyncio_detailed(*, client: AsyncClient, body: OrderCancelPayload) -> Response[Order | None]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(call(body=body))


async def asyncio(*, client: AsyncClient, body: OrderCancelPayload) -> Order | None:
    """Cancel an order.

    Cancels an open order. The exchange may respond with 202 and no content: it has accepted the request, but not
    executed it yet. 404, which is observed but not documented, means that the order is not on the book.

    Pass exactly one of `order_id` and `client_id`.

    Signed as `orderCancel`.

    Args:
        body: The order to cancel.

    Returns:
        The cancelled order. None: accepted, but not executed yet.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.
        OutcomeUnknownError: no answer came that tells whether it was carried out.

    Source: `DELETE /api/v1/order`, https://docs.backpack.exchange/#tag/Order/operation/cancel_order
    """
    return (await client.execute(call(body=body))).parsed
