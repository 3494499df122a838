"""The book is that of the market at one moment, or says that it needs a snapshot; whatever the stream does."""

import json
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bpx_api.errors import InvalidArgumentError
from bpx_api.events import BookTicker, DepthUpdate
from bpx_api.models import Depth, PriceLevel
from bpx_client.streams.order_book import MOST_BUFFERED, MOST_REPEATED, MOST_STALE, MOST_TICKERS, OrderBook, Outcome
from bpx_client.streams.parsing import StreamMessage, parse_frame

from .frames import recorded

Pairs = Sequence[tuple[object, object]]


def levels(pairs: Pairs) -> list[PriceLevel]:
    return [PriceLevel(Decimal(str(price)), Decimal(str(quantity))) for price, quantity in pairs]


def snapshot(last: int, bids: Pairs = (), asks: Pairs = ()) -> Depth:
    return Depth(bids=levels(bids), asks=levels(asks), last_update_id=last)


def update(first: int, last: int | None = None, bids: Pairs = (), asks: Pairs = ()) -> DepthUpdate:
    return DepthUpdate(
        symbol="SOL_USDC",
        first_update_id=first,
        last_update_id=first if last is None else last,
        bids=levels(bids),
        asks=levels(asks),
        event_time_us=2,
        engine_time_us=1,
    )


def ticker(number: int, bid: Any = (99, 1), ask: Any = (101, 1)) -> BookTicker:
    [bid_level], [ask_level] = levels([bid]), levels([ask])
    return BookTicker(
        symbol="SOL_USDC",
        update_id=number,
        bid_price=bid_level.price,
        bid_quantity=bid_level.quantity,
        ask_price=ask_level.price,
        ask_quantity=ask_level.quantity,
        event_time_us=2,
        engine_time_us=1,
    )


def synced(last: int = 10) -> OrderBook:
    book = OrderBook("SOL_USDC")
    assert book.seed(snapshot(last, bids=[(98, 5), (99, 1)], asks=[(101, 1), (102, 5)]))
    return book


def pairs(found: list[PriceLevel]) -> list[tuple[str, str]]:
    return [(str(level.price), str(level.quantity)) for level in found]


def test_a_new_book_is_empty_and_needs_a_snapshot() -> None:
    book = OrderBook("SOL_USDC")

    assert book.needs_snapshot
    assert (book.best.bid, book.best.ask, book.bids(), book.asks(5), book.last_update_id) == (None, None, [], [], 0)
    assert book.cost("Bid", 1) is None
    assert repr(book) == "<OrderBook SOL_USDC 0: 0 bids, 0 asks, out of sync>"


def test_a_change_sets_adds_and_removes_levels() -> None:
    book = synced()

    outcome = book.apply(update(11, 13, bids=[(99, 0), (98.5, 2)], asks=[(101, "7.50"), (103, 1)]))

    assert outcome is Outcome.APPLIED
    assert pairs(book.bids()) == [("98.5", "2"), ("98", "5")]
    assert pairs(book.asks()) == [("101", "7.50"), ("102", "5"), ("103", "1")]
    assert pairs(book.asks(1)) == [("101", "7.50")]
    assert book.bids(0) == []
    assert book.last_update_id == 13
    assert book.is_synced


def test_a_price_is_a_number_however_it_is_written() -> None:
    book = OrderBook("BTC_USDC")
    book.seed(snapshot(1, bids=[("86700", 1)], asks=[("86800", 1)]))

    book.apply(update(2, bids=[("86700.0", "0.00000")], asks=[("86800.00", "2.0")]))

    assert book.bids() == []
    assert pairs(book.asks()) == [("86800.00", "2.0")]


def test_a_snapshot_may_lead_the_stream() -> None:
    book = OrderBook("SOL_USDC")
    for number in (5, 6, 7):
        assert book.apply(update(number, bids=[(50, number)])) is Outcome.BUFFERED

    assert book.seed(snapshot(8, bids=[(99, 1)]))
    assert book.apply(update(8, bids=[(50, 8)])) is Outcome.OLD
    assert book.apply(update(9, bids=[(99, 2)])) is Outcome.APPLIED
    assert pairs(book.bids()) == [("99", "2")]


def test_a_snapshot_within_the_buffer_is_continued_by_it() -> None:
    book = OrderBook("SOL_USDC")
    for first, last in ((1, 3), (4, 6), (7, 9)):
        book.apply(update(first, last, bids=[(first, 1)]))

    assert book.seed(snapshot(5, bids=[(50, 1)])), "4 to 6 bridges"

    assert pairs(book.bids()) == [("50", "1"), ("7", "1"), ("4", "1")]
    assert book.last_update_id == 9


def test_a_snapshot_that_lags_is_refused_until_a_newer_one_meets_the_buffer() -> None:
    book = OrderBook("SOL_USDC")
    book.apply(update(10, bids=[(99, 1)]))

    assert not book.seed(snapshot(8))
    assert book.problem == "snapshot 8 ends before update 10"
    assert book.apply(update(11, bids=[(98, 1)])) is Outcome.BUFFERED
    assert book.seed(snapshot(9, bids=[(1, 1)]))
    assert pairs(book.bids()) == [("99", "1"), ("98", "1"), ("1", "1")]


def test_a_number_left_out_is_a_gap_and_the_levels_stay_those_of_one_moment() -> None:
    book = synced()

    assert book.apply(update(12, bids=[(99, 9)])) is Outcome.GAP
    assert book.problem == "after update 10 came 12 to 12"
    assert book.needs_snapshot
    assert pairs(book.bids()) == [("99", "1"), ("98", "5")]
    assert book.apply(update(13, bids=[(97, 3)])) is Outcome.BUFFERED
    assert not book.seed(snapshot(10)), "12 continues 11"
    assert book.seed(snapshot(11, bids=[(96, 1)]))
    assert pairs(book.bids()) == [("99", "9"), ("97", "3"), ("96", "1")]
    assert book.last_update_id == 13


def test_what_came_already_changes_nothing() -> None:
    book = synced()
    book.apply(update(11, bids=[(99, 2)]))

    assert book.apply(update(11, bids=[(99, 3)])) is Outcome.OLD
    assert book.apply(update(5, 9, bids=[(99, 3)])) is Outcome.OLD
    assert book.seed(snapshot(9, bids=[(99, 3)])), "a snapshot that is older than a book in sync"
    assert pairs(book.bids(1)) == [("99", "2")]


def test_a_crossed_book_is_a_gap_and_never_seen() -> None:
    book = synced()
    before = book.copy()

    assert book.apply(update(11, bids=[(99, 0), (101, 2), (101, 3)])) is Outcome.GAP
    assert book.problem == "update 11 crosses the book: a bid at 101, an ask at 101"
    assert (book.bids(), book.asks(), book.last_update_id) == (before.bids(), before.asks(), 10)
    assert not book.seed(snapshot(11, bids=[(101, 1)], asks=[(101, 1)]))
    assert book.problem == "snapshot 11 crosses itself"
    assert book.seed(snapshot(11, bids=[(101, 3)], asks=[(102, 1)]))


def test_the_ticker_of_the_same_update_has_to_agree() -> None:
    book = synced()

    assert book.check(ticker(10))
    assert book.check(ticker(9, bid=(1, 1))), "one of a moment that has passed"
    assert book.check(ticker(11, bid=(99, 4))), "the book has yet to come to it"
    assert book.apply(update(11, bids=[(99, 4)])) is Outcome.APPLIED
    assert book.check(ticker(11, bid=(99, 4)))
    assert not book.check(ticker(11, bid=(99, 5)))
    assert book.needs_snapshot
    assert book.problem == (
        "the ticker of update 11 contradicts the book: "
        "bid 99 here, 99 there, its quantity 4 here, 5 there, ask 101 here, 101 there, its quantity 1 here, 1 there"
    )


def test_a_change_that_contradicts_its_ticker_is_a_gap() -> None:
    book = synced()
    book.check(ticker(11, bid=(99, 4)))

    assert book.apply(update(11, bids=[(99, 5)])) is Outcome.GAP
    assert pairs(book.bids(1)) == [("99", "1")]
    book.check(ticker(12))
    assert not book.seed(snapshot(12, bids=[(7, 1)], asks=[(101, 1)]))
    assert book.seed(snapshot(12, bids=[(7, 1)], asks=[(101, 1)])), "one contradiction is told once"


def test_an_empty_side_agrees_with_a_ticker_that_says_so() -> None:
    book = OrderBook("SOL_USDC")
    book.seed(snapshot(1, bids=[(99, 1)]))
    said: dict[str, Any] = {"symbol": "SOL_USDC", "event_time_us": 2, "engine_time_us": 1, "update_id": 1}

    assert book.check(BookTicker(bid_price=Decimal(99), bid_quantity=Decimal(1), **said))
    assert not book.check(BookTicker(ask_price=Decimal(99), ask_quantity=Decimal(1), **said))


def test_after_a_lost_connection_an_older_snapshot_is_refused_a_few_times() -> None:
    book = synced(100)
    book.reset()

    assert book.needs_snapshot
    assert (book.problem, pairs(book.bids(1))) == ("the connection was lost", [("99", "1")])
    for _ in range(MOST_STALE):
        assert not book.seed(snapshot(5))
        assert book.problem == "snapshot 5 is older than update 100, which was seen already"
    assert book.seed(snapshot(5)), "the exchange counts anew"
    assert book.last_update_id == 5


def test_what_is_older_than_what_was_shown_does_not_bridge() -> None:
    book = synced(100)
    book.reset()
    book.apply(update(50))

    assert not book.seed(snapshot(49))
    assert book.problem == "snapshot 49 is older than update 100, which was seen already"
    assert book.seed(snapshot(100))


def test_a_depth_stream_that_falls_silent_is_a_gap_where_the_ticker_goes_on() -> None:
    book = synced(10)
    assert all(book.check(ticker(number)) for number in range(11, MOST_TICKERS + 11))
    assert not book.check(ticker(MOST_TICKERS + 11))
    assert book.problem == "the ticker is at update 1011, and the changes don't come that far"


def test_an_exchange_that_begins_its_numbers_anew_is_followed() -> None:
    book = synced(100)
    book.apply(update(101))
    for number in range(1, MOST_REPEATED + 1):
        assert book.apply(update(number, bids=[(99, number)])) is Outcome.OLD
    assert book.apply(update(MOST_REPEATED + 1)) is Outcome.GAP
    assert book.problem == "the stream went back to update 11, and continues there"
    assert not book.seed(snapshot(12)), "older than what was shown: perhaps it lags"
    for _ in range(MOST_STALE):
        book.seed(snapshot(12))
    assert book.is_synced
    assert book.last_update_id == 12


def test_numbers_that_begin_anew_before_a_snapshot_came_are_followed() -> None:
    book = OrderBook("SOL_USDC")
    book.apply(update(100))
    for number in range(1, MOST_REPEATED + 1):
        assert book.apply(update(number)) is Outcome.OLD
    assert book.apply(update(MOST_REPEATED + 1)) is Outcome.BUFFERED
    assert any(book.seed(snapshot(11)) for _ in range(MOST_STALE + 1))


def test_a_snapshot_that_leads_and_changes_that_come_twice_are_no_new_beginning() -> None:
    book = synced(100)
    for number in range(1, 101):
        for _ in range(2):
            assert book.apply(update(number)) is Outcome.OLD
    assert book.apply(update(101)) is Outcome.APPLIED


def test_the_buffer_has_a_bound() -> None:
    book = OrderBook("SOL_USDC")
    for number in range(1, MOST_BUFFERED + 11):
        book.apply(update(number))
        book.check(ticker(number + 10**6))

    assert not book.seed(snapshot(9))
    assert book.seed(snapshot(10))
    assert book.last_update_id == MOST_BUFFERED + 10


def test_a_copy_stays_as_it_is() -> None:
    book = synced()
    copied = book.copy()
    book.apply(update(11, bids=[(99, 0)], asks=[(100, 1)]))

    assert pairs(copied.bids(1)) == [("99", "1")]
    assert pairs(copied.asks(1)) == [("101", "1")]
    assert (copied.last_update_id, copied.is_synced, copied.symbol) == (10, True, "SOL_USDC")


def test_levels_until_a_quantity_and_its_cost() -> None:
    book = OrderBook("SOL_USDC")
    book.seed(snapshot(1, bids=[("98", "5"), ("99", "1.5")], asks=[("101", "1"), ("102.5", "5")]))

    assert pairs(book.levels_until("1").asks) == [("101", "1")]
    assert [pairs(side) for side in book.levels_until("1.5")] == [[("99", "1.5")], [("101", "1"), ("102.5", "5")]]
    assert [len(side) for side in book.levels_until(1000)] == [2, 2]
    assert book.levels_until(0) == ([], [])
    assert book.cost("Bid", "1.5") == Decimal("152.25")
    assert book.cost("Ask", Decimal("6.5")) == Decimal("638.5")
    assert book.cost("Bid", "6.0001") is None
    assert book.cost("Ask", 0) == 0


def test_a_cost_is_exact() -> None:
    book = OrderBook("SOL_USDC")
    price, quantity = "12345678901234567890.123456789", "98765432109876543210.987654321"
    book.seed(snapshot(1, asks=[(price, quantity)]))

    product = int(price.replace(".", "")) * int(quantity.replace(".", ""))
    assert book.cost("Bid", quantity) == Decimal(f"{product}E-18")


@pytest.mark.parametrize(
    ("method", "arguments", "message"),
    [
        ("cost", ("Buy", 1), "side: 'Buy'"),
        ("cost", ("Bid", 0.1), "quantity: 0.1 is a float"),
        ("cost", ("Bid", -1), "quantity: -1 is out of range"),
        ("levels_until", ("x",), "quantity: 'x' is not a valid decimal"),
        ("bids", (-1,), "depth: -1 is out of range"),
        ("asks", (1.5,), "depth: must be an int"),
    ],
)
def test_an_argument_that_makes_no_sense_is_refused(method: str, arguments: tuple[Any, ...], message: str) -> None:
    with pytest.raises(InvalidArgumentError) as refused:
        getattr(synced(), method)(*arguments)
    assert str(refused.value).startswith(message)


def test_the_recorded_run_replays_to_the_last_level_and_agrees_with_every_ticker() -> None:
    """Its snapshot wasn't recorded: of the levels that it touches, all are known, and of the others none."""
    book = OrderBook("SOL_USDC")
    book.seed(snapshot(4330360994))
    naive: dict[str, dict[Decimal, Decimal]] = {"a": {}, "b": {}}
    tickers: dict[int, BookTicker] = {}
    applied = agreed = 0
    for recording in recorded("bbgo-sol-1"):
        message = parse_frame(json.dumps(recording["frame"]).encode())
        assert isinstance(message, StreamMessage)
        event = message.event
        if isinstance(event, BookTicker):
            tickers[event.update_id] = event
        if not isinstance(event, DepthUpdate):
            continue
        assert book.apply(event) is Outcome.APPLIED
        applied += 1
        for side in naive:
            for price, quantity in recording["frame"]["data"][side]:
                naive[side][Decimal(price)] = Decimal(quantity)
        if said := tickers.get(book.last_update_id):
            assert said.bid_price is not None
            assert said.ask_price is not None
            bid, ask = book.best
            assert bid is None or bid.price <= said.bid_price
            assert ask is None or ask.price >= said.ask_price
            for best, price, quantity in (
                (bid, said.bid_price, said.bid_quantity),
                (ask, said.ask_price, said.ask_quantity),
            ):
                if best is not None and best.price == price:
                    assert best.quantity == quantity
                    agreed += 1
    assert applied == 71
    assert agreed > 20
    assert {level.price: level.quantity for level in book.bids()} == {p: q for p, q in naive["b"].items() if q}
    assert {level.price: level.quantity for level in book.asks()} == {p: q for p, q in naive["a"].items() if q}
    assert book.bids() == sorted(book.bids(), key=lambda level: level.price, reverse=True)
    assert book.asks() == sorted(book.asks(), key=lambda level: level.price)


# --- Against a naive book ---------------------------------------------------------------------------------------------

State = tuple[dict[int, int], dict[int, int]]

CHANGE = st.tuples(st.booleans(), st.integers(1, 8), st.integers(0, 3))
"""Side, distance from the middle, quantity."""

FAULT = st.sampled_from(["", "", "", "", "drop", "repeat", "swap", "reconnect", "wrong"])


def market(changes: list[list[tuple[bool, int, int]]]) -> tuple[list[DepthUpdate], list[State]]:
    """The updates that a market sends, and its state after each number."""
    states: list[State] = [({}, {})]
    updates: list[DepthUpdate] = []
    for group in changes:
        first = len(states)
        for is_bid, distance, quantity in group:
            bids, asks = dict(states[-1][0]), dict(states[-1][1])
            (bids if is_bid else asks)[100 - distance if is_bid else 100 + distance] = quantity
            states.append((bids, asks))
        touched = {(is_bid, 100 - distance if is_bid else 100 + distance) for is_bid, distance, _ in group}
        last = len(states) - 1
        now = {True: states[last][0], False: states[last][1]}
        sent = {side: [(price, now[side][price]) for is_bid, price in touched if is_bid is side] for side in now}
        updates.append(update(first, last, bids=sent[True], asks=sent[False]))
    return updates, states


def depth_of(states: list[State], number: int) -> Depth:
    bids, asks = states[number]
    return snapshot(number, bids=list(bids.items()), asks=list(asks.items()))


def state_of(book: OrderBook) -> State:
    return (
        {int(level.price): int(level.quantity) for level in book.bids()},
        {int(level.price): int(level.quantity) for level in book.asks()},
    )


def without_zeros(state: State) -> State:
    return ({p: q for p, q in state[0].items() if q}, {p: q for p, q in state[1].items() if q})


@settings(max_examples=300)
@given(st.lists(st.lists(CHANGE, min_size=1, max_size=4), min_size=1, max_size=25), st.data())
def test_a_book_in_sync_is_the_markets_whatever_the_stream_does(
    changes: list[list[tuple[bool, int, int]]], draw: st.DataObject
) -> None:
    updates, states = market(changes)
    book = OrderBook("SOL_USDC")
    shown = 0
    waiting = list(updates)
    while waiting:
        sent = waiting.pop(0)
        fault = draw.draw(FAULT)
        if fault == "swap" and waiting:
            sent, waiting[0] = waiting[0], sent
        if fault == "reconnect":
            book.reset()
        if fault == "wrong" and book.is_synced:
            assert not book.check(ticker(book.last_update_id, bid=(1, 9)))
        for _ in range({"drop": 0, "repeat": 2}.get(fault, 1)):
            book.apply(sent)
        if book.needs_snapshot and draw.draw(st.booleans()):
            # REST leads or lags by a few.
            lead = draw.draw(st.integers(-6, 3))
            book.seed(depth_of(states, min(max(sent.last_update_id + lead, 0), len(states) - 1)))
        if book.is_synced:
            assert state_of(book) == without_zeros(states[book.last_update_id])
            assert book.last_update_id >= shown, "never older than shown"
            shown = book.last_update_id
    if book.is_synced:
        book.apply(updates[-1])
    if book.needs_snapshot:
        assert book.seed(depth_of(states, len(states) - 1))
    assert state_of(book) == without_zeros(states[book.last_update_id])


def test_of_two_levels_with_one_price_in_a_snapshot_the_later_one_counts() -> None:
    book = OrderBook("SOL_USDC")
    assert book.seed(snapshot(1, bids=[(99, 1), ("99.0", 2), (98, 1), (98, 0)], asks=[(101, 1), ("101.0", 3)]))
    assert pairs(book.bids()) == [("99.0", "2")]
    assert pairs(book.asks()) == [("101.0", "3")]


def test_a_snapshot_that_the_buffered_changes_cross_is_refused() -> None:
    book = OrderBook("SOL_USDC")
    book.apply(update(11, bids=[(102, 1)]))
    assert not book.seed(snapshot(10, bids=[(99, 1)], asks=[(101, 1)]))
    assert book.problem == "update 11 crosses the book: a bid at 102, an ask at 101"
