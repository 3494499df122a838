"""Recordings of live streams replay to the same book and account."""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path
from typing import Any

import pytest

from bpx_auth import Credentials
from bpx_client import aconnect, connect
from bpx_client.errors import InvalidArgumentError
from bpx_client.streams import FillAdded, Recorder, book_ticker, following
from bpx_client.streams.recording import replay, replay_account, replay_order_book

from . import test_accounts, test_order_books
from .stream_server import StreamServer, book_ticker_frame
from .test_order_books import QUICK, until_synced


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(following, "FIRST_WAIT", 0.02)
    monkeypatch.setattr(following, "LONGEST_WAIT", 0.05)


def test_a_book_replays_over_a_lost_connection(tmp_path: Path) -> None:
    path = tmp_path / "book.jsonl.gz"

    async def main() -> None:
        with test_order_books.Exchange() as exchange, Recorder(path) as recorder:
            async with (
                aconnect(base_url=exchange.base_url) as bpx,
                bpx.streams(policy=QUICK, recorder=recorder) as streams,
                streams.order_book("SOL_USDC") as book,
            ):
                exchange.change("99", "7")
                await until_synced(book, exchange)
                exchange.drop()
                exchange.change("98", "0", lost=True)
                await until_synced(book, exchange)
                exchange.change("97", "3")
                await until_synced(book, exchange)

    asyncio.run(main())
    books = [
        (book.last_update_id, {str(level.price) for level in book.bids()})
        for book in replay_order_book(path, "SOL_USDC")
    ]
    assert books[0] == (100, {"99", "98"})
    assert books[-1] == (103, {"99", "97"})
    assert len(list(replay(path))) == 2


def test_an_account_replays(credentials: Credentials, tmp_path: Path) -> None:
    path = tmp_path / "account.jsonl.gz"
    with (
        test_accounts.Exchange() as server,
        Recorder(path) as recorder,
        connect(credentials, base_url=server.base_url) as bpx,
        bpx.streams(policy=QUICK, recorder=recorder) as streams,
        streams.account() as account,
    ):
        server.wait(lambda: server.subscribed)
        server.place("2")
        server.fill("2", 10)
        assert account.wait_for("2")
        server.drop()
        server.fill("1", 10, sent=False)
        assert account.wait_for("1")
        balances = account.balances
    *_, (state, _) = replay_account(path)
    assert (state.orders, state.balances) == ({}, balances)
    fills = [change.fill.trade_id for _, change in replay_account(path) if isinstance(change, FillAdded)]
    assert fills == [1, 2]


def test_a_recording_that_fails_does_not_end_the_streams(
    server: StreamServer, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    recorder = Recorder(tmp_path / "closed.jsonl.gz")
    with connect(base_url=server.base_url) as bpx:
        with bpx.streams(policy=QUICK, recorder=recorder) as streams, caplog.at_level(logging.ERROR, "bpx"):
            events = streams.subscribe(book_ticker("SOL_USDC"))
            server.wait(lambda: server.subscribed)
            recorder.close()
            server.send(book_ticker_frame(number=1), book_ticker_frame(number=2))
            assert [next(events).update_id for _ in range(2)] == [1, 2]
        assert caplog.text.count("nothing more is recorded") == 1
        odd: Any = "a.jsonl.gz"
        with pytest.raises(InvalidArgumentError, match=r"recorder: is of type str; pass Recorder\('a"):
            bpx.streams(recorder=odd)
