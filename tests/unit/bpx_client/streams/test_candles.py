"""Candles come closed, in order, each once and none missing, whatever the stream leaves out."""

import json
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bpx_api.events import Kline as KlineEvent
from bpx_api.models import Kline, KlineInterval
from bpx_client.streams.candles import GRACE, MOST_ASKED, MOST_WAITING, Candle, CandleSeries, Span
from bpx_client.streams.parsing import StreamMessage, parse_frame

from .frames import recorded

START = datetime(2026, 9, 1, 10, 0, tzinfo=UTC)


def at(minute: float) -> datetime:
    return START + timedelta(minutes=minute)


def event(minute: int, price: int = 5, *, closed: bool = False, trades: int = 1, **changes: Any) -> KlineEvent:
    prices = dict.fromkeys(("open_", "high", "low", "close"), Decimal(price))
    said: dict[str, Any] = {"symbol": "S", "event_time_us": 1, "is_closed": closed, "trades": trades}
    said |= {"start": at(minute), "end": at(minute + 1), "volume": Decimal(trades), **prices, **changes}
    return KlineEvent(**said)


def rest(minute: int, price: int | None = 5) -> Kline:
    found = None if price is None else Decimal(price)
    volume = None if price is None else Decimal(1)
    return Kline(
        start=at(minute), end=at(minute + 1), open_=found, high=found, low=found, close=found, volume=volume, trades=1
    )


def series(**options: Any) -> CandleSeries:
    made = CandleSeries("S", KlineInterval.MINUTE_1, **options)
    assert made.resumed(at(-1)) == []
    return made


def wanted(candles: CandleSeries) -> Span:
    assert candles.wanted is not None
    return candles.wanted


def told(candles: list[Candle]) -> list[tuple[float, int, bool]]:
    """Minute, price, and whether it is empty."""
    assert all(each.open == each.high == each.low == each.close for each in candles)
    return [((each.start - START) / timedelta(minutes=1), int(each.close), each.is_empty) for each in candles]


def test_a_candle_is_given_out_when_it_closes() -> None:
    candles = series()

    assert candles.apply(event(0)) == []
    assert candles.apply(event(0, 6)) == []
    [closed] = candles.apply(event(0, 7, closed=True, trades=3))
    prices = dict.fromkeys(("open", "high", "low", "close"), Decimal(7))
    assert closed == Candle("S", KlineInterval.MINUTE_1, at(0), at(1), **prices, volume=Decimal(3), trades=3)
    assert candles.apply(event(0, 7, closed=True)) == [], "each once"
    assert candles.apply(event(0, 8)) == []
    assert candles.wanted is None


def test_a_candle_of_which_nothing_was_heard_is_empty_once_a_later_one_is_told() -> None:
    candles = series()
    candles.apply(event(0, 7, closed=True))

    assert told(candles.apply(event(3, 9))) == [(1, 7, True), (2, 7, True)]
    assert told(candles.apply(event(3, 9, closed=True))) == [(3, 9, False)]


def test_a_candle_of_which_nothing_was_heard_is_empty_once_its_time_is_over() -> None:
    candles = series()
    assert candles.deadline is None
    candles.apply(event(0, 7, closed=True))

    assert candles.deadline == at(2) + GRACE
    assert candles.advance(at(2)) == []
    assert told(candles.advance(at(2) + GRACE)) == [(1, 7, True)]
    assert candles.deadline == at(3) + GRACE


def test_a_lost_end_is_asked_for_and_nothing_later_comes_before_it() -> None:
    candles = series()
    candles.apply(event(0, 7, closed=True))
    candles.apply(event(1, 8))

    assert candles.apply(event(2, 9, closed=True)) == []
    assert candles.wanted == Span(at(1), at(2))
    assert candles.deadline is None
    assert candles.apply(event(3, 9, closed=True)) == []
    filled = candles.fill([rest(1, 88), rest(2, 99)], asked=Span(at(1), at(2)), as_of=at(4))
    assert told(filled) == [(1, 88, False), (2, 9, False), (3, 9, False)]
    assert candles.wanted is None


def test_an_end_that_comes_late_after_all_needs_no_answer() -> None:
    candles = series()
    candles.apply(event(0, 7))
    assert candles.advance(at(1) + GRACE) == []
    assert candles.wanted == Span(at(0), at(1) + GRACE)

    assert told(candles.apply(event(0, 8, closed=True))) == [(0, 8, False)]
    assert candles.wanted is None
    assert candles.fill([rest(0, 99)], asked=Span(at(0), at(1)), as_of=at(2)) == []


def test_after_a_gap_what_was_not_heard_is_asked_for() -> None:
    candles = series()
    candles.apply(event(0, 7, closed=True))
    candles.reset()
    assert candles.resumed(at(3.5)) == []
    assert candles.wanted == Span(at(1), at(3.5))

    # REST leaves empty candles out; the one that ran while the stream began again isn't over.
    filled = candles.fill([rest(2, 9)], asked=Span(at(1), at(3.5)), as_of=at(3.5))

    assert told(filled) == [(1, 7, True), (2, 9, False)]
    assert candles.wanted is None
    assert candles.advance(at(4) + GRACE) == []
    assert candles.wanted == Span(at(3), at(4) + GRACE), "the stream wasn't heard from its start on"
    assert told(candles.fill([], asked=Span(at(3), at(4)), as_of=at(4.2))) == [(3, 9, True)]
    assert told(candles.advance(at(5) + GRACE)) == [(4, 9, True)]


def test_what_the_stream_tells_of_the_running_candle_after_a_gap_is_enough() -> None:
    candles = series()
    candles.apply(event(0, 7, closed=True))
    candles.reset()
    candles.resumed(at(1.5))

    assert told(candles.apply(event(1, 9, closed=True))) == [(1, 9, False)]


def test_an_answer_out_of_a_cache_says_nothing_of_later_candles() -> None:
    candles = series()
    candles.apply(event(0, 7, closed=True))
    candles.apply(event(1, 8))
    candles.apply(event(3, 8, closed=True))
    asked = wanted(candles)
    assert asked == Span(at(1), at(3))

    assert candles.fill([rest(1, 99)], asked=asked, as_of=at(1.5)) == []
    assert candles.wanted == asked
    assert told(candles.fill([rest(1, 9)], asked=asked, as_of=at(2.5))) == [(1, 9, False), (2, 9, True), (3, 8, False)]


def test_a_candle_that_rest_never_lists_is_given_out_as_last_told() -> None:
    candles = series()
    candles.apply(event(0, 7))
    candles.apply(event(1, 8, closed=True))

    for _ in range(MOST_ASKED - 1):
        asked = wanted(candles)
        assert candles.fill([], asked=asked, as_of=at(9)) == []
    assert told(candles.fill([], asked=Span(at(0), at(1)), as_of=at(9))) == [(0, 7, False), (1, 8, False)]


def test_candles_since_a_time_come_from_rest_first() -> None:
    candles = CandleSeries("S", KlineInterval.MINUTE_1, since=at(-5))
    assert candles.resumed(at(2.5)) == []
    asked = wanted(candles)
    assert asked == Span(at(-5), at(2.5))
    assert candles.apply(event(2, 6)) == []
    assert candles.apply(event(2, 7, closed=True)) == []

    filled = candles.fill([rest(-9), rest(-3, 3), rest(0, 4), rest(2, 5)], asked=asked, as_of=at(2.5))

    assert told(filled) == [(-3, 3, False), (-2, 3, True), (-1, 3, True), (0, 4, False), (1, 4, True), (2, 7, False)]


def test_without_an_earlier_candle_the_first_one_told_begins() -> None:
    candles = CandleSeries("S", KlineInterval.MINUTE_1, since=at(-5))
    candles.resumed(at(0))
    assert candles.fill([], asked=Span(at(-5), at(0)), as_of=at(0)) == []
    assert candles.wanted is None

    assert told(candles.apply(event(4, 7, closed=True))) == [(4, 7, False)]


def test_an_empty_candle_of_rest_has_no_prices() -> None:
    candles = series()
    candles.apply(event(0, 7, closed=True))
    candles.reset()
    candles.resumed(at(3))
    candles.advance(at(3))
    asked = wanted(candles)
    assert told(candles.fill([rest(1, None), rest(2, 8)], asked=asked, as_of=at(3))) == [(1, 7, True), (2, 8, False)]


def test_empty_candles_before_the_first_price_are_left_out() -> None:
    candles = CandleSeries("S", KlineInterval.MINUTE_1, since=at(0))
    candles.resumed(at(3))
    assert told(candles.fill([rest(0, None), rest(1)], asked=wanted(candles), as_of=at(3))) == [
        (1, 5, False),
        (2, 5, True),
    ]


def test_an_event_off_the_grid_is_forgotten() -> None:
    candles = series()
    candles.apply(event(0))
    candles.apply(event(0, start=at(0.5), end=at(1.5)))
    assert told(candles.apply(event(0, closed=True))) == [(0, 5, False)]
    assert candles.wanted is None


def test_what_waits_for_an_answer_has_a_bound() -> None:
    candles = series()
    candles.apply(event(0, 7))
    for minute in range(1, MOST_WAITING + 3):
        assert candles.apply(event(minute, 8, closed=True)) == []
    asked = wanted(candles)

    out = candles.fill([rest(0)], asked=asked, as_of=at(10**6))
    assert told(out) == [(0, 5, False)]
    asked = wanted(candles)
    out = candles.fill([rest(1), rest(2)], asked=Span(at(1), at(3)), as_of=at(10**6))
    assert [each.start for each in out] == [at(minute) for minute in range(1, MOST_WAITING + 3)]


@pytest.mark.parametrize(
    ("interval", "start", "end", "after"),
    [
        (KlineInterval.SECOND_1, "2026-01-01", "2026-01-01T00:00:01", "2026-01-01T00:00:02"),
        (KlineInterval.MINUTE_15, "2026-01-01", "2026-01-01T00:15", "2026-01-01T00:30"),
        (KlineInterval.HOUR_12, "2026-01-01", "2026-01-01T12:00", "2026-01-02"),
        (KlineInterval.DAY_3, "2026-01-01", "2026-01-04", "2026-01-07"),
        (KlineInterval.WEEK_1, "2026-01-05", "2026-01-12", "2026-01-19"),
        (KlineInterval.MONTH_1, "2026-01-01", "2026-02-01", "2026-03-01"),
        (KlineInterval.MONTH_1, "2026-11-01", "2026-12-01", "2027-01-01"),
    ],
)
def test_every_interval_has_its_length(interval: KlineInterval, start: str, end: str, after: str) -> None:
    first, second, third = (datetime.fromisoformat(each).replace(tzinfo=UTC) for each in (start, end, after))
    candles = CandleSeries("S", interval)
    candles.resumed(first)
    candles.apply(event(0, 5, closed=True, start=first, end=second))

    assert candles.deadline == third + GRACE
    [empty] = candles.advance(third + GRACE)
    assert (empty.start, empty.end, empty.is_empty) == (second, third, True)


def test_the_recorded_candle_is_given_out_once() -> None:
    candles = CandleSeries("SOL_USDC", KlineInterval.MINUTE_1)
    candles.resumed(datetime(2026, 9, 2, tzinfo=UTC))
    out: list[Candle] = []
    for recording in recorded("bbgo-sol-2"):
        message = parse_frame(json.dumps(recording["frame"]).encode())
        if isinstance(message, StreamMessage) and isinstance(message.event, KlineEvent):
            out += candles.apply(message.event)
    [candle] = out
    assert (candle.start, candle.close, candle.trades) == (
        datetime(2026, 9, 2, 16, 44, tzinfo=UTC),
        Decimal("98.98"),
        1,
    )


# --- Against a market -------------------------------------------------------------------------------------------------

MINUTE = st.tuples(st.integers(0, 2), st.sampled_from(["", "", "", "", "no end", "silent", "down", "twice", "early"]))
"""Number of trades in the minute, and what goes wrong in it."""


@settings(max_examples=300)
@given(st.lists(MINUTE, min_size=1, max_size=20), st.data())
def test_whatever_is_lost_all_candles_come_in_order(minutes: list[tuple[int, str]], draw: st.DataObject) -> None:
    candles = series()
    truth: list[tuple[float, int, bool]] = []
    answers: list[Kline] = []
    out: list[Candle] = []
    is_up = True
    first = None
    price = 0

    def ask(now: float) -> None:
        if (asked := candles.wanted) is not None and draw.draw(st.booleans()):
            age = draw.draw(st.sampled_from([0, 0, 0.5, 2.5]))
            known = [each for each in answers if each.start < at(now - age)]
            out.extend(candles.fill(known, asked=asked, as_of=at(now - age)))

    for minute, (trades, fault) in enumerate(minutes):
        if trades:
            price = minute + 1
            answers.append(rest(minute, price))
        heard = fault != "down"
        if heard and not is_up:
            out += candles.resumed(at(minute))
        if not heard and is_up:
            candles.reset()
        is_up = heard
        if heard and trades and fault != "silent":
            first = minute if first is None else first
            for _ in range(trades):
                out += candles.apply(event(minute, price))
            if fault != "no end":
                for _ in range(2 if fault == "twice" else 1):
                    out += candles.apply(event(minute, price, closed=True))
        if fault == "silent" and trades and is_up:
            # That is told: the connection says that it lost something.
            candles.reset()
            out += candles.resumed(at(minute + 1))
        if first is not None:
            truth.append((minute, price, not trades))
        if draw.draw(st.booleans()):
            out += candles.advance(at(minute + 1) + (GRACE if fault != "early" else timedelta(0)))
        ask(minute + 1.2)
        assert told(out) == truth[: len(out)]
    end = len(minutes)
    if not is_up:
        out += candles.resumed(at(end))
    out += candles.advance(at(end) + GRACE)
    while (asked := candles.wanted) is not None:
        out += candles.fill(answers, asked=asked, as_of=at(end + 1))
        out += candles.advance(at(end) + GRACE)
    assert told(out)[: len(truth)] == truth
