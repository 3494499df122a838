"""Write the report of a run: README.md with tables, results.json with every round, and charts."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from .charts import Dot, Line, dots, lines
from .figures import Check, Figure, Results, verdict
from .goals import GOALS, READ, checks
from .machine import Machine
from .running import Effort
from .suites import AT_ONCE, FLOODING, IMPORTING, PLACING, READING, SIGNING, Environment, Suite

_BUSY = 0.5
"""The load average before the run from which the report warns that the machine was busy."""

_NAMED = ("bpx-client", "httpx", "httpcore", "httptools", "cryptography", "msgspec", "pydantic", "attrs")
_NAMED_PEERS = (
    *("bpx-py", "backpack-exchange-sdk", "ccxt", "aiohttp", "requests", "orjson", "msgspec", "cryptography"),
    *("uvicorn", "uvloop", "httptools"),
)


@dataclass(frozen=True)
class _Growth:
    what: str
    title: str
    across: str
    up: str


_GROWTHS: Mapping[Suite, _Growth] = {
    AT_ONCE: _Growth("", "The more requests at once", "requests at once", "µs for one order"),
    READING: _Growth("fills", "The longer a history of fills", "fills", "µs for the whole history"),
    SIGNING: _Growth("batch", "The more orders in a batch", "orders in the string", "µs for the string's signature"),
}


@dataclass(frozen=True)
class BenchmarkRun:
    """The results and conditions of a run.

    Attributes:
        results: The measured figures.
        models_loaded: The model modules that `connect()` loads; None: not measured.
        machine: The machine.
        load_after: The load average after the run.
        versions: The installed distributions of each environment.
        effort: The number and length of rounds.
    """

    results: Results
    models_loaded: Sequence[str] | None
    machine: Machine
    load_after: float
    versions: Mapping[Environment, Mapping[str, str]]
    effort: Effort

    @property
    def checks(self) -> list[Check]:
        """The checks of all goals."""
        return checks(self.results, None if self.models_loaded is None else len(self.models_loaded))


def write(run: BenchmarkRun, folder: Path) -> None:
    """Write the report, and replace an older one."""
    folder.mkdir(parents=True, exist_ok=True)
    drawn = charts(run.results)
    for name in {path.name for path in folder.glob("*.svg")} - {f"{name}.svg" for name in drawn}:
        (folder / name).unlink()
    for name, chart in drawn.items():
        (folder / f"{name}.svg").write_text(chart, encoding="utf-8")
    (folder / "results.json").write_text(json.dumps(as_json(run), indent=1) + "\n", encoding="utf-8")
    (folder / "README.md").write_text(readme(run, drawn), encoding="utf-8")


def goals_table(found: Sequence[Check]) -> str:
    """Return the table of goals: target, measured figure, and verdict."""
    rows: list[list[str]] = []
    for number, title in GOALS.items():
        own = [check for check in found if check.goal == number]
        measured = [_measured(check) + (" ✗" if check.holds is False else "") for check in own]
        rows.append([str(number), title, "<br>".join(map(_target, own)), "<br>".join(measured), _verdict(verdict(own))])
    return _table(("", "Goal", "Target", "Measured", "Holds"), rows)


def as_json(run: BenchmarkRun) -> dict[str, Any]:
    """Return all results as JSON, with every round; times are in microseconds."""
    return {
        "machine": asdict(run.machine) | {"load_after": run.load_after},
        "effort": asdict(run.effort),
        "versions": run.versions,
        "goals": [asdict(check) | {"holds": check.holds} for check in run.checks],
        "models_loaded": run.models_loaded,
        "figures": [
            asdict(figure.point)
            | {"median": _short(figure.median), "rounds": [_short(wall) for wall in figure.walls]}
            | {"processor": [_short(used) for used in figure.processors]}
            | {"server": [round(share, 3) for share in figure.server]}
            for figure in run.results
        ],
    }


def readme(run: BenchmarkRun, drawn: Mapping[str, str]) -> str:
    """Return the report as Markdown."""
    results = run.results
    parts = [
        "# Benchmarks",
        "bpx-client beside other clients, and beside the theoretical limit. `make bench` measures and writes this "
        "page; nothing on it is written by hand.",
        _where(run),
        "## The goals",
        goals_table(run.checks),
        "A ratio compares two medians below: 2 means that one takes twice as long as the other.",
        *_side_by_side(PLACING, results, drawn),
        *_side_by_side(AT_ONCE, results, drawn),
        *_grown(AT_ONCE, results, drawn),
        *_read(results, drawn),
        *_grown(READING, results, drawn),
        *_side_by_side(SIGNING, results, drawn),
        *_grown(SIGNING, results, drawn),
        *_imported(run, drawn),
        "## How it was measured",
        _method(run),
        _server(results),
        "## Versions",
        _versions(run),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def charts(results: Results) -> dict[str, str]:
    """Draw the charts of the measured figures, by name."""
    found: dict[str, str] = {}
    for suite in (PLACING, AT_ONCE):
        if row := _dots(suite, results, *suite.compared[0]):
            found[suite.name] = dots(suite.title.replace("`", ""), "µs for one order", [("", row)])
    documents = [(READ[what], _dots(READING, results, what, size)) for what, size in READING.compared]
    if all(row for _, row in documents):
        found[READING.name] = dots(READING.title, "µs for one document", documents)
    if row := _dots(IMPORTING, results, *IMPORTING.compared[0], thousands=True):
        found[IMPORTING.name] = dots(IMPORTING.title, "ms", [("", row)])
    for suite, growth in _GROWTHS.items():
        drawn = [
            Line(subject.label, points, subject.name == "ours")
            for subject in suite.subjects
            if len(points := results.grown(suite.name, subject.name, growth.what)) > 1
        ]
        if drawn:
            found[f"{suite.name}_growth"] = lines(growth.title, growth.across, growth.up, drawn)
    return found


def _dots(suite: Suite, results: Results, what: str, size: int, *, thousands: bool = False) -> list[Dot]:
    unit = 1000 if thousands else 1
    return [
        Dot(
            subject.label,
            median / unit,
            f"{_time(median)} µs" if not thousands else f"{median / unit:,.0f} ms",
            subject.name == "ours" or "bpx_api" in subject.name or "bpx_client" in subject.name,
        )
        for subject in suite.subjects
        if (median := results.median(suite.point(subject.name, what, size))) is not None
    ]


def _where(run: BenchmarkRun) -> str:
    machine = run.machine
    said = (
        f"{machine.when}, on {machine.processor} with {machine.cores} cores, {machine.system}, {machine.python}. "
        f"Load average {machine.load:.2f} before and {run.load_after:.2f} after."
    )
    if machine.load < _BUSY:
        return said
    return f"{said}\n\n> The machine was busy with other work: the ratios are rough, and the times too long."


def _side_by_side(suite: Suite, results: Results, drawn: Mapping[str, str]) -> list[str]:
    found = _figures(suite, results, *suite.compared[0])
    ours = results.median(suite.point("ours"))
    if not found or ours is None:
        return []
    rows = [
        [
            _bold(suite.label(figure.point.subject), figure.point.subject == "ours"),
            _time(figure.median),
            f"{_time(figure.spread[0])} – {_time(figure.spread[1])}",
            f"{figure.median / ours:.2f}",
            "" if figure.processor is None else _time(figure.processor),
            *([] if figure.server_share is None else [f"{figure.server_share:.0%}"]),
        ]
        for figure in found
    ]
    head = ["", "µs", "best – worst round", "× bpx-client", "processor, µs", *(["server busy"] if suite.served else [])]
    return [f"## {suite.title}", _image(suite.name, suite.title, drawn), _table(head, rows)]


def _grown(suite: Suite, results: Results, drawn: Mapping[str, str]) -> list[str]:
    growth = _GROWTHS[suite]
    grown = {subject.label: dict(results.grown(suite.name, subject.name, growth.what)) for subject in suite.subjects}
    sizes = sorted({size for points in grown.values() for size in points})
    if len(sizes) < 2:
        return []
    rows = [
        [_bold(label, label == suite.label("ours")), *(_time(points[size]) if size in points else "" for size in sizes)]
        for label, points in grown.items()
    ]
    head = [growth.across, *(f"{size:,}" for size in sizes)]
    said = f"Median {growth.up}:"
    return [
        f"### {growth.title}",
        _image(f"{suite.name}_growth", growth.title, drawn),
        said,
        _table(head, rows),
    ]


def _read(results: Results, drawn: Mapping[str, str]) -> list[str]:
    rows: list[list[str]] = []
    for subject in READING.subjects:
        row = [_bold(subject.label, subject.name == "ours")]
        for what, size in READING.compared:
            point = READING.point(subject.name, what, size)
            median, ratio = results.median(point), results.ratio(point, READING.point("json_alone", what, size))
            row += ["" if median is None else _time(median), "" if ratio is None else f"{ratio:.2f}"]
        rows.append(row)
    if not any(cell for row in rows for cell in row[1:]):
        return []
    head = ["", *(cell for what, _ in READING.compared for cell in (f"{READ[what]}, µs", "× json.loads"))]
    said = (
        "bpx-client and pydantic read decimals, enums and UTC datetimes, and keep unknown fields; "
        "msgspec's times have no zone, and it drops unknown fields. json.loads and orjson give dictionaries of strings."
    )
    return [f"## {READING.title}", _image(READING.name, READING.title, drawn), _table(head, rows), said]


def _imported(run: BenchmarkRun, drawn: Mapping[str, str]) -> list[str]:
    found = _figures(IMPORTING, run.results, *IMPORTING.compared[0])
    httpx = run.results.median(IMPORTING.point("import httpx"))
    if not found or httpx is None:
        return []
    rows = [
        [
            f"`{figure.point.subject}`",
            f"{figure.median / 1000:.0f}",
            f"{figure.spread[0] / 1000:.0f} – {figure.spread[1] / 1000:.0f}",
            f"{figure.median / httpx:.2f}",
        ]
        for figure in found
    ]
    loaded = run.models_loaded or []
    said = f"Model modules loaded by `connect()`: {', '.join(f'`{name}`' for name in loaded) or 'none'}."
    return [
        f"## {IMPORTING.title}",
        _image(IMPORTING.name, IMPORTING.title, drawn),
        _table(("", "ms", "best – worst", "× import httpx"), rows),
        said,
    ]


def _method(run: BenchmarkRun) -> str:
    effort = run.effort
    return f"""\
- Each subject has a process of its own, which stays open with its connections. The subjects alternate: \
{effort.rounds} rounds for the comparison, {effort.growth_rounds} for the other sizes, every second round in \
reverse order. A round lasts {PLACING.seconds * effort.share:g} s for orders, or \
{READING.seconds * effort.share:g} s for anything else, after a warm-up. A figure is the median of the rounds.
- All subjects place the same limit order, created and signed again for every request. The signature and the fields of \
each subject's order are checked once, before the measurement. All but bpx-py keep the connection alive; bpx-py opens \
one for each request. The rate limiter of ccxt is off, and orjson is installed for it.
- bpx-client runs in an environment with its default dependencies only, and is used through `connect()` and \
`aconnect()` with default settings, with retries and all checks on. The rows without a client use the same few lines \
for each library. "Over httpx.Client" is `connect(http_client=httpx.Client())`.
- Reading alternates between up to 8 different bodies, so that no body is read twice in a row. An import is the \
statement alone, in a new interpreter, {effort.imports} times.
- The garbage collector has its default settings. Proxy settings are removed from the environment."""


def _server(results: Results) -> str:
    one, two = (results.figure(FLOODING.point("prepared", "", processes)) for processes in (1, 2))
    if one is None or two is None:
        return ""
    said = (
        "The server is uvicorn (uvloop, httptools) on loopback, in its own process, and responds with prepared bytes. "
        f"It serves {1e6 / one.median:,.0f} requests a second from one process that only sends prepared bytes, and "
        f"{1e6 / two.median:,.0f} from two"
    )
    ours = results.figure(AT_ONCE.point("ours"))
    if ours is None or ours.server_share is None:
        return f"{said}."
    enough = "so the server is not the limit" if ours.median > 2 * two.median else "**so the server is the limit**"
    return (
        f"{said}. bpx-client, 50 at once, sends {1e6 / ours.median:,.0f} and keeps it {ours.server_share:.0%} busy, "
        f"{enough}; each row shows the server's load. For sequential requests, the server's time is part of every "
        "figure, also of the bare socket."
    )


def _versions(run: BenchmarkRun) -> str:
    rows: list[list[str]] = []
    for name, installed in run.versions.items():
        named = _NAMED if name == "ours" else _NAMED_PEERS
        known = {each.lower().replace("_", "-"): version for each, version in installed.items()}
        rows.append([name, ", ".join(f"{each} {known[each]}" for each in named if each in known)])
    return _table(("Environment", ""), rows) + "\n\nresults.json has all versions, and every round."


def _figures(suite: Suite, results: Results, what: str, size: int) -> list[Figure]:
    found = (results.figure(suite.point(subject.name, what, size)) for subject in suite.subjects)
    return sorted((figure for figure in found if figure is not None), key=lambda figure: figure.median)


def _target(check: Check) -> str:
    return f"{check.what + ': ' if check.what else ''}{check.sense} {check.limit:g}{check.unit} {check.than}".rstrip()


def _measured(check: Check) -> str:
    if check.measured is None:
        return "not measured"
    return f"{check.measured:.0f}" if not check.unit else f"{check.measured:.2f}{check.unit}"


def _verdict(holds: bool | None) -> str:
    return {True: "**yes**", False: "**no**", None: "not measured"}[holds]


def _time(microseconds: float) -> str:
    if microseconds >= 100:
        return f"{microseconds:,.0f}"
    return f"{microseconds:.1f}" if microseconds >= 10 else f"{microseconds:.2f}"


def _short(value: float) -> float:
    return float(f"{value:.5g}")


def _bold(text: str, ours: bool) -> str:
    return f"**{text}**" if ours else text


def _image(name: str, title: str, drawn: Mapping[str, str]) -> str:
    return f"![{title}]({name}.svg)" if name in drawn else ""


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---", *["---:" if _is_number(cell) else "---" for cell in (rows[0] if rows else head)[1:]]], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _is_number(cell: str) -> bool:
    return cell[:1].isdigit() and "<br>" not in cell
