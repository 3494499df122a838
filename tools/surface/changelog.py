"""Write changes as entries of CHANGELOG.md, and the code that has to follow them."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable
from itertools import groupby

from .comparison import Change
from .uses import Use

SECTIONS = "Added", "Changed", "Deprecated", "Removed"
WIDTH = 120


def changelog(changes: Iterable[Change]) -> str:
    """Write the entries; the same change in several places is one entry."""
    entries: dict[tuple[str, bool, str, str], list[str]] = {}
    for change in changes:
        is_told_by_place = change.section in ("Added", "Removed")
        subject = (change.subject or change.place) if is_told_by_place or change.gone else ""
        key = change.section, not change.is_breaking, subject, change.text
        entries.setdefault(key, []).append(change.place)
    blocks: list[str] = []
    for section in SECTIONS:
        lines = [
            _entry(places, text, is_breaking=not harmless)
            for (at, harmless, _, text), places in sorted(entries.items(), key=lambda entry: entry[0][1])
            if at == section
        ]
        if lines:
            blocks.append("\n".join([f"### {section}", "", *lines]))
    return "\n\n".join(blocks)


def used_places(uses: Iterable[Use], most: int | None = None) -> str:
    """Write the places that use what is gone: a line for each file, `file:line, line`; at most `most` files."""
    lines: list[str] = []
    files = 0
    by_item = sorted(uses, key=lambda use: (use.place, use.file.startswith("tests/"), use))
    for (place, successor), group in groupby(by_item, key=lambda use: (use.place, use.successor)):
        named = f" → {successor}" if successor else ""
        found = [f"    {file}:{', '.join(str(use.line) for use in each)}" for file, each in groupby(group, _file)]
        shown = found if most is None else found[: max(most - files, 1)]
        more = [f"    … and {len(found) - len(shown)} more files: see `make surface`"] if shown != found else []
        lines += [f"  {place}{named}", *shown, *more]
        files += len(found)
    return "\n".join(["Handwritten code that uses removed or renamed items:", *lines])


def _file(use: Use) -> str:
    return use.file


def _entry(places: list[str], text: str, *, is_breaking: bool) -> str:
    end = f": {text}" if text else "."
    start = "- **Breaking:** " if is_breaking else "- "
    content = f"{start}{_enumerated(places)}{end}"
    return textwrap.fill(content, WIDTH, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False)


def _enumerated(places: list[str]) -> str:
    """List places, those of one class or operation together: `f(a=…, b=…)`, `Order.price`, `.quantity`."""
    found: list[str] = []
    for owner, group in groupby(places, key=lambda place: re.split(r"\((?!…?\))|\.(?=\w+$)", place)[0]):
        items = list(group)
        if items[0].endswith("=…)"):
            found.append(f"`{owner}({', '.join(item[len(owner) + 1 : -1] for item in items)})`")
        else:
            found += [f"`{items[0]}`", *(f"`{item.removeprefix(owner)}`" for item in items[1:])]
    return ", ".join(found)
