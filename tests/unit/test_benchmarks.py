"""The benchmarks' arithmetic and report, without timing anything."""

import asyncio
import json
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from enum import Enum
from itertools import pairwise
from pathlib import Path
from typing import Any, cast
from xml.etree import ElementTree

import pytest

from benchmarks import documents, order, report
from benchmarks.charts import Dot, Line, dots, lines
from benchmarks.figures import Check, Figure, Point, Results, verdict
from benchmarks.goals import GOALS, checks
from benchmarks.machine import Machine
from benchmarks.running import QUICK
from benchmarks.subjects import models as plain
from benchmarks.subjects.reading import json_alone, ours, pydantic
from benchmarks.suites import AT_ONCE, FLOODING, IMPORTING, MAKING, PLACING, READING, SIGNING, Suite
from benchmarks.timing import time_calls, time_concurrent_calls
from bpx_api import models


def figure(suite: Suite, subject: str, median: float, what: str | None = None, size: int | None = None) -> Figure:
    return Figure(suite.point(subject, what, size), (median * 3, median, median / 2), (median / 2,), (0.25,))


@pytest.fixture
def results() -> Results:
    found = [
        figure(PLACING, subject.name, {"ours": 200, "socket_alone": 100, "ccxt": 600}.get(subject.name, 900))
        for subject in PLACING.subjects
    ]
    for size in (1, 50, 200):
        found += [
            figure(
                AT_ONCE, subject.name, {"ours": 100, "ccxt": 120, "httpx_client": 900}.get(subject.name, 99), "", size
            )
            for subject in AT_ONCE.subjects
        ]
    for what, size in (*READING.compared, *READING.grown):
        found += [
            figure(READING, subject.name, {"ours": 1.8, "pydantic": 1.9}.get(subject.name, 1.0), what, size)
            for subject in READING.subjects
        ]
    for what, size in (*SIGNING.compared, *SIGNING.grown):
        found += [figure(SIGNING, "ours", 40.0, what, size), figure(SIGNING, "key_alone", 30.0, what, size)]
    for subject in IMPORTING.subjects:
        times = {"import httpx": 100_000, "import bpx_api": 125_000, "from bpx_client import connect": 150_000}
        found.append(figure(IMPORTING, subject.name, times.get(subject.name, 300_000)))
    found += [figure(FLOODING, "prepared", 50.0, "", processes) for processes in (1, 2)]
    found.append(figure(MAKING, "generate", 4_200_000.0))
    return Results(found)


@pytest.fixture
def run(results: Results) -> report.BenchmarkRun:
    machine = Machine("2026-01-02 03:04 UTC", "A processor", 2, "Linux 6", "CPython 3.11.7", 0.1)
    versions: Any = {"ours": {"bpx-client": "0.1.0", "zlib-ng": "1"}, "peers": {"backpack_exchange_sdk": "1.1.4"}}
    return report.BenchmarkRun(results, [], machine, 1.25, versions, QUICK)


def test_a_figure_is_the_median_of_its_rounds() -> None:
    rounds = Figure(Point("placing", "ours"), (5.0, 1.0, 3.0), (4.0, 2.0), ())
    assert (rounds.median, rounds.processor, rounds.server_share, rounds.spread) == (3.0, 3.0, None, (1.0, 5.0))


def test_ratios_are_those_of_medians(results: Results) -> None:
    assert results.ratio(PLACING.point("ccxt"), PLACING.point("ours")) == 3.0
    assert results.ratio(PLACING.point("ccxt"), PLACING.point("nobody")) is None
    assert results.fastest([PLACING.point("ccxt"), PLACING.point("bpx_py")]) == PLACING.point("ccxt")
    assert results.fastest([PLACING.point("ccxt"), PLACING.point("nobody")]) is None
    assert results.grown("placing_at_once", "ours", "") == [(1, 100), (50, 100), (200, 100)]


@pytest.mark.parametrize(
    ("sense", "measured", "holds"),
    [
        ("at most", 2.0, True),
        ("at most", 2.001, False),
        ("at least", 2.0, True),
        ("at least", 1.999, False),
        ("more than", 2.0, False),
        ("more than", 2.001, True),
        ("at most", None, None),
    ],
)
def test_a_check_holds_up_to_its_limit(sense: Any, measured: float | None, holds: bool | None) -> None:
    assert Check(1, "", "", sense, 2, "×", measured).holds is holds


def test_a_goal_holds_when_all_its_checks_do() -> None:
    good, bad, unknown = (Check(1, "", "", "at most", 2, "×", measured) for measured in (1.0, 3.0, None))
    assert verdict([good, good]) is True
    assert verdict([good, unknown]) is None
    assert verdict([unknown, bad]) is False
    assert verdict([]) is None


def test_the_goals_are_judged_by_the_figures(results: Results) -> None:
    found = checks(results, 0)
    measured = [(check.goal, None if check.measured is None else round(check.measured, 3)) for check in found]
    assert measured == [
        *[(1, 3.0), (1, 2.0)],
        *[(2, 1.2), (2, 9.0)],
        *[(3, 1.8), (3, 1.056)] * 3,
        (3, 1.0),
        *[(4, 25.0), (4, 1.5), (4, 0)],
        (5, 1.333),
        *[(6, 4.2), (6, None)],
    ]
    by_goal = {number: verdict(check for check in found if check.goal == number) for number in GOALS}
    assert by_goal == {1: True, 2: False, 3: True, 4: True, 5: False, 6: None}
    assert verdict(checks(Results(), None)) is None


def test_the_table_has_a_row_for_each_goal(run: report.BenchmarkRun) -> None:
    rows = report.goals_table(run.checks).splitlines()[2:]
    assert [row.rpartition("| ")[2] for row in rows] == [
        *("**yes** |", "**no** |", "**yes** |", "**yes** |", "**no** |", "not measured |")
    ]
    assert "at least 2.5× as fast as the fastest peer, ccxt<br>at most 2.5× the bare socket" in rows[0]
    assert "1.20× ✗<br>9.00×" in rows[1]
    assert "4.20 s<br>not measured" in rows[5]


def test_the_report_is_written_whole(run: report.BenchmarkRun, tmp_path: Path) -> None:
    (tmp_path / "older.svg").touch()
    report.write(run, tmp_path)
    names = {path.name for path in tmp_path.iterdir()}
    charts = {"placing", "placing_at_once", "reading", "importing"}
    charts |= {"placing_at_once_growth", "reading_growth", "signing_growth"}
    assert names == {"README.md", "results.json", *(f"{name}.svg" for name in charts)}
    text = (tmp_path / "README.md").read_text()
    assert "2026-01-02 03:04 UTC, on A processor with 2 cores" in text
    assert "was busy" not in text
    assert "| **bpx-client** | 200 | 100 – 600 | 1.00 | 100 | 25% |" in text
    assert "bpx-client 0.1.0" in text
    assert "backpack-exchange-sdk 1.1.4" in text
    for name in charts:
        assert text.count(f"]({name}.svg)") == 1
        ElementTree.parse(tmp_path / f"{name}.svg")  # noqa: S314 - written above
    kept = json.loads((tmp_path / "results.json").read_text())
    [ours_alone] = [each for each in kept["figures"] if (each["suite"], each["subject"]) == ("placing", "ours")]
    assert ours_alone["rounds"] == [600, 200, 100]
    assert [goal["holds"] for goal in kept["goals"]][:3] == [True, True, False]


def test_a_part_of_a_run_is_reported_as_a_part(run: report.BenchmarkRun) -> None:
    part = replace(run, results=Results([figure(PLACING, "ours", 200)]), models_loaded=None)
    text = report.readme(part, report.charts(part.results))
    assert "## A signed `execute_order`, one after the other" in text
    assert "## Importing" not in text
    assert "**yes**" not in text.replace("| **bpx-client**", "")


def test_a_busy_machine_is_named(run: report.BenchmarkRun) -> None:
    assert "was busy" in report.readme(replace(run, machine=replace(run.machine, load=2.5)), {})


def test_charts_escape_what_they_show_and_keep_labels_apart() -> None:
    drawn = lines("a & b", "x", "y", [Line(name, [(1, 10), (100, 1000)], name == "c") for name in "abc"])
    labels = [each for each in ElementTree.fromstring(drawn).iter("{*}text") if each.text in ("a", "b", "c")]  # noqa: S314
    heights = sorted(float(each.attrib["y"]) for each in labels)
    assert all(below - above >= 16 for above, below in pairwise(heights))
    assert "a &amp; b" in drawn
    assert "prefers-color-scheme: dark" in drawn
    marked = dots("t", "µs", [("", [Dot("slow", 900, "900 µs"), Dot("fast", 9, "9 µs", ours=True)])])
    assert marked.index("fast") < marked.index("slow")


def test_the_order_is_checked() -> None:
    body, headers = order.signed()
    sent = {name.lower(): value for name, value in headers.items()}
    assert order.problem("POST", order.PATH, sent, body.decode()) is None
    # The same order in other words.
    looser = {**order.ORDER, "price": "170.510"}
    text = f"instruction=orderExecute&{order.parameters(looser)}&timestamp={sent['x-timestamp']}&window=5000"
    signed = {**sent, "x-signature": order.signature(text)}
    assert order.problem("POST", order.PATH, signed, json.dumps(looser)) is None
    assert order.problem("POST", order.PATH, sent, json.dumps(looser)) == "the signature isn't that of the order"
    assert "quantity is '2'" in str(
        order.problem("POST", order.PATH, sent, json.dumps({**order.ORDER, "quantity": "2"}))
    )
    assert order.problem("GET", order.PATH, sent, "") is not None


def test_calls_are_counted() -> None:
    made: list[int] = []

    async def call() -> None:
        made.append(2)

    timed = time_calls(lambda: made.append(1), 0)
    assert (timed.calls, made.count(1)) == (1, 2)  # once to warm up
    assert timed.wall > 0
    assert asyncio.run(time_concurrent_calls(call, 0, 7)).calls == 7
    assert made.count(2) == 14


@pytest.mark.parametrize("document", documents.DOCUMENTS)
def test_documents_differ_and_are_made_alike_each_time(document: str) -> None:
    make = documents.DOCUMENTS[document]
    assert make(5, 1) == make(5, 1)
    assert make(5, 1) != make(5, 2)
    assert isinstance(json_alone(document, 5)(), dict | list)


@pytest.mark.parametrize("document", documents.DOCUMENTS)
def test_the_models_that_are_compared_have_the_same_values(document: str) -> None:
    mine: Any = ours(document, 5)()
    theirs: Any = pydantic(document, 5)()
    assert _values(theirs) == _values(mine)


@pytest.mark.parametrize(
    "name", ["OrderFill", "Depth", "Market", "PriceFilter", "QuantityFilter", "OrderBookFilters", "MarginFunction"]
)
def test_the_models_that_are_compared_have_the_same_fields(name: str) -> None:
    assert _names(getattr(plain, name)) == _names(getattr(models, name))


def test_shapes_are_converted_all_the_way_down() -> None:
    made: dict[str, Any] = {}

    def make(name: str, fields: Any) -> type:
        made[name] = fields
        return type(name, (), {})

    shape = plain.convert_type(plain.DOCUMENT_TYPES["markets"], make, {Decimal: str})
    assert shape.__origin__ is list
    assert made["Market"]["created_at"] == (datetime, plain.REQUIRED)
    assert made["Market"]["funding_rate_upper_bound"] == (str | None, None)
    assert made["QuantityFilter"]["min_quantity"] == (str, plain.REQUIRED)
    assert set(made) >= {"MarginFunction", "PriceBandMarkPrice", "OrderBookFilters"}


def _names(model: type) -> set[str]:
    return {name.rstrip("_") for name in model.__annotations__} - {"additional_properties"}


def _values(value: Any) -> Any:
    """A value as it can be compared, whoever made it."""
    model: Any = value.__class__
    if isinstance(value, list | tuple | models.PriceLevel):
        return [_values(each) for each in cast("list[Any]", value)]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        assert value.tzinfo == UTC
    if not model.__module__.startswith(("bpx_api", "benchmarks")):
        return value
    found = {name: _values(getattr(value, name if hasattr(value, name) else f"{name}_")) for name in _names(model)}
    if isinstance(value, models.Depth):
        # The one number that is sent as text, and the one time that is sent as a number: the others read what came.
        found |= {"last_update_id": str(value.last_update_id), "timestamp": value.to_dict()["timestamp"]}
    return found
