"""`make drift` reports every kind of change of the published document, and no mere restructuring."""

# The documents are plain JSON, and a change is a lambda on one.
# pyright: reportUnknownLambdaType=false, reportUnknownMemberType=false, reportUnknownArgumentType=false

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tools.drift.__main__ import main
from tools.drift.comparison import Difference, compare
from tools.drift.facts import DocumentError, read_facts

SIDE = {"type": "string", "enum": ["Bid", "Ask"]}
DOCUMENT: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "Exchange", "version": "1"},
    "servers": [{"url": "https://exchange.example"}],
    "paths": {
        "/order": {
            "get": {
                "operationId": "get_order",
                "tags": ["Order"],
                "x-instruction": "orderQuery",
                "parameters": [
                    {"name": "symbol", "in": "query", "required": True, "schema": {"type": "string"}},
                    {
                        "name": "limit",
                        "in": "query",
                        "schema": {"type": "integer", "minimum": 0, "maximum": 1000, "default": 100},
                    },
                ],
                "responses": {
                    "200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Order"}}}},
                    "400": {
                        "description": "Bad request.",
                        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}},
                    },
                },
            }
        }
    },
    "components": {
        "schemas": {
            "Side": SIDE,
            "Error": {"type": "object", "required": ["code"], "properties": {"code": {"type": "string"}}},
            "Fee": {"type": "object", "required": ["amount"], "properties": {"amount": {"type": "string"}}},
            "Order": {
                "type": "object",
                "required": ["id", "side"],
                "properties": {
                    "id": {"type": "string"},
                    "side": {"$ref": "#/components/schemas/Side"},
                    "price": {"type": "string", "format": "decimal"},
                    "clientId": {"type": ["integer", "null"], "format": "uint32"},
                    "fees": {"type": "array", "items": {"$ref": "#/components/schemas/Fee"}},
                },
            },
        }
    },
}

Change = Callable[[dict[str, Any]], Any]


def get(document: dict[str, Any]) -> Any:
    return document["paths"]["/order"]["get"]


def order(document: dict[str, Any]) -> Any:
    return document["components"]["schemas"]["Order"]


def differences(change: Change) -> list[Difference]:
    published = deepcopy(DOCUMENT)
    change(published)
    return compare(read_facts(DOCUMENT), read_facts(published))


def test_a_document_does_not_differ_from_itself() -> None:
    assert differences(lambda published: None) == []


@pytest.mark.parametrize(
    ("change", "place", "kind", "words"),
    [
        pytest.param(
            lambda d: d["paths"].update({"/time": {"get": {"operationId": "get_time", "responses": {}}}}),
            "",
            "added",
            "GET /time is new",
            id="operation added",
        ),
        pytest.param(lambda d: d["paths"].clear(), "", "removed", "no longer published", id="operation removed"),
        pytest.param(lambda d: d["paths"].update({"/order": None}), "", "removed", "no longer", id="path emptied"),
        pytest.param(
            lambda d: d["paths"].update({"/v2/order": d["paths"].pop("/order")}),
            "",
            "moved",
            "GET /v2/order",
            id="operation moved",
        ),
        pytest.param(
            lambda d: get(d).update({"x-instruction": "orderLookup"}),
            "",
            "instruction",
            "orderLookup",
            id="instruction",
        ),
        pytest.param(lambda d: get(d).update(deprecated=True), "", "deprecated", "is deprecated", id="deprecated"),
        pytest.param(
            lambda d: get(d)["responses"].update({"409": {"description": "Conflict."}}),
            "409",
            "status",
            "add",
            id="status",
        ),
        pytest.param(
            lambda d: get(d)["parameters"].append({"name": "strategyId", "in": "query", "schema": {"type": "string"}}),
            "query strategyId",
            "added",
            "string, optional",
            id="parameter added",
        ),
        pytest.param(
            lambda d: get(d)["parameters"].pop(0), "query symbol", "removed", "remove it", id="parameter removed"
        ),
        pytest.param(
            lambda d: get(d)["parameters"][0].pop("required"),
            "query symbol",
            "required",
            "optional now",
            id="parameter optional",
        ),
        pytest.param(
            lambda d: get(d)["parameters"][1]["schema"].update(maximum=500), "query limit", "limit", "500", id="maximum"
        ),
        pytest.param(
            lambda d: get(d)["parameters"][1]["schema"].update(default=50), "query limit", "default", "50", id="default"
        ),
        pytest.param(
            lambda d: get(d)["parameters"][1].update(
                schema={"type": "integer", "minimum": 0}, description="Default `100`, maximum `250`."
            ),
            "query limit",
            "limit",
            "250",
            id="maximum in prose",
        ),
        pytest.param(
            lambda d: order(d)["properties"].update(fill={"type": "object", "properties": {"id": {"type": "string"}}}),
            "200.fill",
            "added",
            "object, optional",
            id="object added, reported once",
        ),
        pytest.param(
            lambda d: order(d)["properties"].pop("fees"),
            "200.fees",
            "removed",
            "remove it",
            id="list removed, reported once",
        ),
        pytest.param(
            lambda d: order(d)["properties"]["id"].update(type="integer"), "200.id", "type", "integer now", id="type"
        ),
        pytest.param(
            lambda d: order(d)["properties"]["price"].update(format="double"),
            "200.price",
            "format",
            "double",
            id="format",
        ),
        pytest.param(
            lambda d: order(d)["required"].remove("side"), "200.side", "required", "optional now", id="required"
        ),
        pytest.param(
            lambda d: d["components"]["schemas"]["Side"]["enum"].append("Both"),
            "200.side",
            "vocabulary",
            "add Both",
            id="enum value added",
        ),
        pytest.param(
            lambda d: d["components"]["schemas"]["Side"]["enum"].remove("Ask"),
            "200.side",
            "vocabulary",
            "remove Ask",
            id="enum value removed",
        ),
        pytest.param(
            lambda d: d["components"]["schemas"]["Side"].pop("enum"),
            "200.side",
            "vocabulary",
            "any string",
            id="enum opened",
        ),
        pytest.param(
            lambda d: d["components"]["schemas"]["Fee"]["properties"].update(asset={"type": "string"}),
            "200.fees[].asset",
            "added",
            "add it",
            id="field of an item in a list",
        ),
        pytest.param(
            lambda d: order(d)["properties"]["id"].update(type=["string", "null"]),
            "200.id",
            "nullable",
            "may be null now",
            id="required field nullable",
        ),
        pytest.param(
            lambda d: order(d)["properties"]["id"].update(nullable=True),
            "200.id",
            "nullable",
            "may be null now",
            id="required field nullable, as OpenAPI 3.0 says it",
        ),
        pytest.param(
            lambda d: order(d)["properties"]["id"].update(type=["string", "integer"]),
            "200.id",
            "type",
            "integer or string now",
            id="two types",
        ),
        pytest.param(
            lambda d: d["components"]["schemas"]["Error"]["properties"].update(reason={"type": "string"}),
            "reason",
            "added",
            "add it",
            id="field of the error body",
        ),
        pytest.param(
            lambda d: get(d).update(operationId="find_order"), "", "renamed", "find_order", id="operation renamed"
        ),
        pytest.param(
            lambda d: d["servers"][0].update(url="https://new.example"),
            "servers",
            "moved",
            "https://new.example",
            id="exchange moved",
        ),
        pytest.param(
            lambda d: order(d)["properties"]["fees"].update(maxItems=10), "200.fees", "limit", "maxItems 10", id="items"
        ),
    ],
)
def test_a_change_is_reported_once_with_its_place_and_what_to_change(
    change: Change, place: str, kind: str, words: str
) -> None:
    [found] = differences(change)

    assert (found.place, found.kind) == (place, kind)
    assert words in found.text


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(
            lambda d: order(d)["properties"].update(
                side={"allOf": [{"$ref": "#/components/schemas/Side"}, {"description": "Which side."}]}
            ),
            id="an enum wrapped in allOf",
        ),
        pytest.param(lambda d: order(d)["properties"].update(side=dict(SIDE)), id="a schema inlined"),
        pytest.param(
            lambda d: order(d)["properties"]["clientId"].update(type="integer", minimum=0, maximum=2**32 - 1),
            id="null left out, limits spelled out",
        ),
        pytest.param(
            lambda d: d["components"]["schemas"].update(
                Order={
                    "anyOf": [{"$ref": "#/components/schemas/Market"}, {"$ref": "#/components/schemas/Limit"}],
                    "discriminator": {"propertyName": "side"},
                },
                Market={**deepcopy(order(DOCUMENT)), "properties": _without(order(DOCUMENT)["properties"], "price")},
                Limit={"allOf": [{"type": "object", "required": ["price"]}, deepcopy(order(DOCUMENT))]},
            ),
            id="an object split into a union",
        ),
        pytest.param(
            lambda d: get(d)["parameters"].append(
                {"name": "X-SIGNATURE", "in": "header", "required": True, "schema": {"type": "string"}}
            ),
            id="signing headers as parameters",
        ),
        pytest.param(
            lambda d: get(d).update({"x-instruction": None, "description": "**Instruction:** `orderQuery`"}),
            id="the instruction in prose",
        ),
        pytest.param(
            lambda d: d["components"]["schemas"].update(Side={"oneOf": [{"const": "Bid"}, {"const": "Ask"}]}),
            id="an enum as oneOf of constants",
        ),
        pytest.param(lambda d: get(d).pop("operationId"), id="an operation without a name"),
        pytest.param(
            lambda d: d["paths"].update({"/void": None, "/empty": {"get": None, "parameters": None}}), id="empty paths"
        ),
    ],
)
def test_a_restructured_document_does_not_differ(change: Change) -> None:
    assert differences(change) == []


UNION: dict[str, Any] = {
    "anyOf": [{"$ref": "#/components/schemas/MarketOrder"}, {"$ref": "#/components/schemas/LimitOrder"}]
}


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        (lambda price: price.update(type="integer"), "type"),
        (lambda price: price.update(format="double"), "format"),
        (lambda price: price.update(enum=["1"]), "vocabulary"),
        (lambda price: price.update(maxLength=3), "limit"),
        (lambda price: price.update(default="7"), "default"),
        (lambda price: price.update(nullable=True), "nullable"),
    ],
)
@pytest.mark.parametrize("member", ["MarketOrder", "LimitOrder"])
def test_a_change_of_one_member_of_a_union_is_reported(change: Change, kind: str, member: str) -> None:
    ours = deepcopy(DOCUMENT)
    order(ours)["required"].append("price")
    published = deepcopy(ours)
    members = {"MarketOrder": deepcopy(order(ours)), "LimitOrder": deepcopy(order(ours))}
    published["components"]["schemas"].update(Order=UNION, **members)
    assert compare(read_facts(ours), read_facts(published)) == []

    change(published["components"]["schemas"][member]["properties"]["price"])

    [found] = compare(read_facts(ours), read_facts(published))
    assert (found.place, found.kind) == ("200.price", kind)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        pytest.param(
            lambda d: order(d)["properties"].update(side={"$ref": "#/components/schemas/Gone"}),
            "200.side: #/components/schemas/Gone points to nothing",
            id="dangling reference",
        ),
        pytest.param(
            lambda d: order(d)["properties"].update(side={"$ref": "other.yaml#/Side"}),
            "200.side: other.yaml#/Side points out of the document",
            id="external reference",
        ),
        pytest.param(
            lambda d: d["components"]["schemas"].update(Side={"$ref": "#/components/schemas/Side"}),
            "200.side: #/components/schemas/Side refers to itself",
            id="reference to itself",
        ),
        pytest.param(lambda d: get(d).update(responses=[]), "responses: must be an object", id="responses in a list"),
        pytest.param(lambda d: get(d)["parameters"][0].pop("name"), "one has no name", id="nameless parameter"),
    ],
)
def test_anything_that_can_not_be_compared_is_named_with_its_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], change: Change, words: str
) -> None:
    published = deepcopy(DOCUMENT)
    change(published)
    spec = tmp_path / "spec.json"
    spec.write_text(json.dumps(published))

    assert main([str(spec)]) == 2
    assert words in capsys.readouterr().err


@pytest.mark.parametrize(
    "change", [lambda d: get(d).pop("responses"), lambda d: order(d)["properties"].update(id=True)]
)
def test_absent_and_boolean_schemas_are_allowed(change: Change) -> None:
    assert differences(change)


def _places(node: Any, above: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield above
    if not isinstance(node, dict | list):
        return
    for key in list[Any](node) if isinstance(node, dict) else range(len(node)):
        yield from _places(node[key], (*above, key))


SCALARS: st.SearchStrategy[Any] = st.none() | st.booleans() | st.integers() | st.text(max_size=5)
JUNK = st.recursive(
    SCALARS,
    lambda junk: (
        st.lists(junk, max_size=2)
        | st.dictionaries(st.sampled_from(["$ref", "type", "allOf", "properties", "x"]), junk, max_size=2)
    ),
    max_leaves=4,
)


@given(place=st.sampled_from([place for place in _places(DOCUMENT) if place]), junk=JUNK)
def test_no_document_ends_in_a_traceback(place: tuple[Any, ...], junk: Any) -> None:
    published: Any = deepcopy(DOCUMENT)
    node = published
    for step in place[:-1]:
        node = node[step]
    node[place[-1]] = junk
    with suppress(DocumentError):
        compare(read_facts(DOCUMENT), read_facts(published))


def _without(mapping: dict[str, Any], key: str) -> dict[str, Any]:
    return {name: value for name, value in mapping.items() if name != key}


def test_a_schema_that_contains_itself_is_walked_once() -> None:
    document = deepcopy(DOCUMENT)
    order(document)["properties"]["children"] = {"type": "array", "items": {"$ref": "#/components/schemas/Order"}}

    assert compare(read_facts(document), read_facts(document)) == []


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    """The document, a published one with a new enum value, and lists of accepted differences."""
    published = deepcopy(DOCUMENT)
    published["components"]["schemas"]["Side"]["enum"].append("Both")
    rule = {"operation": "get_*", "place": "200.side", "kind": "vocabulary", "reason": "Both is not offered yet."}
    contents = {
        "ours": DOCUMENT,
        "published": published,
        "none": [],
        "accepted": [rule],
        "stale": [rule, {**rule, "place": "200.gone"}],
        "careless": [{**rule, "reason": " "}],
    }
    for name, content in contents.items():
        (tmp_path / f"{name}.yaml").write_text(yaml.safe_dump(content))
    return {name: tmp_path / f"{name}.yaml" for name in contents}


@pytest.mark.parametrize(
    ("published", "accepted", "status", "words"),
    [
        ("ours", "none", 0, "0 differences"),
        ("published", "none", 1, "[vocabulary] 200.side: has other values: add Both"),
        ("published", "accepted", 0, "1 accepted"),
        ("published", "stale", 1, "200.gone (vocabulary) no longer matches a difference; remove it"),
    ],
)
def test_the_exit_status_is_for_ci(
    files: dict[str, Path],
    capsys: pytest.CaptureFixture[str],
    published: str,
    accepted: str,
    status: int,
    words: str,
) -> None:
    arguments = [str(files[published]), "--document", str(files["ours"]), "--accepted", str(files[accepted])]

    assert main(arguments) == status
    assert words in capsys.readouterr().out


def test_an_accepted_difference_needs_a_reason(files: dict[str, Path], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(files["published"]), "--document", str(files["ours"]), "--accepted", str(files["careless"])]) == 2
    assert "entry 1 has no reason" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["[1, 2]", "openapi: 3.1.0", "{", ""])
def test_a_file_without_an_openapi_document_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    spec = tmp_path / "spec.yaml"
    spec.write_text(text)

    assert main([str(spec)]) == 2
    assert str(spec) in capsys.readouterr().err


@pytest.fixture
def a_tenth(tmp_path: Path) -> list[str]:
    """The command line for a document of ten operations, of which the published one has one, changed."""
    ours, published = deepcopy(DOCUMENT), deepcopy(DOCUMENT)
    for number in range(9):
        ours["paths"][f"/{number}"] = {"get": {"operationId": f"get_{number}"}}
    get(published)["deprecated"] = True
    contents: dict[str, Any] = {"ours": ours, "published": published, "none": []}
    for name, content in contents.items():
        (tmp_path / f"{name}.yaml").write_text(yaml.safe_dump(content))
    names = [tmp_path / "published.yaml", "--document", tmp_path / "ours.yaml", "--accepted", tmp_path / "none.yaml"]
    return [str(name) for name in names]


@pytest.mark.parametrize(("options", "status", "removed"), [([], 2, 0), (["--part"], 1, 0), (["--whole"], 1, 9)])
def test_a_document_without_most_operations_is_reported_as_incomplete(
    a_tenth: list[str], capsys: pytest.CaptureFixture[str], options: list[str], status: int, removed: int
) -> None:
    assert main([*a_tenth, *options]) == status

    told = capsys.readouterr()
    assert told.out.count("no longer published; remove it") == removed
    assert "[deprecated] is deprecated" in told.out
    assert ("has only 1 of the 10 operations here" in told.err) == (status == 2)
