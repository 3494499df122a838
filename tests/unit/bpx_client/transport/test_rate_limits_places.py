"""Places within the rate limits that nobody has any more: given up too late, or slept through."""

# pyright: reportPrivateUsage=false

import time
from collections.abc import Generator
from typing import Any

import httpx
import pytest

from bpx_client.flows import Sleep
from bpx_client.transport.rate_limits import LATE, RateLimiter, RateLimits, Window

ORDINARY = httpx.Request("GET", "https://api.backpack.exchange/api/v1/depth")


def test_a_place_that_no_longer_counts_can_be_given_back() -> None:
    window = Window(limit=1, period=10.0)
    window.take(0.0)
    assert window.wait(5.0) == 5.0
    assert window.wait(10.0) == 0.0

    window.give_back(0.0)

    assert window.wait(10.0) == 0.0


def test_a_place_in_redis_that_was_slept_through_is_taken_again() -> None:
    """On a busy machine a request may wake up so late that it would go in somebody else's place."""
    limiter = RateLimiter(RateLimits(redis="redis://127.0.0.1:9/0"), "account", lambda _: "ordinary")
    flow: Generator[Any, Any, bool] = limiter._count_in_redis(ORDINARY, "ordinary", 60.0)

    keys, _ = next(flow)
    assert flow.send([1, 0]) == Sleep(0.0)
    time.sleep(LATE * 1.2)
    again, _ = flow.send(None)
    assert again == keys
    assert flow.send([1, 0]) == Sleep(0.0)
    with pytest.raises(StopIteration) as ended:
        flow.send(None)

    assert ended.value.value is True
    limiter.close()


def test_a_place_that_was_slept_through_is_taken_again(monkeypatch: pytest.MonkeyPatch) -> None:
    limiter = RateLimiter(RateLimits(ordinary=1), "account", lambda _: "ordinary")
    monkeypatch.setitem(limiter._windows, "ordinary", Window(limit=1, period=0.1))
    sleep, slept = time.sleep, list[float]()

    def oversleep(seconds: float) -> None:
        slept.append(seconds)
        sleep(seconds + (LATE * 1.2 if len(slept) == 1 else 0))

    monkeypatch.setattr(time, "sleep", oversleep)

    assert limiter.acquire(ORDINARY)
    assert limiter.acquire(ORDINARY)
    assert slept, "the second request had to wait"
    assert limiter._windows["ordinary"].wait(time.monotonic()) > 0, "the place that it went in is counted"
