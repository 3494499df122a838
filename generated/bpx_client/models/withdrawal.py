"""The object Withdrawal, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any, Self

from attrs import define, field

from ..arguments import plain
from ..reading import (
    UNREADABLE,
    decimal,
    moment,
    text,
    truth,
    unknown,
    unreadable,
    utc_text,
    whole,
)
from .blockchain import BLOCKCHAIN_BY_TEXT, Blockchain
from .equals_money_withdrawal_state import EQUALS_MONEY_WITHDRAWAL_STATE_BY_TEXT, EqualsMoneyWithdrawalState
from .fiat_asset import FIAT_ASSET_BY_TEXT, FiatAsset
from .withdrawal_status import WITHDRAWAL_STATUS_BY_TEXT, WithdrawalStatus


@define(kw_only=True)
class Withdrawal:
    """A withdrawal from the account."""

    id: int
    """Number of the withdrawal."""

    blockchain: Blockchain
    """Network that carries it."""

    quantity: Decimal
    """Amount, in the asset."""

    fee: Decimal
    """Fee, in the asset."""

    symbol: str
    """Asset symbol, such as `USDC`."""

    status: WithdrawalStatus
    """How far it has got."""

    to_address: str
    """Address that receives it."""

    created_at: datetime
    """When the withdrawal was requested (UTC)."""

    is_internal: bool
    """`true` for a transfer that stays within the exchange."""

    client_id: str | None = None
    """Id that was given with the request."""

    identifier: str | None = None
    """Transaction hash, once the withdrawal is sent."""

    fiat_fee: Decimal | None = None
    """Fee in the currency `fiatSymbol`."""

    fiat_state: EqualsMoneyWithdrawalState | None = None
    """How far a fiat withdrawal has got at the payment provider."""

    fiat_symbol: FiatAsset | None = None
    """Currency of a fiat withdrawal."""

    provider_id: str | None = None
    """The payment provider's id for it."""

    subaccount_id: int | None = None
    """Subaccount that asked for it. From 0 to 65535."""

    transaction_hash: str | None = None
    """Hash of the transfer on its blockchain."""

    bank_name: str | None = None
    """Bank of a fiat withdrawal."""

    bank_identifier: str | None = None
    """Identifier of that bank."""

    account_identifier: str | None = None
    """Identifier of the account at that bank."""

    trigger_at: datetime | None = None
    """When a delayed withdrawal starts (UTC)."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
    """Fields that the document doesn't have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["id"] = self.id
        fields["blockchain"] = self.blockchain.value
        fields["quantity"] = plain(self.quantity)
        fields["fee"] = plain(self.fee)
        fields["symbol"] = self.symbol
        fields["status"] = self.status.value
        fields["toAddress"] = self.to_address
        fields["createdAt"] = utc_text(self.created_at)
        fields["isInternal"] = self.is_internal
        if self.client_id is not None:
            fields["clientId"] = self.client_id
        if self.identifier is not None:
            fields["identifier"] = self.identifier
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
        if self.transaction_hash is not None:
            fields["transactionHash"] = self.transaction_hash
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
        self = object.__new__(cls)
        try:
            get = source.get
            self.id = value if type(value := source["id"]) is int else whole(value)
            self.blockchain = BLOCKCHAIN_BY_TEXT.get(value := source["blockchain"]) or Blockchain(value)
            self.quantity = Decimal(value) if type(value := source["quantity"]) is str else decimal(value)
            self.fee = Decimal(value) if type(value := source["fee"]) is str else decimal(value)
            self.symbol = value if type(value := source["symbol"]) is str else text(value)
            self.status = WITHDRAWAL_STATUS_BY_TEXT.get(value := source["status"]) or WithdrawalStatus(value)
            self.to_address = value if type(value := source["toAddress"]) is str else text(value)
            self.created_at = moment(source["createdAt"])
            self.is_internal = value if type(value := source["isInternal"]) is bool else truth(value)
            self.client_id = value if type(value := get("clientId")) is str else None if value is None else text(value)
            self.identifier = (
                value if type(value := get("identifier")) is str else None if value is None else text(value)
            )
            self.fiat_fee = (
                Decimal(value) if type(value := get("fiatFee")) is str else None if value is None else decimal(value)
            )
            self.fiat_state = (
                None
                if (value := get("fiatState")) is None
                else EQUALS_MONEY_WITHDRAWAL_STATE_BY_TEXT.get(value) or EqualsMoneyWithdrawalState(value)
            )
            self.fiat_symbol = (
                None if (value := get("fiatSymbol")) is None else FIAT_ASSET_BY_TEXT.get(value) or FiatAsset(value)
            )
            self.provider_id = (
                value if type(value := get("providerId")) is str else None if value is None else text(value)
            )
            self.subaccount_id = (
                value if type(value := get("subaccountId")) is int else None if value is None else whole(value)
            )
            self.transaction_hash = (
                value if type(value := get("transactionHash")) is str else None if value is None else text(value)
            )
            self.bank_name = value if type(value := get("bankName")) is str else None if value is None else text(value)
            self.bank_identifier = (
                value if type(value := get("bankIdentifier")) is str else None if value is None else text(value)
            )
            self.account_identifier = (
                value if type(value := get("accountIdentifier")) is str else None if value is None else text(value)
            )
            self.trigger_at = None if (value := get("triggerAt")) is None else moment(value)
            self.additional_properties = {} if _KNOWN.issuperset(source) else unknown(source, _NAMES)
        except UNREADABLE as error:
            unreadable(cls, self, _NAMES, source, error)
        return self


_NAMES: Mapping[str, str] = {
    "id": "id",
    "blockchain": "blockchain",
    "quantity": "quantity",
    "fee": "fee",
    "symbol": "symbol",
    "status": "status",
    "toAddress": "to_address",
    "createdAt": "created_at",
    "isInternal": "is_internal",
    "clientId": "client_id",
    "identifier": "identifier",
    "fiatFee": "fiat_fee",
    "fiatState": "fiat_state",
    "fiatSymbol": "fiat_symbol",
    "providerId": "provider_id",
    "subaccountId": "subaccount_id",
    "transactionHash": "transaction_hash",
    "bankName": "bank_name",
    "bankIdentifier": "bank_identifier",
    "accountIdentifier": "account_identifier",
    "triggerAt": "trigger_at",
}
_KNOWN = frozenset(_NAMES)
