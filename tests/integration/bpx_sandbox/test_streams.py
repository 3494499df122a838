"""The streams over real sockets, read by another client than our own."""

import re
import time
from collections.abc import Callable
from contextlib import suppress
from decimal import Decimal
from html import unescape
from typing import Any

import httpx
import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus

from bpx_client import Client
from bpx_client.models import OrderType, Side
from bpx_sandbox import KeyPair, RunningSandbox, running
from bpx_sandbox.engine.orders import Side as EngineSide

from .conftest import client_of
from .stream_client import PATIENCE, StreamClient, error, signature

SPOT, PERPETUAL = "SOL_USDC", "SOL_USDC_PERP"
NOW = 1_795_600_740_000  # a whole minute


def main_keys(sandbox: RunningSandbox) -> KeyPair:
    return sandbox.sandbox.keys


def limit(trader: Client, side: Side, price: str, symbol: str = SPOT, **more: Any) -> Any:
    return trader.order.execute_order(symbol=symbol, side=side, order_type=OrderType.LIMIT, price=price, **more)


def market(trader: Client, side: Side, quantity: str | None, symbol: str = SPOT, **more: Any) -> Any:
    return trader.order.execute_order(symbol=symbol, side=side, order_type=OrderType.MARKET, quantity=quantity, **more)


# Connections and requests


@pytest.mark.parametrize("path", ["/", "/ws"])
def test_the_port_of_the_rest_api_serves_streams(sandbox: RunningSandbox, trader: Client, path: str) -> None:
    with StreamClient(sandbox, path) as client:
        client.subscribe("trade.SOL_USDC")
        market(trader, Side.BID, "1")
        assert client.next("trade.SOL_USDC")["q"] == "1.00"
    with pytest.raises(InvalidStatus):
        StreamClient(sandbox, "/elsewhere")


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("no JSON", error(4002, "Parse error")),
        ("[]", error(4002, "Parse error")),
        ('{"method":"SUBSCRIBE"}', error(4002, "Parse error")),
        ('{"method":"LIST","params":[]}', error(4002, "Parse error")),
        ('{"method":"SUBSCRIBE","params":"trade.SOL_USDC"}', error(4002, "Parse error")),
        ('{"method":"SUBSCRIBE","params":[' + "[" * 5000, error(4002, "Parse error")),
        (b"\xff\x00", error(4002, "Parse error")),
        ({"method": "SUBSCRIBE", "params": ["account.orderUpdate"]}, error(4003, "Invalid signature")),
        ({"method": "SUBSCRIBE", "params": ["trades.SOL_USDC"]}, error(4006, "Invalid stream")),
        ({"method": "SUBSCRIBE", "params": ["trade"]}, error(4006, "Invalid stream")),
        ({"method": "SUBSCRIBE", "params": ["kline.7m.SOL_USDC"]}, error(4006, "Invalid stream")),
        ({"method": "SUBSCRIBE", "params": ["account.fills"]}, error(4006, "Invalid stream")),
        ({"method": "SUBSCRIBE", "params": ["account.balanceUpdate.SOL"]}, error(4006, "Invalid stream")),
        ({"method": "SUBSCRIBE", "params": ["depth.300ms.SOL_USDC"]}, error(4008, "Invalid depth window")),
    ],
)
def test_what_the_exchange_does_not_take_is_told_and_the_connection_stays(
    sandbox: RunningSandbox, trader: Client, message: object, expected: object
) -> None:
    with StreamClient(sandbox) as client:
        client.send(message)
        assert client.recv() == expected
        client.subscribe("trade.SOL_USDC")
        market(trader, Side.BID, "1")
        assert client.recv()["stream"] == "trade.SOL_USDC"


def test_of_a_request_with_one_wrong_name_nothing_is_subscribed(sandbox: RunningSandbox, trader: Client) -> None:
    with StreamClient(sandbox) as client:
        client.send({"method": "SUBSCRIBE", "params": ["trade.SOL_USDC", "nonsense"]})
        assert client.recv() == error(4006, "Invalid stream")
        market(trader, Side.BID, "1")
        assert client.received() == []


def test_a_subscription_is_not_acknowledged_and_an_unknown_symbol_is_silent(
    sandbox: RunningSandbox, trader: Client
) -> None:
    names = ["depth.NONE_USDC", "depth.200ms.NONE_USDC", "ticker.HNT_USDC", "depth.5.SOL_USDC", "kline.1m.NONE_USDC"]
    names += ["markPrice.SOL_USDC", "openInterest.SOL_USDC", "externalTicker.SOL_USDC", "stockPrice.NONE"]
    with StreamClient(sandbox) as client:
        client.subscribe(*names, "account.rfqUpdate", keys=main_keys(sandbox))
        market(trader, Side.BID, "1")
        sandbox.sandbox.streams.send_every_second()
        sandbox.sandbox.streams.send_every_minute()
        assert client.received() == []


def test_a_stream_that_is_subscribed_twice_is_sent_once_until_it_is_unsubscribed(
    sandbox: RunningSandbox, trader: Client
) -> None:
    with StreamClient(sandbox) as client:
        client.subscribe("trade.SOL_USDC", "trade.SOL_USDC")
        client.subscribe("trade.SOL_USDC")
        market(trader, Side.BID, "1")
        assert [frame["stream"] for frame in client.received()] == ["trade.SOL_USDC"]
        client.unsubscribe("trade.SOL_USDC", "depth.SOL_USDC")
        market(trader, Side.BID, "1")
        assert client.received() == []


def test_compression_is_used_where_it_is_offered(sandbox: RunningSandbox, trader: Client) -> None:
    for offered, expected in (("deflate", ["permessage-deflate"]), (None, [])):
        with StreamClient(sandbox, compression=offered) as client:
            assert [each.name for each in client.socket.protocol.extensions] == expected
            client.subscribe("depth.SOL_USDC")
            market(trader, Side.BID, "1")
            assert client.next("depth.SOL_USDC")["a"]


def test_many_connections_get_the_same_frames(sandbox: RunningSandbox, trader: Client) -> None:
    clients = [StreamClient(sandbox) for _ in range(20)]
    for client in clients:
        client.subscribe("depth.SOL_USDC", "bookTicker.SOL_USDC", "trade.SOL_USDC")
    for _ in range(3):
        market(trader, Side.BID, "1")
    received = [client.received() for client in clients]
    assert len(received[0]) >= 9
    assert all(frames == received[0] for frames in received)
    for client in clients:
        client.close()
    until = time.monotonic() + PATIENCE
    while sandbox.sandbox.streams.connections:
        assert time.monotonic() < until
        time.sleep(0.01)


def test_a_reset_sends_everybody_away(sandbox: RunningSandbox) -> None:
    with StreamClient(sandbox) as client:
        client.subscribe("trade.SOL_USDC")
        sandbox.reset()
        assert close_code(client) == 1001


def close_code(client: StreamClient) -> int | None:
    """The code that a connection is closed with; 1006 without a close frame."""
    with suppress(ConnectionClosed):
        while True:
            client.socket.recv(timeout=PATIENCE)
    received = client.socket.protocol.close_rcvd
    return 1006 if received is None else received.code


def test_the_page_lists_the_streams(sandbox: RunningSandbox) -> None:
    page = httpx.get(sandbox.base_url).text
    listed = [unescape(name) for name in re.findall("<li><code>(.*?)</code></li>", page)]
    assert {"bookTicker.<symbol>", "depth.600ms.<symbol>", "kline.<interval>.<symbol>", "liquidation"} <= set(listed)
    with StreamClient(sandbox) as client:
        names = [name.replace("<symbol>", SPOT).replace("<interval>", "1h") for name in listed]
        client.subscribe(*names, keys=main_keys(sandbox))
        assert not [frame for frame in client.received() if "error" in frame]


# Signatures


def test_a_private_stream_tells_an_account_of_its_own_events_alone(sandbox: RunningSandbox, trader: Client) -> None:
    other = sandbox.open_account("other")
    with StreamClient(sandbox) as mine, StreamClient(sandbox) as theirs:
        mine.subscribe("account.orderUpdate", "account.balanceUpdate", keys=main_keys(sandbox))
        theirs.subscribe("account.orderUpdate", "account.balanceUpdate", keys=other)
        order = limit(trader, Side.BID, "150", quantity="1")
        assert mine.next("account.orderUpdate")["i"] == order.id
        assert theirs.received() == []


WRONG_SIGNATURES: dict[str, Callable[[KeyPair, KeyPair], list[str]]] = {
    "another key pair's": lambda keys, other: [keys.public_key, *signature(other)[1:]],
    "another instruction": lambda keys, _: signature(keys, instruction="orderExecute"),
    "too late": lambda keys, _: signature(keys, timestamp=int(time.time() * 1000) - 6000),
    "too long a window": lambda keys, _: signature(keys, window=60_001),
    "unknown key": lambda _, __: signature(KeyPair.derive(9, "stranger")),
    "empty": lambda _, __: ["", "", "", ""],
    "no base64": lambda keys, _: [keys.public_key, "no base64", *signature(keys)[2:]],
    "another window than signed": lambda keys, _: [*signature(keys)[:3], "5001"],
}


@pytest.mark.parametrize("wrong", WRONG_SIGNATURES)
def test_a_private_stream_wants_the_right_signature(sandbox: RunningSandbox, trader: Client, wrong: str) -> None:
    signed = WRONG_SIGNATURES[wrong](main_keys(sandbox), sandbox.open_account("other"))
    with StreamClient(sandbox) as client:
        client.send({"method": "SUBSCRIBE", "params": ["account.orderUpdate"], "signature": signed})
        assert client.recv() == error(4003, "Invalid signature")
        limit(trader, Side.BID, "150", quantity="1")
        assert client.received() == []


@pytest.mark.parametrize("wrong", [["a"], "text", [1, 2, 3, 4], {}])
def test_a_signature_is_four_texts(sandbox: RunningSandbox, wrong: object) -> None:
    with StreamClient(sandbox) as client:
        client.send({"method": "SUBSCRIBE", "params": ["account.orderUpdate"], "signature": wrong})
        assert client.recv() == error(4002, "Parse error")


# Books


def rebuild(levels: dict[str, dict[Decimal, Decimal]], data: Any) -> None:
    """Apply a delta. A level that came and went while an aggregated stream gathered is deleted without being known."""
    for side in ("a", "b"):
        for price, quantity in data[side]:
            if Decimal(quantity):
                levels[side][Decimal(price)] = Decimal(quantity)
            else:
                levels[side].pop(Decimal(price), None)


def snapshot(trader: Client, symbol: str) -> tuple[int, dict[str, dict[Decimal, Decimal]]]:
    """The book over REST, with its update id."""
    depth = trader.markets.get_depth(symbol=symbol)
    asks, bids = ({each.price: each.quantity for each in side} for side in (depth.asks, depth.bids))
    return int(depth.last_update_id), {"a": asks, "b": bids}


@pytest.mark.parametrize("name", ["depth.SOL_USDC", "depth.200ms.SOL_USDC", "depth.1000ms.SOL_USDC"])
def test_a_book_that_is_rebuilt_from_the_stream_is_the_one_of_rest(name: str) -> None:
    with (
        running(seed=3, makers="active", moves_per_second=3000) as sandbox,
        client_of(sandbox) as trader,
        StreamClient(sandbox) as client,
    ):
        client.subscribe(name, "bookTicker.SOL_USDC")
        last, levels = snapshot(trader, SPOT)
        first, until, expected = last, None, None
        best: dict[str, Any] = {"u": None}
        while until is None or last < until:
            frame = client.recv()
            data = frame["data"]
            if frame["stream"] != name:
                best = data
            elif data["u"] > last:
                # The first delta bridges the snapshot, then each goes on where the one before it ended.
                assert data["U"] <= last + 1 if last == first else data["U"] == last + 1
                assert data["U"] == data["u"] or "ms" in name
                last = data["u"]
                rebuild(levels, data)
                if best["u"] == last:
                    assert max(levels["b"].items()) == (Decimal(best["b"]), Decimal(best["B"]))
                    assert min(levels["a"].items()) == (Decimal(best["a"]), Decimal(best["A"]))
            if until is None and last > first + 2500:
                # Thousands of orders were placed, filled and cancelled meanwhile.
                sandbox.sandbox.exchange.makers = None
                until, expected = snapshot(trader, SPOT)
        assert (last, levels) == (until, expected)


def test_an_aggregated_depth_has_each_level_once_by_ascending_price(sandbox: RunningSandbox, trader: Client) -> None:
    with StreamClient(sandbox) as client:
        client.subscribe("depth.600ms.SOL_USDC", "depth.SOL_USDC")
        for price in ("160.02", "160.00", "160.01", "160.00"):
            limit(trader, Side.BID, price, quantity="0.5")
        data = client.next("depth.600ms.SOL_USDC")
        assert data["b"] == [["160.00", "1.00"], ["160.01", "0.50"], ["160.02", "0.50"]]
        assert data["a"] == []
        assert data["u"] - data["U"] == 3


def test_the_book_ticker_comes_on_a_change_of_the_best_levels_alone(sandbox: RunningSandbox, trader: Client) -> None:
    with StreamClient(sandbox) as client:
        client.subscribe("bookTicker.SOL_USDC", "depth.SOL_USDC")
        limit(trader, Side.BID, "150", quantity="1")
        better = limit(trader, Side.BID, "171.25", quantity="1")
        trader.order.cancel_order(symbol=SPOT, order_id=better.id)
        frames = client.received()
        updates = [frame["data"]["u"] for frame in frames if frame["stream"] == "depth.SOL_USDC"]
        tickers = [frame["data"] for frame in frames if frame["stream"] == "bookTicker.SOL_USDC"]
        assert [each["u"] for each in tickers] == updates[1:]
        assert [(each["b"], each["B"]) for each in tickers] == [("171.25", "1.00"), ("171.24", tickers[1]["B"])]


def test_an_empty_side_of_the_book_ticker_is_null(sandbox: RunningSandbox) -> None:
    engine = sandbox.sandbox.exchange.engine
    with StreamClient(sandbox) as client:
        client.subscribe("bookTicker.MU.US_USDC_PERP", "depth.MU.US_USDC_PERP")
        for order in list(engine.books["MU.US_USDC_PERP"].resting(EngineSide.BID)):
            engine.cancel(order)
        last = client.received()[-2:]
        assert (last[0]["data"]["b"], last[0]["data"]["B"]) == (None, None)
        assert last[0]["data"]["a"] is not None
        assert last[1]["data"]["b"][0][1] == "0.000"


# By the clock


def test_candles_are_sent_while_they_are_open_and_once_closed_and_never_when_empty() -> None:
    clock, name = [NOW], "kline.1m.SOL_USDC"
    seen: set[Any] = set()
    with (
        running(seed=1, clock=lambda: clock[0]) as sandbox,
        client_of(sandbox) as trader,
        StreamClient(sandbox) as client,
    ):

        def sent(seconds: int) -> set[Any]:
            """Return the candles that are new at a time; the server's own timer may send the same again."""
            clock[0] = NOW + seconds * 1000
            sandbox.sandbox.streams.send_every_second()
            candles = {(each["data"]["t"], each["data"]["X"], each["data"]["n"]) for each in client.received()}
            new = candles - seen
            seen.update(new)
            return new

        client.subscribe(name)
        assert sent(0) == {("2026-11-25T09:59:00", False, 1)}
        assert sent(60) == {("2026-11-25T09:59:00", True, 1)}
        market(trader, Side.BID, "1")
        assert sent(61) == {("2026-11-25T10:00:00", False, 1)}
        market(trader, Side.BID, "1")
        assert sent(62) == {("2026-11-25T10:00:00", False, 2)}
        assert sent(120) == {("2026-11-25T10:00:00", True, 2)}
        assert sent(200) == set()


def test_tickers_and_mark_prices_come_once_a_second(sandbox: RunningSandbox) -> None:
    names = ["ticker.SOL_USDC", "markPrice.SOL_USDC_PERP", "externalTicker.MU.US_USDC_PERP"]
    with StreamClient(sandbox) as client:
        client.subscribe(*names)
        frames = [client.recv() for _ in range(6)]
        for name in names:
            times = [frame["data"]["E"] for frame in frames if frame["stream"] == name]
            assert len(times) == 2
            assert times[1] - times[0] > 500_000


# Accounts


def test_the_life_of_a_limit_order(sandbox: RunningSandbox, trader: Client) -> None:
    with StreamClient(sandbox) as client:
        client.subscribe("account.orderUpdate", "account.orderUpdate.SOL_USDC", keys=main_keys(sandbox))
        client.subscribe("account.orderUpdate.SOL_USDC_PERP", keys=main_keys(sandbox))
        order = limit(trader, Side.BID, "150", quantity="1", client_id=7)
        trader.order.cancel_order(symbol=SPOT, order_id=order.id)
        frames = client.received()
        assert [(each["stream"], each["data"]["e"], each["data"]["X"]) for each in frames] == [
            ("account.orderUpdate", "orderAccepted", "New"),
            ("account.orderUpdate.SOL_USDC", "orderAccepted", "New"),
            ("account.orderUpdate", "orderCancelled", "Cancelled"),
            ("account.orderUpdate.SOL_USDC", "orderCancelled", "Cancelled"),
        ]
        data = frames[0]["data"]
        assert (data["i"], data["c"], data["o"], data["f"], data["O"]) == (order.id, 7, "LIMIT", "GTC", "USER")
        assert (data["p"], data["q"], data["Q"], data["z"], data["Z"]) == ("150.00", "1.00", "150.0000", "0", "0")
        assert (data["r"], data["y"], data["t"], data["V"]) == (False, False, None, "RejectTaker")


def test_a_market_order_is_accepted_and_then_filled_and_its_fill_is_told_with_the_trade(
    sandbox: RunningSandbox, trader: Client
) -> None:
    with StreamClient(sandbox) as client:
        client.subscribe("account.orderUpdate", "trade.SOL_USDC", keys=main_keys(sandbox))
        order = market(trader, Side.BID, "60")
        frames = client.received()
        accepted = frames[0]["data"]
        assert (accepted["e"], accepted["X"], accepted["o"]) == ("orderAccepted", "New", "MARKET")
        assert not {"p", "y", "l", "L", "R"} & accepted.keys()
        fills = [frame["data"] for frame in frames if frame["stream"] == "account.orderUpdate"][1:]
        trades = [frame["data"] for frame in frames if frame["stream"] == "trade.SOL_USDC"]
        assert len(fills) > 1
        assert [each["X"] for each in fills] == ["PartiallyFilled"] * (len(fills) - 1) + ["Filled"]
        for fill, trade in zip(fills, trades, strict=True):
            assert (fill["t"], fill["l"], fill["L"]) == (trade["t"], trade["q"], trade["p"])
            assert (trade["b"], trade["m"], fill["m"]) == (order.id, False, False)
        assert Decimal(fills[-1]["z"]) == sum(Decimal(each["l"]) for each in fills) == 60


@pytest.mark.parametrize(
    ("terms", "reason"),
    [
        ({"price": "171.26", "quantity": "500", "time_in_force": "IOC"}, "ImmediateOrCancel"),
        ({"price": "150", "quantity": "1", "time_in_force": "FOK"}, "FillOrKill"),
    ],
)
def test_an_order_that_expires_says_why(
    sandbox: RunningSandbox, trader: Client, terms: dict[str, Any], reason: str
) -> None:
    with StreamClient(sandbox) as client:
        client.subscribe("account.orderUpdate", keys=main_keys(sandbox))
        trader.order.execute_order(symbol=SPOT, side=Side.BID, order_type=OrderType.LIMIT, **terms)
        kinds = [frame["data"] for frame in client.received()]
        assert kinds[0]["e"] == "orderAccepted"
        assert (kinds[-1]["e"], kinds[-1]["X"], kinds[-1]["R"]) == ("orderExpired", "Expired", reason)


def test_a_trigger_is_placed_and_its_order_accepted_when_it_is_reached(sandbox: RunningSandbox, trader: Client) -> None:
    with StreamClient(sandbox) as client:
        client.subscribe("account.orderUpdate", keys=main_keys(sandbox))
        order = limit(trader, Side.ASK, "171.50", trigger_price="171.30", trigger_quantity="2", trigger_by="LastPrice")
        placed = client.next("account.orderUpdate")
        assert (placed["e"], placed["X"], placed["i"]) == ("triggerPlaced", "TriggerPending", order.id)
        assert (placed["q"], placed["Q"], placed["P"], placed["Y"], placed["B"]) == (
            "0",
            "0",
            "171.30",
            "2",
            "LastPrice",
        )
        market(trader, Side.BID, "200")
        mine = [each for each in (frame["data"] for frame in client.received()) if each["i"] == order.id]
        assert (mine[0]["e"], mine[0]["q"], mine[0]["X"]) == ("orderAccepted", "2.00", "New")
        assert not {"P", "Y", "B"} & mine[0].keys()


def test_a_trigger_that_fails_is_told(sandbox: RunningSandbox, trader: Client) -> None:
    with StreamClient(sandbox) as client:
        client.subscribe("account.orderUpdate", keys=main_keys(sandbox))
        limit(trader, Side.ASK, "171.50", trigger_price="171.30", trigger_quantity="9999")
        market(trader, Side.BID, "200")
        failed = client.next("account.orderUpdate", "triggerFailed")
        assert (failed["X"], failed["P"], failed["Y"]) == ("TriggerFailed", "171.30", "9999")


def test_an_attached_order_names_the_one_that_it_belongs_to(sandbox: RunningSandbox, trader: Client) -> None:
    with StreamClient(sandbox) as client:
        client.subscribe("account.orderUpdate", keys=main_keys(sandbox))
        order = market(trader, Side.BID, "1", stop_loss_trigger_price="160", take_profit_trigger_price="180")
        frames = [frame["data"] for frame in client.received()]
        assert (frames[0]["a"], frames[0]["b"]) == ("180", "160")
        assert [(each["e"], each["I"], each["S"]) for each in frames[2:]] == [("triggerPlaced", order.id, "Ask")] * 2


def test_balances_are_absolute_and_agree_with_rest(sandbox: RunningSandbox, trader: Client) -> None:
    with StreamClient(sandbox) as client:
        client.subscribe("account.balanceUpdate", keys=main_keys(sandbox))
        limit(trader, Side.BID, "150", quantity="1")
        market(trader, Side.BID, "3")
        market(trader, Side.ASK, "1", symbol=PERPETUAL)
        limit(trader, Side.ASK, "180", quantity="2")
        told = {frame["data"]["a"]: frame["data"] for frame in client.received()}
        balances = trader.capital.get_balances()
        for asset in ("USDC", "SOL"):
            balance = balances[asset]
            assert (Decimal(told[asset]["A"]), Decimal(told[asset]["L"])) == (balance.available, balance.locked)
            assert told[asset]["S"] == "0"
            assert "s" not in told[asset]


def test_positions_come_first_without_a_kind_and_then_as_they_change(sandbox: RunningSandbox, trader: Client) -> None:
    name = "account.positionUpdate"
    market(trader, Side.BID, "2", symbol=PERPETUAL)
    with StreamClient(sandbox) as client:
        client.subscribe(name, f"{name}.{PERPETUAL}", f"{name}.MU.US_USDC_PERP", keys=main_keys(sandbox))
        first, same = client.received()
        assert (first["stream"], same["stream"]) == (name, f"{name}.{PERPETUAL}")
        assert first["data"]["q"] == "2.00"
        assert "e" not in first["data"]
        market(trader, Side.BID, "1", symbol=PERPETUAL)
        market(trader, Side.ASK, "5", symbol=PERPETUAL)
        market(trader, Side.BID, "2", symbol=PERPETUAL)
        told = [frame["data"] for frame in client.received() if frame["stream"] == name]
        seen = [(each["e"], each["q"]) for each in told]
        assert seen == [
            ("positionAdjusted", "3.00"),
            ("positionClosed", "0.00"),
            ("positionOpened", "-2.00"),
            ("positionClosed", "0.00"),
        ]
        ids = [each["i"] for each in [first["data"], *told]]
        assert ids[0] == ids[1] == ids[2] != ids[3] == ids[4]
        history = {int(each.id): each.cumulative_pnl_realized for each in trader.position.get_position_history()}
        assert {each["i"]: Decimal(each["p"]) for each in told if each["e"] == "positionClosed"} == history


# What the frames are compared with is JSON of the same keys as the exchange's: see test_stream_recordings.


def test_a_request_may_be_as_long_as_a_name_for_each_market(sandbox: RunningSandbox) -> None:
    with StreamClient(sandbox) as client:
        client.subscribe(*(f"depth.M{number}_USDC" for number in range(2000)))
        assert client.received() == []


@pytest.mark.parametrize("compression", [None, "deflate"])
@pytest.mark.parametrize("parts", [1, 4])
def test_a_longer_request_ends_the_connection(sandbox: RunningSandbox, compression: str | None, parts: int) -> None:
    with StreamClient(sandbox, compression=compression) as client, StreamClient(sandbox) as other:
        with suppress(ConnectionClosed):
            client.socket.send(["x" * (400_000 // parts)] * parts)
        assert close_code(client) in (1009, 1006)  # what was still being sent may reset the connection
        other.subscribe("depth.SOL_USDC")
