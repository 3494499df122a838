"""Frames become typed events, whatever they carry; nothing that arrives raises an error."""

import copy
import json
import pickle
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpx_api import events
from bpx_api.events import (
    BookTicker,
    DepthUpdate,
    Kline,
    OrderAccepted,
    OrderExpired,
    OrderFilled,
    OrderUpdate,
    PositionOpened,
    PositionSnapshot,
    PositionUpdate,
    RawEvent,
    RfqAccepted,
    RfqUpdate,
    StockPrice,
    Trade,
    UnreadableEvent,
)
from bpx_api.models import OrderExpiryReason, OrderStatus, OrderType, PriceLevel, Side
from bpx_client.streams.parsing import ErrorMessage, StreamMessage, parse_frame

from .frames import BOOK_TICKER, ORDER, POSITION, RFQ, frame, recorded


def read(data: Any, stream: str = "x.SOL_USDC") -> Any:
    message = parse_frame(frame(stream, data))
    assert isinstance(message, StreamMessage)
    assert message.stream == message.event.stream == stream
    return message.event


def test_every_field_has_its_name_and_type() -> None:
    event = read(BOOK_TICKER, "bookTicker.SOL_USDC")

    assert event == BookTicker(
        symbol="SOL_USDC",
        ask_price=Decimal("98.97"),
        ask_quantity=Decimal("22.39"),
        bid_price=Decimal("98.96"),
        bid_quantity=Decimal("288.77"),
        update_id=4330360995,
        event_time_us=1788367430247487,
        engine_time_us=1788367430246081,
    )
    assert event.event_time == datetime(2026, 9, 2, 16, 43, 50, 247487, tzinfo=UTC)
    assert event.engine_time == datetime(2026, 9, 2, 16, 43, 50, 246081, tzinfo=UTC)
    assert event.additional_properties == {}
    assert repr(event).startswith("BookTicker(ask_quantity=Decimal('22.39'), ")
    assert "frame" not in repr(event)


def test_levels_of_a_book_are_price_levels() -> None:
    event = read({"e": "depth", "s": "S", "E": 2, "T": 1, "U": 3, "u": 4, "a": [["1.50", "0.00"]], "b": []})

    assert isinstance(event, DepthUpdate)
    assert (event.first_update_id, event.last_update_id, event.bids) == (3, 4, [])
    assert event.asks == [PriceLevel(price=Decimal("1.50"), quantity=Decimal(0))]


def test_a_candles_times_are_utc() -> None:
    times = {"t": "2026-09-02T16:44:00", "T": "2026-09-02T16:45:00"}
    event = read({"e": "kline", "E": 1, "s": "S", "X": False, "n": 1, "c": None, **times})

    assert isinstance(event, Kline)
    assert event.start == datetime(2026, 9, 2, 16, 44, tzinfo=UTC)
    assert event.end == datetime(2026, 9, 2, 16, 45, tzinfo=UTC)
    assert event.close is None


def test_an_orders_words_are_those_of_the_rest_models() -> None:
    event = read(ORDER)

    assert type(event) is OrderAccepted
    assert event.order_type is OrderType.LIMIT
    assert event.side is Side.ASK
    assert event.status is OrderStatus.NEW
    assert event.origin is events.OrderOrigin.USER
    assert event.post_only is True
    assert event.additional_properties == {}, "t says nothing but on a fill"


def test_an_unknown_word_survives() -> None:
    event = read({**ORDER, "e": "orderExpired", "R": "PRICE_BAND", "o": "ICEBERG", "X": "Frozen", "O": "MOON"})

    assert isinstance(event, OrderExpired)
    assert (event.order_type.value, event.order_type.is_known) == ("ICEBERG", False)
    assert event.status.value == "Frozen"
    assert event.origin is not None
    assert event.origin.value == "MOON"
    assert event.expiry_reason == OrderExpiryReason("PRICE_BAND")


def test_a_fill_has_what_belongs_to_a_fill() -> None:
    data = {"e": "orderFill", "t": 2888471, "l": "0.5", "L": "4299.16", "m": False, "n": "0.01", "N": "ETH"}
    event = read({**ORDER, **data})

    assert isinstance(event, OrderFilled)
    assert isinstance(event, OrderUpdate)
    assert (event.trade_id, event.fill_quantity, event.fill_price) == (2888471, Decimal("0.5"), Decimal("4299.16"))
    assert (event.is_maker, event.fee, event.fee_symbol) == (False, Decimal("0.01"), "ETH")


def test_a_position_without_e_is_the_state_on_subscribing() -> None:
    data = {name: value for name, value in POSITION.items() if name != "e"}

    for stream in ("account.positionUpdate", "account.positionUpdate.ETH_USDC_PERP"):
        event = read(data, stream)
        assert type(event) is PositionSnapshot
        assert isinstance(event, PositionUpdate)
        assert event.net_quantity == Decimal("0.0010")
    assert type(read(data, "account.positionUpdates")) is RawEvent


@pytest.mark.parametrize("number", [5411399049, 113392053149171712, 2**70])
@pytest.mark.parametrize("form", [int, str])
def test_an_id_may_be_a_number_or_text(number: int, form: type) -> None:
    position = read({**POSITION, "i": form(number)})
    ticker = read({**BOOK_TICKER, "u": form(number)})
    order = read({**ORDER, "i": form(number), "c": form(5), "H": form(number)})
    rfq = read({**RFQ, "R": form(number), "u": form(number), "C": form(123)})

    assert type(position) is PositionOpened
    assert position.position_id == str(number)
    assert ticker.update_id == number
    assert (order.order_id, order.client_id, order.strategy_id) == (str(number), 5, str(number))
    assert type(rfq) is RfqAccepted
    assert isinstance(rfq, RfqUpdate)
    assert (rfq.rfq_id, rfq.quote_id, rfq.client_id) == (str(number), str(number), 123)


def test_a_decimal_may_be_a_number_and_never_goes_through_a_float() -> None:
    text = json.dumps({"stream": "account.positionUpdate", "data": {**POSITION, "q": 0, "M": 0}})
    exact = text.replace('"q": 0', '"q": 0.1000000000000000055511151231257827').replace('"M": 0', '"M": 122')
    message = parse_frame(exact.encode())

    assert isinstance(message, StreamMessage)
    assert isinstance(message.event, PositionOpened)
    assert message.event.net_quantity == Decimal("0.1000000000000000055511151231257827")
    assert message.event.mark_price == 122


def test_a_side_without_orders_is_none() -> None:
    event = read({**BOOK_TICKER, "a": None, "A": None})

    assert (event.ask_price, event.ask_quantity, event.bid_price) == (None, None, Decimal("98.96"))


def test_a_stock_price_has_names_of_its_own_on_the_wire() -> None:
    data = {"e": "stockPrice", "symbol": "AAPL", "bid": None, "ask": None, "mid": "207.2", "timestamp": 1000}
    event = read({**data, "session": None}, "stockPrice.AAPL")

    assert isinstance(event, StockPrice)
    assert (event.symbol, event.mid_price, event.session) == ("AAPL", Decimal("207.2"), None)
    assert event.source_time == datetime(1970, 1, 1, 0, 0, 1, tzinfo=UTC)


def test_unknown_fields_are_kept() -> None:
    event = read({**BOOK_TICKER, "new": {"deep": [1.10]}, "frame": "x", "(frame)": "x"})

    assert isinstance(event, BookTicker)
    assert event.additional_properties == {"new": {"deep": [Decimal("1.10")]}, "frame": "x", "(frame)": "x"}


def test_an_unknown_event_arrives_raw() -> None:
    event = read({"e": "moonPhase", "phase": 0.5}, "moon.EARTH")

    assert type(event) is RawEvent
    assert (event.event_type, event.data) == ("moonPhase", {"e": "moonPhase", "phase": Decimal("0.5")})
    assert read([1, 2]).data == [1, 2]
    assert read({"e": 5}).event_type is None


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"s": None}, "symbol|s"),
        ({"a": "cheap"}, "BookTicker"),
        ({"a": "NaN"}, "not finite"),
        ({"A": "-Infinity"}, "not finite"),
        ({"u": "5x"}, "BookTicker"),
        ({"E": -1}, "BookTicker"),
        ({"E": 10**18}, "BookTicker"),
    ],
)
def test_an_unreadable_event_says_why(change: dict[str, Any], reason: str) -> None:
    event = read({**BOOK_TICKER, **change})

    assert isinstance(event, UnreadableEvent)
    assert any(part in event.reason for part in reason.split("|")), event.reason
    assert json.loads(event.frame)["data"]["e"] == "bookTicker"


@pytest.mark.parametrize("number", ["1e65", "1E-65", "sNaN", "inf"])
def test_a_number_that_is_none_never_reaches_a_book(number: str) -> None:
    data: dict[str, Any] = {"e": "depth", "s": "S", "E": 2, "T": 1, "U": 3, "u": 4, "a": [], "b": []}

    assert isinstance(read({**data, "a": [["1", number]]}), UnreadableEvent)
    assert isinstance(read({**data, "b": [[number, "1"]]}), UnreadableEvent)


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"5", b"\xff", b'"x"', b"[" * 100_000, b'{"a":1e9999999999999999999}']
)
def test_what_is_no_json_object_is_unreadable(content: bytes) -> None:
    message = parse_frame(content)

    assert isinstance(message, StreamMessage)
    assert isinstance(message.event, UnreadableEvent)
    assert "JSON" in message.event.reason
    assert message.event.frame == content
    assert (message.stream, message.event.stream, message.event.additional_properties) == ("", "", {})


def test_an_error_of_the_exchange_is_a_message_of_its_own() -> None:
    refused = b'{"id":null,"error":{"code":4006,"message":"Invalid stream"}}'

    assert parse_frame(refused) == ErrorMessage(4006, "Invalid stream")
    assert parse_frame(b'{"error":"busy"}') == ErrorMessage(None, "'busy'")
    assert parse_frame(b'{"error":{"code":"x"}}') == ErrorMessage(None, "{'code': 'x'}")


@pytest.mark.parametrize("form", [bytearray, memoryview])
def test_a_view_of_a_buffer_is_copied(form: Any) -> None:
    buffer = bytearray(frame("bookTicker.SOL_USDC", BOOK_TICKER))
    message = parse_frame(form(buffer))
    buffer[:] = bytes(len(buffer))

    assert isinstance(message, StreamMessage)
    assert message.event.stream == "bookTicker.SOL_USDC"


def test_an_event_is_frozen_compares_and_travels() -> None:
    event = read(BOOK_TICKER)

    with pytest.raises(AttributeError):
        event.update_id = 5
    assert event == read({**BOOK_TICKER, "new": 1}), "the bytes don't count"
    assert event != read({**BOOK_TICKER, "u": 5})
    assert len({event, read({**BOOK_TICKER, "a": "98.970"})}) == 1
    for again in (copy.copy(event), copy.deepcopy(event), pickle.loads(pickle.dumps(event))):
        assert (again, again.frame) == (event, event.frame)
    depth = read({"e": "depth", "s": "S", "E": 2, "T": 1, "U": 3, "u": 4, "a": [["1", "2"]], "b": []})
    assert hash(depth) == hash(copy.deepcopy(depth))


def as_stated(value: Any, wire: Any) -> Any:
    """A value of an event as the frame states it."""
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, datetime):
        return value.replace(tzinfo=None).isoformat()
    if isinstance(wire, list):
        return [[str(each.price), str(each.quantity)] for each in value]
    if isinstance(value, OrderType):
        return value.value.upper()
    return type(wire)(value)


def test_every_recorded_frame_is_read_to_the_right_class_with_the_right_values() -> None:
    tags = {kind.__struct_config__.tag: kind for kind in get_args(events.TaggedEvent)}
    seen = 0
    for recording in recorded():
        sent = recording["frame"]
        message = parse_frame(json.dumps(sent).encode())
        if "error" in sent:
            assert message == ErrorMessage(**sent["error"])
            continue
        assert isinstance(message, StreamMessage)
        event, data = message.event, sent["data"]
        assert message.stream == sent["stream"]
        assert type(event) is (tags[data["e"]] if "e" in data else PositionSnapshot)
        names = {each.encode_name: each.name for each in msgspec.structs.fields(type(event))}
        left = event.additional_properties
        assert not left or recording["kind"] == "documented"
        for wire, value in data.items():
            if wire in names and value is not None:
                read_value = as_stated(getattr(event, names[wire]), value)
                assert read_value == (str(value) if isinstance(read_value, str) else value), (wire, data)
                seen += 1
            else:
                assert wire in left or wire in ("e", "t", "l") or value is None
    assert seen > 1000


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from(["NaN", "1e999999", "-0"]),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=8,
)
KNOWN = [BOOK_TICKER, ORDER, {**ORDER, "e": "orderFill"}, POSITION, RFQ]
KNOWN.append({"e": "depth", "s": "S", "E": 2, "T": 1, "U": 3, "u": 4, "a": [["1", "2"]], "b": []})
KNOWN.append({"e": "kline", "E": 1, "s": "S", "t": "2026-09-02T16:44:00", "T": "2026-09-02T16:45:00", "X": True})
KNOWN.append({name: value for name, value in POSITION.items() if name != "e"})


def check_that_it_is_harmless(message: object) -> None:
    """Look at everything that an event offers."""
    assert isinstance(message, StreamMessage | ErrorMessage)
    if isinstance(message, StreamMessage):
        event = message.event
        assert event == copy.copy(event)
        hash(event)
        repr(event)
        for name in dir(event):
            if not name.startswith("_"):
                getattr(event, name)


@given(st.binary())
def test_no_bytes_raise(content: bytes) -> None:
    check_that_it_is_harmless(parse_frame(content))


@given(JSON, st.sampled_from(["account.positionUpdate", "depth.X", ""]) | JSON)
def test_no_json_raises(data: Any, stream: Any) -> None:
    check_that_it_is_harmless(parse_frame(json.dumps(data).encode()))
    check_that_it_is_harmless(parse_frame(json.dumps({"data": data, "stream": stream}).encode()))
    check_that_it_is_harmless(parse_frame(json.dumps({"error": data}).encode()))


@given(st.sampled_from(KNOWN), st.data())
def test_no_change_of_a_known_event_raises(known: dict[str, Any], draw: st.DataObject) -> None:
    changes = draw.draw(st.dictionaries(st.sampled_from([*known, "L", "new"]), JSON, max_size=3))
    dropped = draw.draw(st.sets(st.sampled_from(list(known)), max_size=2))
    data = {name: value for name, value in {**known, **changes}.items() if name not in dropped}

    check_that_it_is_harmless(parse_frame(frame("account.positionUpdate", data)))


def test_a_trade_is_read() -> None:
    data = {
        "E": 2,
        "T": 1,
        "a": "66605319496",
        "b": 66605329178,
        "e": "trade",
        "m": False,
        "p": "1",
        "q": "2",
        "s": "S",
        "t": 9,
    }
    event = read(data)

    assert isinstance(event, Trade)
    assert (event.trade_id, event.seller_order_id, event.buyer_order_id) == (9, "66605319496", "66605329178")
    assert event.is_buyer_maker is False
