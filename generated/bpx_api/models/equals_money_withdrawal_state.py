"""Equals money withdrawal state: a closed vocabulary of the exchange."""

from typing import Literal, TypeAlias

from ..types import OpenEnum


class EqualsMoneyWithdrawalState(OpenEnum):
    """State of a fiat withdrawal at the provider Equals Money."""

    INITIALIZED = "initialized"
    PENDING = "pending"
    FULFILLING = "fulfilling"
    PROCESSING = "processing"
    COMPLETE = "complete"
    DECLINED = "declined"
    CANCELLED = "cancelled"
    REVIEW = "review"
    AWAITING_DOCUMENTS = "awaitingDocuments"
    AWAITING_COMPLIANCE_QUESTIONS = "awaitingComplianceQuestions"
    REFUNDED_INTERNAL = "refundedInternal"
    REFUNDED_EXTERNAL = "refundedExternal"


EqualsMoneyWithdrawalStateValue: TypeAlias = Literal[
    "initialized",
    "pending",
    "fulfilling",
    "processing",
    "complete",
    "declined",
    "cancelled",
    "review",
    "awaitingDocuments",
    "awaitingComplianceQuestions",
    "refundedInternal",
    "refundedExternal",
]
"""The values that are accepted as `EqualsMoneyWithdrawalState`."""
