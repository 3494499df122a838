"""Measure a suite: each subject has a process of its own, and the subjects alternate round by round."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from .figures import Figure, Point
from .order import problem
from .processes import BenchmarkError, Server, Worker
from .suites import Environment, Suite
from .timing import Timed, in_round_order

Log = Callable[[str], None]


@dataclass(frozen=True)
class Effort:
    """The number and length of rounds.

    Attributes:
        rounds: Rounds for the comparison.
        growth_rounds: Rounds for the other sizes.
        share: The length of a round, as a share of the suite's.
        imports: Runs of each import statement.
        makes: Runs of `make generate`.
    """

    rounds: int
    growth_rounds: int
    share: float
    imports: int
    makes: int


FULL = Effort(rounds=9, growth_rounds=3, share=1.0, imports=21, makes=3)
QUICK = Effort(rounds=3, growth_rounds=1, share=0.2, imports=3, makes=1)


def measure(
    suite: Suite, pythons: Mapping[Environment, Path], server: Server | None, effort: Effort, log: Log
) -> list[Figure]:
    """Measure every subject of a suite at every point.

    Args:
        suite: The suite.
        pythons: The interpreter of each environment.
        server: The server; None: the suite doesn't need one.
        effort: The number and length of rounds.
        log: Receives progress messages.

    Raises:
        BenchmarkError: a subject failed, or sent another order than the common one.
    """
    turns: dict[Point, list[tuple[Timed, float | None]]] = defaultdict(list)
    with ExitStack() as closing:
        workers: dict[str, Worker] = {}
        for subject in suite.subjects:
            url = server.url if server else ""
            worker = Worker(pythons[subject.environment], suite.name, subject.name, url)
            workers[subject.name] = closing.enter_context(worker)
            if server is not None:
                _check(server, subject.label)
        rounds = [list(suite.compared)] * effort.rounds
        grown = [list(suite.grown)] * effort.growth_rounds
        for number, points in enumerate([*rounds, *grown]):
            if points:
                log(f"{suite.name}: round {number + 1} of {len(rounds) + len(grown) * bool(suite.grown)}")
            for what, size in points:
                for name, worker in in_round_order(workers.items(), number):
                    seconds = suite.seconds * effort.share
                    turns[Point(suite.name, name, what, size)].append(_turn(worker, what, size, seconds, server))
    return [_figure(point, taken) for point, taken in turns.items()]


def measure_server(suite: Suite, pythons: Mapping[Environment, Path], server: Server, effort: Effort) -> list[Figure]:
    """Measure the server alone: one process, and two at once, that only send prepared bytes."""
    found: list[Figure] = []
    [subject] = suite.subjects
    for what, processes in suite.compared:
        with ExitStack() as closing:
            workers = [
                closing.enter_context(Worker(pythons[subject.environment], suite.name, subject.name, server.url))
                for _ in range(processes)
            ]
            turns: list[tuple[Timed, float | None]] = []
            for _ in range(effort.growth_rounds):
                used, begun = server.used(), time.perf_counter()
                for worker in workers:
                    worker.begin(what, processes, suite.seconds * effort.share)
                timed = [worker.end() for worker in workers]
                share = (server.used() - used) / (time.perf_counter() - begun)
                together = 1 / sum(1 / each.wall for each in timed)
                processor = sum(each.processor * each.calls for each in timed) / sum(each.calls for each in timed)
                turns.append((Timed(together, processor, sum(each.calls for each in timed)), share))
        found.append(_figure(Point(suite.name, subject.name, what, processes), turns))
    return found


def _check(server: Server, label: str) -> None:
    wrong = problem(**server.last_order())
    if wrong is not None:
        raise BenchmarkError(f"{label}: {wrong}")


def _turn(worker: Worker, what: str, size: int, seconds: float, server: Server | None) -> tuple[Timed, float | None]:
    if server is None:
        worker.begin(what, size, seconds)
        return worker.end(), None
    used, begun = server.used(), time.perf_counter()
    worker.begin(what, size, seconds)
    timed = worker.end()
    return timed, (server.used() - used) / (time.perf_counter() - begun)


def _figure(point: Point, turns: list[tuple[Timed, float | None]]) -> Figure:
    return Figure(
        point,
        walls=tuple(timed.wall for timed, _ in turns),
        processors=tuple(timed.processor for timed, _ in turns),
        server=tuple(share for _, share in turns if share is not None),
    )
