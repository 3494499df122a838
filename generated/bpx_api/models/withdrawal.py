"""The object `Withdrawal`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ..model import Model, NaiveDatetime
from ..values import EPOCH, MAX_EXPONENT, MIN_EXPONENT, NAIVE_EPOCH, OUT_OF_RANGE, to_utc
from .blockchain import Blockchain
from .equals_money_withdrawal_state import EqualsMoneyWithdrawalState
from .fiat_asset import FiatAsset
from .withdrawal_status import WithdrawalStatus


class Withdrawal(Model, kw_only=True):
    """A withdrawal from the account."""

    id: int
    """Number of the withdrawal."""

    quantity: Decimal
    """Amount, in the asset."""

    symbol: str
    """Asset symbol, such as `USDC`."""

    status: WithdrawalStatus
    """State of the transfer."""

    blockchain: Blockchain | None = None
    """Network of the withdrawal."""

    client_id: str | None = None
    """Client id of the request."""

    identifier: str | None = None
    """Transaction hash, once the withdrawal is sent."""

    fee: Decimal | None = None
    """Fee, in the asset."""

    fiat_fee: Decimal | None = None
    """Fee in the currency `fiat_symbol`."""

    fiat_state: EqualsMoneyWithdrawalState | None = None
    """State of a fiat withdrawal at the payment provider."""

    fiat_symbol: FiatAsset | None = None
    """Currency of a fiat withdrawal."""

    provider_id: str | None = None
    """The payment provider's id of the withdrawal."""

    subaccount_id: int | None = None
    """Subaccount of the withdrawal. From 0 to 65535."""

    to_address: str | None = None
    """Address of the recipient."""

    transaction_hash: str | None = None
    """Hash of the transfer on its blockchain."""

    created_at: NaiveDatetime | None = None
    """Time when the withdrawal was requested (UTC)."""

    is_internal: bool | None = None
    """True for a transfer within the exchange."""

    bank_name: str | None = None
    """Bank of a fiat withdrawal."""

    bank_identifier: str | None = None
    """Identifier of that bank."""

    account_identifier: str | None = None
    """Identifier of the account at that bank."""

    trigger_at: NaiveDatetime | None = None
    """Time when a delayed withdrawal starts (UTC)."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if not (
            self.quantity.is_finite()
            and MIN_EXPONENT <= self.quantity.adjusted() <= MAX_EXPONENT
            and ((fee := self.fee) is None or (fee.is_finite() and MIN_EXPONENT <= fee.adjusted() <= MAX_EXPONENT))
            and (
                (fiat_fee := self.fiat_fee) is None
                or (fiat_fee.is_finite() and MIN_EXPONENT <= fiat_fee.adjusted() <= MAX_EXPONENT)
            )
        ):
            raise ValueError(OUT_OF_RANGE)
        if self.created_at is not None:
            self.created_at = (
                EPOCH + (self.created_at - NAIVE_EPOCH) if self.created_at.tzinfo is None else to_utc(self.created_at)
            )
        if self.trigger_at is not None:
            self.trigger_at = (
                EPOCH + (self.trigger_at - NAIVE_EPOCH) if self.trigger_at.tzinfo is None else to_utc(self.trigger_at)
            )
