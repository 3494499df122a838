"""The object `Deposit`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ..model import Model, NaiveDatetime, Number
from ..values import EPOCH, MAX_EXPONENT, MIN_EXPONENT, NAIVE_EPOCH, OUT_OF_RANGE, to_utc
from .deposit_source import DepositSource
from .deposit_status import DepositStatus
from .fiat_asset import FiatAsset


class Deposit(Model, kw_only=True):
    """A deposit to the account."""

    id: int
    """Number of the deposit."""

    status: DepositStatus
    """State of the transfer."""

    symbol: str
    """Asset symbol, such as `USDC`."""

    quantity: Decimal
    """Amount, in the asset."""

    to_address: str | None = None
    """Address of the recipient."""

    from_address: str | None = None
    """Address of the sender."""

    source: DepositSource | None = None
    """Blockchain or payment provider of the deposit."""

    transaction_hash: str | None = None
    """Hash of the transfer on its blockchain."""

    created_at: NaiveDatetime | None = None
    """Time when the deposit was recorded (UTC)."""

    fiat_amount: Number | None = None
    """Amount in `fiat_currency`. A JSON number, unlike all other amounts."""

    fiat_currency: FiatAsset | None = None
    """Currency of `fiat_amount`."""

    institution_bic: str | None = None
    """BIC of the bank."""

    platform_memo: str | None = None
    """Note of the exchange, if any."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if not (
            self.quantity.is_finite()
            and MIN_EXPONENT <= self.quantity.adjusted() <= MAX_EXPONENT
            and (
                (fiat_amount := self.fiat_amount) is None
                or (fiat_amount.is_finite() and MIN_EXPONENT <= fiat_amount.adjusted() <= MAX_EXPONENT)
            )
        ):
            raise ValueError(OUT_OF_RANGE)
        if self.created_at is not None:
            self.created_at = (
                EPOCH + (self.created_at - NAIVE_EPOCH) if self.created_at.tzinfo is None else to_utc(self.created_at)
            )
