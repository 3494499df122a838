"""The signing core against the exchange's published rules, its published example, and signatures made with OpenSSL."""

import json
from base64 import b64decode
from random import Random
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bpx_api.errors import InvalidArgumentError
from bpx_auth import Credentials, signature, string_to_sign

NOW = 1750793021519
PUBLISHED_BATCH = (
    "instruction=orderExecute&orderType=Limit&price=141&quantity=12&side=Bid&symbol=SOL_USDC_PERP"
    "&instruction=orderExecute&orderType=Limit&price=140&quantity=11&side=Bid&symbol=SOL_USDC_PERP"
    "&timestamp=1750793021519&window=5000"
)

# The guide's algorithm, restated; for values of which it says nothing, what the exchange's Rust client does.

texts = st.text(st.characters(exclude_categories=["Cs"]))
plain_values = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | texts
values = st.recursive(plain_values, lambda inner: st.lists(inner) | st.dictionaries(texts, inner), max_leaves=4)
bodies = st.dictionaries(texts, values, max_size=6)
queries = st.lists(st.tuples(texts, texts))


def spelled(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value).lower()
    if value is None:
        return "null"
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def guide(instruction: str, parameters: dict[str, object], end: str = f"&timestamp={NOW}&window=5000") -> str:
    stated = f"instruction={instruction}"
    for key in sorted(parameters):
        stated += f"&{key}={spelled(parameters[key])}"
    return stated + end


def test_the_published_batch_example_is_met_to_the_letter() -> None:
    body = (
        b'[{"symbol": "SOL_USDC_PERP", "side": "Bid", "orderType": "Limit", "price": "141", "quantity": "12"},'
        b' {"symbol": "SOL_USDC_PERP", "side": "Bid", "orderType": "Limit", "price": "140", "quantity": "11"}]'
    )

    assert string_to_sign("orderExecute", timestamp=NOW, body=body) == PUBLISHED_BATCH


@pytest.mark.parametrize(
    ("text", "made_with_openssl"),
    [
        (
            PUBLISHED_BATCH,
            "l1Ktkoi3af0KVm9hiIf8lDont1IjLRb67Qm58QpXwVVYrJrII979yz/Jg3DyC34+r5vyQuS00xAp0QlbA6cpDg==",
        ),
        (
            "instruction=balanceQuery&timestamp=1750793021519&window=5000",
            "f6VFInuFE9yRHfXliDM8lHz8pBUXdVDMpPgTwwmKxkX6cv4kRtLE/b3WouHhrUb0D/5K93nT4+QyNlLIlruDBg==",
        ),
        (
            "instruction=subscribe&timestamp=1750793021519&window=5000",
            "VS2Asi+fSsWtdds5mTq62ggG/HIefAeTO6rgrxjnz9V7gdDgEUzXKppP9vuE2mDSrGZGMXDOTwm2W0haasc4DQ==",
        ),
        (
            "instruction=orderQueryAll&symbol=SÓL USDC&timestamp=1750793021519&window=60000",
            "LkeNFETtpAwsZnV6ZYQO3W7IMBgaAh206ksCwU/B9W4/1IegfhF1JXC4JV8wji2HLXVfQV0Wq4JF0XpqJWDfBw==",
        ),
    ],
)
def test_signatures_with_the_guides_key_pair_are_those_of_openssl(
    credentials: Credentials, text: str, made_with_openssl: str
) -> None:
    assert signature(credentials.private_key, text) == made_with_openssl


@given(text=texts)
def test_a_signature_verifies_with_the_public_key(credentials: Credentials, text: str) -> None:
    signed = b64decode(signature(credentials.private_key, text))

    credentials.private_key.public_key().verify(signed, text.encode())


def test_without_parameters_only_timestamp_and_window_follow_the_instruction() -> None:
    stated = string_to_sign("balanceQuery", timestamp=NOW)

    assert stated == "instruction=balanceQuery&timestamp=1750793021519&window=5000"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("170.50", "170.50"),
        ("", ""),
        ("a&b=c d+e%20/é", "a&b=c d+e%20/é"),
        (True, "true"),
        (False, "false"),
        (123456, "123456"),
        (2**64, "18446744073709551616"),
        (-1, "-1"),
        (None, "null"),
        ([], "[]"),
        (["SPOT", "PERP"], '["SPOT","PERP"]'),
        ({"b": True, "a": [1, None, "é"]}, '{"b":true,"a":[1,null,"é"]}'),
    ],
)
def test_a_body_field_is_signed_as_this_text(value: object, text: str) -> None:
    stated = string_to_sign("orderExecute", timestamp=NOW, body=json.dumps({"field": value}).encode())

    assert stated == f"instruction=orderExecute&field={text}&timestamp={NOW}&window=5000"


@pytest.mark.parametrize("text", ["0.10", "1e-8", "1E+5", "0.00000001", "12345678901234567890.123456789"])
def test_a_number_in_the_body_is_signed_with_the_digits_that_are_sent(text: str) -> None:
    stated = string_to_sign("x", timestamp=NOW, body=f'{{"price": {text}}}'.encode())

    assert stated == f"instruction=x&price={text}&timestamp={NOW}&window=5000"


@given(body=bodies, compact=st.booleans(), ascii_only=st.booleans(), timestamp=st.integers(0, 2**63))
def test_any_body_is_stated_as_the_guide_says_however_its_json_is_written(
    body: dict[str, object], compact: bool, ascii_only: bool, timestamp: int
) -> None:
    sent = json.dumps(body, separators=(",", ":") if compact else None, ensure_ascii=ascii_only).encode()

    stated = string_to_sign("orderExecute", timestamp=timestamp, window=60000, body=sent)

    assert stated == guide("orderExecute", body, f"&timestamp={timestamp}&window=60000")


@settings(max_examples=40)
@given(orders=st.lists(bodies, min_size=1, max_size=3))
def test_each_order_of_any_batch_is_stated_with_its_own_instruction(orders: list[dict[str, object]]) -> None:
    stated = string_to_sign("orderExecute", timestamp=NOW, body=json.dumps(orders).encode())

    pieces = [guide("orderExecute", order, end="") for order in orders]
    assert stated == "&".join(pieces) + f"&timestamp={NOW}&window=5000"


@given(query=st.dictionaries(texts, texts))
def test_any_query_is_stated_as_the_guide_says(query: dict[str, str]) -> None:
    stated = string_to_sign("orderQueryAll", timestamp=NOW, query=list(query.items()))

    assert stated == guide("orderQueryAll", dict(query))


@given(query=st.dictionaries(texts, texts), body=bodies)
def test_with_query_and_body_the_query_is_stated_first(query: dict[str, str], body: dict[str, object]) -> None:
    stated = string_to_sign("x", timestamp=NOW, query=list(query.items()), body=json.dumps(body).encode())

    in_body = guide("x", body, end="").removeprefix("instruction=x")
    assert stated == guide("x", dict(query), end="") + in_body + f"&timestamp={NOW}&window=5000"


def test_a_repeated_key_keeps_the_order_in_which_its_values_are_sent() -> None:
    query = [("symbol", "SOL_USDC"), ("marketType", "SPOT"), ("marketType", "PERP"), ("limit", "5")]

    stated = string_to_sign("orderHistoryQueryAll", timestamp=NOW, query=query)

    assert stated == (
        "instruction=orderHistoryQueryAll&limit=5&marketType=SPOT&marketType=PERP&symbol=SOL_USDC"
        "&timestamp=1750793021519&window=5000"
    )


@given(query=queries, salt=st.randoms())
def test_the_order_of_keys_makes_no_difference(query: list[tuple[str, str]], salt: Random) -> None:
    unique = list(dict(query).items())
    shuffled = unique.copy()
    salt.shuffle(shuffled)

    assert string_to_sign("x", timestamp=NOW, query=shuffled) == string_to_sign("x", timestamp=NOW, query=unique)


@given(text=texts)
def test_a_value_is_stated_in_plain_text_and_never_url_encoded(text: str) -> None:
    stated = string_to_sign("x", timestamp=NOW, query=[("symbol", text)])

    assert stated == f"instruction=x&symbol={text}&timestamp={NOW}&window=5000"
    if quote(text) not in text:
        assert f"symbol={quote(text)}&timestamp" not in stated


@pytest.mark.parametrize("window", [1, 5000, 60000])
def test_a_window_from_1_to_60000_is_stated(window: int) -> None:
    assert string_to_sign("x", timestamp=NOW, window=window).endswith(f"&window={window}")


@pytest.mark.parametrize("window", [0, -1, 60001, True, "5000", 5000.0, None])
def test_a_window_that_the_exchange_would_refuse_is_refused(window: object) -> None:
    with pytest.raises(InvalidArgumentError, match=r"^window: .* is not an int of milliseconds from 1 to 60000"):
        string_to_sign("x", timestamp=NOW, window=window)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "body", [b'"text"', b"5", b"null", b"[1]", b'[{"a": 1}, null]', b"symbol=SOL_USDC", b"{", b"\xff\xfe\xfd"]
)
def test_a_body_that_is_no_object_is_refused_by_name(body: bytes) -> None:
    with pytest.raises(InvalidArgumentError, match=r"^body: .*JSON object or an array of objects"):
        string_to_sign("x", timestamp=NOW, body=body)
