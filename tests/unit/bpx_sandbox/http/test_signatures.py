"""Verification of signatures: the string to sign, windows, and keys."""

from base64 import b64decode
from collections.abc import Mapping
from types import MappingProxyType

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from httpx import Headers
from hypothesis import given
from hypothesis import strategies as st

from bpx_sandbox import Sandbox
from bpx_sandbox.engine.errors import Refusal
from bpx_sandbox.http.document import Operation, load_document
from bpx_sandbox.http.exchange import UnknownKeys
from bpx_sandbox.http.responses import ApiResponse
from bpx_sandbox.http.signatures import SignatureVerifier, string_to_sign

from ..customer import NOW, Customer, pieces, sign

PUBLIC = "5+yQgwU0ZdJ/9s+GXfuPFfo7yQQpl9CgvQedJXne30o="
SECRET = "TDSkv44jf/iD/QCKkyCdixO+p1sfLXxk+PZH7mW/ams="
SIGNED = [operation for operation in load_document().operations.values() if operation.instruction]


def check(text: str, changed: Mapping[str, str] = MappingProxyType({}), *, late: int = 0) -> str:
    """Send a balance query with symbol=SOL that signs another string."""
    headers = {"X-API-Key": PUBLIC, "X-Signature": sign(SECRET, text), "X-Timestamp": str(NOW), "X-Window": "5000"}
    verifier = SignatureVerifier(lambda: NOW + late)
    verifier.add_key(PUBLIC)
    kept = {name: value for name, value in {**headers, **changed}.items() if value}
    return verifier.verify(Headers(kept), "balanceQuery", [("symbol", "SOL")], None)


RIGHT = f"instruction=balanceQuery&symbol=SOL&timestamp={NOW}&window=5000"


def test_the_published_batch_example() -> None:
    orders = [
        {"symbol": "SOL_USDC_PERP", "side": "Bid", "orderType": "Limit", "price": price, "quantity": quantity}
        for price, quantity in (("141", "12"), ("140", "11"))
    ]
    assert string_to_sign("orderExecute", [], orders, "1750793021519", "5000") == (
        "instruction=orderExecute&orderType=Limit&price=141&quantity=12&side=Bid&symbol=SOL_USDC_PERP"
        "&instruction=orderExecute&orderType=Limit&price=140&quantity=11&side=Bid&symbol=SOL_USDC_PERP"
        "&timestamp=1750793021519&window=5000"
    )


@pytest.mark.parametrize(
    ("query", "body", "expected"),
    [
        ([], None, "instruction=x&timestamp=1&window=2"),
        ([("b", "2"), ("a", "1")], None, "instruction=x&a=1&b=2&timestamp=1&window=2"),
        ([("t", "SPOT"), ("t", "PERP"), ("a", "")], None, "instruction=x&a=&t=SPOT&t=PERP&timestamp=1&window=2"),
        ([("z", "1")], {"a": "2"}, "instruction=x&z=1&a=2&timestamp=1&window=2"),
        ([], {"on": True, "no": None, "id": 7}, "instruction=x&id=7&no=null&on=true&timestamp=1&window=2"),
        ([], {"deep": {"b": [1, "ü"], "a": False}}, 'instruction=x&deep={"b":[1,"ü"],"a":false}&timestamp=1&window=2'),
    ],
)
def test_the_string_to_sign(query: list[tuple[str, str]], body: dict[str, str] | None, expected: str) -> None:
    assert string_to_sign("x", query, body, "1", "2") == expected


@given(st.dictionaries(st.text(min_size=1), st.text() | st.booleans() | st.integers()))
def test_the_string_follows_the_guides_algorithm(body: dict[str, str | bool | int]) -> None:
    assert string_to_sign("x", [], body, "1", "2") == f"{pieces('x', body)}&timestamp=1&window=2"


def test_the_guides_key_pair_is_a_pair() -> None:
    assert Ed25519PrivateKey.from_private_bytes(b64decode(SECRET)).public_key().public_bytes_raw() == b64decode(PUBLIC)


def test_a_right_signature_passes_until_its_window_ends() -> None:
    assert check(RIGHT) == PUBLIC
    assert check(RIGHT, late=5000) == PUBLIC
    assert check(RIGHT, late=-5000) == PUBLIC


@pytest.mark.parametrize("late", [5001, -5001, 600_000, -600_000])
def test_too_late_or_too_early_has_expired(late: int) -> None:
    with pytest.raises(Refusal, match=r"^400 INVALID_CLIENT_REQUEST: Request has expired$"):
        check(RIGHT, late=late)


@pytest.mark.parametrize("late", [600_001, -600_001, 10**9])
def test_a_time_that_is_off_by_more_than_ten_minutes_is_refused_in_other_words(late: int) -> None:
    message = "400 INVALID_CLIENT_REQUEST: Invalid timestamp: must be within 10 minutes of current time"
    with pytest.raises(Refusal, match=f"^{message}$"):
        check(RIGHT, late=late)


def capital(unknown_keys: UnknownKeys, *, text: str, path: str = "get_balances", key: str = PUBLIC) -> ApiResponse:
    """The response to an unknown key."""
    sandbox = Sandbox(unknown_keys=unknown_keys, clock=lambda: NOW)
    headers = {"X-API-Key": key, "X-Signature": sign(SECRET, text), "X-Timestamp": str(NOW), "X-Window": "5000"}
    operation = sandbox.exchange.document.operations[path]
    return sandbox.exchange.respond(operation, [], Headers(headers), b"")


BALANCES = f"instruction=balanceQuery&timestamp={NOW}&window=5000"


def test_a_key_that_is_not_known_is_refused() -> None:
    answer = capital("refuse", text=BALANCES)
    assert (answer.status, answer.content) == (401, {"code": "UNAUTHORIZED", "message": "Unknown X-API-Key"})


def test_a_key_that_is_not_known_has_an_empty_account_where_that_is_asked_for() -> None:
    answer = capital("empty", text=BALANCES)
    assert (answer.status, answer.content) == (200, {})
    assert capital("empty", text=BALANCES, key="AAAA").status == 401
    wrong = capital("empty", text=BALANCES.replace("balanceQuery", "orderExecute"))
    assert wrong.content == {"code": "INVALID_CLIENT_REQUEST", "message": "Invalid signature"}
    elsewhere = f"instruction=orderQueryAll&timestamp={NOW}&window=5000"
    assert capital("empty", text=elsewhere, path="get_open_orders").status == 401


def test_another_word_for_unknown_keys_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown_keys must be one of refuse, empty, not 'ignore'"):
        Sandbox(unknown_keys="ignore")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def test_the_default_window_is_signed_though_its_header_is_absent() -> None:
    assert check(RIGHT, {"X-Window": ""}) == PUBLIC


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"X-API-Key": ""}, "401 UNAUTHORIZED: Missing X-API-Key header"),
        ({"X-API-Key": "AAAA"}, "401 UNAUTHORIZED: Unknown X-API-Key"),
        ({"X-Signature": ""}, "401 UNAUTHORIZED: Missing X-Signature header"),
        ({"X-Signature": "no base64!"}, "400 INVALID_CLIENT_REQUEST: Invalid X-Signature header"),
        ({"X-Signature": "AAAA"}, "400 INVALID_CLIENT_REQUEST: Invalid X-Signature header"),
        ({"X-Timestamp": "soon"}, "400 INVALID_CLIENT_REQUEST: Invalid X-Timestamp header"),
        ({"X-Timestamp": str(NOW + 1)}, "400 INVALID_CLIENT_REQUEST: Invalid signature"),
        ({"X-Window": "5001"}, "400 INVALID_CLIENT_REQUEST: Invalid signature"),
        ({"X-Window": "0"}, "X-Window must be between 1 and 60000"),
        ({"X-Window": "60001"}, "X-Window must be between 1 and 60000"),
        ({"X-Window": "-1"}, "400 INVALID_CLIENT_REQUEST: Invalid X-Window header"),
    ],
)
def test_wrong_headers_are_refused(changed: dict[str, str], message: str) -> None:
    with pytest.raises(Refusal, match=message):
        check(RIGHT, changed)


@given(st.integers(0, len(RIGHT) - 1), st.characters(codec="utf-8"))
def test_any_other_string_is_refused(place: int, letter: str) -> None:
    other = RIGHT[:place] + letter + RIGHT[place + 1 :]
    if other != RIGHT:
        with pytest.raises(Refusal, match="Invalid signature"):
            check(other)


@pytest.mark.parametrize("operation", SIGNED, ids=lambda operation: operation.id)
def test_a_signature_is_judged_before_the_shape(operation: Operation, visitor: Customer) -> None:
    headers = visitor.headers("instruction=somethingElse")
    answer = visitor.sandbox.exchange.respond(operation, [("limit", "many")], headers, b'{"side": 1}')
    assert (answer.status, answer.content) == (400, {"code": "INVALID_CLIENT_REQUEST", "message": "Invalid signature"})
