"""The object `PriceFilter`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ..model import Part
from .price_band_discovery import PriceBandDiscovery
from .price_band_mark_price import PriceBandMarkPrice
from .price_band_mean_premium import PriceBandMeanPremium


class PriceFilter(Part, kw_only=True):
    """Rules for the price of an order, and for changes of the mark and index price."""

    tick_size: Decimal
    """Smallest step between two prices. Every price is a multiple of it."""

    min_price: Decimal | None = None
    """Lowest price of an order, in the quote asset."""

    max_price: Decimal | None = None
    """Highest price of an order, in the quote asset. `None`: no limit."""

    max_multiplier: Decimal | None = None
    """Upper bound of an order's price, as a multiple of the last active price."""

    min_multiplier: Decimal | None = None
    """Lower bound of an order's price, as a multiple of the last active price."""

    max_impact_multiplier: Decimal | None = None
    """Highest price at which a market buy may trade, as a multiple of the best ask."""

    min_impact_multiplier: Decimal | None = None
    """Lowest price at which a market sell may trade, as a multiple of the best bid."""

    mean_mark_price_band: PriceBandMarkPrice | None = None
    """Futures: range of prices around the mean mark price."""

    mean_premium_band: PriceBandMeanPremium | None = None
    """Futures: range of the premium around its mean."""

    discovery_bound_band: PriceBandDiscovery | None = None
    """Range of prices during price discovery. `None`: no limit."""

    borrow_entry_fee_max_multiplier: Decimal | None = None
    """Spot margin: no entry fee is charged up to this multiple of the last active price."""

    borrow_entry_fee_min_multiplier: Decimal | None = None
    """Spot margin: no entry fee is charged down to this multiple of the last active price."""

    max_price_update_multiplier: Decimal | None = None
    """Highest mark or index price after one update, as a multiple of the previous price."""

    min_price_update_multiplier: Decimal | None = None
    """Lowest mark or index price after one update, as a multiple of the previous price."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""
