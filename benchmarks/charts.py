"""SVG charts with logarithmic axes: dots on one axis, lines on two. They support light and dark mode."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

WIDTH = 760
LABELS = 250
"""The left end of the dots' axis; the labels are to the left of it."""

LEFT, RIGHT, TOP, BOTTOM = 88, 236, 54, 44
"""The margins of the chart of lines; the labels are in the right margin."""

ROW = 24
HEIGHT = 400

_STYLE = """
text { font: 13px system-ui, -apple-system, "Segoe UI", sans-serif; fill: var(--ink) }
.title { font-size: 15px; font-weight: 600 }
.quiet { fill: var(--quiet); font-size: 12px }
.ours { font-weight: 700 }
.grid { stroke: var(--grid); stroke-width: 1 }
svg { --ink: #1f2328; --quiet: #59636e; --grid: #d8dee4; --c0: #0969da; --c1: #bc4c00; --c2: #1a7f37; --c3: #8250df;
  --c4: #bf3989; --c5: #7d6b00 }
@media (prefers-color-scheme: dark) {
  svg { --ink: #e6edf3; --quiet: #9198a1; --grid: #343b44; --c0: #58a6ff; --c1: #f0883e; --c2: #3fb950; --c3: #bc8cff;
    --c4: #f778ba; --c5: #d9c43a }
}
"""


@dataclass(frozen=True)
class Dot:
    """One row of a chart of dots.

    Attributes:
        label: The label.
        value: The value on the axis.
        shown: The value, formatted.
        ours: True to highlight the dot.
    """

    label: str
    value: float
    shown: str
    ours: bool = False


@dataclass(frozen=True)
class Line:
    """One line of a chart of lines.

    Attributes:
        label: The label.
        points: The points of the line.
        ours: True to highlight the line.
    """

    label: str
    points: Sequence[tuple[float, float]]
    ours: bool = False


def dots(title: str, axis: str, groups: Sequence[tuple[str, Sequence[Dot]]]) -> str:
    """Draw a chart with a row for each dot, the smallest first, in groups that share one logarithmic axis.

    Args:
        title: The chart's title.
        axis: The label of the axis.
        groups: The groups, each with a heading, which may be empty.
    """
    values = [dot.value for _, group in groups for dot in group]
    scale = _Scale(min(values), max(values), LABELS, WIDTH - 90)
    rows: list[str] = []
    y = TOP
    for heading, group in groups:
        if heading:
            rows.append(_text(16, y + 4, heading, "quiet"))
            y += ROW
        for dot in sorted(group, key=lambda each: each.value):
            x, kind = scale(dot.value), "ours" if dot.ours else ""
            colour = "--c0" if dot.ours else "--quiet"
            rows += [
                _text(LABELS - 14, y + 4, dot.label, kind, anchor="end"),
                f'<line x1="{LABELS}" y1="{y}" x2="{x:.1f}" y2="{y}" style="stroke: var({colour}); opacity: .45"/>',
                f'<circle cx="{x:.1f}" cy="{y}" r="{6 if dot.ours else 5}" style="fill: var({colour})"/>',
                _text(x + 11, y + 4, dot.shown, kind),
            ]
            y += ROW
        y += 10 if heading else 0
    grid = [
        piece
        for tick in scale.ticks()
        for piece in (
            f'<line class="grid" x1="{scale(tick):.1f}" y1="{TOP - 14}" x2="{scale(tick):.1f}" y2="{y - 6}"/>',
            _text(scale(tick), y + 12, _number(tick), "quiet", anchor="middle"),
        )
    ]
    end = _text(WIDTH - 16, y + 32, axis, "quiet", anchor="end")
    return _svg(y + 44, title, [*grid, *rows, end])


def lines(title: str, across: str, up: str, drawn: Sequence[Line]) -> str:
    """Draw a chart of lines on two logarithmic axes.

    Args:
        title: The chart's title.
        across: The label of the horizontal axis.
        up: The label of the vertical axis.
        drawn: The lines.
    """
    points = [point for line in drawn for point in line.points]
    to_x = _Scale(min(x for x, _ in points), max(x for x, _ in points), LEFT, WIDTH - RIGHT)
    to_y = _Scale(min(y for _, y in points), max(y for _, y in points), HEIGHT - BOTTOM, TOP)
    found: list[str] = []
    for tick in to_x.ticks():
        x = to_x(tick)
        found += [
            f'<line class="grid" x1="{x:.1f}" y1="{TOP}" x2="{x:.1f}" y2="{HEIGHT - BOTTOM}"/>',
            _text(x, HEIGHT - BOTTOM + 18, _number(tick), "quiet", anchor="middle"),
        ]
    for tick in to_y.ticks():
        y = to_y(tick)
        found += [
            f'<line class="grid" x1="{LEFT}" y1="{y:.1f}" x2="{WIDTH - RIGHT}" y2="{y:.1f}"/>',
            _text(LEFT - 8, y + 4, _number(tick), "quiet", anchor="end"),
        ]
    colours = _colours(drawn)
    for line, colour in zip(drawn, colours, strict=True):
        path = " ".join(f"{to_x(x):.1f},{to_y(y):.1f}" for x, y in line.points)
        width = 3.5 if line.ours else 2
        found.append(f'<polyline points="{path}" style="fill: none; stroke: var({colour}); stroke-width: {width}"/>')
        found += [
            f'<circle cx="{to_x(x):.1f}" cy="{to_y(y):.1f}" r="{width}" style="fill: var({colour})"/>'
            for x, y in line.points
        ]
    heights = _apart([to_y(line.points[-1][1]) for line in drawn], 17)
    for line, colour, y in zip(drawn, colours, heights, strict=True):
        x, kind = WIDTH - RIGHT + 12, "ours" if line.ours else ""
        found.append(_text(x, y + 4, line.label, kind, style=f"fill: var({colour})"))
    found += [
        _text(LEFT, TOP - 12, up, "quiet"),
        _text(WIDTH - RIGHT, HEIGHT - 8, across, "quiet", anchor="end"),
    ]
    return _svg(HEIGHT, title, found)


class _Scale:
    """A logarithmic scale from values to coordinates."""

    def __init__(self, least: float, most: float, begin: float, end: float) -> None:
        # The ends are ticks outside of the range of values.
        self._least = max([tick for tick in _TICKS if tick < least * 0.999], default=least / 2)
        self._most = min([tick for tick in _TICKS if tick > most * 1.001], default=most * 2)
        self._begin, self._end = begin, end

    def __call__(self, value: float) -> float:
        share = math.log(value / self._least) / math.log(self._most / self._least)
        return self._begin + share * (self._end - self._begin)

    def ticks(self) -> list[float]:
        """Return the powers of ten, and two and five times them if there is room."""
        within = [tick for tick in _TICKS if self._least <= tick <= self._most]
        tens = [tick for tick in within if math.log10(tick).is_integer()]
        return within if len(within) <= 9 else tens


_TICKS = [digit * 10.0**power for power in range(-3, 10) for digit in (1, 2, 5)]


def _colours(drawn: Sequence[Line]) -> list[str]:
    others = iter(f"--c{number}" for number in range(1, len(drawn) + 1))
    return ["--c0" if line.ours else next(others) for line in drawn]


def _apart(heights: Sequence[float], least: float) -> list[float]:
    """Move heights apart, so that labels don't overlap."""
    moved = list(heights)
    order = sorted(range(len(moved)), key=moved.__getitem__)
    for above, below in pairwise(order):
        moved[below] = max(moved[below], moved[above] + least)
    return moved


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 1 else f"{value:g}"


def _text(x: float, y: float, text: str, kind: str = "", *, anchor: str = "start", style: str = "") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" class="{kind}" text-anchor="{anchor}" style="{style}">{escape(text)}</text>'


def _svg(height: float, title: str, pieces: Sequence[str]) -> str:
    start = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:.0f}" width="{WIDTH}" '
        f'height="{height:.0f}" role="img">'
    )
    head = [start, f"<title>{escape(title)}</title>", f"<style>{_STYLE}</style>", _text(16, 24, title, "title")]
    return "\n".join([*head, *pieces, "</svg>"]) + "\n"
