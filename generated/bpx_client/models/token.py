"""The object Token, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

from attrs import define, field

from ..arguments import plain
from ..reading import UNREADABLE, decimal, text, truth, unreadable, whole
from .blockchain import Blockchain


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
        rest: dict[str, Any] = {}
        try:
            rest = dict(source)
            take = rest.pop
            return cls(
                display_name=text(take("displayName")),
                blockchain=Blockchain(take("blockchain")),
                deposit_enabled=truth(take("depositEnabled")),
                minimum_deposit=decimal(take("minimumDeposit")),
                withdraw_enabled=truth(take("withdrawEnabled")),
                minimum_withdrawal=decimal(take("minimumWithdrawal")),
                withdrawal_fee=decimal(take("withdrawalFee")),
                contract_address=None if (value := take("contractAddress", None)) is None else text(value),
                maximum_withdrawal=None if (value := take("maximumWithdrawal", None)) is None else decimal(value),
                native_decimals=None if (value := take("nativeDecimals", None)) is None else whole(value),
                additional_properties=rest,
            )
        except UNREADABLE as error:
            unreadable("Token", _NAMES, source, rest, error)


_NAMES = (
    "displayName",
    "blockchain",
    "depositEnabled",
    "minimumDeposit",
    "withdrawEnabled",
    "minimumWithdrawal",
    "withdrawalFee",
    "contractAddress",
    "maximumWithdrawal",
    "nativeDecimals",
)
