"""Orders on a bad day: no order is placed twice, and none is reported as placed or not placed wrongly."""

import os

import pytest

from bpx_sandbox.server import RunningSandbox

from .storm import TROUBLE, judge
from .ways import WAYS

ORDERS = 100
LOST_FOR_SURE = [
    fault.model_copy(update={"operation": "execute_order", "probability": 0.2, "times": 3})
    for fault in TROUBLE
    if fault.moment == "after" or fault.truncate
]
"""So few orders might meet none of those faults by chance after which a client could place an order twice."""


def injected(exchange: RunningSandbox) -> float:
    """The share of requests that met a fault."""
    active = exchange.faults.active
    return sum(each.injected for each in active) / max(each.matched for each in active)


SAMPLE = [
    "threads",
    "tasks",
    "tasks on uvloop over TLS",
    "threads over HTTP/2",
    "tasks over HTTP/2",
    "threads through a tunnel",
    "tasks through a proxy",
    "threads of forked children over TLS",
    "tasks of forked children",
]
"""`make soak` has all of them."""


@pytest.mark.parametrize("way", SAMPLE)
def test_the_client_and_the_exchanges_books_agree_on_every_order(exchange: RunningSandbox, way: str) -> None:
    if "uvloop" in way:
        pytest.importorskip("uvloop")
    if "forked" in way and not hasattr(os, "fork"):
        pytest.skip("only POSIX forks")
    exchange.faults.add(*LOST_FOR_SURE, *TROUBLE)

    report = WAYS[way](exchange, ORDERS)

    assert judge(exchange, report) == []
    assert len(report.said) >= ORDERS
    assert injected(exchange) > 0.1, "there was trouble"
    assert {"answered", "found placed", "found not placed"} <= set(report.how), "and every kind of answer"
