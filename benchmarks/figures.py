"""Measured figures, and their medians, ratios and verdicts."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Point:
    """The subject and the task of a measurement.

    Attributes:
        suite: The name of the suite.
        subject: The name of the subject.
        what: The task: a document's name, or `order` or `batch`.
        size: The size of the task: concurrent requests, items, or orders in a batch.
    """

    suite: str
    subject: str
    what: str = ""
    size: int = 1


@dataclass(frozen=True)
class Figure:
    """The rounds of one point.

    Attributes:
        point: The subject and the task.
        walls: Microseconds for one call, round by round.
        processors: The client's processor time of these; empty if unknown.
        server: The processor load of the server, from 0 to 1, round by round; empty without a server.
    """

    point: Point
    walls: tuple[float, ...]
    processors: tuple[float, ...] = ()
    server: tuple[float, ...] = ()

    @property
    def median(self) -> float:
        """The median of microseconds for one call."""
        return statistics.median(self.walls)

    @property
    def processor(self) -> float | None:
        """The median of microseconds of processor time for one call."""
        return statistics.median(self.processors) if self.processors else None

    @property
    def server_share(self) -> float | None:
        """The median of the server's processor load, from 0 to 1."""
        return statistics.median(self.server) if self.server else None

    @property
    def spread(self) -> tuple[float, float]:
        """The best and the worst round."""
        return min(self.walls), max(self.walls)


class Results:
    """All figures of a run, by point."""

    def __init__(self, figures: Iterable[Figure] = ()) -> None:
        self._figures = {figure.point: figure for figure in figures}

    def __iter__(self) -> Iterator[Figure]:
        return iter(self._figures.values())

    def add(self, figures: Iterable[Figure]) -> None:
        """Add figures."""
        self._figures |= {figure.point: figure for figure in figures}

    def figure(self, point: Point) -> Figure | None:
        """Return the rounds of a point; None: not measured."""
        return self._figures.get(point)

    def median(self, point: Point) -> float | None:
        """Return the median of a point in microseconds; None: not measured."""
        figure = self.figure(point)
        return None if figure is None else figure.median

    def ratio(self, over: Point, under: Point) -> float | None:
        """Return the ratio of two medians; None: one of them was not measured."""
        first, second = self.median(over), self.median(under)
        return None if first is None or second is None else first / second

    def fastest(self, points: Iterable[Point]) -> Point | None:
        """Return the point with the smallest median; None: one of them was not measured."""
        medians = {point: self.median(point) for point in points}
        known = {point: median for point, median in medians.items() if median is not None}
        return min(known, key=known.__getitem__) if known and len(known) == len(medians) else None

    def grown(self, suite: str, subject: str, what: str) -> list[tuple[int, float]]:
        """Return the medians of a subject for each size: pairs of size and microseconds."""
        return sorted(
            (figure.point.size, figure.median)
            for figure in self
            if (figure.point.suite, figure.point.subject, figure.point.what) == (suite, subject, what)
        )


@dataclass(frozen=True)
class Check:
    """One condition of a goal.

    Attributes:
        goal: The goal's number.
        what: The measured task; empty if it follows from the goal.
        than: The subject of the comparison; empty if the limit is an amount.
        sense: The relation of the figure to the limit.
        limit: The limit.
        unit: The unit of figure and limit; `×` for a ratio.
        measured: The figure; None: not measured.
    """

    goal: int
    what: str
    than: str
    sense: Literal["at least", "at most", "more than"]
    limit: float
    unit: str
    measured: float | None

    @property
    def holds(self) -> bool | None:
        """True if the figure meets the limit; None: not measured."""
        if self.measured is None:
            return None
        if self.sense == "at most":
            return self.measured <= self.limit
        return self.measured >= self.limit if self.sense == "at least" else self.measured > self.limit


def verdict(checks: Iterable[Check]) -> bool | None:
    """Return True if all checks hold, False if one doesn't, else None: one was not measured."""
    found = [check.holds for check in checks]
    if False in found:
        return False
    return None if None in found or not found else True
