"""The object PriceFilter, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

from msgspec import field

from ..arguments import plain
from ..reading import (
    UNREADABLE,
    any_decimal,
    finite_decimal,
    in_one_go,
    unknown,
    unreadable,
    wire_names,
)
from ..types import Model
from .price_band_discovery import PriceBandDiscovery
from .price_band_mark_price import PriceBandMarkPrice
from .price_band_mean_premium import PriceBandMeanPremium


class PriceFilter(Model, kw_only=True):
    """Rules for the price of an order, and for changes of the mark and index price."""

    tick_size: Decimal = field(name="tickSize")
    """Smallest step between two prices. Every price is a multiple of it."""

    min_price: Decimal | None = field(default=None, name="minPrice")
    """Lowest price of an order, in the quote asset."""

    max_price: Decimal | None = field(default=None, name="maxPrice")
    """Highest price of an order, in the quote asset. `null`: no limit."""

    max_multiplier: Decimal | None = field(default=None, name="maxMultiplier")
    """Upper bound of an order's price, as a multiple of the last active price."""

    min_multiplier: Decimal | None = field(default=None, name="minMultiplier")
    """Lower bound of an order's price, as a multiple of the last active price."""

    max_impact_multiplier: Decimal | None = field(default=None, name="maxImpactMultiplier")
    """Highest price at which a market buy may trade, as a multiple of the best ask."""

    min_impact_multiplier: Decimal | None = field(default=None, name="minImpactMultiplier")
    """Lowest price at which a market sell may trade, as a multiple of the best bid."""

    mean_mark_price_band: PriceBandMarkPrice | None = field(default=None, name="meanMarkPriceBand")
    """Futures: range of prices around the mean mark price."""

    mean_premium_band: PriceBandMeanPremium | None = field(default=None, name="meanPremiumBand")
    """Futures: range of the premium around its mean."""

    discovery_bound_band: PriceBandDiscovery | None = field(default=None, name="discoveryBoundBand")
    """Range of prices during price discovery. `null`: no limit."""

    borrow_entry_fee_max_multiplier: Decimal | None = field(default=None, name="borrowEntryFeeMaxMultiplier")
    """Spot margin: no entry fee is charged up to this multiple of the last active price."""

    borrow_entry_fee_min_multiplier: Decimal | None = field(default=None, name="borrowEntryFeeMinMultiplier")
    """Spot margin: no entry fee is charged down to this multiple of the last active price."""

    max_price_update_multiplier: Decimal | None = field(default=None, name="maxPriceUpdateMultiplier")
    """Highest mark or index price after one update, as a multiple of the previous price."""

    min_price_update_multiplier: Decimal | None = field(default=None, name="minPriceUpdateMultiplier")
    """Lowest mark or index price after one update, as a multiple of the previous price."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["tickSize"] = plain(self.tick_size)
        if self.min_price is not None:
            fields["minPrice"] = plain(self.min_price)
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
        if self.discovery_bound_band is not None:
            fields["discoveryBoundBand"] = self.discovery_bound_band.to_dict()
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
        if (found := in_one_go(cls, _NAMES, source)) is not None and found.tick_size.is_finite():
            return found
        fields: dict[str, Any] = {}
        try:
            fields["tick_size"] = finite_decimal(source["tickSize"])
            fields["min_price"] = None if (value := source.get("minPrice")) is None else any_decimal(value)
            fields["max_price"] = None if (value := source.get("maxPrice")) is None else any_decimal(value)
            fields["max_multiplier"] = None if (value := source.get("maxMultiplier")) is None else any_decimal(value)
            fields["min_multiplier"] = None if (value := source.get("minMultiplier")) is None else any_decimal(value)
            fields["max_impact_multiplier"] = (
                None if (value := source.get("maxImpactMultiplier")) is None else any_decimal(value)
            )
            fields["min_impact_multiplier"] = (
                None if (value := source.get("minImpactMultiplier")) is None else any_decimal(value)
            )
            fields["mean_mark_price_band"] = (
                None if (value := source.get("meanMarkPriceBand")) is None else PriceBandMarkPrice.from_dict(value)
            )
            fields["mean_premium_band"] = (
                None if (value := source.get("meanPremiumBand")) is None else PriceBandMeanPremium.from_dict(value)
            )
            fields["discovery_bound_band"] = (
                None if (value := source.get("discoveryBoundBand")) is None else PriceBandDiscovery.from_dict(value)
            )
            fields["borrow_entry_fee_max_multiplier"] = (
                None if (value := source.get("borrowEntryFeeMaxMultiplier")) is None else any_decimal(value)
            )
            fields["borrow_entry_fee_min_multiplier"] = (
                None if (value := source.get("borrowEntryFeeMinMultiplier")) is None else any_decimal(value)
            )
            fields["max_price_update_multiplier"] = (
                None if (value := source.get("maxPriceUpdateMultiplier")) is None else any_decimal(value)
            )
            fields["min_price_update_multiplier"] = (
                None if (value := source.get("minPriceUpdateMultiplier")) is None else any_decimal(value)
            )
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(PriceFilter)
