"""ccxt's `watch_*` against the exchange at BPX_BASE_URL: each call that it has, fed by orders of its own."""

import asyncio
import os
from collections.abc import Awaitable
from typing import TypeVar

import ccxt.pro as ccxt

T = TypeVar("T")
SPOT, PERPETUAL = "SOL/USDC", "SOL/USDC:USDC"
BASE_URL = os.environ["BPX_BASE_URL"]


async def trade(exchange: ccxt.backpack) -> None:
    """Let everything change, again and again."""
    while True:
        for symbol in (SPOT, PERPETUAL):
            order = await exchange.create_order(symbol, "limit", "buy", 0.5, 171.25 if symbol == SPOT else 171.3)
            await exchange.cancel_order(order["id"], symbol)
            await exchange.create_order(symbol, "market", "buy", 0.1)
            await exchange.create_order(symbol, "market", "sell", 0.1)
        await asyncio.sleep(0.01)


async def main() -> None:
    exchange = ccxt.backpack({"apiKey": os.environ["PUBLIC_KEY"], "secret": os.environ["SECRET_KEY"]})
    streams = dict.fromkeys(("public", "private"), BASE_URL.replace("http", "ws"))
    exchange.urls["api"] = {**dict.fromkeys(exchange.urls["api"], BASE_URL), "ws": streams}
    await exchange.load_markets()
    activity = asyncio.ensure_future(trade(exchange))

    async def first(watching: Awaitable[T]) -> T:
        """Return the first result of a call; fail with the activity, or after 30 seconds."""
        watched = asyncio.ensure_future(watching)
        await asyncio.wait([watched, activity], timeout=30, return_when=asyncio.FIRST_COMPLETED)
        if activity.done():
            activity.result()
        assert watched.done(), watching
        return watched.result()

    try:
        watched = {
            "ticker": exchange.watch_ticker(SPOT),
            "tickers": exchange.watch_tickers([SPOT, PERPETUAL]),
            "bids_asks": exchange.watch_bids_asks([SPOT]),
            "candles": exchange.watch_ohlcv(SPOT, "1m"),
            "candles of several": exchange.watch_ohlcv_for_symbols([[PERPETUAL, "1h"]]),
            "trades": exchange.watch_trades(SPOT),
            "trades of several": exchange.watch_trades_for_symbols([PERPETUAL]),
            "book": exchange.watch_order_book(SPOT),
            "orders": exchange.watch_orders(SPOT),
            "positions": exchange.watch_positions([PERPETUAL]),
        }
        values = await asyncio.gather(*(first(each) for each in watched.values()))
        got = dict(zip(watched, values, strict=True))
        assert got["ticker"]["last"]
        assert got["tickers"]
        assert got["bids_asks"][SPOT]["bid"] < got["bids_asks"][SPOT]["ask"]
        assert got["candles"][-1][5]
        assert got["candles of several"][PERPETUAL]["1h"]
        assert got["trades"][-1]["price"]
        assert got["trades of several"][-1]["symbol"] == PERPETUAL
        assert got["book"]["bids"][0][0] < got["book"]["asks"][0][0]
        assert got["orders"][-1]["symbol"] == SPOT
        assert got["positions"][-1]["symbol"] == PERPETUAL
        seen = {order["status"] for _ in range(20) for order in await first(exchange.watch_orders(SPOT))}
        assert {"open", "canceled", "closed"} <= seen, seen

        # Its book goes on being the exchange's.
        for _ in range(30):
            book = await first(exchange.watch_order_book(SPOT))
        activity.cancel()
        await asyncio.wait([activity])
        await asyncio.sleep(0.5)
        theirs = await exchange.fetch_order_book(SPOT)
        book = exchange.orderbooks[SPOT]
        assert book["nonce"] == theirs["nonce"], (book["nonce"], theirs["nonce"])
        assert [list(level) for level in book["bids"][:20]] == theirs["bids"][:20]
        assert [list(level) for level in book["asks"][:20]] == theirs["asks"][:20]
    finally:
        activity.cancel()
        await exchange.close()


asyncio.run(main())
