"""Markets and their rules: which prices and quantities an order book takes."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from bpx_sandbox import errors


class MarketType(StrEnum):
    """What is traded: the asset itself, or a perpetual future on it."""

    SPOT = "SPOT"
    PERP = "PERP"


@dataclass(frozen=True, slots=True)
class Market:
    """A market's definition.

    Attributes:
        tick: The price increment.
        step: The quantity increment.
        max_multiplier: How far above the last price an order may be, as a factor.
        min_multiplier: How far below the last price an order may be, as a factor.
        initial_margin: The part of a perpetual's notional value that opening it locks.
    """

    symbol: str
    base: str
    quote: str
    kind: MarketType
    tick: Decimal
    step: Decimal
    min_price: Decimal
    min_quantity: Decimal
    max_quantity: Decimal | None = None
    max_multiplier: Decimal = Decimal(10)
    min_multiplier: Decimal = Decimal("0.01")
    initial_margin: Decimal = Decimal("0.1")
    maintenance_margin: Decimal = Decimal("0.05")

    @property
    def is_perpetual(self) -> bool:
        """Whether fills move a position instead of the base asset."""
        return self.kind is MarketType.PERP

    def check_price(self, price: Decimal, last: Decimal | None = None) -> None:
        """Refuses a price that the book doesn't take; `last` is the market's last price."""
        if price % self.tick:
            raise errors.invalid_price("Price decimal too long")
        if price < self.min_price:
            raise errors.invalid_price("Price is below the minimum price")
        if last is not None and not last * self.min_multiplier <= price <= last * self.max_multiplier:
            raise errors.invalid_price("Price is too far from the last active price")

    def check_quantity(self, quantity: Decimal) -> None:
        """Refuses a quantity that the book doesn't take."""
        if quantity % self.step:
            raise errors.invalid_quantity("Quantity decimal too long")
        if quantity < self.min_quantity:
            raise errors.invalid_quantity("Quantity is below the minimum quantity")
        if self.max_quantity is not None and quantity > self.max_quantity:
            raise errors.invalid_quantity("Quantity is above the maximum quantity")
