"""Batch outcome: a closed vocabulary of the exchange."""

from collections.abc import Mapping
from typing import Literal, TypeAlias

from ..types import OpenEnum


class BatchOutcome(OpenEnum):
    """Whether one order of a batch was accepted."""

    OK = "Ok"
    ERR = "Err"


BatchOutcomeValue: TypeAlias = Literal[
    "Ok",
    "Err",
]
"""The texts that stand for a BatchOutcome."""

BATCH_OUTCOME_BY_TEXT: Mapping[object, BatchOutcome] = {member.value: member for member in BatchOutcome}
"""The members by their texts, for reading."""
