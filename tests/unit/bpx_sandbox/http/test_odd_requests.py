"""The sandbox responds to any request or refuses it, but never fails itself."""

import json
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlencode

import pytest
from httpx import Headers
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bpx_sandbox import Sandbox
from bpx_sandbox.http.document import Operation, load_document
from bpx_sandbox.http.exchange import HANDLERS
from bpx_sandbox.http.signatures import string_to_sign

from ..customer import NOW, Customer, limit_order, market_order, sign
from .test_document import likely

DOCUMENT = load_document()
OPERATIONS = list(DOCUMENT.operations.values())
EXECUTE_ORDER, EXECUTE_BATCH = (DOCUMENT.operations[name] for name in ("execute_order", "execute_order_batch"))
ORDER = (
    "symbol", "side", "orderType", "price", "quantity", "quoteQuantity", "timeInForce", "postOnly", "reduceOnly",
    "selfTradePrevention", "clientId", "triggerPrice", "triggerQuantity", "triggerBy", "slippageTolerance",
    "slippageToleranceType", "stopLossTriggerPrice", "stopLossLimitPrice", "takeProfitTriggerPrice",
)  # fmt: skip

STRINGS = (
    "", " ", "0", "-0", "-1", "-5%", "%", "0%", "NaN%", "100.0%", "1000%", "1e9%", "1e5", "1E+400", "NaN", "Infinity",
    "true", "null", "None", "undefined", "9" * 18, "9" * 19, "9" * 400, "0." + "0" * 17 + "1", "1" * 5000 + "%",
    "+1", "0x10", "1_000", "\u0661", "\uff11%", "\u00fc\U0001f600", "\x00", "a\nb", "../..", "{}", "[]",
    "SOL_USDC_PERP", "USDC", "1970-01-01T00:00:00", "4294967295", "4294967296", "18446744073709551616",
)  # fmt: skip
OTHERS: tuple[Any, ...] = (
    None, True, False, 0, -1, 1.0, 1.5, -0.0, 1e308, 2**31, 2**32, 2**64, 10**400, [], {}, [None], {"a": None}, [[[]]],
)  # fmt: skip
RAW = (
    "1e400", "-1e999999999", "NaN", "1" * 5000, '"\\ud800"', "[" * 2000 + "]" * 2000, '{"a":' * 2000 + "1" + "}" * 2000,
)  # fmt: skip
"""JSON that Python would not write."""


def requests(operation: Operation) -> Iterator[tuple[dict[str, Any], Any, bytes | None]]:
    """Yield the parameters and the body (or raw bytes) of an operation, each with one odd value."""
    parameters: dict[str, Any] = {each.name: likely(each) for each in operation.parameters if each.required}
    body = operation.body_example
    # Where nothing but the document's schema is between a value and the example, a few stand for all.
    every = 1 if operation.endpoint in HANDLERS else 5
    strings, others = STRINGS[::every], OTHERS[::every]
    for each in operation.parameters:
        for text in strings:
            yield {**parameters, each.name: text}, body, None
    if operation.body is None:
        return
    for whole in (*others, *strings):
        yield parameters, whole, None
    entry: Any = body[0] if isinstance(body, list) else body
    for name in entry:
        for value in (*strings, *others):
            odd = {**entry, name: value}
            yield parameters, [odd] if isinstance(body, list) else odd, None
        for text in RAW:
            odd = {**entry, name: "PLACE"}
            raw = json.dumps([odd] if isinstance(body, list) else odd).replace('"PLACE"', text).encode()
            yield parameters, None, raw


def send(customer: Customer, operation: Operation, parameters: Mapping[str, Any], body: Any, raw: bytes | None) -> int:
    query = [(name, str(value)) for name, value in parameters.items()]
    if raw is None and operation.body is not None:
        raw = json.dumps(body).encode()
    headers: dict[str, str] = {}
    if operation.instruction is not None:
        try:
            signed = json.loads(raw) if raw else None
            text = string_to_sign(operation.instruction, query, signed, str(NOW), "5000")
            signature = sign(customer.sandbox.keys.secret_key, text)
        except (ValueError, RecursionError):
            signature = "AAAA"
        headers = {"X-API-Key": customer.sandbox.keys.public_key, "X-Signature": signature, "X-Timestamp": str(NOW)}
    encoded = urlencode(query).encode()
    status, _, content = customer.send(
        operation.method, operation.path, query=encoded, body=raw or b"", headers=headers
    )
    assert status < 500, (parameters, (raw or b"")[:300], content)
    return status


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.id)
def test_no_value_makes_the_sandbox_fail(operation: Operation, visitor: Customer) -> None:
    for parameters, body, raw in requests(operation):
        send(visitor, operation, parameters, body, raw)


_VALUES = st.sampled_from([*STRINGS, *OTHERS]) | st.text(max_size=8) | st.decimals(allow_nan=True).map(str)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from(ORDER), _VALUES, max_size=4), st.sampled_from(["Limit", "Market"]))
def test_no_order_makes_the_sandbox_fail_however_the_price_moves_then(
    visitor: Customer, odd: dict[str, Any], order_type: str
) -> None:
    order = {"symbol": "SOL_USDC", "side": "Bid", "orderType": order_type, "price": "171.26", "quantity": "1", **odd}
    send(visitor, EXECUTE_ORDER, {}, order, None)
    for side in ("Bid", "Ask"):
        visitor.call("execute_order", **market_order(side, quantity="30"))


@pytest.mark.parametrize("quantity", ["%", "NaN%", "-5%", "0%", "1000%", "1e9%", "1" * 19, "5" * 400 + "%"])
def test_a_trigger_quantity_that_makes_no_sense_is_refused(customer: Customer, quantity: str) -> None:
    order = market_order("Bid", triggerPrice="171.30", triggerQuantity=quantity)
    assert customer.call("execute_order", **order).status == 400
    assert customer.get("get_order_history") == []


@pytest.mark.parametrize("symbol", ["ETH_USDC_PERP=3500.5", "PEPE_USDC_PERP=0.00000001", "PEPE_USDC=0.00000001"])
def test_the_largest_quantity_and_the_smallest_price_are_reckoned_exactly(symbol: str) -> None:
    customer = Customer()
    customer.sandbox = Sandbox(seed=1, markets=[symbol], clock=lambda: customer.now)
    order: dict[str, Any] = {"symbol": symbol.partition("=")[0], "side": "Bid", "orderType": "Limit"}
    for price, quantity in (("3500.5", "9" * 18), ("9" * 18, "1"), ("0." + "0" * 17 + "1", "1")):
        assert customer.call("execute_order", **order, price=price, quantity=quantity).status == 400


@pytest.mark.parametrize("size", [0, 51, 3000])
def test_a_batch_has_1_to_50_orders(customer: Customer, size: int) -> None:
    answer = customer.call("execute_order_batch", [limit_order("Bid", "170.00", "0.01")] * size)
    assert answer.content == {
        "code": "INVALID_CLIENT_REQUEST",
        "message": f"A batch must have 1 to 50 orders, not {size}",
    }


def test_a_batch_is_bounded_before_its_signature_is_looked_at(customer: Customer) -> None:
    answer = customer.sandbox.exchange.respond(EXECUTE_BATCH, [], Headers(), b"[" + b"{}," * 50 + b"{}]")
    assert answer.status == 400


def test_a_body_and_a_query_have_their_bounds(customer: Customer) -> None:
    assert customer.send("POST", "/api/v1/orders", body=b"[" + b"{}," * 10**5 + b"{}]")[0] == 413
    assert customer.send("GET", "/api/v1/markets", query=b"a=" + b"1" * 2**14)[0] == 414
