"""Arguments are checked strictly, before anything leaves, with a message that says what to pass instead."""

import asyncio
import io
import json
import operator
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from fractions import Fraction
from typing import Any, NoReturn
from zoneinfo import ZoneInfo

import numpy
import pytest
from attrs.exceptions import FrozenInstanceError
from hypothesis import assume, given
from hypothesis import strategies as st
from rich.console import Console
from rich.traceback import Traceback

from bpx_api.api.capital import request_withdrawal
from bpx_api.api.order import get_fills
from bpx_api.errors import InvalidArgumentError
from bpx_api.models import (
    AccountWithdrawalPayload,
    Blockchain,
    DepthLimit,
    KlineInterval,
    MarketType,
    OrderExecutePayload,
    OrderType,
    Side,
)
from bpx_client import Credentials, aconnect, connect

ORDER: dict[str, Any] = {"symbol": "SOL_USDC", "side": "Bid", "order_type": "Limit"}


class Money(Decimal):
    """A decimal of somebody's own."""


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
        (Decimal("1E+3"), "1000"),
        (10**20, "100000000000000000000"),
        ("12345678901234567890.123456789012345678", "12345678901234567890.123456789012345678"),
        (numpy.int64(141), "141"),
        (numpy.uint8(7), "7"),
        (Money("0.10"), "0.10"),
    ],
)
def test_a_decimal_goes_out_as_this_text(given: Any, text: str) -> None:
    assert sent(price=given)["price"] == text


@given(
    number=st.decimals(allow_nan=False, allow_infinity=False, min_value=0, max_value=10**40).filter(
        lambda number: number > 0 and abs(number.adjusted()) <= 40
    ),
    as_text=st.booleans(),
)
def test_any_decimal_goes_out_in_plain_notation_equal_in_value_with_its_trailing_zeros(
    number: Decimal, as_text: bool
) -> None:
    text = sent(price=str(number) if as_text else number)["price"]

    assert set(text) <= set("0123456789.")
    assert Decimal(text) == number
    digits_after_the_point = max(0, -int(number.as_tuple().exponent))
    assert len(text.partition(".")[2]) == digits_after_the_point


@given(number=st.integers(1, 10**40))
def test_any_whole_number_goes_out_as_its_digits(number: int) -> None:
    assert sent(quantity=number)["quantity"] == str(number)


@given(number=st.floats())
def test_no_float_ever_goes_out(number: float) -> None:
    assert refused(price=number).argument == "price"


@pytest.mark.parametrize("value", [0.1, numpy.float64(0.1), numpy.float32(0.1)], ids=repr)
def test_a_float_is_refused_with_what_to_pass_instead(value: Any) -> None:
    assert str(refused(price=value)) == (
        'price: 0.1 is a float, which can\'t hold most decimal fractions exactly; pass a str such as "0.1" or a Decimal'
    )


def test_a_fraction_is_refused_with_what_to_pass_instead() -> None:
    assert str(refused(price=Fraction(1, 3))) == (
        "price: Fraction(1, 3) (Fraction) can't always be written as a decimal; round it, and pass a Decimal or a str"
    )


@pytest.mark.parametrize(
    "name",
    [
        "quantity",
        "quote_quantity",
        "price",
        "trigger_price",
        "trigger_quantity",
        "stop_loss_trigger_price",
        "stop_loss_limit_price",
        "take_profit_trigger_price",
        "take_profit_limit_price",
    ],
)
@pytest.mark.parametrize("value", [0, "0", "0.00", -1, Decimal("-0.01")], ids=repr)
def test_prices_and_quantities_are_above_zero(name: str, value: Any) -> None:
    both = {"trigger_price": 1, "trigger_quantity": 1} if name.startswith("trigger") else {}

    assert str(refused(**{**both, name: value})) == f"{name}: {value!r} is out of range; it must be above 0"


def test_so_are_the_prices_of_a_quote_and_the_quantities_of_other_operations() -> None:
    bpx = connect()
    refused_calls: dict[str, Callable[[], object]] = {
        "bid_price": lambda: bpx.rfq.submit_quote(rfq_id="1", bid_price=0, ask_price=1),
        "ask_price": lambda: bpx.rfq.submit_quote(rfq_id="1", bid_price=1, ask_price=0),
        "quantity": lambda: bpx.borrow_lend.execute_borrow_lend(symbol="SOL", side="Lend", quantity="0"),
        "vault_token_quantity": lambda: bpx.vaults.vault_redeem(vault_id=1, vault_token_quantity=-1),
        "price": lambda: bpx.account.get_max_order_quantity(symbol="SOL_USDC", side="Bid", price=0),
    }
    for name, ask in refused_calls.items():
        with pytest.raises(InvalidArgumentError, match=rf"^{name}: .* is out of range; it must be above 0$"):
            ask()


@pytest.mark.parametrize(("value", "text"), [("0", "0"), ("0.50", "0.50")])
def test_a_limit_that_may_be_zero_is_sent_as_zero(value: str, text: str) -> None:
    assert sent(slippage_tolerance=value)["slippageTolerance"] == text
    assert str(refused(slippage_tolerance="-0.1")).endswith("it must be at least 0")


@pytest.mark.parametrize(
    "value",
    [
        float("nan"),
        float("inf"),
        float("-inf"),
        numpy.float64("nan"),
        numpy.float32("-inf"),
        "NaN",
        "sNaN",
        "Infinity",
        "-inf",
        Decimal("NaN"),
        Decimal("Infinity"),
    ],
    ids=repr,
)
def test_nan_and_the_infinities_are_refused_with_what_to_pass_instead(value: Any) -> None:
    said = str(refused(price=value))

    assert said.startswith("price: must be finite, not ")
    assert said.endswith('; pass a Decimal or a str such as "170.50"')


@pytest.mark.parametrize("value", ["", "abc", "1,5", "170.50 USDC", "0x10", "--1"])
def test_a_text_that_is_no_number_is_refused(value: str) -> None:
    assert str(refused(price=value)) == f'price: {value!r} is not a valid decimal; for example "170.50"'


@pytest.mark.parametrize("value", [True, False, numpy.True_, b"1", [1], (1,), {"value": 1}, object, 1j])
def test_a_price_of_another_type_is_refused(value: Any) -> None:
    assert str(refused(price=value)).startswith("price: must be a Decimal, an int or a str, not ")


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
    assert sent(trigger_price=1, trigger_quantity=given)["triggerQuantity"] == text


@pytest.mark.parametrize("value", ["%", "a%", "NaN%", "80%%", "80 per cent", 0.8, True])
def test_an_amount_or_a_share_that_is_neither_is_refused(value: Any) -> None:
    assert refused(trigger_price=1, trigger_quantity=value).argument == "trigger_quantity"


@pytest.mark.parametrize(("value", "limit"), [("100.01%", "at most 100%"), ("0%", "above 0"), ("-5%", "above 0")])
def test_a_share_is_above_zero_and_at_most_all_of_it(value: str, limit: str) -> None:
    assert str(refused(trigger_price=1, trigger_quantity=value)).endswith(f"must be {limit}")
    assert sent(trigger_price=1, trigger_quantity="100%")["triggerQuantity"] == "100%"


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
    assert str(raised).endswith(f"is not one of {', '.join(repr(side.value) for side in Side)}")


def test_a_member_of_an_enum_of_numbers_may_be_given_as_its_number() -> None:
    GIVEN: list[Any] = [20, DepthLimit.LEVELS_20, numpy.int32(20)]  # noqa: N806
    bpx = connect()

    requests = [bpx.prepare(bpx.markets.get_depth, symbol="S", limit=limit) for limit in GIVEN]

    assert [request.url.query for request in requests] == [b"symbol=S&limit=20"] * len(GIVEN)


@pytest.mark.parametrize("limit", [7, 0, "20", True, 20.0, 20.5, Decimal(20), [20]])
def test_another_number_is_refused_with_those_that_it_may_be(limit: Any) -> None:
    with pytest.raises(InvalidArgumentError, match=r"^limit: .* is not one of 5, 10, 20, 50, 100, 500, 1000$"):
        connect().markets.get_depth(symbol="S", limit=limit)


def test_an_enum_in_the_query_takes_the_member_or_its_text() -> None:
    bpx = connect()

    for interval in ("1h", KlineInterval("1h")):
        request = bpx.prepare(bpx.markets.get_klines, symbol="S", interval=interval, start_time=0)
        assert request.url.query == b"symbol=S&interval=1h&startTime=0"


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


# --- Integers, strings, booleans -------------------------------------------------------------------------------------


@pytest.mark.parametrize("value", [0, 1, 2**32 - 1, numpy.int64(5), numpy.uint32(5)])
def test_a_whole_number_within_its_limits_is_sent_as_a_number(value: int) -> None:
    number = sent(client_id=value)["clientId"]

    assert number == value
    assert type(number) is int


@pytest.mark.parametrize("value", [-1, 2**32])
def test_a_whole_number_beyond_its_limits_is_refused_with_the_limits(value: int) -> None:
    assert str(refused(client_id=value)) == f"client_id: {value} is out of range; it must be from 0 to 4294967295"


def test_a_whole_number_far_beyond_its_limits_is_refused_with_a_short_message() -> None:
    raised = refused(client_id=10**5000)

    assert "out of range; it must be from 0 to 4294967295" in str(raised)
    assert len(str(raised)) < 400


@pytest.mark.parametrize("value", ["1", 1.0, True, Decimal(1), [1], numpy.float64(1), numpy.True_])
def test_what_merely_looks_like_a_whole_number_is_refused(value: Any) -> None:
    assert str(refused(client_id=value)).startswith("client_id: must be an int, not ")


@pytest.mark.parametrize("limit", [-1, 1001])
def test_a_limit_out_of_range_is_refused_before_anything_is_sent(credentials: Credentials, limit: int) -> None:
    bpx = connect(credentials, base_url="http://127.0.0.1:9")

    with pytest.raises(InvalidArgumentError, match=r"^limit: .* from 0 to 1000$"):
        bpx.order.get_fills(limit=limit)


@pytest.mark.parametrize("value", [1, b"SOL_USDC", ["SOL_USDC"], None])
def test_a_text_is_a_text(value: Any) -> None:
    assert str(refused(symbol=value)).startswith("symbol: must be a str, not ")


@pytest.mark.parametrize("value", [0, 1, "true", [], "no", numpy.int64(1)])
def test_a_boolean_is_true_or_false(value: Any) -> None:
    assert str(refused(post_only=value)).startswith("post_only: must be True or False, not ")


@pytest.mark.parametrize(("value", "text"), [(True, b"true"), (False, b"false"), (numpy.True_, b"true")])
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

    with pytest.raises(
        InvalidArgumentError, match=r"^orders: must be an? (list|instance of OrderExecutePayload), not "
    ):
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
    with pytest.raises(InvalidArgumentError, match="two_factor_token: must be a str") as raised:
        AccountWithdrawalPayload(address="A", blockchain="Solana", quantity=1, symbol="S", two_factor_token=token)

    assert "70343" not in str(raised.value)


def test_a_text_longer_than_the_document_allows_is_refused_with_the_limit() -> None:
    with pytest.raises(InvalidArgumentError, match=r"^client_id: has 256 characters; it must have 0 to 255$"):
        AccountWithdrawalPayload(address="A", blockchain="Solana", quantity=1, symbol="S", client_id="x" * 256)


@pytest.mark.parametrize("count", [0, 51])
def test_a_batch_of_none_or_too_many_is_refused_before_it_is_sent(credentials: Credentials, count: int) -> None:
    bpx = connect(credentials, base_url="http://127.0.0.1:9")
    order = OrderExecutePayload(symbol="S", side="Bid", order_type="Market", quantity=1)

    with pytest.raises(InvalidArgumentError, match=rf"^orders: has {count} items; it must have 1 to 50$"):
        bpx.order.execute_order_batch(orders=[order] * count)


# --- What is wanted of several arguments together -------------------------------------------------------------------


BOTH: dict[str, Any] = {"order_id": "1", "client_id": 1}


@pytest.mark.parametrize("operation", ["get_order", "cancel_order"])
@pytest.mark.parametrize(("given", "state"), [({}, "none was given"), (BOTH, "order_id and client_id were given")])
def test_an_order_is_named_by_one_of_its_ids(
    credentials: Credentials, operation: str, given: dict[str, Any], state: str
) -> None:
    bpx, abpx = connect(credentials), aconnect(credentials)
    reason = f"^order_id, client_id: {state}; pass exactly one of them$"

    for ask in (
        lambda: getattr(bpx.order, operation)(symbol="S", **given),
        lambda: bpx.prepare(getattr(bpx.order, operation), symbol="S", **given),
        lambda: asyncio.run(getattr(abpx.order, operation)(symbol="S", **given)),
    ):
        with pytest.raises(InvalidArgumentError, match=reason):
            ask()


def test_so_is_a_strategy_and_an_rfq_is_named_by_at_least_one(credentials: Credentials) -> None:
    bpx = connect(credentials)

    for ask, reason in (
        (lambda: bpx.strategy.get_strategy(symbol="S"), "none was given; pass exactly one of them"),
        (lambda: bpx.strategy.cancel_strategy(symbol="S"), "none was given; pass exactly one of them"),
        (lambda: bpx.rfq.cancel_rfq(), "none was given; pass at least one of them"),
    ):
        with pytest.raises(InvalidArgumentError, match=reason):
            ask()
    assert bpx.prepare(bpx.rfq.cancel_rfq, rfq_id="1", client_id=1).content == b'{"rfqId":"1","clientId":1}'


@pytest.mark.parametrize(
    ("given", "missing"), [("trigger_price", "trigger_quantity"), ("trigger_quantity", "trigger_price")]
)
def test_a_trigger_has_a_price_and_a_quantity(given: str, missing: str) -> None:
    assert str(refused(**{given: 1})) == (
        f"trigger_price, trigger_quantity: {missing} is missing; pass all of them, or none"
    )


# --- Times ----------------------------------------------------------------------------------------------------------

SECOND = datetime(2025, 7, 27, 14, 23, 26, tzinfo=UTC)
MOMENT = SECOND + timedelta(microseconds=762_999)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        (SECOND, 1753626206),
        (MOMENT, 1753626206),
        (SECOND.astimezone(timezone(timedelta(hours=-5))), 1753626206),
        (SECOND.astimezone(ZoneInfo("Asia/Tokyo")), 1753626206),
        (1753626206, 1753626206),
        (numpy.int64(1753626206), 1753626206),
        (0, 0),
        (datetime(1970, 1, 1, tzinfo=UTC), 0),
        (datetime(2001, 9, 9, 1, 46, 40, tzinfo=UTC), 1_000_000_000),
        (datetime.max.replace(tzinfo=UTC), 253402300799),
    ],
    ids=repr,
)
def test_a_time_in_seconds_is_sent_as_a_count_of_seconds(value: Any, seconds: int) -> None:
    bpx = connect()

    request = bpx.prepare(bpx.markets.get_klines, symbol="S", interval="1m", start_time=value, end_time=value)

    assert request.url.query == b"symbol=S&interval=1m&startTime=%d&endTime=%d" % (seconds, seconds)


@pytest.mark.parametrize(
    ("value", "milliseconds"), [(MOMENT, 1753626206762), (1753626206762, 1753626206762), (0, 0)], ids=repr
)
@pytest.mark.parametrize("operation", ["order.get_fills", "capital.get_deposits", "capital.get_withdrawals"])
def test_a_time_in_milliseconds_is_sent_as_a_count_of_milliseconds(
    credentials: Credentials, operation: str, value: Any, milliseconds: int
) -> None:
    bpx = connect(credentials)

    request = bpx.prepare(operator.attrgetter(operation)(bpx), from_=value, to=value)

    assert request.url.query == b"from=%d&to=%d" % (milliseconds, milliseconds)


@given(moment=st.datetimes(min_value=datetime(1970, 1, 1), timezones=st.timezones()))
def test_any_time_is_rounded_down_to_a_millisecond(moment: datetime) -> None:
    assume(datetime(1970, 1, 1, tzinfo=UTC) <= moment < datetime.max.replace(tzinfo=UTC))

    sent = dict(get_fills.call(to=moment).query)["to"]

    assert (
        timedelta(0)
        <= moment - datetime(1970, 1, 1, tzinfo=UTC) - timedelta(milliseconds=int(sent))
        < timedelta(milliseconds=1)
    )


def refused_time(value: Any, *, unit: str = "seconds") -> str:
    """The message for a time that is refused, where these units are wanted."""
    bpx = connect(base_url="http://127.0.0.1:9")
    ask: dict[str, Callable[[], object]] = {
        "seconds": lambda: bpx.markets.get_klines(symbol="S", interval="1m", start_time=value),
        "milliseconds": lambda: bpx.order.get_fills(from_=value),
    }
    with pytest.raises(InvalidArgumentError) as raised:
        ask[unit]()
    assert raised.value.argument == ("start_time" if unit == "seconds" else "from_")
    return str(raised.value).partition(": ")[2]


@pytest.mark.parametrize(
    ("unit", "value", "looks_like", "meant"),
    [
        ("seconds", 1753626206762, "milliseconds", 1753626206),
        ("seconds", 1753626206762000, "microseconds", 1753626206),
        ("milliseconds", 1753626206, "seconds", 1753626206000),
        ("milliseconds", 1753626206762999, "microseconds", 1753626206762),
    ],
)
def test_a_count_in_another_unit_is_refused_with_the_one_that_is_wanted(
    unit: str, value: int, looks_like: str, meant: int
) -> None:
    assert refused_time(value, unit=unit) == (
        f"{value} is not a time from 2015 to 2100 in Unix {unit}, it looks like {looks_like}: "
        f"pass {meant}, or a datetime such as datetime.now(UTC)"
    )


@pytest.mark.parametrize("value", [1, -1, 5, 1_000_000_000, 10**10, 10**40, -1753626206], ids=repr)
def test_a_count_that_is_no_time_of_the_exchange_is_refused_with_what_to_pass(value: int) -> None:
    assert refused_time(value) == (
        f"{value} is not a time from 2015 to 2100 in Unix seconds; "
        "pass a datetime with its time zone, such as datetime.now(UTC), or 0 for the beginning"
    )


def test_a_time_without_a_zone_is_refused_with_what_to_pass() -> None:
    assert refused_time(datetime(2025, 7, 27)) == (
        "datetime.datetime(2025, 7, 27, 0, 0) has no time zone; pass a datetime with its time zone, "
        "such as datetime.now(UTC), or value.replace(tzinfo=UTC) where it is UTC already"
    )


@pytest.mark.parametrize(
    "value",
    [datetime(1969, 12, 31, tzinfo=UTC), datetime.max.replace(tzinfo=timezone(timedelta(hours=-5)))],
    ids=["before 1970", "after 9999"],
)
def test_a_time_that_no_count_holds_is_refused(value: datetime) -> None:
    assert refused_time(value).endswith("is out of range; it must be from 1970 to 9999")


@pytest.mark.parametrize(
    "value",
    [
        1753626206.762,
        numpy.float64(1753626206.762),
        "1753626206",
        "2025-07-27T14:23:26Z",
        True,
        numpy.True_,
        Decimal(1753626206),
        date(2025, 7, 27),
        numpy.datetime64("2025-07-27"),
        timedelta(1),
        [SECOND],
    ],
    ids=repr,
)
def test_what_is_neither_a_time_nor_a_count_is_refused_with_what_to_pass(value: Any) -> None:
    said = refused_time(value)

    assert said.startswith("must be a datetime or an int in Unix seconds, not ")
    assert "; pass a datetime with its time zone, such as datetime.now(UTC)" in said


# --- What messages show ---------------------------------------------------------------------------------------------


class Hostile:
    """A value that is refused, and whose repr does as it likes."""

    def __init__(self, shown: object) -> None:
        self.shown = shown

    def __repr__(self) -> Any:
        if isinstance(self.shown, Exception):
            raise self.shown
        return self.shown

    def __index__(self) -> NoReturn:
        raise RuntimeError("no index either")

    def __hash__(self) -> NoReturn:
        raise RuntimeError("no hash either")


@pytest.mark.parametrize("shown", [RuntimeError("no repr"), RecursionError(), None, 5, "x" * 10**6], ids=type)
@pytest.mark.parametrize("name", ["symbol", "side", "price", "client_id", "post_only", "trigger_quantity"])
def test_a_value_is_refused_whatever_its_repr_does(name: str, shown: object) -> None:
    both = {"trigger_price": 1} if name == "trigger_quantity" else {}

    raised = refused(**both, **{name: Hostile(shown)})

    assert raised.argument == name
    assert len(str(raised)) < 400


@pytest.mark.parametrize("value", ["x" * 10**8, b"x" * 10**8], ids=type)
def test_a_long_text_is_cut_before_it_is_shown(value: Any) -> None:
    assert len(str(refused(side=value))) < 400


def test_a_payload_that_is_none_is_refused_without_being_shown(credentials: Credentials) -> None:
    body: Any = {"twoFactorToken": "t0k3n"}

    with pytest.raises(
        InvalidArgumentError, match="must be an instance of AccountWithdrawalPayload, not dict"
    ) as raised:
        request_withdrawal.sync(client=connect(credentials), body=body)

    assert "t0k3n" not in str(raised.value)


@pytest.mark.parametrize("name", ["address", "blockchain", "quantity", "auto_borrow"])
def test_a_refused_withdrawal_shows_no_token_even_with_local_variables(credentials: Credentials, name: str) -> None:
    bpx = connect(credentials)
    given: dict[str, Any] = {"address": "A", "blockchain": "Solana", "quantity": 1, "symbol": "S"}
    given |= {"two_factor_token": "t0k3n", name: Hostile(RuntimeError("no repr"))}

    with pytest.raises(InvalidArgumentError) as raised:
        bpx.capital.request_withdrawal(**given)

    assert raised.value.__traceback__ is not None
    ours = raised.value.__traceback__.tb_next  # this test's own frame holds the token
    page = Console(file=io.StringIO(), width=5000, record=True)
    page.print(Traceback.from_exception(type(raised.value), raised.value, ours, show_locals=True))
    assert "two_factor_token" in page.export_text(clear=False)
    assert "t0k3n" not in page.export_text()
