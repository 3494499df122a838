"""Rfq execution mode: a closed vocabulary of the exchange."""

from typing import Literal, TypeAlias

from ..types import OpenEnum


class RfqExecutionMode(OpenEnum):
    """Selection of the quote that fills an RFQ.

    - `AwaitAccept`: the account selects a quote with `accept_quote`
    - `Immediate`: the exchange accepts the first quote within the price
    """

    AWAIT_ACCEPT = "AwaitAccept"
    IMMEDIATE = "Immediate"


RfqExecutionModeValue: TypeAlias = Literal["AwaitAccept", "Immediate"]
"""The values that are accepted as `RfqExecutionMode`."""
