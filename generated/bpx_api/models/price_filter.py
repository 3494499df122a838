"""The object `PriceFilter`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ..model import Part
from .price_band_discovery import PriceBandDiscovery
from .price_band_mark_price import PriceBandMarkPrice
from .price_band_mean_premium import PriceBandMeanPremium


class PriceFilter(Part, kw_only=True):
    """Rules for the price of an order, and for moves of the mark and index price."""

    tick_size: Decimal
    """Smallest step between two prices. Every price is a multiple of it."""

    min_price: Decimal | None = None
    """Lowest price an order may have, in the quote asset."""

    max_price: Decimal | None = None
    """Highest price an order may have, in the quote asset. `None`: no such bound."""

    max_multiplier: Decimal | None = None
    """Upper bound of an order's price, as a multiple of the last active price."""

    min_multiplier: Decimal | None = None
    """Lower bound of an order's price, as a multiple of the last active price."""

    max_impact_multiplier: Decimal | None = None
    """How far a market buy may climb into the book, as a multiple of the best ask."""

    min_impact_multiplier: Decimal | None = None
    """How far a market sell may fall into the book, as a multiple of the best bid."""

    mean_mark_price_band: PriceBandMarkPrice | None = None
    """Futures: how far a price may stray from the mean mark price."""

    mean_premium_band: PriceBandMeanPremium | None = None
    """Futures: how far the premium may stray from its mean."""

    discovery_bound_band: PriceBandDiscovery | None = None
    """How far a price may stray while the market looks for one. `None`: no such bound."""

    borrow_entry_fee_max_multiplier: Decimal | None = None
    """Spot margin: up to this multiple of the last active price no entry fee is charged."""

    borrow_entry_fee_min_multiplier: Decimal | None = None
    """Spot margin: down to this multiple of the last active price no entry fee is charged."""

    max_price_update_multiplier: Decimal | None = None
    """One update of the mark or index price is capped at this multiple of the price before it."""

    min_price_update_multiplier: Decimal | None = None
    """One update of the mark or index price stops falling at this multiple of the price before it."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""
