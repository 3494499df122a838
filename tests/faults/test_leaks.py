"""A client that is used for long holds no more than at the start: a short `make soak`, also with cancelled tasks."""

import asyncio
import gc
import weakref
from typing import Any

import pytest

from bpx_client import Credentials, aconnect, connect
from bpx_sandbox.server import RunningSandbox

from .soak import SOAKS

REQUESTS = 1500


@pytest.mark.parametrize("way", SOAKS)
def test_memory_is_flat_and_every_connection_is_closed(exchange: RunningSandbox, way: str) -> None:
    if "uvloop" in way:
        pytest.importorskip("uvloop")

    footprint = SOAKS[way](exchange, REQUESTS // 3 if "httpx" in way else REQUESTS)

    assert footprint.is_flat, footprint


def test_a_client_shared_by_tasks_that_are_cancelled_goes_on_working(
    exchange: RunningSandbox, keys: Credentials
) -> None:
    """A cancelled request's answer is never taken for the next one's."""

    async def run() -> list[str]:
        async with aconnect(keys, base_url=exchange.base_url) as bpx:
            tickers: list[Any] = []
            for turns in range(30):
                lost = [asyncio.create_task(bpx.markets.get_depth(symbol="SOL_USDC")) for _ in range(3)]
                for _ in range(turns):
                    await asyncio.sleep(0)
                for task in lost:
                    task.cancel()
                tickers.append(await bpx.markets.get_market(symbol="BTC_USDC"))
                await asyncio.wait(lost)
            return [each.symbol for each in tickers]

    assert asyncio.run(run()) == ["BTC_USDC"] * 30


def test_a_forgotten_client_is_collected(exchange: RunningSandbox, keys: Credentials) -> None:
    with connect(keys, base_url=exchange.base_url) as bpx:
        bpx.markets.get_markets()
        held = weakref.ref(bpx)
    del bpx
    gc.collect()

    assert held() is None
