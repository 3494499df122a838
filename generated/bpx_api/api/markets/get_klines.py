"""`GET /api/v1/klines`: get the candles of one market."""

from __future__ import annotations

from datetime import datetime

import httpx

from ... import arguments as check
from ...calls import Call
from ...client import AsyncClient, Client
from ...models.data_source import DataSource, DataSourceValue
from ...models.kline import Kline
from ...models.kline_interval import KlineInterval, KlineIntervalValue
from ...models.kline_price_type import KlinePriceType, KlinePriceTypeValue
from ...reading import JsonBody
from ...types import Response
from ...values import SECONDS


def call(
    *,
    symbol: str,
    interval: KlineInterval | KlineIntervalValue,
    start_time: datetime | int,
    end_time: datetime | int | None = None,
    price_type: KlinePriceType | KlinePriceTypeValue | None = None,
    source: DataSource | DataSourceValue | None = None,
) -> Call[list[Kline]]:
    """Check the arguments and build the call; nothing is sent."""
    query: list[tuple[str, str]] = []
    query.append(("symbol", check.string("symbol", symbol)))
    query.append(("interval", check.query_text(check.member("interval", interval, KlineInterval))))
    query.append(("startTime", check.query_text(check.time("start_time", start_time, SECONDS), SECONDS)))
    if end_time is not None:
        query.append(("endTime", check.query_text(check.time("end_time", end_time, SECONDS), SECONDS)))
    if price_type is not None:
        query.append(("priceType", check.query_text(check.member("price_type", price_type, KlinePriceType))))
    if source is not None:
        query.append(("source", check.query_text(check.member("source", source, DataSource))))
    return Call(
        operation="get_klines",
        method="GET",
        path="/api/v1/klines",
        read=_read,
        query=query,
    )


_BODY = JsonBody(list[Kline])


def _read(answer: httpx.Response) -> list[Kline]:
    return _BODY.read(answer.content)


def sync_detailed(
    *,
    client: Client,
    symbol: str,
    interval: KlineInterval | KlineIntervalValue,
    start_time: datetime | int,
    end_time: datetime | int | None = None,
    price_type: KlinePriceType | KlinePriceTypeValue | None = None,
    source: DataSource | DataSourceValue | None = None,
) -> Response[list[Kline]]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(
        call(
            symbol=symbol,
            interval=interval,
            start_time=start_time,
            end_time=end_time,
            price_type=price_type,
            source=source,
        )
    )


def sync(
    *,
    client: Client,
    symbol: str,
    interval: KlineInterval | KlineIntervalValue,
    start_time: datetime | int,
    end_time: datetime | int | None = None,
    price_type: KlinePriceType | KlinePriceTypeValue | None = None,
    source: DataSource | DataSourceValue | None = None,
) -> list[Kline]:
    """Get the candles of one market.

    Gets candles between two times. The maximum number in one response is not documented: request at most 1,000 at
    once. An interval without trades may have no candle. This is historical market data: 30 requests a minute for each
    subaccount.

    Args:
        symbol: Market symbol, such as `SOL_USDC` or `SOL_USDC_PERP`.
        interval: Length of a candle.
        start_time: Start of the time range. A `datetime` with its time zone, or an int in Unix seconds.
        end_time: End of the time range. Now if omitted. A `datetime` with its time zone, or an int in Unix
            seconds.
        price_type: Price of the candles. Default: Last.
        source: Source of the prices: the exchange (`Venue`), or an external provider (`External`, only for stock
            markets). With `External`, tickers need the interval `1d`, and candles the price type `Last`. Default:
            Venue.

    Returns:
        The candles.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/klines`, https://docs.backpack.exchange/#tag/Markets/operation/get_klines
    """
    return client.execute(
        call(
            symbol=symbol,
            interval=interval,
            start_time=start_time,
            end_time=end_time,
            price_type=price_type,
            source=source,
        )
    ).parsed


async def asyncio_detailed(
    *,
    client: AsyncClient,
    symbol: str,
    interval: KlineInterval | KlineIntervalValue,
    start_time: datetime | int,
    end_time: datetime | int | None = None,
    price_type: KlinePriceType | KlinePriceTypeValue | None = None,
    source: DataSource | DataSourceValue | None = None,
) -> Response[list[Kline]]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(
        call(
            symbol=symbol,
            interval=interval,
            start_time=start_time,
            end_time=end_time,
            price_type=price_type,
            source=source,
        )
    )


async def asyncio(
    *,
    client: AsyncClient,
    symbol: str,
    interval: KlineInterval | KlineIntervalValue,
    start_time: datetime | int,
    end_time: datetime | int | None = None,
    price_type: KlinePriceType | KlinePriceTypeValue | None = None,
    source: DataSource | DataSourceValue | None = None,
) -> list[Kline]:
    """Get the candles of one market.

    Gets candles between two times. The maximum number in one response is not documented: request at most 1,000 at
    once. An interval without trades may have no candle. This is historical market data: 30 requests a minute for each
    subaccount.

    Args:
        symbol: Market symbol, such as `SOL_USDC` or `SOL_USDC_PERP`.
        interval: Length of a candle.
        start_time: Start of the time range. A `datetime` with its time zone, or an int in Unix seconds.
        end_time: End of the time range. Now if omitted. A `datetime` with its time zone, or an int in Unix
            seconds.
        price_type: Price of the candles. Default: Last.
        source: Source of the prices: the exchange (`Venue`), or an external provider (`External`, only for stock
            markets). With `External`, tickers need the interval `1d`, and candles the price type `Last`. Default:
            Venue.

    Returns:
        The candles.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/klines`, https://docs.backpack.exchange/#tag/Markets/operation/get_klines
    """
    return (
        await client.execute(
            call(
                symbol=symbol,
                interval=interval,
                start_time=start_time,
                end_time=end_time,
                price_type=price_type,
                source=source,
            )
        )
    ).parsed
