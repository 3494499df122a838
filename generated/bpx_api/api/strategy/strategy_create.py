"""`POST /api/v1/strategy`: start a strategy."""

from __future__ import annotations

import httpx

from ... import arguments as check
from ...calls import Call
from ...client import AsyncClient, Client
from ...models.strategy import Strategy
from ...models.strategy_create_payload import StrategyCreatePayload
from ...reading import JsonBody
from ...types import Response


def call(
    *, body: StrategyCreatePayload, x_broker_id: int | None = None, x_broker_key: str | None = None
) -> Call[Strategy]:
    """Check the arguments and build the call; nothing is sent."""
    headers: dict[str, str] = {}
    if x_broker_id is not None:
        headers["X-Broker-Id"] = check.query_text(check.integer("x_broker_id", x_broker_id, minimum=0, maximum=65535))
    if x_broker_key is not None:
        headers["X-Broker-Key"] = check.string("x_broker_key", x_broker_key, secret=True)
    return Call(
        operation="strategy_create",
        method="POST",
        path="/api/v1/strategy",
        read=_read,
        headers=headers,
        body=check.require_instance("body", body, StrategyCreatePayload).to_dict(),
        echoes=(("symbol", "symbol"), ("side", "side"), ("clientStrategyId", "client_strategy_id")),
    )


_BODY = JsonBody(Strategy)


def _read(answer: httpx.Response) -> Strategy:
    return _BODY.read(answer.content)


def sync_detailed(
    *, client: Client, body: StrategyCreatePayload, x_broker_id: int | None = None, x_broker_key: str | None = None
) -> Response[Strategy]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(call(body=body, x_broker_id=x_broker_id, x_broker_key=x_broker_key))


def sync(
    *, client: Client, body: StrategyCreatePayload, x_broker_id: int | None = None, x_broker_key: str | None = None
) -> Strategy:
    """Start a strategy.

    Starts a strategy that splits a quantity into orders. A scheduled one places an order every `interval` until
    `duration` has passed.

    Signed as `strategyCreate`.

    Args:
        body: A strategy to start.
        x_broker_id: Id of the order's broker. Not part of the signed string. From 0 to 65535.
        x_broker_key: The broker's key.

    Returns:
        The started strategy.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.
        OutcomeUnknownError: no answer came that tells whether it was carried out.

    Source: `POST /api/v1/strategy`, https://docs.backpack.exchange/#tag/Strategy/operation/strategy_create
    """
    return client.execute(call(body=body, x_broker_id=x_broker_id, x_broker_key=x_broker_key)).parsed


async def asyncio_detailed(
    *, client: AsyncClient, body: StrategyCreatePayload, x_broker_id: int | None = None, x_broker_key: str | None = None
) -> Response[Strategy]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(call(body=body, x_broker_id=x_broker_id, x_broker_key=x_broker_key))


async def asyncio(
    *, client: AsyncClient, body: StrategyCreatePayload, x_broker_id: int | None = None, x_broker_key: str | None = None
) -> Strategy:
    """Start a strategy.

    Starts a strategy that splits a quantity into orders. A scheduled one places an order every `interval` until
    `duration` has passed.

    Signed as `strategyCreate`.

    Args:
        body: A strategy to start.
        x_broker_id: Id of the order's broker. Not part of the signed string. From 0 to 65535.
        x_broker_key: The broker's key.

    Returns:
        The started strategy.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.
        OutcomeUnknownError: no answer came that tells whether it was carried out.

    Source: `POST /api/v1/strategy`, https://docs.backpack.exchange/#tag/Strategy/operation/strategy_create
    """
    return (await client.execute(call(body=body, x_broker_id=x_broker_id, x_broker_key=x_broker_key))).parsed
