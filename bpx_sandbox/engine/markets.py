"""Markets and their rules for prices and quantities."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from bpx_sandbox.engine import errors


class MarketType(StrEnum):
    """The kind of a market: spot, or a perpetual future."""

    SPOT = "SPOT"
    PERP = "PERP"


class Band(NamedTuple):
    """The lowest and the highest valid price, as multiples of another price."""

    lowest: Decimal
    highest: Decimal


@dataclass(frozen=True, slots=True)
class Market:
    """A market's definition.

    Attributes:
        tick: The price increment.
        step: The quantity increment.
        band: Valid prices of orders, relative to the last price.
        mark_band: Valid prices of orders for a perpetual, relative to the mark price. Spot markets have one too; its
            meaning is not documented, and it is not enforced.
        impact_band: Valid prices of market orders, relative to the best price.
        update_band: Valid updates of the mark price; not enforced.
        discovery_band: Valid prices during price discovery; not enforced.
        fee_free_band: Prices at which spot margin is free of an entry fee; not enforced.
        rwa_type: The kind of real-world asset, such as STOCK; None for any other asset.
        is_open: True if the market accepts orders and has a book.
        initial_margin: The fraction of a perpetual position's value that opening it locks.
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
        """True for a perpetual future."""
        return self.kind is MarketType.PERP

    def check_price(self, price: Decimal, reference: Decimal | None = None) -> None:
        """Refuse an invalid price.

        Args:
            price: The price of an order, or its trigger price.
            reference: The last price, which is the mark price too; the bands are relative to it. None skips the bands.
        """
        if price % self.tick:
            raise errors.invalid_price("Price decimal too long")
        if price < self.min_price:
            raise errors.invalid_price("Price is below the minimum price")
        if self.max_price is not None and price > self.max_price:
            raise errors.invalid_price("Price is above the maximum price")
        if reference is not None:
            # The exchange's response isn't recorded: code and message are this sandbox's own.
            _check_band(price, self.band, reference, "last active price")
            _check_band(price, self.mark_band if self.is_perpetual else None, reference, "mark price")

    def check_quantity(self, quantity: Decimal) -> None:
        """Refuse an invalid quantity."""
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
