"""`GET /api/v1/ticker`: get the ticker of one market."""

from __future__ import annotations

import httpx

from ... import arguments as check
from ...calls import Call
from ...client import AsyncClient, Client
from ...models.data_source import DataSource, DataSourceValue
from ...models.ticker import Ticker
from ...models.ticker_interval import TickerInterval, TickerIntervalValue
from ...reading import JsonBody
from ...types import Response


def call(
    *,
    symbol: str,
    interval: TickerInterval | TickerIntervalValue | None = None,
    source: DataSource | DataSourceValue | None = None,
) -> Call[Ticker | None]:
    """Check the arguments and build the call; nothing is sent."""
    query: list[tuple[str, str]] = []
    query.append(("symbol", check.string("symbol", symbol)))
    if interval is not None:
        query.append(("interval", check.query_text(check.member("interval", interval, TickerInterval))))
    if source is not None:
        query.append(("source", check.query_text(check.member("source", source, DataSource))))
    return Call(
        operation="get_ticker",
        method="GET",
        path="/api/v1/ticker",
        read=_read,
        statuses=(200, 204),
        query=query,
        echoes=(("symbol", "symbol"),),
    )


_BODY = JsonBody(Ticker)


def _read(answer: httpx.Response) -> Ticker | None:
    if answer.status_code in (204,):
        return None
    return _BODY.read(answer.content)


def sync_detailed(
    *,
    client: Client,
    symbol: str,
    interval: TickerInterval | TickerIntervalValue | None = None,
    source: DataSource | DataSourceValue | None = None,
) -> Response[Ticker | None]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(call(symbol=symbol, interval=interval, source=source))


def sync(
    *,
    client: Client,
    symbol: str,
    interval: TickerInterval | TickerIntervalValue | None = None,
    source: DataSource | DataSourceValue | None = None,
) -> Ticker | None:
    """Get the ticker of one market.

    Summarizes the trading of one market over a day or a week. Without a ticker, the exchange responds with 204 and no
    content.

    Args:
        symbol: Market symbol, such as `SOL_USDC` or `SOL_USDC_PERP`.
        interval: Interval of the ticker, a day or a week. The default is not documented.
        source: Source of the prices: the exchange (`Venue`), or an external provider (`External`, only for stock
            markets). With `External`, tickers need the interval `1d`, and candles the price type `Last`. Default:
            Venue.

    Returns:
        The ticker. None: no ticker for this market.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/ticker`, https://docs.backpack.exchange/#tag/Markets/operation/get_ticker
    """
    return client.execute(call(symbol=symbol, interval=interval, source=source)).parsed


async def asyncio_detailed(
    *,
    client: AsyncClient,
    symbol: str,
    interval: TickerInterval | TickerIntervalValue | None = None,
    source: DataSource | DataSourceValue | None = None,
) -> Response[Ticker | None]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(call(symbol=symbol, interval=interval, source=source))


async def asyncio(
    *,
    client: AsyncClient,
    symbol: str,
    interval: TickerInterval | TickerIntervalValue | None = None,
    source: DataSource | DataSourceValue | None = None,
) -> Ticker | None:
    """Get the ticker of one market.

    Summarizes the trading of one market over a day or a week. Without a ticker, the exchange responds with 204 and no
    content.

    Args:
        symbol: Market symbol, such as `SOL_USDC` or `SOL_USDC_PERP`.
        interval: Interval of the ticker, a day or a week. The default is not documented.
        source: Source of the prices: the exchange (`Venue`), or an external provider (`External`, only for stock
            markets). With `External`, tickers need the interval `1d`, and candles the price type `Last`. Default:
            Venue.

    Returns:
        The ticker. None: no ticker for this market.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/ticker`, https://docs.backpack.exchange/#tag/Markets/operation/get_ticker
    """
    return (await client.execute(call(symbol=symbol, interval=interval, source=source))).parsed
