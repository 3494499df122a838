"""Order: placing, cancelling and finding orders; fills."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from ..secrets import hide

if TYPE_CHECKING:
    from ..client import AsyncClient, Client
    from ..models.api_error_response import ApiErrorResponse
    from ..models.asset_class import AssetClass, AssetClassValue
    from ..models.cancel_order_type import CancelOrderType, CancelOrderTypeValue
    from ..models.fill_type import FillType, FillTypeValue
    from ..models.historical_order import HistoricalOrder
    from ..models.market_type import MarketType, MarketTypeValue
    from ..models.order import Order
    from ..models.order_execute_payload import OrderExecutePayload
    from ..models.order_fill import OrderFill
    from ..models.order_type import OrderType, OrderTypeValue
    from ..models.self_trade_prevention import SelfTradePrevention, SelfTradePreventionValue
    from ..models.side import Side, SideValue
    from ..models.slippage_tolerance_type import SlippageToleranceType, SlippageToleranceTypeValue
    from ..models.sort_direction import SortDirection, SortDirectionValue
    from ..models.time_in_force import TimeInForce, TimeInForceValue
    from ..models.trigger_by import TriggerBy, TriggerByValue


class OrderOperations:
    """Placing, cancelling and finding orders; fills."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def get_order(self, *, symbol: str, order_id: str | None = None, client_id: int | None = None) -> Order:
        """Get an open order.

        Gets an order that is resting on the book. For an order that is filled, expired or cancelled, the exchange
        responds with 404: find it with `get_order_history`.

        Pass exactly one of `order_id` and `client_id`.

        Signed as `orderQuery`.

        Args:
            symbol: Market symbol, such as `SOL_USDC` or `SOL_USDC_PERP`.
            order_id: The exchange's id of the order.
            client_id: Your own id of the order. From 0 to 4294967295.

        Returns:
            The order.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/order`, https://docs.backpack.exchange/#tag/Order/operation/get_order
        """
        from ..api.order import get_order

        call = get_order.call(symbol=symbol, order_id=order_id, client_id=client_id)
        return self._client.execute(call).parsed

    def execute_order(
        self,
        *,
        symbol: str,
        side: Side | SideValue,
        order_type: OrderType | OrderTypeValue,
        quantity: Decimal | int | str | None = None,
        quote_quantity: Decimal | int | str | None = None,
        price: Decimal | int | str | None = None,
        client_id: int | None = None,
        time_in_force: TimeInForce | TimeInForceValue | None = None,
        post_only: bool | None = None,
        reduce_only: bool | None = None,
        self_trade_prevention: SelfTradePrevention | SelfTradePreventionValue | None = None,
        trigger_price: Decimal | int | str | None = None,
        trigger_by: TriggerBy | TriggerByValue | None = None,
        trigger_quantity: Decimal | int | str | None = None,
        stop_loss_trigger_price: Decimal | int | str | None = None,
        stop_loss_limit_price: Decimal | int | str | None = None,
        stop_loss_trigger_by: TriggerBy | TriggerByValue | None = None,
        take_profit_trigger_price: Decimal | int | str | None = None,
        take_profit_limit_price: Decimal | int | str | None = None,
        take_profit_trigger_by: TriggerBy | TriggerByValue | None = None,
        slippage_tolerance: Decimal | int | str | None = None,
        slippage_tolerance_type: SlippageToleranceType | SlippageToleranceTypeValue | None = None,
        auto_lend: bool | None = None,
        auto_lend_redeem: bool | None = None,
        auto_borrow: bool | None = None,
        auto_borrow_repay: bool | None = None,
        x_broker_id: int | None = None,
        x_broker_key: str | None = None,
    ) -> Order:
        """Place an order.

        Places an order with the matching engine. A limit order needs `price` and `quantity`, a market order
        `quantity` or `quote_quantity`. With `trigger_price` and `trigger_quantity` the order waits until the price is
        reached.

        Pass all or none of `trigger_price` and `trigger_quantity`.

        Signed as `orderExecute`.

        Args:
            symbol: Market symbol, such as `SOL_USDC` or `SOL_USDC_PERP`.
            side: `Bid` buys, `Ask` sells.
            order_type: Market or limit.
            quantity: Quantity in the base asset, a multiple of the market's step size. Required for limit orders;
                a market order needs this or `quote_quantity`. A trigger order has `trigger_quantity` instead. Above
                0.
            quote_quantity: Value in the quote asset, for a market order without `quantity`. The filled value is
                as close to it as possible. Above 0.
            price: Limit price in the quote asset, a multiple of the market's tick size. Required for limit
                orders. Above 0.
            client_id: Your own id of the order. `get_order` and `cancel_order` accept it in place of the order
                id. A second order with the same id is refused. From 0 to 4294967295.
            time_in_force: Time in force of the order. The default is not documented.
            post_only: Only add liquidity. An order that would match immediately is not executed.
            reduce_only: Only reduce a position. Futures only.
            self_trade_prevention: Handling of a match with another order of the same account. `RejectTaker` if
                omitted.
            trigger_price: Price that triggers the order. Makes this a trigger order. Above 0.
            trigger_by: Price to compare with `trigger_price`. The default is not documented.
            trigger_quantity: Quantity of a trigger order, an amount of the base asset or a share such as `80%`.
                Above 0. A share is at most 100%.
            stop_loss_trigger_price: Attach a stop loss with this trigger price. Above 0.
            stop_loss_limit_price: Limit price of the stop loss. If omitted, the stop loss is a market order.
                Above 0.
            stop_loss_trigger_by: Price to compare with `stop_loss_trigger_price`. The default is not documented.
            take_profit_trigger_price: Attach a take profit with this trigger price. Above 0.
            take_profit_limit_price: Limit price of the take profit. If omitted, the take profit is a market
                order. Above 0.
            take_profit_trigger_by: Price to compare with `take_profit_trigger_price`. The default is not
                documented.
            slippage_tolerance: Allowed slippage, in the unit of `slippage_tolerance_type`. At least 0.
            slippage_tolerance_type: Unit of `slippage_tolerance`.
            auto_lend: Allow the order to lend. Spot margin only.
            auto_lend_redeem: Allow the order to redeem lent funds that it needs. Spot margin only.
            auto_borrow: Allow the order to borrow. Spot margin only.
            auto_borrow_repay: Allow the order to repay a borrow. Spot margin only.
            x_broker_id: Id of the order's broker. Not part of the signed string. From 0 to 65535.
            x_broker_key: The broker's key.

        Returns:
            The order, as accepted by the engine.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.
            OutcomeUnknownError: no answer came that tells whether it was carried out.

        Source: `POST /api/v1/order`, https://docs.backpack.exchange/#tag/Order/operation/execute_order
        """
        from ..api.order import execute_order
        from ..models.order_execute_payload import OrderExecutePayload

        x_broker_key = hide(x_broker_key)
        call = execute_order.call(
            body=OrderExecutePayload(
                symbol=symbol,
                side=side,
                order_type=order_type,
                quantity=quantity,
                quote_quantity=quote_quantity,
                price=price,
                client_id=client_id,
                time_in_force=time_in_force,
                post_only=post_only,
                reduce_only=reduce_only,
                self_trade_prevention=self_trade_prevention,
                trigger_price=trigger_price,
                trigger_by=trigger_by,
                trigger_quantity=trigger_quantity,
                stop_loss_trigger_price=stop_loss_trigger_price,
                stop_loss_limit_price=stop_loss_limit_price,
                stop_loss_trigger_by=stop_loss_trigger_by,
                take_profit_trigger_price=take_profit_trigger_price,
                take_profit_limit_price=take_profit_limit_price,
                take_profit_trigger_by=take_profit_trigger_by,
                slippage_tolerance=slippage_tolerance,
                slippage_tolerance_type=slippage_tolerance_type,
                auto_lend=auto_lend,
                auto_lend_redeem=auto_lend_redeem,
                auto_borrow=auto_borrow,
                auto_borrow_repay=auto_borrow_repay,
            ),
            x_broker_id=x_broker_id,
            x_broker_key=x_broker_key,
        )
        return self._client.execute(call).parsed

    def cancel_order(self, *, symbol: str, order_id: str | None = None, client_id: int | None = None) -> Order | None:
        """Cancel an order.

        Cancels an open order. The exchange may respond with 202 and no content: it has accepted the request, but not
        executed it yet. 404, which is observed but not documented, means that the order is not on the book.

        Pass exactly one of `order_id` and `client_id`.

        Signed as `orderCancel`.

        Args:
            symbol: Market symbol of the order.
            order_id: The exchange's id of the order.
            client_id: Your own id of the order. From 0 to 4294967295.

        Returns:
            The cancelled order. None: accepted, but not executed yet.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.
            OutcomeUnknownError: no answer came that tells whether it was carried out.

        Source: `DELETE /api/v1/order`, https://docs.backpack.exchange/#tag/Order/operation/cancel_order
        """
        from ..api.order import cancel_order
        from ..models.order_cancel_payload import OrderCancelPayload

        call = cancel_order.call(body=OrderCancelPayload(symbol=symbol, order_id=order_id, client_id=client_id))
        return self._client.execute(call).parsed

    def get_open_orders(
        self, *, market_type: MarketType | MarketTypeValue | None = None, symbol: str | None = None
    ) -> list[Order]:
        """List open orders.

        Lists the account's open orders, in all markets or in one.

        Signed as `orderQueryAll`.

        Args:
            market_type: Only markets of this kind, `SPOT` or `PERP`.
            symbol: Only this market, such as `SOL_USDC`. All markets if omitted.

        Returns:
            The orders.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/orders`, https://docs.backpack.exchange/#tag/Order/operation/get_open_orders
        """
        from ..api.order import get_open_orders

        call = get_open_orders.call(market_type=market_type, symbol=symbol)
        return self._client.execute(call).parsed

    def execute_order_batch(
        self, *, orders: Sequence[OrderExecutePayload], x_broker_id: int | None = None
    ) -> list[Order | ApiErrorResponse]:
        """Place several orders.

        Places several orders with one request. Each order is accepted or refused separately. The response has a
        result for each order: the order itself, or the reason of the refusal.

        Signed as `orderExecute`.

        Args:
            orders: The orders. From 1 to 50 items.
            x_broker_id: Id of the order's broker. Not part of the signed string. From 0 to 65535.

        Returns:
            The result of each order, even if all orders were refused.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.
            OutcomeUnknownError: no answer came that tells whether it was carried out.

        Source: `POST /api/v1/orders`, https://docs.backpack.exchange/#tag/Order/operation/execute_order_batch
        """
        from ..api.order import execute_order_batch

        call = execute_order_batch.call(body=orders, x_broker_id=x_broker_id)
        return self._client.execute(call).parsed

    def cancel_open_orders(
        self, *, symbol: str, order_type: CancelOrderType | CancelOrderTypeValue | None = None
    ) -> list[Order] | None:
        """Cancel all open orders of one market.

        Cancels the account's open orders in one market, all of them or those of one kind. The exchange may respond
        with 202 and no content: it has accepted the request, but not executed it yet.

        Signed as `orderCancelAll`.

        Args:
            symbol: Market symbol. Orders in other markets are kept.
            order_type: Cancel only orders of this kind. Both kinds if omitted.

        Returns:
            The cancelled orders. None: accepted, but not executed yet.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.
            OutcomeUnknownError: no answer came that tells whether it was carried out.

        Source: `DELETE /api/v1/orders`, https://docs.backpack.exchange/#tag/Order/operation/cancel_open_orders
        """
        from ..api.order import cancel_open_orders
        from ..models.order_cancel_all_payload import OrderCancelAllPayload

        call = cancel_open_orders.call(body=OrderCancelAllPayload(symbol=symbol, order_type=order_type))
        return self._client.execute(call).parsed

    def get_order_history(
        self,
        *,
        order_id: str | None = None,
        strategy_id: str | None = None,
        symbol: str | None = None,
        market_type: Sequence[MarketType | MarketTypeValue] | None = None,
        sort_direction: SortDirection | SortDirectionValue | None = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> list[HistoricalOrder]:
        """List past orders.

        Lists the account's orders, including filled, cancelled and expired ones. Open orders may be included, but
        `get_open_orders` is more up to date.

        Signed as `orderHistoryQueryAll`.

        Args:
            order_id: Only this order, by the exchange's id.
            strategy_id: Only orders of this strategy.
            symbol: Only this market, such as `SOL_USDC`. All markets if omitted.
            market_type: Only markets of these kinds.
            sort_direction: Sort order of the entries. The default is not documented.
            limit: Maximum number of entries to return. From 0 to 1000. Default: 100.
            offset: Number of entries to skip, for paging. At least 0. Default: 0.

        Returns:
            The orders.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /wapi/v1/history/orders`, https://docs.backpack.exchange/#tag/Order/operation/get_order_history
        """
        from ..api.order import get_order_history

        call = get_order_history.call(
            order_id=order_id,
            strategy_id=strategy_id,
            symbol=symbol,
            market_type=market_type,
            sort_direction=sort_direction,
            limit=limit,
            offset=offset,
        )
        return self._client.execute(call).parsed

    def get_fills(
        self,
        *,
        order_id: str | None = None,
        strategy_id: str | None = None,
        from_: datetime | int | None = None,
        to: datetime | int | None = None,
        symbol: str | None = None,
        fill_type: FillType | FillTypeValue | None = None,
        asset_class: AssetClass | AssetClassValue | None = None,
        market_type: Sequence[MarketType | MarketTypeValue] | None = None,
        sort_direction: SortDirection | SortDirectionValue | None = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> list[OrderFill]:
        """List fills.

        Lists the fills of the account's orders. Without `fill_type`, fills caused by the exchange are included
        (liquidations, auto-deleveraging, conversions of collateral).

        Signed as `fillHistoryQueryAll`.

        Args:
            order_id: Only this order, by the exchange's id.
            strategy_id: Only orders of this strategy.
            from_: Only entries from this time on; `0` means from the beginning. A `datetime` with its time zone,
                or an int in Unix milliseconds.
            to: Only entries up to this time. A `datetime` with its time zone, or an int in Unix milliseconds.
            symbol: Only this market, such as `SOL_USDC`. All markets if omitted.
            fill_type: Only fills of this kind; `User` selects the account's own trading. All kinds if omitted.
            asset_class: Only fills of this class of assets. Both if omitted.
            market_type: Only markets of these kinds.
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

        Source: `GET /wapi/v1/history/fills`, https://docs.backpack.exchange/#tag/Order/operation/get_fills
        """
        from ..api.order import get_fills

        call = get_fills.call(
            order_id=order_id,
            strategy_id=strategy_id,
            from_=from_,
            to=to,
            symbol=symbol,
            fill_type=fill_type,
            asset_class=asset_class,
            market_type=market_type,
            sort_direction=sort_direction,
            limit=limit,
            offset=offset,
        )
        return self._client.execute(call).parsed


class AsyncOrderOperations:
    """Placing, cancelling and finding orders; fills."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def get_order(self, *, symbol: str, order_id: str | None = None, client_id: int | None = None) -> Order:
        """Get an open order.

        Gets an order that is resting on the book. For an order that is filled, expired or cancelled, the exchange
        responds with 404: find it with `get_order_history`.

        Pass exactly one of `order_id` and `client_id`.

        Signed as `orderQuery`.

        Args:
            symbol: Market symbol, such as `SOL_USDC` or `SOL_USDC_PERP`.
            order_id: The exchange's id of the order.
            client_id: Your own id of the order. From 0 to 4294967295.

        Returns:
            The order.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/order`, https://docs.backpack.exchange/#tag/Order/operation/get_order
        """
        from ..api.order import get_order

        call = get_order.call(symbol=symbol, order_id=order_id, client_id=client_id)
        return (await self._client.execute(call)).parsed

    async def execute_order(
        self,
        *,
        symbol: str,
        side: Side | SideValue,
        order_type: OrderType | OrderTypeValue,
        quantity: Decimal | int | str | None = None,
        quote_quantity: Decimal | int | str | None = None,
        price: Decimal | int | str | None = None,
        client_id: int | None = None,
        time_in_force: TimeInForce | TimeInForceValue | None = None,
        post_only: bool | None = None,
        reduce_only: bool | None = None,
        self_trade_prevention: SelfTradePrevention | SelfTradePreventionValue | None = None,
        trigger_price: Decimal | int | str | None = None,
        trigger_by: TriggerBy | TriggerByValue | None = None,
        trigger_quantity: Decimal | int | str | None = None,
        stop_loss_trigger_price: Decimal | int | str | None = None,
        stop_loss_limit_price: Decimal | int | str | None = None,
        stop_loss_trigger_by: TriggerBy | TriggerByValue | None = None,
        take_profit_trigger_price: Decimal | int | str | None = None,
        take_profit_limit_price: Decimal | int | str | None = None,
        take_profit_trigger_by: TriggerBy | TriggerByValue | None = None,
        slippage_tolerance: Decimal | int | str | None = None,
        slippage_tolerance_type: SlippageToleranceType | SlippageToleranceTypeValue | None = None,
        auto_lend: bool | None = None,
        auto_lend_redeem: bool | None = None,
        auto_borrow: bool | None = None,
        auto_borrow_repay: bool | None = None,
        x_broker_id: int | None = None,
        x_broker_key: str | None = None,
    ) -> Order:
        """Place an order.

        Places an order with the matching engine. A limit order needs `price` and `quantity`, a market order
        `quantity` or `quote_quantity`. With `trigger_price` and `trigger_quantity` the order waits until the price is
        reached.

        Pass all or none of `trigger_price` and `trigger_quantity`.

        Signed as `orderExecute`.

        Args:
            symbol: Market symbol, such as `SOL_USDC` or `SOL_USDC_PERP`.
            side: `Bid` buys, `Ask` sells.
            order_type: Market or limit.
            quantity: Quantity in the base asset, a multiple of the market's step size. Required for limit orders;
                a market order needs this or `quote_quantity`. A trigger order has `trigger_quantity` instead. Above
                0.
            quote_quantity: Value in the quote asset, for a market order without `quantity`. The filled value is
                as close to it as possible. Above 0.
            price: Limit price in the quote asset, a multiple of the market's tick size. Required for limit
                orders. Above 0.
            client_id: Your own id of the order. `get_order` and `cancel_order` accept it in place of the order
                id. A second order with the same id is refused. From 0 to 4294967295.
            time_in_force: Time in force of the order. The default is not documented.
            post_only: Only add liquidity. An order that would match immediately is not executed.
            reduce_only: Only reduce a position. Futures only.
            self_trade_prevention: Handling of a match with another order of the same account. `RejectTaker` if
                omitted.
            trigger_price: Price that triggers the order. Makes this a trigger order. Above 0.
            trigger_by: Price to compare with `trigger_price`. The default is not documented.
            trigger_quantity: Quantity of a trigger order, an amount of the base asset or a share such as `80%`.
                Above 0. A share is at most 100%.
            stop_loss_trigger_price: Attach a stop loss with this trigger price. Above 0.
            stop_loss_limit_price: Limit price of the stop loss. If omitted, the stop loss is a market order.
                Above 0.
            stop_loss_trigger_by: Price to compare with `stop_loss_trigger_price`. The default is not documented.
            take_profit_trigger_price: Attach a take profit with this trigger price. Above 0.
            take_profit_limit_price: Limit price of the take profit. If omitted, the take profit is a market
                order. Above 0.
            take_profit_trigger_by: Price to compare with `take_profit_trigger_price`. The default is not
                documented.
            slippage_tolerance: Allowed slippage, in the unit of `slippage_tolerance_type`. At least 0.
            slippage_tolerance_type: Unit of `slippage_tolerance`.
            auto_lend: Allow the order to lend. Spot margin only.
            auto_lend_redeem: Allow the order to redeem lent funds that it needs. Spot margin only.
            auto_borrow: Allow the order to borrow. Spot margin only.
            auto_borrow_repay: Allow the order to repay a borrow. Spot margin only.
            x_broker_id: Id of the order's broker. Not part of the signed string. From 0 to 65535.
            x_broker_key: The broker's key.

        Returns:
            The order, as accepted by the engine.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.
            OutcomeUnknownError: no answer came that tells whether it was carried out.

        Source: `POST /api/v1/order`, https://docs.backpack.exchange/#tag/Order/operation/execute_order
        """
        from ..api.order import execute_order
        from ..models.order_execute_payload import OrderExecutePayload

        x_broker_key = hide(x_broker_key)
        call = execute_order.call(
            body=OrderExecutePayload(
                symbol=symbol,
                side=side,
                order_type=order_type,
                quantity=quantity,
                quote_quantity=quote_quantity,
                price=price,
                client_id=client_id,
                time_in_force=time_in_force,
                post_only=post_only,
                reduce_only=reduce_only,
                self_trade_prevention=self_trade_prevention,
                trigger_price=trigger_price,
                trigger_by=trigger_by,
                trigger_quantity=trigger_quantity,
                stop_loss_trigger_price=stop_loss_trigger_price,
                stop_loss_limit_price=stop_loss_limit_price,
                stop_loss_trigger_by=stop_loss_trigger_by,
                take_profit_trigger_price=take_profit_trigger_price,
                take_profit_limit_price=take_profit_limit_price,
                take_profit_trigger_by=take_profit_trigger_by,
                slippage_tolerance=slippage_tolerance,
                slippage_tolerance_type=slippage_tolerance_type,
                auto_lend=auto_lend,
                auto_lend_redeem=auto_lend_redeem,
                auto_borrow=auto_borrow,
                auto_borrow_repay=auto_borrow_repay,
            ),
            x_broker_id=x_broker_id,
            x_broker_key=x_broker_key,
        )
        return (await self._client.execute(call)).parsed

    async def cancel_order(
        self, *, symbol: str, order_id: str | None = None, client_id: int | None = None
    ) -> Order | None:
        """Cancel an order.

        Cancels an open order. The exchange may respond with 202 and no content: it has accepted the request, but not
        executed it yet. 404, which is observed but not documented, means that the order is not on the book.

        Pass exactly one of `order_id` and `client_id`.

        Signed as `orderCancel`.

        Args:
            symbol: Market symbol of the order.
            order_id: The exchange's id of the order.
            client_id: Your own id of the order. From 0 to 4294967295.

        Returns:
            The cancelled order. None: accepted, but not executed yet.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.
            OutcomeUnknownError: no answer came that tells whether it was carried out.

        Source: `DELETE /api/v1/order`, https://docs.backpack.exchange/#tag/Order/operation/cancel_order
        """
        from ..api.order import cancel_order
        from ..models.order_cancel_payload import OrderCancelPayload

        call = cancel_order.call(body=OrderCancelPayload(symbol=symbol, order_id=order_id, client_id=client_id))
        return (await self._client.execute(call)).parsed

    async def get_open_orders(
        self, *, market_type: MarketType | MarketTypeValue | None = None, symbol: str | None = None
    ) -> list[Order]:
        """List open orders.

        Lists the account's open orders, in all markets or in one.

        Signed as `orderQueryAll`.

        Args:
            market_type: Only markets of this kind, `SPOT` or `PERP`.
            symbol: Only this market, such as `SOL_USDC`. All markets if omitted.

        Returns:
            The orders.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/orders`, https://docs.backpack.exchange/#tag/Order/operation/get_open_orders
        """
        from ..api.order import get_open_orders

        call = get_open_orders.call(market_type=market_type, symbol=symbol)
        return (await self._client.execute(call)).parsed

    async def execute_order_batch(
        self, *, orders: Sequence[OrderExecutePayload], x_broker_id: int | None = None
    ) -> list[Order | ApiErrorResponse]:
        """Place several orders.

        Places several orders with one request. Each order is accepted or refused separately. The response has a
        result for each order: the order itself, or the reason of the refusal.

        Signed as `orderExecute`.

        Args:
            orders: The orders. From 1 to 50 items.
            x_broker_id: Id of the order's broker. Not part of the signed string. From 0 to 65535.

        Returns:
            The result of each order, even if all orders were refused.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.
            OutcomeUnknownError: no answer came that tells whether it was carried out.

        Source: `POST /api/v1/orders`, https://docs.backpack.exchange/#tag/Order/operation/execute_order_batch
        """
        from ..api.order import execute_order_batch

        call = execute_order_batch.call(body=orders, x_broker_id=x_broker_id)
        return (await self._client.execute(call)).parsed

    async def cancel_open_orders(
        self, *, symbol: str, order_type: CancelOrderType | CancelOrderTypeValue | None = None
    ) -> list[Order] | None:
        """Cancel all open orders of one market.

        Cancels the account's open orders in one market, all of them or those of one kind. The exchange may respond
        with 202 and no content: it has accepted the request, but not executed it yet.

        Signed as `orderCancelAll`.

        Args:
            symbol: Market symbol. Orders in other markets are kept.
            order_type: Cancel only orders of this kind. Both kinds if omitted.

        Returns:
            The cancelled orders. None: accepted, but not executed yet.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.
            OutcomeUnknownError: no answer came that tells whether it was carried out.

        Source: `DELETE /api/v1/orders`, https://docs.backpack.exchange/#tag/Order/operation/cancel_open_orders
        """
        from ..api.order import cancel_open_orders
        from ..models.order_cancel_all_payload import OrderCancelAllPayload

        call = cancel_open_orders.call(body=OrderCancelAllPayload(symbol=symbol, order_type=order_type))
        return (await self._client.execute(call)).parsed

    async def get_order_history(
        self,
        *,
        order_id: str | None = None,
        strategy_id: str | None = None,
        symbol: str | None = None,
        market_type: Sequence[MarketType | MarketTypeValue] | None = None,
        sort_direction: SortDirection | SortDirectionValue | None = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> list[HistoricalOrder]:
        """List past orders.

        Lists the account's orders, including filled, cancelled and expired ones. Open orders may be included, but
        `get_open_orders` is more up to date.

        Signed as `orderHistoryQueryAll`.

        Args:
            order_id: Only this order, by the exchange's id.
            strategy_id: Only orders of this strategy.
            symbol: Only this market, such as `SOL_USDC`. All markets if omitted.
            market_type: Only markets of these kinds.
            sort_direction: Sort order of the entries. The default is not documented.
            limit: Maximum number of entries to return. From 0 to 1000. Default: 100.
            offset: Number of entries to skip, for paging. At least 0. Default: 0.

        Returns:
            The orders.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /wapi/v1/history/orders`, https://docs.backpack.exchange/#tag/Order/operation/get_order_history
        """
        from ..api.order import get_order_history

        call = get_order_history.call(
            order_id=order_id,
            strategy_id=strategy_id,
            symbol=symbol,
            market_type=market_type,
            sort_direction=sort_direction,
            limit=limit,
            offset=offset,
        )
        return (await self._client.execute(call)).parsed

    async def get_fills(
        self,
        *,
        order_id: str | None = None,
        strategy_id: str | None = None,
        from_: datetime | int | None = None,
        to: datetime | int | None = None,
        symbol: str | None = None,
        fill_type: FillType | FillTypeValue | None = None,
        asset_class: AssetClass | AssetClassValue | None = None,
        market_type: Sequence[MarketType | MarketTypeValue] | None = None,
        sort_direction: SortDirection | SortDirectionValue | None = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> list[OrderFill]:
        """List fills.

        Lists the fills of the account's orders. Without `fill_type`, fills caused by the exchange are included
        (liquidations, auto-deleveraging, conversions of collateral).

        Signed as `fillHistoryQueryAll`.

        Args:
            order_id: Only this order, by the exchange's id.
            strategy_id: Only orders of this strategy.
            from_: Only entries from this time on; `0` means from the beginning. A `datetime` with its time zone,
                or an int in Unix milliseconds.
            to: Only entries up to this time. A `datetime` with its time zone, or an int in Unix milliseconds.
            symbol: Only this market, such as `SOL_USDC`. All markets if omitted.
            fill_type: Only fills of this kind; `User` selects the account's own trading. All kinds if omitted.
            asset_class: Only fills of this class of assets. Both if omitted.
            market_type: Only markets of these kinds.
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

        Source: `GET /wapi/v1/history/fills`, https://docs.backpack.exchange/#tag/Order/operation/get_fills
        """
        from ..api.order import get_fills

        call = get_fills.call(
            order_id=order_id,
            strategy_id=strategy_id,
            from_=from_,
            to=to,
            symbol=symbol,
            fill_type=fill_type,
            asset_class=asset_class,
            market_type=market_type,
            sort_direction=sort_direction,
            limit=limit,
            offset=offset,
        )
        return (await self._client.execute(call)).parsed
