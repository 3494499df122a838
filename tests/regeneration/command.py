"""The command line of `make regeneration`."""

import argparse
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from .edits import EDITS
from .generated_documents import SECTION, by_cause, document_edits
from .harness import Outcome, Result, by_section, judge
from .known import complaints, forgotten, read_known, write_known

DOCUMENTS = 150


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the exit status is 0 if every outcome is right or known."""
    parser = argparse.ArgumentParser(prog="python -m tests.regeneration", description=__doc__)
    parser.add_argument("words", nargs="*", help="judge only the edits whose names contain all of these words")
    parser.add_argument("--only", action="append", help="judge only the edit with this name; may be repeated")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="default: %(default)s")
    parser.add_argument("--no-types", action="store_true", help="don't run ruff, mypy and pyright; takes a third")
    parser.add_argument("--causes", action="store_true", help="list every wrong outcome with its cause, known or not")
    parser.add_argument("--keep", type=Path, help="an empty folder for documents, packages and programs")
    parser.add_argument("--write-known", action="store_true", help="write known_failures.txt from the outcomes")
    parser.add_argument("--documents", type=int, default=DOCUMENTS, help="drawn by Hypothesis; default: %(default)s")
    options = parser.parse_args(arguments)
    if options.no_types and options.write_known:
        parser.error("--write-known needs the checkers, which --no-types leaves out")
    edits = EDITS if options.only else [*EDITS, *document_edits(options.documents)]
    chosen = [edit for edit in edits if all(word in edit.id for word in options.words)]
    if options.only:
        chosen = [edit for edit in edits if edit.id in options.only]
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="regeneration-") as scratch:
        folder = options.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        progress = Progress(len(chosen))
        results = judge(
            chosen, folder.resolve(), workers=options.workers, types=not options.no_types, progress=progress.show
        )
    print(f"\n{report(results)}\n\n{len(results)} edits in {time.monotonic() - started:.0f} s")
    results = [
        *(result for result in results if result.edit.section != SECTION),
        *by_cause([result for result in results if result.edit.section == SECTION]),
    ]
    if options.causes:
        print("\n".join(f"{each.outcome}  {each.edit.id}: {each.cause}" for each in results if not each.is_right))
    if options.write_known:
        write_known(results)
    known = read_known()
    # Without the checkers an edit that works may be one whose types are wrong.
    news = complaints([each for each in results if not (options.no_types and each.is_right)], known)
    if not (options.words or options.only) and options.documents == DOCUMENTS and not options.no_types:
        news += forgotten((result.edit.id for result in results), known)
    for line in news:
        print(line)
    return 1 if news else 0


class Progress:
    """A dot for each edit, or what it came to if it isn't right."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._marks: list[str] = []

    def show(self, result: Result) -> None:
        """Print one mark, and the count at the end of a line."""
        self._marks.append("." if result.is_right else result.outcome[0])
        print(self._marks[-1], end="", flush=True)
        if len(self._marks) % 80 == 0 or len(self._marks) == self._total:
            print(f" {len(self._marks)}/{self._total}", file=sys.stdout, flush=True)


def report(results: Sequence[Result]) -> str:
    """Return a table: the number of each outcome, by section."""
    rows = [(name, Counter(each.outcome for each in found)) for name, found in by_section(results).items()]
    rows.append(("all", Counter(each.outcome for each in results)))
    width = max(len(name) for name, _ in rows)
    lines = [f"{'':<{width}}" + "".join(f"{outcome:>12}" for outcome in Outcome)]
    lines += [f"{name:<{width}}" + "".join(f"{counts[each] or '-':>12}" for each in Outcome) for name, counts in rows]
    return "\n".join(lines)
