"""The six goals, and the checks of each."""

from __future__ import annotations

from collections.abc import Mapping

from .figures import Check, Results
from .suites import AT_ONCE, IMPORTING, MAKING, PLACING, READING, SIGNING

GOALS: Mapping[int, str] = {
    1: "A signed order, sync, through the typed surface",
    2: "The same, async, 50 at once",
    3: "From bytes to typed objects",
    4: "Importing",
    5: "Signing an order",
    6: "Working on the project",
}

PEERS = ("bpx_py", "backpack_exchange_sdk", "ccxt")
READ = {"fills": "1,000 fills", "depth": "5,000 levels a side", "markets": "200 markets"}


def checks(results: Results, models_loaded: int | None) -> list[Check]:
    """Return the checks of all goals, in order.

    Args:
        results: The measured figures.
        models_loaded: The number of model modules that `connect()` loads; None: not measured.
    """
    signing = results.ratio(SIGNING.point("ours"), SIGNING.point("key_alone"))
    return [
        *_placing(results),
        *_at_once(results),
        *_reading(results),
        *_importing(results, models_loaded),
        Check(5, "", "`Ed25519PrivateKey.sign`", "at most", 1.25, "×", signing),
        Check(6, "`make generate`", "", "at most", 6, " s", _seconds(results, "generate")),
        Check(6, "`make test`", "", "at most", 240, " s", _seconds(results, "test")),
    ]


def _placing(results: Results) -> list[Check]:
    ours, alone = PLACING.point("ours"), PLACING.point("socket_alone")
    fastest = results.fastest([PLACING.point(peer) for peer in PEERS])
    faster = None if fastest is None else results.ratio(fastest, ours)
    name = "" if fastest is None else f", {PLACING.label(fastest.subject)}"
    return [
        Check(1, "", f"as fast as the fastest peer{name}", "at least", 2.5, "×", faster),
        Check(1, "", "the bare socket with signature", "at most", 2.5, "×", results.ratio(ours, alone)),
    ]


def _at_once(results: Results) -> list[Check]:
    ours = AT_ONCE.point("ours")
    ccxt, httpx = (results.ratio(AT_ONCE.point(each), ours) for each in ("ccxt", "httpx_client"))
    return [
        Check(2, "", "the throughput of ccxt", "at least", 1.25, "×", ccxt),
        Check(2, "", "that of `httpx.AsyncClient`", "at least", 8, "×", httpx),
    ]


def _reading(results: Results) -> list[Check]:
    found: list[Check] = []
    for what, size in READING.compared:
        ours, alone, pydantic = (READING.point(each, what, size) for each in ("ours", "json_alone", "pydantic"))
        found += [
            Check(3, READ[what], "`json.loads`", "at most", 1.8, "×", results.ratio(ours, alone)),
            Check(3, READ[what], "as fast as pydantic", "more than", 1, "×", results.ratio(pydantic, ours)),
        ]
    known, unknown = (READING.point("ours", what, 200) for what in ("markets", "extended"))
    with_new = "200 markets with two new fields each"
    return [*found, Check(3, with_new, "the time without", "at most", 2, "×", results.ratio(unknown, known))]


def _importing(results: Results, models_loaded: int | None) -> list[Check]:
    httpx, client, connect = (
        IMPORTING.point(each) for each in ("import httpx", "import bpx_api", "from bpx_client import connect")
    )
    with_client, without = results.median(client), results.median(httpx)
    more = None if with_client is None or without is None else (with_client - without) / 1000
    return [
        Check(4, "`import bpx_api`", "over `import httpx`", "at most", 30, " ms", more),
        Check(
            4, "`from bpx_client import connect`", "`import httpx`", "at most", 1.5, "×", results.ratio(connect, httpx)
        ),
        Check(4, "model modules loaded before they are used", "", "at most", 0, "", models_loaded),
    ]


def _seconds(results: Results, target: str) -> float | None:
    median = results.median(MAKING.point(target))
    return None if median is None else median / 1e6
