"""Markets and their rules: which prices and quantities an order book takes."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from bpx_sandbox.engine import errors


class MarketType(StrEnum):
    """What is traded: the asset itself, or a perpetual future on it."""

    SPOT = "SPOT"
    PERP = "PERP"


class Band(NamedTuple):
    """The lowest and the highest price that something may have, as multiples of another price."""

    lowest: Decimal
    highest: Decimal


@dataclass(frozen=True, slots=True)
class Market:
    """A market's definition.

    Attributes:
        tick: The price increment.
        step: The quantity increment.
        band: How far from the last price an order may be.
        mark_band: How far from the mark price an order for a perpetual may be. Spot markets state one too; what it
            means there is not documented, and it bounds no order here.
        impact_band: How far from the best price a market order may trade.
        update_band: How far one update of the mark price may move it; stated, and not enforced.
        discovery_band: How far a price may stray while the market looks for one; stated, and not enforced.
        fee_free_band: Where spot margin costs no entry fee; stated, and not enforced.
        rwa_type: The kind of real-world asset that is traded, such as STOCK; None for any other asset.
        is_open: Whether it takes orders and has a book.
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
    max_price: Decimal | None = None
    band: Band | None = None
    mark_band: Band | None = None
    impact_band: Band | None = None
    update_band: Band | None = None
    discovery_band: Band | None = None
    fee_free_band: Band | None = None
    rwa_type: str | None = None
    open_interest_limit: Decimal | None = None
    funding_rate_bound: Decimal = Decimal(100)
    is_open: bool = True
    initial_margin: Decimal = Decimal("0.1")
    maintenance_margin: Decimal = Decimal("0.05")

    @property
    def is_perpetual(self) -> bool:
        """Whether fills move a position instead of the base asset."""
        return self.kind is MarketType.PERP

    def check_price(self, price: Decimal, reference: Decimal | None = None) -> None:
        """Refuse a price that the book doesn't take.

        Args:
            price: The price of an order, or the price that triggers one.
            reference: The last price, which is the mark price too, and around which the bands lie; None: no bands.
        """
        if price % self.tick:
            raise errors.invalid_price("Price decimal too long")
        if price < self.min_price:
            raise errors.invalid_price("Price is below the minimum price")
        if self.max_price is not None and price > self.max_price:
            raise errors.invalid_price("Price is above the maximum price")
        if reference is not None:
            # What the exchange says then, and by which code, isn't recorded: code and message are this sandbox's own.
            _check_band(price, self.band, reference, "last active price")
            _check_band(price, self.mark_band if self.is_perpetual else None, reference, "mark price")

    def check_quantity(self, quantity: Decimal) -> None:
        """Refuses a quantity that the book doesn't take."""
        if quantity % self.step:
            raise errors.invalid_quantity("Quantity decimal too long")
        if quantity < self.min_quantity:
            raise errors.invalid_quantity("Quantity is below the minimum quantity")
        if self.max_quantity is not None and quantity > self.max_quantity:
            raise errors.invalid_quantity("Quantity is above the maximum quantity")


def _check_band(price: Decimal, band: Band | None, reference: Decimal, name: str) -> None:
    if band is None:
        return
    lowest, highest = (reference * multiplier for multiplier in band)
    if not lowest <= price <= highest:
        around = f"it must be from {_trimmed(lowest)} to {_trimmed(highest)}"
        raise errors.invalid_price(f"Price is too far from the {name} of {reference:f}: {around}")


def _trimmed(price: Decimal) -> str:
    text = f"{price:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
