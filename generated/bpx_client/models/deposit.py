"""The object Deposit, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any, Self

from attrs import define, field

from ..arguments import plain
from ..reading import UNREADABLE, decimal, moment, text, unreadable, utc_text, whole
from .deposit_source import DepositSource
from .deposit_status import DepositStatus
from .fiat_asset import FiatAsset


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
        rest: dict[str, Any] = {}
        try:
            rest = dict(source)
            take = rest.pop
            return cls(
                id=whole(take("id")),
                source=DepositSource(take("source")),
                status=DepositStatus(take("status")),
                symbol=text(take("symbol")),
                quantity=decimal(take("quantity")),
                created_at=moment(take("createdAt")),
                to_address=None if (value := take("toAddress", None)) is None else text(value),
                from_address=None if (value := take("fromAddress", None)) is None else text(value),
                transaction_hash=None if (value := take("transactionHash", None)) is None else text(value),
                fiat_amount=None if (value := take("fiatAmount", None)) is None else decimal(value),
                fiat_currency=None if (value := take("fiatCurrency", None)) is None else FiatAsset(value),
                institution_bic=None if (value := take("institutionBic", None)) is None else text(value),
                platform_memo=None if (value := take("platformMemo", None)) is None else text(value),
                additional_properties=rest,
            )
        except UNREADABLE as error:
            unreadable("Deposit", _NAMES, source, rest, error)


_NAMES = (
    "id",
    "source",
    "status",
    "symbol",
    "quantity",
    "createdAt",
    "toAddress",
    "fromAddress",
    "transactionHash",
    "fiatAmount",
    "fiatCurrency",
    "institutionBic",
    "platformMemo",
)
