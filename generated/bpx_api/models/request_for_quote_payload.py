"""The request body `RequestForQuotePayload`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from attrs import field, frozen

from .. import arguments as check
from ..model import Body, UnixMilliseconds
from ..values import MILLISECONDS
from .rfq_execution_mode import RfqExecutionMode, RfqExecutionModeValue
from .side import Side, SideValue


@frozen(kw_only=True, init=False)
class RequestForQuotePayload(Body):
    """A request for quotes to submit."""

    symbol: str
    """Market symbol."""

    side: Side
    """`Bid` buys, `Ask` sells."""

    quantity: Decimal | None = None
    """Quantity in the base asset. Stocks are not quoted by `quote_quantity`. Above 0."""

    quote_quantity: Decimal | None = None
    """Value in the quote asset, instead of `quantity`. Above 0."""

    execution_mode: RfqExecutionMode | None = None
    """Selection of the quote. Default: AwaitAccept."""

    price: Decimal | None = None
    """Worst price for a quote, in the quote asset. Used with `Immediate`, which requires it. Above 0."""

    order_expiry_time: UnixMilliseconds | None = None
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
            quantity: Quantity in the base asset. Stocks are not quoted by `quote_quantity`. Above 0.
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
        self.assign(
            symbol=check.string("symbol", symbol),
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
