"""A sample of `make regeneration`, and tests of its judgement."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from .document import ROOT, add_operation, base_document, dump, find, line_numbers
from .edits import EDITS, Edit
from .edits.edit import refused, works
from .edits.kinds import INTEGER
from .edits.refusals import note_with
from .generated_documents import SECTION, document_edits
from .harness import Outcome, Result, judge, judge_refusal
from .known import complaints, read_known, write_known

SAMPLE = [
    "kinds: a decimal, sent",
    "kinds: an enum by name, read",
    "kinds: a map of objects, read",
    "kinds: an array of objects, as the response",
    "bodies: an array of objects",
    "responses: 200 and 202, of which one is empty",
    "parameters: a list of an enum by name in the query",
    "limits: a maximum, in a body",
    "names: a field called from",
    "descriptions: triple quotes that close the docstring, in every description",
    "refusals: operations: an operationId that is taken",
    "refusals: the file: a key twice",
]


def test_a_sample_of_edits_works_or_is_refused() -> None:
    arguments = [argument for name in SAMPLE for argument in ("--only", name)]
    done = subprocess.run(
        [sys.executable, "-m", "tests.regeneration", *arguments], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{len(SAMPLE)} edits" in done.stdout


# --- The table --------------------------------------------------------------------------------------------------------


def test_every_edit_has_a_name_of_its_own() -> None:
    assert [name for name, count in Counter(edit.id for edit in EDITS).items() if count > 1] == []
    assert len(EDITS) > 900


def test_every_refusal_names_a_place_that_is_there() -> None:
    for edit in EDITS:
        if edit.at and edit.change is not None:
            document = base_document()
            edit.change(document)
            find(document, edit.at)


def test_every_known_failure_is_an_edit() -> None:
    names = {edit.id for edit in EDITS}
    assert [name for name in read_known() if name not in names and not name.startswith(f"{SECTION}: ")] == []


def test_documents_are_the_same_each_time() -> None:
    drawn = [[edit.program for edit in document_edits(10)] for _ in range(2)]
    assert drawn[0] == drawn[1]


# --- The judgement ----------------------------------------------------------------------------------------------------

READS = "wire.answer_nothing()\nclient.markets.echo(value=7)\n"


def operation(document: dict[str, Any]) -> None:
    add_operation(document, parameters=[{"name": "value", "in": "query", "description": "A.", "schema": INTEGER}])


WRONG = [
    (works("test", "a value that isn't sent", operation, f"{READS}assert wire.query == []"), "use_edit_0000.py"),
    (
        works(
            "test", "a type that mypy and pyright refuse", operation, f"{READS}client.markets.echo(value='7' * 0 or 7)"
        ),
        "pyright",
    ),
    (works("test", "an attribute that isn't there", operation, "client.markets.say()"), "say"),
    (
        works(
            "test",
            "an operation that isn't async",
            operation,
            f"{READS}assert 'Async' not in repr(type(client.markets))",
        ),
        "Async",
    ),
    (refused("test", "a mistake that is accepted", operation, "value"), "accepted"),
]
"""Edits with wrong expectations, each with a word of the cause."""


def print_outcomes(folder: str) -> None:
    """Judge the wrong edits; a process of its own does, because pytest's has threads."""
    results = judge([edit for edit, _ in WRONG], Path(folder), workers=2, progress=lambda _: None)
    sys.stdout.write(json.dumps([[each.outcome, each.cause] for each in results]))


def test_an_accepted_edit_with_a_wrong_result_is_lost(tmp_path: Path) -> None:
    program = "import sys; from tests.regeneration.test_regeneration import *; print_outcomes(sys.argv[1])"
    done = subprocess.run(
        [sys.executable, "-c", program, tmp_path], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert done.returncode == 0, done.stderr
    outcomes = json.loads(done.stdout)
    assert [outcome for outcome, _ in outcomes] == [Outcome.LOST] * len(WRONG), outcomes
    assert [cause for (_, cause), (_, word) in zip(outcomes, WRONG, strict=True) if word not in cause] == []


EDIT = refused(
    "test", "a format", note_with({"type": "string", "format": "decimals"}), "decimals", "decimal", at="/a/b"
)


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        ("openapi.yaml:2: /a/b: 'decimals' is not a format; write 'decimal'\n", Outcome.REFUSED),
        ("openapi.yaml line 2: #/a/b: 'decimals' is not a format; write 'decimal'\n", Outcome.REFUSED),
        ("openapi.yaml: schema Note: 'decimals' is not a format; write 'decimal'\n", Outcome.INCOMPLETE),
        ("openapi.yaml:2: /a/b: 'decimals' is not a format\n", Outcome.INCOMPLETE),
        ("openapi.yaml:2: /a/b: 'decimals', not 'decimal'\nopenapi.yaml:2: /a: more\n", Outcome.INCOMPLETE),
        ("openapi.yaml:1: /a: 'decimals' is not a format; write 'decimal'\n", Outcome.MISLEADING),
        ("openapi.yaml:2: /a/b: a format is wrong\n", Outcome.MISLEADING),
        ("Traceback (most recent call last):\n", Outcome.CRASHED),
        ("ruff failed\n", Outcome.CRASHED),
        ("", Outcome.CRASHED),
    ],
)
def test_a_refusal_names_the_line_and_the_remedy(said: str, outcome: Outcome) -> None:
    assert judge_refusal(EDIT, b"a:\n  b: decimals\n", said)[0] is outcome


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        ("openapi.yaml: schema Note, value: this kind isn't supported", Outcome.UNSUPPORTED),
        ("something is wrong somewhere", Outcome.MISLEADING),
    ],
)
def test_a_kind_that_is_to_work_may_not_be_refused(said: str, outcome: Outcome) -> None:
    edit = works("test", "a kind", operation, READS)
    assert judge_refusal(edit, b"", said)[0] is outcome
    assert not Result(edit, outcome, said).is_right


def test_the_lines_of_a_pointer_are_those_of_its_key_and_value() -> None:
    text = "a:\n  b/c:\n    - x\n    - y: 1\n"
    assert line_numbers(text, "/a/b~1c") == {2, 3}
    assert line_numbers(text, "/a/b~1c/1/y") == {4}
    with pytest.raises(LookupError):
        line_numbers(text, "/a/nowhere")


def test_an_edit_leaves_the_document_of_the_next_one_as_it_was() -> None:
    before = dump(base_document())
    for edit in EDITS[:20]:
        if edit.change is not None:
            edit.change(base_document())
    assert dump(base_document()) == before


# --- The list of known failures -------------------------------------------------------------------------------------


def results(**outcomes: Outcome) -> list[Result]:
    return [Result(Edit("test", name, program="-"), outcome, "why") for name, outcome in outcomes.items()]


def test_news_are_failures_that_are_not_known_and_known_ones_that_are_gone(tmp_path: Path) -> None:
    path = tmp_path / "known.txt"
    write_known(results(a=Outcome.LOST, b=Outcome.CRASHED, c=Outcome.WORKS), path)

    known = read_known(path)
    assert known == {"test: a": Outcome.LOST, "test: b": Outcome.CRASHED}
    assert complaints(results(a=Outcome.LOST, b=Outcome.CRASHED, c=Outcome.WORKS), known) == []
    assert complaints(results(a=Outcome.WORKS, b=Outcome.LOST, c=Outcome.LOST), known) == [
        "test: a: works now; take it out of known_failures.txt",
        "test: b: LOST, not crashed any more: why",
        "test: c: LOST: why",
    ]


def test_the_list_keeps_what_was_not_judged(tmp_path: Path) -> None:
    path = tmp_path / "known.txt"
    write_known(results(a=Outcome.LOST, b=Outcome.LOST), path)
    write_known(results(a=Outcome.WORKS), path)

    assert read_known(path) == {"test: b": Outcome.LOST}
