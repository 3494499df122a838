"""The object Deposit, and how it is read and written as JSON."""

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
    unknown,
    unreadable,
    utc_text,
    whole,
)
from .deposit_source import DEPOSIT_SOURCE_BY_TEXT, DepositSource
from .deposit_status import DEPOSIT_STATUS_BY_TEXT, DepositStatus
from .fiat_asset import FIAT_ASSET_BY_TEXT, FiatAsset


@define(kw_only=True)
class Deposit:
    """A deposit to the account."""

    id: int
    """Number of the deposit."""

    source: DepositSource
    """Blockchain or payment provider through which it came."""

    status: DepositStatus
    """How far it has got."""

    symbol: str
    """Asset symbol, such as `USDC`."""

    quantity: Decimal
    """Amount, in the asset."""

    created_at: datetime
    """When the deposit was recorded (UTC)."""

    to_address: str | None = None
    """Address that received it."""

    from_address: str | None = None
    """Address that sent it."""

    transaction_hash: str | None = None
    """Hash of the transfer on its blockchain."""

    fiat_amount: Decimal | None = None
    """Amount in `fiatCurrency`. A JSON number, unlike all other amounts."""

    fiat_currency: FiatAsset | None = None
    """Currency of `fiatAmount`."""

    institution_bic: str | None = None
    """BIC of the bank."""

    platform_memo: str | None = None
    """Note that the exchange may attach."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
    """Fields that the document doesn't have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["id"] = self.id
        fields["source"] = self.source.value
        fields["status"] = self.status.value
        fields["symbol"] = self.symbol
        fields["quantity"] = plain(self.quantity)
        fields["createdAt"] = utc_text(self.created_at)
        if self.to_address is not None:
            fields["toAddress"] = self.to_address
        if self.from_address is not None:
            fields["fromAddress"] = self.from_address
        if self.transaction_hash is not None:
            fields["transactionHash"] = self.transaction_hash
        if self.fiat_amount is not None:
            fields["fiatAmount"] = float(self.fiat_amount)
        if self.fiat_currency is not None:
            fields["fiatCurrency"] = self.fiat_currency.value
        if self.institution_bic is not None:
            fields["institutionBic"] = self.institution_bic
        if self.platform_memo is not None:
            fields["platformMemo"] = self.platform_memo
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
            self.source = DEPOSIT_SOURCE_BY_TEXT.get(value := source["source"]) or DepositSource(value)
            self.status = DEPOSIT_STATUS_BY_TEXT.get(value := source["status"]) or DepositStatus(value)
            self.symbol = value if type(value := source["symbol"]) is str else text(value)
            self.quantity = Decimal(value) if type(value := source["quantity"]) is str else decimal(value)
            self.created_at = moment(source["createdAt"])
            self.to_address = (
                value if type(value := get("toAddress")) is str else None if value is None else text(value)
            )
            self.from_address = (
                value if type(value := get("fromAddress")) is str else None if value is None else text(value)
            )
            self.transaction_hash = (
                value if type(value := get("transactionHash")) is str else None if value is None else text(value)
            )
            self.fiat_amount = None if (value := get("fiatAmount")) is None else decimal(value)
            self.fiat_currency = (
                None if (value := get("fiatCurrency")) is None else FIAT_ASSET_BY_TEXT.get(value) or FiatAsset(value)
            )
            self.institution_bic = (
                value if type(value := get("institutionBic")) is str else None if value is None else text(value)
            )
            self.platform_memo = (
                value if type(value := get("platformMemo")) is str else None if value is None else text(value)
            )
            self.additional_properties = {} if _KNOWN.issuperset(source) else unknown(source, _NAMES)
        except UNREADABLE as error:
            unreadable(cls, self, _NAMES, source, error)
        return self


_NAMES: Mapping[str, str] = {
    "id": "id",
    "source": "source",
    "status": "status",
    "symbol": "symbol",
    "quantity": "quantity",
    "createdAt": "created_at",
    "toAddress": "to_address",
    "fromAddress": "from_address",
    "transactionHash": "transaction_hash",
    "fiatAmount": "fiat_amount",
    "fiatCurrency": "fiat_currency",
    "institutionBic": "institution_bic",
    "platformMemo": "platform_memo",
}
_KNOWN = frozenset(_NAMES)
