"""The streams for tasks, against a server of another make, on asyncio's event loop and on uvloop's."""

from __future__ import annotations

import asyncio
import gc
import logging
import ssl
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import replace
from http import HTTPStatus
from pathlib import Path
from typing import Any

import psutil
import pytest

from bpx_auth import Credentials
from bpx_client import aconnect
from bpx_client.errors import (
    ClosedClientError,
    EventLoopError,
    InvalidArgumentError,
    MissingCredentialsError,
    SlowReaderError,
    SubscriptionError,
    TransportError,
)
from bpx_client.streams import (
    AsyncStreams,
    AsyncSubscription,
    Connected,
    ConnectionPolicy,
    Disconnected,
    Gap,
    Silent,
    book_ticker,
    depth,
    order_updates,
)
from bpx_client.streams.async_streams import _wake  # pyright: ignore[reportPrivateUsage]
from tests.faults.peer import certificate

from .stream_server import StreamServer, book_ticker_frame, error_frame

QUICK = ConnectionPolicy(first_wait=0.01, longest_wait=0.05)
SOL, BTC = book_ticker("SOL_USDC"), book_ticker("BTC_USDC")

Run = Callable[[Coroutine[Any, Any, None]], None]


@pytest.fixture(params=["asyncio", "uvloop"])
def run(request: pytest.FixtureRequest) -> Run:
    """Run a coroutine, and see that it leaves no task and no descriptor."""
    runner = pytest.importorskip("uvloop").run if request.param == "uvloop" else asyncio.run

    async def checked(work: Coroutine[Any, Any, None]) -> None:
        await asyncio.wait_for(work, 30)
        left = asyncio.all_tasks() - {asyncio.current_task()}
        assert not left

    def run_checked(work: Coroutine[Any, Any, None]) -> None:
        runner(checked(work))

    return run_checked


@asynccontextmanager
async def opened(server: StreamServer, **settings: Any) -> AsyncGenerator[AsyncStreams]:
    options: dict[str, Any] = {"policy": QUICK, **settings}
    async with aconnect(base_url=server.base_url) as bpx, bpx.streams(**options) as streams:
        yield streams


async def numbers(subscription: AsyncSubscription[Any], most: int) -> list[int]:
    """The numbers of the next book tickers."""
    found: list[int] = []
    async for event in subscription:
        found.append(event.update_id)
        if len(found) == most:
            break
    return found


async def told(subscription: AsyncSubscription[Any], kind: type[Any]) -> Any:
    """The next item of a kind."""
    async for item in subscription:
        if isinstance(item, kind):
            return item
    raise AssertionError


def test_events_arrive_and_each_iterator_gets_its_own(server: StreamServer, run: Run) -> None:
    async def main() -> None:
        async with opened(server) as streams:
            both, sol = streams.subscribe(SOL, BTC), streams.subscribe(SOL)
            await server.await_(lambda: server.subscribed)
            server.send(book_ticker_frame("SOL_USDC", 1), book_ticker_frame("BTC_USDC", 2))
            server.send(book_ticker_frame("SOL_USDC", 3))

            assert await numbers(both, 3) == [1, 2, 3]
            assert await numbers(sol, 2) == [1, 3]
            assert server.subscribed == [["bookTicker.SOL_USDC", "bookTicker.BTC_USDC"]]

    run(main())
    server.wait(lambda: not server.connections)


def test_subscriptions_come_and_go(server: StreamServer, run: Run) -> None:
    async def main() -> None:
        async with opened(server) as streams:
            async with streams.subscribe(SOL) as first, streams.subscribe(SOL, BTC) as second:
                await server.await_(lambda: server.subscribed)
                server.send(book_ticker_frame(number=1))
                assert await numbers(first, 1) == await numbers(second, 1) == [1]
                await first.aclose()
                assert [item async for item in first] == []
                server.send(book_ticker_frame(number=2))
                assert await numbers(second, 1) == [2]
            await server.await_(lambda: server.received[-1]["method"] == "UNSUBSCRIBE")
            assert server.received[-1]["params"] == ["bookTicker.SOL_USDC", "bookTicker.BTC_USDC"]

            third = streams.subscribe(SOL)
            await server.await_(lambda: server.subscribed[1:] or None)
            server.send(book_ticker_frame(number=3))
            assert await numbers(third, 1) == [3]
            assert server.opened == 1

    run(main())


def test_a_subscription_that_nothing_refers_to_is_unsubscribed(server: StreamServer, run: Run) -> None:
    async def main() -> None:
        async with opened(server) as streams:
            async for _ in streams.subscribe(SOL, control=True):
                break
            gc.collect()
            await server.await_(lambda: {"method": "UNSUBSCRIBE", "params": ["bookTicker.SOL_USDC"]} in server.received)

    run(main())


@pytest.mark.parametrize("end", ["close", "drop"])
def test_the_connection_comes_back_with_all_subscriptions_and_readers_are_told(
    server: StreamServer, run: Run, end: str, credentials: Credentials, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger="bpx")

    async def main() -> None:
        async with (
            aconnect(credentials, base_url=server.base_url) as bpx,
            bpx.streams(policy=QUICK) as streams,
        ):
            market, account = (
                streams.subscribe(SOL, BTC, control=True),
                streams.subscribe(order_updates(), control=True),
            )
            await server.await_(lambda: len(server.subscribed) == 2)
            server.send(book_ticker_frame(number=1))
            assert await told(market, Connected) == Connected()
            assert (await told(market, object)).update_id == 1

            server.close(1001, "maintenance") if end == "close" else server.drop()

            lost = await told(market, Disconnected)
            assert ("code 1001 'maintenance'" if end == "close" else "broke") in lost.reason
            assert await told(market, Connected) == Connected()
            assert (await told(market, Gap)).streams == ("bookTicker.SOL_USDC", "bookTicker.BTC_USDC")
            assert (await told(account, Gap)).streams == ("account.orderUpdate",)
            await server.await_(lambda: len(server.subscribed) == 4)
            server.send(book_ticker_frame(number=2))
            assert (await told(market, object)).update_id == 2

    run(main())
    assert server.subscribed[2:] == server.subscribed[:2]
    signatures = [each["signature"] for each in server.received if "signature" in each]
    assert len(signatures) == 2
    assert signatures[0] != signatures[1] or signatures[0][2] == signatures[1][2]
    lines = [each.getMessage() for each in caplog.records if each.name == "bpx"]
    assert sum("connected" in line and "again" not in line for line in lines) == 2
    assert any("may be missing" in line for line in lines)


def test_a_server_that_cannot_be_reached_is_tried_until_it_can(server: StreamServer, run: Run) -> None:
    server.refusing = HTTPStatus.SERVICE_UNAVAILABLE

    async def main() -> None:
        async with opened(server) as streams:
            subscription = streams.subscribe(SOL, control=True)
            assert "503" in (await told(subscription, Disconnected)).reason
            server.refusing = None
            await told(subscription, Connected)

    run(main())


@pytest.mark.parametrize("status", [HTTPStatus.NOT_FOUND, HTTPStatus.FORBIDDEN, HTTPStatus.FOUND, HTTPStatus.OK])
def test_an_address_that_has_no_streams_ends_the_subscriptions(
    server: StreamServer, run: Run, status: HTTPStatus
) -> None:
    server.refusing = status

    async def main() -> None:
        async with opened(server) as streams:
            with pytest.raises(TransportError, match=f"status {status.value} instead of opening a WebSocket"):
                await anext(streams.subscribe(SOL))

    run(main())


def test_a_half_open_connection_is_noticed_in_time(server: StreamServer, run: Run) -> None:
    async def main() -> None:
        async with opened(server, policy=replace(QUICK, dead_after=0.6)) as streams:
            subscription = streams.subscribe(SOL, control=True)
            await server.await_(lambda: server.subscribed)
            server.mute()
            assert "nothing arrives" in (await told(subscription, Disconnected)).reason
            await told(subscription, Connected)

    run(main())


def test_a_quiet_connection_is_kept_and_its_silence_told(server: StreamServer, run: Run) -> None:
    async def main() -> None:
        async with opened(server, policy=replace(QUICK, dead_after=1.5, silent_after=0.3)) as streams:
            subscription = streams.subscribe(SOL, control=True)
            silent = await told(subscription, Silent)
            assert (silent.stream, silent.seconds >= 0.3) == ("bookTicker.SOL_USDC", True)
            await asyncio.sleep(1.2)  # pings are due meanwhile
        assert server.opened == 1

    run(main())


def test_what_the_exchange_refuses_is_raised_and_the_rest_goes_on(
    server: StreamServer, run: Run, credentials: Credentials
) -> None:
    async def refuse(connection: Any, message: dict[str, Any]) -> None:
        if "signature" in message:
            await connection.send(error_frame(4003, "Invalid signature"))

    server.on_subscribe = refuse

    async def main() -> None:
        async with (
            aconnect(credentials, base_url=server.base_url) as bpx,
            bpx.streams(policy=QUICK) as streams,
        ):
            market, account = streams.subscribe(SOL), streams.subscribe(order_updates())
            with pytest.raises(SubscriptionError, match=r"account.orderUpdate: 4003: Invalid signature; check"):
                await anext(account)
            server.send(book_ticker_frame(number=1))
            assert await numbers(market, 1) == [1]
            # Signed once more in between, by the exchange's time.
            assert sum("signature" in each for each in server.received) == 2

    run(main())


def test_a_clock_that_cannot_be_read_does_not_keep_from_signing_again(
    server: StreamServer, run: Run, credentials: Credentials, caplog: pytest.LogCaptureFixture
) -> None:
    async def refuse(connection: Any, message: dict[str, Any]) -> None:
        if "signature" in message:
            await connection.send(error_frame(4003, "Invalid signature"))

    server.on_subscribe = refuse
    server.broken_paths = {"/api/v1/time"}

    async def main() -> None:
        async with (
            aconnect(credentials, base_url=server.base_url, retries=None) as bpx,
            bpx.streams(policy=QUICK) as streams,
        ):
            with pytest.raises(SubscriptionError, match="Invalid signature"):
                await anext(streams.subscribe(order_updates()))

    run(main())
    assert "the exchange's clock could not be read" in caplog.text


def test_a_symbol_that_cannot_be_looked_up_anew_is_not_refused(
    server: StreamServer, run: Run, caplog: pytest.LogCaptureFixture
) -> None:
    server.broken_paths = {"/api/v1/markets"}

    async def main() -> None:
        async with aconnect(base_url=server.base_url, retries=None) as bpx, bpx.streams(policy=QUICK) as streams:
            events = streams.subscribe(SOL)
            await server.await_(lambda: caplog.text.count("symbols can't be checked") == 2)
            server.send(book_ticker_frame(number=1))
            assert await numbers(events, 1) == [1]
            await bpx.streams().aclose()  # never used

    run(main())


def test_markets_that_can_be_read_are_known_where_others_cannot(server: StreamServer, run: Run) -> None:
    server.symbols["ODD"] = "Open"

    async def main() -> None:
        async with opened(server) as streams:
            streams.subscribe(SOL)
            with pytest.raises(InvalidArgumentError, match="no market 'NO_SUCH'"):
                streams.subscribe(book_ticker("NO_SUCH"))

    run(main())


def test_streams_are_not_closed_from_another_event_loop(server: StreamServer) -> None:
    async def main() -> None:
        async with opened(server) as streams:
            subscription = streams.subscribe(SOL)
            assert subscription.dropped == 0

            async def elsewhere() -> None:
                with pytest.raises(EventLoopError, match="close them there"):
                    await streams.aclose()
                with pytest.raises(EventLoopError, match="another event loop"):
                    await anext(subscription)

            await asyncio.to_thread(asyncio.run, elsewhere())
            streams.start_in_child()
            with pytest.raises(EventLoopError, match="was forked"):
                streams.subscribe(SOL)

    asyncio.run(main())


def test_a_reader_that_was_cancelled_is_not_woken() -> None:
    async def main() -> None:
        waiter = asyncio.get_running_loop().create_future()
        waiter.cancel()
        _wake(waiter)
        AsyncSubscription.__new__(AsyncSubscription).__del__()

    asyncio.run(main())


def test_private_streams_need_keys_and_say_so(server: StreamServer, run: Run) -> None:
    async def main() -> None:
        async with opened(server) as streams:
            with pytest.raises(MissingCredentialsError, match="set PUBLIC_KEY and SECRET_KEY"):
                streams.subscribe(SOL, order_updates())
        assert server.opened == 0

    run(main())


def test_unknown_symbols_are_refused_up_front(server: StreamServer, run: Run) -> None:
    async def main() -> None:
        async with opened(server) as streams:
            with pytest.raises(InvalidArgumentError, match=r"no market 'SOL_USD'.*get_markets"):
                streams.subscribe(SOL, depth("SOL_USD"))
            with pytest.raises(InvalidArgumentError, match="did you mean 'SOL_USDC'"):
                streams.subscribe(depth("sol-usdc"))
        async with opened(server, check_symbols=False) as streams:
            subscription = streams.subscribe(depth("SOL_USD"))
            await server.await_(lambda: server.subscribed == [["depth.SOL_USD"]])
            assert subscription.streams == ("depth.SOL_USD",)
        assert server.asked_for_markets == 1

    run(main())


def test_a_symbol_that_an_old_list_lacks_is_looked_up_anew(server: StreamServer, run: Run) -> None:
    async def main() -> None:
        async with aconnect(base_url=server.base_url) as bpx:
            streams = bpx.streams(policy=QUICK)  # not entered: nothing has been asked for yet
            server.symbols["NEW_USDC"] = "Open"
            unknown, new = streams.subscribe(book_ticker("NO_USDC")), streams.subscribe(book_ticker("NEW_USDC"))
            with pytest.raises(InvalidArgumentError, match="no market 'NO_USDC'"):
                await anext(unknown)
            await server.await_(lambda: any("bookTicker.NEW_USDC" in names for names in server.subscribed))
            server.send(book_ticker_frame("NEW_USDC", 1))
            assert await numbers(new, 1) == [1]
            await streams.aclose()

    run(main())


def test_a_market_that_is_closed_is_warned_of(server: StreamServer, run: Run, caplog: pytest.LogCaptureFixture) -> None:
    server.symbols["OLD_USDC"] = "Closed"

    async def main() -> None:
        async with opened(server) as streams:
            streams.subscribe(book_ticker("OLD_USDC"))

    run(main())
    assert "OLD_USDC is closed" in caplog.text


def test_a_list_of_markets_that_cannot_be_read_does_not_keep_from_listening(
    server: StreamServer, run: Run, caplog: pytest.LogCaptureFixture
) -> None:
    async def main() -> None:
        bpx = aconnect(base_url="http://127.0.0.1:9")  # where nothing answers
        async with bpx, bpx.streams(url=server.url, policy=QUICK) as streams:
            subscription = streams.subscribe(SOL)
            await server.await_(lambda: server.subscribed)
            server.send(book_ticker_frame(number=1))
            assert await numbers(subscription, 1) == [1]

    run(main())
    assert "symbols can't be checked" in caplog.text


def test_a_slow_reader_makes_the_connection_wait_and_loses_nothing(server: StreamServer, run: Run) -> None:
    async def main() -> None:
        async with opened(server) as streams:
            slow, other = streams.subscribe(SOL, buffer_size=10), streams.subscribe(BTC)
            await server.await_(lambda: server.subscribed)
            for first in range(0, 20_000, 1000):
                server.run(_send(server, [book_ticker_frame(number=n) for n in range(first, first + 1000)], wait=False))
            server.run(_send(server, [book_ticker_frame("BTC_USDC", 0)], wait=False))
            await asyncio.sleep(0.3)
            waiting = int(repr(slow).split(": ")[1].split()[0])
            assert 10 <= waiting < 10_000

            assert await numbers(slow, 20_000) == list(range(20_000))
            assert await numbers(other, 1) == [0]
            assert server.opened == 1

    run(main())


async def _send(server: StreamServer, messages: list[str], *, wait: bool) -> None:
    async def send() -> None:
        for connection in list(server.connections):
            for message in messages:
                await connection.send(message)

    work = asyncio.create_task(send())
    if wait:
        await work
    else:
        _sending.add(work)
        work.add_done_callback(_sending.discard)


_sending: set[asyncio.Task[None]] = set()


def test_a_reader_that_must_not_lose_anything_fails(server: StreamServer, run: Run) -> None:
    async def main() -> None:
        async with opened(server) as streams:
            strict, latest = (
                streams.subscribe(SOL, overflow="fail", buffer_size=5),
                streams.subscribe(SOL, overflow="latest"),
            )
            await server.await_(lambda: server.subscribed)
            server.send(*(book_ticker_frame(number=number) for number in range(100)))
            await asyncio.sleep(0.1)
            assert await numbers(strict, 5) == [0, 1, 2, 3, 4]
            with pytest.raises(SlowReaderError, match="5 events were waiting"):
                await anext(strict)
            assert (await numbers(latest, 1))[0] >= 5

    run(main())


@pytest.mark.parametrize("compression", [None, "deflate"])
def test_compression_is_offered_and_taken_up(run: Run, compression: str | None) -> None:
    async def main(server: StreamServer) -> None:
        async with opened(server) as streams:
            subscription = streams.subscribe(SOL)
            await server.await_(lambda: server.subscribed)
            server.send(*(book_ticker_frame(number=number) for number in range(100)))
            assert await numbers(subscription, 100) == list(range(100))

    with StreamServer(compression=compression) as server:
        run(main(server))
        assert "permessage-deflate" in server.headers[0]["Sec-WebSocket-Extensions"]


def test_compression_can_be_left_out(server: StreamServer, run: Run) -> None:
    async def main() -> None:
        async with opened(server, compression=False) as streams, streams.subscribe(SOL):
            await server.await_(lambda: server.subscribed)

    run(main())
    assert "Sec-WebSocket-Extensions" not in server.headers[0]


def test_fragments_and_pings_between_them_make_a_message(server: StreamServer, run: Run) -> None:
    async def fragments() -> None:
        async def pieces() -> AsyncIterator[str]:
            message = book_ticker_frame(number=5)
            for start in range(0, len(message), 7):
                yield message[start : start + 7]
                await server.connections[0].ping()

        await server.connections[0].send(pieces())

    async def main() -> None:
        async with opened(server) as streams:
            subscription = streams.subscribe(SOL)
            await server.await_(lambda: server.subscribed)
            server.run(fragments())
            assert await numbers(subscription, 1) == [5]

    run(main())


def test_what_is_no_message_of_the_exchange_kills_nothing(server: StreamServer, run: Run) -> None:
    async def main() -> None:
        async with opened(server) as streams:
            subscription = streams.subscribe(SOL)
            await server.await_(lambda: server.subscribed)
            server.send("", "[]", "null", "{", "{}", '{"stream":7}', '{"stream":"bookTicker.SOL_USDC","data":[]}')
            server.send(book_ticker_frame(number=1))
            assert await numbers(subscription, 1) == [1]

    run(main())
    assert server.opened == 1


def test_closed_streams_say_so(server: StreamServer, run: Run) -> None:
    async def main() -> None:
        async with opened(server) as streams:
            subscription = streams.subscribe(SOL)
            waiting = asyncio.ensure_future(anext(subscription, None))
            await server.await_(lambda: server.subscribed)
        assert await waiting is None
        assert [item async for item in subscription] == []
        with pytest.raises(ClosedClientError, match="the streams are closed"):
            streams.subscribe(SOL)
        await streams.aclose()

    run(main())
    server.wait(lambda: not server.connections)


def test_a_cancelled_reader_loses_nothing(server: StreamServer, run: Run) -> None:
    async def main() -> None:
        async with opened(server) as streams:
            subscription = streams.subscribe(SOL)
            await server.await_(lambda: server.subscribed)
            found: list[int] = []
            for number in range(50):
                with pytest.raises(TimeoutError):
                    async with asyncio.timeout(0.002):
                        found.extend(await numbers(subscription, 1_000_000))
                server.send(book_ticker_frame(number=number))
                found += [event.update_id for event in [await anext(subscription)]]
            assert found == list(range(50))

    run(main())


def test_an_attempt_is_given_up_in_time_and_when_the_streams_are_closed(run: Run) -> None:
    async def main() -> None:
        arrived = asyncio.Event()

        async def listen(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            arrived.set()
            await reader.read()  # and answer nothing
            writer.close()

        server = await asyncio.start_server(listen, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        options: dict[str, Any] = {"url": f"ws://127.0.0.1:{port}", "check_symbols": False}
        async with server, aconnect(base_url="http://127.0.0.1:9") as bpx:
            async with bpx.streams(**options) as streams, streams.subscribe(SOL):
                await arrived.wait()
            async with bpx.streams(**options, policy=ConnectionPolicy(connect_timeout=0.1)) as streams:
                lost = await told(streams.subscribe(SOL, control=True), Disconnected)
                assert f"no connection to ws://127.0.0.1:{port} within 0.1 s" in lost.reason

    run(main())


def test_streams_belong_to_one_event_loop(server: StreamServer) -> None:
    bpx = aconnect(base_url=server.base_url)
    streams = bpx.streams(check_symbols=False)
    with pytest.raises(EventLoopError, match="no asyncio event loop"):
        streams.subscribe(SOL)

    async def first() -> AsyncSubscription[Any]:
        return streams.subscribe(SOL)

    async def second(subscription: AsyncSubscription[Any]) -> None:
        with pytest.raises(EventLoopError, match="another event loop"):
            streams.subscribe(SOL)
        with pytest.raises(StopAsyncIteration):  # its event loop has ended
            await anext(subscription)

    asyncio.run(second(asyncio.run(first())))


def test_two_tasks_do_not_share_an_iterator(server: StreamServer, run: Run) -> None:
    async def main() -> None:
        async with opened(server) as streams:
            subscription = streams.subscribe(SOL)
            waiting = asyncio.ensure_future(anext(subscription, None))
            await asyncio.sleep(0)
            with pytest.raises(EventLoopError, match="another task waits"):
                await anext(subscription)
        assert await waiting is None

    run(main())


def test_nothing_is_left_behind_not_even_without_closing(server: StreamServer, run: Run) -> None:
    process = psutil.Process()

    async def forgetful() -> None:
        streams = aconnect(base_url=server.base_url).streams(check_symbols=False)
        subscription = streams.subscribe(SOL, control=True)
        await anext(subscription)
        assert "waiting" in repr(subscription)

    async def tidy() -> None:
        async with opened(server) as streams:
            await anext(streams.subscribe(SOL, control=True))

    run(tidy())
    server.wait(lambda: not server.connections)
    before = process.num_fds()
    for _ in range(5):
        run(tidy())
        asyncio.run(forgetful())
    gc.collect()
    server.wait(lambda: not server.connections)
    assert process.num_fds() <= before


def test_certificates_are_checked_as_those_of_requests(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = certificate(tmp_path)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)

    async def main(server: StreamServer, trusted: bool) -> None:
        bpx = aconnect(base_url="http://127.0.0.1:9")
        async with bpx, bpx.streams(url=server.url.replace("localhost", "127.0.0.1"), check_symbols=False) as streams:
            subscription = streams.subscribe(SOL)
            if trusted:
                await server.await_(lambda: server.subscribed)
                server.send(book_ticker_frame(number=1))
                assert await numbers(subscription, 1) == [1]
            else:
                with pytest.raises(TransportError, match="SSL_CERT_FILE"):
                    await anext(subscription)

    with StreamServer(tls=context) as server:
        run(main(server, trusted=False))
        monkeypatch.setenv("SSL_CERT_FILE", str(file))
        run(main(server, trusted=True))


def test_an_unencrypted_proxy_and_the_one_of_the_environment_are_gone_through(
    server: StreamServer, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def main() -> None:
        asked: list[str] = []
        copying: set[asyncio.Task[None]] = set()

        async def copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            while data := await reader.read(65536):
                writer.write(data)
            writer.close()

        async def forward(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            head = (await reader.readuntil(b"\r\n\r\n")).decode()
            asked.append(head)
            host, port = head.split()[1].split(":")
            there, here = await asyncio.open_connection(host, int(port))
            writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
            for work in (copy(reader, here), copy(there, writer)):
                copying.add(asyncio.create_task(work))

        proxy = await asyncio.start_server(forward, "127.0.0.1", 0)
        port = proxy.sockets[0].getsockname()[1]
        monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{port}")
        monkeypatch.setenv("NO_PROXY", "example.org")
        async with aconnect(base_url=server.base_url) as bpx:
            for given in (None, True, f"http://user:secret@127.0.0.1:{port}", False):
                async with bpx.streams(proxy=given, check_symbols=False) as streams:
                    await anext(streams.subscribe(SOL, control=True))
        assert [head.split()[0] for head in asked] == ["CONNECT"] * 3
        assert "Proxy-Authorization: Basic dXNlcjpzZWNyZXQ=" in asked[2]
        proxy.close()
        await asyncio.wait(copying, timeout=5)

    run(main())
