"""Makers that move the markets by themselves."""

from decimal import Decimal
from itertools import pairwise

import pytest

from bpx_sandbox import Sandbox
from bpx_sandbox.engine.makers import MAX_PENDING_MOVES, ActiveMakers
from bpx_sandbox.engine.orders import OrderStatus, OrderType, Side, Terms
from bpx_sandbox.engine.seed import LISTINGS, MAKERS, TAKERS

from .observer import Observer

NOW = 1_795_600_740_000


def moving(seed: int = 1, moves_per_second: float = 10) -> tuple[Sandbox, list[int]]:
    now = [NOW]
    return Sandbox(seed=seed, makers="active", moves_per_second=moves_per_second, clock=lambda: now[0]), now


def let_pass(sandbox: Sandbox, now: list[int], seconds: float, step: float = 0.05) -> None:
    for _ in range(round(seconds / step)):
        now[0] += round(step * 1000)
        sandbox.exchange.pass_time()


def tops(sandbox: Sandbox) -> list[object]:
    books = sandbox.exchange.engine.books.values()
    return [(book.update_id, book.levels(Side.BID, 5), book.levels(Side.ASK, 5)) for book in books]


def test_what_happens_depends_on_the_seed_and_the_clock_alone() -> None:
    one, same, other = moving(), moving(), moving(seed=2)
    for sandbox, now in (one, same, other):
        sandbox.exchange.pass_time()
        let_pass(sandbox, now, 20)
    assert tops(one[0]) == tops(same[0]) != tops(other[0])


def test_markets_stay_in_order_however_long_they_move() -> None:
    sandbox, now = moving(moves_per_second=1000)
    engine = sandbox.exchange.engine
    observer = Observer(engine)
    before = {symbol: book.update_id for symbol, book in engine.books.items()}
    prices: dict[str, set[Decimal]] = {symbol: set() for symbol in engine.books}
    sandbox.exchange.pass_time()
    for _ in range(8):
        let_pass(sandbox, now, 0.5)
        for listing in LISTINGS:
            symbol, book = listing.market.symbol, engine.books[listing.market.symbol]
            bid, ask = book.best(Side.BID), book.best(Side.ASK)
            assert bid is not None
            assert ask is not None
            assert bid < ask
            assert abs(bid / listing.price - 1) < Decimal("0.03")
            assert len(book.levels(Side.BID, None)) > 10
            prices[symbol].add(bid)
    for symbol, book in engine.books.items():
        assert book.update_id > before[symbol] + 1000
        assert len(prices[symbol]) > 3
        assert len(observer.trades[symbol]) > 100
        times = [trade.timestamp for trade in engine.tapes[symbol].trades]
        assert all(earlier <= later for earlier, later in pairwise(times))
    observer.check()
    for name in (MAKERS, TAKERS):
        assert all(balance.available >= 0 for balance in engine.accounts[name].balances.values())


def test_a_long_pause_is_not_caught_up_with(monkeypatch: pytest.MonkeyPatch) -> None:
    sandbox, now = moving(moves_per_second=10)
    moves: list[int] = []

    def move_once(_: ActiveMakers, now: int) -> None:
        moves.append(now)

    monkeypatch.setattr(ActiveMakers, "move_once", move_once)
    sandbox.exchange.pass_time()
    now[0] += 10_000 * 86_400_000
    sandbox.exchange.pass_time()
    assert len(moves) == MAX_PENDING_MOVES
    now[0] -= 1000  # a clock that is set back
    sandbox.exchange.pass_time()
    assert len(moves) == MAX_PENDING_MOVES


def test_memory_stays_bounded_and_a_client_keeps_its_history(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bpx_sandbox.engine.makers.MAX_KEPT_ORDERS", 500)
    sandbox, now = moving(moves_per_second=1000)
    engine, account = sandbox.exchange.engine, sandbox.account
    terms = Terms("SOL_USDC", Side.BID, OrderType.MARKET, quantity=Decimal(1))
    order = engine.place(account, terms, now[0])
    ticker = engine.tapes["SOL_USDC"].summary(NOW - 86_400_000, NOW)
    sandbox.exchange.pass_time()
    for _ in range(6):
        let_pass(sandbox, now, 0.5)
        assert len(engine.accounts[MAKERS].orders) < 1000
        assert len(engine.accounts[TAKERS].fills) < 1000
    assert (account.orders, account.fills) == ({order.id: order}, order.fills)
    after = engine.tapes["SOL_USDC"].summary(NOW - 86_400_000, now[0])
    assert ticker is not None
    assert after is not None
    assert after.trades > ticker.trades


def test_a_client_s_order_in_their_way_is_traded_with_and_never_an_error() -> None:
    sandbox, now = moving(moves_per_second=1000)
    engine, account = sandbox.exchange.engine, sandbox.account
    sandbox.exchange.pass_time()
    listing = LISTINGS[0]
    best = engine.books[listing.market.symbol].best(Side.ASK)
    assert best is not None
    price = best - listing.market.tick
    terms = Terms(listing.market.symbol, Side.BID, OrderType.LIMIT, price=price, quantity=Decimal(5))
    order = engine.place(account, terms, now[0])
    for _ in range(20):
        let_pass(sandbox, now, 0.5)
        if order.status is OrderStatus.FILLED:
            break
    assert order.status is OrderStatus.FILLED


def test_what_makers_can_do_is_named() -> None:
    with pytest.raises(ValueError, match="makers must be a bool or one of passive, active, not 'wild'"):
        Sandbox(makers="wild")  # type: ignore[arg-type]
