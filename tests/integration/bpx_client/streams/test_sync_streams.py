"""The streams for threads, against a server of another make."""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Generator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import psutil
import pytest

from bpx_auth import Credentials
from bpx_client import connect
from bpx_client.errors import (
    ClosedClientError,
    InvalidArgumentError,
    MissingCredentialsError,
    SlowReaderError,
    SubscriptionError,
    TransportError,
)
from bpx_client.streams import (
    Connected,
    ConnectionPolicy,
    Disconnected,
    Gap,
    Streams,
    Subscription,
    book_ticker,
    order_updates,
    sync_streams,
)

from .stream_server import StreamServer, book_ticker_frame, error_frame

QUICK = ConnectionPolicy(first_wait=0.01, longest_wait=0.05)
SOL, BTC = book_ticker("SOL_USDC"), book_ticker("BTC_USDC")


@contextmanager
def opened(server: StreamServer, credentials: Credentials | None = None, **settings: Any) -> Generator[Streams]:
    """Streams that leave no thread behind."""
    options: dict[str, Any] = {"policy": QUICK, **settings}
    with connect(credentials, base_url=server.base_url) as bpx, bpx.streams(**options) as streams:
        yield streams
    assert [each.name for each in threading.enumerate() if each.name.startswith("bpx streams")] == []


def numbers(subscription: Subscription[Any], most: int) -> list[int]:
    """The numbers of the next book tickers."""
    return [event.update_id for _, event in zip(range(most), subscription, strict=False)]


def told(subscription: Subscription[Any], kind: type[Any]) -> Any:
    """The next item of a kind."""
    return next(item for item in subscription if isinstance(item, kind))


def test_events_arrive_and_each_iterator_gets_its_own(server: StreamServer) -> None:
    with opened(server) as streams:
        both, sol = streams.subscribe(SOL, BTC), streams.subscribe(SOL)
        server.wait(lambda: server.subscribed)
        server.send(book_ticker_frame("SOL_USDC", 1), book_ticker_frame("BTC_USDC", 2))
        server.send(book_ticker_frame("SOL_USDC", 3))

        assert numbers(both, 3) == [1, 2, 3]
        assert numbers(sol, 2) == [1, 3]

        both.close()
        assert list(both) == []
        server.wait(lambda: server.received[-1] == {"method": "UNSUBSCRIBE", "params": ["bookTicker.BTC_USDC"]})
        assert "waiting" in repr(sol)
    assert list(sol) == []


def test_pings_are_answered_while_the_program_does_something_else(server: StreamServer) -> None:
    async def ping() -> float:
        return await (await server.connections[0].ping())

    with opened(server) as streams, streams.subscribe(SOL):
        server.wait(lambda: server.subscribed)
        for _ in range(5):
            assert server.run(ping()) >= 0


def test_the_connection_comes_back_and_readers_are_told(server: StreamServer, credentials: Credentials) -> None:
    with opened(server, credentials) as streams:
        subscription = streams.subscribe(SOL, order_updates(), control=True)
        server.wait(lambda: len(server.subscribed) == 2)
        assert told(subscription, Connected) == Connected()
        server.close(1001, "maintenance")
        assert "maintenance" in told(subscription, Disconnected).reason
        assert told(subscription, Gap).streams == ("bookTicker.SOL_USDC", "account.orderUpdate")
        server.wait(lambda: len(server.subscribed) == 4)


def test_refusals_are_raised_as_for_tasks(server: StreamServer, credentials: Credentials) -> None:
    async def refuse(connection: Any, message: dict[str, Any]) -> None:
        if "signature" in message:
            await connection.send(error_frame(4003, "Invalid signature"))

    server.on_subscribe = refuse
    with opened(server) as streams:
        with pytest.raises(MissingCredentialsError, match="set PUBLIC_KEY"):
            streams.subscribe(order_updates())
        with pytest.raises(InvalidArgumentError, match="no market 'NO_USDC'"):
            streams.subscribe(book_ticker("NO_USDC"))
        for wrong, said in (("bookTicker.SOL_USDC", "not a channel"), (7, "type int")):
            with pytest.raises(InvalidArgumentError, match=said):
                streams.subscribe(cast(Any, wrong))
        with pytest.raises(InvalidArgumentError, match="must name a stream"):
            streams.subscribe()
        for options in ({"overflow": "lose"}, {"buffer_size": 0}, {"key": str}, {"buffer_size": "9"}):
            with pytest.raises(InvalidArgumentError, match=next(iter(options))):
                streams.subscribe(SOL, **cast(Any, options))
    with opened(server, credentials) as streams, pytest.raises(SubscriptionError, match="4003"):
        next(streams.subscribe(order_updates()))


def test_an_address_that_has_no_streams_ends_the_subscriptions(server: StreamServer) -> None:
    server.refusing = HTTPStatus.NOT_FOUND
    with opened(server) as streams, pytest.raises(TransportError, match="status 404"):
        next(streams.subscribe(SOL))


def test_no_reason_shows_the_password_of_a_proxy(
    server: StreamServer, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    proxy = "http://user:hunter2@" + server.url.removeprefix("ws://")  # which doesn't know CONNECT
    with opened(server, url="ws://127.0.0.1:9", proxy=proxy) as streams:
        reason = told(streams.subscribe(SOL, control=True), Disconnected).reason

    assert "through http://localhost" in reason
    assert not any("hunter2" in said for said in (reason, caplog.text, *capfd.readouterr()))


def test_a_slow_reader_makes_the_connection_wait_and_loses_nothing(server: StreamServer) -> None:
    with opened(server) as streams:
        subscription = streams.subscribe(SOL, buffer_size=10)
        server.wait(lambda: server.subscribed)
        sender = threading.Thread(target=server.send, args=[book_ticker_frame(number=n) for n in range(5000)])
        sender.start()
        found = numbers(subscription, 1000)
        time.sleep(0.05)
        found += numbers(subscription, 4000)
        assert found == list(range(5000))
        sender.join()


def test_every_policy_holds_with_a_reader_in_another_thread(server: StreamServer) -> None:
    with opened(server) as streams:
        latest = streams.subscribe(SOL, overflow="latest")
        oldest = streams.subscribe(SOL, overflow="drop_oldest", buffer_size=10)
        strict = streams.subscribe(SOL, overflow="fail", buffer_size=10)
        server.wait(lambda: server.subscribed)
        sender = threading.Thread(target=server.send, args=[book_ticker_frame(number=n) for n in range(3000)])
        sender.start()
        kept: list[int] = []
        last: list[int] = []
        for event in latest:
            last.append(event.update_id)
            if event.update_id == 2999:
                break
        for event in oldest:
            kept.append(event.update_id)
            if event.update_id == 2999:
                break
        sender.join()
        assert last == sorted(set(last))
        assert kept == sorted(set(kept))
        assert len(kept) + oldest.dropped == 3000
        with pytest.raises(SlowReaderError):
            list(strict)


def test_many_threads_read_subscriptions_of_their_own(server: StreamServer) -> None:
    with opened(server) as streams:
        found: dict[int, list[int]] = {}

        def read(place: int) -> None:
            with streams.subscribe(SOL) as subscription:
                ready.release()
                found[place] = numbers(subscription, 200)

        ready = threading.Semaphore(0)
        threads = [threading.Thread(target=read, args=(place,)) for place in range(5)]
        for thread in threads:
            thread.start()
        for _ in threads:
            ready.acquire()
        server.wait(lambda: server.subscribed)
        time.sleep(0.1)
        server.send(*(book_ticker_frame(number=n) for n in range(200)))
        for thread in threads:
            thread.join(10)
        assert found == {place: list(range(200)) for place in range(5)}


def test_closing_wakes_who_waits_and_closed_streams_say_so(server: StreamServer) -> None:
    with connect(base_url=server.base_url) as bpx:
        streams = bpx.streams(policy=QUICK)
        subscription = streams.subscribe(SOL)
        found: list[list[Any]] = []
        reader = threading.Thread(target=lambda: found.append(list(subscription)))
        reader.start()
        server.wait(lambda: server.subscribed)
        streams.close()
        streams.close()
        reader.join(10)
        assert found == [[]]
        with pytest.raises(ClosedClientError, match="the streams are closed"):
            streams.subscribe(SOL)
        assert "closed" in repr(streams)


def test_a_thread_that_cannot_begin_says_why(server: StreamServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "bpx_client.streams.engine", None)
    with opened(server) as streams, pytest.raises(ImportError):
        streams.subscribe(SOL)


def test_streams_that_nothing_refers_to_end_with_their_last_subscription(server: StreamServer) -> None:
    with connect(base_url=server.base_url) as bpx:
        for _ in bpx.streams(policy=QUICK).subscribe(SOL, control=True):
            break
        gc.collect()
        server.wait(lambda: not server.connections)
        server.wait(lambda: not any(each.name == "bpx streams" for each in threading.enumerate()))


def test_nothing_is_left_behind(server: StreamServer) -> None:
    process = psutil.Process()

    def once() -> None:
        with opened(server) as streams:
            told(streams.subscribe(SOL, control=True), Connected)

    once()
    server.wait(lambda: not server.connections)
    before, threads = process.num_fds(), threading.active_count()
    for _ in range(10):
        once()
    gc.collect()
    server.wait(lambda: not server.connections)
    assert process.num_fds() <= before
    assert threading.active_count() == threads


PROGRAM = """
import sys, threading
from bpx_client import connect
from bpx_client.streams import book_ticker

with connect(base_url=sys.argv[1]) as bpx:
    try:
        with bpx.streams() as streams:
            for event in streams.subscribe(book_ticker("SOL_USDC"), control=True):
                print("event", flush=True)
    except KeyboardInterrupt:
        print("interrupted", [each.name for each in threading.enumerate()], flush=True)
        raise
"""


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_ctrl_c_interrupts_a_wait_and_leaves_no_thread(server: StreamServer, tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(PROGRAM)
    running = subprocess.Popen(
        [sys.executable, program, server.base_url], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert running.stdout is not None
    assert running.stdout.readline() == "event\n"
    running.send_signal(signal.SIGINT)
    out, error = running.communicate(timeout=20)

    assert out == "interrupted ['MainThread']\n"
    assert error.rstrip().endswith("KeyboardInterrupt")
    assert running.returncode == -signal.SIGINT or running.returncode == 130
    server.wait(lambda: not server.connections)


FORGETFUL = """
import sys
from bpx_client import connect
from bpx_client.streams import book_ticker

subscription = connect(base_url=sys.argv[1]).streams().subscribe(book_ticker("SOL_USDC"), control=True)
print(next(subscription))
"""


def test_a_program_that_forgets_to_close_ends(server: StreamServer, tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(FORGETFUL)
    done = subprocess.run(
        [sys.executable, "-X", "dev", program, server.base_url],
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )

    assert (done.stdout, done.returncode) == ("Connected()\n", 0), done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(not hasattr(os, "fork"), reason="fork")
@pytest.mark.filterwarnings("ignore:.*multi-threaded:DeprecationWarning")
def test_a_forked_child_has_no_part_in_its_parents_streams(server: StreamServer) -> None:
    with opened(server) as streams:
        subscription = streams.subscribe(SOL)
        server.wait(lambda: server.subscribed)
        reading, writing = os.pipe()
        child = os.fork()
        if not child:
            said = "nothing"
            try:
                try:
                    list(subscription)
                except ClosedClientError as error:
                    said = str(error)
                try:
                    streams.subscribe(BTC)
                except ClosedClientError as error:
                    said += "\n" + str(error)
                streams.close()
                with connect(base_url=server.base_url) as bpx, bpx.streams() as own:
                    said += "\n" + str(next(own.subscribe(BTC, control=True)))
            finally:
                os.write(writing, said.encode())
                os._exit(0)
        os.waitpid(child, 0)
        lines = os.read(reading, 10_000).decode().splitlines()
        os.close(reading)
        os.close(writing)

        assert len(lines) == 3, lines
        assert all(f"belong to process {os.getpid()}" in line for line in lines[:2])
        assert lines[2] == "Connected()"
        server.send(book_ticker_frame(number=1))
        assert numbers(subscription, 1) == [1]
        assert server.opened == 2


def test_a_list_of_markets_that_cannot_be_read_does_not_keep_from_listening(
    server: StreamServer, caplog: pytest.LogCaptureFixture
) -> None:
    server.broken_paths = {"/api/v1/markets"}
    with connect(base_url=server.base_url, retries=None) as bpx, bpx.streams(policy=QUICK) as streams:
        subscription = streams.subscribe(SOL)
        server.wait(lambda: server.subscribed)
        server.send(book_ticker_frame(number=1))
        assert numbers(subscription, 1) == [1]
        assert "symbols can't be checked" in caplog.text
        server.broken_paths = set()
        server.symbols["ODD"] = "Open"  # can't be read; the others can
        with pytest.raises(InvalidArgumentError, match="no market 'NO_SUCH'"):
            streams.subscribe(book_ticker("NO_SUCH"))


def test_streams_that_are_closed_while_the_markets_are_read_say_so(server: StreamServer) -> None:
    with opened(server) as streams:
        get_markets = streams._get_markets  # pyright: ignore[reportPrivateUsage]

        def close_meanwhile() -> Any:
            streams.close()
            return get_markets()

        streams._get_markets = close_meanwhile  # pyright: ignore[reportPrivateUsage]
        with pytest.raises(ClosedClientError):
            streams.subscribe(SOL)


def test_ctrl_c_while_the_thread_begins_ends_it(server: StreamServer, monkeypatch: pytest.MonkeyPatch) -> None:
    interrupted = threading.Event()

    class Interrupting(threading.Event):
        def wait(self, timeout: float | None = None) -> bool:
            raise KeyboardInterrupt

    @contextmanager
    def late() -> Generator[asyncio.Runner]:
        interrupted.wait(10)
        with asyncio.Runner() as runner:
            yield runner

    monkeypatch.setattr(sync_streams, "threading", SimpleNamespace(**{**vars(threading), "Event": Interrupting}))
    monkeypatch.setattr(sync_streams, "asyncio", SimpleNamespace(**{**vars(asyncio), "Runner": late}))
    with opened(server, check_symbols=False) as streams:
        with pytest.raises(KeyboardInterrupt):
            streams.subscribe(SOL)
        interrupted.set()
        server.wait(lambda: not any(each.name == "bpx streams" for each in threading.enumerate()))


def test_a_thread_may_end_itself_and_who_reads_afterwards_comes_to_the_end(
    server: StreamServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sync_streams, "LOOK_AGAIN", 0.01)
    with opened(server) as streams:
        streams.subscribe(SOL)
        worker = streams._worker  # pyright: ignore[reportPrivateUsage]
        assert worker is not None
        worker.call(worker.stop)  # as the garbage collector may do
        server.wait(lambda: not worker.is_alive)
        assert list(streams.subscribe(BTC)) == []
        Subscription.__new__(Subscription).__del__()


def test_what_was_inherited_by_a_forked_child_has_ended(server: StreamServer) -> None:
    with connect(base_url=server.base_url) as bpx:
        unused, used = bpx.streams(), bpx.streams()
        subscription = used.subscribe(SOL)
        server.wait(lambda: server.subscribed)
        worker = used._worker  # pyright: ignore[reportPrivateUsage]
        assert worker is not None
        called: list[int] = []
        for streams in (unused, used):
            streams.start_in_child()
            with pytest.raises(ClosedClientError, match="was forked"):
                streams.subscribe(SOL)
        worker.call(called.append, 1)
        assert not worker.is_alive
        with pytest.raises(ClosedClientError, match="was forked"):
            next(subscription)
        assert called == []
        worker._abandoned = False  # which this process is not  # pyright: ignore[reportPrivateUsage]
        worker.stop()
