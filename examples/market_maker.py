"""Quote both sides of a market around its middle, whatever happens to the connection.

    python examples/market_maker.py SOL_USDC 60

connect() reads PUBLIC_KEY, SECRET_KEY and BPX_BASE_URL from the environment or from .env. Without BPX_BASE_URL it
connects to the real exchange and places real orders: this is an example, not a strategy. It has quotes only while it
knows the market and its own orders: with the book or the account out of sync it cancels them, and waits.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Sequence
from decimal import Decimal
from itertools import count

from bpx_client import AsyncClient, aconnect
from bpx_client.errors import ApiError, BpxError, OutcomeUnknownError
from bpx_client.models import Market
from bpx_client.streams import AsyncLiveAccount, AsyncLiveBook, FillAdded
from bpx_client.trading import NotPlaced, afind_order, round_price, round_quantity

SPREAD = Decimal("0.002")
TOLERANCE = Decimal("0.0005")
"""The part of the price that the middle may move before the quotes follow."""

QUANTITY = Decimal("0.1")
PAUSE = 0.1

_numbers = count(1)


async def main(arguments: Sequence[str]) -> int:
    symbol = arguments[0] if arguments else "SOL_USDC"
    seconds = float(arguments[1]) if len(arguments) > 1 else 60.0
    try:
        async with (
            aconnect() as bpx,
            bpx.streams() as streams,
            streams.order_book(symbol) as book,
            streams.account() as account,
        ):
            market = await bpx.markets.get_market(symbol=symbol)
            fills = asyncio.create_task(show_fills(account))
            try:
                async with asyncio.timeout(seconds):
                    await make(bpx, market, book, account)
            except TimeoutError:
                pass
            finally:
                fills.cancel()
                await cancel_all(bpx, symbol)
    except BpxError as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        return 1
    return 0


async def make(bpx: AsyncClient, market: Market, book: AsyncLiveBook, account: AsyncLiveAccount) -> None:
    """Quote until cancelled."""
    quoted: Decimal | None = None
    while True:
        bid, ask = book.best
        known = book.is_synced and account.is_synced and bid is not None and ask is not None
        middle = (bid.price + ask.price) / 2 if bid is not None and ask is not None and known else None
        mine = [order for order in account.orders.values() if order.symbol == market.symbol]
        moved = middle is not None and quoted is not None and abs(middle / quoted - 1) > TOLERANCE
        if quoted is not None and (middle is None or moved or len(mine) < 2):
            await cancel_all(bpx, market.symbol)
            quoted = None
        elif quoted is None and middle is not None:
            await quote(bpx, market, middle)
            quoted = middle
            await asyncio.sleep(PAUSE)  # until the account has seen them
        await asyncio.sleep(PAUSE)


async def quote(bpx: AsyncClient, market: Market, middle: Decimal) -> None:
    """Place one order on each side; what the exchange refuses is tried again with the next quotes."""
    for side, factor in (("Bid", 1 - SPREAD / 2), ("Ask", 1 + SPREAD / 2)):
        client_id = next(_numbers)
        try:
            await bpx.order.execute_order(
                symbol=market.symbol,
                side="Bid" if side == "Bid" else "Ask",
                order_type="Limit",
                price=round_price(market, middle * factor),
                quantity=round_quantity(market, QUANTITY),
                post_only=True,
                client_id=client_id,
            )
        except OutcomeUnknownError as error:
            found = await afind_order(bpx, error)
            print(f"an answer was lost; the order was {'not ' if isinstance(found, NotPlaced) else ''}placed")
        except ApiError as error:
            print(f"refused: {error}")


async def cancel_all(bpx: AsyncClient, symbol: str) -> None:
    """Cancel all orders of the market, until the exchange has said so."""
    for attempt in count(1):
        try:
            await bpx.order.cancel_open_orders(symbol=symbol)
            return
        except BpxError as error:
            if attempt == 5:
                raise
            print(f"cancelling again: {error}")
            await asyncio.sleep(PAUSE)


async def show_fills(account: AsyncLiveAccount) -> None:
    """Print each fill, once."""
    async for change in account.changes():
        if isinstance(change, FillAdded):
            fill = change.fill
            print(
                f"filled: {fill.side.value} {fill.quantity} at {fill.price}{' (missed)' if change.was_missed else ''}"
            )


if __name__ == "__main__":
    sys.exit(asyncio.run(main(sys.argv[1:])))
