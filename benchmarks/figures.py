"""What was measured, and what follows from it: medians, ratios, verdicts."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Point:
    """What is measured.

    Attributes:
        suite: Which kind of work.
        subject: Who does it.
        what: On what: a document's name, or `order` or `batch`.
        size: How much of it: requests at once, items, orders in a batch.
    """

    suite: str
    subject: str
    what: str = ""
    size: int = 1


@dataclass(frozen=True)
class Figure:
    """The rounds of one point.

    Attributes:
        point: What was measured.
        walls: Microseconds for one call, round by round.
        processors: Of those, the client's processor time; empty where it isn't known.
        server: The share of a processor that the server was busy, round by round; empty without a server.
    """

    point: Point
    walls: tuple[float, ...]
    processors: tuple[float, ...] = ()
    server: tuple[float, ...] = ()

    @property
    def median(self) -> float:
        """Microseconds for one call in the middle round."""
        return statistics.median(self.walls)

    @property
    def processor(self) -> float | None:
        """Microseconds of processor time for one call in the middle round."""
        return statistics.median(self.processors) if self.processors else None

    @property
    def server_share(self) -> float | None:
        """How busy the server was in the middle round, from 0 to 1."""
        return statistics.median(self.server) if self.server else None

    @property
    def spread(self) -> tuple[float, float]:
        """The best and the worst round."""
        return min(self.walls), max(self.walls)


class Results:
    """All figures of a run, by their points."""

    def __init__(self, figures: Iterable[Figure] = ()) -> None:
        self._figures = {figure.point: figure for figure in figures}

    def __iter__(self) -> Iterator[Figure]:
        return iter(self._figures.values())

    def add(self, figures: Iterable[Figure]) -> None:
        """Add figures."""
        self._figures |= {figure.point: figure for figure in figures}

    def figure(self, point: Point) -> Figure | None:
        """The rounds of a point; None: it wasn't measured."""
        return self._figures.get(point)

    def median(self, point: Point) -> float | None:
        """The median of a point in microseconds; None: it wasn't measured."""
        figure = self.figure(point)
        return None if figure is None else figure.median

    def ratio(self, over: Point, under: Point) -> float | None:
        """How many times as long the first takes as the second; None: one of them wasn't measured."""
        first, second = self.median(over), self.median(under)
        return None if first is None or second is None else first / second

    def fastest(self, points: Iterable[Point]) -> Point | None:
        """The point with the smallest median; None: one of them wasn't measured."""
        medians = {point: self.median(point) for point in points}
        known = {point: median for point, median in medians.items() if median is not None}
        return min(known, key=known.__getitem__) if known and len(known) == len(medians) else None

    def grown(self, suite: str, subject: str, what: str) -> list[tuple[int, float]]:
        """How the medians of a subject grow: size and microseconds, by size."""
        return sorted(
            (figure.point.size, figure.median)
            for figure in self
            if (figure.point.suite, figure.point.subject, figure.point.what) == (suite, subject, what)
        )


@dataclass(frozen=True)
class Check:
    """One thing that a goal asks for.

    Attributes:
        goal: The goal's number.
        what: What is measured; empty where the goal says it.
        than: What it is compared with; empty where the limit is an amount.
        sense: How the figure must lie to the limit.
        limit: The limit.
        unit: What figure and limit count: `×` for a ratio.
        measured: The figure; None: it wasn't measured.
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
        """Whether the figure is as it must be; None: it wasn't measured."""
        if self.measured is None:
            return None
        if self.sense == "at most":
            return self.measured <= self.limit
        return self.measured >= self.limit if self.sense == "at least" else self.measured > self.limit


def verdict(checks: Iterable[Check]) -> bool | None:
    """Whether all checks hold: False if one doesn't, else None if one wasn't measured."""
    found = [check.holds for check in checks]
    if False in found:
        return False
    return None if None in found or not found else True
