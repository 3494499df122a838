"""The object PriceFilter, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

from attrs import define, field

from ..arguments import plain
from ..reading import UNREADABLE, decimal, unreadable
from .price_band_mark_price import PriceBandMarkPrice
from .price_band_mean_premium import PriceBandMeanPremium


@define(kw_only=True)
class PriceFilter:
    """Rules for the price of an order, and for moves of the mark and index price."""

    min_price: Decimal
    """Lowest price an order may have, in the quote asset."""

    tick_size: Decimal
    """Smallest step between two prices. Every price is a multiple of it."""

    max_price: Decimal | None = None
    """Highest price an order may have, in the quote asset. `null`: no such bound."""

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

    borrow_entry_fee_max_multiplier: Decimal | None = None
    """Spot margin: up to this multiple of the last active price no entry fee is charged."""

    borrow_entry_fee_min_multiplier: Decimal | None = None
    """Spot margin: down to this multiple of the last active price no entry fee is charged."""

    max_price_update_multiplier: Decimal | None = None
    """One update of the mark or index price is capped at this multiple of the price before it."""

    min_price_update_multiplier: Decimal | None = None
    """One update of the mark or index price stops falling at this multiple of the price before it."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
    """Fields that the document doesn't have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["minPrice"] = plain(self.min_price)
        fields["tickSize"] = plain(self.tick_size)
        if self.max_price is not None:
            fields["maxPrice"] = plain(self.max_price)
        if self.max_multiplier is not None:
            fields["maxMultiplier"] = plain(self.max_multiplier)
        if self.min_multiplier is not None:
            fields["minMultiplier"] = plain(self.min_multiplier)
        if self.max_impact_multiplier is not None:
            fields["maxImpactMultiplier"] = plain(self.max_impact_multiplier)
        if self.min_impact_multiplier is not None:
            fields["minImpactMultiplier"] = plain(self.min_impact_multiplier)
        if self.mean_mark_price_band is not None:
            fields["meanMarkPriceBand"] = self.mean_mark_price_band.to_dict()
        if self.mean_premium_band is not None:
            fields["meanPremiumBand"] = self.mean_premium_band.to_dict()
        if self.borrow_entry_fee_max_multiplier is not None:
            fields["borrowEntryFeeMaxMultiplier"] = plain(self.borrow_entry_fee_max_multiplier)
        if self.borrow_entry_fee_min_multiplier is not None:
            fields["borrowEntryFeeMinMultiplier"] = plain(self.borrow_entry_fee_min_multiplier)
        if self.max_price_update_multiplier is not None:
            fields["maxPriceUpdateMultiplier"] = plain(self.max_price_update_multiplier)
        if self.min_price_update_multiplier is not None:
            fields["minPriceUpdateMultiplier"] = plain(self.min_price_update_multiplier)
        return fields

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        """Read the object from JSON, tolerantly.

        Raises:
            InvalidResponseError: a required field is missing, or a field can't be read.
        """
        rest: dict[str, Any] = {}
        try:
            rest = dict(source)
            take = rest.pop
            return cls(
                min_price=decimal(take("minPrice")),
                tick_size=decimal(take("tickSize")),
                max_price=None if (value := take("maxPrice", None)) is None else decimal(value),
                max_multiplier=None if (value := take("maxMultiplier", None)) is None else decimal(value),
                min_multiplier=None if (value := take("minMultiplier", None)) is None else decimal(value),
                max_impact_multiplier=None if (value := take("maxImpactMultiplier", None)) is None else decimal(value),
                min_impact_multiplier=None if (value := take("minImpactMultiplier", None)) is None else decimal(value),
                mean_mark_price_band=None
                if (value := take("meanMarkPriceBand", None)) is None
                else PriceBandMarkPrice.from_dict(value),
                mean_premium_band=None
                if (value := take("meanPremiumBand", None)) is None
                else PriceBandMeanPremium.from_dict(value),
                borrow_entry_fee_max_multiplier=None
                if (value := take("borrowEntryFeeMaxMultiplier", None)) is None
                else decimal(value),
                borrow_entry_fee_min_multiplier=None
                if (value := take("borrowEntryFeeMinMultiplier", None)) is None
                else decimal(value),
                max_price_update_multiplier=None
                if (value := take("maxPriceUpdateMultiplier", None)) is None
                else decimal(value),
                min_price_update_multiplier=None
                if (value := take("minPriceUpdateMultiplier", None)) is None
                else decimal(value),
                additional_properties=rest,
            )
        except UNREADABLE as error:
            unreadable("PriceFilter", _NAMES, source, rest, error)


_NAMES = (
    "minPrice",
    "tickSize",
    "maxPrice",
    "maxMultiplier",
    "minMultiplier",
    "maxImpactMultiplier",
    "minImpactMultiplier",
    "meanMarkPriceBand",
    "meanPremiumBand",
    "borrowEntryFeeMaxMultiplier",
    "borrowEntryFeeMinMultiplier",
    "maxPriceUpdateMultiplier",
    "minPriceUpdateMultiplier",
)
