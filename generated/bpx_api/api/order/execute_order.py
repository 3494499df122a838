"""`POST /api/v1/order`: place an order."""

from __future__ import annotations

import httpx

from ... import arguments as check
from ...calls import Call
from ...client import AsyncClient, Client
from ...models.order import Order
from ...models.order_execute_payload import OrderExecutePayload
from ...reading import JsonBody
from ...types import Response


def call(*, body: OrderExecutePayload, x_broker_id: int | None = None, x_broker_key: str | None = None) -> Call[Order]:
    """Check the arguments and build the call; nothing is sent."""
    headers: dict[str, str] = {}
    if x_broker_id is not None:
        headers["X-Broker-Id"] = check.query_text(check.integer("x_broker_id", x_broker_id, minimum=0, maximum=65535))
    if x_broker_key is not None:
        headers["X-Broker-Key"] = check.string("x_broker_key", x_broker_key, secret=True)
    return Call(
        operation="execute_order",
        method="POST",
        path="/api/v1/order",
        read=_read,
        headers=headers,
        body=check.require_instance("body", body, OrderExecutePayload).to_dict(),
        echoes=(("symbol", "symbol"), ("side", "side"), ("clientId", "client_id")),
    )


_BODY = JsonBody(Order)


def _read(answer: httpx.Response) -> Order:
    return _BODY.read(answer.content)


def sync_detailed(
    *, client: Client, body: OrderExecutePayload, x_broker_id: int | None = None, x_broker_key: str | None = None
) -> Response[Order]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(call(body=body, x_broker_id=x_broker_id, x_broker_key=x_broker_key))


def sync(
    *, client: Client, body: OrderExecutePayload, x_broker_id: int | None = None, x_broker_key: str | None = None
) -> Order:
    """Place an order.

    Places an order with the matching engine. A limit order needs `price` and `quantity`, a market order `quantity` or
    `quote_quantity`. With `trigger_price` and `trigger_quantity` the order waits until the price is reached.

    Pass all or none of `trigger_price` and `trigger_quantity`.

    Signed as `orderExecute`.

    Args:
        body: An order to place.
        x_broker_id: Id of the order's broker. Not part of the signed string. From 0 to 65535.
        x_broker_key: The broker's key.

    Returns:
        The order, as accepted by the engine.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.
        OutcomeUnknownError: no answer came that tells whether it was carried out.

    Source: `POST /api/v1/order`, https://docs.backpack.exchange/#tag/Order/operation/execute_order
    """
    return client.execute(call(body=body, x_broker_id=x_broker_id, x_broker_key=x_broker_key)).parsed


async def asyncio_detailed(
    *, client: AsyncClient, body: OrderExecutePayload, x_broker_id: int | None = None, x_broker_key: str | None = None
) -> Response[Order]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(call(body=body, x_broker_id=x_broker_id, x_broker_key=x_broker_key))


async def asyncio(
    *, client: AsyncClient, body: OrderExecutePayload, x_broker_id: int | None = None, x_broker_key: str | None = None
) -> Order:
    """Place an order.

    Places an order with the matching engine. A limit order needs `price` and `quantity`, a market order `quantity` or
    `quote_quantity`. With `trigger_price` and `trigger_quantity` the order waits until the price is reached.

    Pass all or none of `trigger_price` and `trigger_quantity`.

    Signed as `orderExecute`.

    Args:
        body: An order to place.
        x_broker_id: Id of the order's broker. Not part of the signed string. From 0 to 65535.
        x_broker_key: The broker's key.

    Returns:
        The order, as accepted by the engine.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.
        OutcomeUnknownError: no answer came that tells whether it was carried out.

    Source: `POST /api/v1/order`, https://docs.backpack.exchange/#tag/Order/operation/execute_order
    """
    return (await client.execute(call(body=body, x_broker_id=x_broker_id, x_broker_key=x_broker_key))).parsed
