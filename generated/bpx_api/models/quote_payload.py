"""The request body `QuotePayload`."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from attrs import field, frozen

from .. import arguments as check
from ..model import Body


@frozen(kw_only=True, init=False)
class QuotePayload(Body):
    """A quote to submit."""

    rfq_id: str
    """The exchange's id of the RFQ."""

    bid_price: Decimal
    """Price at which you buy, in the quote asset. Above 0."""

    ask_price: Decimal
    """Price at which you sell, in the quote asset. Above 0."""

    client_id: int | None = None
    """Your own id of the quote. From 0 to 4294967295."""

    auto_lend: bool | None = None
    """Lend out the proceeds."""

    auto_lend_redeem: bool | None = None
    """Redeem lent funds if needed."""

    auto_borrow: bool | None = None
    """Borrow a missing quantity."""

    auto_borrow_repay: bool | None = None
    """Repay borrows with the proceeds."""

    additional_properties: dict[str, Any] = field(factory=dict[str, Any])
    """Fields that the document doesn't have, sent as they are."""

    def __init__(
        self,
        *,
        rfq_id: str,
        bid_price: Decimal | int | str,
        ask_price: Decimal | int | str,
        client_id: int | None = None,
        auto_lend: bool | None = None,
        auto_lend_redeem: bool | None = None,
        auto_borrow: bool | None = None,
        auto_borrow_repay: bool | None = None,
        additional_properties: Mapping[str, Any] | None = None,
    ) -> None:
        """Check the fields as strictly as an operation checks its arguments.

        Args:
            rfq_id: The exchange's id of the RFQ.
            bid_price: Price at which you buy, in the quote asset. Above 0.
            ask_price: Price at which you sell, in the quote asset. Above 0.
            client_id: Your own id of the quote. From 0 to 4294967295.
            auto_lend: Lend out the proceeds.
            auto_lend_redeem: Redeem lent funds if needed.
            auto_borrow: Borrow a missing quantity.
            auto_borrow_repay: Repay borrows with the proceeds.
            additional_properties: Fields that the document doesn't have; they are sent as they are.

        Raises:
            InvalidArgumentError: a field was refused.
        """
        self.assign(
            rfq_id=check.string("rfq_id", rfq_id),
            bid_price=check.decimal("bid_price", bid_price, above=0),
            ask_price=check.decimal("ask_price", ask_price, above=0),
            client_id=None
            if client_id is None
            else check.integer("client_id", client_id, minimum=0, maximum=4294967295),
            auto_lend=None if auto_lend is None else check.boolean("auto_lend", auto_lend),
            auto_lend_redeem=None if auto_lend_redeem is None else check.boolean("auto_lend_redeem", auto_lend_redeem),
            auto_borrow=None if auto_borrow is None else check.boolean("auto_borrow", auto_borrow),
            auto_borrow_repay=None
            if auto_borrow_repay is None
            else check.boolean("auto_borrow_repay", auto_borrow_repay),
            additional_properties=dict(additional_properties or {}),
        )
