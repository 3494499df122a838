"""Batch outcome: a closed vocabulary of the exchange."""

from typing import Literal, TypeAlias

from ..types import OpenEnum


class BatchOutcome(OpenEnum):
    """Whether one order of a batch was accepted."""

    OK = "Ok"
    ERR = "Err"


BatchOutcomeValue: TypeAlias = Literal["Ok", "Err"]
"""The texts that are accepted as `BatchOutcome`."""
