"""The body RequestForQuotePayload, and how it is read and written as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any, Self

from attrs import field, frozen

from .. import arguments as check
from ..arguments import plain
from ..reading import (
    MILLISECONDS,
    UNREADABLE,
    decimal,
    text,
    truth,
    unix_number,
    unix_time,
    unknown,
    unreadable,
    whole,
)
from .rfq_execution_mode import RfqExecutionMode, RfqExecutionModeValue
from .side import Side, SideValue


@frozen(kw_only=True, init=False)
class RequestForQuotePayload:
    """A request for quotes to submit."""

    symbol: str
    """Market symbol."""

    side: Side
    """`Bid` buys, `Ask` sells."""

    quantity: Decimal | None = None
    """Quantity in the base asset. Stocks are not quoted by `quoteQuantity`. Above 0."""

    quote_quantity: Decimal | None = None
    """Value in the quote asset, instead of `quantity`. Above 0."""

    execution_mode: RfqExecutionMode | None = None
    """Selection of the quote. Default: AwaitAccept."""

    price: Decimal | None = None
    """Worst price for a quote, in the quote asset. Used with `Immediate`, which requires it. Above 0."""

    order_expiry_time: datetime | None = None
    """Expiry of a resting RFQ. Makes this a resting RFQ. Taken from the exchange's Rust client."""

    client_id: int | None = None
    """Your own id of the RFQ. `accept_quote` and `cancel_rfq` accept it in place of the RFQ id. From 0 to 4294967295."""

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
        symbol: str,
        side: Side | SideValue,
        quantity: Decimal | int | str | None = None,
        quote_quantity: Decimal | int | str | None = None,
        execution_mode: RfqExecutionMode | RfqExecutionModeValue | None = None,
        price: Decimal | int | str | None = None,
        order_expiry_time: datetime | int | None = None,
        client_id: int | None = None,
        auto_lend: bool | None = None,
        auto_lend_redeem: bool | None = None,
        auto_borrow: bool | None = None,
        auto_borrow_repay: bool | None = None,
        additional_properties: Mapping[str, Any] | None = None,
    ) -> None:
        """Check the fields as strictly as an operation checks its arguments.

        Args:
            symbol: Market symbol.
            side: `Bid` buys, `Ask` sells.
            quantity: Quantity in the base asset. Stocks are not quoted by `quoteQuantity`. Above 0.
            quote_quantity: Value in the quote asset, instead of `quantity`. Above 0.
            execution_mode: Selection of the quote. Default: AwaitAccept.
            price: Worst price for a quote, in the quote asset. Used with `Immediate`, which requires it. Above 0.
            order_expiry_time: Expiry of a resting RFQ. Makes this a resting RFQ. Taken from the exchange's Rust
                client. A `datetime` with its time zone, or an int in Unix milliseconds.
            client_id: Your own id of the RFQ. `accept_quote` and `cancel_rfq` accept it in place of the RFQ id.
                From 0 to 4294967295.
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
            symbol=check.text("symbol", symbol),
            side=check.member("side", side, Side),
            quantity=None if quantity is None else check.decimal("quantity", quantity, above=0),
            quote_quantity=None if quote_quantity is None else check.decimal("quote_quantity", quote_quantity, above=0),
            execution_mode=None
            if execution_mode is None
            else check.member("execution_mode", execution_mode, RfqExecutionMode),
            price=None if price is None else check.decimal("price", price, above=0),
            order_expiry_time=None
            if order_expiry_time is None
            else check.time("order_expiry_time", order_expiry_time, MILLISECONDS),
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
        fields["symbol"] = self.symbol
        fields["side"] = self.side.value
        if self.quantity is not None:
            fields["quantity"] = plain(self.quantity)
        if self.quote_quantity is not None:
            fields["quoteQuantity"] = plain(self.quote_quantity)
        if self.execution_mode is not None:
            fields["executionMode"] = self.execution_mode.value
        if self.price is not None:
            fields["price"] = plain(self.price)
        if self.order_expiry_time is not None:
            fields["orderExpiryTime"] = unix_number(self.order_expiry_time, MILLISECONDS)
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
            fields["symbol"] = text(source["symbol"])
            fields["side"] = Side(source["side"])
            fields["quantity"] = None if (value := source.get("quantity")) is None else decimal(value)
            fields["quote_quantity"] = None if (value := source.get("quoteQuantity")) is None else decimal(value)
            fields["execution_mode"] = (
                None if (value := source.get("executionMode")) is None else RfqExecutionMode(value)
            )
            fields["price"] = None if (value := source.get("price")) is None else decimal(value)
            fields["order_expiry_time"] = (
                None if (value := source.get("orderExpiryTime")) is None else unix_time(value, MILLISECONDS)
            )
            fields["client_id"] = None if (value := source.get("clientId")) is None else whole(value)
            fields["auto_lend"] = None if (value := source.get("autoLend")) is None else truth(value)
            fields["auto_lend_redeem"] = None if (value := source.get("autoLendRedeem")) is None else truth(value)
            fields["auto_borrow"] = None if (value := source.get("autoBorrow")) is None else truth(value)
            fields["auto_borrow_repay"] = None if (value := source.get("autoBorrowRepay")) is None else truth(value)
            return cls(**fields, additional_properties=unknown(source, _NAMES))
        except UNREADABLE as error:
            unreadable(cls, fields, _NAMES, source, error)


_NAMES: Mapping[str, str] = {
    "symbol": "symbol",
    "side": "side",
    "quantity": "quantity",
    "quoteQuantity": "quote_quantity",
    "executionMode": "execution_mode",
    "price": "price",
    "orderExpiryTime": "order_expiry_time",
    "clientId": "client_id",
    "autoLend": "auto_lend",
    "autoLendRedeem": "auto_lend_redeem",
    "autoBorrow": "auto_borrow",
    "autoBorrowRepay": "auto_borrow_repay",
}
