"""The object MarginAccountSummary, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

from msgspec import field

from ..arguments import plain
from ..reading import (
    UNREADABLE,
    decimal,
    in_one_go,
    items,
    unknown,
    unreadable,
    wire_names,
)
from ..types import Model
from .collateral import Collateral


class MarginAccountSummary(Model, kw_only=True):
    """What the account owns and owes, and its margin. The exchange names USDC as the unit only for the values of each
    asset in `collateral`.
    """

    assets_value: Decimal = field(name="assetsValue")
    """Value of what the account owns."""

    borrow_liability: Decimal = field(name="borrowLiability")
    """Value of what it has borrowed."""

    liabilities_value: Decimal = field(name="liabilitiesValue")
    """Value of all it owes."""

    unsettled_equity: Decimal = field(name="unsettledEquity")
    """Claim on the liquidity fund that is not settled yet."""

    pnl_unrealized: Decimal = field(name="pnlUnrealized")
    """Unrealised profit and loss."""

    net_exposure_futures: Decimal = field(name="netExposureFutures")
    """Exposure of its positions, with those that open orders may add."""

    net_equity: Decimal = field(name="netEquity")
    """Net equity."""

    net_equity_available: Decimal = field(name="netEquityAvailable")
    """Net equity that is free to use."""

    net_equity_locked: Decimal = field(name="netEquityLocked")
    """Net equity that is tied up."""

    imf: Decimal
    """Initial margin fraction, as a fraction."""

    mmf: Decimal
    """Maintenance margin fraction, as a fraction."""

    collateral: list[Collateral]
    """What each asset contributes."""

    margin_fraction: Decimal | None = field(default=None, name="marginFraction")
    """Margin fraction of the account, as a fraction: `0.5` is 50 %."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["assetsValue"] = plain(self.assets_value)
        fields["borrowLiability"] = plain(self.borrow_liability)
        fields["liabilitiesValue"] = plain(self.liabilities_value)
        fields["unsettledEquity"] = plain(self.unsettled_equity)
        fields["pnlUnrealized"] = plain(self.pnl_unrealized)
        fields["netExposureFutures"] = plain(self.net_exposure_futures)
        fields["netEquity"] = plain(self.net_equity)
        fields["netEquityAvailable"] = plain(self.net_equity_available)
        fields["netEquityLocked"] = plain(self.net_equity_locked)
        fields["imf"] = plain(self.imf)
        fields["mmf"] = plain(self.mmf)
        fields["collateral"] = [item.to_dict() for item in self.collateral]
        if self.margin_fraction is not None:
            fields["marginFraction"] = plain(self.margin_fraction)
        return fields

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        """Read the object from JSON, tolerantly.

        Raises:
            InvalidResponseError: a required field is missing, or a field can't be read.
        """
        if (found := in_one_go(cls, _NAMES, source)) is not None:
            return found
        fields: dict[str, Any] = {}
        try:
            fields["assets_value"] = decimal(source["assetsValue"])
            fields["borrow_liability"] = decimal(source["borrowLiability"])
            fields["liabilities_value"] = decimal(source["liabilitiesValue"])
            fields["unsettled_equity"] = decimal(source["unsettledEquity"])
            fields["pnl_unrealized"] = decimal(source["pnlUnrealized"])
            fields["net_exposure_futures"] = decimal(source["netExposureFutures"])
            fields["net_equity"] = decimal(source["netEquity"])
            fields["net_equity_available"] = decimal(source["netEquityAvailable"])
            fields["net_equity_locked"] = decimal(source["netEquityLocked"])
            fields["imf"] = decimal(source["imf"])
            fields["mmf"] = decimal(source["mmf"])
            fields["collateral"] = [Collateral.from_dict(item) for item in items(source["collateral"])]
            fields["margin_fraction"] = None if (value := source.get("marginFraction")) is None else decimal(value)
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(MarginAccountSummary)
