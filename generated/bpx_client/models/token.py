"""The object Token, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

from attrs import define, field

from ..arguments import plain
from ..reading import (
    UNREADABLE,
    decimal,
    text,
    truth,
    unknown,
    unreadable,
    whole,
)
from .blockchain import BLOCKCHAIN_BY_TEXT, Blockchain


@define(kw_only=True)
class Token:
    """An asset on one blockchain: may it be deposited and withdrawn, and on what terms."""

    display_name: str
    """Name for display."""

    blockchain: Blockchain
    """Blockchain that the terms apply to."""

    deposit_enabled: bool
    """Whether deposits are open."""

    minimum_deposit: Decimal
    """Smallest deposit, in the asset."""

    withdraw_enabled: bool
    """Whether withdrawals are open."""

    minimum_withdrawal: Decimal
    """Smallest withdrawal, in the asset."""

    withdrawal_fee: Decimal
    """Fee for one withdrawal, in the asset."""

    contract_address: str | None = None
    """Address of the token's contract or mint."""

    maximum_withdrawal: Decimal | None = None
    """Largest withdrawal, in the asset. `null`: no such bound."""

    native_decimals: int | None = None
    """Decimal places of the token on its blockchain. From 0 to 255."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
    """Fields that the document doesn't have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["displayName"] = self.display_name
        fields["blockchain"] = self.blockchain.value
        fields["depositEnabled"] = self.deposit_enabled
        fields["minimumDeposit"] = plain(self.minimum_deposit)
        fields["withdrawEnabled"] = self.withdraw_enabled
        fields["minimumWithdrawal"] = plain(self.minimum_withdrawal)
        fields["withdrawalFee"] = plain(self.withdrawal_fee)
        if self.contract_address is not None:
            fields["contractAddress"] = self.contract_address
        if self.maximum_withdrawal is not None:
            fields["maximumWithdrawal"] = plain(self.maximum_withdrawal)
        if self.native_decimals is not None:
            fields["nativeDecimals"] = self.native_decimals
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
            self.display_name = value if type(value := source["displayName"]) is str else text(value)
            self.blockchain = BLOCKCHAIN_BY_TEXT.get(value := source["blockchain"]) or Blockchain(value)
            self.deposit_enabled = value if type(value := source["depositEnabled"]) is bool else truth(value)
            self.minimum_deposit = Decimal(value) if type(value := source["minimumDeposit"]) is str else decimal(value)
            self.withdraw_enabled = value if type(value := source["withdrawEnabled"]) is bool else truth(value)
            self.minimum_withdrawal = (
                Decimal(value) if type(value := source["minimumWithdrawal"]) is str else decimal(value)
            )
            self.withdrawal_fee = Decimal(value) if type(value := source["withdrawalFee"]) is str else decimal(value)
            self.contract_address = (
                value if type(value := get("contractAddress")) is str else None if value is None else text(value)
            )
            self.maximum_withdrawal = (
                Decimal(value)
                if type(value := get("maximumWithdrawal")) is str
                else None
                if value is None
                else decimal(value)
            )
            self.native_decimals = (
                value if type(value := get("nativeDecimals")) is int else None if value is None else whole(value)
            )
            self.additional_properties = {} if _KNOWN.issuperset(source) else unknown(source, _NAMES)
        except UNREADABLE as error:
            unreadable(cls, self, _NAMES, source, error)
        return self


_NAMES: Mapping[str, str] = {
    "displayName": "display_name",
    "blockchain": "blockchain",
    "depositEnabled": "deposit_enabled",
    "minimumDeposit": "minimum_deposit",
    "withdrawEnabled": "withdraw_enabled",
    "minimumWithdrawal": "minimum_withdrawal",
    "withdrawalFee": "withdrawal_fee",
    "contractAddress": "contract_address",
    "maximumWithdrawal": "maximum_withdrawal",
    "nativeDecimals": "native_decimals",
}
_KNOWN = frozenset(_NAMES)
