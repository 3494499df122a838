"""Recordings replay: to the byte, and to the same events, book and account."""

import gzip
import json
import logging
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bpx_api.channels import book_ticker, depth, order_updates
from bpx_api.errors import InvalidArgumentError
from bpx_api.events import BookTicker, DepthUpdate, OrderUpdate, UnreadableEvent
from bpx_api.models import Depth
from bpx_client.streams.account import BalanceChanged, FillAdded, OrderChanged
from bpx_client.streams.order_book import Outcome
from bpx_client.streams.recording import (
    RecordedAnswer,
    RecordedConnection,
    RecordedFrame,
    Recorder,
    read_recording,
    replay,
    replay_account,
    replay_order_book,
)

from .frames import BOOK_TICKER, ORDER, frame, recorded

TIME = datetime(2026, 9, 2, 16, 43, 50, 123456, tzinfo=UTC)


def delta(number: int, price: str, quantity: str) -> bytes:
    data = {"e": "depth", "s": "SOL_USDC", "E": 2, "T": 1, "U": number, "u": number, "a": [], "b": [[price, quantity]]}
    return frame("depth.SOL_USDC", data)


def test_what_arrived_is_read_as_it_came(tmp_path: Path) -> None:
    path = tmp_path / "all.jsonl.gz"
    pretty = b'{\n "asks": [], "bids": [],\n "lastUpdateId": "5"}'
    frames = [frame("x", BOOK_TICKER), b'{"a" : 1.50}', b"no json \xff\n", b'{"two":\n"lines"}', b"", b"\t0", b"{} "]
    with Recorder(path) as recorder:
        for number, content in enumerate(frames):
            recorder.frame(content, TIME + timedelta(seconds=number))
        recorder.connection("lost", TIME)
        recorder.answer("get_depth", {"symbol": "SOL_USDC", "limit": None}, pretty, TIME)

    *found, lost, answer = read_recording(path)

    assert found == [RecordedFrame(TIME + timedelta(seconds=n), content) for n, content in enumerate(frames)]
    assert lost == RecordedConnection(TIME, "lost")
    assert isinstance(answer, RecordedAnswer)
    assert (answer.operation, answer.arguments) == ("get_depth", {"symbol": "SOL_USDC", "limit": None})
    assert json.loads(answer.content) == json.loads(pretty)
    assert path.read_bytes()[:2] == b"\x1f\x8b"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(st.lists(st.binary()))
def test_every_frame_comes_back(tmp_path: Path, frames: list[bytes]) -> None:
    path = tmp_path / f"{len(list(tmp_path.iterdir()))}.jsonl.gz"
    with Recorder(path) as recorder:
        for content in frames:
            recorder.frame(content)

    assert [line.content for line in read_recording(path) if isinstance(line, RecordedFrame)] == frames


def test_a_frame_takes_little_room(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl.gz"
    with Recorder(path) as recorder:
        for number in range(2000):
            recorder.frame(frame("bookTicker.SOL_USDC", {**BOOK_TICKER, "u": number}))

    assert path.stat().st_size < 2000 * 40


def test_a_recording_is_never_overwritten_and_ends(tmp_path: Path) -> None:
    path = tmp_path / "once.jsonl.gz"
    recorder = Recorder(path)
    recorder.close()
    recorder.close()

    with pytest.raises(InvalidArgumentError, match="is closed"):
        recorder.frame(b"{}")
    with pytest.raises(InvalidArgumentError, match="is there already; choose another name"):
        Recorder(path)


@pytest.mark.parametrize("cut", [1, 9, 100])
def test_what_a_killed_program_wrote_is_read_as_far_as_it_goes(
    tmp_path: Path, cut: int, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "cut.jsonl.gz"
    with Recorder(path) as recorder:
        for number in range(3000):
            recorder.frame(frame("bookTicker.SOL_USDC", {**BOOK_TICKER, "u": number}))
    path.write_bytes(path.read_bytes()[:-cut])

    with caplog.at_level(logging.WARNING, "bpx"):
        found = [event.update_id for event in replay(path, book_ticker("SOL_USDC"))]

    assert found == list(range(len(found)))
    assert len(found) > 1990
    assert "breaks off" in caplog.text


def test_a_plain_file_that_breaks_off_is_read_too(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "plain.jsonl"
    line = json.dumps({"recorded": "2026-09-02T16:43:50", "frame": {"a": 1}})
    path.write_text(f"{line}\n\n{line}\n{line[:-5]}")

    assert list(read_recording(path)) == [RecordedFrame(TIME.replace(microsecond=0), b'{"a": 1}')] * 2
    assert "breaks off" in caplog.text
    path.write_text(line)
    assert len(list(read_recording(path))) == 1


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("{", "line 2 of"),
        ('{"recorded":"2026-09-02"}', "it has no frame, answer or connection"),
        ('{"frame":{}}', "recorded"),
        ('{"recorded":"yesterday","frame":{}}', "yesterday"),
        ('{"recorded":"2026-09-02","frame_base64":"*"}', "line 2 of"),
        ("[]", "line 2 of"),
    ],
)
def test_what_is_no_recording_is_refused_with_its_line(tmp_path: Path, line: str, problem: str) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_text('{"recorded":"2026-09-02","frame":{}}\n' + line + "\n")

    with pytest.raises(InvalidArgumentError, match="can't be read") as refused:
        list(read_recording(path))
    assert problem in str(refused.value)
    assert "line 2" in str(refused.value)


def test_events_replay_by_channel(tmp_path: Path) -> None:
    path = tmp_path / "events.jsonl.gz"
    with Recorder(path) as recorder:
        recorder.frame(frame("bookTicker.SOL_USDC", BOOK_TICKER))
        recorder.frame(frame("bookTicker.BTC_USDC", BOOK_TICKER))
        recorder.frame(delta(1, "99", "1"))
        recorder.frame(frame("bookTicker.SOL_USDC", {**BOOK_TICKER, "s": None}))
        recorder.frame(b'{"id":null,"error":{"code":4002,"message":"Parse error"}}')
        recorder.frame(frame("account.orderUpdate", ORDER))

    assert [type(each).__name__ for each in replay(path)] == [
        "BookTicker",
        "BookTicker",
        "DepthUpdate",
        "UnreadableEvent",
        "OrderAccepted",
    ]
    [one] = replay(path, book_ticker("SOL_USDC"))
    assert one.stream == "bookTicker.SOL_USDC"
    [two] = replay(path, depth("SOL_USDC"))
    assert isinstance(two, DepthUpdate)
    [three] = replay(path, order_updates())
    assert isinstance(three, OrderUpdate)
    assert not any(isinstance(each, UnreadableEvent) for each in replay(path, book_ticker("SOL_USDC")))


def test_a_book_replays_from_its_snapshot_and_begins_anew_after_a_gap(tmp_path: Path) -> None:
    path = tmp_path / "book.jsonl.gz"
    answer: dict[str, Any] = {"asks": [["101", "1"]], "bids": [["98", "1"]], "lastUpdateId": "10", "timestamp": 1}
    with Recorder(path) as recorder:
        recorder.frame(delta(10, "97", "1"))
        recorder.frame(delta(11, "99", "1"))
        recorder.answer("get_depth", {"symbol": "BTC_USDC"}, json.dumps({**answer, "bids": []}).encode())
        recorder.answer("get_depth", {"symbol": "SOL_USDC"}, json.dumps(answer).encode())
        recorder.frame(delta(12, "99", "2"))
        recorder.connection("lost")
        recorder.frame(delta(14, "99", "4"))
        recorder.answer("get_depth", {"symbol": "SOL_USDC"}, json.dumps({**answer, "lastUpdateId": 13}).encode())
        recorder.frame(frame("bookTicker.SOL_USDC", {**BOOK_TICKER, "u": 15}))
        recorder.frame(delta(15, "100", "4"))

    seen = [
        (book.last_update_id, [str(level.quantity) for level in book.bids()], book.is_synced)
        for book in replay_order_book(path, "SOL_USDC")
    ]

    assert seen == [(11, ["1", "1"], True), (12, ["2", "1"], True), (14, ["4", "1"], True)], "15 contradicts its ticker"


def test_an_account_replays(tmp_path: Path) -> None:
    path = tmp_path / "account.jsonl.gz"
    order = {
        "id": "5",
        "symbol": "SOL_USDC",
        "side": "Bid",
        "orderType": "Limit",
        "status": "New",
        "createdAt": 1788368290063,
        "executedQuantity": "0",
        "executedQuoteQuantity": "0",
        "quantity": "2",
    }
    balances = {"USDC": {"available": "5", "locked": "0", "staked": "0"}}
    fill = {
        "orderId": "5",
        "symbol": "SOL_USDC",
        "side": "Bid",
        "price": "1",
        "quantity": "1",
        "fee": "0",
        "feeSymbol": "USDC",
        "isMaker": True,
        "timestamp": "2026-09-02T16:50:00",
        "tradeId": 9,
    }

    def seed(recorder: Recorder, *orders: Any) -> None:
        recorder.answer("get_open_orders", {}, json.dumps(orders).encode(), TIME + timedelta(minutes=1))
        recorder.answer("get_balances", {}, json.dumps(balances).encode(), TIME + timedelta(minutes=1))
        recorder.answer("get_positions", {}, b"[]", TIME + timedelta(minutes=1))

    with Recorder(path) as recorder:
        recorder.connection("open", TIME)
        seed(recorder, order)
        held = {"e": "balanceUpdate", "E": 2, "T": 1, "a": "SOL", "A": "1", "L": "0"}
        recorder.frame(frame("account.balanceUpdate", held))
        recorder.connection("lost", TIME)
        seed(recorder)
        recorder.answer("get_fills", {}, json.dumps([fill]).encode(), TIME)
        history = {**order, "status": "Filled", "executedQuantity": "2", "createdAt": "2026-09-02T16:44:00"}
        recorder.answer("get_order_history", {}, json.dumps([history]).encode(), TIME)

    replayed = list(replay_account(path))
    state, changes = replayed[-1][0], [change for _, change in replayed]

    assert [type(each) for each in changes] == [
        OrderChanged,
        BalanceChanged,
        BalanceChanged,
        BalanceChanged,
        FillAdded,
        OrderChanged,
    ]
    assert state.orders == {}
    ended = state.find_order("5")
    assert ended is not None
    assert ended.executed_quantity == 2


def test_what_says_nothing_of_the_state_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "odd.jsonl.gz"
    old = {"bids": [["1", "1"]], "asks": [], "lastUpdateId": "5", "timestamp": 1}
    with Recorder(path) as recorder:
        recorder.frame(delta(12, "1", "1"), TIME)
        recorder.answer("get_depth", {"symbol": "SOL_USDC"}, json.dumps(old).encode(), TIME)
        recorder.frame(b'{"id":null,"error":{"code":4002,"message":"Parse error"}}', TIME)

    assert list(replay_order_book(path, "SOL_USDC")) == [], "the snapshot lags"
    assert list(replay_account(path)) == []


def test_lines_of_others_replay_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "others.jsonl"
    lines = recorded("bbgo-sol-1")
    path.write_text("".join(f"{json.dumps(line)}\n" for line in lines))

    kinds = [type(event) for event in replay(path)]

    assert len(kinds) == len(lines)
    assert kinds.count(BookTicker) == sum(line["frame"]["data"]["e"] == "bookTicker" for line in lines)


def test_a_recording_of_the_exchange_gives_the_same_book(tmp_path: Path) -> None:
    path = tmp_path / "bbgo.jsonl.gz"
    with Recorder(path) as recorder:
        for line in recorded("bbgo-sol-1"):
            if line["frame"]["data"]["e"] == "depth":  # the tickers know levels that no snapshot tells here
                recorder.frame(json.dumps(line["frame"]).encode(), datetime.fromisoformat(line["recorded"]))

    books: list[int] = []
    book = None
    for book in replay_order_book(path, "SOL_USDC", snapshot=Depth(asks=[], bids=[], last_update_id=4330360994)):
        books.append(book.last_update_id)

    assert books == list(range(4330360995, 4330361066))
    assert book is not None
    assert book.apply(next(replay(path, depth("SOL_USDC")))) is Outcome.OLD
    with gzip.open(path) as file:
        assert len(file.read().splitlines()) == 71
    assert book.best.bid is None or book.best.bid.price < Decimal(100)
