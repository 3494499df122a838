"""The object Withdrawal, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any, Self

from attrs import define, field

from ..arguments import plain
from ..reading import UNREADABLE, decimal, moment, text, truth, unreadable, utc_text, whole
from .blockchain import Blockchain
from .equals_money_withdrawal_state import EqualsMoneyWithdrawalState
from .fiat_asset import FiatAsset
from .withdrawal_status import WithdrawalStatus


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
        rest: dict[str, Any] = {}
        try:
            rest = dict(source)
            take = rest.pop
            return cls(
                id=whole(take("id")),
                blockchain=Blockchain(take("blockchain")),
                quantity=decimal(take("quantity")),
                fee=decimal(take("fee")),
                symbol=text(take("symbol")),
                status=WithdrawalStatus(take("status")),
                to_address=text(take("toAddress")),
                created_at=moment(take("createdAt")),
                is_internal=truth(take("isInternal")),
                client_id=None if (value := take("clientId", None)) is None else text(value),
                identifier=None if (value := take("identifier", None)) is None else text(value),
                fiat_fee=None if (value := take("fiatFee", None)) is None else decimal(value),
                fiat_state=None if (value := take("fiatState", None)) is None else EqualsMoneyWithdrawalState(value),
                fiat_symbol=None if (value := take("fiatSymbol", None)) is None else FiatAsset(value),
                provider_id=None if (value := take("providerId", None)) is None else text(value),
                subaccount_id=None if (value := take("subaccountId", None)) is None else whole(value),
                transaction_hash=None if (value := take("transactionHash", None)) is None else text(value),
                bank_name=None if (value := take("bankName", None)) is None else text(value),
                bank_identifier=None if (value := take("bankIdentifier", None)) is None else text(value),
                account_identifier=None if (value := take("accountIdentifier", None)) is None else text(value),
                trigger_at=None if (value := take("triggerAt", None)) is None else moment(value),
                additional_properties=rest,
            )
        except UNREADABLE as error:
            unreadable("Withdrawal", _NAMES, source, rest, error)


_NAMES = (
    "id",
    "blockchain",
    "quantity",
    "fee",
    "symbol",
    "status",
    "toAddress",
    "createdAt",
    "isInternal",
    "clientId",
    "identifier",
    "fiatFee",
    "fiatState",
    "fiatSymbol",
    "providerId",
    "subaccountId",
    "transactionHash",
    "bankName",
    "bankIdentifier",
    "accountIdentifier",
    "triggerAt",
)
