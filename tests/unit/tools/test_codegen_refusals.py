"""Every mistake of the table of edits is refused on one line, with its place and with what to write instead."""

import contextlib
import json
from pathlib import Path
from typing import Any

import pytest

from tests.regeneration.document import ROOT, Node, base_document, dump
from tests.regeneration.edits.refusals import refusal_edits
from tests.regeneration.harness import DOCUMENT, Outcome, edited, judge_refusal
from tools.codegen.contract import Contract
from tools.codegen.document import ContractError
from tools.contract_live.json_values import is_list, is_object

MISTAKES = [edit for edit in refusal_edits() if not edit.works]


@pytest.mark.parametrize("section", sorted({edit.section for edit in MISTAKES}))
def test_a_mistake_is_refused_with_place_and_remedy(section: str, tmp_path: Path) -> None:
    base, path = dump(base_document()), tmp_path / DOCUMENT
    wrong: dict[str, str] = {}
    for edit in (edit for edit in MISTAKES if edit.section == section):
        content = edited(edit, base)
        path.write_bytes(content)
        with pytest.raises(ContractError) as caught:
            Contract.load(path)
        outcome, cause = judge_refusal(edit, content, str(caught.value))
        if outcome is not Outcome.REFUSED:
            wrong[edit.name] = cause
    assert wrong == {}


def test_a_document_spoiled_anywhere_is_refused_and_breaks_nothing(tmp_path: Path) -> None:
    """Each of its values once as a value of another form; an example or a default may still fit."""
    base = base_document()
    path = tmp_path / DOCUMENT
    for number, (parent, key) in enumerate(places(base)):
        kept, parent[key] = parent[key], (None, True, -1, "", "a", [], {}, [None], {"a": [{}]})[number % 9]
        path.write_text(json.dumps(base), encoding="utf-8")
        with contextlib.suppress(ContractError):
            Contract.load(path)
        parent[key] = kept


def places(node: Node) -> list[tuple[Node, Any]]:
    """Every object and list below a node, with each of its keys."""
    found: list[tuple[Node, Any]] = []
    waiting: list[Node] = [node]
    while waiting:
        current = waiting.pop()
        keys: list[Any] = list(current) if is_object(current) else list(range(len(current)))
        found += [(current, key) for key in keys]
        waiting += [current[key] for key in keys if is_object(current[key]) or is_list(current[key])]
    return found


def test_a_document_of_others_is_taken_without_the_rules_of_the_house(tmp_path: Path) -> None:
    path = tmp_path / "theirs.yaml"
    text = (ROOT / "openapi.yaml").read_text(encoding="utf-8")
    for ours, theirs in (
        ("openapi: 3.1.0", "openapi: 3.0.0"),
        ("      summary: ", "      x-note: "),
        ("example:", "x-example:"),
        ("          format: date-time\n", "          format: date-time\n          nullable: true\n"),
    ):
        assert ours in text
        text = text.replace(ours, theirs)
    path.write_text(text, encoding="utf-8")

    ours_and_theirs = Contract.load(ROOT / "openapi.yaml"), Contract.load(path, house_rules=False)

    assert ours_and_theirs[0].operations.keys() == ours_and_theirs[1].operations.keys()
    with pytest.raises(ContractError, match="has no summary"):
        Contract.load(path)


def test_a_node_that_cant_become_code_is_refused_with_its_place(tmp_path: Path) -> None:
    contract = Contract.load(ROOT / "openapi.yaml")
    node = contract.document["components"]["schemas"]["Order"]["properties"]["id"]

    [line] = str(contract.refusal(node, "is odd", "write something else")).splitlines()

    place = f"openapi.yaml:{contract.source.line('/components/schemas/Order/properties/id')}"
    assert line == f"{place} /components/schemas/Order/properties/id: is odd; write something else"
