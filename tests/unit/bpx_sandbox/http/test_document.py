"""The sandbox serves openapi.yaml: routes, checks of requests, and valid responses."""

from collections.abc import Mapping
from typing import Any

import pytest

from bpx_sandbox.http.document import Operation, Parameter, load_document
from bpx_sandbox.http.exchange import HANDLERS

from ..customer import Customer

DOCUMENT = load_document()
OPERATIONS = list(DOCUMENT.operations.values())


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.id)
def test_every_example_is_valid(operation: Operation) -> None:
    for response in operation.responses.values():
        if response.example is not None:
            assert response.violation(response.example) is None
    if operation.body is not None:
        assert operation.body_example is not None
        assert operation.body.violation(operation.body_example) is None


ASSET_OPERATIONS = ("get_max_borrow_quantity", "get_max_withdrawal_quantity")
"""Operations whose `symbol` is an asset, not a market."""


def likely(parameter: Parameter) -> Any:
    """Return a valid value of a parameter: the document's example, or the first of the values that it allows."""
    node: Any = DOCUMENT.resolve(parameter.schema.pointer.removesuffix("/schema"))
    schema: Any = DOCUMENT.resolve(parameter.schema.pointer)
    return node.get("example", schema.get("example", schema.get("default", schema.get("enum", [None])[0])))


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.id)
def test_every_operation_answers(visitor: Customer, operation: Operation) -> None:
    customer = visitor
    parameters: dict[str, Any] = {each.name: likely(each) for each in operation.parameters if each.required}
    if operation.id in ASSET_OPERATIONS:
        parameters["symbol"] = "SOL"
    body = operation.body_example
    if operation.id in ("get_order", "cancel_order"):
        customer = Customer()
        customer.limit("Bid", "170.00", "1", clientId=1)
        body, parameters = None, {"symbol": "SOL_USDC", "clientId": 1}
    if isinstance(body, Mapping):
        parameters.update(body)
    batch = [dict(entry) for entry in body if isinstance(entry, Mapping)] if isinstance(body, list) else None
    customer.get(operation.id, batch, **parameters)


def test_every_handler_belongs_to_an_operation() -> None:
    assert set(HANDLERS) <= {operation.endpoint for operation in OPERATIONS}


INVALID_VALUE = "Expect a valid enumeration value."


@pytest.mark.parametrize(
    ("operation_id", "parameters", "reason"),
    [
        (
            "get_depth",
            {"symbol": "SOL_USDC", "limit": "30"},
            f'`limit`: failed to parse "DepthLimit": {INVALID_VALUE}',
        ),
        ("get_klines", {"symbol": "SOL_USDC"}, f'`interval`: failed to parse "KlineInterval": {INVALID_VALUE}'),
        ("get_markets", {"marketType": "FUTURE"}, f'`marketType`: failed to parse "MarketType": {INVALID_VALUE}'),
        ("get_market", {}, '`symbol`: failed to parse "string": it is required'),
        (
            "get_fills",
            {"limit": "1001"},
            '`limit`: failed to parse "integer": 1001 is greater than the maximum of 1000',
        ),
        ("get_fills", {"limit": "ten"}, '`limit`: failed to parse "integer": "ten" is not of type "integer"'),
        (
            "get_deposits",
            {"excludePlatform": "yes"},
            '`excludePlatform`: failed to parse "boolean": "yes" is not of type "boolean"',
        ),
    ],
)
def test_a_parameter_that_does_not_parse_is_refused_in_plain_text(
    customer: Customer, operation_id: str, parameters: dict[str, Any], reason: str
) -> None:
    answer = customer.call(operation_id, **parameters)
    assert (answer.status, answer.media_type) == (400, "text/plain")
    assert answer.content == f"failed to parse parameter {reason}"


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"side": "Buy"}, f'"Side": {INVALID_VALUE} (occurred while parsing "OrderExecutePayload")'),
        ({"symbol": "S"}, '"MarketSymbol": Invalid market symbol (occurred while parsing "OrderExecutePayload")'),
        ({"side": None}, '"OrderExecutePayload": "side" is a required property'),
        ({"price": "1e5"}, '"OrderExecutePayload": price: "1e5" is not a "decimal"'),
        ({"price": "9" * 30}, f'"OrderExecutePayload": price: "{"9" * 30}" is not a "decimal"'),
        ({"clientId": 2**32}, '"OrderExecutePayload": clientId: 4294967296 is greater than the maximum of 4294967295'),
    ],
)
def test_a_body_that_does_not_parse_is_refused_in_plain_text(
    customer: Customer, changed: dict[str, Any], reason: str
) -> None:
    order: dict[str, Any] = {"symbol": "SOL_USDC", "side": "Bid", "orderType": "Limit", **changed}
    kept: dict[str, Any] = {name: value for name, value in order.items() if value is not None}
    answer = customer.call("execute_order", None, **kept)
    assert (answer.status, answer.media_type) == (400, "text/plain")
    assert answer.content == f"parse request payload error: failed to parse {reason}"


def test_a_wrong_entry_of_a_batch_is_named_by_its_place(customer: Customer) -> None:
    right = {"symbol": "SOL_USDC", "side": "Bid", "orderType": "Market", "quantity": "1"}
    assert 'Payload": 1.quantity: ' in customer.refusal("execute_order_batch", [right, {**right, "quantity": "a"}])


def test_refusals_travel_with_their_media_types(customer: Customer) -> None:
    status, headers, body = customer.send("GET", "/api/v1/depth", query=b"symbol=SOL_USDC&limit=30")
    assert (status, headers["content-type"]) == (400, "text/plain; charset=utf-8")
    assert body.startswith(b"failed to parse parameter `limit`")
    status, headers, body = customer.send("GET", "/api/v1/nope")
    assert (status, headers["content-type"], body) == (404, "text/plain; charset=utf-8", b"not found")
    status, headers, _ = customer.send("GET", "/api/v1/depth", query=b"symbol=NOPE")
    assert (status, headers["content-type"]) == (400, "application/json")


@pytest.mark.parametrize(
    "raw", [b"", b"{", b"1", b'"text"', b"\xff", b'{"price": NaN}', b'{"price": "\\ud800"}', b"[" * 10**5]
)
def test_a_body_that_is_no_object_or_list_is_refused(customer: Customer, raw: bytes) -> None:
    operation = DOCUMENT.operations["execute_order"]
    text = f"instruction=orderExecute&timestamp={customer.now}&window=5000"
    answer = customer.sandbox.exchange.respond(operation, [], customer.headers(text), raw)
    assert answer.status == 400


def test_a_body_nested_too_deeply_is_refused(customer: Customer) -> None:
    nest = "[" * 500 + "]" * 500
    text = f"instruction=orderExecute&more={nest}&timestamp={customer.now}&window=5000"
    operation, body = DOCUMENT.operations["execute_order"], f'{{"more":{nest}}}'
    assert customer.sandbox.exchange.respond(operation, [], customer.headers(text), body.encode()).status == 400


def test_an_unknown_query_parameter_is_ignored(customer: Customer) -> None:
    assert customer.get("get_status", colour="green")["status"] == "Ok"


def test_null_counts_as_absent(customer: Customer) -> None:
    operation = DOCUMENT.operations["update_account_settings"]
    text = f"instruction=accountUpdate&autoLend=null&timestamp={customer.now}&window=5000"
    answer = customer.sandbox.exchange.respond(operation, [], customer.headers(text), b'{"autoLend": null}')
    assert (answer.status, answer.content) == (200, None)


def test_an_answer_that_breaks_the_document_is_a_500_with_its_place(
    customer: Customer, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(HANDLERS, "GET /api/v1/market", lambda _: {"symbol": 1})
    answer = customer.call("get_market", symbol="SOL_USDC")
    assert answer.status == 500
    assert "200 response to get_market violates openapi.yaml" in caplog.text
