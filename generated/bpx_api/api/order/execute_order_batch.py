"""`POST /api/v1/orders`: place several orders."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import httpx

from ... import arguments as check
from ...calls import Call
from ...client import AsyncClient, Client
from ...model import one_of
from ...models.api_error_response import ApiErrorResponse
from ...models.order import Order
from ...models.order_execute_payload import OrderExecutePayload
from ...reading import from_json, tolerant_reader
from ...types import Response


def call(
    *, body: Sequence[OrderExecutePayload], x_broker_id: int | None = None
) -> Call[list[Order | ApiErrorResponse]]:
    """Check the arguments and build the call; nothing is sent."""
    headers: dict[str, str] = {}
    if x_broker_id is not None:
        headers["X-Broker-Id"] = check.query_text(check.integer("x_broker_id", x_broker_id, minimum=0, maximum=65535))
    return Call(
        operation="execute_order_batch",
        method="POST",
        path="/api/v1/orders",
        read=_read,
        headers=headers,
        body=[
            check.require_instance("orders", item, OrderExecutePayload).to_dict()
            for item in check.sequence("orders", body, min_items=1, max_items=50)
        ],
        echoes=(("symbol", "symbol"), ("side", "side"), ("clientId", "client_id")),
    )


def _read(answer: httpx.Response) -> list[Order | ApiErrorResponse]:
    found: list[Order | ApiErrorResponse] = from_json(
        answer.content,
        tolerant_reader(
            list[Annotated[Order | ApiErrorResponse, one_of("operation", {"Ok": Order, "Err": ApiErrorResponse})]]
        ),
    )
    return found


def sync_detailed(
    *, client: Client, body: Sequence[OrderExecutePayload], x_broker_id: int | None = None
) -> Response[list[Order | ApiErrorResponse]]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(call(body=body, x_broker_id=x_broker_id))


def sync(
    *, client: Client, body: Sequence[OrderExecutePayload], x_broker_id: int | None = None
) -> list[Order | ApiErrorResponse]:
    """Place several orders.

    Places several orders with one request. Each order is accepted or refused separately. The response has a result
    for each order: the order itself, or the reason of the refusal.

    Signed as `orderExecute`.

    Args:
        body: The orders. From 1 to 50 items.
        x_broker_id: Id of the order's broker. Not part of the signed string. From 0 to 65535.

    Returns:
        The result of each order, even if all orders were refused.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.
        OutcomeUnknownError: no answer came that tells whether it was carried out.

    Source: `POST /api/v1/orders`, https://docs.backpack.exchange/#tag/Order/operation/execute_order_batch
    """
    return client.execute(call(body=body, x_broker_id=x_broker_id)).parsed


async def asyncio_detailed(
    *, client: AsyncClient, body: Sequence[OrderExecutePayload], x_broker_id: int | None = None
) -> Response[list[Order | ApiErrorResponse]]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(call(body=body, x_broker_id=x_broker_id))


async def asyncio(
    *, client: AsyncClient, body: Sequence[OrderExecutePayload], x_broker_id: int | None = None
) -> list[Order | ApiErrorResponse]:
    """Place several orders.

    Places several orders with one request. Each order is accepted or refused separately. The response has a result
    for each order: the order itself, or the reason of the refusal.

    Signed as `orderExecute`.

    Args:
        body: The orders. From 1 to 50 items.
        x_broker_id: Id of the order's broker. Not part of the signed string. From 0 to 65535.

    Returns:
        The result of each order, even if all orders were refused.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.
        OutcomeUnknownError: no answer came that tells whether it was carried out.

    Source: `POST /api/v1/orders`, https://docs.backpack.exchange/#tag/Order/operation/execute_order_batch
    """
    return (await client.execute(call(body=body, x_broker_id=x_broker_id))).parsed
