"""The object Token, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

from msgspec import field

from ..arguments import plain
from ..reading import (
    UNREADABLE,
    any_decimal,
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
    """An asset on one blockchain, with the terms of deposits and withdrawals."""

    blockchain: Blockchain
    """Blockchain of the token."""

    display_name: str | None = field(default=None, name="displayName")
    """Name for display."""

    contract_address: str | None = field(default=None, name="contractAddress")
    """Address of the token's contract or mint."""

    deposit_enabled: bool | None = field(default=None, name="depositEnabled")
    """True if deposits are open."""

    minimum_deposit: Decimal | None = field(default=None, name="minimumDeposit")
    """Smallest deposit, in the asset."""

    withdraw_enabled: bool | None = field(default=None, name="withdrawEnabled")
    """True if withdrawals are open."""

    minimum_withdrawal: Decimal | None = field(default=None, name="minimumWithdrawal")
    """Smallest withdrawal, in the asset."""

    maximum_withdrawal: Decimal | None = field(default=None, name="maximumWithdrawal")
    """Largest withdrawal, in the asset. `null`: no limit."""

    withdrawal_fee: Decimal | None = field(default=None, name="withdrawalFee")
    """Fee for one withdrawal, in the asset."""

    native_decimals: int | None = field(default=None, name="nativeDecimals")
    """Decimal places of the token on its blockchain. From 0 to 255."""

    additional_properties: dict[str, Any] = {}
    """Fields that the document doesn't have, as they came."""

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["blockchain"] = self.blockchain.value
        if self.display_name is not None:
            fields["displayName"] = self.display_name
        if self.contract_address is not None:
            fields["contractAddress"] = self.contract_address
        if self.deposit_enabled is not None:
            fields["depositEnabled"] = self.deposit_enabled
        if self.minimum_deposit is not None:
            fields["minimumDeposit"] = plain(self.minimum_deposit)
        if self.withdraw_enabled is not None:
            fields["withdrawEnabled"] = self.withdraw_enabled
        if self.minimum_withdrawal is not None:
            fields["minimumWithdrawal"] = plain(self.minimum_withdrawal)
        if self.maximum_withdrawal is not None:
            fields["maximumWithdrawal"] = plain(self.maximum_withdrawal)
        if self.withdrawal_fee is not None:
            fields["withdrawalFee"] = plain(self.withdrawal_fee)
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
            fields["blockchain"] = Blockchain(source["blockchain"])
            fields["display_name"] = None if (value := source.get("displayName")) is None else text(value)
            fields["contract_address"] = None if (value := source.get("contractAddress")) is None else text(value)
            fields["deposit_enabled"] = None if (value := source.get("depositEnabled")) is None else truth(value)
            fields["minimum_deposit"] = None if (value := source.get("minimumDeposit")) is None else any_decimal(value)
            fields["withdraw_enabled"] = None if (value := source.get("withdrawEnabled")) is None else truth(value)
            fields["minimum_withdrawal"] = (
                None if (value := source.get("minimumWithdrawal")) is None else any_decimal(value)
            )
            fields["maximum_withdrawal"] = (
                None if (value := source.get("maximumWithdrawal")) is None else any_decimal(value)
            )
            fields["withdrawal_fee"] = None if (value := source.get("withdrawalFee")) is None else any_decimal(value)
            fields["native_decimals"] = None if (value := source.get("nativeDecimals")) is None else whole(value)
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES = wire_names(Token)
