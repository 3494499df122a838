"""Orders that fit: prices on a market's tick, quantities on its step, both within its limits."""

from __future__ import annotations

from decimal import ROUND_DOWN, Decimal, localcontext
from typing import TYPE_CHECKING

from bpx_api.arguments import decimal
from bpx_api.errors import InvalidArgumentError

if TYPE_CHECKING:
    from bpx_api.models import Market

_DIGITS = 200
"""Precision for the division: more than any value that `decimal` accepts has."""


def round_price(market: Market, price: Decimal | int | str, rounding: str = ROUND_DOWN) -> Decimal:
    """Round a price to a multiple of the market's tick size.

    Args:
        market: The market, from `bpx.markets.get_market`.
        price: The price in the quote asset.
        rounding: One of the `decimal` module's modes; down by default.

    Returns:
        The price, with as many decimals as the tick size needs.

    Raises:
        InvalidArgumentError: the price is a float, or isn't finite; or the market states no tick size above zero.
    """
    return _to_multiple("price", decimal("price", price), market.filters.price.tick_size, rounding)


def round_quantity(market: Market, quantity: Decimal | int | str, rounding: str = ROUND_DOWN) -> Decimal:
    """Round a quantity to a multiple of the market's step size; else as `round_price`.

    Args:
        market: The market, from `bpx.markets.get_market`.
        quantity: The quantity in the base asset.
        rounding: One of the `decimal` module's modes; down by default, so that a balance is never exceeded.
    """
    return _to_multiple("quantity", decimal("quantity", quantity), market.filters.quantity.step_size, rounding)


def check_price(market: Market, price: Decimal | int | str) -> Decimal:
    """Refuse a price that the market would refuse.

    Args:
        market: The market, from `bpx.markets.get_market`.
        price: The price in the quote asset.

    Returns:
        The price.

    Raises:
        InvalidArgumentError: it is off the tick, below the minimum or above the maximum.
    """
    rules = market.filters.price
    return _checked("price", decimal("price", price), rules.tick_size, rules.min_price, rules.max_price, "tick")


def check_quantity(market: Market, quantity: Decimal | int | str) -> Decimal:
    """Refuse a quantity that the market would refuse; else as `check_price`."""
    rules = market.filters.quantity
    lowest, highest = rules.min_quantity, rules.max_quantity
    return _checked("quantity", decimal("quantity", quantity), rules.step_size, lowest, highest, "step")


def _to_multiple(name: str, value: Decimal, unit: Decimal, rounding: str) -> Decimal:
    with localcontext(prec=_DIGITS):
        count = (value / _usable(name, unit)).to_integral_value(rounding)
        # No more decimals than the unit has: the exchange counts them, zeros too.
        return (count * unit).quantize(Decimal(1).scaleb(-_decimals(unit.normalize())))


def _checked(
    name: str, value: Decimal, unit: Decimal, lowest: Decimal | None, highest: Decimal | None, unit_name: str
) -> Decimal:
    for bound in (lowest, highest):
        if bound is not None and not bound.is_finite():
            raise InvalidArgumentError(name, f"can't be checked: a bound of the market is {bound}")
    if lowest is not None and value < lowest:
        raise InvalidArgumentError(name, f"{value} is below the market's minimum of {lowest}")
    if highest is not None and value > highest:
        raise InvalidArgumentError(name, f"{value} is above the market's maximum of {highest}")
    with localcontext(prec=_DIGITS):
        if value % _usable(name, unit):
            raise InvalidArgumentError(
                name, f"{value} is not a multiple of the market's {unit_name} size {unit}; round it"
            )
        decimals, most = _decimals(value), _decimals(unit.normalize())
    if decimals > most:
        raise InvalidArgumentError(
            name, f"{value} has {decimals} decimals, and the market's {unit_name} size {unit} has {most}; round it"
        )
    return value


def _decimals(value: Decimal) -> int:
    return max(-int(value.as_tuple().exponent), 0)


def _usable(name: str, unit: Decimal) -> Decimal:
    if not (unit.is_finite() and unit > 0):
        raise InvalidArgumentError(name, f"can't be fitted to the market: its unit is {unit}")
    return unit
