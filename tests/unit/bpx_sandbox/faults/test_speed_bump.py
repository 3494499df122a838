"""The speed bump: orders without postOnly are delayed, all other requests are not."""

import asyncio
from typing import Any

import pytest
from httpx import Headers

from bpx_sandbox import Sandbox
from bpx_sandbox.faults import speed_bump
from bpx_sandbox.http.responses import ApiResponse

from ..customer import NOW, Customer, limit_order, market_order


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Customer:
    """A customer of an exchange with a short speed bump, whose clock never repeats a time."""
    monkeypatch.setattr(speed_bump, "SECONDS", 0.02)
    customer = Customer()
    customer.sandbox = Sandbox(seed=1, clock=lambda: customer.now, speed_bump=True)
    return customer


async def send(customer: Customer, operation_id: str, body: Any = None) -> ApiResponse:
    request = customer.request(operation_id, body)
    return await customer.sandbox.exchange.respond_after_speed_bump(*request)


def order_ids(customer: Customer) -> list[str]:
    return list(customer.sandbox.account.orders)


@pytest.mark.parametrize(
    "order",
    [limit_order("Bid", "170.00", "1"), market_order("Bid", quantity="1"), [limit_order("Bid", "170.00", "1")]],
    ids=["rests", "takes", "batch"],
)
def test_an_order_waits_and_other_requests_pass_it(held: Customer, order: Any) -> None:
    async def trade() -> None:
        operation_id = "execute_order_batch" if isinstance(order, list) else "execute_order"
        waiting = asyncio.create_task(send(held, operation_id, order))
        await asyncio.sleep(0)
        assert (await send(held, "get_open_orders")).content == []
        held.now += 100
        answer = (await waiting).content
        placed: Any = answer[0] if isinstance(answer, list) else answer
        assert placed["createdAt"] == NOW + 100, "the time at which it reached the book"

    asyncio.run(trade())


@pytest.mark.parametrize("batch", [False, True])
def test_a_post_only_order_and_a_cancel_pass_the_orders_that_wait(held: Customer, batch: bool) -> None:
    async def trade() -> None:
        first = limit_order("Bid", "170.00", "1", postOnly=True)
        resting: Any = (await send(held, "execute_order", first)).content
        taking = asyncio.create_task(send(held, "execute_order", market_order("Bid", quantity="1")))
        await asyncio.sleep(0)
        post_only = limit_order("Bid", "169.00", "1", postOnly=True)
        await (send(held, "execute_order_batch", [post_only]) if batch else send(held, "execute_order", post_only))
        await send(held, "cancel_order", {"symbol": "SOL_USDC", "orderId": resting["id"]})
        assert [order.status for order in held.sandbox.account.orders.values()] == ["Cancelled", "New"]
        taken: Any = (await taking).content
        assert order_ids(held)[-1] == taken["id"]

    asyncio.run(trade())


def test_orders_reach_the_book_in_the_order_in_which_they_arrived(held: Customer) -> None:
    async def trade() -> list[int]:
        orders = [limit_order("Bid", "170.00", "0.1", clientId=number) for number in range(20)]
        answers: list[Any] = await asyncio.gather(*(send(held, "execute_order", order) for order in orders))
        placed = sorted((int(answer.content["id"]), answer.content["clientId"]) for answer in answers)
        return [client_id for _, client_id in placed]

    assert asyncio.run(trade()) == list(range(20))


def test_an_order_is_checked_when_it_arrives(held: Customer) -> None:
    async def trade() -> None:
        fits = asyncio.create_task(send(held, "execute_order", limit_order("Bid", "170.00", "1")))
        await asyncio.sleep(0)
        held.now += 6000
        assert (await fits).status == 200, "its window was open"
        operation, query, _, body = held.request("execute_order", limit_order("Bid", "170.00", "1"))
        refused = held.sandbox.exchange.respond_after_speed_bump(operation, query, Headers(), body)
        assert (await asyncio.wait_for(refused, 60)).status == 401

    asyncio.run(trade())


def test_an_order_whose_sender_goes_lets_the_next_one_pass(held: Customer) -> None:
    async def trade() -> None:
        gone = asyncio.create_task(send(held, "execute_order", limit_order("Bid", "170.00", "1")))
        stays = asyncio.create_task(send(held, "execute_order", limit_order("Bid", "169.00", "1")))
        await asyncio.sleep(0)
        gone.cancel()
        assert (await asyncio.wait_for(stays, 60)).status == 200
        assert len(order_ids(held)) == 1

    asyncio.run(trade())


def test_without_it_an_order_does_not_wait(customer: Customer) -> None:
    order = send(customer, "execute_order", limit_order("Bid", "170.00", "1"))
    with pytest.raises(StopIteration):
        order.send(None)
