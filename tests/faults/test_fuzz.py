"""Whatever arrives or is to be signed: no error but the documented ones. `make fuzz` goes on where this ends."""

import copy
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bpx_api.errors import BpxError, InvalidResponseError
from bpx_client import Credentials, connect
from bpx_client.transport import RetryPolicy
from tools.fuzz import targets

OPERATIONS = sorted(targets.readers())

any_text = st.text(st.characters(exclude_categories=()), max_size=20)
scalars = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.integers(10**300, 10**301)
    | st.floats()
    | any_text
    | st.sampled_from(
        [
            "",
            "\ud800",
            "a\r\nb",
            "1e999999999",
            "-0",
            "NaN",
            "-inf",
            "sNaN1",
            "0e-999999999",
            "1_000",
            " 1",
            "\N{FULLWIDTH DIGIT ONE}",
            "2025-02-30T00:00:00",
            "2025-01-01T00:00:00+99:99",
            "9" * 5000,
        ]
    )
)
any_json = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(any_text, inner, max_size=3), max_leaves=8
)
statuses = st.sampled_from(targets.STATUSES)
headers = st.fixed_dictionaries(
    {},
    optional={
        "Content-Type": st.sampled_from(["application/json", "text/html; charset=x", "text/plain; charset=utf-16"]),
        "Retry-After": st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=30),
    },
)
nested = st.integers(1, 100_000).map(lambda depth: b"[" * depth)
closed = st.integers(1, 2_000).map(lambda depth: b"[" * depth + b"]" * depth)
tokens = st.sampled_from(
    [
        b"9e99999999999999999999",
        b"[-9E+99999999999999999999]",
        b"1e999999999",
        b"-1E-999999999",
        b"9" * 5000,
        b"1.",
        b"-",
        b'{"a":1e400}',
    ]
)
bodies = (
    st.binary(max_size=200)
    | tokens
    | any_json.map(targets.as_json)
    | nested
    | nested.map(lambda body: body + b"]" * 10)
    | closed
)


MARK = "\N{SNOWMAN}"
MARK_AS_JSON = targets.as_json(MARK)


@st.composite
def damaged(draw: st.DrawFn) -> tuple[str, bytes]:
    """An operation and one of its documented answers, with one thing in it replaced or left out."""
    operation = draw(st.sampled_from([name for name in OPERATIONS if targets.examples().get(name)]))
    value = copy.deepcopy(draw(st.sampled_from(targets.examples()[operation])))
    holder: Any = None
    place: Any = None
    places: list[Any]
    inside: Any = value
    while type(inside) in (dict, list) and inside and draw(st.integers(0, 3)):
        holder = inside
        places = list(inside.keys()) if hasattr(inside, "keys") else list(range(len(holder)))
        place = draw(st.sampled_from(places))
        inside = holder[place]
    if holder is None:
        return operation, targets.as_json(draw(any_json))
    if type(holder) is dict and draw(st.booleans()):
        del holder[place]
    else:
        holder[place] = draw(any_json | st.just(MARK))
    # A number that json can't write stands where the mark does.
    return operation, targets.as_json(value).replace(MARK_AS_JSON, draw(tokens | closed))


@settings(max_examples=400)
@given(st.sampled_from(OPERATIONS), st.booleans(), statuses, headers, bodies)
def test_any_answer_is_read_or_refused_with_a_documented_error(
    operation: str, changes: bool, status: int, headers: dict[str, str], body: bytes
) -> None:
    targets.read_response(operation, changes, status, headers, body)


@settings(max_examples=800)
@given(damaged(), st.booleans())
def test_a_damaged_answer_is_read_or_refused_with_a_documented_error(damaged: tuple[str, bytes], changes: bool) -> None:
    operation, body = damaged

    targets.read_response(operation, changes, 200, {}, body)


@pytest.mark.parametrize("operation", OPERATIONS)
def test_the_documented_answers_are_read(operation: str) -> None:
    """Else the two tests above would test refusals alone."""
    for example in targets.examples()[operation]:
        found = targets.read_response(operation, False, 200, {}, targets.as_json(example))
        assert not isinstance(found, BpxError) or isinstance(found, InvalidResponseError), found


@settings(max_examples=400)
@given(
    any_text,
    st.integers(),
    st.integers(-1, 60001),
    st.lists(st.tuples(any_text, any_text), max_size=4),
    bodies | st.lists(st.dictionaries(any_text, any_json, max_size=4), max_size=3).map(targets.as_json),
)
def test_anything_is_signed_or_refused_with_the_documented_error(
    instruction: str, timestamp: int, window: int, query: list[tuple[str, str]], body: bytes
) -> None:
    targets.sign(instruction, timestamp, window, query, body)


anything = any_json | st.decimals() | st.binary(max_size=5)
CALLS: dict[str, Callable[[Any, Any], object]] = {
    "a query": lambda bpx, value: bpx.order.get_fills(symbol=value, limit=5),
    "a query's number": lambda bpx, value: bpx.order.get_fills(from_=value),
    "a query's list": lambda bpx, value: bpx.markets.get_markets(market_type=value),
    "a body": lambda bpx, value: bpx.order.execute_order(symbol=value, side="Bid", order_type="Market"),
    "a price": lambda bpx, value: bpx.order.execute_order(symbol="S", side="Bid", order_type="Limit", price=value),
    "an enum": lambda bpx, value: bpx.order.execute_order(symbol="S", side=value, order_type="Limit"),
    "a client id": lambda bpx, value: bpx.order.cancel_order(symbol="S", client_id=value),
    "a batch": lambda bpx, value: bpx.order.execute_order_batch(orders=value),
    "a header": lambda bpx, value: bpx.order.execute_order(
        symbol="S", side="Bid", order_type="Market", x_broker_key=value
    ),
    "a secret": lambda bpx, value: bpx.capital.request_withdrawal(
        address="A", blockchain="Solana", quantity=1, symbol="SOL", two_factor_token=value
    ),
}


@pytest.mark.parametrize("kind", CALLS)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(value=anything)
def test_any_argument_is_sent_or_refused_with_a_documented_error(
    credentials: Credentials, kind: str, value: object
) -> None:
    def answer(_: httpx.Request) -> httpx.Response:
        return httpx.Response(200, json=[])

    with httpx.Client(transport=httpx.MockTransport(answer)) as http:
        bpx = connect(credentials, http_client=http, retries=RetryPolicy(attempts=1))
        try:
            CALLS[kind](bpx, value)
        except BpxError as error:
            targets.check_error(error)
