"""Kinds of values that the exchange's document doesn't have today: how they are checked, written and read."""

from datetime import UTC, date, datetime, time
from decimal import Decimal
from functools import partial
from typing import Annotated, Any, Literal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpx_api import arguments as check
from bpx_api.errors import InvalidArgumentError, InvalidResponseError
from bpx_api.model import any_of, codec, constant, one_of
from bpx_api.models import OpenInterest, OrderType, PriceLevel, Side
from bpx_api.secrets import hide

NOON = datetime(2025, 1, 31, 12, tzinfo=UTC)
IDENTIFIER = UUID("12345678-1234-5678-1234-567812345678")


@pytest.mark.parametrize(
    ("kind", "value", "wire"),
    [
        (date, date(2025, 1, 31), "2025-01-31"),
        (time, time(12, 30, tzinfo=UTC), "12:30:00Z"),
        (UUID, IDENTIFIER, str(IDENTIFIER)),
        (bytes, b"\x00\xff", "AP8="),
        (int | None, None, None),
        (dict[str, int | None], {"a": 1, "b": None}, {"a": 1, "b": None}),
        (Annotated[Literal["spot", 3], constant("spot", 3)], 3, 3),
        (Annotated[str | int, any_of(str, int)], 7, 7),
        (Annotated[str | int, any_of(str, int)], "7", "7"),
        (Annotated[bool | int, any_of(bool, int)], 1, 1),
        (Annotated[Side | OrderType, any_of(Side, OrderType)], OrderType.LIMIT, "Limit"),
        (Annotated[list[Decimal] | str, any_of(list[Decimal], str)], [Decimal("1.50")], ["1.50"]),
        (Annotated[dict[str, int] | int, any_of(dict[str, int], int)], {"a": 1}, {"a": 1}),
        (Annotated[Any, any_of(int, Any)], [1], [1]),
    ],
)
def test_a_value_is_written_and_read_back(kind: Any, value: object, wire: object) -> None:
    assert codec(kind).serialize(value) == wire
    assert codec(kind).parse(wire) == value
    assert type(codec(kind).parse(wire)) is type(value)


@given(st.one_of(st.text(), st.integers(), st.booleans(), st.lists(st.integers())))
def test_a_union_gives_back_whatever_fits_one_of_its_types(value: Any) -> None:
    union = any_of(bool, int, str, list[int])

    read = union.parse(union.serialize(value))

    assert (read, type(read)) == (value, type(value))


def test_a_union_takes_the_object_whose_fields_are_there() -> None:
    union = any_of(OpenInterest, Side)
    interest = OpenInterest(symbol="SOL_USDC")

    assert union.parse({"symbol": "SOL_USDC"}) == interest
    assert union.serialize(interest) == {"symbol": "SOL_USDC"}


@pytest.mark.parametrize(
    ("kind", "wire"),
    [
        (Annotated[Any, any_of(int, list[int])], {"a": 1}),
        (Annotated[Any, constant("spot")], "perp"),
        (Annotated[Any, constant(True)], 1),
        (date, "yesterday"),
    ],
)
def test_a_value_that_fits_nothing_cant_be_read(kind: Any, wire: object) -> None:
    with pytest.raises(ValueError, match=r"fits none|is not|Invalid"):
        codec(kind).parse(wire)


def test_an_object_whose_selector_is_unknown_cant_be_read() -> None:
    with pytest.raises(InvalidResponseError, match="kind is 'cow', which is not one of dog"):
        one_of("kind", {"dog": OpenInterest}).parse({"kind": "cow"})


def test_a_row_leaves_out_what_is_missing_at_its_end() -> None:
    assert PriceLevel.from_list(["1.50", "2"]).to_list() == ["1.50", "2"]


@pytest.mark.parametrize(
    ("accepted", "value"),
    [
        (check.number("x", "1.5"), Decimal("1.5")),
        (check.aware_datetime("x", NOON), NOON),
        (check.day("x", NOON.date()), date(2025, 1, 31)),
        (check.time_of_day("x", time(12)), time(12)),
        (check.uuid("x", str(IDENTIFIER)), IDENTIFIER),
        (check.uuid("x", IDENTIFIER), IDENTIFIER),
        (check.constant("x", True, bool, True), True),
        (check.json("x", {"a": [1, None, "b", Decimal("1.50"), True]}), {"a": [1, None, "b", Decimal("1.50"), True]}),
        (check.mapping("x", {"a": 1}), {"a": 1}),
        (
            check.any_of("x", 7, lambda item: check.string("x", item), lambda item: check.integer("x", item)),
            7,
        ),
    ],
)
def test_an_argument_is_accepted(accepted: object, value: object) -> None:
    assert accepted == value


@pytest.mark.parametrize(
    ("name", "arguments", "problem"),
    [
        ("number", ["1.00000000000000000001"], "more digits than a JSON number keeps"),
        ("aware_datetime", [5], "must be a datetime, not 5"),
        ("aware_datetime", [NOON.replace(tzinfo=None)], "has no time zone"),
        ("day", [NOON], "must be a date"),
        ("time_of_day", ["12:30"], "must be a time"),
        ("uuid", ["1234"], "is not a UUID"),
        ("uuid", [1234], "1234 is not a UUID"),
        ("constant", [1, bool, True], "1 .* is not True"),
        ("json", [{"a": 0.5}], "must be an int, not 0.5"),
        ("json", [{1: "a"}], "must be a str, not 1"),
        ("mapping", [["a"]], "must be a mapping, such as a dict"),
        ("any_of", [None, partial(check.string, "x"), partial(check.boolean, "x")], "a str, not None; or must be True"),
    ],
)
def test_an_argument_is_refused_with_the_reason(name: str, arguments: list[Any], problem: str) -> None:
    with pytest.raises(InvalidArgumentError, match=f"x: .*{problem}"):
        getattr(check, name)("x", *arguments)


def test_secrets_are_hidden_in_lists_and_mappings() -> None:
    assert "hunter2" not in repr(hide(["hunter2", {"a": ("hunter2",)}, 5]))
    assert hide({"a": ["hunter2"]}) == {"a": ["hunter2"]}
