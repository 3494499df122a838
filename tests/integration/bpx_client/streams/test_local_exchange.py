"""The streams against the local exchange, which knows nothing of the client's code."""

from __future__ import annotations

import asyncio
from base64 import b64encode
from collections.abc import Iterator

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from bpx_auth import Credentials
from bpx_client import aconnect, connect
from bpx_client.errors import SubscriptionError
from bpx_client.events import BalanceUpdate, DepthUpdate, OrderAccepted, OrderCancelled
from bpx_client.streams import balance_updates, depth, order_updates
from bpx_sandbox.server import RunningSandbox, running


@pytest.fixture
def exchange() -> Iterator[RunningSandbox]:
    with running(seed=1) as sandbox:
        yield sandbox


def keys(sandbox: RunningSandbox) -> Credentials:
    return Credentials(sandbox.public_key, sandbox.secret_key)


def test_an_order_is_seen_by_its_streams(exchange: RunningSandbox) -> None:
    async def main() -> None:
        async with (
            aconnect(keys(exchange), base_url=exchange.base_url) as bpx,
            bpx.streams() as streams,
            streams.subscribe(order_updates("SOL_USDC"), depth("SOL_USDC"), balance_updates()) as events,
        ):
            # Its own order is what says that the streams are subscribed: no acknowledgement comes.
            first = asyncio.ensure_future(anext(events))
            while not first.done():
                order = await bpx.order.execute_order(
                    symbol="SOL_USDC", side="Bid", order_type="Limit", price="150.00", quantity="0.01"
                )
                await asyncio.sleep(0.05)
                await bpx.order.cancel_order(symbol="SOL_USDC", order_id=order.id)
            await first
            order = await bpx.order.execute_order(
                symbol="SOL_USDC", side="Bid", order_type="Limit", price="151.00", quantity="0.02"
            )
            await bpx.order.cancel_order(symbol="SOL_USDC", order_id=order.id)
            seen: set[type[object]] = set()
            async for event in events:
                match event:
                    case OrderAccepted(order_id=order.id) | OrderCancelled(order_id=order.id):
                        seen.add(type(event))
                    case DepthUpdate() | BalanceUpdate():
                        seen.add(type(event))
                    case _:
                        pass
                if seen == {OrderAccepted, OrderCancelled, DepthUpdate, BalanceUpdate}:
                    break

    asyncio.run(asyncio.wait_for(main(), 30))


def test_a_key_that_the_exchange_does_not_know_is_refused(exchange: RunningSandbox) -> None:
    key = Ed25519PrivateKey.generate()
    unknown = Credentials(
        b64encode(key.public_key().public_bytes_raw()).decode(), b64encode(key.private_bytes_raw()).decode()
    )
    with (
        connect(unknown, base_url=exchange.base_url) as bpx,
        bpx.streams() as streams,
        pytest.raises(SubscriptionError, match="4003"),
    ):
        next(streams.subscribe(order_updates()))
