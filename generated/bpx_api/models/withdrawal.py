"""The object Withdrawal, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any, Self

from msgspec import field

from ..arguments import plain
from ..reading import (
    EPOCH,
    MAGNITUDE,
    NAIVE_EPOCH,
    ODD_NUMBER,
    SMALLEST,
    UNREADABLE,
    decimal,
    in_one_go,
    in_utc,
    moment,
    text,
    truth,
    unknown,
    unreadable,
    utc_text,
    whole,
    wire_names,
)
from ..types import Model
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

    client_id: str | None = field(default=None, name="clientId")
    """Client id of the request."""

    identifier: str | None = None
    """Transaction hash, once the withdrawal is sent."""

    fee: Decimal | None = None
    """Fee, in the asset."""

    fiat_fee: Decimal | None = field(default=None, name="fiatFee")
    """Fee in the currency `fiatSymbol`."""

    fiat_state: EqualsMoneyWithdrawalState | None = field(default=None, name="fiatState")
    """State of a fiat withdrawal at the payment provider."""

    fiat_symbol: FiatAsset | None = field(default=None, name="fiatSymbol")
    """Currency of a fiat withdrawal."""

    provider_id: str | None = field(default=None, name="providerId")
    """The payment provider's id of the withdrawal."""

    subaccount_id: int | None = field(default=None, name="subaccountId")
    """Subaccount of the withdrawal. From 0 to 65535."""

    to_address: str | None = field(default=None, name="toAddress")
    """Address of the recipient."""

    transaction_hash: str | None = field(default=None, name="transactionHash")
    """Hash of the transfer on its blockchain."""

    created_at: datetime | None = field(default=None, name="createdAt")
    """Time when the withdrawal was requested (UTC)."""

    is_internal: bool | None = field(default=None, name="isInternal")
    """True for a transfer within the exchange."""

    bank_name: str | None = field(default=None, name="bankName")
    """Bank of a fiat withdrawal."""

    bank_identifier: str | None = field(default=None, name="bankIdentifier")
    """Identifier of that bank."""

    account_identifier: str | None = field(default=None, name="accountIdentifier")
    """Identifier of the account at that bank."""

    trigger_at: datetime | None = field(default=None, name="triggerAt")
    """Time when a delayed withdrawal starts (UTC)."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if not (
            self.quantity.is_finite()
            and SMALLEST <= self.quantity.adjusted() <= MAGNITUDE
            and ((fee := self.fee) is None or (fee.is_finite() and SMALLEST <= fee.adjusted() <= MAGNITUDE))
            and (
                (fiat_fee := self.fiat_fee) is None
                or (fiat_fee.is_finite() and SMALLEST <= fiat_fee.adjusted() <= MAGNITUDE)
            )
        ):
            raise ValueError(ODD_NUMBER)
        if self.created_at is not None:
            self.created_at = (
                EPOCH + (self.created_at - NAIVE_EPOCH) if self.created_at.tzinfo is None else in_utc(self.created_at)
            )
        if self.trigger_at is not None:
            self.trigger_at = (
                EPOCH + (self.trigger_at - NAIVE_EPOCH) if self.trigger_at.tzinfo is None else in_utc(self.trigger_at)
            )

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["id"] = self.id
        fields["quantity"] = plain(self.quantity)
        fields["symbol"] = self.symbol
        fields["status"] = self.status.value
        if self.blockchain is not None:
            fields["blockchain"] = self.blockchain.value
        if self.client_id is not None:
            fields["clientId"] = self.client_id
        if self.identifier is not None:
            fields["identifier"] = self.identifier
        if self.fee is not None:
            fields["fee"] = plain(self.fee)
        if self.fiat_fee is not None:
            fields["fiatFee"] = plain(self.fiat_fee)
        if self.fiat_state is not None:
            fields["fiatState"] = self.fiat_state.value
        if self.fiat_symbol is not None:
            fields["fiatSymbol"] = self.fiat_symbol.value
        if self.provider_id is not None:
            fields["providerId"] = self.provider_id
        if self.subaccount_id is not None:
            fields["subaccountId"] = self.subaccount_id
        if self.to_address is not None:
            fields["toAddress"] = self.to_address
        if self.transaction_hash is not None:
            fields["transactionHash"] = self.transaction_hash
        if self.created_at is not None:
            fields["createdAt"] = utc_text(self.created_at)
        if self.is_internal is not None:
            fields["isInternal"] = self.is_internal
        if self.bank_name is not None:
            fields["bankName"] = self.bank_name
        if self.bank_identifier is not None:
            fields["bankIdentifier"] = self.bank_identifier
        if self.account_identifier is not None:
            fields["accountIdentifier"] = self.account_identifier
        if self.trigger_at is not None:
            fields["triggerAt"] = utc_text(self.trigger_at)
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
            fields["id"] = whole(source["id"])
            fields["quantity"] = decimal(source["quantity"])
            fields["symbol"] = text(source["symbol"])
            fields["status"] = WithdrawalStatus(source["status"])
            fields["blockchain"] = None if (value := source.get("blockchain")) is None else Blockchain(value)
            fields["client_id"] = None if (value := source.get("clientId")) is None else text(value)
            fields["identifier"] = None if (value := source.get("identifier")) is None else text(value)
            fields["fee"] = None if (value := source.get("fee")) is None else decimal(value)
            fields["fiat_fee"] = None if (value := source.get("fiatFee")) is None else decimal(value)
            fields["fiat_state"] = (
                None if (value := source.get("fiatState")) is None else EqualsMoneyWithdrawalState(value)
            )
            fields["fiat_symbol"] = None if (value := source.get("fiatSymbol")) is None else FiatAsset(value)
            fields["provider_id"] = None if (value := source.get("providerId")) is None else text(value)
            fields["subaccount_id"] = None if (value := source.get("subaccountId")) is None else whole(value)
            fields["to_address"] = None if (value := source.get("toAddress")) is None else text(value)
            fields["transaction_hash"] = None if (value := source.get("transactionHash")) is None else text(value)
            fields["created_at"] = None if (value := source.get("createdAt")) is None else moment(value)
            fields["is_internal"] = None if (value := source.get("isInternal")) is None else truth(value)
            fields["bank_name"] = None if (value := source.get("bankName")) is None else text(value)
            fields["bank_identifier"] = None if (value := source.get("bankIdentifier")) is None else text(value)
            fields["account_identifier"] = None if (value := source.get("accountIdentifier")) is None else text(value)
            fields["trigger_at"] = None if (value := source.get("triggerAt")) is None else moment(value)
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(Withdrawal)
