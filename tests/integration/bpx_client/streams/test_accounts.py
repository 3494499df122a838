"""Accounts that keep themselves, for tasks and threads: the exchange's state, and each fill told once."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from websockets.asyncio.server import ServerConnection
from websockets.http11 import Request, Response

from bpx_auth import Credentials
from bpx_client import aconnect, connect
from bpx_client.errors import AuthenticationError, MissingCredentialsError
from bpx_client.streams import (
    AccountGap,
    BalanceChanged,
    ConnectionPolicy,
    FillAdded,
    OrderChanged,
    following,
    live_account,
)
from bpx_client.trading import Placed, afind_order, find_order

from .stream_server import StreamServer

QUICK = ConnectionPolicy(first_wait=0.01, longest_wait=0.05)


class Exchange(StreamServer):
    """A server with one account."""

    def __init__(self) -> None:
        super().__init__()
        self.orders: dict[str, dict[str, Any]] = {}
        self.past: dict[str, dict[str, Any]] = {}
        self.fills: list[dict[str, Any]] = []
        self.funds = 100
        self.failing: dict[str, list[HTTPStatus]] = {}
        self.asked: list[str] = []
        self.place("1", sent=False)

    @property
    def time(self) -> int:
        return int(datetime.now(UTC).timestamp() * 1_000_000)

    def tell(self, stream: str, **data: Any) -> None:
        self.send(json.dumps({"data": {"E": self.time, "T": self.time, **data}, "stream": stream}))

    def order_event(self, kind: str, number: str, **data: Any) -> None:
        order = self.orders.get(number) or self.past[number]
        shown = {"i": number, "s": "SOL_USDC", "S": "Bid", "o": "LIMIT", "q": "10", "p": "99", "t": None}
        state = {"X": order["status"], "z": order["executedQuantity"], "Z": "0"}
        self.tell("account.orderUpdate", e=kind, **{**shown, **state, **data})

    def place(self, number: str, *, sent: bool = True, **data: Any) -> None:
        self.orders[number] = {
            "id": number,
            "symbol": "SOL_USDC",
            "side": "Bid",
            "orderType": "Limit",
            "status": "New",
            "createdAt": 1756742400123,
            "executedQuantity": "0",
            "executedQuoteQuantity": "0",
            "quantity": "10",
            "price": "99",
        }
        if sent:
            self.order_event("orderAccepted", number, **data)

    def fill(self, number: str, quantity: int, *, sent: bool = True) -> None:
        order = self.orders[number]
        executed = int(order["executedQuantity"]) + quantity
        order["executedQuantity"] = str(executed)
        order["status"] = "Filled" if executed == 10 else "PartiallyFilled"
        self.funds -= quantity
        trade = len(self.fills) + 1
        self.fills.append(
            {
                "orderId": number,
                "symbol": "SOL_USDC",
                "side": "Bid",
                "price": "99",
                "quantity": str(quantity),
                "fee": "0",
                "feeSymbol": "SOL",
                "isMaker": True,
                "timestamp": datetime.now(UTC).replace(tzinfo=None).isoformat(),
                "tradeId": trade,
            }
        )
        if executed == 10:
            self.past[number] = self.orders.pop(number)
        if sent:
            self.order_event("orderFill", number, t=trade, l=str(quantity), L="99", m=True, n="0", N="SOL")
            self.tell("account.balanceUpdate", e="balanceUpdate", a="USDC", A=str(self.funds), L="0", S="0")

    def _answer(self, connection: ServerConnection, request: Request) -> Response | None:
        place = urlsplit(request.path)
        query = parse_qs(place.query)
        answers: dict[str, Any] = {
            "/api/v1/orders": list(self.orders.values()),
            "/api/v1/capital": {"USDC": {"available": str(self.funds), "locked": "0", "staked": "0"}},
            "/api/v1/position": [],
            "/wapi/v1/history/fills": self.fills,
            "/wapi/v1/history/orders": [
                {**each, "createdAt": "2026-09-02T16:44:00"}
                for number, each in self.past.items()
                if query.get("orderId") == [number]
            ],
        }
        if place.path not in answers:
            return super()._answer(connection, request)
        self.asked.append(place.path)
        if self.failing.get(place.path):
            status, body = self.failing[place.path].pop(0), '{"code":"UNAUTHORIZED","message":"no"}'
        else:
            status, body = HTTPStatus.OK, json.dumps(answers[place.path])
        response = connection.respond(status, body)
        del response.headers["Content-Type"]
        response.headers["Content-Type"] = "application/json"
        return response


@pytest.fixture
def exchange(monkeypatch: pytest.MonkeyPatch) -> Iterator[Exchange]:
    monkeypatch.setattr(following, "FIRST_WAIT", 0.02)
    monkeypatch.setattr(following, "LONGEST_WAIT", 0.05)
    monkeypatch.setattr(live_account, "SETTLING", 0.3)
    with Exchange() as running:
        yield running


async def subscribed(exchange: Exchange) -> None:
    """Nothing says when a private stream has begun, but the server knows."""
    await exchange.await_(lambda: any("account.orderUpdate" in each for each in exchange.subscribed))


def test_an_account_follows_the_exchange(exchange: Exchange, credentials: Credentials) -> None:
    async def main() -> None:
        async with (
            aconnect(credentials, base_url=exchange.base_url) as bpx,
            bpx.streams(policy=QUICK) as streams,
            streams.account() as account,
        ):
            assert set(account.orders) == {"1"}
            assert account.balances["USDC"].available == 100
            assert (account.positions, account.is_synced, account.problem) == ({}, True, None)
            assert repr(account) == "<AsyncLiveAccount 1 orders, 1 balances, 0 positions>"
            await subscribed(exchange)
            changes = account.changes()
            waiting = asyncio.ensure_future(account.wait_for("2", "PartiallyFilled"))
            exchange.place("2")
            exchange.fill("2", 4)
            kinds = [type(await anext(changes)) for _ in range(4)]
            assert kinds == [OrderChanged, FillAdded, OrderChanged, BalanceChanged]
            partly = await waiting
            assert partly is not None
            assert partly.executed_quantity == 4
            assert account.balances["USDC"].available == 96
            waiting = asyncio.ensure_future(account.wait_for("2"))
            exchange.fill("2", 6)
            ended = await waiting
            assert ended is not None
            assert ended.status.value == "Filled"
            assert set(account.orders) == {"1"}
            assert account.find_order("2") == ended
            waiting = asyncio.ensure_future(account.wait_for("77"))
            await asyncio.sleep(0)
        assert await waiting is None

    asyncio.run(main())


def test_what_happened_while_the_connection_was_lost_is_told_once(exchange: Exchange, credentials: Credentials) -> None:
    async def main() -> None:
        async with (
            aconnect(credentials, base_url=exchange.base_url) as bpx,
            bpx.streams(policy=QUICK) as streams,
            streams.account() as account,
        ):
            await subscribed(exchange)
            changes = account.changes()
            exchange.place("2")
            exchange.fill("2", 4)
            await exchange.await_(lambda: account.balances["USDC"].available == 96)
            exchange.drop()
            exchange.fill("2", 3, sent=False)
            exchange.fill("1", 10, sent=False)
            told: list[Any] = []
            async for change in changes:
                told.append(change)
                if isinstance(change, OrderChanged) and change.order.id == "1":
                    break
            assert any(isinstance(each, AccountGap) for each in told)
            fills = [(each.fill.trade_id, each.was_missed) for each in told if isinstance(each, FillAdded)]
            assert fills == [(1, False), (2, True), (3, True)]
            assert told[-1].order.status.value == "Filled"
            assert told[-1].order.executed_quantity == 10
            assert account.orders["2"].executed_quantity == 7
            assert account.balances["USDC"].available == Decimal(100 - 4 - 3 - 10)
            assert account.is_synced

    asyncio.run(main())


def test_what_was_lost_before_the_stream_began_is_found_a_while_later(
    exchange: Exchange, credentials: Credentials
) -> None:
    async def main() -> None:
        async with (
            aconnect(credentials, base_url=exchange.base_url) as bpx,
            bpx.streams(policy=QUICK) as streams,
            streams.account() as account,
        ):
            exchange.fill("1", 2, sent=False)
            await exchange.await_(lambda: account.orders["1"].executed_quantity == 2)
            await exchange.await_(lambda: "/wapi/v1/history/fills" in exchange.asked)

    asyncio.run(main())


def test_an_event_that_never_came_is_noticed_when_rest_is_asked_again(
    exchange: Exchange, credentials: Credentials, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live_account, "SETTLING", 0.0)
    monkeypatch.setattr(live_account, "RECHECK", 0.2)

    async def main() -> None:
        async with (
            aconnect(credentials, base_url=exchange.base_url) as bpx,
            bpx.streams(policy=QUICK) as streams,
            streams.account() as account,
        ):
            await exchange.await_(lambda: exchange.asked.count("/api/v1/capital") >= 3)
            changes = account.changes()
            exchange.fill("1", 10, sent=False)
            told = [await anext(changes) for _ in range(3)]
            assert {type(each) for each in told} == {BalanceChanged, FillAdded, OrderChanged}
            assert account.orders == {}
            exchange.place("2", sent=False)
            exchange.fill("2", 10, sent=False)
            told = [await anext(changes) for _ in range(2)]
            assert {type(each) for each in told} == {BalanceChanged, FillAdded}, "of an order that was never seen"

    asyncio.run(main())


def test_rest_that_fails_for_a_while_is_asked_again_and_nothing_is_lost(
    exchange: Exchange, credentials: Credentials
) -> None:
    async def main() -> None:
        exchange.failing["/api/v1/capital"] = [HTTPStatus.SERVICE_UNAVAILABLE]
        async with (
            aconnect(credentials, base_url=exchange.base_url, retries=None) as bpx,
            bpx.streams(policy=QUICK) as streams,
            streams.account() as account,
        ):
            assert exchange.asked.count("/api/v1/capital") == 2
            await subscribed(exchange)
            changes = account.changes()
            exchange.failing["/wapi/v1/history/fills"] = [HTTPStatus.SERVICE_UNAVAILABLE] * 2
            exchange.drop()
            exchange.fill("1", 10, sent=False)
            told: list[Any] = []
            async for change in changes:
                told.append(change)
                if isinstance(change, OrderChanged):
                    break
            assert [each.fill.trade_id for each in told if isinstance(each, FillAdded)] == [1]

    asyncio.run(main())


def test_keys_are_needed_and_those_refused_end_the_account(exchange: Exchange, credentials: Credentials) -> None:
    with (
        connect(base_url=exchange.base_url) as bpx,
        bpx.streams(policy=QUICK) as streams,
        pytest.raises(MissingCredentialsError),
        streams.account(),
    ):
        pass
    exchange.failing["/api/v1/orders"] = [HTTPStatus.UNAUTHORIZED] * 9
    with (
        connect(credentials, base_url=exchange.base_url) as bpx,
        bpx.streams(policy=QUICK) as streams,
        pytest.raises(AuthenticationError),
        streams.account(),
    ):
        pass


def test_a_history_that_is_behind_is_asked_again(exchange: Exchange, credentials: Credentials) -> None:
    async def main() -> None:
        async with (
            aconnect(credentials, base_url=exchange.base_url) as bpx,
            bpx.streams(policy=QUICK) as streams,
            streams.account() as account,
        ):
            await subscribed(exchange)
            exchange.drop()
            gone = exchange.orders.pop("1")
            await exchange.await_(lambda: exchange.asked.count("/wapi/v1/history/orders") >= 2)
            assert account.find_order("1") is not None
            exchange.past["1"] = {**gone, "status": "Cancelled"}
            ended = await account.wait_for("1")
            assert ended is not None
            assert ended.status.value == "Cancelled"

    asyncio.run(main())


def test_an_account_for_threads(exchange: Exchange, credentials: Credentials) -> None:
    before = threading.active_count()
    with connect(credentials, base_url=exchange.base_url) as bpx, bpx.streams(policy=QUICK) as streams:
        with streams.account() as account:
            exchange.wait(lambda: any("account.orderUpdate" in each for each in exchange.subscribed))
            changes = account.changes()
            exchange.place("2")
            assert isinstance(next(changes), OrderChanged)
            exchange.fill("2", 10)
            ended = account.wait_for("2", "Filled")
            assert ended is not None
            assert ended.executed_quantity == 10
            exchange.drop()
            exchange.fill("1", 10, sent=False)
            ended = account.wait_for("1")
            assert ended is not None
            assert ended.status.value == "Filled"
            assert account.orders == {}
            fills = [each.fill.trade_id for each in _until_ended(changes, "1") if isinstance(each, FillAdded)]
            assert fills == [1, 2]
        assert account.wait_for("99") is None
    assert threading.active_count() == before


def test_an_order_that_the_account_has_seen_is_found_without_asking(
    exchange: Exchange, credentials: Credentials
) -> None:
    begun = datetime.now(UTC)
    wanted = {"symbol": "SOL_USDC", "client_id": 7, "signed_after": begun}

    async def main() -> None:
        async with (
            aconnect(credentials, base_url=exchange.base_url) as bpx,
            bpx.streams(policy=QUICK) as streams,
            streams.account() as account,
        ):
            await subscribed(exchange)
            waiting = asyncio.ensure_future(account.wait_for("2", "New"))
            exchange.place("2", c=7)
            assert await waiting
            found = await afind_order(bpx, wait=False, **wanted)  # type: ignore[call-overload]
            assert isinstance(found, Placed)
            assert found.order.id == "2"
            assert bpx.find_streamed_order("BTC_USDC", 7) is None

    asyncio.run(main())
    with (
        connect(credentials, base_url=exchange.base_url) as bpx,
        bpx.streams(policy=QUICK) as streams,
        streams.account() as account,
    ):
        exchange.wait(lambda: len(exchange.subscribed) == 2)
        exchange.place("3", c=8)
        exchange.wait(lambda: account.find_order("3"))
        found = find_order(bpx, wait=False, **{**wanted, "client_id": 8})  # type: ignore[call-overload]
        assert isinstance(found, Placed)
        assert found.order.id == "3"
        exchange.fill("3", 10)
        assert account.wait_for("3")
        assert isinstance(find_order(bpx, wait=False, **{**wanted, "client_id": 8}), Placed)  # type: ignore[call-overload]


def _until_ended(changes: Iterator[Any], number: str) -> Iterator[Any]:
    for change in changes:
        yield change
        if isinstance(change, OrderChanged) and change.order.id == number and not change.is_open:
            return
