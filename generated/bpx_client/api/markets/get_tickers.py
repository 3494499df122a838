"""`GET /api/v1/tickers`: get the tickers of all markets."""

from __future__ import annotations

import httpx

from ... import arguments as check
from ...calls import Call
from ...client import AsyncClient, Client
from ...models.ticker import Ticker
from ...models.ticker_interval import TickerInterval, TickerIntervalValue
from ...reading import JsonBody, items
from ...types import Response


def call(
    *,
    interval: TickerInterval | TickerIntervalValue | None = None,
) -> Call[list[Ticker]]:
    """Check the arguments of `sync` and `asyncio`, and state what they send; nothing is sent."""
    query: list[tuple[str, str]] = []
    if interval is not None:
        query.append(("interval", check.member("interval", interval, TickerInterval).value))
    return Call(
        operation="get_tickers",
        method="GET",
        path="/api/v1/tickers",
        read=_read,
        query=query,
    )


_BODY = JsonBody(list[Ticker], lambda value: [Ticker.from_dict(item) for item in items(value)])


def _read(answer: httpx.Response) -> list[Ticker]:
    return _BODY.read(answer.content)


def sync_detailed(
    *,
    client: Client,
    interval: TickerInterval | TickerIntervalValue | None = None,
) -> Response[list[Ticker]]:
    """As `sync`, with the status, headers and raw body beside the value."""
    return client.execute(
        call(
            interval=interval,
        )
    )


def sync(
    *,
    client: Client,
    interval: TickerInterval | TickerIntervalValue | None = None,
) -> list[Ticker]:
    """Get the tickers of all markets.

    Sums up the trading of every market over a day or a week.

    Args:
        interval: Span to sum up, a day or a week. The default is not documented.

    Returns:
        The tickers.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/tickers`, https://docs.backpack.exchange/#tag/Markets/operation/get_tickers
    """
    return (
        sync_detailed(
            client=client,
            interval=interval,
        )
    ).parsed


async def asyncio_detailed(
    *,
    client: AsyncClient,
    interval: TickerInterval | TickerIntervalValue | None = None,
) -> Response[list[Ticker]]:
    """As `asyncio`, with the status, headers and raw body beside the value."""
    return await client.execute(
        call(
            interval=interval,
        )
    )


async def asyncio(
    *,
    client: AsyncClient,
    interval: TickerInterval | TickerIntervalValue | None = None,
) -> list[Ticker]:
    """Get the tickers of all markets.

    Sums up the trading of every market over a day or a week.

    Args:
        interval: Span to sum up, a day or a week. The default is not documented.

    Returns:
        The tickers.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/tickers`, https://docs.backpack.exchange/#tag/Markets/operation/get_tickers
    """
    return (
        await asyncio_detailed(
            client=client,
            interval=interval,
        )
    ).parsed
