"""A program in which two threads read the first object of a class at once, the one while the other is half-way."""

from __future__ import annotations

import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import msgspec._utils

from bpx_api.models import Market

MARKET = {
    "symbol": "SOL_USDC",
    "baseSymbol": "SOL",
    "quoteSymbol": "USDC",
    "marketType": "SPOT",
    "filters": {
        "price": {"minPrice": "0.01", "tickSize": "0.01"},
        "quantity": {"minQuantity": "0.01", "stepSize": "0.01"},
    },
}

half_way = threading.Event()
other_is_done = threading.Event()
evaluate: Any = getattr(msgspec._utils, "_eval_type")  # noqa: B009


def slow(annotation: Any, *scopes: Any) -> Any:
    """Evaluate an annotation; wait when it is one of a part of a market."""
    if getattr(annotation, "__forward_arg__", "") == "PriceFilter" and not half_way.is_set():
        half_way.set()
        other_is_done.wait(0.5)
    return evaluate(annotation, *scopes)


def read_when_the_first_is_half_way() -> Market:
    """Read a market as the second thread."""
    half_way.wait()
    try:
        return Market.from_dict(MARKET)
    finally:
        other_is_done.set()


setattr(msgspec._utils, "_eval_type", slow)  # noqa: B010
with ThreadPoolExecutor(2) as pool:
    second = pool.submit(read_when_the_first_is_half_way)
    first = pool.submit(Market.from_dict, MARKET)
    sys.stdout.write("equal\n" if first.result() == second.result() else "different\n")
