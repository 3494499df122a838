"""Orders that fit: what is rounded is what the exchange takes, and what is checked is refused before it is sent."""

from decimal import ROUND_CEILING, ROUND_DOWN, ROUND_HALF_EVEN, ROUND_UP, Decimal
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bpx_api.errors import InvalidArgumentError
from bpx_api.models import Market
from bpx_client.trading import check_price, check_quantity, round_price, round_quantity
from bpx_sandbox.engine.errors import Refusal
from bpx_sandbox.engine.markets import Market as Listed
from bpx_sandbox.engine.markets import MarketType


# A unit is rarely anything but a power of ten, and may be.
def unit_of(digit: int, exponent: int, zeros: int) -> Decimal:
    return Decimal(digit).scaleb(exponent) + Decimal(0).scaleb(exponent - zeros)


units = st.builds(
    unit_of,
    st.sampled_from([1, 2, 5, 25, 3]),
    st.integers(-9, 3),
    st.integers(0, 3),
)
values = st.decimals(0, 10**12, allow_nan=False, allow_infinity=False, places=12) | st.decimals(0, 1, places=20)
roundings = st.sampled_from([ROUND_DOWN, ROUND_UP, ROUND_HALF_EVEN, ROUND_CEILING])


def market(unit: Decimal, lowest: Decimal | str = "0", highest: Decimal | str | None = None) -> Market:
    """A market with the same limits for prices and quantities."""
    return Market.from_dict(
        {
            "symbol": "SOL_USDC",
            "baseSymbol": "SOL",
            "quoteSymbol": "USDC",
            "marketType": "SPOT",
            "orderBookState": "Open",
            "createdAt": "2025-01-01T00:00:00",
            "openInterestLimit": "0",
            "visible": True,
            "filters": {
                "price": {"tickSize": str(unit), "minPrice": str(lowest), "maxPrice": highest and str(highest)},
                "quantity": {
                    "stepSize": str(unit),
                    "minQuantity": str(lowest),
                    "maxQuantity": highest and str(highest),
                },
            },
        }
    )


def decimals(value: Decimal) -> int:
    return max(-int(value.as_tuple().exponent), 0)


both = pytest.mark.parametrize("round_amount", [round_price, round_quantity])


@both
@given(units, values)
def test_down_gives_the_largest_multiple_that_is_not_above(round_amount: Any, unit: Decimal, value: Decimal) -> None:
    result = round_amount(market(unit), value)

    assert result <= value < result + unit
    assert result % unit == 0


@both
@given(units, values, roundings)
def test_whatever_the_rounding_the_result_is_a_multiple_close_by_and_rounding_it_again_changes_nothing(
    round_amount: Any, unit: Decimal, value: Decimal, rounding: str
) -> None:
    result = round_amount(market(unit), value, rounding)

    assert result % unit == 0
    assert abs(result - value) < unit
    assert str(round_amount(market(unit), result, rounding)) == str(result)


@both
@given(units, values)
def test_the_result_has_no_more_decimals_than_the_unit_needs_and_is_written_without_an_exponent(
    round_amount: Any, unit: Decimal, value: Decimal
) -> None:
    result = round_amount(market(unit), value)

    assert decimals(result) == decimals(unit.normalize())
    assert "E" not in format(result, "f")


@given(units, values, st.decimals(0, 100, places=2), st.none() | st.decimals(0, 10**6, places=2))
def test_a_check_accepts_exactly_what_the_local_exchange_takes_after_rounding(
    unit: Decimal, value: Decimal, lowest: Decimal, highest: Decimal | None
) -> None:
    listing = Listed("SOL_USDC", "SOL", "USDC", MarketType.SPOT, unit, unit, lowest, lowest, highest)
    here = market(unit, lowest, highest)
    fitting = round_quantity(here, value)

    for quantity in (fitting, value):
        assume(decimals(quantity) <= decimals(unit.normalize()) or quantity % unit)
        try:
            listing.check_quantity(quantity)
        except Refusal:
            with pytest.raises(InvalidArgumentError):
                check_quantity(here, quantity)
        else:
            assert check_quantity(here, quantity) == quantity


@pytest.mark.parametrize(
    ("price", "reason"),
    [
        ("0.99", "price: 0.99 is below the market's minimum of 1"),
        ("1000.01", "price: 1000.01 is above the market's maximum of 1000"),
        ("170.505", "price: 170.505 is not a multiple of the market's tick size 0.01; round it"),
        ("170.500", "price: 170.500 has 3 decimals, and the market's tick size 0.01 has 2; round it"),
        (170.5, "price: 170.5 is a float"),
    ],
)
def test_a_price_that_the_market_would_refuse_is_refused_with_the_reason(price: Any, reason: str) -> None:
    with pytest.raises(InvalidArgumentError) as refused:
        check_price(market(Decimal("0.01"), "1", "1000"), price)

    assert str(refused.value).startswith(reason)


@pytest.mark.parametrize("price", ["1", "1000", "170.5", 171])
def test_a_price_within_the_limits_passes_as_it_is(price: Any) -> None:
    assert check_price(market(Decimal("0.01"), "1", "1000"), price) == Decimal(price)


@pytest.mark.parametrize("bounds", [("NaN", None), ("1", "Infinity"), ("1", "sNaN")])
@pytest.mark.parametrize("check", [check_price, check_quantity])
def test_nothing_is_checked_against_a_bound_that_is_not_finite(check: Any, bounds: tuple[str, str | None]) -> None:
    with pytest.raises(InvalidArgumentError, match=r"can't be checked: a bound of the market is s?(NaN|Infinity)"):
        check(market(Decimal("0.01"), *bounds), "170.5")


@pytest.mark.parametrize("fit", [round_price, round_quantity, check_price, check_quantity])
@pytest.mark.parametrize("unit", ["0", "-1"])
def test_a_market_without_a_usable_unit_is_told(fit: Any, unit: str) -> None:
    with pytest.raises(InvalidArgumentError, match="can't be fitted to the market"):
        fit(market(Decimal(unit)), 1)
