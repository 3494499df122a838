"""Whatever a request says, the sandbox answers it: with what was asked for or with a refusal, never with a failure of its own."""

import json
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlencode

import pytest

from bpx_sandbox.document import Operation, load_document
from bpx_sandbox.signing import string_to_sign

from .customer import NOW, Customer, sign
from .test_document import likely

OPERATIONS = list(load_document().operations.values())

TEXTS = (
    "", " ", "0", "-0", "-1", "-5%", "%", "0%", "NaN%", "100.0%", "1000%", "1e9%", "1e5", "1E+400", "NaN", "Infinity",
    "true", "null", "None", "undefined", "9" * 18, "9" * 19, "9" * 400, "0." + "0" * 17 + "1", "1" * 5000 + "%",
    "+1", "0x10", "1_000", "\u0661", "\uff11%", "\u00fc\U0001f600", "\x00", "a\nb", "../..", "{}", "[]",
    "SOL_USDC_PERP", "USDC", "1970-01-01T00:00:00", "4294967295", "4294967296", "18446744073709551616",
)  # fmt: skip
OTHERS: tuple[Any, ...] = (
    None, True, False, 0, -1, 1.0, 1.5, -0.0, 1e308, 2**31, 2**32, 2**64, 10**400, [], {}, [None], {"a": None}, [[[]]],
)  # fmt: skip
RAW = ("1e400", "-1e999999999", "NaN", "1" * 5000, '"\\ud800"', "[" * 2000 + "]" * 2000, '{"a":' * 2000 + "1" + "}" * 2000)
"""What stands in JSON without being what Python would write."""


def requests(operation: Operation) -> Iterator[tuple[dict[str, Any], Any, bytes | None]]:
    """An operation's parameters, and its body or the bytes instead of it, with one value after the other made odd."""
    parameters: dict[str, Any] = {each.name: likely(each) for each in operation.parameters if each.required}
    body = operation.body_example
    for each in operation.parameters:
        for text in TEXTS:
            yield {**parameters, each.name: text}, body, None
    if operation.body is None:
        return
    for whole in (*OTHERS, *TEXTS):
        yield parameters, whole, None
    entry: Any = body[0] if isinstance(body, list) else body
    for name in entry:
        for value in (*TEXTS, *OTHERS):
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
    status, _, content = customer.send(operation.method, operation.path, query=encoded, body=raw or b"", headers=headers)
    assert status < 500, (parameters, raw and raw[:300], content)
    return status


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.id)
def test_no_value_makes_the_sandbox_fail(operation: Operation) -> None:
    customer = Customer()
    for parameters, body, raw in requests(operation):
        send(customer, operation, parameters, body, raw)
