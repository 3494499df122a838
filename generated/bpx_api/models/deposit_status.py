"""Deposit status: a closed vocabulary of the exchange."""

from typing import Literal, TypeAlias

from ..types import OpenEnum


class DepositStatus(OpenEnum):
    """State of a deposit."""

    CANCELLED = "cancelled"
    CONFIRMED = "confirmed"
    DECLINED = "declined"
    EXPIRED = "expired"
    INITIATED = "initiated"
    OWNERSHIP_VERIFICATION_REQUIRED = "ownershipVerificationRequired"
    PENDING = "pending"
    REFUNDED = "refunded"
    SENDER_VERIFICATION_COMPLETED = "senderVerificationCompleted"
    SENDER_VERIFICATION_REQUIRED = "senderVerificationRequired"


DepositStatusValue: TypeAlias = Literal[
    "cancelled",
    "confirmed",
    "declined",
    "expired",
    "initiated",
    "ownershipVerificationRequired",
    "pending",
    "refunded",
    "senderVerificationCompleted",
    "senderVerificationRequired",
]
"""The values that are accepted as `DepositStatus`."""
