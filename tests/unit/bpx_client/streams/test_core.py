"""The connection's decisions, each as a row of a table: no socket and no clock is involved."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bpx_api.channels import book_ticker, depth, mark_price, order_updates, trades
from bpx_api.errors import ClosedClientError, InvalidArgumentError, SlowReaderError, SubscriptionError, TransportError
from bpx_api.events import BookTicker, RawEvent, UnreadableEvent
from bpx_client.streams.buffers import Buffer, Overflow, open_buffer
from bpx_client.streams.control import Connected, Disconnected, Dropped, Gap, Silent
from bpx_client.streams.core import (
    PROBE,
    Action,
    CloseConnection,
    ConnectionCore,
    ConnectionPolicy,
    Open,
    PauseReading,
    Phase,
    ResumeReading,
    SendPing,
    SendText,
    SynchronizeClock,
)

SOL, BTC, ETH = book_ticker("SOL_USDC"), book_ticker("BTC_USDC"), book_ticker("ETH_USDC")
ORDERS = order_updates()
NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)


def frame(symbol: str = "SOL_USDC", number: int = 1) -> bytes:
    """A book ticker; its update id tells it from others."""
    data = {"e": "bookTicker", "E": 1, "T": 1, "s": symbol, "a": "2", "A": "1", "b": "1", "B": "1", "u": number}
    return json.dumps({"data": data, "stream": f"bookTicker.{symbol}"}).encode()


def refusal(code: int, message: str = "no") -> bytes:
    return json.dumps({"id": None, "error": {"code": code, "message": message}}).encode()


class Connection:
    """A core with a clock that only moves when it is told to, and the server's end: what was sent, what is subscribed.

    Attributes:
        signed: How often something was signed.
        sent: The messages.
        subscribed: The streams that the server would send.
        done: The actions, messages left out.
    """

    def __init__(self, policy: ConnectionPolicy | None = None) -> None:
        self.now = 100.0
        self.signed = 0
        self.core = ConnectionCore(
            policy or ConnectionPolicy(),
            self._sign,
            utcnow=lambda: NOON + timedelta(seconds=self.now - 100),
            random=lambda: 1.0,
        )
        self.sent: list[dict[str, Any]] = []
        self.subscribed: set[str] = set()
        self.done: list[Action] = []
        self.core.on_pending = self.do

    def _sign(self) -> list[str]:
        self.signed += 1
        return ["key", f"signature {self.signed}", "1", "5000"]

    def do(self) -> None:
        """Do what the core says."""
        for action in self.core.actions(self.now):
            if isinstance(action, SendText):
                message = json.loads(action.data)
                self.sent.append(message)
                change = (
                    self.subscribed.update if message["method"] == "SUBSCRIBE" else self.subscribed.difference_update
                )
                change(message["params"])
            else:
                self.done.append(action)

    def subscribe(self, *channels: Any, control: bool = True, overflow: Overflow = "wait", size: int = 100) -> Buffer:
        buffer = open_buffer(overflow, size, [channel.name for channel in channels], control=control)
        self.core.subscribe(buffer, channels, self.now)
        self.do()
        return buffer

    def opened(self) -> None:
        self.subscribed.clear()
        self.core.opened(self.now)
        self.do()

    def lost(self, reason: str = "broken") -> None:
        self.core.lost(self.now, reason)
        self.do()

    def receive(self, *frames: bytes) -> None:
        for each in frames:
            self.core.receive(each)

    def wait(self, seconds: float) -> None:
        """Let time pass, and the timer strike whenever it is set to."""
        ends = self.now + seconds
        while self.core.deadline is not None and self.core.deadline <= ends:
            self.now = max(self.now, self.core.deadline)
            self.core.tick(self.now)
            self.do()
        self.now = ends

    @property
    def subscriptions(self) -> list[list[str]]:
        return [message["params"] for message in self.sent if message["method"] == "SUBSCRIBE"]


def held(buffer: Buffer) -> list[Any]:
    """The content of a buffer; of book tickers, their number."""

    def taken() -> Iterator[Any]:
        while len(buffer):
            item = buffer.take()
            yield item.update_id if isinstance(item, BookTicker) else item

    return list(taken())


@pytest.fixture
def connection() -> Connection:
    return Connection()


# Subscribing.


def test_the_first_subscription_opens_the_connection_and_is_sent_once_it_is_open(connection: Connection) -> None:
    buffer = connection.subscribe(SOL)
    assert (connection.done, connection.sent) == ([Open()], [])

    connection.opened()
    connection.receive(frame(number=7))

    assert connection.sent == [{"method": "SUBSCRIBE", "params": ["bookTicker.SOL_USDC"]}]
    assert held(buffer) == [Connected(), 7]


def test_a_stream_that_two_want_is_subscribed_once_and_kept_until_neither_wants_it(connection: Connection) -> None:
    connection.subscribe()
    connection.opened()
    one, two = connection.subscribe(SOL), connection.subscribe(SOL, BTC)
    connection.receive(frame(number=1))
    assert connection.subscriptions == [["bookTicker.SOL_USDC"], ["bookTicker.BTC_USDC"]]
    assert held(one)[-1] == held(two)[-1] == 1

    connection.core.unsubscribe(one, connection.now)
    connection.do()
    assert connection.subscribed == {"bookTicker.SOL_USDC", "bookTicker.BTC_USDC"}

    connection.core.unsubscribe(two, connection.now)
    connection.do()
    assert connection.sent[-1] == {
        "method": "UNSUBSCRIBE",
        "params": ["bookTicker.SOL_USDC", "bookTicker.BTC_USDC"],
    }


def test_each_gets_the_streams_that_it_asked_for(connection: Connection) -> None:
    sol, both = connection.subscribe(SOL, control=False), connection.subscribe(SOL, BTC, control=False)
    connection.opened()

    connection.receive(frame("SOL_USDC", 1), frame("BTC_USDC", 2), frame("ETH_USDC", 3))

    assert (held(sol), held(both)) == ([1], [1, 2])


def test_what_was_read_before_is_gone_when_a_reader_leaves(connection: Connection) -> None:
    buffer = connection.subscribe(SOL)
    connection.opened()
    connection.receive(frame())

    connection.core.unsubscribe(buffer, connection.now)
    connection.receive(frame())

    assert (len(buffer), buffer.ended, buffer.error) == (0, True, None)


def test_private_streams_are_subscribed_in_a_signed_frame_of_their_own(connection: Connection) -> None:
    connection.subscribe(SOL, ORDERS)
    connection.opened()

    assert connection.sent == [
        {"method": "SUBSCRIBE", "params": ["bookTicker.SOL_USDC"]},
        {
            "method": "SUBSCRIBE",
            "params": ["account.orderUpdate"],
            "signature": ["key", "signature 1", "1", "5000"],
        },
    ]


# Losing the connection.


def test_all_is_subscribed_again_in_one_frame_and_what_is_private_is_signed_afresh(connection: Connection) -> None:
    for channel in (SOL, BTC, ETH, ORDERS):
        connection.subscribe(channel)
    connection.opened()
    connection.sent.clear()

    connection.lost()
    connection.wait(1)
    connection.opened()

    assert connection.subscriptions == [
        ["bookTicker.SOL_USDC", "bookTicker.BTC_USDC", "bookTicker.ETH_USDC"],
        ["account.orderUpdate"],
    ]
    assert connection.sent[1]["signature"][1] == "signature 2"


def test_who_reads_is_told_of_the_loss_and_of_the_gap(connection: Connection) -> None:
    both = connection.subscribe(SOL, ORDERS)
    connection.opened()
    connection.receive(frame(number=1))

    connection.lost("code 1001")
    late = connection.subscribe(BTC)
    connection.wait(0.5)
    connection.opened()
    connection.receive(frame(number=2))

    gap = Gap(("bookTicker.SOL_USDC", "account.orderUpdate"), NOON)
    assert held(both) == [Connected(), 1, Disconnected("code 1001", 0.5), Connected(), gap, 2]
    assert held(late) == [Connected()]  # it has missed nothing that it was ever promised


def test_a_gap_begins_where_something_had_certainly_arrived(connection: Connection) -> None:
    buffer = connection.subscribe(SOL)
    connection.opened()
    for _ in range(4):
        connection.receive(frame())
        connection.wait(5)
    lost_at = connection.now
    connection.lost()
    connection.wait(1)
    connection.opened()

    [gap] = [each for each in held(buffer) if isinstance(each, Gap)]

    since = (gap.since - NOON).total_seconds() + 100
    assert lost_at - 2 * 20 / 3 - 5 <= since <= lost_at - 5  # the last event is from then


def test_a_gap_that_was_not_told_yet_is_not_forgotten_when_the_connection_is_lost_again(connection: Connection) -> None:
    buffer = connection.subscribe(SOL)
    connection.opened()
    connection.lost()
    connection.wait(0.5)
    assert held(buffer) == [Connected(), Disconnected("broken", 0.5)]
    connection.core.open_failed(connection.now, "refused")
    assert held(buffer) == [Disconnected("refused", 1)]
    connection.wait(1)
    connection.opened()

    assert held(buffer) == [Connected(), Gap(("bookTicker.SOL_USDC",), NOON)]


def test_waits_grow_to_a_bound_and_are_random_parts_of_it(connection: Connection) -> None:
    connection.subscribe(SOL)
    waits: list[float] = []
    for _ in range(9):
        connection.core.open_failed(connection.now, "refused")
        assert connection.core.deadline is not None
        waits.append(connection.core.deadline - connection.now)
        connection.wait(waits[-1])
        connection.do()

    assert waits == pytest.approx([0.5, 1, 2, 4, 8, 16, 30, 30, 30])
    assert ConnectionPolicy().wait(3, lambda: 0.25) == 0.5
    assert connection.done == [Open()] * 10


def test_a_server_that_accepts_and_closes_at_once_is_not_stormed(connection: Connection) -> None:
    connection.subscribe(SOL)
    waits: list[float] = []
    for _ in range(4):
        connection.opened()
        connection.lost()
        assert connection.core.deadline is not None
        waits.append(connection.core.deadline - connection.now)
        connection.wait(waits[-1])

    assert waits == pytest.approx([0.5, 1, 2, 4])


def test_a_connection_that_lasted_lets_the_waits_begin_anew(connection: Connection) -> None:
    connection.subscribe(SOL)
    for _ in range(3):
        connection.core.open_failed(connection.now, "refused")
        connection.wait(10)
    connection.opened()
    for _ in range(3):
        connection.core.alive()
        connection.wait(5)
    connection.lost()

    assert connection.core.deadline == connection.now + 0.5


def test_there_is_no_connection_where_nobody_listens(connection: Connection) -> None:
    buffer = connection.subscribe(SOL)
    connection.opened()
    connection.core.unsubscribe(buffer, connection.now)
    connection.do()
    connection.lost()

    assert (connection.core.phase, connection.core.deadline) == (Phase.IDLE, None)

    connection.subscribe(SOL)
    assert connection.done == [Open(), Open()]


def test_what_cannot_get_better_ends_all_with_the_error_at_the_first_attempt_alone(connection: Connection) -> None:
    error = TransportError("streams", "the certificate is of no authority that is trusted")
    buffer = connection.subscribe(SOL)
    connection.core.open_failed(connection.now, "certificate", error)
    assert (buffer.ended, buffer.error, connection.core.phase) == (True, error, Phase.IDLE)

    buffer = connection.subscribe(SOL)
    connection.opened()
    connection.lost()
    connection.wait(1)
    connection.core.open_failed(connection.now, "certificate", error)
    assert (buffer.ended, connection.core.phase) == (False, Phase.WAITING)


# Half-open and silent.


@pytest.mark.parametrize("last", [0, 0.1, 3, 6.6])
def test_a_half_open_connection_is_given_up_in_time(connection: Connection, last: float) -> None:
    buffer = connection.subscribe(SOL)
    connection.opened()
    connection.wait(last)
    connection.receive(frame())

    connection.wait(20.001)

    assert SendPing() in connection.done
    assert connection.done.index(CloseConnection()) > connection.done.index(SendPing())
    assert [type(each) for each in held(buffer)[2:]] == [Disconnected]


def test_a_quiet_connection_that_answers_pings_is_kept(connection: Connection) -> None:
    connection.subscribe(SOL)
    connection.opened()
    for _ in range(600):
        connection.wait(1)
        if connection.done[-1] == SendPing():
            connection.done.pop()
            connection.core.alive()

    assert CloseConnection() not in connection.done


def test_a_busy_connection_is_not_pinged(connection: Connection) -> None:
    connection.subscribe(SOL, size=1000)
    connection.opened()
    for _ in range(100):
        connection.receive(frame())
        connection.wait(1)

    assert connection.done == [Open()]


def test_time_in_which_the_event_loop_was_busy_is_not_held_against_the_server(connection: Connection) -> None:
    connection.subscribe(SOL)
    connection.opened()
    connection.wait(7)
    assert connection.done[-1] == SendPing()

    connection.now += 300  # the timer strikes before what has arrived is read, as uvloop has it
    connection.core.tick(connection.now)
    connection.core.alive()
    connection.wait(7)

    assert CloseConnection() not in connection.done


def test_an_exchange_that_answers_pings_and_sends_nothing_is_left(connection: Connection) -> None:
    buffer = connection.subscribe(mark_price("SOL_USDC"))
    connection.opened()
    connection.receive(b'{"stream":"markPrice.SOL_USDC","data":{"e":"markPrice","E":1,"T":1,"s":"SOL_USDC","p":"1"}}')
    for _ in range(30):
        connection.wait(1)
        connection.core.alive()

    assert CloseConnection() in connection.done
    assert "sends nothing" in held(buffer)[-1].reason


def test_a_subscription_that_delivers_nothing_is_told_once_for_a_connection(
    connection: Connection, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger="bpx")
    both = connection.subscribe(SOL, BTC)
    connection.opened()
    for _ in range(300):
        connection.receive(frame("SOL_USDC"))
        connection.wait(1)

    [silent] = [each for each in held(both) if isinstance(each, Silent)]

    assert silent.stream == "bookTicker.BTC_USDC"
    assert 75 <= silent.seconds <= 75 + 20 / 3
    [line] = [each.getMessage() for each in caplog.records if "nothing has arrived" in each.getMessage()]
    assert "bookTicker.BTC_USDC" in line


# Refusals.


def test_a_refused_signature_is_repeated_with_the_right_time_and_then_ends_what_is_private(
    connection: Connection,
) -> None:
    public, private, mixed = connection.subscribe(SOL), connection.subscribe(ORDERS), connection.subscribe(ORDERS, BTC)
    connection.opened()

    connection.receive(refusal(4003, "Invalid signature"))
    assert connection.done[-1] == SynchronizeClock()
    connection.core.clock_synchronized(connection.now)
    connection.do()
    assert connection.sent[-1]["signature"][1] == "signature 2"
    assert not private.ended

    connection.receive(refusal(4003, "Invalid signature"))
    connection.receive(frame(number=9))

    for buffer in (private, mixed):
        assert isinstance(buffer.error, SubscriptionError)
        assert (buffer.error.code, buffer.error.streams) == (4003, ("account.orderUpdate",))
    assert held(public)[-1] == 9
    assert connection.subscribed >= {"bookTicker.SOL_USDC"}
    assert "bookTicker.BTC_USDC" not in connection.subscribed


def test_a_signature_that_is_refused_for_the_time_alone_is_accepted_afterwards(connection: Connection) -> None:
    private = connection.subscribe(ORDERS)
    connection.opened()
    connection.receive(refusal(4003))
    connection.core.clock_synchronized(connection.now)
    connection.do()
    connection.wait(60)

    assert not private.ended
    assert connection.signed == 2


def test_of_many_streams_the_one_that_was_refused_is_found_and_ended_alone(connection: Connection) -> None:
    names = [f"S{number}_USDC" for number in range(9)]
    buffers = {name: connection.subscribe(book_ticker(name)) for name in names}
    connection.opened()
    bad = "bookTicker.S6_USDC"
    connection.sent.clear()

    connection.receive(refusal(4006, "Invalid stream"))
    connection.do()
    seen = 0
    for _ in range(200):
        connection.wait(PROBE / 10)
        for message in connection.sent[seen:]:
            seen += 1
            if bad in message["params"]:
                connection.receive(refusal(4006, "Invalid stream"))

    assert [name for name, buffer in buffers.items() if buffer.ended] == ["S6_USDC"]
    assert isinstance(buffers["S6_USDC"].error, SubscriptionError)
    assert connection.subscriptions[-1] != [bad]
    rest = {name for params in connection.subscriptions if bad not in params for name in params}
    assert rest == {f"bookTicker.{name}" for name in names} - {bad}


def test_a_depth_window_is_refused_for_the_depth_stream(connection: Connection) -> None:
    book, other = connection.subscribe(depth("SOL_USDC", every="200ms")), connection.subscribe(SOL)
    connection.opened()

    connection.receive(refusal(4008, "Invalid depth window"))

    assert isinstance(book.error, SubscriptionError)
    assert not other.ended


def test_what_delivers_is_not_taken_for_what_was_refused(connection: Connection) -> None:
    good, bad = connection.subscribe(SOL), connection.subscribe(trades("X"))
    connection.opened()
    connection.receive(frame(), refusal(4006, "Invalid stream"))

    assert (good.ended, bad.ended) == (False, True)


def test_an_error_that_names_nothing_to_end_is_logged(connection: Connection, caplog: pytest.LogCaptureFixture) -> None:
    buffer = connection.subscribe(SOL)
    connection.opened()
    connection.receive(refusal(4002, "Parse error"))

    assert not buffer.ended
    assert "4002 Parse error" in caplog.text


# Events of another kind.


def test_what_the_streams_did_not_promise_is_told_where_asked_for_and_logged(
    connection: Connection, caplog: pytest.LogCaptureFixture
) -> None:
    told, typed = connection.subscribe(SOL), connection.subscribe(SOL, control=False)
    connection.opened()
    unknown = b'{"stream":"bookTicker.SOL_USDC","data":{"e":"new"}}'
    broken = b'{"stream":"bookTicker.SOL_USDC","data":{"e":"bookTicker","u":"?"}}'
    foreign = b'{"stream":"bookTicker.SOL_USDC","data":{"e":"markPrice","E":1,"T":1,"s":"SOL_USDC","p":"1"}}'
    connection.receive(unknown, broken, foreign, b"\xff", frame(number=3))

    found = held(told)
    assert [type(each) for each in found[1:]] == [RawEvent, UnreadableEvent, RawEvent, int]
    assert held(typed) == [3]
    assert "unexpected event" in caplog.text


# Slow readers.


def test_a_connection_waits_for_its_reader_and_goes_on_when_it_has_caught_up(connection: Connection) -> None:
    slow, other = connection.subscribe(SOL, size=3, control=False), connection.subscribe(BTC, control=False)
    connection.opened()
    connection.receive(*(frame(number=number) for number in range(5)))
    assert connection.done == [Open(), PauseReading()]
    connection.wait(600)
    assert CloseConnection() not in connection.done  # silence says nothing while nothing is read

    assert connection.core.waits_for(slow)
    assert not connection.core.waits_for(other)
    assert held(slow) == [0, 1, 2, 3, 4]
    connection.core.resume(slow, connection.now)
    connection.do()

    assert connection.done == [Open(), PauseReading(), ResumeReading()]


def test_a_reader_that_leaves_lets_the_connection_go_on(connection: Connection) -> None:
    slow = connection.subscribe(SOL, size=2, control=False)
    connection.opened()
    connection.receive(frame(), frame())
    connection.core.unsubscribe(slow, connection.now)
    connection.do()

    assert connection.done == [Open(), PauseReading(), ResumeReading()]


def test_a_full_buffer_stays_full_over_any_number_of_connections(connection: Connection) -> None:
    slow = connection.subscribe(SOL, size=2)
    connection.opened()
    connection.receive(frame(), frame())
    for _ in range(100):
        connection.lost()
        connection.wait(60)
        connection.opened()
        assert connection.done[-1] == PauseReading()

    assert len(slow) < 12


def test_the_oldest_make_room_counted_and_told(connection: Connection) -> None:
    told = connection.subscribe(SOL, overflow="drop_oldest", size=4)
    untold = connection.subscribe(SOL, overflow="drop_oldest", size=4, control=False)
    connection.opened()
    assert held(told) == [Connected()]
    connection.receive(*(frame(number=number) for number in range(10)))

    assert held(told) == [Dropped(7), 7, 8, 9]
    assert (held(untold), untold.dropped, told.dropped) == ([6, 7, 8, 9], 6, 7)
    connection.receive(frame(number=10))
    assert held(told) == [10]


def test_of_each_stream_the_latest_is_kept(connection: Connection) -> None:
    buffer = connection.subscribe(SOL, BTC, overflow="latest", control=False)
    connection.opened()
    for number in range(50):
        connection.receive(frame("SOL_USDC", number), frame("BTC_USDC", 100 + number))

    assert held(buffer) == [49, 149]


def test_a_subscription_that_may_not_lose_anything_fails_when_it_would(connection: Connection) -> None:
    buffer, other = connection.subscribe(SOL, overflow="fail", size=3, control=False), connection.subscribe(BTC)
    connection.opened()
    connection.receive(*(frame(number=number) for number in range(9)))

    assert held(buffer) == [0, 1, 2]
    assert isinstance(buffer.error, SlowReaderError)
    assert connection.subscribed == {"bookTicker.BTC_USDC"}
    assert not other.ended


@pytest.mark.parametrize("overflow", ["wait", "drop_oldest", "latest", "fail"])
def test_a_reader_that_does_not_read_is_not_told_without_bound(overflow: Overflow) -> None:
    connection = Connection()
    buffer = connection.subscribe(SOL, BTC, overflow=overflow)
    for _ in range(1000):
        connection.opened()
        connection.lost()
        connection.wait(30)
    connection.opened()

    found = held(buffer)
    assert len(found) <= 3
    assert found[-1].since == NOON  # of all the gaps that there were


# The end.


def test_closed_streams_say_so(connection: Connection) -> None:
    buffer = connection.subscribe(SOL)
    connection.opened()
    connection.core.close()
    connection.do()

    assert connection.done == [Open(), CloseConnection()]
    assert (buffer.ended, buffer.error, connection.core.deadline) == (True, None, None)
    with pytest.raises(ClosedClientError, match="closed; open others"):
        connection.subscribe(SOL)


def test_nothing_that_happens_afterwards_matters(connection: Connection) -> None:
    connection.subscribe(SOL)
    connection.core.close()
    connection.do()
    connection.core.opened(connection.now)
    connection.core.lost(connection.now, "late")
    connection.receive(frame(), refusal(4003), refusal(4006))
    connection.core.tick(connection.now)

    assert connection.core.actions(connection.now) == []


@pytest.mark.parametrize(
    "setting",
    [
        {"first_wait": 0},
        {"longest_wait": -1.0},
        {"dead_after": float("inf")},
        {"silent_after": "1"},
        {"dead_after": True},
    ],
)
def test_times_that_are_none_are_refused(setting: dict[str, Any]) -> None:
    with pytest.raises(InvalidArgumentError):
        ConnectionPolicy(**setting)


# What hardly ever happens.


def test_a_stream_that_is_named_twice_is_delivered_once(connection: Connection) -> None:
    buffer = connection.subscribe(SOL, SOL, control=False)
    connection.opened()
    connection.receive(frame(number=1))
    assert held(buffer) == [1]
    assert connection.subscriptions == [["bookTicker.SOL_USDC"]]


def test_an_abandoned_connection_ends_its_readers_with_the_error(connection: Connection) -> None:
    buffer = connection.subscribe(SOL)
    error = ClosedClientError("forked")
    connection.core.abandon(error)
    assert (buffer.ended, buffer.error) == (True, error)
    connection.core.open_failed(connection.now, "too late")
    assert connection.core.phase is Phase.CLOSED


def test_a_reader_that_left_just_before_the_connection_was_lost_is_forgotten(connection: Connection) -> None:
    first, second = connection.subscribe(SOL), connection.subscribe(BTC)
    connection.opened()
    connection.core.unsubscribe(first, connection.now)
    connection.lost()
    connection.wait(60)
    connection.opened()
    assert connection.subscriptions[-1] == ["bookTicker.BTC_USDC"]
    assert [each.streams for each in held(second) if isinstance(each, Gap)] == [("bookTicker.BTC_USDC",)]


def test_private_streams_wait_until_the_clock_is_measured(connection: Connection) -> None:
    connection.subscribe(ORDERS)
    connection.opened()
    connection.receive(refusal(4003), refusal(4003))
    assert connection.done.count(SynchronizeClock()) == 1, "several refusals ask once"
    connection.subscribe(order_updates("SOL_USDC"))
    assert len(connection.subscriptions) == 1
    connection.core.clock_synchronized(connection.now)
    connection.do()
    assert connection.subscriptions[-1] == ["account.orderUpdate", "account.orderUpdate.SOL_USDC"]


def test_a_signature_that_cannot_be_made_ends_the_private_subscriptions_alone(connection: Connection) -> None:
    def sign() -> list[str]:
        raise ValueError("the clock has failed")

    connection.core._sign = sign  # pyright: ignore[reportPrivateUsage]
    private, public = connection.subscribe(ORDERS), connection.subscribe(SOL)
    connection.opened()
    assert isinstance(private.error, ValueError)
    assert not public.ended
    assert connection.subscriptions == [["bookTicker.SOL_USDC"]]


def test_a_refused_stream_that_nobody_wants_any_more_ends_nobody(connection: Connection) -> None:
    readers = [connection.subscribe(channel) for channel in (SOL, BTC, ETH)]
    connection.opened()
    connection.receive(frame("SOL_USDC"), refusal(4006))
    connection.wait(0)
    for reader in readers[1:]:
        connection.core.unsubscribe(reader, connection.now)
    connection.do()
    connection.wait(3 * PROBE)
    connection.receive(refusal(4006))
    assert not readers[0].ended


def test_two_readers_that_are_full_are_both_waited_for(connection: Connection) -> None:
    one = connection.subscribe(SOL, control=False, size=2)
    two = connection.subscribe(SOL, control=False, size=2)
    connection.opened()
    connection.receive(frame(number=1), frame(number=2))
    assert [each for each in connection.done if each in (PauseReading(), ResumeReading())] == [PauseReading()]
    held(one)
    connection.core.resume(one, connection.now)
    connection.do()
    assert ResumeReading() not in connection.done
    held(two)
    connection.core.resume(two, connection.now)
    connection.do()
    assert connection.done[-1] == ResumeReading()


def test_a_reader_that_was_faster_than_the_notice_is_not_waited_for(connection: Connection) -> None:
    buffer = connection.subscribe(SOL, control=False, size=2)
    connection.opened()
    buffer.on_full(buffer)
    assert not connection.core.waits_for(buffer)
    assert connection.done[-2:] == [PauseReading(), ResumeReading()]


def test_a_late_timer_on_a_connection_that_was_not_pinged_changes_nothing(connection: Connection) -> None:
    connection.subscribe(SOL)
    connection.opened()
    assert connection.core.deadline is not None
    connection.now = connection.core.deadline + 1000
    connection.receive(frame())
    connection.core.tick(connection.now)
    connection.do()
    assert connection.core.phase is Phase.OPEN
    assert SendPing() not in connection.done
