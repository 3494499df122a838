"""The body AccountWithdrawalPayload, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

from attrs import field, frozen

from .. import arguments as check
from ..arguments import plain
from ..reading import (
    UNREADABLE,
    decimal,
    text,
    truth,
    unknown,
    unreadable,
)
from ..secrets import hidden
from .blockchain import Blockchain, BlockchainValue
from .withdrawal_recipient_information import WithdrawalRecipientInformation


@frozen(kw_only=True, init=False)
class AccountWithdrawalPayload:
    """A withdrawal to make."""

    address: str
    """Address of the recipient."""

    blockchain: Blockchain
    """Network for the transfer."""

    quantity: Decimal
    """Amount, in the asset. Above 0."""

    symbol: str
    """Asset symbol, such as `USDC`."""

    client_id: str | None = None
    """Your own id of the withdrawal. `get_withdrawals` can filter by it. At most 255 characters."""

    two_factor_token: str | None = field(default=None, repr=False)
    """Two-factor token. Required unless the address is saved in the address book as exempt from two-factor."""

    auto_borrow: bool | None = None
    """Borrow a missing quantity."""

    auto_lend_redeem: bool | None = None
    """Redeem lent funds if needed."""

    recipient_information: WithdrawalRecipientInformation | None = None
    """Information about the recipient, if the exchange requires it."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
    """Fields that the document doesn't have, sent as they are."""

    def __init__(
        self,
        *,
        address: str,
        blockchain: Blockchain | BlockchainValue,
        quantity: Decimal | int | str,
        symbol: str,
        client_id: str | None = None,
        two_factor_token: str | None = None,
        auto_borrow: bool | None = None,
        auto_lend_redeem: bool | None = None,
        recipient_information: WithdrawalRecipientInformation | None = None,
        additional_properties: Mapping[str, Any] | None = None,
    ) -> None:
        """Check the fields as strictly as an operation checks its arguments.

        Args:
            address: Address of the recipient.
            blockchain: Network for the transfer.
            quantity: Amount, in the asset. Above 0.
            symbol: Asset symbol, such as `USDC`.
            client_id: Your own id of the withdrawal. `get_withdrawals` can filter by it. At most 255 characters.
            two_factor_token: Two-factor token. Required unless the address is saved in the address book as exempt
                from two-factor.
            auto_borrow: Borrow a missing quantity.
            auto_lend_redeem: Redeem lent funds if needed.
            recipient_information: Information about the recipient, if the exchange requires it.
            additional_properties: Fields that the document doesn't have; they are sent as they are.

        Raises:
            InvalidArgumentError: a field was refused.
        """
        two_factor_token = hidden(two_factor_token)
        check.keep(
            self,
            address=check.text("address", address),
            blockchain=check.member("blockchain", blockchain, Blockchain),
            quantity=check.decimal("quantity", quantity, above=0),
            symbol=check.text("symbol", symbol),
            client_id=None if client_id is None else check.text("client_id", client_id, longest=255),
            two_factor_token=None
            if two_factor_token is None
            else check.text("two_factor_token", two_factor_token, secret=True),
            auto_borrow=None if auto_borrow is None else check.boolean("auto_borrow", auto_borrow),
            auto_lend_redeem=None if auto_lend_redeem is None else check.boolean("auto_lend_redeem", auto_lend_redeem),
            recipient_information=None
            if recipient_information is None
            else check.instance("recipient_information", recipient_information, WithdrawalRecipientInformation),
            additional_properties=dict(additional_properties or {}),
        )

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["address"] = self.address
        fields["blockchain"] = self.blockchain.value
        fields["quantity"] = plain(self.quantity)
        fields["symbol"] = self.symbol
        if self.client_id is not None:
            fields["clientId"] = self.client_id
        if self.two_factor_token is not None:
            fields["twoFactorToken"] = self.two_factor_token
        if self.auto_borrow is not None:
            fields["autoBorrow"] = self.auto_borrow
        if self.auto_lend_redeem is not None:
            fields["autoLendRedeem"] = self.auto_lend_redeem
        if self.recipient_information is not None:
            fields["recipientInformation"] = self.recipient_information.to_dict()
        return fields

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        """Read the object from JSON, tolerantly.

        Raises:
            InvalidResponseError: a required field is missing, or a field can't be read.
        """
        fields: dict[str, Any] = {}
        try:
            fields["address"] = text(source["address"])
            fields["blockchain"] = Blockchain(source["blockchain"])
            fields["quantity"] = decimal(source["quantity"])
            fields["symbol"] = text(source["symbol"])
            fields["client_id"] = None if (value := source.get("clientId")) is None else text(value)
            fields["two_factor_token"] = None if (value := source.get("twoFactorToken")) is None else text(value)
            fields["auto_borrow"] = None if (value := source.get("autoBorrow")) is None else truth(value)
            fields["auto_lend_redeem"] = None if (value := source.get("autoLendRedeem")) is None else truth(value)
            fields["recipient_information"] = (
                None
                if (value := source.get("recipientInformation")) is None
                else WithdrawalRecipientInformation.from_dict(value)
            )
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES: Mapping[str, str] = {
    "address": "address",
    "blockchain": "blockchain",
    "quantity": "quantity",
    "symbol": "symbol",
    "clientId": "client_id",
    "twoFactorToken": "two_factor_token",
    "autoBorrow": "auto_borrow",
    "autoLendRedeem": "auto_lend_redeem",
    "recipientInformation": "recipient_information",
}
