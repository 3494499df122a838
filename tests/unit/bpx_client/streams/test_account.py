"""An account's state is the exchange's, fills are told once each, and nothing that was shown is taken back."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bpx_api.events import Event, OrderFilled
from bpx_api.models import Balance, HistoricalOrder, Order, OrderFill, OrderStatus, OrderType, Position, Side
from bpx_client.streams import account
from bpx_client.streams.account import (
    AccountChange,
    AccountState,
    BalanceChanged,
    FillAdded,
    OrderChanged,
    PositionChanged,
)
from bpx_client.streams.parsing import StreamMessage, parse_frame

from .frames import ORDER, POSITION, frame, recorded

START = datetime(2026, 9, 1, tzinfo=UTC)
BALANCE = {"a": "USDC", "A": "100", "L": "0", "S": "0"}
STATUSES = {"orderCancelled": "Cancelled", "orderExpired": "Expired", "triggerPlaced": "TriggerPending"}
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def at(seconds: float) -> datetime:
    return START + timedelta(seconds=seconds)


def us(seconds: float) -> int:
    return (at(seconds) - EPOCH) // timedelta(microseconds=1)


def event(kind: str, time: float, **data: Any) -> Event:
    base = BALANCE if kind == "balanceUpdate" else POSITION if kind.startswith("position") else ORDER
    message = parse_frame(frame("account", {**base, "e": kind, "E": us(time), "T": us(time), **data}))
    assert isinstance(message, StreamMessage)
    return message.event


def order_event(kind: str, time: float, *, order: str = "1", executed: str = "0", **data: Any) -> Event:
    status = {"orderCancelled": "Cancelled", "orderExpired": "Expired", "triggerPlaced": "TriggerPending"}.get(
        kind, "New"
    )
    return event(kind, time, **{"i": order, "q": "10", "z": executed, "X": status, **data})


def fill_event(time: float, trade: int | None, quantity: str, executed: str, *, order: str = "1", **data: Any) -> Event:
    status = "Filled" if executed == "10" else "PartiallyFilled"
    said = {"t": trade, "l": quantity, "L": "1.01", "m": True, "n": "0.001", "N": "USDC", "X": status}
    return order_event("orderFill", time, order=order, executed=executed, **{**said, **data})


def rest_order(number: str = "1", executed: str = "0") -> Order:
    return Order(
        id=number,
        symbol="USDT_USDC",
        side=Side.ASK,
        order_type=OrderType.LIMIT,
        status=OrderStatus.NEW if executed == "0" else OrderStatus.PARTIALLY_FILLED,
        created_at=at(0),
        executed_quantity=Decimal(executed),
        executed_quote_quantity=Decimal(executed),
        quantity=Decimal(10),
        price=Decimal("1.0076"),
    )


def rest_fill(time: float, trade: int | None, quantity: str, *, order: str = "1") -> OrderFill:
    return OrderFill(
        order_id=order,
        symbol="USDT_USDC",
        side=Side.ASK,
        price=Decimal("1.01"),
        quantity=Decimal(quantity),
        fee=Decimal("0.001"),
        fee_symbol="USDC",
        is_maker=True,
        timestamp=at(time),
        trade_id=trade,
    )


def balance(available: str, locked: str = "0") -> Balance:
    return Balance(available=Decimal(available), locked=Decimal(locked), staked=Decimal(0))


def seeded(*orders: Order, balances: dict[str, Balance] | None = None, positions: Any = ()) -> AccountState:
    state = AccountState(START)
    state.seed(state.begin_seed(START), orders=orders, balances=balances or {}, positions=positions)
    assert not state.needs_seed
    return state


def seed(state: AccountState, *orders: Order, now: float = 1000, **rest: Any) -> list[AccountChange]:
    answers: dict[str, Any] = {"balances": {}, "positions": [], **rest}
    return state.seed(state.begin_seed(at(now)), orders=orders, **answers)


def test_at_first_nothing_is_known() -> None:
    state = AccountState(START)

    assert state.needs_seed
    assert (state.problem, state.orders, state.fills_since) == ("nothing was read yet", {}, None)


def test_the_seed_is_told_and_shown() -> None:
    state = AccountState(START)
    position = Position(symbol="SOL_USDC_PERP", net_quantity=Decimal(1))
    order = rest_order()

    changes = seed(state, order, balances={"USDC": balance("5")}, positions=[position])

    assert changes == [
        OrderChanged(order, is_open=True),
        BalanceChanged("USDC", balance("5")),
        PositionChanged(position, is_open=True),
    ]
    assert (state.orders, state.balances) == ({"1": order}, {"USDC": balance("5")})
    assert state.positions == {"SOL_USDC_PERP": position}
    assert seed(state, order, balances={"USDC": balance("5")}, positions=[position]) == []
    with pytest.raises(TypeError):
        state.orders["1"] = order  # type: ignore[index]  # pyright: ignore[reportIndexIssue]


def test_an_order_lives_from_its_acceptance_to_its_end() -> None:
    state = seeded()

    [accepted] = state.apply(order_event("orderAccepted", 1))
    assert isinstance(accepted, OrderChanged)
    order = state.orders["1"]
    assert (accepted.order, accepted.is_open) == (order, True)
    assert (order.symbol, order.order_type, order.price) == ("USDT_USDC", OrderType.LIMIT, Decimal("1.0076"))
    assert (order.created_at, order.post_only) == (at(1), True)
    told = state.apply(fill_event(2, 7, "4", "4"))
    assert [type(each) for each in told] == [FillAdded, OrderChanged]
    assert state.orders["1"].executed_quantity == 4
    told = state.apply(fill_event(3, 8, "6", "10"))
    assert state.orders == {}
    ended = state.find_order("1")
    assert ended is not None
    assert told[1] == OrderChanged(ended, is_open=False)
    assert ended.status is OrderStatus.FILLED
    assert ended.created_at == at(1)
    assert state.find_order("2") is None


@pytest.mark.parametrize("kind", ["orderCancelled", "orderExpired", "triggerFailed"])
def test_an_order_that_ended_never_comes_back(kind: str) -> None:
    state = seeded()
    state.apply(order_event("orderAccepted", 1))

    [ended] = state.apply(order_event(kind, 2))

    assert isinstance(ended, OrderChanged)
    assert not ended.is_open
    assert state.apply(order_event("orderAccepted", 1)) == []
    assert seed(state, rest_order()) == [], "REST may lag"
    assert state.orders == {}


def test_a_trigger_order_is_open_until_it_is_placed_and_filled() -> None:
    state = seeded()
    state.apply(order_event("triggerPlaced", 1, P="2", B="MarkPrice", Y="80%", q="0"))

    assert state.orders["1"].trigger_quantity == "80%"
    assert state.orders["1"].status.value == "TriggerPending"
    state.apply(order_event("orderAccepted", 2))
    assert state.orders["1"].status.value == "New"
    assert state.orders["1"].trigger_price == 2, "what an event leaves out stays"


def test_what_is_older_than_what_is_shown_changes_nothing_but_a_fill_is_told() -> None:
    state = seeded(rest_order())
    state.apply(fill_event(3, 8, "2", "2"))

    assert state.apply(order_event("orderModified", 2, p="5")) == []
    [told] = state.apply(fill_event(1, 7, "1", "1"))
    assert isinstance(told, FillAdded)
    assert state.orders["1"].executed_quantity == 2
    assert state.apply(fill_event(3, 8, "2", "2")) == []


def test_fills_that_rest_was_ahead_of_are_told_too() -> None:
    state = seeded(rest_order(executed="5"))

    told = [state.apply(fill_event(number, number, "1", str(number))) for number in range(1, 6)]

    assert [len(each) for each in told] == [1, 1, 1, 1, 2], "the last one is newer in other fields"
    assert state.orders["1"].executed_quantity == 5
    assert not state.needs_seed


def test_a_fill_that_does_not_continue_its_order_is_a_gap() -> None:
    state = seeded(rest_order(executed="1"))

    state.apply(fill_event(20, 9, "1", "3"))

    assert state.needs_seed
    assert state.problem == "order 1 is filled to 3 by 1, which doesn't continue 1: a fill was missed"
    assert state.fills_since == START, "REST's fills were never read"
    seed(state, rest_order(executed="3"))
    [missed] = state.add_fills([rest_fill(20, 9, "1"), rest_fill(15, 8, "1")])
    assert isinstance(missed, FillAdded)
    assert (missed.fill.trade_id, missed.was_missed) == (8, True)
    assert state.fills_since is None
    state.check_fills()
    assert state.fills_since == at(10), "they are known, but REST may be behind"


def test_what_happened_during_a_gap_is_told() -> None:
    state = seeded(rest_order("1"), rest_order("2"), rest_order("3"), balances={"USDC": balance("100")})
    state.apply(fill_event(20, 1, "1", "1"))
    state.reset()
    assert (state.problem, state.fills_since) == ("the connection was lost", START)
    assert state.orders["2"].executed_quantity == 0, "as it was shown"

    changes = seed(state, rest_order("1", "3"), balances={"USDC": balance("50")})

    assert [each.order.id for each in changes if isinstance(each, OrderChanged)] == ["1"]
    assert BalanceChanged("USDC", balance("50")) in changes
    assert set(state.missing) == {"2", "3"}
    [missed] = state.add_fills([rest_fill(20, 1, "1"), rest_fill(25, 2, "2"), rest_fill(-1, 99, "1")])
    assert isinstance(missed, FillAdded)
    assert missed.fill.trade_id == 2
    shared = {name: getattr(rest_order("2"), name) for name in ("id", "symbol", "side", "order_type", "created_at")}
    [ended] = state.settle("2", HistoricalOrder(**shared, status=OrderStatus.CANCELLED, executed_quantity=Decimal(0)))
    assert isinstance(ended, OrderChanged)
    assert (ended.order.status, ended.is_open) == (OrderStatus.CANCELLED, False)
    assert ended.order.price == Decimal("1.0076")
    assert not state.has_ended("3")
    [gone] = state.settle("3", None)
    assert isinstance(gone, OrderChanged)
    assert not gone.is_open
    assert state.has_ended("3")
    assert state.settle("2", None) == []
    assert state.missing == {}
    assert state.find_order("3") == gone.order


def test_an_order_that_rest_did_not_list_yet_comes_back() -> None:
    state = seeded()
    state.apply(order_event("orderAccepted", 1))
    state.reset()
    seed(state)
    assert set(state.missing) == {"1"}

    state.apply(fill_event(2, 5, "1", "1"))

    assert set(state.orders) == {"1"}
    assert state.missing == {}
    assert not state.needs_seed


def test_what_an_event_said_since_rest_was_asked_is_newer() -> None:
    state = seeded(rest_order(), balances={"USDC": balance("100"), "SOL": balance("1")})
    begun = state.begin_seed(at(10))
    state.apply(event("balanceUpdate", 11, A="40", L="60"))
    state.apply(order_event("orderAccepted", 11, order="2"))
    state.apply(order_event("orderCancelled", 11, order="1"))
    state.apply(event("positionOpened", 11, s="SOL_USDC_PERP", q="3"))

    answers: dict[str, Any] = {"balances": {"USDC": balance("100"), "SOL": balance("2")}, "positions": []}
    changes = state.seed(begun, orders=[rest_order()], **answers)

    assert changes == [BalanceChanged("SOL", balance("2"))]
    assert set(state.orders) == {"2"}
    assert state.balances["USDC"] == balance("40", "60")
    assert state.positions["SOL_USDC_PERP"].net_quantity == 3


def test_what_an_event_said_long_before_rest_was_asked_is_older() -> None:
    state = seeded(balances={"USDC": balance("100")})
    state.apply(event("balanceUpdate", 1, A="40"))
    state.apply(event("positionOpened", 1))

    changes = seed(state, now=100, balances={"USDC": balance("30")})

    assert [type(each) for each in changes] == [BalanceChanged, PositionChanged]
    assert state.balances["USDC"] == balance("30")
    assert state.positions == {}


def test_after_a_gap_rest_is_newer_than_even_the_latest_event() -> None:
    state = seeded(balances={"USDC": balance("100")})
    state.apply(event("balanceUpdate", 10, A="40"))
    state.reset()

    assert seed(state, now=11, balances={"USDC": balance("30")}) == [BalanceChanged("USDC", balance("30"))]


def test_what_is_remembered_of_the_past_has_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(account, "MOST_ENDED", 2)
    monkeypatch.setattr(account, "MOST_FILLS", 2)
    state = seeded()
    for number in range(1, 5):
        state.apply(fill_event(number, number, "1", "1", order=str(number)))
        state.apply(order_event("orderCancelled", number, order=str(number), executed="1"))
    assert [state.has_ended(str(number)) for number in range(1, 5)] == [False, False, True, True]
    assert len(state.add_fills([rest_fill(number, number, "1", order=str(number)) for number in (3, 4)])) == 0


def test_fills_that_rest_counts_and_that_were_never_told_are_asked_for() -> None:
    state = seeded(rest_order("1"), rest_order("2"))
    state.apply(fill_event(30, 1, "1", "1", order="1"))

    seed(state, rest_order("1", "3"), rest_order("2"), now=60)
    assert state.fills_since == START
    assert len(state.add_fills([rest_fill(30, 1, "1"), rest_fill(31, 2, "2")])) == 1

    seed(state, rest_order("1", "3"), rest_order("2", "1"), now=70)
    assert state.fills_since == START, "of order 2 nothing was heard so far"


def test_an_answer_from_before_a_gap_is_of_no_use() -> None:
    state = AccountState(START)
    begun = state.begin_seed(at(1))
    state.reset()

    assert state.seed(begun, orders=[rest_order()], balances={}, positions=[]) == []
    assert state.needs_seed
    assert state.orders == {}


def test_a_balance_is_absolute_and_the_later_one_counts() -> None:
    state = seeded(balances={"USDC": balance("100")})

    assert state.apply(event("balanceUpdate", 2, A="90", L="10", S=None)) == [
        BalanceChanged("USDC", balance("90", "10"))
    ]
    assert state.apply(event("balanceUpdate", 1, A="95", L="5")) == []
    assert state.apply(event("balanceUpdate", 2, A="90", L="10")) == [], "several may come for one cause"
    [gone] = seed(state)
    assert gone == BalanceChanged("USDC", balance("0"))
    assert state.balances == {}


def test_a_position_keeps_what_only_rest_tells() -> None:
    known = Position(
        symbol="ETH_USDC_PERP",
        net_quantity=Decimal(1),
        position_id="5411399049",
        user_id=7,
        cumulative_funding_payment=Decimal(3),
    )
    state = seeded(positions=[known])

    [changed] = state.apply(event("positionAdjusted", 2, q="2"))

    assert isinstance(changed, PositionChanged)
    assert changed.is_open
    assert changed.position.net_quantity == 2
    assert changed.position.user_id == 7
    assert changed.position.mark_price == Decimal("4235.88650933")
    assert state.apply(event("positionAdjusted", 1, q="1")) == []
    state.apply(event("positionAdjusted", 3, q="1", i=6))
    assert state.positions["ETH_USDC_PERP"].user_id is None, "another position"
    [closed] = state.apply(event("positionClosed", 4, q="0", i=6))
    assert isinstance(closed, PositionChanged)
    assert not closed.is_open
    assert state.positions == {}
    assert state.apply(event("positionClosed", 5, q="0", i=6)) == []


def test_the_positions_on_subscribing_are_taken() -> None:
    state = seeded()
    data = {name: value for name, value in {**POSITION, "T": us(5)}.items() if name != "e"}
    message = parse_frame(frame("account.positionUpdate", data))
    assert isinstance(message, StreamMessage)

    [changed] = state.apply(message.event)

    assert isinstance(changed, PositionChanged)
    assert set(state.positions) == {"ETH_USDC_PERP"}


def test_an_event_that_cannot_be_read_is_a_gap() -> None:
    state = seeded()
    for content in (
        frame("account.orderUpdate", {**ORDER, "s": None}),
        frame("account.orderUpdate", {"e": "orderFrozen"}),
    ):
        message = parse_frame(content)
        assert isinstance(message, StreamMessage)
        assert state.apply(message.event) == []
        assert state.needs_seed
        seed(state)
    for stream in ("account.rfqUpdate", "trade.SOL_USDC"):
        message = parse_frame(frame(stream, {"e": "unheardOf"}))
        assert isinstance(message, StreamMessage)
        state.apply(message.event)
        assert not state.needs_seed


def test_a_fill_without_a_number_is_told_once() -> None:
    state = seeded(rest_order())

    assert len(state.apply(fill_event(1, None, "1", "1"))) == 2
    assert state.add_fills([rest_fill(1, 0, "1"), rest_fill(1, None, "1")]) == []


def test_the_recorded_events_replay() -> None:
    state = AccountState(datetime(2025, 1, 1, tzinfo=UTC))
    seen: list[AccountChange] = []
    for recording in recorded():
        if recording["kind"] == "live" and recording["frame"].get("stream", "").startswith("account."):
            message = parse_frame(msgspec.json.encode(recording["frame"]))
            assert isinstance(message, StreamMessage)
            seen += state.apply(message.event)
    assert state.balances["USDT"] == balance("30")
    assert state.orders == {}, "one cancelled, one filled"
    assert set(state.positions) == {"ETH_USDC_PERP"}
    assert [each.fill.trade_id for each in seen if isinstance(each, FillAdded)] == [2888471]


# --- Against an exchange ----------------------------------------------------------------------------------------------


@dataclass
class Exchange:
    """An account of which each action takes a second; it keeps what REST would have said after each."""

    time: int = 0
    executed: dict[str, int] = field(default_factory=dict[str, int])
    done: dict[str, str] = field(default_factory=dict[str, str])
    funds: int = 1000
    position: int = 0
    fills: list[OrderFill] = field(default_factory=list[OrderFill])
    answers: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])

    def __post_init__(self) -> None:
        self.note()

    def note(self) -> None:
        held = [Position(symbol="ETH_USDC_PERP", net_quantity=Decimal(self.position), position_id="1")]
        self.answers.append(
            {
                "orders": [rest_order(each, str(n)) for each, n in self.executed.items() if each not in self.done],
                "balances": {"USDC": balance(str(self.funds))},
                "positions": held if self.position else [],
            }
        )

    def act(self, what: str, pick: int) -> list[Event]:
        self.time += 1
        time = self.time
        open_ones = [each for each in self.executed if each not in self.done]
        sent: list[Event] = []
        if what == "place" or not open_ones:
            number = str(len(self.executed) + 1)
            self.executed[number] = 0
            sent = [order_event("orderAccepted", time, order=number)]
        elif what == "cancel":
            number = open_ones[pick % len(open_ones)]
            self.done[number] = "Cancelled"
            sent = [order_event("orderCancelled", time, order=number, executed=str(self.executed[number]))]
        else:
            number = open_ones[pick % len(open_ones)]
            quantity = min(3, 10 - self.executed[number])
            self.executed[number] += quantity
            self.funds += quantity
            self.position += 1 if pick % 2 else -1
            trade = len(self.fills) + 1
            self.fills.append(rest_fill(time, trade, str(quantity), order=number))
            if self.executed[number] == 10:
                self.done[number] = "Filled"
            kind = "positionAdjusted" if self.position else "positionClosed"
            sent = [
                fill_event(time, trade, str(quantity), str(self.executed[number]), order=number),
                event("balanceUpdate", time, A=str(self.funds), L="0"),
                event(kind, time, q=str(self.position), i=1),
            ]
        self.note()
        return sent

    def history(self, number: str) -> HistoricalOrder | None:
        if number not in self.done:
            return None
        shown = rest_order(number)
        shared = {name: getattr(shown, name) for name in ("id", "symbol", "side", "order_type", "created_at")}
        executed = Decimal(self.executed[number])
        return HistoricalOrder(**shared, status=OrderStatus(self.done[number]), executed_quantity=executed)


ACTION = st.tuples(
    st.sampled_from(["place", "place", "cancel", "fill", "fill", "fill"]),
    st.integers(0, 9),
    st.sampled_from(["", "", "", "", "lost", "repeat", "swap", "late"]),
)


@settings(max_examples=200)
@given(st.lists(ACTION, min_size=1, max_size=30), st.data())
def test_after_every_gap_the_state_is_the_exchanges_and_each_fill_is_told_once(
    actions: list[tuple[str, int, str]], draw: st.DataObject
) -> None:
    exchange, state = Exchange(), AccountState(START)
    told: list[Any] = []
    shown: dict[str, Decimal] = {}
    held: list[Event] = []

    def take(changes: list[AccountChange]) -> None:
        for change in changes:
            if isinstance(change, FillAdded):
                told.append(change.fill.trade_id)
            if isinstance(change, OrderChanged):
                order = change.order
                assert order.executed_quantity >= shown.get(order.id, 0), "never older than shown"
                shown[order.id] = order.executed_quantity

    def reseed(lag: int = 0) -> None:
        begun = state.begin_seed(at(exchange.time))
        take(state.seed(begun, **exchange.answers[-1 - min(lag, len(exchange.answers) - 1)]))
        if state.fills_since is not None:
            since = state.fills_since
            take(state.add_fills([fill for fill in exchange.fills if fill.timestamp >= since]))
        for number in list(state.missing):
            take(state.settle(number, exchange.history(number)))

    reseed()
    for what, pick, fault in actions:
        sent = exchange.act(what, pick)
        if fault == "lost":
            state.reset()
            held = []
            continue
        if fault == "late":
            held += sent
            continue
        arriving, held = [*held, *sent], []
        if fault == "swap":
            arriving.reverse()
        for each in arriving * (2 if fault == "repeat" else 1):
            take(state.apply(each))
        if draw.draw(st.booleans()):
            reseed(lag=draw.draw(st.integers(0, 3)))
    for each in held:
        take(state.apply(each))
    exchange.time += 60
    reseed()

    now = exchange.answers[-1]
    assert not state.needs_seed
    assert {number: order.executed_quantity for number, order in state.orders.items()} == {
        order.id: order.executed_quantity for order in now["orders"]
    }
    assert state.balances == now["balances"]
    assert {each.net_quantity for each in state.positions.values()} == {each.net_quantity for each in now["positions"]}
    assert sorted(told) == list(range(1, len(exchange.fills) + 1))


def test_a_fill_is_a_fill_whichever_way_it_came() -> None:
    state = seeded(rest_order())
    sent = fill_event(5, 7, "4", "4")
    assert isinstance(sent, OrderFilled)
    [from_stream, _] = state.apply(sent)
    [from_rest] = seeded(rest_order()).add_fills([rest_fill(5, 7, "4")])

    assert isinstance(from_stream, FillAdded)
    assert isinstance(from_rest, FillAdded)
    assert from_stream.fill == from_rest.fill
