"""The object MarginAccountSummary, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

from attrs import define, field

from ..arguments import plain
from ..reading import (
    UNREADABLE,
    decimal,
    items,
    unknown,
    unreadable,
)
from .collateral import Collateral


@define(kw_only=True)
class MarginAccountSummary:
    """What the account owns and owes, and its margin. The exchange names USDC as the unit only for the values of each
    asset in `collateral`.
    """

    assets_value: Decimal
    """Value of what the account owns."""

    borrow_liability: Decimal
    """Value of what it has borrowed."""

    liabilities_value: Decimal
    """Value of all it owes."""

    unsettled_equity: Decimal
    """Claim on the liquidity fund that is not settled yet."""

    pnl_unrealized: Decimal
    """Unrealised profit and loss."""

    net_exposure_futures: Decimal
    """Exposure of its positions, with those that open orders may add."""

    net_equity: Decimal
    """Net equity."""

    net_equity_available: Decimal
    """Net equity that is free to use."""

    net_equity_locked: Decimal
    """Net equity that is tied up."""

    imf: Decimal
    """Initial margin fraction, as a fraction."""

    mmf: Decimal
    """Maintenance margin fraction, as a fraction."""

    collateral: list[Collateral]
    """What each asset contributes."""

    margin_fraction: Decimal | None = None
    """Margin fraction of the account, as a fraction: `0.5` is 50 %."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
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
        self = object.__new__(cls)
        try:
            get = source.get
            self.assets_value = Decimal(value) if type(value := source["assetsValue"]) is str else decimal(value)
            self.borrow_liability = (
                Decimal(value) if type(value := source["borrowLiability"]) is str else decimal(value)
            )
            self.liabilities_value = (
                Decimal(value) if type(value := source["liabilitiesValue"]) is str else decimal(value)
            )
            self.unsettled_equity = (
                Decimal(value) if type(value := source["unsettledEquity"]) is str else decimal(value)
            )
            self.pnl_unrealized = Decimal(value) if type(value := source["pnlUnrealized"]) is str else decimal(value)
            self.net_exposure_futures = (
                Decimal(value) if type(value := source["netExposureFutures"]) is str else decimal(value)
            )
            self.net_equity = Decimal(value) if type(value := source["netEquity"]) is str else decimal(value)
            self.net_equity_available = (
                Decimal(value) if type(value := source["netEquityAvailable"]) is str else decimal(value)
            )
            self.net_equity_locked = (
                Decimal(value) if type(value := source["netEquityLocked"]) is str else decimal(value)
            )
            self.imf = Decimal(value) if type(value := source["imf"]) is str else decimal(value)
            self.mmf = Decimal(value) if type(value := source["mmf"]) is str else decimal(value)
            self.collateral = [Collateral.from_dict(item) for item in items(source["collateral"])]
            self.margin_fraction = (
                Decimal(value)
                if type(value := get("marginFraction")) is str
                else None
                if value is None
                else decimal(value)
            )
            self.additional_properties = {} if _KNOWN.issuperset(source) else unknown(source, _NAMES)
        except UNREADABLE as error:
            unreadable(cls, self, _NAMES, source, error)
        return self


_NAMES: Mapping[str, str] = {
    "assetsValue": "assets_value",
    "borrowLiability": "borrow_liability",
    "liabilitiesValue": "liabilities_value",
    "unsettledEquity": "unsettled_equity",
    "pnlUnrealized": "pnl_unrealized",
    "netExposureFutures": "net_exposure_futures",
    "netEquity": "net_equity",
    "netEquityAvailable": "net_equity_available",
    "netEquityLocked": "net_equity_locked",
    "imf": "imf",
    "mmf": "mmf",
    "collateral": "collateral",
    "marginFraction": "margin_fraction",
}
_KNOWN = frozenset(_NAMES)
