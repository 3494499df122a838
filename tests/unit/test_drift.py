"""`make drift`: every kind of change of the published document is reported, and none that only cuts it otherwise."""

# The documents are plain JSON, and a change is a lambda on one.
# pyright: reportUnknownLambdaType=false, reportUnknownMemberType=false, reportUnknownArgumentType=false

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml

from drift.__main__ import main
from drift.comparison import Difference, compare
from drift.shapes import shapes

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
                    "400": {"description": "Bad request."},
                },
            }
        }
    },
    "components": {
        "schemas": {
            "Side": SIDE,
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
    return compare(shapes(DOCUMENT), shapes(published))


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
    ],
)
def test_a_change_is_reported_once_with_its_place_and_what_to_mend(
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
    ],
)
def test_a_document_that_is_only_cut_otherwise_does_not_differ(change: Change) -> None:
    assert differences(change) == []


def _without(mapping: dict[str, Any], key: str) -> dict[str, Any]:
    return {name: value for name, value in mapping.items() if name != key}


def test_a_schema_that_contains_itself_is_walked_once() -> None:
    document = deepcopy(DOCUMENT)
    order(document)["properties"]["children"] = {"type": "array", "items": {"$ref": "#/components/schemas/Order"}}

    assert compare(shapes(document), shapes(document)) == []


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
        ("published", "stale", 1, "200.gone (vocabulary) accepts nothing any more; remove it"),
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
def test_what_is_no_openapi_document_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str) -> None:
    spec = tmp_path / "spec.yaml"
    spec.write_text(text)

    assert main([str(spec)]) == 2
    assert str(spec) in capsys.readouterr().err


def test_a_url_that_does_not_answer_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["http://127.0.0.1:9/openapi.json"]) == 2
    assert "http://127.0.0.1:9/openapi.json can't be read" in capsys.readouterr().err
