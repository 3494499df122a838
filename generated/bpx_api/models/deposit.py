"""The object Deposit, and how it is read and written as JSON."""

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
    unknown,
    unreadable,
    utc_text,
    whole,
    wire_names,
)
from ..types import Model
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

    to_address: str | None = field(default=None, name="toAddress")
    """Address of the recipient."""

    from_address: str | None = field(default=None, name="fromAddress")
    """Address of the sender."""

    source: DepositSource | None = None
    """Blockchain or payment provider of the deposit."""

    transaction_hash: str | None = field(default=None, name="transactionHash")
    """Hash of the transfer on its blockchain."""

    created_at: datetime | None = field(default=None, name="createdAt")
    """Time when the deposit was recorded (UTC)."""

    fiat_amount: Decimal | None = field(default=None, name="fiatAmount")
    """Amount in `fiatCurrency`. A JSON number, unlike all other amounts."""

    fiat_currency: FiatAsset | None = field(default=None, name="fiatCurrency")
    """Currency of `fiatAmount`."""

    institution_bic: str | None = field(default=None, name="institutionBic")
    """BIC of the bank."""

    platform_memo: str | None = field(default=None, name="platformMemo")
    """Note of the exchange, if any."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def __post_init__(self) -> None:
        if not (
            self.quantity.is_finite()
            and SMALLEST <= self.quantity.adjusted() <= MAGNITUDE
            and (
                (fiat_amount := self.fiat_amount) is None
                or (fiat_amount.is_finite() and SMALLEST <= fiat_amount.adjusted() <= MAGNITUDE)
            )
        ):
            raise ValueError(ODD_NUMBER)
        if self.created_at is not None:
            self.created_at = (
                EPOCH + (self.created_at - NAIVE_EPOCH) if self.created_at.tzinfo is None else in_utc(self.created_at)
            )

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["id"] = self.id
        fields["status"] = self.status.value
        fields["symbol"] = self.symbol
        fields["quantity"] = plain(self.quantity)
        if self.to_address is not None:
            fields["toAddress"] = self.to_address
        if self.from_address is not None:
            fields["fromAddress"] = self.from_address
        if self.source is not None:
            fields["source"] = self.source.value
        if self.transaction_hash is not None:
            fields["transactionHash"] = self.transaction_hash
        if self.created_at is not None:
            fields["createdAt"] = utc_text(self.created_at)
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
        if (found := in_one_go(cls, _NAMES, source)) is not None:
            return found
        fields: dict[str, Any] = {}
        try:
            fields["id"] = whole(source["id"])
            fields["status"] = DepositStatus(source["status"])
            fields["symbol"] = text(source["symbol"])
            fields["quantity"] = decimal(source["quantity"])
            fields["to_address"] = None if (value := source.get("toAddress")) is None else text(value)
            fields["from_address"] = None if (value := source.get("fromAddress")) is None else text(value)
            fields["source"] = None if (value := source.get("source")) is None else DepositSource(value)
            fields["transaction_hash"] = None if (value := source.get("transactionHash")) is None else text(value)
            fields["created_at"] = None if (value := source.get("createdAt")) is None else moment(value)
            fields["fiat_amount"] = None if (value := source.get("fiatAmount")) is None else decimal(value)
            fields["fiat_currency"] = None if (value := source.get("fiatCurrency")) is None else FiatAsset(value)
            fields["institution_bic"] = None if (value := source.get("institutionBic")) is None else text(value)
            fields["platform_memo"] = None if (value := source.get("platformMemo")) is None else text(value)
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(Deposit)
