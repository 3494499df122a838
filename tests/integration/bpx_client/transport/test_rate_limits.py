"""Rate limits across a fork, and with a Redis server that doesn't answer."""

import os
import signal
import threading

import httpx
import pytest

from bpx_api.errors import NotSentError
from bpx_client import Credentials, connect
from bpx_client.transport import RateLimiter, RateLimits

ORDINARY = httpx.Request("GET", "https://api.backpack.exchange/api/v1/depth")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_a_child_process_does_not_wait_for_a_lock_that_a_thread_of_its_parent_held() -> None:
    patient, done = RateLimiter(RateLimits(ordinary=10**7), "account", lambda _: "ordinary"), threading.Event()

    def ask() -> None:
        while not done.is_set():
            patient.acquire(ORDINARY)

    threads = [threading.Thread(target=ask) for _ in range(2)]
    for thread in threads:
        thread.start()
    statuses: list[int] = []
    for _ in range(40):
        child = os.fork()
        if child == 0:
            signal.alarm(5)
            patient.acquire(ORDINARY)
            os._exit(0)
        statuses.append(os.waitpid(child, 0)[1])
    done.set()
    for thread in threads:
        thread.join()

    assert set(statuses) == {0}


def test_without_redis_nothing_is_sent(credentials: Credentials) -> None:
    seen: list[httpx.Request] = []

    def note(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200, json=[])

    with httpx.Client(transport=httpx.MockTransport(note)) as http:
        bpx = connect(credentials, http_client=http, rate_limits=RateLimits(redis="redis://127.0.0.1:9/0"))
        with pytest.raises(
            NotSentError, match="Redis, which counts the requests, gives no usable reply: ConnectionError"
        ):
            bpx.order.execute_order(symbol="S", side="Bid", order_type="Market")

    assert seen == []
