"""Candles and tickers agree with the trades they come from."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from bpx_sandbox.engine.candles import Candle, span
from bpx_sandbox.engine.orders import Trade
from bpx_sandbox.engine.tape import Tape

START = 1_750_793_000


@st.composite
def tapes(draw: st.DrawFn) -> Tape:
    tape, moment = Tape(), START * 1000
    for number, wait in enumerate(draw(st.lists(st.integers(0, 200_000), max_size=30))):
        moment += wait
        price, quantity = Decimal(draw(st.integers(1, 9))), Decimal(draw(st.integers(1, 9)))
        tape.add(Trade(number, price, quantity, moment, is_buyer_maker=True))
    return tape


def by_hand(trades: list[Trade], start: int, end: int) -> Candle | None:
    if not trades:
        return None
    prices = [trade.price for trade in trades]
    volume = sum((trade.quantity for trade in trades), Decimal(0))
    value = sum((trade.quantity * trade.price for trade in trades), Decimal(0))
    return Candle(start, end, prices[0], max(prices), min(prices), prices[-1], volume, value, len(trades))


@given(tapes(), st.integers(0, 3_000_000))
def test_a_summary_sums_up_its_trades(tape: Tape, age: int) -> None:
    since, until = START * 1000 + age, START * 1000 + 10_000_000
    trades = [trade for trade in tape.trades if trade.timestamp > since]
    assert tape.summary(since, until) == by_hand(trades, since // 1000, until // 1000)


@given(tapes(), st.sampled_from(["1s", "1m", "5m", "1h", "1d", "1w", "1month"]), st.integers(0, 3_000))
def test_a_candle_sums_up_its_trades(tape: Tape, interval: str, age: int) -> None:
    start, end = START + age, START + age + 2000
    spans = {span(trade.timestamp // 1000, interval): None for trade in tape.trades}
    expected = [
        by_hand([trade for trade in tape.trades if first <= trade.timestamp // 1000 < after], first, after)
        for first, after in spans
        if start <= first <= end
    ]
    assert list(tape.candles(interval, start, end)) == expected
