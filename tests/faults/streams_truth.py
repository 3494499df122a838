"""The states that the streams keep, held against the local exchange while everything goes wrong.

Random orders, market makers that move the prices, and random faults of streams and of REST. Again and again it is
waited until the exchange rests; then each book must have the exchange's levels, the account its orders, balances and
positions, and each fill must have been told once.

`python -m tests.faults.streams_truth 200000` does so for that many events of the exchange's engine (by `make soak`).
"""

from __future__ import annotations

import asyncio
import sys
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import suppress
from decimal import Decimal
from random import Random
from typing import Any

from bpx_auth import Credentials
from bpx_client import AsyncClient, aconnect
from bpx_client.errors import ApiError
from bpx_client.streams import (
    AsyncLiveAccount,
    AsyncLiveBook,
    ConnectionPolicy,
    FillAdded,
    core,
    following,
    live_account,
)
from bpx_sandbox.faults.fault import Fault, StreamFault
from bpx_sandbox.server import RunningSandbox, running

MARKETS = ("SOL_USDC", "SOL_USDC_PERP")
POLICY = ConnectionPolicy(first_wait=0.01, longest_wait=0.1, dead_after=1.5, silent_after=10.0)
MOVES_PER_SECOND = 300
ORDERS = 40
"""Orders between two comparisons."""

PATIENCE = 60.0

STREAM_FAULTS: tuple[dict[str, Any], ...] = (
    {"stream": "*", "kind": "drop"},
    {"stream": "depth.*", "kind": "drop", "times": 3},
    {"stream": "account.*", "kind": "drop", "times": 3},
    {"stream": "depth.*", "kind": "gap"},
    {"stream": "*", "kind": "duplicate", "times": 5},
    {"stream": "*", "kind": "reorder", "times": 3},
    {"stream": "*", "kind": "delay", "seconds": 0.1},
    {"stream": "*", "kind": "malformed"},
    {"stream": "*", "kind": "slow", "seconds": 0.02},
    {"stream": "*", "kind": "stall", "seconds": 0.2},
    {"stream": "*", "kind": "half_open"},
    {"stream": "*", "kind": "close"},
    {"stream": "*", "kind": "abort"},
    {"stream": "*", "kind": "close", "refuse": 0.1},
)
REST_FAULTS: tuple[dict[str, Any], ...] = (
    {"operation": "get_depth", "depth_lag": 3, "times": 2},
    {"operation": "get_depth", "status": 503},
    {"operation": "get_open_orders", "status": 503},
    {"operation": "get_balances", "latency": 0.1},
    {"operation": "get_fills", "status": 503},
)


async def hold(seed: int, events: int, say: Callable[[str], None] = lambda line: None) -> Counter[str]:
    """Hold the states against the exchange until its engine has had this many events.

    Args:
        seed: The seed of the orders and faults.
        events: The events.
        say: Called with a line for each comparison.

    Returns:
        The number of `events`, `fills`, `faults` and `comparisons`.
    """
    random = Random(seed)
    done: Counter[str] = Counter()
    with running(seed=seed, markets=MARKETS, makers="active", moves_per_second=MOVES_PER_SECOND) as sandbox:
        sandbox.sandbox.exchange.engine.listeners.append(lambda _: done.update(("events",)))
        keys = Credentials(sandbox.public_key, sandbox.secret_key)
        async with (
            aconnect(keys, base_url=sandbox.base_url, retries=None) as bpx,
            bpx.streams(policy=POLICY) as streams,
            streams.order_book(MARKETS[0], check=True) as spot,
            streams.order_book(MARKETS[1]) as perp,
            streams.account() as account,
        ):
            told: Counter[object] = Counter()
            collecting = asyncio.ensure_future(collect(account, told))
            while done["events"] < events:
                await stir(random, bpx, sandbox, done)
                await rest(bpx, sandbox, (spot, perp), account, told)
                done["comparisons"] += 1
                say(f"{done['events']} events, {len(told)} fills, {done['faults']} faults")
            done["fills"] = len(told)
            collecting.cancel()
            await asyncio.gather(collecting, return_exceptions=True)
    return done


async def collect(account: AsyncLiveAccount, told: Counter[object]) -> None:
    """Count each fill that is told."""
    async for change in account.changes():
        if isinstance(change, FillAdded):
            told[change.fill.symbol, change.fill.trade_id, change.fill.order_id] += 1


async def stir(random: Random, bpx: AsyncClient, sandbox: RunningSandbox, done: Counter[str]) -> None:
    """Let a few things go wrong while orders come and go."""
    for fault in random.sample(STREAM_FAULTS, 2):
        stream_fault: dict[str, Any] = {"times": 1, "skip": random.randrange(50), **fault}
        sandbox.faults.add(StreamFault(**stream_fault))
    for fault in random.sample(REST_FAULTS, 1):
        rest_fault: dict[str, Any] = {"times": 1, **fault}
        sandbox.faults.add(Fault(**rest_fault))
    done["faults"] += 3
    for number in range(ORDERS // 4):
        if number == 5 and random.random() < 0.3:
            sandbox.disconnect_streams(random.choice((1001, 1006)))
            done["faults"] += 1
        await asyncio.gather(*(act(random, bpx) for _ in range(4)))


async def act(random: Random, bpx: AsyncClient) -> None:
    """Place an order, or cancel some; what the exchange refuses doesn't matter."""
    symbol, side = random.choice(MARKETS), random.choice(("Bid", "Ask"))
    order: dict[str, Any] = {"symbol": symbol, "side": side, "quantity": Decimal(random.randrange(1, 60)) / 10}
    with suppress(ApiError):
        match random.randrange(8):
            case 0:
                await bpx.order.cancel_open_orders(symbol=symbol)
            case 1 | 2 | 3:
                await bpx.order.execute_order(**order, order_type="Market")
            case _:
                best = (await bpx.markets.get_depth(symbol=symbol, limit=5)).asks[0].price
                price = (best * Decimal(random.randrange(990, 1011)) / 1000).quantize(Decimal("0.01"))
                await bpx.order.execute_order(**order, order_type="Limit", price=price)


async def rest(
    bpx: AsyncClient,
    sandbox: RunningSandbox,
    books: tuple[AsyncLiveBook, ...],
    account: AsyncLiveAccount,
    told: Counter[object],
) -> None:
    """Let the exchange rest, and wait until all that is shown is what it says."""
    sandbox.faults.clear()
    exchange = sandbox.sandbox.exchange
    makers, exchange.makers = exchange.makers, None
    try:
        for book in books:
            await until(f"the book of {book.symbol}", lambda book=book: same_book(bpx, book))  # type: ignore[misc]
        await until("the account", lambda: same_account(bpx, account, told))
    finally:
        exchange.makers = makers


async def until(what: str, differs: Callable[[], Awaitable[str]]) -> None:
    """Wait until nothing differs."""
    ends = time.monotonic() + PATIENCE
    while difference := await differs():
        assert time.monotonic() < ends, f"{what}: {difference}"
        await asyncio.sleep(0.02)


async def same_book(bpx: AsyncClient, book: AsyncLiveBook) -> str:
    """The difference between a book and the exchange's; empty: there is none."""
    # A lost update is noticed by the next one.
    lowest = (await bpx.markets.get_depth(symbol=book.symbol)).bids[0].price
    placed: Any = await bpx.order.execute_order(
        symbol=book.symbol, side="Bid", order_type="Limit", price=lowest, quantity=1, post_only=True
    )
    await bpx.order.cancel_order(symbol=book.symbol, order_id=placed.id)
    await asyncio.sleep(0.1)
    depth = await bpx.markets.get_depth(symbol=book.symbol)
    if not book.is_synced or book.last_update_id != depth.last_update_id:
        return f"at {book.last_update_id}, not {depth.last_update_id}: {book.problem}"
    shown = ({each.price: each.quantity for each in side} for side in (book.bids(), book.asks()))
    theirs = ({each.price: each.quantity for each in side} for side in (depth.bids, depth.asks))
    assert list(shown) == list(theirs), f"a book in sync that isn't the exchange's at {depth.last_update_id}"
    return ""


async def same_account(bpx: AsyncClient, account: AsyncLiveAccount, told: Counter[object]) -> str:
    """The difference between an account and the exchange's; empty: there is none."""
    orders = {each.id: each.executed_quantity for each in await bpx.order.get_open_orders()}
    balances = {asset: (each.available, each.locked) for asset, each in (await bpx.capital.get_balances()).items()}
    positions = {each.symbol: each.net_quantity for each in await bpx.position.get_positions() if each.net_quantity}
    fills: set[object] = set()
    while page := await bpx.order.get_fills(limit=1000, offset=len(fills)):
        fills |= {(each.symbol, each.trade_id, each.order_id) for each in page}
    assert max(told.values(), default=1) == 1, "a fill was told twice"
    assert told.keys() <= fills
    shown_balances = {asset: (each.available, each.locked) for asset, each in account.balances.items()}
    for name, mine, theirs in (
        ("orders", {number: each.executed_quantity for number, each in account.orders.items()}, orders),
        ("balances", {each: held for each, held in shown_balances.items() if any(held)}, balances),
        ("positions", {symbol: each.net_quantity for symbol, each in account.positions.items()}, positions),
        ("fills", set(told), fills),
    ):
        if mine != theirs:
            return f"{name}: {mine} is shown, not {theirs}"[:500]
    return "" if account.is_synced else f"out of sync: {account.problem}"


def quicken() -> None:
    """Let REST be asked sooner than against the exchange itself."""
    following.FIRST_WAIT, following.LONGEST_WAIT = 0.02, 0.1
    live_account.SETTLING, live_account.RECHECK = 0.2, 0.5
    core.STABLE = 0.5  # type: ignore[misc]


def main(arguments: list[str]) -> int:
    """Run until the number of events, by default 200,000; return the exit status."""
    quicken()
    events = int(arguments[0]) if arguments else 200_000
    began = time.monotonic()
    done = asyncio.run(hold(1, events, print))
    print(f"{dict(done)} in {time.monotonic() - began:.0f} s: all the same")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
