"""What is sent is checked first: strictly, before anything leaves, with a message that says what to pass instead."""

import json
from decimal import Decimal
from typing import Any

import pytest
from attrs.exceptions import FrozenInstanceError
from hypothesis import given
from hypothesis import strategies as st

from bpx_auth import Credentials, connect
from bpx_client.errors import InvalidArgumentError
from bpx_client.models import (
    AccountWithdrawalPayload,
    Blockchain,
    DepthLimit,
    KlineInterval,
    MarketType,
    OrderExecutePayload,
    OrderType,
    Side,
)

ORDER: dict[str, Any] = {"symbol": "SOL_USDC", "side": "Bid", "order_type": "Limit"}


def sent(**fields: Any) -> dict[str, Any]:
    """The JSON that an order with these fields is sent as."""
    return OrderExecutePayload(**{**ORDER, **fields}).to_dict()


def refused(**fields: Any) -> InvalidArgumentError:
    """The error that an order with these fields raises."""
    with pytest.raises(InvalidArgumentError) as raised:
        sent(**fields)
    return raised.value


# --- Decimals -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "text"),
    [
        (Decimal("1E-8"), "0.00000001"),
        ("1E-8", "0.00000001"),
        ("170.50", "170.50"),
        (Decimal("170.50"), "170.50"),
        ("1.000", "1.000"),
        (141, "141"),
        (0, "0"),
        ("0", "0"),
        ("0.00", "0.00"),
        (Decimal("1E+3"), "1000"),
        (10**20, "100000000000000000000"),
        ("12345678901234567890.123456789012345678", "12345678901234567890.123456789012345678"),
        ("-5", "-5"),
    ],
)
def test_a_decimal_goes_out_as_this_text(given: Any, text: str) -> None:
    assert sent(price=given)["price"] == text


@given(
    number=st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**40), max_value=10**40).filter(
        lambda number: abs(number.adjusted()) <= 40
    ),
    as_text=st.booleans(),
)
def test_any_decimal_goes_out_in_plain_notation_equal_in_value_with_its_trailing_zeros(
    number: Decimal, as_text: bool
) -> None:
    text = sent(price=str(number) if as_text else number)["price"]

    assert set(text) <= set("-0123456789.")
    assert Decimal(text) == number
    digits_after_the_point = max(0, -int(number.as_tuple().exponent))
    assert len(text.partition(".")[2]) == digits_after_the_point


@given(number=st.integers(-(10**40), 10**40))
def test_any_whole_number_goes_out_as_its_digits(number: int) -> None:
    assert sent(quantity=number)["quantity"] == str(number)


@given(number=st.floats())
def test_no_float_ever_goes_out(number: float) -> None:
    assert refused(price=number).argument == "price"


def test_a_float_is_refused_with_what_to_pass_instead() -> None:
    assert str(refused(price=0.1)) == (
        "price: 0.1 is a float, which can't hold most decimal fractions exactly; "
        'pass a text such as "0.1" or a Decimal'
    )


@pytest.mark.parametrize(
    "value",
    [float("nan"), float("inf"), float("-inf"), "NaN", "sNaN", "Infinity", "-inf", Decimal("NaN"), Decimal("Infinity")],
    ids=repr,
)
def test_nan_and_the_infinities_are_refused_with_what_to_pass_instead(value: Any) -> None:
    assert 'is no finite number; pass a Decimal or a text such as "170.50"' in str(refused(price=value))


@pytest.mark.parametrize("value", ["", "abc", "1,5", "170.50 USDC", "0x10", "--1"])
def test_a_text_that_is_no_number_is_refused(value: str) -> None:
    assert str(refused(price=value)) == f'price: {value!r} is no decimal number; write it as in "170.50"'


@pytest.mark.parametrize("value", [True, False, b"1", [1], (1,), {"value": 1}, object])
def test_a_price_of_another_type_is_refused(value: Any) -> None:
    assert str(refused(price=value)).startswith("price: must be a Decimal, a whole number or a text, not ")


@pytest.mark.parametrize(
    "value",
    ["1E+1000", "1E-1000", "1E+999999999", 10**5000, "9" * 9000, Decimal(10) ** 70],
    ids=["large", "small", "enormous", "5001 digits", "9000 digits as text", "a Decimal"],
)
def test_a_number_too_long_for_any_price_is_refused_with_a_message_that_is_not_as_long(value: Any) -> None:
    raised = refused(price=value)

    assert raised.argument == "price"
    assert "is beyond any price or quantity" in str(raised)
    assert len(str(raised)) < 400


@pytest.mark.parametrize(
    ("given", "text"),
    [("80%", "80%"), ("0.50%", "0.50%"), ("1E+1%", "10%"), ("1.50", "1.50"), (Decimal("1E-8"), "0.00000001"), (3, "3")],
)
def test_an_amount_or_a_share_goes_out_as_this_text(given: Any, text: str) -> None:
    assert sent(trigger_quantity=given)["triggerQuantity"] == text


@pytest.mark.parametrize("value", ["%", "a%", "NaN%", "80%%", "80 per cent", 0.8, True])
def test_an_amount_or_a_share_that_is_neither_is_refused(value: Any) -> None:
    assert refused(trigger_quantity=value).argument == "trigger_quantity"


# --- Enums ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("side", [Side.BID, "Bid"])
def test_an_enum_argument_takes_the_member_or_its_text(side: Any) -> None:
    payload = OrderExecutePayload(symbol="SOL_USDC", side=side, order_type=OrderType.LIMIT)

    assert payload.side is Side.BID
    assert payload.to_dict()["side"] == "Bid"


@pytest.mark.parametrize("value", ["Buy", "bid", "BID", "", " Bid", None, 1, True, ["Bid"], Side("Buy")], ids=repr)
def test_anything_else_is_refused_with_the_field_and_what_it_may_be(value: Any) -> None:
    raised = refused(side=value)

    assert raised.argument == "side"
    assert str(raised).endswith("is not one of 'Bid', 'Ask'")


def test_a_member_of_an_enum_of_numbers_may_be_given_as_its_number() -> None:
    bpx = connect()

    requests = [bpx.prepare(bpx.markets.get_depth, symbol="S", limit=limit) for limit in (20, DepthLimit.LEVELS_20)]

    assert [request.url.query for request in requests] == [b"symbol=S&limit=20"] * 2


@pytest.mark.parametrize("limit", [7, 0, "20", True, 20.5, [20]])
def test_another_number_is_refused_with_those_that_it_may_be(limit: Any) -> None:
    with pytest.raises(InvalidArgumentError, match=r"^limit: .* is not one of 5, 10, 20, 50, 100, 500, 1000$"):
        connect().markets.get_depth(symbol="S", limit=limit)


def test_an_enum_in_the_query_takes_the_member_or_its_text() -> None:
    bpx = connect()

    for interval in ("1h", KlineInterval("1h")):
        request = bpx.prepare(bpx.markets.get_klines, symbol="S", interval=interval, start_time=5)
        assert request.url.query == b"symbol=S&interval=1h&startTime=5"


def test_an_unknown_text_in_the_query_is_refused_before_anything_is_sent() -> None:
    with pytest.raises(InvalidArgumentError, match=r"^interval: '1hour' \(str\) is not one of '1[sm]'"):
        connect(base_url="http://127.0.0.1:9").markets.get_klines(symbol="S", interval="1hour", start_time=5)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def test_a_list_of_enums_is_sent_as_a_repeated_parameter_in_its_order() -> None:
    bpx = connect()

    request = bpx.prepare(bpx.markets.get_markets, market_type=["SPOT", MarketType.PERP])

    assert request.url.query == b"marketType=SPOT&marketType=PERP"


@pytest.mark.parametrize("value", ["SPOT", b"SPOT", 5, MarketType.SPOT], ids=repr)
def test_a_single_value_is_no_list(value: Any) -> None:
    with pytest.raises(InvalidArgumentError, match=r"^market_type: must be a list, not "):
        connect().markets.get_markets(market_type=value)


def test_an_unknown_text_in_a_list_is_refused_by_name() -> None:
    with pytest.raises(InvalidArgumentError, match=r"^market_type: 'MARS' \(str\) is not one of 'SPOT', 'PERP'"):
        connect().markets.get_markets(market_type=["SPOT", "MARS"])  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]


# --- Whole numbers, texts, booleans ---------------------------------------------------------------------------------


@pytest.mark.parametrize("value", [0, 1, 2**32 - 1])
def test_a_whole_number_within_its_limits_is_sent_as_a_number(value: int) -> None:
    assert sent(client_id=value)["clientId"] == value


@pytest.mark.parametrize("value", [-1, 2**32])
def test_a_whole_number_beyond_its_limits_is_refused_with_the_limits(value: int) -> None:
    assert str(refused(client_id=value)) == f"client_id: {value} is out of range; it must be from 0 to 4294967295"


def test_a_whole_number_far_beyond_its_limits_is_refused_with_a_short_message() -> None:
    raised = refused(client_id=10**5000)

    assert "out of range; it must be from 0 to 4294967295" in str(raised)
    assert len(str(raised)) < 400


@pytest.mark.parametrize("value", ["1", 1.0, True, Decimal(1), [1]])
def test_what_merely_looks_like_a_whole_number_is_refused(value: Any) -> None:
    assert str(refused(client_id=value)).startswith("client_id: must be a whole number, not ")


@pytest.mark.parametrize("limit", [-1, 1001])
def test_a_limit_out_of_range_is_refused_before_anything_is_sent(credentials: Credentials, limit: int) -> None:
    bpx = connect(credentials, base_url="http://127.0.0.1:9")

    with pytest.raises(InvalidArgumentError, match=r"^limit: .* from 0 to 1000$"):
        bpx.order.get_fills(limit=limit)


@pytest.mark.parametrize("value", [1, b"SOL_USDC", ["SOL_USDC"], None])
def test_a_text_is_a_text(value: Any) -> None:
    assert str(refused(symbol=value)).startswith("symbol: must be a text, not ")


@pytest.mark.parametrize("value", [0, 1, "true", [], "no"])
def test_a_boolean_is_true_or_false(value: Any) -> None:
    assert str(refused(post_only=value)).startswith("post_only: must be True or False, not ")


@pytest.mark.parametrize(("value", "text"), [(True, b"true"), (False, b"false")])
def test_a_boolean_in_the_query_is_written_in_small_letters(credentials: Credentials, value: bool, text: bytes) -> None:
    bpx = connect(credentials)

    request = bpx.prepare(bpx.capital.get_deposits, exclude_platform=value)

    assert request.url.query == b"excludePlatform=" + text


# --- Bodies ---------------------------------------------------------------------------------------------------------


def test_what_is_not_given_is_not_sent() -> None:
    payload = OrderExecutePayload(**ORDER, price=None, client_id=None)

    assert payload.to_dict() == {"symbol": "SOL_USDC", "side": "Bid", "orderType": "Limit"}


def test_a_field_that_the_document_does_not_have_is_sent_as_it_is() -> None:
    assert sent(additional_properties={"newField": {"a": [1]}})["newField"] == {"a": [1]}


def test_a_body_cant_be_changed_past_its_checks() -> None:
    payload = OrderExecutePayload(**ORDER, price="170.50")

    with pytest.raises(FrozenInstanceError):
        payload.price = 0.1  # type: ignore[misc, assignment]  # pyright: ignore[reportAttributeAccessIssue]


@pytest.mark.parametrize("orders", [None, "orders", 5, [{"symbol": "S"}], [None]], ids=repr)
def test_a_batch_is_a_list_of_orders(credentials: Credentials, orders: Any) -> None:
    bpx = connect(credentials)

    with pytest.raises(InvalidArgumentError, match=r"^orders: must be a (list|OrderExecutePayload), not "):
        bpx.prepare(bpx.order.execute_order_batch, orders=orders)


def test_a_batch_may_be_any_iterable_of_orders(credentials: Credentials) -> None:
    bpx = connect(credentials)
    orders = tuple(OrderExecutePayload(symbol=name, side="Bid", order_type="Market") for name in "AB")

    request = bpx.prepare(bpx.order.execute_order_batch, orders=orders)

    assert [order["symbol"] for order in json.loads(request.content)] == ["A", "B"]


def test_a_two_factor_token_is_sent_and_never_shown() -> None:
    payload = AccountWithdrawalPayload(
        address="A", blockchain=Blockchain.SOLANA, quantity="1.50", symbol="SOL", two_factor_token="t0k3n"
    )

    assert payload.to_dict()["twoFactorToken"] == "t0k3n"
    assert "t0k3n" not in repr(payload)


def test_a_two_factor_token_of_the_wrong_type_is_refused_without_being_shown() -> None:
    token: Any = 70343
    with pytest.raises(InvalidArgumentError, match="two_factor_token: must be a text") as raised:
        AccountWithdrawalPayload(address="A", blockchain="Solana", quantity=1, symbol="S", two_factor_token=token)

    assert "70343" not in str(raised.value)


def test_a_text_longer_than_the_document_allows_is_refused_with_the_limit() -> None:
    with pytest.raises(InvalidArgumentError, match=r"^client_id: has 256 characters; it must have 0 to 255$"):
        AccountWithdrawalPayload(address="A", blockchain="Solana", quantity=1, symbol="S", client_id="x" * 256)
