"""The sandbox serves whatever is added to openapi.yaml, without an edit of its own."""

import json
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml

from bpx_sandbox.http.document import Document, Operation, Schema
from bpx_sandbox.http.exchange import HANDLERS
from bpx_sandbox.http.index_page import index_page
from bpx_sandbox.http.rate_limiting import SlidingWindowLimiter
from tools.contract_live.json_values import is_list, is_object

from ..customer import Customer
from .test_document import ASSET_OPERATIONS, DOCUMENT, likely

TREE: Any = yaml.load((Path(__file__).parents[4] / "openapi.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)
ITEM = {
    "type": "object",
    "required": ["id"],
    "properties": {
        "id": {"type": "integer"},
        "symbol": {"type": "string"},
        "side": {"$ref": "#/components/schemas/Side"},
        "quantity": {"type": "string", "format": "decimal"},
    },
}
EXAMPLE = {"id": 5, "symbol": "SOL_USDC", "side": "Bid", "quantity": "1.50"}
SEVERAL = [{**EXAMPLE, "id": number} for number in range(5)]
STRING, NUMBER = {"type": "string"}, {"type": "integer"}


def content(schema: Any, example: Any, media_type: str = "application/json") -> dict[str, Any]:
    return {"content": {media_type: {"schema": schema, "example": example}}}


ONE = content({"$ref": "#/components/schemas/Referral"}, EXAMPLE)
LIST_SCHEMA = {"type": "array", "items": {"$ref": "#/components/schemas/Referral"}}
LIST = content(LIST_SCHEMA, SEVERAL)
BODY = {"required": True, **ONE}


def parameter(name: str, place: str = "query", schema: Any = STRING, **more: Any) -> dict[str, Any]:
    return {"name": name, "in": place, "required": True, "schema": schema, **more}


def components(*names: str) -> list[Any]:
    return [{"$ref": f"#/components/parameters/{name}"} for name in names]


def grown(method: str = "get", path: str = "/api/v1/referrals", success: Any = ONE, **node: Any) -> Any:
    """The document with an operation `do_it` and a schema more."""
    tree = deepcopy(TREE)
    tree["components"]["schemas"]["Referral"] = ITEM
    operation = {"operationId": "do_it", "tags": ["Referrals"], "responses": {"200": success}, **node}
    tree["paths"].setdefault(path, {})[method] = operation
    return tree


def customer_of(tree: Any) -> Customer:
    """A customer of a sandbox that serves another document."""
    customer = Customer()
    customer.sandbox.exchange.document = Document(tree)
    return customer


SIGNED: dict[str, Any] = {"x-instruction": "doIt", "security": [{"signature": []}]}


@pytest.mark.parametrize(
    ("tree", "given"),
    [
        (grown(**SIGNED), {}),
        (grown("post", requestBody=BODY, **SIGNED), EXAMPLE),
        (grown("put", requestBody=BODY, responses={"201": ONE}, **SIGNED), EXAMPLE),
        (grown("post", requestBody=BODY, responses={"202": ONE}, **SIGNED), EXAMPLE),
        (grown("delete", requestBody=BODY, responses={"2XX": ONE}, **SIGNED), EXAMPLE),
        (grown("patch", requestBody={**BODY, "required": False}, responses={"default": ONE}, **SIGNED), EXAMPLE),
        (grown(parameters=[parameter("side", schema={"type": "array", "items": STRING})]), {"side": ["Bid", "Ask"]}),
        (grown(parameters=[parameter("X-Agent", "header")], **SIGNED), {"X-Agent": "me"}),
        (grown("delete", parameters=[parameter("id", schema=NUMBER)], **SIGNED), {"id": 5}),
        (grown("put", parameters=[parameter("n", schema=NUMBER)], requestBody=BODY, **SIGNED), {**EXAMPLE, "n": 5}),
        (grown(parameters=[parameter("rate", schema={"type": "number"})]), {"rate": 0.5}),
        (grown(parameters=[parameter("id", schema={"anyOf": [{"type": "null"}, NUMBER]})]), {"id": 5}),
        (grown(parameters=[parameter("id", schema={"enum": [5, 6]})]), {"id": 5}),
    ],
)  # fmt: skip
def test_an_operation_is_served_as_its_example(tree: Any, given: dict[str, Any]) -> None:
    answer = customer_of(tree).call("do_it", None, **given)
    assert answer.content == EXAMPLE, answer
    assert answer.headers["X-Sandbox"] == "example"
    [success] = tree["paths"]["/api/v1/referrals"].popitem()[1]["responses"]
    assert answer.status == (int(success) if success.isdecimal() else 200)


def test_a_body_that_is_optional_may_be_absent_and_is_checked_where_it_comes() -> None:
    tree = grown("post", path="/api/v1/referral", requestBody={**BODY, "required": False})
    customer = customer_of(tree)
    operation = customer.sandbox.exchange.document.operations["do_it"]
    answers = [customer.sandbox.exchange.respond(operation, [], {}, body).status for body in (b"", b'{"id":5}', b"{}")]
    assert answers == [200, 200, 400]


@pytest.mark.parametrize(
    "kind", ["application/x-www-form-urlencoded", "multipart/form-data", "application/octet-stream"]
)
def test_a_body_that_is_not_json_is_taken_as_it_is(kind: str) -> None:
    customer = customer_of(grown("post", requestBody=content(ITEM, EXAMPLE, kind)))
    operation = customer.sandbox.exchange.document.operations["do_it"]
    assert customer.sandbox.exchange.respond(operation, [], {}, b"\xff\x00").content == EXAMPLE


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("text/plain", "a,b"),
        ("text/csv", "a,b"),
        ("application/octet-stream", "a,b"),
        ("application/vnd.x+json", '"a,b"'),
    ],
)
def test_a_response_has_the_media_type_of_the_document(tmp_path: Path, kind: str, body: str) -> None:
    status, headers, sent = served(tmp_path, grown(success=content(STRING, "a,b", kind))).send(
        "GET", "/api/v1/referrals"
    )
    assert (status, headers["content-type"].split(";")[0], sent.decode()) == (200, kind, body)


def served(tmp_path: Path, tree: Any) -> Customer:
    """A customer of an application that serves another document."""
    document = tmp_path / "openapi.yaml"
    document.write_text(json.dumps(tree), encoding="utf-8")
    customer = Customer()
    customer.sandbox = type(customer.sandbox)(seed=1, clock=lambda: customer.now, document=document)
    return customer


def test_a_path_may_have_parameters(tmp_path: Path) -> None:
    path = "/api/v1/referrals/{symbol}/of/{the-id}"
    tree = grown(path=path, parameters=[parameter("symbol", "path"), parameter("the-id", "path", NUMBER)])
    tree["paths"]["/api/v1/referrals/all/of/{the-id}"] = {
        # The parameters of a path are those of all its operations.
        "parameters": [parameter("the-id", "path", NUMBER)],
        "get": {"operationId": "do_all", "responses": {"200": LIST}},
    }
    customer = served(tmp_path, tree)
    status, _, body = customer.send("GET", "/api/v1/referrals/a%2Fb/of/5")
    assert (status, json.loads(body)) == (200, {**EXAMPLE, "symbol": "a/b"})
    assert customer.send("GET", "/api/v1/referrals/a/of/b")[0] == 400
    assert customer.send("POST", "/api/v1/referrals/a/of/5")[0] == 405
    assert [customer.send("GET", f"/api/v1/referrals/{rest}")[0] for rest in ("a", "a/of/", "a/of/5/6")] == [404] * 3
    assert len(json.loads(customer.send("GET", "/api/v1/referrals/all/of/5")[2])) == len(SEVERAL)


def test_a_parameter_may_be_in_a_cookie(tmp_path: Path) -> None:
    customer = served(tmp_path, grown(parameters=[parameter("symbol", "cookie")]))
    assert customer.send("GET", "/api/v1/referrals")[0] == 400
    _, _, body = customer.send("GET", "/api/v1/referrals", headers={"Cookie": "other=1; symbol=BTC_USDC"})
    assert json.loads(body)["symbol"] == "BTC_USDC"


def test_the_example_of_a_history_is_paged() -> None:
    customer = customer_of(grown(success=LIST, parameters=components("sortDirection", "limit", "offset")))
    answers = [customer.call("do_it", None, limit=2, offset=offset) for offset in (0, 4, 6)]
    assert [answer.content for answer in answers] == [SEVERAL[:2], SEVERAL[4:], []]
    assert [answer.headers["X-Total"] for answer in answers] == ["5"] * 3


@pytest.mark.parametrize("results", [SEVERAL, SEVERAL[:1]])
def test_the_example_of_a_batch_has_a_result_for_each_entry(results: Any) -> None:
    success = content(LIST_SCHEMA, results)
    body = {"required": True, "x-body-name": "referrals", **content(LIST_SCHEMA, SEVERAL)}
    customer = customer_of(grown("post", success=success, requestBody=body, **SIGNED))
    entries = [{"id": 1, "symbol": symbol} for symbol in ("A", "B", "C")]
    assert [item["symbol"] for item in customer.get("do_it", entries)] == ["A", "B", "C"]


def test_an_example_is_left_alone_where_it_does_not_fit_the_request() -> None:
    success = content({"type": "object", "properties": {"symbol": {"const": "SOL_USDC"}}}, {"symbol": "SOL_USDC"})
    customer = customer_of(grown(success=success, parameters=[parameter("symbol")]))
    assert customer.get("do_it", symbol="BTC_USDC") == {"symbol": "SOL_USDC"}


def test_historical_data_are_what_the_document_marks() -> None:
    document = Document(grown(**{"x-rate-limit": "historical"}))
    nodes = (node for item in TREE["paths"].values() for node in item.values())
    marked = {node["operationId"] for node in nodes if node.get("x-rate-limit") == "historical"}
    found = {operation.id for operation in document.operations.values() if operation.is_historical}
    assert found == {"do_it", *marked}


def test_an_operation_is_limited_as_the_document_says() -> None:
    customer = customer_of(grown(**{"x-rate-limit": "historical"}))
    customer.sandbox.exchange.rate_limiter = SlidingWindowLimiter()
    assert [customer.call("do_it").status for _ in range(31)] == [200] * 30 + [429]


def test_an_operation_is_on_the_page() -> None:
    page = index_page(Document(grown()), HANDLERS)
    assert "<td>do_it</td><td>GET</td><td>/api/v1/referrals</td><td>example</td>" in page


def test_an_operation_that_can_only_fail_is_refused() -> None:
    with pytest.raises(ValueError, match="do_it has no successful response"):
        Document(grown(responses={"400": {"$ref": "#/components/responses/BadRequest"}}))


def renamed(tree: Any) -> Any:
    """The document with another name for every operation."""
    tree = deepcopy(tree)
    for item in tree["paths"].values():
        for node in item.values():
            node["operationId"] = f"new_{node['operationId']}"
    return tree


def test_an_operation_is_answered_from_state_whatever_its_name() -> None:
    customer = customer_of(renamed(TREE))
    order = {"symbol": "SOL_USDC", "side": "Bid", "orderType": "Limit", "price": "150.00", "quantity": "1"}
    placed = customer.call("new_execute_order", None, **order)
    assert (placed.status, placed.headers["X-Sandbox"]) == (200, "state")
    assert customer.get("new_get_open_orders") == [placed.content]
    # As everything that depends on the operation.
    assert "Invalid market symbol" in customer.refusal("new_execute_order", None, **{**order, "symbol": "NONE"})
    customer.sandbox.exchange.unknown_keys = "empty"
    customer.sandbox.exchange.replace_engine(customer.sandbox.exchange.engine)
    assert customer.get("new_get_balances") == {}


# Enums

TOMORROW = "Tomorrow"


def with_more_values(node: Any) -> Any:
    """A document with one value more in each enum of strings."""
    if is_object(node):
        changed = {name: with_more_values(part) for name, part in node.items()}
        enum = changed.get("enum")
        if is_list(enum) and all(isinstance(value, str) for value in enum):
            changed["enum"] = [*enum, TOMORROW]
        return changed
    return [with_more_values(part) for part in node] if is_list(node) else node


OF_TOMORROW = Document(with_more_values(TREE))


def is_new(schemas: tuple[Schema | None, Schema | None], value: Any) -> bool:
    """Return True if the document takes a value only with the values of tomorrow."""
    before, after = schemas
    return before is not None and after is not None and before.violation(value) != after.violation(value) is None


def requests_of_tomorrow(operation: Operation) -> Iterator[tuple[str, Any]]:
    """Yield the requests of an operation that have one value which the sandbox doesn't know, with its field."""
    grown = OF_TOMORROW.operations[operation.id]
    valid: dict[str, Any] = {each.name: likely(each) for each in operation.parameters if each.required}
    if operation.id in ASSET_OPERATIONS:
        valid["symbol"] = "SOL"
    for before, after in zip(operation.parameters, grown.parameters, strict=True):
        for value in (TOMORROW, [TOMORROW]):
            if is_new((before.schema, after.schema), value):
                yield before.name, {**valid, before.name: value}
    is_batch = isinstance(operation.body_example, list)
    example: Any = operation.body_example
    for name in fields_of(operation):
        entry = {**(example[0] if is_batch else example), name: TOMORROW}
        body = [entry] if is_batch else entry
        if is_new((operation.body, grown.body), body):
            yield name, body


def fields_of(operation: Operation) -> list[str]:
    """The fields of a JSON body, or of each entry of a batch."""
    if operation.body is None:
        return []
    node: Any = DOCUMENT.resolve(operation.body.pointer)
    found: Any = DOCUMENT.resolve(node["items"]["$ref"]) if "items" in node else node
    return list(found["properties"])


REQUESTS = [
    pytest.param(operation.id, request, id=f"{operation.id}-{name}")
    for operation in DOCUMENT.operations.values()
    if operation.endpoint in HANDLERS
    for name, request in requests_of_tomorrow(operation)
]


@pytest.mark.parametrize(("operation_id", "given"), REQUESTS)
def test_a_value_that_only_the_document_knows_is_no_failure(operation_id: str, given: Any) -> None:
    customer = Customer()
    customer.sandbox.exchange.document = OF_TOMORROW
    answer = customer.call(operation_id, given) if is_list(given) else customer.call(operation_id, **given)
    assert answer.status < 500, answer.content
    if answer.status >= 400:
        assert "can't simulate" in str(answer.content)
