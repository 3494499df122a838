"""The object `VaultNav`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ..model import Model, UnixMilliseconds
from ..values import MAX_EXPONENT, MILLISECONDS, MIN_EXPONENT, OUT_OF_RANGE, parse_unix_time


class VaultNav(Model, kw_only=True):
    """Current net asset value of a vault."""

    nav: Decimal
    """Net asset value of one vault token."""

    twap_nav: Decimal | None = None
    """Time-weighted average of `nav`."""

    mint_nav: Decimal | None = None
    """Value for mints, the higher of `nav` and `twap_nav`."""

    redeem_nav: Decimal | None = None
    """Value for redemptions, the lower of `nav` and `twap_nav`."""

    vault_equity: Decimal | None = None
    """Equity of the vault's account."""

    net_equity: Decimal | None = None
    """Equity of the vault's account after haircuts."""

    token_circulating_supply: Decimal | None = None
    """Vault tokens in circulation."""

    last_crank_timestamp: UnixMilliseconds | None = None
    """Time of the last update of the value."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if not (
            self.nav.is_finite()
            and MIN_EXPONENT <= self.nav.adjusted() <= MAX_EXPONENT
            and (
                (twap_nav := self.twap_nav) is None
                or (twap_nav.is_finite() and MIN_EXPONENT <= twap_nav.adjusted() <= MAX_EXPONENT)
            )
            and (
                (mint_nav := self.mint_nav) is None
                or (mint_nav.is_finite() and MIN_EXPONENT <= mint_nav.adjusted() <= MAX_EXPONENT)
            )
            and (
                (redeem_nav := self.redeem_nav) is None
                or (redeem_nav.is_finite() and MIN_EXPONENT <= redeem_nav.adjusted() <= MAX_EXPONENT)
            )
            and (
                (vault_equity := self.vault_equity) is None
                or (vault_equity.is_finite() and MIN_EXPONENT <= vault_equity.adjusted() <= MAX_EXPONENT)
            )
            and (
                (net_equity := self.net_equity) is None
                or (net_equity.is_finite() and MIN_EXPONENT <= net_equity.adjusted() <= MAX_EXPONENT)
            )
            and (
                (token_circulating_supply := self.token_circulating_supply) is None
                or (
                    token_circulating_supply.is_finite()
                    and MIN_EXPONENT <= token_circulating_supply.adjusted() <= MAX_EXPONENT
                )
            )
        ):
            raise ValueError(OUT_OF_RANGE)
        if self.last_crank_timestamp is not None:
            self.last_crank_timestamp = parse_unix_time(self.last_crank_timestamp, MILLISECONDS)
