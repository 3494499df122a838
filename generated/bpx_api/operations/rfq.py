"""RFQ: requesting and giving quotes."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..client import AsyncClient, Client
    from ..models.historical_quote import HistoricalQuote
    from ..models.historical_request_for_quote import HistoricalRequestForQuote
    from ..models.order_status import OrderStatus, OrderStatusValue
    from ..models.quote import Quote
    from ..models.quote_fill import QuoteFill
    from ..models.request_for_quote import RequestForQuote
    from ..models.request_for_quote_fill import RequestForQuoteFill
    from ..models.rfq_execution_mode import RfqExecutionMode, RfqExecutionModeValue
    from ..models.rfq_fill_type import RfqFillType, RfqFillTypeValue
    from ..models.rfq_with_quotes import RfqWithQuotes
    from ..models.side import Side, SideValue
    from ..models.sort_direction import SortDirection, SortDirectionValue


class RFQOperations:
    """Requesting and giving quotes."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def submit_rfq(
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
    ) -> RequestForQuote:
        """Request quotes.

        Requests quotes from makers for a quantity. Makers can quote until `submission_time`. With `AwaitAccept` the
        account selects a quote with `accept_quote`; with `Immediate` the exchange accepts the first quote within
        `price`.

        Signed as `rfqSubmit`.

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

        Returns:
            The accepted RFQ.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.
            OutcomeUnknownError: no answer came that tells whether it was carried out.

        Source: `POST /api/v1/rfq`, https://docs.backpack.exchange/#tag/RFQ/operation/submit_rfq
        """
        from ..api.rfq import submit_rfq
        from ..models.request_for_quote_payload import RequestForQuotePayload

        call = submit_rfq.call(
            body=RequestForQuotePayload(
                symbol=symbol,
                side=side,
                quantity=quantity,
                quote_quantity=quote_quantity,
                execution_mode=execution_mode,
                price=price,
                order_expiry_time=order_expiry_time,
                client_id=client_id,
                auto_lend=auto_lend,
                auto_lend_redeem=auto_lend_redeem,
                auto_borrow=auto_borrow,
                auto_borrow_repay=auto_borrow_repay,
            )
        )
        return self._client.execute(call).parsed

    def accept_quote(
        self, *, quote_id: str, rfq_id: str | None = None, client_id: int | None = None
    ) -> RequestForQuote:
        """Accept a quote.

        Accepts one of the quotes for an RFQ of the account.

        Signed as `quoteAccept`.

        Args:
            quote_id: The exchange's id of the quote.
            rfq_id: The exchange's id of the RFQ.
            client_id: Your own id of the RFQ. From 0 to 4294967295.

        Returns:
            The RFQ after the quote was accepted.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.
            OutcomeUnknownError: no answer came that tells whether it was carried out.

        Source: `POST /api/v1/rfq/accept`, https://docs.backpack.exchange/#tag/RFQ/operation/accept_quote
        """
        from ..api.rfq import accept_quote
        from ..models.quote_accept_payload import QuoteAcceptPayload

        call = accept_quote.call(body=QuoteAcceptPayload(quote_id=quote_id, rfq_id=rfq_id, client_id=client_id))
        return self._client.execute(call).parsed

    def refresh_rfq(self, *, rfq_id: str) -> RequestForQuote:
        """Extend an RFQ.

        Extends the time during which an RFQ of the account accepts quotes.

        Signed as `rfqRefresh`.

        Args:
            rfq_id: The exchange's id of the RFQ. Your own id is not accepted here.

        Returns:
            The RFQ with its new times.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.
            OutcomeUnknownError: no answer came that tells whether it was carried out.

        Source: `POST /api/v1/rfq/refresh`, https://docs.backpack.exchange/#tag/RFQ/operation/refresh_rfq
        """
        from ..api.rfq import refresh_rfq
        from ..models.request_for_quote_refresh_payload import RequestForQuoteRefreshPayload

        call = refresh_rfq.call(body=RequestForQuoteRefreshPayload(rfq_id=rfq_id))
        return self._client.execute(call).parsed

    def cancel_rfq(self, *, rfq_id: str | None = None, client_id: int | None = None) -> RequestForQuote:
        """Cancel an RFQ.

        Cancels an open RFQ of the account.

        Pass at least one of `rfq_id` and `client_id`.

        Signed as `rfqCancel`.

        Args:
            rfq_id: The exchange's id of the RFQ.
            client_id: Your own id of the RFQ. From 0 to 4294967295.

        Returns:
            The cancelled RFQ.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.
            OutcomeUnknownError: no answer came that tells whether it was carried out.

        Source: `POST /api/v1/rfq/cancel`, https://docs.backpack.exchange/#tag/RFQ/operation/cancel_rfq
        """
        from ..api.rfq import cancel_rfq
        from ..models.request_for_quote_cancel_payload import RequestForQuoteCancelPayload

        call = cancel_rfq.call(body=RequestForQuoteCancelPayload(rfq_id=rfq_id, client_id=client_id))
        return self._client.execute(call).parsed

    def submit_quote(
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
    ) -> Quote:
        """Submit a quote for an RFQ.

        Submits a bid and an ask for an RFQ. The account of the RFQ may accept the quote while the RFQ is open.

        Signed as `quoteSubmit`.

        Args:
            rfq_id: The exchange's id of the RFQ.
            bid_price: Price at which you buy, in the quote asset. Above 0.
            ask_price: Price at which you sell, in the quote asset. Above 0.
            client_id: Your own id of the quote. From 0 to 4294967295.
            auto_lend: Lend out the proceeds.
            auto_lend_redeem: Redeem lent funds if needed.
            auto_borrow: Borrow a missing quantity.
            auto_borrow_repay: Repay borrows with the proceeds.

        Returns:
            The accepted quote.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.
            OutcomeUnknownError: no answer came that tells whether it was carried out.

        Source: `POST /api/v1/rfq/quote`, https://docs.backpack.exchange/#tag/RFQ/operation/submit_quote
        """
        from ..api.rfq import submit_quote
        from ..models.quote_payload import QuotePayload

        call = submit_quote.call(
            body=QuotePayload(
                rfq_id=rfq_id,
                bid_price=bid_price,
                ask_price=ask_price,
                client_id=client_id,
                auto_lend=auto_lend,
                auto_lend_redeem=auto_lend_redeem,
                auto_borrow=auto_borrow,
                auto_borrow_repay=auto_borrow_repay,
            )
        )
        return self._client.execute(call).parsed

    def get_open_rfqs(
        self,
        *,
        symbol: str | None = None,
        rfq_id: int | None = None,
        deferred_settlement: bool | None = None,
        subaccount_id: int | None = None,
    ) -> list[RfqWithQuotes]:
        """List open RFQs.

        Lists the account's open RFQs, each with its quotes.

        Signed as `rfqQuery`.

        Args:
            symbol: Only this market, such as `SOL_USDC`. All markets if omitted.
            rfq_id: Only the RFQ with this id. A number here, a string everywhere else. At least 0.
            deferred_settlement: `True`: only with deferred settlement, `False`: only without. Both if omitted.
            subaccount_id: Subaccount of the RFQs. The exchange intends it for unsigned requests; newer clients
                don't send it. From 0 to 65535.

        Returns:
            The RFQs with their quotes.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/rfqs`, https://docs.backpack.exchange/#tag/RFQ/operation/get_open_rfqs
        """
        from ..api.rfq import get_open_rfqs

        call = get_open_rfqs.call(
            symbol=symbol, rfq_id=rfq_id, deferred_settlement=deferred_settlement, subaccount_id=subaccount_id
        )
        return self._client.execute(call).parsed

    def get_rfq_history(
        self,
        *,
        rfq_id: str | None = None,
        symbol: str | None = None,
        status: OrderStatus | OrderStatusValue | None = None,
        side: Side | SideValue | None = None,
        deferred_settlement: bool | None = None,
        sort_direction: SortDirection | SortDirectionValue | None = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> list[HistoricalRequestForQuote]:
        """List past RFQs.

        Lists the account's RFQs, including filled and expired ones.

        Signed as `rfqHistoryQueryAll`.

        Args:
            rfq_id: Only the RFQ with this id.
            symbol: Only this market, such as `SOL_USDC`. All markets if omitted.
            status: Only entries in this state.
            side: Only this side, `Bid` or `Ask`. Both if omitted.
            deferred_settlement: `True`: only with deferred settlement, `False`: only without. Both if omitted.
            sort_direction: Sort order of the entries. The default is not documented.
            limit: Maximum number of entries to return. From 0 to 1000. Default: 100.
            offset: Number of entries to skip, for paging. At least 0. Default: 0.

        Returns:
            The RFQs.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /wapi/v1/history/rfq`, https://docs.backpack.exchange/#tag/RFQ/operation/get_rfq_history
        """
        from ..api.rfq import get_rfq_history

        call = get_rfq_history.call(
            rfq_id=rfq_id,
            symbol=symbol,
            status=status,
            side=side,
            deferred_settlement=deferred_settlement,
            sort_direction=sort_direction,
            limit=limit,
            offset=offset,
        )
        return self._client.execute(call).parsed

    def get_rfq_fill_history(
        self,
        *,
        rfq_id: str | None = None,
        quote_id: str | None = None,
        symbol: str | None = None,
        side: Side | SideValue | None = None,
        fill_type: RfqFillType | RfqFillTypeValue | None = None,
        deferred_settlement: bool | None = None,
        sort_direction: SortDirection | SortDirectionValue | None = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> list[RequestForQuoteFill]:
        """List fills of RFQs.

        Lists the fills of the account's RFQs, including fills caused by the exchange.

        Signed as `rfqFillHistoryQueryAll`.

        Args:
            rfq_id: Only this RFQ. Not documented by the exchange; known from other clients.
            quote_id: Only this quote.
            symbol: Only this market, such as `SOL_USDC`. All markets if omitted.
            side: Only this side, `Bid` or `Ask`. Both if omitted.
            fill_type: Only fills of this kind. All kinds if omitted.
            deferred_settlement: `True`: only with deferred settlement, `False`: only without. Both if omitted.
            sort_direction: Sort order of the entries. The default is not documented.
            limit: Maximum number of entries to return. From 0 to 1000. Default: 100.
            offset: Number of entries to skip, for paging. At least 0. Default: 0.

        Returns:
            The fills.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /wapi/v1/history/rfq/fill`, https://docs.backpack.exchange/#tag/RFQ/operation/get_rfq_fill_history
        """
        from ..api.rfq import get_rfq_fill_history

        call = get_rfq_fill_history.call(
            rfq_id=rfq_id,
            quote_id=quote_id,
            symbol=symbol,
            side=side,
            fill_type=fill_type,
            deferred_settlement=deferred_settlement,
            sort_direction=sort_direction,
            limit=limit,
            offset=offset,
        )
        return self._client.execute(call).parsed

    def get_quote_history(
        self,
        *,
        quote_id: str | None = None,
        symbol: str | None = None,
        status: OrderStatus | OrderStatusValue | None = None,
        deferred_settlement: bool | None = None,
        sort_direction: SortDirection | SortDirectionValue | None = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> list[HistoricalQuote]:
        """List past quotes.

        Lists the account's quotes, including filled and expired ones.

        Signed as `quoteHistoryQueryAll`.

        Args:
            quote_id: Only this quote.
            symbol: Only this market, such as `SOL_USDC`. All markets if omitted.
            status: Only entries in this state.
            deferred_settlement: `True`: only with deferred settlement, `False`: only without. Both if omitted.
            sort_direction: Sort order of the entries. The default is not documented.
            limit: Maximum number of entries to return. From 0 to 1000. Default: 100.
            offset: Number of entries to skip, for paging. At least 0. Default: 0.

        Returns:
            The quotes.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /wapi/v1/history/quote`, https://docs.backpack.exchange/#tag/RFQ/operation/get_quote_history
        """
        from ..api.rfq import get_quote_history

        call = get_quote_history.call(
            quote_id=quote_id,
            symbol=symbol,
            status=status,
            deferred_settlement=deferred_settlement,
            sort_direction=sort_direction,
            limit=limit,
            offset=offset,
        )
        return self._client.execute(call).parsed

    def get_quote_fill_history(
        self,
        *,
        quote_id: str | None = None,
        symbol: str | None = None,
        side: Side | SideValue | None = None,
        sort_direction: SortDirection | SortDirectionValue | None = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> list[QuoteFill]:
        """List fills of quotes.

        Lists the fills of the account's quotes.

        Signed as `quoteFillHistoryQueryAll`.

        Args:
            quote_id: Only this quote.
            symbol: Only this market, such as `SOL_USDC`. All markets if omitted.
            side: Only this side, `Bid` or `Ask`. Both if omitted.
            sort_direction: Sort order of the entries. The default is not documented.
            limit: Maximum number of entries to return. From 0 to 1000. Default: 100.
            offset: Number of entries to skip, for paging. At least 0. Default: 0.

        Returns:
            The fills.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /wapi/v1/history/quote/fill`, https://docs.backpack.exchange/#tag/RFQ/operation/get_quote_fill_history
        """
        from ..api.rfq import get_quote_fill_history

        call = get_quote_fill_history.call(
            quote_id=quote_id, symbol=symbol, side=side, sort_direction=sort_direction, limit=limit, offset=offset
        )
        return self._client.execute(call).parsed


class AsyncRFQOperations:
    """Requesting and giving quotes."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def submit_rfq(
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
    ) -> RequestForQuote:
        """Request quotes.

        Requests quotes from makers for a quantity. Makers can quote until `submission_time`. With `AwaitAccept` the
        account selects a quote with `accept_quote`; with `Immediate` the exchange accepts the first quote within
        `price`.

        Signed as `rfqSubmit`.

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

        Returns:
            The accepted RFQ.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.
            OutcomeUnknownError: no answer came that tells whether it was carried out.

        Source: `POST /api/v1/rfq`, https://docs.backpack.exchange/#tag/RFQ/operation/submit_rfq
        """
        from ..api.rfq import submit_rfq
        from ..models.request_for_quote_payload import RequestForQuotePayload

        call = submit_rfq.call(
            body=RequestForQuotePayload(
                symbol=symbol,
                side=side,
                quantity=quantity,
                quote_quantity=quote_quantity,
                execution_mode=execution_mode,
                price=price,
                order_expiry_time=order_expiry_time,
                client_id=client_id,
                auto_lend=auto_lend,
                auto_lend_redeem=auto_lend_redeem,
                auto_borrow=auto_borrow,
                auto_borrow_repay=auto_borrow_repay,
            )
        )
        return (await self._client.execute(call)).parsed

    async def accept_quote(
        self, *, quote_id: str, rfq_id: str | None = None, client_id: int | None = None
    ) -> RequestForQuote:
        """Accept a quote.

        Accepts one of the quotes for an RFQ of the account.

        Signed as `quoteAccept`.

        Args:
            quote_id: The exchange's id of the quote.
            rfq_id: The exchange's id of the RFQ.
            client_id: Your own id of the RFQ. From 0 to 4294967295.

        Returns:
            The RFQ after the quote was accepted.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.
            OutcomeUnknownError: no answer came that tells whether it was carried out.

        Source: `POST /api/v1/rfq/accept`, https://docs.backpack.exchange/#tag/RFQ/operation/accept_quote
        """
        from ..api.rfq import accept_quote
        from ..models.quote_accept_payload import QuoteAcceptPayload

        call = accept_quote.call(body=QuoteAcceptPayload(quote_id=quote_id, rfq_id=rfq_id, client_id=client_id))
        return (await self._client.execute(call)).parsed

    async def refresh_rfq(self, *, rfq_id: str) -> RequestForQuote:
        """Extend an RFQ.

        Extends the time during which an RFQ of the account accepts quotes.

        Signed as `rfqRefresh`.

        Args:
            rfq_id: The exchange's id of the RFQ. Your own id is not accepted here.

        Returns:
            The RFQ with its new times.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.
            OutcomeUnknownError: no answer came that tells whether it was carried out.

        Source: `POST /api/v1/rfq/refresh`, https://docs.backpack.exchange/#tag/RFQ/operation/refresh_rfq
        """
        from ..api.rfq import refresh_rfq
        from ..models.request_for_quote_refresh_payload import RequestForQuoteRefreshPayload

        call = refresh_rfq.call(body=RequestForQuoteRefreshPayload(rfq_id=rfq_id))
        return (await self._client.execute(call)).parsed

    async def cancel_rfq(self, *, rfq_id: str | None = None, client_id: int | None = None) -> RequestForQuote:
        """Cancel an RFQ.

        Cancels an open RFQ of the account.

        Pass at least one of `rfq_id` and `client_id`.

        Signed as `rfqCancel`.

        Args:
            rfq_id: The exchange's id of the RFQ.
            client_id: Your own id of the RFQ. From 0 to 4294967295.

        Returns:
            The cancelled RFQ.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.
            OutcomeUnknownError: no answer came that tells whether it was carried out.

        Source: `POST /api/v1/rfq/cancel`, https://docs.backpack.exchange/#tag/RFQ/operation/cancel_rfq
        """
        from ..api.rfq import cancel_rfq
        from ..models.request_for_quote_cancel_payload import RequestForQuoteCancelPayload

        call = cancel_rfq.call(body=RequestForQuoteCancelPayload(rfq_id=rfq_id, client_id=client_id))
        return (await self._client.execute(call)).parsed

    async def submit_quote(
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
    ) -> Quote:
        """Submit a quote for an RFQ.

        Submits a bid and an ask for an RFQ. The account of the RFQ may accept the quote while the RFQ is open.

        Signed as `quoteSubmit`.

        Args:
            rfq_id: The exchange's id of the RFQ.
            bid_price: Price at which you buy, in the quote asset. Above 0.
            ask_price: Price at which you sell, in the quote asset. Above 0.
            client_id: Your own id of the quote. From 0 to 4294967295.
            auto_lend: Lend out the proceeds.
            auto_lend_redeem: Redeem lent funds if needed.
            auto_borrow: Borrow a missing quantity.
            auto_borrow_repay: Repay borrows with the proceeds.

        Returns:
            The accepted quote.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.
            OutcomeUnknownError: no answer came that tells whether it was carried out.

        Source: `POST /api/v1/rfq/quote`, https://docs.backpack.exchange/#tag/RFQ/operation/submit_quote
        """
        from ..api.rfq import submit_quote
        from ..models.quote_payload import QuotePayload

        call = submit_quote.call(
            body=QuotePayload(
                rfq_id=rfq_id,
                bid_price=bid_price,
                ask_price=ask_price,
                client_id=client_id,
                auto_lend=auto_lend,
                auto_lend_redeem=auto_lend_redeem,
                auto_borrow=auto_borrow,
                auto_borrow_repay=auto_borrow_repay,
            )
        )
        return (await self._client.execute(call)).parsed

    async def get_open_rfqs(
        self,
        *,
        symbol: str | None = None,
        rfq_id: int | None = None,
        deferred_settlement: bool | None = None,
        subaccount_id: int | None = None,
    ) -> list[RfqWithQuotes]:
        """List open RFQs.

        Lists the account's open RFQs, each with its quotes.

        Signed as `rfqQuery`.

        Args:
            symbol: Only this market, such as `SOL_USDC`. All markets if omitted.
            rfq_id: Only the RFQ with this id. A number here, a string everywhere else. At least 0.
            deferred_settlement: `True`: only with deferred settlement, `False`: only without. Both if omitted.
            subaccount_id: Subaccount of the RFQs. The exchange intends it for unsigned requests; newer clients
                don't send it. From 0 to 65535.

        Returns:
            The RFQs with their quotes.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/rfqs`, https://docs.backpack.exchange/#tag/RFQ/operation/get_open_rfqs
        """
        from ..api.rfq import get_open_rfqs

        call = get_open_rfqs.call(
            symbol=symbol, rfq_id=rfq_id, deferred_settlement=deferred_settlement, subaccount_id=subaccount_id
        )
        return (await self._client.execute(call)).parsed

    async def get_rfq_history(
        self,
        *,
        rfq_id: str | None = None,
        symbol: str | None = None,
        status: OrderStatus | OrderStatusValue | None = None,
        side: Side | SideValue | None = None,
        deferred_settlement: bool | None = None,
        sort_direction: SortDirection | SortDirectionValue | None = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> list[HistoricalRequestForQuote]:
        """List past RFQs.

        Lists the account's RFQs, including filled and expired ones.

        Signed as `rfqHistoryQueryAll`.

        Args:
            rfq_id: Only the RFQ with this id.
            symbol: Only this market, such as `SOL_USDC`. All markets if omitted.
            status: Only entries in this state.
            side: Only this side, `Bid` or `Ask`. Both if omitted.
            deferred_settlement: `True`: only with deferred settlement, `False`: only without. Both if omitted.
            sort_direction: Sort order of the entries. The default is not documented.
            limit: Maximum number of entries to return. From 0 to 1000. Default: 100.
            offset: Number of entries to skip, for paging. At least 0. Default: 0.

        Returns:
            The RFQs.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /wapi/v1/history/rfq`, https://docs.backpack.exchange/#tag/RFQ/operation/get_rfq_history
        """
        from ..api.rfq import get_rfq_history

        call = get_rfq_history.call(
            rfq_id=rfq_id,
            symbol=symbol,
            status=status,
            side=side,
            deferred_settlement=deferred_settlement,
            sort_direction=sort_direction,
            limit=limit,
            offset=offset,
        )
        return (await self._client.execute(call)).parsed

    async def get_rfq_fill_history(
        self,
        *,
        rfq_id: str | None = None,
        quote_id: str | None = None,
        symbol: str | None = None,
        side: Side | SideValue | None = None,
        fill_type: RfqFillType | RfqFillTypeValue | None = None,
        deferred_settlement: bool | None = None,
        sort_direction: SortDirection | SortDirectionValue | None = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> list[RequestForQuoteFill]:
        """List fills of RFQs.

        Lists the fills of the account's RFQs, including fills caused by the exchange.

        Signed as `rfqFillHistoryQueryAll`.

        Args:
            rfq_id: Only this RFQ. Not documented by the exchange; known from other clients.
            quote_id: Only this quote.
            symbol: Only this market, such as `SOL_USDC`. All markets if omitted.
            side: Only this side, `Bid` or `Ask`. Both if omitted.
            fill_type: Only fills of this kind. All kinds if omitted.
            deferred_settlement: `True`: only with deferred settlement, `False`: only without. Both if omitted.
            sort_direction: Sort order of the entries. The default is not documented.
            limit: Maximum number of entries to return. From 0 to 1000. Default: 100.
            offset: Number of entries to skip, for paging. At least 0. Default: 0.

        Returns:
            The fills.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /wapi/v1/history/rfq/fill`, https://docs.backpack.exchange/#tag/RFQ/operation/get_rfq_fill_history
        """
        from ..api.rfq import get_rfq_fill_history

        call = get_rfq_fill_history.call(
            rfq_id=rfq_id,
            quote_id=quote_id,
            symbol=symbol,
            side=side,
            fill_type=fill_type,
            deferred_settlement=deferred_settlement,
            sort_direction=sort_direction,
            limit=limit,
            offset=offset,
        )
        return (await self._client.execute(call)).parsed

    async def get_quote_history(
        self,
        *,
        quote_id: str | None = None,
        symbol: str | None = None,
        status: OrderStatus | OrderStatusValue | None = None,
        deferred_settlement: bool | None = None,
        sort_direction: SortDirection | SortDirectionValue | None = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> list[HistoricalQuote]:
        """List past quotes.

        Lists the account's quotes, including filled and expired ones.

        Signed as `quoteHistoryQueryAll`.

        Args:
            quote_id: Only this quote.
            symbol: Only this market, such as `SOL_USDC`. All markets if omitted.
            status: Only entries in this state.
            deferred_settlement: `True`: only with deferred settlement, `False`: only without. Both if omitted.
            sort_direction: Sort order of the entries. The default is not documented.
            limit: Maximum number of entries to return. From 0 to 1000. Default: 100.
            offset: Number of entries to skip, for paging. At least 0. Default: 0.

        Returns:
            The quotes.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /wapi/v1/history/quote`, https://docs.backpack.exchange/#tag/RFQ/operation/get_quote_history
        """
        from ..api.rfq import get_quote_history

        call = get_quote_history.call(
            quote_id=quote_id,
            symbol=symbol,
            status=status,
            deferred_settlement=deferred_settlement,
            sort_direction=sort_direction,
            limit=limit,
            offset=offset,
        )
        return (await self._client.execute(call)).parsed

    async def get_quote_fill_history(
        self,
        *,
        quote_id: str | None = None,
        symbol: str | None = None,
        side: Side | SideValue | None = None,
        sort_direction: SortDirection | SortDirectionValue | None = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> list[QuoteFill]:
        """List fills of quotes.

        Lists the fills of the account's quotes.

        Signed as `quoteFillHistoryQueryAll`.

        Args:
            quote_id: Only this quote.
            symbol: Only this market, such as `SOL_USDC`. All markets if omitted.
            side: Only this side, `Bid` or `Ask`. Both if omitted.
            sort_direction: Sort order of the entries. The default is not documented.
            limit: Maximum number of entries to return. From 0 to 1000. Default: 100.
            offset: Number of entries to skip, for paging. At least 0. Default: 0.

        Returns:
            The fills.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /wapi/v1/history/quote/fill`, https://docs.backpack.exchange/#tag/RFQ/operation/get_quote_fill_history
        """
        from ..api.rfq import get_quote_fill_history

        call = get_quote_fill_history.call(
            quote_id=quote_id, symbol=symbol, side=side, sort_direction=sort_direction, limit=limit, offset=offset
        )
        return (await self._client.execute(call)).parsed
