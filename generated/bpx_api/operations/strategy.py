"""Strategy: strategies that place orders automatically."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from ..secrets import hide

if TYPE_CHECKING:
    from ..client import AsyncClient, Client
    from ..models.historical_strategy import HistoricalStrategy
    from ..models.market_type import MarketType, MarketTypeValue
    from ..models.self_trade_prevention import SelfTradePrevention, SelfTradePreventionValue
    from ..models.side import Side, SideValue
    from ..models.slippage_tolerance_type import SlippageToleranceType, SlippageToleranceTypeValue
    from ..models.sort_direction import SortDirection, SortDirectionValue
    from ..models.strategy import Strategy
    from ..models.strategy_type import StrategyType, StrategyTypeValue
    from ..models.time_in_force import TimeInForce, TimeInForceValue


class StrategyOperations:
    """Strategies that place orders automatically."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def get_strategy(
        self, *, symbol: str, strategy_id: str | None = None, client_strategy_id: int | None = None
    ) -> Strategy:
        """Get a running strategy.

        Gets a strategy that is running. For a strategy that is completed, cancelled or terminated, the exchange
        responds with 404: find it with `get_strategies_history`.

        Pass exactly one of `strategy_id` and `client_strategy_id`.

        Signed as `strategyQuery`.

        Args:
            symbol: Market symbol, such as `SOL_USDC` or `SOL_USDC_PERP`.
            strategy_id: The exchange's id of the strategy.
            client_strategy_id: Your own id of the strategy. From 0 to 4294967295.

        Returns:
            The strategy.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/strategy`, https://docs.backpack.exchange/#tag/Strategy/operation/get_strategy
        """
        from ..api.strategy import get_strategy

        call = get_strategy.call(symbol=symbol, strategy_id=strategy_id, client_strategy_id=client_strategy_id)
        return self._client.execute(call).parsed

    def strategy_create(
        self,
        *,
        strategy_type: StrategyType | StrategyTypeValue,
        symbol: str,
        side: Side | SideValue,
        quantity: Decimal | int | str | None = None,
        price: Decimal | int | str | None = None,
        duration: int | None = None,
        interval: int | None = None,
        randomized_interval_quantity: bool | None = None,
        client_strategy_id: int | None = None,
        time_in_force: TimeInForce | TimeInForceValue | None = None,
        post_only: bool | None = None,
        reduce_only: bool | None = None,
        self_trade_prevention: SelfTradePrevention | SelfTradePreventionValue | None = None,
        slippage_tolerance: Decimal | int | str | None = None,
        slippage_tolerance_type: SlippageToleranceType | SlippageToleranceTypeValue | None = None,
        auto_lend: bool | None = None,
        auto_lend_redeem: bool | None = None,
        auto_borrow: bool | None = None,
        auto_borrow_repay: bool | None = None,
        broker_id: int | None = None,
        x_broker_id: int | None = None,
        x_broker_key: str | None = None,
    ) -> Strategy:
        """Start a strategy.

        Starts a strategy that splits a quantity into orders. A scheduled one places an order every `interval` until
        `duration` has passed.

        Signed as `strategyCreate`.

        Args:
            strategy_type: Kind of strategy.
            symbol: Market symbol, such as `SOL_USDC` or `SOL_USDC_PERP`.
            side: `Bid` buys, `Ask` sells.
            quantity: Quantity to fill, in the base asset. Above 0.
            price: Limit price in the quote asset. Above 0.
            duration: Duration of the strategy, in milliseconds. At least 0.
            interval: Time between two of its orders, in milliseconds. At least 0.
            randomized_interval_quantity: Vary the quantity of each order at random.
            client_strategy_id: Your own id of the strategy. `get_strategy` and `cancel_strategy` accept it in
                place of the strategy id. From 0 to 4294967295.
            time_in_force: Time in force of its orders. The default is not documented.
            post_only: Only add liquidity.
            reduce_only: Only reduce a position. Futures only.
            self_trade_prevention: Handling of a match between one of its orders and another order of the same
                account. The default is not documented.
            slippage_tolerance: Allowed slippage, in the unit of `slippage_tolerance_type`. At least 0.
            slippage_tolerance_type: Unit of `slippage_tolerance`.
            auto_lend: Allow its orders to lend. Spot margin only.
            auto_lend_redeem: Allow its orders to redeem lent funds that they need. Spot margin only.
            auto_borrow: Allow its orders to borrow. Spot margin only.
            auto_borrow_repay: Allow its orders to repay a borrow. Spot margin only.
            broker_id: Id of the broker of its orders. From 0 to 65535.
            x_broker_id: Id of the order's broker. Not part of the signed string. From 0 to 65535.
            x_broker_key: The broker's key.

        Returns:
            The started strategy.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.
            OutcomeUnknownError: no answer came that tells whether it was carried out.

        Source: `POST /api/v1/strategy`, https://docs.backpack.exchange/#tag/Strategy/operation/strategy_create
        """
        from ..api.strategy import strategy_create
        from ..models.strategy_create_payload import StrategyCreatePayload

        x_broker_key = hide(x_broker_key)
        call = strategy_create.call(
            body=StrategyCreatePayload(
                strategy_type=strategy_type,
                symbol=symbol,
                side=side,
                quantity=quantity,
                price=price,
                duration=duration,
                interval=interval,
                randomized_interval_quantity=randomized_interval_quantity,
                client_strategy_id=client_strategy_id,
                time_in_force=time_in_force,
                post_only=post_only,
                reduce_only=reduce_only,
                self_trade_prevention=self_trade_prevention,
                slippage_tolerance=slippage_tolerance,
                slippage_tolerance_type=slippage_tolerance_type,
                auto_lend=auto_lend,
                auto_lend_redeem=auto_lend_redeem,
                auto_borrow=auto_borrow,
                auto_borrow_repay=auto_borrow_repay,
                broker_id=broker_id,
            ),
            x_broker_id=x_broker_id,
            x_broker_key=x_broker_key,
        )
        return self._client.execute(call).parsed

    def cancel_strategy(
        self, *, symbol: str, strategy_id: str | None = None, client_strategy_id: int | None = None
    ) -> Strategy | None:
        """Cancel a strategy.

        Cancels a running strategy. The exchange may respond with 202 and no content: it has accepted the request, but
        not executed it yet.

        Pass exactly one of `strategy_id` and `client_strategy_id`.

        Signed as `strategyCancel`.

        Args:
            symbol: Market symbol of the strategy.
            strategy_id: The exchange's id of the strategy.
            client_strategy_id: Your own id of the strategy. From 0 to 4294967295.

        Returns:
            The cancelled strategy. None: accepted, but not executed yet.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.
            OutcomeUnknownError: no answer came that tells whether it was carried out.

        Source: `DELETE /api/v1/strategy`, https://docs.backpack.exchange/#tag/Strategy/operation/cancel_strategy
        """
        from ..api.strategy import cancel_strategy
        from ..models.strategy_cancel_payload import StrategyCancelPayload

        call = cancel_strategy.call(
            body=StrategyCancelPayload(symbol=symbol, strategy_id=strategy_id, client_strategy_id=client_strategy_id)
        )
        return self._client.execute(call).parsed

    def get_open_strategies(
        self,
        *,
        market_type: MarketType | MarketTypeValue | None = None,
        strategy_type: StrategyType | StrategyTypeValue | None = None,
        symbol: str | None = None,
    ) -> list[Strategy]:
        """List running strategies.

        Lists the account's running strategies, in all markets or in one.

        Signed as `strategyQueryAll`.

        Args:
            market_type: Only markets of this kind, `SPOT` or `PERP`.
            strategy_type: Only strategies of this kind.
            symbol: Only this market, such as `SOL_USDC`. All markets if omitted.

        Returns:
            The strategies.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/strategies`, https://docs.backpack.exchange/#tag/Strategy/operation/get_open_strategies
        """
        from ..api.strategy import get_open_strategies

        call = get_open_strategies.call(market_type=market_type, strategy_type=strategy_type, symbol=symbol)
        return self._client.execute(call).parsed

    def cancel_open_strategies(
        self, *, symbol: str, strategy_type: StrategyType | StrategyTypeValue | None = None
    ) -> list[Strategy] | None:
        """Cancel all strategies of one market.

        Cancels the account's running strategies in one market, all of them or those of one kind. The exchange may
        respond with 202 and no content: it has accepted the request, but not executed it yet.

        Signed as `strategyCancelAll`.

        Args:
            symbol: Market symbol. Strategies in other markets are kept.
            strategy_type: Cancel only strategies of this kind.

        Returns:
            The cancelled strategies. None: accepted, but not executed yet.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.
            OutcomeUnknownError: no answer came that tells whether it was carried out.

        Source: `DELETE /api/v1/strategies`, https://docs.backpack.exchange/#tag/Strategy/operation/cancel_open_strategies
        """
        from ..api.strategy import cancel_open_strategies
        from ..models.strategy_cancel_all_payload import StrategyCancelAllPayload

        call = cancel_open_strategies.call(body=StrategyCancelAllPayload(symbol=symbol, strategy_type=strategy_type))
        return self._client.execute(call).parsed

    def get_strategies_history(
        self,
        *,
        strategy_id: str | None = None,
        symbol: str | None = None,
        market_type: Sequence[MarketType | MarketTypeValue] | None = None,
        sort_direction: SortDirection | SortDirectionValue | None = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> list[HistoricalStrategy]:
        """List past strategies.

        Lists the account's strategies that have ended, completed or not. `get_open_strategies` lists the running
        ones.

        Signed as `strategyHistoryQueryAll`.

        Args:
            strategy_id: Only this strategy, by the exchange's id.
            symbol: Only this market, such as `SOL_USDC`. All markets if omitted.
            market_type: Only markets of these kinds.
            sort_direction: Sort order of the entries. The default is not documented.
            limit: Maximum number of entries to return. From 0 to 1000. Default: 100.
            offset: Number of entries to skip, for paging. At least 0. Default: 0.

        Returns:
            The strategies.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /wapi/v1/history/strategies`, https://docs.backpack.exchange/#tag/Strategy/operation/get_strategies_history
        """
        from ..api.strategy import get_strategies_history

        call = get_strategies_history.call(
            strategy_id=strategy_id,
            symbol=symbol,
            market_type=market_type,
            sort_direction=sort_direction,
            limit=limit,
            offset=offset,
        )
        return self._client.execute(call).parsed


class AsyncStrategyOperations:
    """Strategies that place orders automatically."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def get_strategy(
        self, *, symbol: str, strategy_id: str | None = None, client_strategy_id: int | None = None
    ) -> Strategy:
        """Get a running strategy.

        Gets a strategy that is running. For a strategy that is completed, cancelled or terminated, the exchange
        responds with 404: find it with `get_strategies_history`.

        Pass exactly one of `strategy_id` and `client_strategy_id`.

        Signed as `strategyQuery`.

        Args:
            symbol: Market symbol, such as `SOL_USDC` or `SOL_USDC_PERP`.
            strategy_id: The exchange's id of the strategy.
            client_strategy_id: Your own id of the strategy. From 0 to 4294967295.

        Returns:
            The strategy.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/strategy`, https://docs.backpack.exchange/#tag/Strategy/operation/get_strategy
        """
        from ..api.strategy import get_strategy

        call = get_strategy.call(symbol=symbol, strategy_id=strategy_id, client_strategy_id=client_strategy_id)
        return (await self._client.execute(call)).parsed

    async def strategy_create(
        self,
        *,
        strategy_type: StrategyType | StrategyTypeValue,
        symbol: str,
        side: Side | SideValue,
        quantity: Decimal | int | str | None = None,
        price: Decimal | int | str | None = None,
        duration: int | None = None,
        interval: int | None = None,
        randomized_interval_quantity: bool | None = None,
        client_strategy_id: int | None = None,
        time_in_force: TimeInForce | TimeInForceValue | None = None,
        post_only: bool | None = None,
        reduce_only: bool | None = None,
        self_trade_prevention: SelfTradePrevention | SelfTradePreventionValue | None = None,
        slippage_tolerance: Decimal | int | str | None = None,
        slippage_tolerance_type: SlippageToleranceType | SlippageToleranceTypeValue | None = None,
        auto_lend: bool | None = None,
        auto_lend_redeem: bool | None = None,
        auto_borrow: bool | None = None,
        auto_borrow_repay: bool | None = None,
        broker_id: int | None = None,
        x_broker_id: int | None = None,
        x_broker_key: str | None = None,
    ) -> Strategy:
        """Start a strategy.

        Starts a strategy that splits a quantity into orders. A scheduled one places an order every `interval` until
        `duration` has passed.

        Signed as `strategyCreate`.

        Args:
            strategy_type: Kind of strategy.
            symbol: Market symbol, such as `SOL_USDC` or `SOL_USDC_PERP`.
            side: `Bid` buys, `Ask` sells.
            quantity: Quantity to fill, in the base asset. Above 0.
            price: Limit price in the quote asset. Above 0.
            duration: Duration of the strategy, in milliseconds. At least 0.
            interval: Time between two of its orders, in milliseconds. At least 0.
            randomized_interval_quantity: Vary the quantity of each order at random.
            client_strategy_id: Your own id of the strategy. `get_strategy` and `cancel_strategy` accept it in
                place of the strategy id. From 0 to 4294967295.
            time_in_force: Time in force of its orders. The default is not documented.
            post_only: Only add liquidity.
            reduce_only: Only reduce a position. Futures only.
            self_trade_prevention: Handling of a match between one of its orders and another order of the same
                account. The default is not documented.
            slippage_tolerance: Allowed slippage, in the unit of `slippage_tolerance_type`. At least 0.
            slippage_tolerance_type: Unit of `slippage_tolerance`.
            auto_lend: Allow its orders to lend. Spot margin only.
            auto_lend_redeem: Allow its orders to redeem lent funds that they need. Spot margin only.
            auto_borrow: Allow its orders to borrow. Spot margin only.
            auto_borrow_repay: Allow its orders to repay a borrow. Spot margin only.
            broker_id: Id of the broker of its orders. From 0 to 65535.
            x_broker_id: Id of the order's broker. Not part of the signed string. From 0 to 65535.
            x_broker_key: The broker's key.

        Returns:
            The started strategy.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.
            OutcomeUnknownError: no answer came that tells whether it was carried out.

        Source: `POST /api/v1/strategy`, https://docs.backpack.exchange/#tag/Strategy/operation/strategy_create
        """
        from ..api.strategy import strategy_create
        from ..models.strategy_create_payload import StrategyCreatePayload

        x_broker_key = hide(x_broker_key)
        call = strategy_create.call(
            body=StrategyCreatePayload(
                strategy_type=strategy_type,
                symbol=symbol,
                side=side,
                quantity=quantity,
                price=price,
                duration=duration,
                interval=interval,
                randomized_interval_quantity=randomized_interval_quantity,
                client_strategy_id=client_strategy_id,
                time_in_force=time_in_force,
                post_only=post_only,
                reduce_only=reduce_only,
                self_trade_prevention=self_trade_prevention,
                slippage_tolerance=slippage_tolerance,
                slippage_tolerance_type=slippage_tolerance_type,
                auto_lend=auto_lend,
                auto_lend_redeem=auto_lend_redeem,
                auto_borrow=auto_borrow,
                auto_borrow_repay=auto_borrow_repay,
                broker_id=broker_id,
            ),
            x_broker_id=x_broker_id,
            x_broker_key=x_broker_key,
        )
        return (await self._client.execute(call)).parsed

    async def cancel_strategy(
        self, *, symbol: str, strategy_id: str | None = None, client_strategy_id: int | None = None
    ) -> Strategy | None:
        """Cancel a strategy.

        Cancels a running strategy. The exchange may respond with 202 and no content: it has accepted the request, but
        not executed it yet.

        Pass exactly one of `strategy_id` and `client_strategy_id`.

        Signed as `strategyCancel`.

        Args:
            symbol: Market symbol of the strategy.
            strategy_id: The exchange's id of the strategy.
            client_strategy_id: Your own id of the strategy. From 0 to 4294967295.

        Returns:
            The cancelled strategy. None: accepted, but not executed yet.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.
            OutcomeUnknownError: no answer came that tells whether it was carried out.

        Source: `DELETE /api/v1/strategy`, https://docs.backpack.exchange/#tag/Strategy/operation/cancel_strategy
        """
        from ..api.strategy import cancel_strategy
        from ..models.strategy_cancel_payload import StrategyCancelPayload

        call = cancel_strategy.call(
            body=StrategyCancelPayload(symbol=symbol, strategy_id=strategy_id, client_strategy_id=client_strategy_id)
        )
        return (await self._client.execute(call)).parsed

    async def get_open_strategies(
        self,
        *,
        market_type: MarketType | MarketTypeValue | None = None,
        strategy_type: StrategyType | StrategyTypeValue | None = None,
        symbol: str | None = None,
    ) -> list[Strategy]:
        """List running strategies.

        Lists the account's running strategies, in all markets or in one.

        Signed as `strategyQueryAll`.

        Args:
            market_type: Only markets of this kind, `SPOT` or `PERP`.
            strategy_type: Only strategies of this kind.
            symbol: Only this market, such as `SOL_USDC`. All markets if omitted.

        Returns:
            The strategies.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /api/v1/strategies`, https://docs.backpack.exchange/#tag/Strategy/operation/get_open_strategies
        """
        from ..api.strategy import get_open_strategies

        call = get_open_strategies.call(market_type=market_type, strategy_type=strategy_type, symbol=symbol)
        return (await self._client.execute(call)).parsed

    async def cancel_open_strategies(
        self, *, symbol: str, strategy_type: StrategyType | StrategyTypeValue | None = None
    ) -> list[Strategy] | None:
        """Cancel all strategies of one market.

        Cancels the account's running strategies in one market, all of them or those of one kind. The exchange may
        respond with 202 and no content: it has accepted the request, but not executed it yet.

        Signed as `strategyCancelAll`.

        Args:
            symbol: Market symbol. Strategies in other markets are kept.
            strategy_type: Cancel only strategies of this kind.

        Returns:
            The cancelled strategies. None: accepted, but not executed yet.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.
            OutcomeUnknownError: no answer came that tells whether it was carried out.

        Source: `DELETE /api/v1/strategies`, https://docs.backpack.exchange/#tag/Strategy/operation/cancel_open_strategies
        """
        from ..api.strategy import cancel_open_strategies
        from ..models.strategy_cancel_all_payload import StrategyCancelAllPayload

        call = cancel_open_strategies.call(body=StrategyCancelAllPayload(symbol=symbol, strategy_type=strategy_type))
        return (await self._client.execute(call)).parsed

    async def get_strategies_history(
        self,
        *,
        strategy_id: str | None = None,
        symbol: str | None = None,
        market_type: Sequence[MarketType | MarketTypeValue] | None = None,
        sort_direction: SortDirection | SortDirectionValue | None = None,
        limit: int | None = None,
        offset: int | None = None,
    ) -> list[HistoricalStrategy]:
        """List past strategies.

        Lists the account's strategies that have ended, completed or not. `get_open_strategies` lists the running
        ones.

        Signed as `strategyHistoryQueryAll`.

        Args:
            strategy_id: Only this strategy, by the exchange's id.
            symbol: Only this market, such as `SOL_USDC`. All markets if omitted.
            market_type: Only markets of these kinds.
            sort_direction: Sort order of the entries. The default is not documented.
            limit: Maximum number of entries to return. From 0 to 1000. Default: 100.
            offset: Number of entries to skip, for paging. At least 0. Default: 0.

        Returns:
            The strategies.

        Raises:
            InvalidArgumentError: an argument was refused before anything was sent.
            MissingCredentialsError: the client has no keys.
            ApiError: the exchange refused or failed; `bpx_client.errors` has the kinds.
            TransportError: no answer came.

        Source: `GET /wapi/v1/history/strategies`, https://docs.backpack.exchange/#tag/Strategy/operation/get_strategies_history
        """
        from ..api.strategy import get_strategies_history

        call = get_strategies_history.call(
            strategy_id=strategy_id,
            symbol=symbol,
            market_type=market_type,
            sort_direction=sort_direction,
            limit=limit,
            offset=offset,
        )
        return (await self._client.execute(call)).parsed
