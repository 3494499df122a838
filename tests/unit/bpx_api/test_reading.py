"""Reading is tolerant of what may change and clear about what can't be read, on the document's own examples too."""

import asyncio
import json
import pickle
import tracemalloc
from collections.abc import Iterator, Sequence
from copy import deepcopy
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from typing import Any, cast

import httpx
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bpx_api import Client, models, reading, values
from bpx_api.errors import InvalidResponseError, OutcomeUnknownError, PartialResponseError
from bpx_api.models import (
    ApiErrorResponse,
    Balance,
    Depth,
    Kline,
    Market,
    OpenInterest,
    Order,
    OrderExecutePayload,
    OrderFill,
    OrderStatus,
    Side,
    SystemOrderType,
    SystemStatus,
)
from bpx_api.secrets import SecretStr
from bpx_api.types import Response
from bpx_client import Credentials, aconnect, connect


class TimesAsText(yaml.CSafeLoader):
    """YAML whose times stay text, as in JSON."""


TimesAsText.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith("timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


DOCUMENT: dict[str, Any] = yaml.load(
    (Path(__file__).parents[3] / "openapi.yaml").read_text(encoding="utf-8"),
    Loader=TimesAsText,  # noqa: S506 - a SafeLoader
)
ORDER = OrderExecutePayload(symbol="SOL_USDC", side="Bid", order_type="Market", quantity=1)
FILL: dict[str, Any] = {
    "orderId": "1",
    "symbol": "SOL_USDC",
    "side": "Bid",
    "price": "170.50",
    "quantity": "1.0",
    "fee": "0.0170",
    "feeSymbol": "USDC",
    "isMaker": True,
    "timestamp": "2025-07-27T17:39:00.092",
    "tradeId": 6,
    "clientId": "123456",
    "systemOrderType": "CollateralConversion",
}


def read(**changes: Any) -> OrderFill:
    """The fill above, with changes: decoded at once and read tolerantly it is the same."""
    sent = {**FILL, **changes}
    found = OrderFill.from_dict(sent)
    assert reading.JsonBody(OrderFill).read(json.dumps(sent).encode()) == found
    return found


def answered(credentials: Credentials, body: object) -> Client:
    """A client whose every request gets this JSON."""
    transport = httpx.MockTransport(lambda _: httpx.Response(200, json=body))
    return connect(credentials, http_client=httpx.Client(transport=transport))


# --- The document's examples ----------------------------------------------------------------------------------------


def examples() -> Iterator[Any]:
    """Every object among the document's examples, with the class that reads it."""
    for path, item in DOCUMENT["paths"].items():
        for method, operation in item.items():
            carriers = {"request": operation.get("requestBody", {}), **operation["responses"]}
            for status, carrier in carriers.items():
                content = carrier.get("content", {}).get("application/json")
                if content is not None:
                    for number, (name, value) in enumerate(objects(content["schema"], content["example"])):
                        yield pytest.param(getattr(models, name), value, id=f"{method} {path} {status} {number} {name}")


def objects(schema: dict[str, Any], example: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """The objects in an example that are of a component: (component, object)."""
    name = schema.get("$ref", "").rsplit("/", 1)[-1]
    stated = DOCUMENT["components"]["schemas"][name] if name else schema
    if "discriminator" in stated:
        choice = stated["discriminator"]["mapping"][example[stated["discriminator"]["propertyName"]]]
        yield choice.rsplit("/", 1)[-1], example
    elif "properties" in stated and name:
        yield name, example
    elif "items" in stated:
        for item in example:
            yield from objects(stated["items"], item)
    elif isinstance(stated.get("additionalProperties"), dict):
        for member in example.values():
            yield from objects(stated["additionalProperties"], member)


def canonical(value: Any) -> str:
    """A JSON value without the members that are null, and whatever the order of the others."""

    def plain(item: Any) -> str:
        if isinstance(item, dict):
            members = cast(dict[str, Any], item).items()
            return f"{{{','.join(sorted(f'{name}:{plain(one)}' for name, one in members if one is not None))}}}"
        if isinstance(item, list):
            return f"[{','.join(plain(one) for one in cast(Sequence[Any], item))}]"
        return json.dumps(item)

    return plain(value)


EXAMPLES = list(examples())


def test_there_are_examples_of_most_models() -> None:
    assert len({param.values[0] for param in EXAMPLES}) >= 18


@pytest.mark.parametrize(("model", "example"), EXAMPLES)
def test_an_example_of_the_document_reads_and_is_written_as_it_came(model: Any, example: dict[str, Any]) -> None:
    found = model.from_dict(example)

    assert canonical(found.to_dict()) == canonical(example)
    assert found.additional_properties == {}


@pytest.mark.parametrize(("model", "example"), EXAMPLES)
def test_a_model_written_and_read_again_is_equal(model: Any, example: dict[str, Any]) -> None:
    found = model.from_dict(example)

    assert model.from_dict(found.to_dict()) == found
    assert model.from_dict(json.loads(json.dumps(found.to_dict()))) == found
    assert deepcopy(found) == found
    if any(isinstance(value, SecretStr) for value in found.to_dict().values()):
        with pytest.raises(TypeError, match="a secret can't be pickled"):
            pickle.dumps(found)
    else:
        assert pickle.loads(pickle.dumps(found)) == found


@pytest.mark.parametrize(("model", "example"), EXAMPLES)
def test_reading_leaves_the_object_that_is_read_as_it_was(model: Any, example: dict[str, Any]) -> None:
    before = deepcopy(example)

    model.from_dict(example)

    assert example == before


# --- Tolerance ------------------------------------------------------------------------------------------------------


def test_an_unknown_enum_value_becomes_a_member_that_carries_the_text() -> None:
    fill = read(side="Sideways", systemOrderType="Magic")

    assert fill.side == "Sideways"
    assert isinstance(fill.side, Side)
    assert not fill.side.is_known
    assert fill.side is not Side.BID
    assert fill.to_dict()["side"] == "Sideways"
    assert pickle.loads(pickle.dumps(fill)) == fill
    assert fill.side in {Side("Sideways")}


def test_an_unknown_enum_value_does_not_join_the_vocabulary() -> None:
    known = [side.value for side in Side]

    Side("Sideways")

    assert [side.value for side in Side] == known
    assert all(side.is_known for side in Side)


def test_an_unknown_field_is_kept_and_written_again() -> None:
    fill = read(newField={"a": [1, None]})

    assert fill.additional_properties == {"newField": {"a": [1, None]}}
    assert fill.to_dict()["newField"] == {"a": [1, None]}
    assert OrderFill.from_dict(fill.to_dict()) == fill


@pytest.mark.parametrize(
    ("name", "attribute"),
    [("tradeId", "trade_id"), ("clientId", "client_id"), ("systemOrderType", "system_order_type")],
)
def test_an_optional_field_that_is_null_reads_as_absent(name: str, attribute: str) -> None:
    absent = OrderFill.from_dict({key: value for key, value in FILL.items() if key != name})

    assert getattr(absent, attribute) is None
    assert read(**{name: None}) == absent
    assert name not in absent.to_dict()


@pytest.mark.parametrize(("sent", "number"), [(6, 6), ("6", 6), (0, 0), ("-1", -1), (6.0, 6), (2**60, 2**60)])
def test_a_whole_number_may_come_as_text(sent: object, number: int) -> None:
    assert read(tradeId=sent).trade_id == number


def test_a_whole_number_beyond_2_to_the_53_keeps_every_digit(credentials: Credentials) -> None:
    transport = httpx.MockTransport(
        lambda _: httpx.Response(200, text='{"asks":[],"bids":[],"lastUpdateId":9007199254740993,"timestamp":"1"}')
    )
    depth = connect(credentials, http_client=httpx.Client(transport=transport)).markets.get_depth(symbol="S")

    assert depth.last_update_id == 9007199254740993


@pytest.mark.parametrize(
    ("sent", "number"), [("170.50", "170.50"), ("1E-8", "1E-8"), (170, "170"), (170.5, "170.5"), (0.1, "0.1")]
)
def test_a_decimal_may_come_as_a_json_number(sent: object, number: str) -> None:
    found = read(price=sent).price

    assert isinstance(found, Decimal)
    assert str(found) == number


@given(number=st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**40), max_value=10**40, places=18))
def test_any_decimal_is_read_exactly(number: Decimal) -> None:
    assert str(read(price=f"{number:f}").price) == str(Decimal(f"{number:f}"))


def test_an_id_may_come_as_a_number() -> None:
    assert read(orderId=4228978331).order_id == "4228978331"


@pytest.mark.parametrize(("sent", "value"), [(True, True), (False, False), ("true", True), ("false", False)])
def test_a_boolean_may_come_as_text(sent: object, value: bool) -> None:
    assert read(isMaker=sent).is_maker is value


@pytest.mark.parametrize(
    ("sent", "moment"),
    [
        ("2025-01-01T00:00:00.123", datetime(2025, 1, 1, microsecond=123000, tzinfo=UTC)),
        ("2025-01-01T00:00:00", datetime(2025, 1, 1, tzinfo=UTC)),
        ("2025-01-01T00:00:00.123456", datetime(2025, 1, 1, microsecond=123456, tzinfo=UTC)),
        ("2025-01-01T00:00:00.123456789", datetime(2025, 1, 1, microsecond=123457, tzinfo=UTC)),
        ("2025-01-01", datetime(2025, 1, 1, tzinfo=UTC)),
        ("2025-01-01T00:00:00Z", datetime(2025, 1, 1, tzinfo=UTC)),
        ("2025-01-01T02:00:00+02:00", datetime(2025, 1, 1, tzinfo=UTC)),
        ("2025-01-01 00:00:00", datetime(2025, 1, 1, tzinfo=UTC)),
    ],
)
def test_a_time_is_in_utc_whether_or_not_it_says_so(sent: str, moment: datetime) -> None:
    found = read(timestamp=sent).timestamp

    assert found == moment
    assert found.tzinfo is UTC


@given(moment=st.datetimes(timezones=st.just(timezone(timedelta(hours=5)))).filter(lambda m: 1 < m.year < 9999))
def test_any_time_is_written_in_utc_and_read_again_the_same(moment: datetime) -> None:
    text = values.format_datetime(moment)

    assert "+" not in text
    assert values.parse_datetime(text) == moment


SECOND = datetime(2025, 7, 27, 14, 23, 26, tzinfo=UTC)


@pytest.mark.parametrize(
    ("sent", "micros"),
    [
        (1753626206762, 762000),
        ("1753626206762", 762000),
        (1753626206762.0, 762000),
        (1753626206762345, 762345),
        (1753626206, 0),
        ("2025-07-27T14:23:26.762", 762000),
        ("2025-07-27T14:23:26.762345Z", 762345),
        ("2025-07-27 14:23:26", 0),
    ],
)
@pytest.mark.parametrize("model", [OpenInterest, OrderFill, Depth])
def test_a_time_is_read_the_same_however_it_comes(model: Any, sent: object, micros: int) -> None:
    object_sent: dict[str, Any] = {**FILL, "asks": [], "bids": [], "lastUpdateId": "1", "timestamp": sent}

    for found in (
        model.from_dict(object_sent),
        reading.JsonBody(model).read(json.dumps(object_sent).encode()),
    ):
        assert found.timestamp == SECOND.replace(microsecond=micros)
        assert found.timestamp.tzinfo is UTC
        assert model.from_dict(found.to_dict()) == found


@given(number=st.integers(1_420_070_400_000, 4_102_444_799_999) | st.integers(0, 999))
def test_any_count_of_milliseconds_is_written_as_it_came(number: int) -> None:
    sent = {"symbol": "S", "timestamp": number}

    found = OpenInterest.from_dict(sent)

    assert found.timestamp == datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=number)
    assert found.to_dict() == sent


@given(number=st.integers(1_420_070_400_000_000, 4_102_444_799_999_999))
def test_any_count_of_microseconds_is_written_as_it_came(number: int) -> None:
    sent: dict[str, Any] = {"asks": [], "bids": [], "lastUpdateId": "1", "timestamp": number}

    found = Depth.from_dict(sent)

    assert found.timestamp == datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=number)
    assert found.to_dict() == sent


def test_a_model_made_by_hand_keeps_its_time_in_utc() -> None:
    local = SECOND.astimezone(timezone(timedelta(hours=9)))

    made = OpenInterest(symbol="S", timestamp=local)

    assert made == OpenInterest.from_dict({"symbol": "S", "timestamp": 1753626206000})
    assert made.timestamp == local
    assert made.timestamp is not None
    assert made.timestamp.tzinfo is UTC


def test_a_candle_keeps_its_way_to_write_a_time() -> None:
    sent = {"start": "2025-07-19 13:09:00", "end": "2025-07-19 13:12:00", "volume": "0", "quoteVolume": "0"}

    candle = Kline.from_dict({**sent, "trades": "0"})

    assert candle.start == datetime(2025, 7, 19, 13, 9, tzinfo=UTC)
    assert candle.to_dict()["start"] == "2025-07-19 13:09:00"


def test_the_guides_real_answer_reads(credentials: Credentials) -> None:
    body = [{"openInterest": "81420.17", "symbol": "SOL_USDC_PERP", "timestamp": 1743731167028}]

    found = answered(credentials, body).markets.get_open_interest(symbol="SOL_USDC_PERP")

    moment = datetime(2025, 4, 4, 1, 46, 7, 28000, tzinfo=UTC)
    assert found == [OpenInterest(symbol="SOL_USDC_PERP", timestamp=moment, open_interest=Decimal("81420.17"))]
    assert found[0].to_dict() == body[0]


def test_balances_are_a_mapping_by_asset(credentials: Credentials) -> None:
    balances = answered(
        credentials, {"SOL": {"available": "12.5", "locked": "1.0", "staked": "0"}}
    ).capital.get_balances()

    assert balances == {"SOL": Balance(available=Decimal("12.5"), locked=Decimal("1.0"), staked=Decimal(0))}


def test_each_result_of_a_batch_is_told_by_its_outcome(credentials: Credentials) -> None:
    batch = DOCUMENT["paths"]["/api/v1/orders"]["post"]["responses"]["200"]["content"]["application/json"]["example"]
    bpx = answered(credentials, batch)
    orders = [
        OrderExecutePayload(symbol=batch[0]["symbol"], side=side, order_type="Limit")
        for side in (batch[0]["side"], "Ask")
    ]

    placed, refused = bpx.order.execute_order_batch(orders=orders)

    assert isinstance(placed, Order)
    assert placed.status is OrderStatus.NEW
    assert isinstance(refused, ApiErrorResponse)
    assert refused.message == "Insufficient funds"


# --- What can't be read ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [name for name in FILL if name not in ("tradeId", "clientId", "systemOrderType")])
def test_a_missing_required_field_raises_one_clear_error(credentials: Credentials, name: str) -> None:
    body = [{key: value for key, value in FILL.items() if key != name}]

    with pytest.raises(InvalidResponseError) as raised:
        answered(credentials, body).order.get_fills()

    assert str(raised.value) == f"get_fills: OrderFill: the required field {name!r} is missing"


def test_a_missing_field_of_an_object_inside_names_that_object() -> None:
    answers = DOCUMENT["paths"]["/api/v1/market"]["get"]["responses"]
    market = deepcopy(answers["200"]["content"]["application/json"]["example"])
    del market["filters"]["price"]["tickSize"]

    with pytest.raises(InvalidResponseError, match="PriceFilter: the required field 'tickSize' is missing"):
        Market.from_dict(market)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("orderId", None),
        ("orderId", True),
        ("symbol", ["S"]),
        ("symbol", 1.5),
        ("side", None),
        ("side", 5),
        ("side", ["Bid"]),
        ("price", None),
        ("price", "abc"),
        ("price", ""),
        ("price", True),
        ("price", []),
        ("isMaker", "yes"),
        ("isMaker", 1),
        ("timestamp", "yesterday"),
        ("timestamp", 5),
        ("timestamp", 10**40),
        ("timestamp", True),
        ("timestamp", 1753626206.5),
        ("timestamp", None),
        ("tradeId", "six"),
        ("tradeId", 6.5),
        ("tradeId", True),
        ("tradeId", float("inf")),
        ("clientId", {}),
        ("systemOrderType", 1),
    ],
)
def test_a_field_that_cant_be_read_is_named_with_its_value(name: str, value: Any) -> None:
    with pytest.raises(InvalidResponseError) as raised:
        read(**{name: value})

    said = str(raised.value)
    assert said.startswith(f"OrderFill: the field {name!r} can't be read: ")
    assert "class" not in said, "the message is for a person"
    if isinstance(value, str):
        assert repr(value) in said


@pytest.mark.parametrize(
    "levels",
    [
        None,
        "text",
        {},
        {"0": "1"},
        [5],
        [None],
        [[]],
        [["170.52"]],
        ["12"],
        [{"price": "170.52", "quantity": "1"}],
        [{"0": "170.52", "1": "1"}],
        [["a", "b"]],
        [[None, None]],
    ],
    ids=json.dumps,
)
def test_an_order_book_level_that_is_no_pair_of_numbers_cant_be_read(credentials: Credentials, levels: Any) -> None:
    body: dict[str, Any] = {"asks": levels, "bids": [], "lastUpdateId": "1", "timestamp": 1}

    with pytest.raises(
        InvalidResponseError, match=r"^get_depth: (Depth: the field 'asks'|PriceLevel: .*) can't be read: "
    ):
        answered(credentials, body).markets.get_depth(symbol="S")


@pytest.mark.parametrize("source", [None, 5, "text", [], [["status", "Ok"]]], ids=repr)
def test_what_is_no_object_is_no_model(source: Any) -> None:
    with pytest.raises(InvalidResponseError, match=r"^SystemStatus: expected an object, not "):
        SystemStatus.from_dict(source)


@pytest.mark.parametrize("outcome", [None, "Maybe", 5, []])
def test_a_batch_result_of_an_unknown_outcome_cant_be_read(credentials: Credentials, outcome: object) -> None:
    with pytest.raises(OutcomeUnknownError, match=r"operation is .* not one of Ok, Err"):
        answered(credentials, [{"operation": outcome}]).order.execute_order_batch(
            orders=[OrderExecutePayload(symbol="SOL_USDC", side="Bid", order_type="Limit")]
        )


def test_an_enum_member_of_an_optional_field_is_read() -> None:
    assert read().system_order_type is SystemOrderType.COLLATERAL_CONVERSION


# --- Numbers that are none, or too much -----------------------------------------------------------------------------

ENDLESS = ["1e999999999", "-1E+999999999", "1e-999999999", "0e999999999", "1e65", "1e-65"]
NOT_FINITE = ["NaN", "nan", "-NaN", "sNaN", "NaN123", "Infinity", "-Infinity", "inf", "-INF"]


def refused(operation: str, body: str) -> str:
    """The message of a client for an answer that it can't take."""
    bpx = connect(http_client=httpx.Client(transport=httpx.MockTransport(lambda _: httpx.Response(200, text=body))))
    group, name = operation.split(".")
    with pytest.raises(InvalidResponseError) as raised:
        getattr(getattr(bpx, group), name)(symbol="SOL_USDC")
    return str(raised.value)


@pytest.mark.parametrize("text", [*NOT_FINITE, *ENDLESS])
def test_a_price_that_cant_be_calculated_with_is_refused_with_field_and_value(
    credentials: Credentials, text: str
) -> None:
    with pytest.raises(InvalidResponseError) as raised:
        answered(credentials, [{**FILL, "price": text}]).order.get_fills()

    assert str(raised.value).startswith(f"get_fills: OrderFill: the field 'price' can't be read: {text!r} ")


@pytest.mark.parametrize("text", [*NOT_FINITE, *ENDLESS])
@pytest.mark.parametrize("more", ["", ',"newField":1'])
def test_so_is_one_of_a_level_of_the_book(text: str, more: str) -> None:
    body = f'{{"asks":[["1","2"],["{text}","2"]],"bids":[],"lastUpdateId":"1","timestamp":1{more}}}'

    assert refused("markets.get_depth", body).startswith(f"get_depth: PriceLevel: ['{text}', '2'] can't be read: ")


@pytest.mark.parametrize("number", ["1e999999999", "-1E-999999999", "1e65"])
def test_so_is_one_that_comes_as_a_json_number(number: str) -> None:
    body = f'{{"asks":[[{number},"2"]],"bids":[],"lastUpdateId":"1","timestamp":1}}'

    assert refused("markets.get_depth", body).startswith("get_depth: PriceLevel: [Decimal(")


@pytest.mark.parametrize("text", NOT_FINITE)
@pytest.mark.parametrize("place", [("filters", "price", "tickSize"), ("filters", "quantity", "stepSize")])
@pytest.mark.parametrize("new_field", [False, True])
def test_so_is_the_step_of_a_market(text: str, place: tuple[str, ...], new_field: bool) -> None:
    market = deepcopy(
        DOCUMENT["paths"]["/api/v1/market"]["get"]["responses"]["200"]["content"]["application/json"]["example"]
    )
    *way, last = place
    holder = market
    for step in way:
        holder = holder[step]
    holder[last] = text
    if new_field:
        holder["newField"] = 1

    assert f"the field {last!r} can't be read: {text!r} is not finite" in refused(
        "markets.get_market", json.dumps(market)
    )


@pytest.mark.parametrize("number", ["1e999999999", "1E+999999999", "-1e999999999", "9" * 5000, f'"{"9" * 5000}"'])
@pytest.mark.parametrize(
    ("operation", "body"),
    [
        ("order.execute_order", '{"createdAt":%s}'),
        ("markets.get_depth", '{"asks":[],"bids":[],"lastUpdateId":%s,"timestamp":1}'),
        ("markets.get_open_interest", '[{"openInterest":"1","symbol":"SOL_USDC","timestamp":%s}]'),
    ],
)
def test_an_integer_is_looked_at_before_it_is_made(operation: str, body: str, number: str) -> None:
    """`int(Decimal("1e999999999"))` would never return, not for a signal either."""
    if operation == "order.execute_order":
        example = DOCUMENT["paths"]["/api/v1/order"]["post"]["responses"]["200"]["content"]["application/json"][
            "example"
        ]
        order = json.dumps({**example, "createdAt": "HERE"}).replace('"HERE"', number)
        with pytest.raises(InvalidResponseError):
            reading.JsonBody(Order).read(order.encode())
    else:
        assert refused(operation, body % number).startswith(f"{operation.split('.')[1]}: ")


@pytest.mark.parametrize(("text", "number"), [(" 1 ", 1), ("1_000", 1000), ("\N{FULLWIDTH DIGIT ONE}", 1), ("-0", 0)])
def test_a_number_written_in_an_unusual_way_is_read_alike_everywhere(text: str, number: int) -> None:
    fill = read(price=text, tradeId=text)

    assert fill.price == number
    assert fill.trade_id == number
    assert not fill.price.is_nan()


def test_a_body_is_known_to_have_plain_numbers_by_its_letters() -> None:
    plain = b'{"asks":[["151.37","2984.27"]],"bids":[],"lastUpdateId":"1","timestamp":1}'

    assert reading.has_fixed_point_numbers(plain)
    for odd in (b"1e5", b"1.E5", b"NaN", b"inf", b"-Infinity", b"\\u004e", b"e5"):
        assert not reading.has_fixed_point_numbers(plain.replace(b"151.37", odd))


def test_an_answer_that_cant_be_read_tells_operation_status_and_body(credentials: Credentials) -> None:
    with pytest.raises(InvalidResponseError) as raised:
        answered(credentials, [{"orderId": "1"}]).order.get_fills()

    error = raised.value
    assert (error.operation, error.status, json.loads(error.body)) == ("get_fills", 200, [{"orderId": "1"}])
    assert error.problem == "OrderFill: the required field 'symbol' is missing"
    assert (error.__cause__, error.__context__) == (None, None), "nothing of where it was found"


@pytest.mark.parametrize("value", [[["a"]] * 50, "x" * 5000, {"a": "\ud800"}], ids=["lists", "text", "surrogate"])
def test_a_message_shows_a_value_in_one_line(value: object) -> None:
    with pytest.raises(InvalidResponseError) as raised:
        OrderFill.from_dict({**FILL, "price": value})

    assert len(str(raised.value)) < 300
    assert str(raised.value).encode()


def test_a_value_of_a_thousand_lists_is_refused_too() -> None:
    nested: list[Any] = []
    for _ in range(5000):
        nested = [nested]

    with pytest.raises(
        InvalidResponseError, match=r"the field 'price' can't be read: (a value that is too long|\[{60})"
    ):
        OrderFill.from_dict({**FILL, "price": nested})


# --- Lists of which a part can't be read ----------------------------------------------------------------------------

FILLS: list[dict[str, Any]] = [{**FILL, "tradeId": number} for number in range(4)]


def partly(error: BaseException | None) -> PartialResponseError:
    assert isinstance(error, PartialResponseError)
    return error


def test_one_unreadable_item_does_not_lose_the_others(credentials: Credentials) -> None:
    fills = deepcopy(FILLS)
    fills[1]["price"] = "abc"

    with pytest.raises(PartialResponseError) as raised:
        answered(credentials, fills).order.get_fills()

    error = raised.value
    assert error.items == [OrderFill.from_dict(fill) for fill in (fills[0], fills[2], fills[3])]
    [bad] = error.unreadable
    assert (bad.index, json.loads(bad.raw)) == (1, fills[1])
    assert bad.reason == "OrderFill: the field 'price' can't be read: 'abc' is not a valid decimal"
    assert str(error) == f"get_fills: 1 of 4 items can't be read: [1] {bad.reason}"
    assert isinstance(error, InvalidResponseError)
    assert (error.operation, error.status, json.loads(error.body)) == ("get_fills", 200, fills)
    assert (error.__cause__, error.__context__) == (None, None), "nothing of where it was found"


def test_nor_does_it_when_awaited(credentials: Credentials) -> None:
    async def read() -> None:
        transport = httpx.MockTransport(lambda _: httpx.Response(200, json=[FILL, {}]))
        async with httpx.AsyncClient(transport=transport) as http:
            await aconnect(credentials, http_client=http).order.get_fills()

    with pytest.raises(PartialResponseError) as raised:
        asyncio.run(read())

    assert raised.value.items == [OrderFill.from_dict(FILL)]


def test_nor_does_one_among_items_with_fields_that_the_document_lacks(credentials: Credentials) -> None:
    fills = [{**fill, "newField": 1} for fill in FILLS]
    fills[3]["side"] = None

    with pytest.raises(PartialResponseError) as raised:
        answered(credentials, fills).order.get_fills()

    assert [fill.additional_properties for fill in raised.value.items] == [{"newField": 1}] * 3


@pytest.mark.parametrize("item", [None, 5, "text", [], {}], ids=json.dumps)
def test_an_item_may_be_anything_at_all(credentials: Credentials, item: object) -> None:
    with pytest.raises(PartialResponseError) as raised:
        answered(credentials, [FILL, item]).order.get_fills()

    assert raised.value.unreadable[0].raw == json.dumps(item).encode()


def test_the_raw_json_of_an_item_is_what_came_to_the_byte() -> None:
    body = b'[%s, {"price" :1.50,\n"b":"\\u0041"} ,1e5]' % json.dumps(FILL).encode()

    with pytest.raises(PartialResponseError) as raised:
        vars(import_module("bpx_api.api.order.get_fills"))["_BODY"].read(body)

    assert [each.raw for each in raised.value.unreadable] == [b'{"price" :1.50,\n"b":"\\u0041"}', b"1e5"]


def test_an_unreadable_member_of_a_mapping_is_named(credentials: Credentials) -> None:
    good = {"available": "12.5", "locked": "1.0", "staked": "0"}

    with pytest.raises(PartialResponseError) as raised:
        answered(credentials, {"SOL": good, "BTC": {"available": "x"}, "USDC": good}).capital.get_balances()

    assert list(raised.value.items) == ["SOL", "USDC"]
    assert [each.index for each in raised.value.unreadable] == ["BTC"]
    assert str(raised.value).startswith("get_balances: 1 of 3 items can't be read: [BTC] Balance: ")


def test_a_message_tells_of_the_first_three(credentials: Credentials) -> None:
    with pytest.raises(PartialResponseError) as raised:
        answered(credentials, [FILL, *[{"price": "x" * 1000}] * 500]).order.get_fills()

    assert len(raised.value.unreadable) == 500
    assert str(raised.value).startswith("get_fills: 500 of 501 items can't be read: [1] ")
    assert str(raised.value).count("; [") == 2
    assert str(raised.value).endswith("; …")
    assert len(str(raised.value)) < 500


@pytest.mark.parametrize("body", [[{}], [{}, 5], [5] * 20_000], ids=["one", "two", "many"])
def test_where_nothing_can_be_read_there_is_nothing_to_go_on_with(credentials: Credentials, body: object) -> None:
    """An empty `items` might be taken for an account without fills."""
    with pytest.raises(InvalidResponseError) as raised:
        answered(credentials, body).order.get_fills()

    assert not isinstance(raised.value, PartialResponseError)


def test_an_answer_of_far_too_many_unreadable_items_is_refused_whole() -> None:
    """Each would take many times the memory of its bytes."""
    body = b"[%s%s]" % (json.dumps(FILL).encode(), b",1" * 1_000_000)

    tracemalloc.start()
    with pytest.raises(InvalidResponseError, match="expected an object, not int") as raised:
        reading.from_json(body, reading.list_reader(OrderFill.from_dict))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert not isinstance(raised.value, PartialResponseError)
    assert most < 32 * 1024 * 1024


def test_an_order_book_is_never_read_in_part(credentials: Credentials) -> None:
    """A book that lacks a level costs money."""
    body = {"asks": [["1", "2"], ["x", "2"], ["3", "2"]], "bids": [], "lastUpdateId": "1", "timestamp": 1}

    with pytest.raises(InvalidResponseError) as raised:
        answered(credentials, body).markets.get_depth(symbol="S")

    assert not isinstance(raised.value, PartialResponseError)


def test_nor_is_a_list_inside_of_an_item(credentials: Credentials) -> None:
    assets = deepcopy(DOCUMENT["paths"]["/api/v1/assets"]["get"]["responses"]["200"]["content"]["application/json"])
    good, bad = assets["example"][0], deepcopy(assets["example"][0])
    bad["tokens"] = [*bad["tokens"], 5]

    with pytest.raises(PartialResponseError) as raised:
        answered(credentials, [good, bad]).assets.get_assets()

    assert len(raised.value.items) == len(raised.value.unreadable) == 1


def test_of_a_batch_the_results_that_can_be_read_are_certain(credentials: Credentials) -> None:
    example = DOCUMENT["paths"]["/api/v1/orders"]["post"]["responses"]["200"]["content"]["application/json"]["example"]
    placed = example[0]
    orders = [
        OrderExecutePayload(symbol=placed["symbol"], side=placed["side"], order_type="Limit", client_id=number)
        for number in range(3)
    ]
    results = [{**placed, "clientId": number} for number in range(3)]
    results[1]["status"] = None

    with pytest.raises(OutcomeUnknownError, match=r": 1 of 3 items can't be read: \[1\] Order: ") as out:
        answered(credentials, results).order.execute_order_batch(orders=orders)

    partial = partly(out.value.__cause__)
    assert [order.client_id for order in partial.items] == [0, 2]
    assert [out.value.sent[int(each.index)]["clientId"] for each in partial.unreadable] == [1]


@pytest.mark.parametrize("client_ids", [[0, 7, 1], [7, 1, 0]])
def test_a_batch_of_which_a_part_belongs_to_another_request_is_none_of_this_one(
    credentials: Credentials, client_ids: list[int]
) -> None:
    example = DOCUMENT["paths"]["/api/v1/orders"]["post"]["responses"]["200"]["content"]["application/json"]["example"]
    placed = example[0]
    orders = [
        OrderExecutePayload(symbol=placed["symbol"], side=placed["side"], order_type="Limit", client_id=number)
        for number in range(3)
    ]
    results = [{**placed, "clientId": number} for number in client_ids]
    results[1]["status"] = None

    with pytest.raises(OutcomeUnknownError, match="the answer is that of another request: clientId is ") as raised:
        answered(credentials, results).order.execute_order_batch(orders=orders)

    assert not isinstance(raised.value.__cause__, PartialResponseError)


def test_a_partial_answer_can_be_pickled_and_hides_what_may_be_secret(credentials: Credentials) -> None:
    with pytest.raises(PartialResponseError) as raised:
        answered(credentials, [FILL, {"twoFactorToken": "shh"}, 5]).order.get_fills()

    error = raised.value
    again = pickle.loads(pickle.dumps(error))
    assert (str(again), again.items, again.unreadable) == (str(error), error.items, error.unreadable)
    assert [each.raw for each in error.unreadable] == [b"", b"5"]
    assert "shh" not in str(error) + repr(error.__dict__)


def test_a_single_object_is_read_whole_or_not_at_all(credentials: Credentials) -> None:
    with pytest.raises(InvalidResponseError) as raised:
        answered(credentials, {"status": 5}).system.get_status()

    assert not isinstance(raised.value, PartialResponseError)


# --- What comes beside the value ------------------------------------------------------------------------------------


def described(**headers: str) -> Response[None]:
    stated = {name.replace("_", "-").encode(): value.encode("latin-1") for name, value in headers.items()}
    return Response(200, httpx.Headers(stated), b"", None)


def test_a_history_states_its_size(credentials: Credentials) -> None:
    headers = {"X-Total": "950", "X-Page-Count": "10", "x-page-size": "100", "X-Current-Page": "2"}
    transport = httpx.MockTransport(lambda _: httpx.Response(200, headers=headers, json=[FILL]))
    get_fills = import_module("bpx_api.api.order.get_fills")

    page = get_fills.sync_detailed(client=connect(credentials, http_client=httpx.Client(transport=transport)))

    assert (page.total, page.pages, page.page_size, page.page) == (950, 10, 100, 2)
    assert page.parsed == [OrderFill.from_dict(FILL)]


def test_an_answer_out_of_a_cache_says_how_old_it_is() -> None:
    found = described(age="187", cache_control="s-maxage=300, stale-while-revalidate=60")

    assert found.age == timedelta(seconds=187)
    assert found.cache_control == "s-maxage=300, stale-while-revalidate=60"


def test_what_the_headers_dont_say_is_none() -> None:
    found = described()

    assert (found.total, found.pages, found.page_size, found.page, found.age, found.cache_control) == (None,) * 6


@pytest.mark.parametrize("stated", ["", "many", "-1", "1.5", "1, 2", "1e3", "\N{SUPERSCRIPT TWO}", "9" * 5000])
def test_a_header_that_is_no_count_says_nothing(stated: str) -> None:
    found = described(x_total=stated, age=stated)

    assert (found.total, found.age) == (None, None)


def test_an_age_is_no_more_than_a_cache_may_state() -> None:
    assert described(age="9" * 20).age == timedelta(seconds=2**31)
