"""`POST /api/v1/orders`: place several orders."""

from __future__ import annotations

from collections.abc import Sequence

import httpx

from ... import arguments as check
from ...calls import Call
from ...client import AsyncClient, Client
from ...models.api_error_response import ApiErrorResponse
from ...models.order import Order
from ...models.order_execute_payload import OrderExecutePayload
from ...reading import (
    choice,
    each,
    from_json,
)
from ...types import Response


def call(
    *,
    body: Sequence[OrderExecutePayload],
    x_broker_id: int | None = None,
) -> Call[list[Order | ApiErrorResponse]]:
    """Check the arguments of `sync` and `asyncio`, and state what they send; nothing is sent."""
    headers: dict[str, str] = {}
    if x_broker_id is not None:
        headers["X-Broker-Id"] = str(check.integer("x_broker_id", x_broker_id, minimum=0, maximum=65535))
    return Call(
        operation="execute_order_batch",
        method="POST",
        path="/api/v1/orders",
        read=_read,
        headers=headers,
        body=[
            check.instance("orders", item, OrderExecutePayload).to_dict()
            for item in check.items("orders", body, fewest=1, most=50)
        ],
        echoes=(("symbol", "symbol"), ("side", "side"), ("clientId", "client_id")),
    )


def _read(answer: httpx.Response) -> list[Order | ApiErrorResponse]:
    return from_json(
        answer.content,
        each(
            lambda value: (
                Order.from_dict(value)
                if choice(value, "operation", ("Ok", "Err")) == "Ok"
                else ApiErrorResponse.from_dict(value)
            )
        ),
    )


def sync_detailed(
    *,
    client: Client,
    body: Sequence[OrderExecutePayload],
    x_broker_id: int | None = None,
) -> Response[list[Order | ApiErrorResponse]]:
    """As `sync`, with the status, headers and raw body beside the value."""
    return client.execute(
        call(
            body=body,
            x_broker_id=x_broker_id,
        )
    )


def sync(
    *,
    client: Client,
    body: Sequence[OrderExecutePayload],
    x_broker_id: int | None = None,
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
        ApiError: the exchange refused or failed; `bpx_api.errors` has the kinds.
        TransportError: no answer came.
        OutcomeUnknownError: no answer came that tells whether it was carried out.

    Source: `POST /api/v1/orders`, https://docs.backpack.exchange/#tag/Order/operation/execute_order_batch
    """
    return (
        client.execute(
            call(
                body=body,
                x_broker_id=x_broker_id,
            )
        )
    ).parsed


async def asyncio_detailed(
    *,
    client: AsyncClient,
    body: Sequence[OrderExecutePayload],
    x_broker_id: int | None = None,
) -> Response[list[Order | ApiErrorResponse]]:
    """As `asyncio`, with the status, headers and raw body beside the value."""
    return await client.execute(
        call(
            body=body,
            x_broker_id=x_broker_id,
        )
    )


async def asyncio(
    *,
    client: AsyncClient,
    body: Sequence[OrderExecutePayload],
    x_broker_id: int | None = None,
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
        ApiError: the exchange refused or failed; `bpx_api.errors` has the kinds.
        TransportError: no answer came.
        OutcomeUnknownError: no answer came that tells whether it was carried out.

    Source: `POST /api/v1/orders`, https://docs.backpack.exchange/#tag/Order/operation/execute_order_batch
    """
    return (
        await client.execute(
            call(
                body=body,
                x_broker_id=x_broker_id,
            )
        )
    ).parsed
