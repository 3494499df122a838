"""`GET /api/v1/borrowLend/markets/history`: get past rates of borrow lend markets."""

from __future__ import annotations

import httpx

from ... import arguments as check
from ...calls import Call
from ...client import AsyncClient, Client
from ...models.borrow_lend_history import BorrowLendHistory
from ...models.history_interval import HistoryInterval, HistoryIntervalValue
from ...reading import JsonBody
from ...types import Response


def call(
    *, interval: HistoryInterval | HistoryIntervalValue, symbol: str | None = None
) -> Call[list[BorrowLendHistory]]:
    """Check the arguments and build the call; nothing is sent."""
    query: list[tuple[str, str]] = []
    query.append(("interval", check.query_text(check.member("interval", interval, HistoryInterval))))
    if symbol is not None:
        query.append(("symbol", check.string("symbol", symbol)))
    return Call(
        operation="get_borrow_lend_markets_history",
        method="GET",
        path="/api/v1/borrowLend/markets/history",
        read=_read,
        query=query,
    )


_BODY = JsonBody(list[BorrowLendHistory])


def _read(answer: httpx.Response) -> list[BorrowLendHistory]:
    return _BODY.read(answer.content)


def sync_detailed(
    *, client: Client, interval: HistoryInterval | HistoryIntervalValue, symbol: str | None = None
) -> Response[list[BorrowLendHistory]]:
    """Return what `sync` does, with the status, headers and raw body."""
    return client.execute(call(interval=interval, symbol=symbol))


def sync(
    *, client: Client, interval: HistoryInterval | HistoryIntervalValue, symbol: str | None = None
) -> list[BorrowLendHistory]:
    """Get past rates of borrow lend markets.

    Gets rates and amounts over time, for one asset or for all of them. The entries do not name their asset: pass
    `symbol` to know it.

    Args:
        interval: Interval of the history. The exchange doesn't document if this is the whole period or the time
            between two entries.
        symbol: Only this asset, such as `USDC`. All assets if omitted.

    Returns:
        The rates and amounts over time.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/borrowLend/markets/history`, https://docs.backpack.exchange/#tag/Borrow-Lend-Markets/operation/get_borrow_lend_markets_history
    """
    return client.execute(call(interval=interval, symbol=symbol)).parsed


async def asyncio_detailed(
    *, client: AsyncClient, interval: HistoryInterval | HistoryIntervalValue, symbol: str | None = None
) -> Response[list[BorrowLendHistory]]:
    """Return what `asyncio` does, with the status, headers and raw body."""
    return await client.execute(call(interval=interval, symbol=symbol))


async def asyncio(
    *, client: AsyncClient, interval: HistoryInterval | HistoryIntervalValue, symbol: str | None = None
) -> list[BorrowLendHistory]:
    """Get past rates of borrow lend markets.

    Gets rates and amounts over time, for one asset or for all of them. The entries do not name their asset: pass
    `symbol` to know it.

    Args:
        interval: Interval of the history. The exchange doesn't document if this is the whole period or the time
            between two entries.
        symbol: Only this asset, such as `USDC`. All assets if omitted.

    Returns:
        The rates and amounts over time.

    Raises:
        InvalidArgumentError: an argument was refused before anything was sent.
        ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
        TransportError: no answer came.

    Source: `GET /api/v1/borrowLend/markets/history`, https://docs.backpack.exchange/#tag/Borrow-Lend-Markets/operation/get_borrow_lend_markets_history
    """
    return (await client.execute(call(interval=interval, symbol=symbol))).parsed
