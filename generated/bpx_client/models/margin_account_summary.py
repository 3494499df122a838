"""The object MarginAccountSummary, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

from attrs import define, field

from ..arguments import plain
from ..reading import UNREADABLE, decimal, items, unreadable
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
        rest: dict[str, Any] = {}
        try:
            rest = dict(source)
            take = rest.pop
            return cls(
                assets_value=decimal(take("assetsValue")),
                borrow_liability=decimal(take("borrowLiability")),
                liabilities_value=decimal(take("liabilitiesValue")),
                unsettled_equity=decimal(take("unsettledEquity")),
                pnl_unrealized=decimal(take("pnlUnrealized")),
                net_exposure_futures=decimal(take("netExposureFutures")),
                net_equity=decimal(take("netEquity")),
                net_equity_available=decimal(take("netEquityAvailable")),
                net_equity_locked=decimal(take("netEquityLocked")),
                imf=decimal(take("imf")),
                mmf=decimal(take("mmf")),
                collateral=[Collateral.from_dict(item) for item in items(take("collateral"))],
                margin_fraction=None if (value := take("marginFraction", None)) is None else decimal(value),
                additional_properties=rest,
            )
        except UNREADABLE as error:
            unreadable("MarginAccountSummary", _NAMES, source, rest, error)


_NAMES = (
    "assetsValue",
    "borrowLiability",
    "liabilitiesValue",
    "unsettledEquity",
    "pnlUnrealized",
    "netExposureFutures",
    "netEquity",
    "netEquityAvailable",
    "netEquityLocked",
    "imf",
    "mmf",
    "collateral",
    "marginFraction",
)
