"""Whatever subscribers, the network and slow readers do in whatever order: nothing is missing silently, nothing
comes twice, and what the server was told to send is what somebody wants.
"""

from __future__ import annotations

from collections import defaultdict, deque
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from bpx_api.channels import book_ticker, order_updates
from bpx_api.events import BookTicker
from bpx_client.streams.buffers import Buffer, Overflow
from bpx_client.streams.control import Connected, Disconnected, Dropped, Gap, Silent
from bpx_client.streams.core import CloseConnection, PauseReading, Phase, ResumeReading

from .test_core import Connection, frame, refusal

SYMBOLS = ("SOL_USDC", "BTC_USDC", "ETH_USDC")
SIZE = 5


class Reader:
    """Who reads a buffer, and what it must have read.

    Attributes:
        expects: For each symbol the number of the next event; None: it has seen none yet.
        excused: The symbols of which events may be missing now: a gap was told, or that some were dropped.
    """

    def __init__(self, buffer: Buffer, symbols: list[str], overflow: Overflow) -> None:
        self.buffer = buffer
        self.symbols = symbols
        self.overflow = overflow
        self.expects: dict[str, int | None] = dict.fromkeys(symbols)
        self.excused: set[str] = set()
        self.connected: bool | None = None

    def read(self, item: Any) -> None:
        match item:
            case BookTicker(symbol=symbol, update_id=number):
                expected = self.expects[symbol]
                if expected is not None and symbol not in self.excused and self.overflow != "latest":
                    assert number == expected
                assert expected is None or number >= expected, "an event came twice, or late"
                self.expects[symbol] = number + 1
                self.excused.discard(symbol)
            case Gap(streams=streams):
                assert self.connected or self.overflow == "drop_oldest"
                self.excused |= {stream.removeprefix("bookTicker.") for stream in streams}
            case Dropped():
                assert self.overflow == "drop_oldest"
                self.excused |= set(self.symbols)
            case Connected():
                self.connected = True
            case Disconnected():
                self.connected = False
            case _:
                assert isinstance(item, Silent)


class Streams(RuleBasedStateMachine):
    """Subscribers, a network that fails, an exchange in which events go on, and readers of every speed."""

    readers = Bundle("readers")

    def __init__(self) -> None:
        super().__init__()
        self.connection = Connection()
        self.core = self.connection.core
        self.all: list[Reader] = []
        self.numbers: defaultdict[str, int] = defaultdict(int)
        self.under_way: deque[bytes] = deque()
        self.seen = 0
        self.paused = False

    def do(self) -> None:
        """Do what the core says, and deliver what may be read."""
        self.connection.do()
        for action in self.connection.done[self.seen :]:
            if isinstance(action, PauseReading | ResumeReading):
                self.paused = isinstance(action, PauseReading)
            elif isinstance(action, CloseConnection):
                self.under_way.clear()
                self.paused = False
        self.seen = len(self.connection.done)

    def deliver(self) -> None:
        self.do()
        while self.under_way and not self.paused:
            self.core.receive(self.under_way.popleft())
            self.do()

    @rule(
        target=readers,
        symbols=st.lists(st.sampled_from(SYMBOLS), min_size=1, unique=True),
        overflow=st.sampled_from(("wait", "drop_oldest", "latest", "fail")),
        private=st.booleans(),
    )
    def subscribe(self, symbols: list[str], overflow: Overflow, private: bool) -> Reader:
        channels: list[Any] = [book_ticker(symbol) for symbol in symbols]
        if private:
            channels.append(order_updates())
        reader = Reader(self.connection.subscribe(*channels, overflow=overflow, size=SIZE), symbols, overflow)
        self.all.append(reader)
        self.deliver()
        return reader

    @rule(reader=consumes(readers))
    def unsubscribe(self, reader: Reader) -> None:
        self.core.unsubscribe(reader.buffer, self.connection.now)
        self.all.remove(reader)
        self.deliver()

    @precondition(lambda self: self.core.phase is Phase.OPENING)
    @rule()
    def open(self) -> None:
        self.connection.opened()
        self.deliver()

    @precondition(lambda self: self.core.phase is Phase.OPENING)
    @rule()
    def fail_to_open(self) -> None:
        self.core.open_failed(self.connection.now, "refused")
        self.do()

    @precondition(lambda self: self.core.phase is Phase.OPEN)
    @rule()
    def lose(self) -> None:
        self.under_way.clear()
        self.paused = False
        self.connection.lost()
        self.do()

    @precondition(lambda self: self.core.phase is Phase.OPEN)
    @rule()
    def refuse_the_signature(self) -> None:
        self.connection.subscribed.discard("account.orderUpdate")
        self.core.receive(refusal(4003))
        self.do()
        self.core.clock_synchronized(self.connection.now)
        self.do()

    @rule(symbol=st.sampled_from(SYMBOLS), count=st.integers(1, 12))
    def trade(self, symbol: str, count: int) -> None:
        for _ in range(count):
            self.numbers[symbol] += 1
            if self.core.phase is Phase.OPEN and f"bookTicker.{symbol}" in self.connection.subscribed:
                self.under_way.append(frame(symbol, self.numbers[symbol]))
            self.deliver()

    @rule(reader=readers, count=st.integers(1, 20))
    def read(self, reader: Reader, count: int) -> None:
        for _ in range(count):
            if not len(reader.buffer):
                break
            reader.read(reader.buffer.take())
        if not len(reader.buffer) and self.core.waits_for(reader.buffer):
            self.core.resume(reader.buffer, self.connection.now)
        self.deliver()

    @rule(seconds=st.floats(0.01, 40))
    def let_time_pass(self, seconds: float) -> None:
        ends = self.connection.now + seconds
        while self.connection.now < ends:
            if self.core.phase is Phase.OPEN and not self.paused:
                self.core.alive()
            self.connection.wait(min(1.0, ends - self.connection.now))
            self.deliver()

    @invariant()
    def the_server_sends_what_somebody_wants(self) -> None:
        if self.core.phase is Phase.OPEN:
            wanted = {name for reader in self.all if not reader.buffer.ended for name in reader.buffer.streams}
            assert self.connection.subscribed == wanted

    @invariant()
    def nothing_grows(self) -> None:
        assert all(len(reader.buffer) <= SIZE + 3 + len(reader.buffer.streams) for reader in self.all)

    @invariant()
    def the_connection_waits_for_no_one_who_has_read_all(self) -> None:
        if self.paused:
            assert any(len(reader.buffer) for reader in self.all)

    @invariant()
    def there_is_one_timer_and_a_connection_while_anybody_listens(self) -> None:
        listening = any(not reader.buffer.ended for reader in self.all)
        assert (self.core.deadline is None) == (self.core.phase in (Phase.IDLE, Phase.OPENING))
        assert self.core.phase is not Phase.IDLE or not listening

    def teardown(self) -> None:
        for reader in self.all:
            while len(reader.buffer):
                reader.read(reader.buffer.take())


def test_nothing_is_missing_silently_and_nothing_comes_twice() -> None:
    run_state_machine_as_test(Streams, settings=settings(max_examples=30, stateful_step_count=40))
