"""Batch outcome: a closed vocabulary of the exchange."""

from typing import Literal, TypeAlias

from ..types import OpenEnum


class BatchOutcome(OpenEnum):
    """Result of one order of a batch: accepted or refused."""

    OK = "Ok"
    ERR = "Err"


BatchOutcomeValue: TypeAlias = Literal["Ok", "Err"]
"""The values that are accepted as `BatchOutcome`."""
