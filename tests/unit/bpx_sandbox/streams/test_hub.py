"""The streams in process: an ASGI server that the test itself plays, and a clock that stands still."""

import asyncio
import json
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from decimal import Decimal
from typing import Any, Literal

import pytest

from bpx_sandbox import Sandbox, StreamFault
from bpx_sandbox.engine.accounts import Account, Withdrawal
from bpx_sandbox.engine.orders import OrderType, Side, Terms
from bpx_sandbox.engine.seed import MAKERS, TAKERS
from bpx_sandbox.streams.connection import Connection

from ..customer import sign

NOW = 1_795_600_740_000
SPOT, PERPETUAL = "SOL_USDC", "SOL_USDC_PERP"


class Client:
    """A client, as the server sees it."""

    def __init__(self) -> None:
        self.requests: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self.messages: list[Any] = []

    async def send(self, message: Any) -> None:
        self.messages.append(message)

    async def frames(self) -> list[Any]:
        """All frames since the last call."""
        for _ in range(10):
            await asyncio.sleep(0)
        texts = [message["text"] for message in self.messages if message["type"] == "websocket.send"]
        self.messages.clear()
        return [json.loads(text) for text in texts]

    async def subscribe(self, sandbox: Sandbox, *names: str) -> None:
        keys = sandbox.keys
        signed = sign(keys.secret_key, f"instruction=subscribe&timestamp={NOW}&window=5000")
        request = {"method": "SUBSCRIBE", "params": names, "signature": [keys.public_key, signed, str(NOW), "5000"]}
        await self.requests.put({"type": "websocket.receive", "text": json.dumps(request)})


@asynccontextmanager
async def connected(sandbox: Sandbox, **extensions: Any) -> AsyncGenerator[Client]:
    client = Client()
    await client.requests.put({"type": "websocket.connect"})
    scope: dict[str, Any] = {"type": "websocket", "path": "/", "headers": [], "extensions": extensions}
    serving = asyncio.ensure_future(sandbox.app(scope, client.requests.get, client.send))
    await client.frames()
    yield client
    await client.requests.put({"type": "websocket.disconnect", "code": 1000})
    await asyncio.wait_for(serving, 10)


def run(test: Callable[[Sandbox], Awaitable[None]], **options: Any) -> None:
    asyncio.run(test(Sandbox(seed=1, clock=lambda: NOW, **options)))  # type: ignore[arg-type]


def place(sandbox: Sandbox, account: str | Account, side: Side, quantity: str, price: str, symbol: str = SPOT) -> None:
    engine = sandbox.exchange.engine
    account = engine.accounts[account] if isinstance(account, str) else account
    terms = Terms(symbol, side, OrderType.LIMIT, price=Decimal(price), quantity=Decimal(quantity))
    engine.place(account, terms, NOW)


def test_a_liquidation_is_told_to_everybody_and_its_order_to_its_account() -> None:
    async def test(sandbox: Sandbox) -> None:
        engine, main = sandbox.exchange.engine, sandbox.account
        engine.withdraw(main, Withdrawal(1, "USDC", Decimal(99_900), "Solana", "elsewhere", None, NOW))
        async with connected(sandbox) as client:
            await client.subscribe(sandbox, "liquidation", "account.orderUpdate", "account.positionUpdate")
            await client.frames()
            place(sandbox, main, Side.BID, "5", "171.31", PERPETUAL)
            assert [frame["data"]["e"] for frame in await client.frames()] == [
                "orderAccepted", "orderFill", "positionOpened",
            ]  # fmt: skip
            for order in [*engine.books[PERPETUAL].resting(Side.BID)]:
                engine.cancel(order)
            for price, offered in (("165", "10"), ("158", "20")):
                place(sandbox, MAKERS, Side.BID, offered, price, PERPETUAL)
                place(sandbox, TAKERS, Side.ASK, "10", price, PERPETUAL)
            frames = await client.frames()
            assert main.positions[PERPETUAL].quantity == 0
            told = [frame["data"] for frame in frames if frame["stream"] == "liquidation"]
            assert [(each["S"], each["q"], each["s"], each["e"]) for each in told] == [
                ("Ask", "5.00", PERPETUAL, "liquidation")
            ]
            orders = [frame["data"] for frame in frames if frame["stream"] == "account.orderUpdate"]
            assert {(each["O"], each["o"], each["r"]) for each in orders} == {("LIQUIDATION_AUTOCLOSE", "MARKET", True)}
            assert [each["e"] for each in orders] == ["orderAccepted", "orderFill"]
            assert frames[-1]["data"]["e"] == "positionClosed"

    run(test, markets=[PERPETUAL])


def test_what_happens_by_the_clock_is_told_as_it_happens() -> None:
    now = [NOW]

    async def test() -> None:
        sandbox = Sandbox(seed=1, clock=lambda: now[0])
        place(sandbox, "main", Side.BID, "5", "171.31", PERPETUAL)
        sandbox.exchange.pass_time()
        async with connected(sandbox) as client:
            await client.subscribe(sandbox, "account.balanceUpdate")
            await client.frames()
            now[0] += 3_600_000
            sandbox.streams.tick(50)
            [frame] = await client.frames()
            balance = sandbox.account.balances["USDC"]
            assert (Decimal(frame["data"]["A"]), Decimal(frame["data"]["L"])) == (balance.available, balance.locked)
            assert sandbox.account.funding

    asyncio.run(test())


def test_streams_that_are_gathered_go_at_their_own_pace() -> None:
    async def test(sandbox: Sandbox) -> None:
        async with connected(sandbox) as client:
            names = [f"depth.{window}ms.SOL_USDC" for window in (200, 600, 1000)]
            await client.subscribe(sandbox, *names)
            await client.frames()
            sent: dict[str, list[int]] = {name: [] for name in names}
            for elapsed in range(50, 3001, 50):
                place(sandbox, "main", Side.BID, "0.01", "150")
                sandbox.streams.tick(elapsed)
                for frame in await client.frames():
                    sent[frame["stream"]].append(elapsed)
                    assert frame["data"]["u"] - frame["data"]["U"] + 1 == int(frame["stream"].split(".")[1][:-2]) / 50
            assert sent == {f"depth.{each}ms.SOL_USDC": list(range(each, 3001, each)) for each in (200, 600, 1000)}

    run(test)


def test_whoever_unsubscribes_or_goes_leaves_nothing_behind() -> None:
    async def test(sandbox: Sandbox) -> None:
        hub = sandbox.streams
        empty = {name: repr(value) for name, value in vars(hub).items()}
        async with connected(sandbox) as client:
            names = ["depth.SOL_USDC", "depth.200ms.SOL_USDC", "depth.200ms.NONE", "kline.1m.SOL_USDC", "trade.NONE"]
            names += ["account.orderUpdate", "account.balanceUpdate", "account.positionUpdate.SOL_USDC_PERP"]
            await client.subscribe(sandbox, *names)
            await client.frames()
            hub.send_every_second()
            request = {"method": "UNSUBSCRIBE", "params": names[1:7]}
            await client.requests.put({"type": "websocket.receive", "text": json.dumps(request)})
            await client.frames()
            [connection] = hub.connections
            assert {name for name, _ in connection.topics} == {names[0], names[-1]}
        assert hub.connections == ()
        assert {name: repr(value) for name, value in vars(hub).items()} == empty

    run(test)


def test_streams_of_unknown_symbols_take_no_memory() -> None:
    async def test(sandbox: Sandbox) -> None:
        async with connected(sandbox) as client:
            names = [f"{kind}.NONE{number}" for number in range(50) for kind in ("ticker", "depth.200ms", "kline.1m")]
            await client.subscribe(sandbox, *names, "stockPrice.NONE", "account.orderUpdate.NONE", "ticker.SOL_USDC")
            assert await client.frames() == []
            [connection] = sandbox.streams.connections
            assert connection.topics == {("ticker.SOL_USDC", None)}

    run(test)


def test_frames_that_are_delayed_count_as_waiting(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def test(sandbox: Sandbox) -> None:
        async with connected(sandbox) as client:
            await client.subscribe(sandbox, "depth.SOL_USDC")
            await client.frames()
            sandbox.faults.add(StreamFault(stream="*", kind="delay", seconds=3600))
            [connection] = sandbox.streams.connections
            for number in range(10):
                connection.deliver("depth.SOL_USDC", str(number))
            assert (connection.queued, caplog.text) == (10, "")
            connection.deliver("depth.SOL_USDC", "one too many")
            assert connection.queued == 1  # the end of the connection
            await client.frames()
            assert sandbox.streams.connections == ()

    monkeypatch.setattr("bpx_sandbox.streams.connection.MAX_QUEUED_FRAMES", 10)
    run(test)
    assert "does not read" in caplog.text


def test_a_client_that_takes_frames_at_once_lets_others_have_theirs() -> None:
    async def test(sandbox: Sandbox) -> None:
        async with connected(sandbox) as busy:
            [first] = sandbox.streams.connections
            async with connected(sandbox) as other:
                for number in range(10_000):
                    first.deliver("depth.SOL_USDC", str(number))
                await other.requests.put({"type": "websocket.receive", "text": "no JSON"})
                assert len(await other.frames()) == 1
                assert 0 < len(busy.messages) < 10_000

    run(test)


def test_a_server_that_hands_out_no_transport_still_closes() -> None:
    """An ASGI server other than the sandbox's own knows no extensions."""

    async def test(sandbox: Sandbox) -> None:
        ends: tuple[Literal["close"], Literal["abort"]] = ("close", "abort")
        for end in ends:
            sandbox.faults.add(StreamFault(stream="*", kind=end, moment="subscribe", times=1))
            async with connected(sandbox) as client:
                await client.subscribe(sandbox, "depth.SOL_USDC")
                for _ in range(10):
                    await asyncio.sleep(0)
                closes = [message for message in client.messages if message["type"] == "websocket.close"]
                assert closes == ([{"type": "websocket.close", "code": 1001}] if end == "close" else [])
                assert sandbox.streams.connections == ()
        sandbox.streams.refuse(60)
        client = Client()
        await client.requests.put({"type": "websocket.connect"})
        scope: dict[str, Any] = {"type": "websocket", "path": "/", "headers": []}
        await sandbox.app(scope, client.requests.get, client.send)
        assert client.messages == [{"type": "websocket.close"}]

    run(test)


def test_a_client_that_went_is_no_error(caplog: pytest.LogCaptureFixture) -> None:
    async def test(sandbox: Sandbox) -> None:
        async with connected(sandbox) as client:
            await client.subscribe(sandbox, "depth.SOL_USDC")
            await client.frames()

            async def gone(message: Any) -> None:
                raise ConnectionError("the client went")

            [connection] = sandbox.streams.connections
            connection._send = gone  # pyright: ignore[reportPrivateUsage]
            place(sandbox, "main", Side.BID, "1", "150")
            for _ in range(10):
                await asyncio.sleep(0)
            assert sandbox.streams.connections == ()

    run(test)
    assert caplog.text == ""


def test_the_clock_runs_while_somebody_listens_and_a_failure_does_not_stop_it(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def test(sandbox: Sandbox) -> None:
        ticks: list[int] = []

        def tick(elapsed: int) -> None:
            ticks.append(elapsed)
            raise ArithmeticError("a failure of the sandbox")

        monkeypatch.setattr(sandbox.streams, "tick", tick)
        async with connected(sandbox):
            await asyncio.sleep(0.2)
            assert len(ticks) >= 2
        seen = len(ticks)
        assert ticks == [50 * (number + 1) for number in range(seen)]
        await asyncio.sleep(0.12)
        assert len(ticks) == seen

    run(test)
    assert "a failure of the sandbox" in caplog.text


def test_frames_can_be_sent_from_another_thread_after_the_server_has_ended() -> None:
    async def test(sandbox: Sandbox) -> Connection:
        async with connected(sandbox):
            [connection] = sandbox.streams.connections
            return connection

    connection = asyncio.run(test(Sandbox()))
    asyncio.run(asyncio.to_thread(connection.deliver, "depth.SOL_USDC", "{}"))
    asyncio.run(asyncio.to_thread(connection.abort))
