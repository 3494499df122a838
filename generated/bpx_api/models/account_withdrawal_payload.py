"""The request body `AccountWithdrawalPayload`."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from attrs import field, frozen

from .. import arguments as check
from ..model import Body, Secret
from ..secrets import hide
from .blockchain import Blockchain, BlockchainValue
from .withdrawal_recipient_information import WithdrawalRecipientInformation


@frozen(kw_only=True, init=False)
class AccountWithdrawalPayload(Body):
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

    two_factor_token: Secret | None = field(default=None, repr=False)
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
        two_factor_token = hide(two_factor_token)
        self.assign(
            address=check.string("address", address),
            blockchain=check.member("blockchain", blockchain, Blockchain),
            quantity=check.decimal("quantity", quantity, above=0),
            symbol=check.string("symbol", symbol),
            client_id=None if client_id is None else check.string("client_id", client_id, max_length=255),
            two_factor_token=None
            if two_factor_token is None
            else check.string("two_factor_token", two_factor_token, secret=True),
            auto_borrow=None if auto_borrow is None else check.boolean("auto_borrow", auto_borrow),
            auto_lend_redeem=None if auto_lend_redeem is None else check.boolean("auto_lend_redeem", auto_lend_redeem),
            recipient_information=None
            if recipient_information is None
            else check.require_instance("recipient_information", recipient_information, WithdrawalRecipientInformation),
            additional_properties=dict(additional_properties or {}),
        )
