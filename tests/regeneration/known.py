"""The list of known failures: each an edit with the outcome that it has today, and should not have."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from .harness import Outcome, Result

KNOWN_FAILURES = Path(__file__).parent / "known_failures.txt"

HEAD = """\
# Edits whose outcome is wrong today; `make regeneration` fails for any other, and for one that isn't wrong any more.
# `make regeneration EDITS=--write-known` writes this file. A line is an outcome (harness.py explains them) and an edit.
"""


def read_known(path: Path = KNOWN_FAILURES) -> dict[str, Outcome]:
    """Return the known outcomes, by the edit's id."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    pairs = (line.split(maxsplit=1) for line in lines if line.strip() and not line.startswith("#"))
    return {name: Outcome(outcome) for outcome, name in pairs}


def write_known(results: Iterable[Result], path: Path = KNOWN_FAILURES) -> None:
    """Write the failures among the results, in their order; those of edits that weren't judged stay."""
    judged = {result.edit.id: result for result in results}
    kept = {name: outcome for name, outcome in read_known(path).items() if name not in judged}
    wrong = {name: result.outcome for name, result in judged.items() if not result.is_right}
    lines = [f"{outcome:<12} {name}\n" for name, outcome in (kept | wrong).items()]
    path.write_text(HEAD + "".join(lines), encoding="utf-8")


def complaints(results: Sequence[Result], known: dict[str, Outcome]) -> list[str]:
    """Return a line for each result that is news: a new failure, another one, or one that is gone."""
    found: list[str] = []
    for result in results:
        before = known.get(result.edit.id)
        if result.is_right and before is not None:
            found.append(f"{result.edit.id}: {result.outcome} now; take it out of {KNOWN_FAILURES.name}")
        elif not result.is_right and before is None:
            found.append(f"{result.edit.id}: {result.outcome}: {result.cause}")
        elif not result.is_right and before is not result.outcome:
            found.append(f"{result.edit.id}: {result.outcome}, not {before} any more: {result.cause}")
    return found


def forgotten(names: Iterable[str], known: dict[str, Outcome]) -> list[str]:
    """Return a line for each known failure that didn't occur."""
    there = set(names)
    return [f"{name}: didn't occur; take it out of {KNOWN_FAILURES.name}" for name in known if name not in there]
