"""`GET /api/v1/strategy`: get a running strategy."""

from __future__ import annotations

import httpx

from ... import arguments as check
from ...calls import Call
from ...client import AsyncClient, Client
from ...models.strategy import Strategy
from ...reading import JsonBody
from ...types import Response


def call(*, symbol: str, strategy_id: str | None = None, client_strategy_id: int | None = None) -> Call[Strategy]:
    """Check the arguments and build the call; nothing is sent."""
    check.exactly_one(strategy_id=strategy_id, client_strategy_id=client_strategy_id)
    query: list[tuple[str, str]] = []
    query.append(("symbol", check.string("symbol", symbol)))
    if strategy_id is not None:
        query.append(("strategyId", check.string("strategy_id", strategy_id)))
    if client_strategy_id is not None:
        query.append(
            (
                "clientStrategyId",
                check.query_text(
                    check.integer("client_strategy_id", client_strategy_id, minimum=0, maximum=4294967295)
                ),
            )
        )
    return Call(
        operation="get_strategy",
        method="GET",
        path="/api/v1/strategy",
        read=_read,
        query=query,
        echoes=(("symbol", "symbol"), ("strategyId", "id"), ("clientStrategyId", "client_strategy_id")),
    )


_BODY = JsonBody(Strategy)


def _read(answer: httpx.Response) -> Strategy:
    return _BODY.read(answer.content)


def sync_detailed(
    *, client: Client, symbol: str, strategy_id: str | None = None, client_strategy_id: int | None = None
) -> Response[Strategy]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(call(symbol=symbol, strategy_id=strategy_id, client_strategy_id=client_strategy_id))


def sync(
    *, client: Client, symbol: str, strategy_id: str | None = None, client_strategy_id: int | None = None
) -> Strategy:
    """Get a running strategy.

    Gets a strategy that is running. For a strategy that is completed, cancelled or terminated, the exchange responds
    with 404: find it with `get_strategies_history`.

    Pass exactly one of `strategy_id` and `client_strategy_id`.

    Signed as `strategyQuery`.

    Args:
        symbol: Market symbol, such as `SOL_USDC` or `SOL_USDC_PERP`.
        strategy_id: The exchange's id of the strategy.
        client_strategy_id: Your own id of the strategy. From 0 to 4294967295.

    Returns:
        The strategy.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/strategy`, https://docs.backpack.exchange/#tag/Strategy/operation/get_strategy
    """
    return client.execute(call(symbol=symbol, strategy_id=strategy_id, client_strategy_id=client_strategy_id)).parsed


async def asyncio_detailed(
    *, client: AsyncClient, symbol: str, strategy_id: str | None = None, client_strategy_id: int | None = None
) -> Response[Strategy]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(call(symbol=symbol, strategy_id=strategy_id, client_strategy_id=client_strategy_id))


async def asyncio(
    *, client: AsyncClient, symbol: str, strategy_id: str | None = None, client_strategy_id: int | None = None
) -> Strategy:
    """Get a running strategy.

    Gets a strategy that is running. For a strategy that is completed, cancelled or terminated, the exchange responds
    with 404: find it with `get_strategies_history`.

    Pass exactly one of `strategy_id` and `client_strategy_id`.

    Signed as `strategyQuery`.

    Args:
        symbol: Market symbol, such as `SOL_USDC` or `SOL_USDC_PERP`.
        strategy_id: The exchange's id of the strategy.
        client_strategy_id: Your own id of the strategy. From 0 to 4294967295.

    Returns:
        The strategy.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/strategy`, https://docs.backpack.exchange/#tag/Strategy/operation/get_strategy
    """
    return (
        await client.execute(call(symbol=symbol, strategy_id=strategy_id, client_strategy_id=client_strategy_id))
    ).parsed
