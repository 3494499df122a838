"""The object MarginAccountSummary, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

from msgspec import field

from ..arguments import plain
from ..reading import (
    MAGNITUDE,
    ODD_NUMBER,
    SMALLEST,
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
    """Assets, liabilities and margin of the account. USDC is documented as the unit only for the values of each asset in
    `collateral`.
    """

    net_equity: Decimal = field(name="netEquity")
    """Net equity."""

    net_equity_available: Decimal = field(name="netEquityAvailable")
    """Available net equity."""

    assets_value: Decimal | None = field(default=None, name="assetsValue")
    """Value of the account's assets."""

    borrow_liability: Decimal | None = field(default=None, name="borrowLiability")
    """Value of the account's borrows."""

    liabilities_value: Decimal | None = field(default=None, name="liabilitiesValue")
    """Value of all liabilities."""

    unsettled_equity: Decimal | None = field(default=None, name="unsettledEquity")
    """Unsettled claim on the liquidity fund."""

    pnl_unrealized: Decimal | None = field(default=None, name="pnlUnrealized")
    """Unrealised profit and loss."""

    net_exposure_futures: Decimal | None = field(default=None, name="netExposureFutures")
    """Exposure of the positions, including those that open orders may add."""

    net_equity_locked: Decimal | None = field(default=None, name="netEquityLocked")
    """Locked net equity."""

    margin_fraction: Decimal | None = field(default=None, name="marginFraction")
    """Margin fraction of the account, as a fraction: `0.5` is 50 %."""

    imf: Decimal | None = None
    """Initial margin fraction, as a fraction."""

    mmf: Decimal | None = None
    """Maintenance margin fraction, as a fraction."""

    collateral: list[Collateral] | None = None
    """Contribution of each asset."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if not (
            self.net_equity.is_finite()
            and SMALLEST <= self.net_equity.adjusted() <= MAGNITUDE
            and self.net_equity_available.is_finite()
            and SMALLEST <= self.net_equity_available.adjusted() <= MAGNITUDE
            and (
                (assets_value := self.assets_value) is None
                or (assets_value.is_finite() and SMALLEST <= assets_value.adjusted() <= MAGNITUDE)
            )
            and (
                (borrow_liability := self.borrow_liability) is None
                or (borrow_liability.is_finite() and SMALLEST <= borrow_liability.adjusted() <= MAGNITUDE)
            )
            and (
                (liabilities_value := self.liabilities_value) is None
                or (liabilities_value.is_finite() and SMALLEST <= liabilities_value.adjusted() <= MAGNITUDE)
            )
            and (
                (unsettled_equity := self.unsettled_equity) is None
                or (unsettled_equity.is_finite() and SMALLEST <= unsettled_equity.adjusted() <= MAGNITUDE)
            )
            and (
                (pnl_unrealized := self.pnl_unrealized) is None
                or (pnl_unrealized.is_finite() and SMALLEST <= pnl_unrealized.adjusted() <= MAGNITUDE)
            )
            and (
                (net_exposure_futures := self.net_exposure_futures) is None
                or (net_exposure_futures.is_finite() and SMALLEST <= net_exposure_futures.adjusted() <= MAGNITUDE)
            )
            and (
                (net_equity_locked := self.net_equity_locked) is None
                or (net_equity_locked.is_finite() and SMALLEST <= net_equity_locked.adjusted() <= MAGNITUDE)
            )
            and (
                (margin_fraction := self.margin_fraction) is None
                or (margin_fraction.is_finite() and SMALLEST <= margin_fraction.adjusted() <= MAGNITUDE)
            )
            and ((imf := self.imf) is None or (imf.is_finite() and SMALLEST <= imf.adjusted() <= MAGNITUDE))
            and ((mmf := self.mmf) is None or (mmf.is_finite() and SMALLEST <= mmf.adjusted() <= MAGNITUDE))
        ):
            raise ValueError(ODD_NUMBER)

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["netEquity"] = plain(self.net_equity)
        fields["netEquityAvailable"] = plain(self.net_equity_available)
        if self.assets_value is not None:
            fields["assetsValue"] = plain(self.assets_value)
        if self.borrow_liability is not None:
            fields["borrowLiability"] = plain(self.borrow_liability)
        if self.liabilities_value is not None:
            fields["liabilitiesValue"] = plain(self.liabilities_value)
        if self.unsettled_equity is not None:
            fields["unsettledEquity"] = plain(self.unsettled_equity)
        if self.pnl_unrealized is not None:
            fields["pnlUnrealized"] = plain(self.pnl_unrealized)
        if self.net_exposure_futures is not None:
            fields["netExposureFutures"] = plain(self.net_exposure_futures)
        if self.net_equity_locked is not None:
            fields["netEquityLocked"] = plain(self.net_equity_locked)
        if self.margin_fraction is not None:
            fields["marginFraction"] = plain(self.margin_fraction)
        if self.imf is not None:
            fields["imf"] = plain(self.imf)
        if self.mmf is not None:
            fields["mmf"] = plain(self.mmf)
        if self.collateral is not None:
            fields["collateral"] = [item.to_dict() for item in self.collateral]
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
            fields["net_equity"] = decimal(source["netEquity"])
            fields["net_equity_available"] = decimal(source["netEquityAvailable"])
            fields["assets_value"] = None if (value := source.get("assetsValue")) is None else decimal(value)
            fields["borrow_liability"] = None if (value := source.get("borrowLiability")) is None else decimal(value)
            fields["liabilities_value"] = None if (value := source.get("liabilitiesValue")) is None else decimal(value)
            fields["unsettled_equity"] = None if (value := source.get("unsettledEquity")) is None else decimal(value)
            fields["pnl_unrealized"] = None if (value := source.get("pnlUnrealized")) is None else decimal(value)
            fields["net_exposure_futures"] = (
                None if (value := source.get("netExposureFutures")) is None else decimal(value)
            )
            fields["net_equity_locked"] = None if (value := source.get("netEquityLocked")) is None else decimal(value)
            fields["margin_fraction"] = None if (value := source.get("marginFraction")) is None else decimal(value)
            fields["imf"] = None if (value := source.get("imf")) is None else decimal(value)
            fields["mmf"] = None if (value := source.get("mmf")) is None else decimal(value)
            fields["collateral"] = (
                None
                if (value := source.get("collateral")) is None
                else [Collateral.from_dict(item) for item in items(value)]
            )
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(MarginAccountSummary)
