"""`GET /api/v1/order`: get an open order."""

from __future__ import annotations

import httpx

from ... import arguments as check
from ...calls import Call
from ...client import AsyncClient, Client
from ...models.order import Order
from ...reading import JsonBody
from ...types import Response


def call(*, symbol: str, order_id: str | None = None, client_id: int | None = None) -> Call[Order]:
    """Check the arguments and build the call; nothing is sent."""
    check.exactly_one(order_id=order_id, client_id=client_id)
    query: list[tuple[str, str]] = []
    query.append(("symbol", check.string("symbol", symbol)))
    if order_id is not None:
        query.append(("orderId", check.string("order_id", order_id)))
    if client_id is not None:
        query.append(
            ("clientId", check.query_text(check.integer("client_id", client_id, minimum=0, maximum=4294967295)))
        )
    return Call(
        operation="get_order",
        method="GET",
        path="/api/v1/order",
        read=_read,
        query=query,
        echoes=(("symbol", "symbol"), ("orderId", "id"), ("clientId", "client_id")),
    )


_BODY = JsonBody(Order)


def _read(answer: httpx.Response) -> Order:
    return _BODY.read(answer.content)


def sync_detailed(
    *, client: Client, symbol: str, order_id: str | None = None, client_id: int | None = None
) -> Response[Order]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(call(symbol=symbol, order_id=order_id, client_id=client_id))


def sync(*, client: Client, symbol: str, order_id: str | None = None, client_id: int | None = None) -> Order:
    """Get an open order.

    Gets an order that is resting on the book. For an order that is filled, expired or cancelled, the exchange
    responds with 404: find it with `get_order_history`.

    Pass exactly one of `order_id` and `client_id`.

    Signed as `orderQuery`.

    Args:
        symbol: Market symbol, such as `SOL_USDC` or `SOL_USDC_PERP`.
        order_id: The exchange's id of the order.
        client_id: Your own id of the order. From 0 to 4294967295.

    Returns:
        The order.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/order`, https://docs.backpack.exchange/#tag/Order/operation/get_order
    """
    return client.execute(call(symbol=symbol, order_id=order_id, client_id=client_id)).parsed


async def asyncio_detailed(
    *, client: AsyncClient, symbol: str, order_id: str | None = None, client_id: int | None = None
) -> Response[Order]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(call(symbol=symbol, order_id=order_id, client_id=client_id))


async def asyncio(
    *, client: AsyncClient, symbol: str, order_id: str | None = None, client_id: int | None = None
) -> Order:
    """Get an open order.

    Gets an order that is resting on the book. For an order that is filled, expired or cancelled, the exchange
    responds with 404: find it with `get_order_history`.

    Pass exactly one of `order_id` and `client_id`.

    Signed as `orderQuery`.

    Args:
        symbol: Market symbol, such as `SOL_USDC` or `SOL_USDC_PERP`.
        order_id: The exchange's id of the order.
        client_id: Your own id of the order. From 0 to 4294967295.

    Returns:
        The order.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/order`, https://docs.backpack.exchange/#tag/Order/operation/get_order
    """
    return (await client.execute(call(symbol=symbol, order_id=order_id, client_id=client_id))).parsed
