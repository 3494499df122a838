"""`GET /api/v1/tickers`: get the tickers of all markets."""

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
    *, interval: TickerInterval | TickerIntervalValue | None = None, source: DataSource | DataSourceValue | None = None
) -> Call[list[Ticker]]:
    """Check the arguments and build the call; nothing is sent."""
    query: list[tuple[str, str]] = []
    if interval is not None:
        query.append(("interval", check.query_text(check.member("interval", interval, TickerInterval))))
    if source is not None:
        query.append(("source", check.query_text(check.member("source", source, DataSource))))
    return Call(
        operation="get_tickers",
        method="GET",
        path="/api/v1/tickers",
        read=_read,
        query=query,
    )


_BODY = JsonBody(list[Ticker])


def _read(answer: httpx.Response) -> list[Ticker]:
    return _BODY.read(answer.content)


def sync_detailed(
    *,
    client: Client,
    interval: TickerInterval | TickerIntervalValue | None = None,
    source: DataSource | DataSourceValue | None = None,
) -> Response[list[Ticker]]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(call(interval=interval, source=source))


def sync(
    *,
    client: Client,
    interval: TickerInterval | TickerIntervalValue | None = None,
    source: DataSource | DataSourceValue | None = None,
) -> list[Ticker]:
    """Get the tickers of all markets.

    Summarizes the trading of every market over a day or a week.

    Args:
        interval: Interval of the ticker, a day or a week. The default is not documented.
        source: Source of the prices: the exchange (`Venue`), or an external provider (`External`, only for stock
            markets). With `External`, tickers need the interval `1d`, and candles the price type `Last`. Default:
            Venue.

    Returns:
        The tickers.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/tickers`, https://docs.backpack.exchange/#tag/Markets/operation/get_tickers
    """
    return client.execute(call(interval=interval, source=source)).parsed


async def asyncio_detailed(
    *,
    client: AsyncClient,
    interval: TickerInterval | TickerIntervalValue | None = None,
    source: DataSource | DataSourceValue | None = None,
) -> Response[list[Ticker]]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(call(interval=interval, source=source))


async def asyncio(
    *,
    client: AsyncClient,
    interval: TickerInterval | TickerIntervalValue | None = None,
    source: DataSource | DataSourceValue | None = None,
) -> list[Ticker]:
    """Get the tickers of all markets.

    Summarizes the trading of every market over a day or a week.

    Args:
        interval: Interval of the ticker, a day or a week. The default is not documented.
        source: Source of the prices: the exchange (`Venue`), or an external provider (`External`, only for stock
            markets). With `External`, tickers need the interval `1d`, and candles the price type `Last`. Default:
            Venue.

    Returns:
        The tickers.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/tickers`, https://docs.backpack.exchange/#tag/Markets/operation/get_tickers
    """
    return (await client.execute(call(interval=interval, source=source))).parsed
