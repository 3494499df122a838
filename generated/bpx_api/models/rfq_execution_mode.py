"""Rfq execution mode: a closed vocabulary of the exchange."""

from typing import Literal, TypeAlias

from ..types import OpenEnum


class RfqExecutionMode(OpenEnum):
    """Who picks the quote that an RFQ is filled with.

    - `AwaitAccept`: the account, with `accept_quote`
    - `Immediate`: the exchange, the first one within the price
    """

    AWAIT_ACCEPT = "AwaitAccept"
    IMMEDIATE = "Immediate"


RfqExecutionModeValue: TypeAlias = Literal["AwaitAccept", "Immediate"]
"""The texts that are accepted as `RfqExecutionMode`."""
