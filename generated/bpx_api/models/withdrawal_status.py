"""Withdrawal status: a closed vocabulary of the exchange."""

from typing import Literal, TypeAlias

from ..types import OpenEnum


class WithdrawalStatus(OpenEnum):
    """State of a withdrawal. The values ending in `Required` need an action of the account's owner."""

    CONFIRMED = "confirmed"
    OWNERSHIP_VERIFICATION_REQUIRED = "ownershipVerificationRequired"
    PENDING = "pending"
    RECIPIENT_INFORMATION_PROVIDED = "recipientInformationProvided"
    RECIPIENT_INFORMATION_REQUIRED = "recipientInformationRequired"
    VOID = "void"


WithdrawalStatusValue: TypeAlias = Literal[
    "confirmed",
    "ownershipVerificationRequired",
    "pending",
    "recipientInformationProvided",
    "recipientInformationRequired",
    "void",
]
"""The values that are accepted as `WithdrawalStatus`."""
