"""`GET /api/v1/strategies`: list running strategies."""

from __future__ import annotations

import httpx

from ... import arguments as check
from ...calls import Call
from ...client import AsyncClient, Client
from ...models.market_type import MarketType, MarketTypeValue
from ...models.strategy import Strategy
from ...models.strategy_type import StrategyType, StrategyTypeValue
from ...reading import JsonBody
from ...types import Response


def call(
    *,
    market_type: MarketType | MarketTypeValue | None = None,
    strategy_type: StrategyType | StrategyTypeValue | None = None,
    symbol: str | None = None,
) -> Call[list[Strategy]]:
    """Check the arguments and build the call; nothing is sent."""
    query: list[tuple[str, str]] = []
    if market_type is not None:
        query.append(("marketType", check.query_text(check.member("market_type", market_type, MarketType))))
    if strategy_type is not None:
        query.append(("strategyType", check.query_text(check.member("strategy_type", strategy_type, StrategyType))))
    if symbol is not None:
        query.append(("symbol", check.string("symbol", symbol)))
    return Call(
        operation="get_open_strategies",
        method="GET",
        path="/api/v1/strategies",
        read=_read,
        query=query,
        echoes=(("symbol", "symbol"),),
    )


_BODY = JsonBody(list[Strategy])


def _read(answer: httpx.Response) -> list[Strategy]:
    return _BODY.read(answer.content)


def sync_detailed(
    *,
    client: Client,
    market_type: MarketType | MarketTypeValue | None = None,
    strategy_type: StrategyType | StrategyTypeValue | None = None,
    symbol: str | None = None,
) -> Response[list[Strategy]]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(call(market_type=market_type, strategy_type=strategy_type, symbol=symbol))


def sync(
    *,
    client: Client,
    market_type: MarketType | MarketTypeValue | None = None,
    strategy_type: StrategyType | StrategyTypeValue | None = None,
    symbol: str | None = None,
) -> list[Strategy]:
    """List running strategies.

    Lists the account's running strategies, in all markets or in one.

    Signed as `strategyQueryAll`.

    Args:
        market_type: Only markets of this kind, `SPOT` or `PERP`.
        strategy_type: Only strategies of this kind.
        symbol: Only this market, such as `SOL_USDC`. All markets if omitted.

    Returns:
        The strategies.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/strategies`, https://docs.backpack.exchange/#tag/Strategy/operation/get_open_strategies
    """
    return client.execute(call(market_type=market_type, strategy_type=strategy_type, symbol=symbol)).parsed


async def asyncio_detailed(
    *,
    client: AsyncClient,
    market_type: MarketType | MarketTypeValue | None = None,
    strategy_type: StrategyType | StrategyTypeValue | None = None,
    symbol: str | None = None,
) -> Response[list[Strategy]]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(call(market_type=market_type, strategy_type=strategy_type, symbol=symbol))


async def asyncio(
    *,
    client: AsyncClient,
    market_type: MarketType | MarketTypeValue | None = None,
    strategy_type: StrategyType | StrategyTypeValue | None = None,
    symbol: str | None = None,
) -> list[Strategy]:
    """List running strategies.

    Lists the account's running strategies, in all markets or in one.

    Signed as `strategyQueryAll`.

    Args:
        market_type: Only markets of this kind, `SPOT` or `PERP`.
        strategy_type: Only strategies of this kind.
        symbol: Only this market, such as `SOL_USDC`. All markets if omitted.

    Returns:
        The strategies.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        MissingCredentialsError: the client has no keys.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/strategies`, https://docs.backpack.exchange/#tag/Strategy/operation/get_open_strategies
    """
    return (await client.execute(call(market_type=market_type, strategy_type=strategy_type, symbol=symbol))).parsed
