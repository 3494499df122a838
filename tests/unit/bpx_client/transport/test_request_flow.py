"""Reading the exchange's clock: it neither waits for ever for another request nor for the rate limits."""

from collections import deque

import httpx
import pytest

from bpx_client.flows import Sleep
from bpx_client.transport.clock import ClockError, Measurement, ServerClock
from bpx_client.transport.request_flow import AcquireSlot, RequestPolicy, synchronize
from bpx_client.transport.retries import RetryPolicy

TIME = httpx.Request("GET", "https://api.backpack.exchange/api/v1/time")


class Clock:
    """Seconds that pass only when a flow sleeps."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def passed() -> Clock:
    return Clock()


@pytest.fixture
def policy(passed: Clock) -> RequestPolicy:
    return RequestPolicy(
        sign=lambda request: request,
        timeout=httpx.Timeout(1.0),
        retries=RetryPolicy(deadline=5.0),
        clock=ServerClock(),
        time_request=lambda _: TIME,
        describe=lambda _: "",
        now=passed,
    )


def test_a_measurement_by_another_request_is_waited_for_until_the_deadline(
    policy: RequestPolicy, passed: Clock
) -> None:
    assert policy.clock.begin(Measurement(ends=60.0), 0.0)
    flow = synchronize(policy, {})

    def wait(step: object) -> None:
        assert isinstance(step, Sleep)
        passed.seconds += step.seconds

    with pytest.raises(ClockError, match="another request is asking for it, and had no response in time"):
        deque(map(wait, flow))

    assert passed.seconds == pytest.approx(5.0)


def test_no_measurement_is_made_where_the_rate_limits_leave_no_room(policy: RequestPolicy) -> None:
    flow = synchronize(policy, {})

    step = next(flow)
    assert isinstance(step, AcquireSlot)
    assert step.request is TIME
    with pytest.raises(ClockError, match="the rate limits leave no room for the request"):
        flow.send(False)
    assert policy.clock.begin(Measurement(ends=9.0), 0.0), "the next request may measure"
