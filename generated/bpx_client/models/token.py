"""The object Token, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

from msgspec import field

from ..arguments import plain
from ..reading import (
    UNREADABLE,
    decimal,
    in_one_go,
    text,
    truth,
    unknown,
    unreadable,
    whole,
    wire_names,
)
from ..types import Model
from .blockchain import Blockchain


class Token(Model, kw_only=True):
    """An asset on one blockchain: may it be deposited and withdrawn, and on what terms."""

    display_name: str = field(name="displayName")
    """Name for display."""

    blockchain: Blockchain
    """Blockchain that the terms apply to."""

    deposit_enabled: bool = field(name="depositEnabled")
    """Whether deposits are open."""

    minimum_deposit: Decimal = field(name="minimumDeposit")
    """Smallest deposit, in the asset."""

    withdraw_enabled: bool = field(name="withdrawEnabled")
    """Whether withdrawals are open."""

    minimum_withdrawal: Decimal = field(name="minimumWithdrawal")
    """Smallest withdrawal, in the asset."""

    withdrawal_fee: Decimal = field(name="withdrawalFee")
    """Fee for one withdrawal, in the asset."""

    contract_address: str | None = field(default=None, name="contractAddress")
    """Address of the token's contract or mint."""

    maximum_withdrawal: Decimal | None = field(default=None, name="maximumWithdrawal")
    """Largest withdrawal, in the asset. `null`: no such bound."""

    native_decimals: int | None = field(default=None, name="nativeDecimals")
    """Decimal places of the token on its blockchain. From 0 to 255."""

    additional_properties: dict[str, Any] = {}
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
        if (found := in_one_go(cls, _NAMES, source)) is not None:
            return found
        fields: dict[str, Any] = {}
        try:
            fields["display_name"] = text(source["displayName"])
            fields["blockchain"] = Blockchain(source["blockchain"])
            fields["deposit_enabled"] = truth(source["depositEnabled"])
            fields["minimum_deposit"] = decimal(source["minimumDeposit"])
            fields["withdraw_enabled"] = truth(source["withdrawEnabled"])
            fields["minimum_withdrawal"] = decimal(source["minimumWithdrawal"])
            fields["withdrawal_fee"] = decimal(source["withdrawalFee"])
            fields["contract_address"] = None if (value := source.get("contractAddress")) is None else text(value)
            fields["maximum_withdrawal"] = (
                None if (value := source.get("maximumWithdrawal")) is None else decimal(value)
            )
            fields["native_decimals"] = None if (value := source.get("nativeDecimals")) is None else whole(value)
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(Token)
