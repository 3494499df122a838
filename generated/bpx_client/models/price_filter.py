"""The object PriceFilter, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

from attrs import define, field

from ..arguments import plain
from ..reading import (
    UNREADABLE,
    decimal,
    unknown,
    unreadable,
)
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
        self = object.__new__(cls)
        try:
            get = source.get
            self.min_price = Decimal(value) if type(value := source["minPrice"]) is str else decimal(value)
            self.tick_size = Decimal(value) if type(value := source["tickSize"]) is str else decimal(value)
            self.max_price = (
                Decimal(value) if type(value := get("maxPrice")) is str else None if value is None else decimal(value)
            )
            self.max_multiplier = (
                Decimal(value)
                if type(value := get("maxMultiplier")) is str
                else None
                if value is None
                else decimal(value)
            )
            self.min_multiplier = (
                Decimal(value)
                if type(value := get("minMultiplier")) is str
                else None
                if value is None
                else decimal(value)
            )
            self.max_impact_multiplier = (
                Decimal(value)
                if type(value := get("maxImpactMultiplier")) is str
                else None
                if value is None
                else decimal(value)
            )
            self.min_impact_multiplier = (
                Decimal(value)
                if type(value := get("minImpactMultiplier")) is str
                else None
                if value is None
                else decimal(value)
            )
            self.mean_mark_price_band = (
                None if (value := get("meanMarkPriceBand")) is None else PriceBandMarkPrice.from_dict(value)
            )
            self.mean_premium_band = (
                None if (value := get("meanPremiumBand")) is None else PriceBandMeanPremium.from_dict(value)
            )
            self.borrow_entry_fee_max_multiplier = (
                Decimal(value)
                if type(value := get("borrowEntryFeeMaxMultiplier")) is str
                else None
                if value is None
                else decimal(value)
            )
            self.borrow_entry_fee_min_multiplier = (
                Decimal(value)
                if type(value := get("borrowEntryFeeMinMultiplier")) is str
                else None
                if value is None
                else decimal(value)
            )
            self.max_price_update_multiplier = (
                Decimal(value)
                if type(value := get("maxPriceUpdateMultiplier")) is str
                else None
                if value is None
                else decimal(value)
            )
            self.min_price_update_multiplier = (
                Decimal(value)
                if type(value := get("minPriceUpdateMultiplier")) is str
                else None
                if value is None
                else decimal(value)
            )
            self.additional_properties = {} if _KNOWN.issuperset(source) else unknown(source, _NAMES)
        except UNREADABLE as error:
            unreadable(cls, self, _NAMES, source, error)
        return self


_NAMES: Mapping[str, str] = {
    "minPrice": "min_price",
    "tickSize": "tick_size",
    "maxPrice": "max_price",
    "maxMultiplier": "max_multiplier",
    "minMultiplier": "min_multiplier",
    "maxImpactMultiplier": "max_impact_multiplier",
    "minImpactMultiplier": "min_impact_multiplier",
    "meanMarkPriceBand": "mean_mark_price_band",
    "meanPremiumBand": "mean_premium_band",
    "borrowEntryFeeMaxMultiplier": "borrow_entry_fee_max_multiplier",
    "borrowEntryFeeMinMultiplier": "borrow_entry_fee_min_multiplier",
    "maxPriceUpdateMultiplier": "max_price_update_multiplier",
    "minPriceUpdateMultiplier": "min_price_update_multiplier",
}
_KNOWN = frozenset(_NAMES)
