"""The body QuotePayload, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

from attrs import field, frozen

from .. import arguments as check
from ..arguments import plain
from ..reading import (
    UNREADABLE,
    decimal,
    text,
    truth,
    unknown,
    unreadable,
    whole,
)


@frozen(kw_only=True, init=False)
class QuotePayload:
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
        check.keep(
            self,
            rfq_id=check.text("rfq_id", rfq_id),
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

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON; a field that is None is left out."""
        fields: dict[str, Any] = dict(self.additional_properties)
        fields["rfqId"] = self.rfq_id
        fields["bidPrice"] = plain(self.bid_price)
        fields["askPrice"] = plain(self.ask_price)
        if self.client_id is not None:
            fields["clientId"] = self.client_id
        if self.auto_lend is not None:
            fields["autoLend"] = self.auto_lend
        if self.auto_lend_redeem is not None:
            fields["autoLendRedeem"] = self.auto_lend_redeem
        if self.auto_borrow is not None:
            fields["autoBorrow"] = self.auto_borrow
        if self.auto_borrow_repay is not None:
            fields["autoBorrowRepay"] = self.auto_borrow_repay
        return fields

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        """Read the object from JSON, tolerantly.

        Raises:
            InvalidResponseError: a required field is missing, or a field can't be read.
        """
        fields: dict[str, Any] = {}
        try:
            fields["rfq_id"] = text(source["rfqId"])
            fields["bid_price"] = decimal(source["bidPrice"])
            fields["ask_price"] = decimal(source["askPrice"])
            fields["client_id"] = None if (value := source.get("clientId")) is None else whole(value)
            fields["auto_lend"] = None if (value := source.get("autoLend")) is None else truth(value)
            fields["auto_lend_redeem"] = None if (value := source.get("autoLendRedeem")) is None else truth(value)
            fields["auto_borrow"] = None if (value := source.get("autoBorrow")) is None else truth(value)
            fields["auto_borrow_repay"] = None if (value := source.get("autoBorrowRepay")) is None else truth(value)
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES: Mapping[str, str] = {
    "rfqId": "rfq_id",
    "bidPrice": "bid_price",
    "askPrice": "ask_price",
    "clientId": "client_id",
    "autoLend": "auto_lend",
    "autoLendRedeem": "auto_lend_redeem",
    "autoBorrow": "auto_borrow",
    "autoBorrowRepay": "auto_borrow_repay",
}
