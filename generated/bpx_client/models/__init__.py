"""The models and enums of the API, each loaded when it is first used."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .account_summary import AccountSummary
    from .account_withdrawal_payload import AccountWithdrawalPayload
    from .api_error_code import ApiErrorCode, ApiErrorCodeValue
    from .api_error_response import ApiErrorResponse
    from .balance import Balance
    from .batch_outcome import BatchOutcome, BatchOutcomeValue
    from .blockchain import Blockchain, BlockchainValue
    from .cancel_order_type import CancelOrderType, CancelOrderTypeValue
    from .deposit import Deposit
    from .deposit_address import DepositAddress
    from .deposit_source import DepositSource, DepositSourceValue
    from .deposit_status import DepositStatus, DepositStatusValue
    from .depth import Depth
    from .depth_limit import DepthLimit, DepthLimitValue
    from .equals_money_withdrawal_state import EqualsMoneyWithdrawalState, EqualsMoneyWithdrawalStateValue
    from .fiat_asset import FiatAsset, FiatAssetValue
    from .fill_type import FillType, FillTypeValue
    from .historical_order import HistoricalOrder
    from .kline import Kline
    from .kline_interval import KlineInterval, KlineIntervalValue
    from .kline_price_type import KlinePriceType, KlinePriceTypeValue
    from .margin_function import MarginFunction
    from .margin_function_type import MarginFunctionType, MarginFunctionTypeValue
    from .market import Market
    from .market_asset import MarketAsset
    from .market_type import MarketType, MarketTypeValue
    from .open_interest import OpenInterest
    from .order import Order
    from .order_book_filters import OrderBookFilters
    from .order_book_state import OrderBookState, OrderBookStateValue
    from .order_cancel_all_payload import OrderCancelAllPayload
    from .order_cancel_payload import OrderCancelPayload
    from .order_execute_payload import OrderExecutePayload
    from .order_expiry_reason import OrderExpiryReason, OrderExpiryReasonValue
    from .order_fill import OrderFill
    from .order_status import OrderStatus, OrderStatusValue
    from .order_type import OrderType, OrderTypeValue
    from .price_band_mark_price import PriceBandMarkPrice
    from .price_band_mean_premium import PriceBandMeanPremium
    from .price_filter import PriceFilter
    from .quantity_filter import QuantityFilter
    from .self_trade_prevention import SelfTradePrevention, SelfTradePreventionValue
    from .side import Side, SideValue
    from .slippage_tolerance_type import SlippageToleranceType, SlippageToleranceTypeValue
    from .sort_direction import SortDirection, SortDirectionValue
    from .status import Status, StatusValue
    from .system_order_type import SystemOrderType, SystemOrderTypeValue
    from .system_status import SystemStatus
    from .ticker import Ticker
    from .ticker_interval import TickerInterval, TickerIntervalValue
    from .time_in_force import TimeInForce, TimeInForceValue
    from .token import Token
    from .trade import Trade
    from .trigger_by import TriggerBy, TriggerByValue
    from .update_account_settings_request import UpdateAccountSettingsRequest
    from .withdrawal import Withdrawal
    from .withdrawal_recipient_information import WithdrawalRecipientInformation
    from .withdrawal_status import WithdrawalStatus, WithdrawalStatusValue
else:
    _MODULES = {
        "AccountSummary": "account_summary",
        "AccountWithdrawalPayload": "account_withdrawal_payload",
        "ApiErrorCode": "api_error_code",
        "ApiErrorCodeValue": "api_error_code",
        "ApiErrorResponse": "api_error_response",
        "Balance": "balance",
        "BatchOutcome": "batch_outcome",
        "BatchOutcomeValue": "batch_outcome",
        "Blockchain": "blockchain",
        "BlockchainValue": "blockchain",
        "CancelOrderType": "cancel_order_type",
        "CancelOrderTypeValue": "cancel_order_type",
        "Deposit": "deposit",
        "DepositAddress": "deposit_address",
        "DepositSource": "deposit_source",
        "DepositSourceValue": "deposit_source",
        "DepositStatus": "deposit_status",
        "DepositStatusValue": "deposit_status",
        "Depth": "depth",
        "DepthLimit": "depth_limit",
        "DepthLimitValue": "depth_limit",
        "EqualsMoneyWithdrawalState": "equals_money_withdrawal_state",
        "EqualsMoneyWithdrawalStateValue": "equals_money_withdrawal_state",
        "FiatAsset": "fiat_asset",
        "FiatAssetValue": "fiat_asset",
        "FillType": "fill_type",
        "FillTypeValue": "fill_type",
        "HistoricalOrder": "historical_order",
        "Kline": "kline",
        "KlineInterval": "kline_interval",
        "KlineIntervalValue": "kline_interval",
        "KlinePriceType": "kline_price_type",
        "KlinePriceTypeValue": "kline_price_type",
        "MarginFunction": "margin_function",
        "MarginFunctionType": "margin_function_type",
        "MarginFunctionTypeValue": "margin_function_type",
        "Market": "market",
        "MarketAsset": "market_asset",
        "MarketType": "market_type",
        "MarketTypeValue": "market_type",
        "OpenInterest": "open_interest",
        "Order": "order",
        "OrderBookFilters": "order_book_filters",
        "OrderBookState": "order_book_state",
        "OrderBookStateValue": "order_book_state",
        "OrderCancelAllPayload": "order_cancel_all_payload",
        "OrderCancelPayload": "order_cancel_payload",
        "OrderExecutePayload": "order_execute_payload",
        "OrderExpiryReason": "order_expiry_reason",
        "OrderExpiryReasonValue": "order_expiry_reason",
        "OrderFill": "order_fill",
        "OrderStatus": "order_status",
        "OrderStatusValue": "order_status",
        "OrderType": "order_type",
        "OrderTypeValue": "order_type",
        "PriceBandMarkPrice": "price_band_mark_price",
        "PriceBandMeanPremium": "price_band_mean_premium",
        "PriceFilter": "price_filter",
        "QuantityFilter": "quantity_filter",
        "SelfTradePrevention": "self_trade_prevention",
        "SelfTradePreventionValue": "self_trade_prevention",
        "Side": "side",
        "SideValue": "side",
        "SlippageToleranceType": "slippage_tolerance_type",
        "SlippageToleranceTypeValue": "slippage_tolerance_type",
        "SortDirection": "sort_direction",
        "SortDirectionValue": "sort_direction",
        "Status": "status",
        "StatusValue": "status",
        "SystemOrderType": "system_order_type",
        "SystemOrderTypeValue": "system_order_type",
        "SystemStatus": "system_status",
        "Ticker": "ticker",
        "TickerInterval": "ticker_interval",
        "TickerIntervalValue": "ticker_interval",
        "TimeInForce": "time_in_force",
        "TimeInForceValue": "time_in_force",
        "Token": "token",
        "Trade": "trade",
        "TriggerBy": "trigger_by",
        "TriggerByValue": "trigger_by",
        "UpdateAccountSettingsRequest": "update_account_settings_request",
        "Withdrawal": "withdrawal",
        "WithdrawalRecipientInformation": "withdrawal_recipient_information",
        "WithdrawalStatus": "withdrawal_status",
        "WithdrawalStatusValue": "withdrawal_status",
    }

    def __getattr__(name: str) -> type:
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        found = getattr(import_module(f".{_MODULES[name]}", __name__), name)
        globals()[name] = found
        return found

    def __dir__() -> list[str]:
        return sorted(__all__)


__all__ = [
    "AccountSummary",
    "AccountWithdrawalPayload",
    "ApiErrorCode",
    "ApiErrorCodeValue",
    "ApiErrorResponse",
    "Balance",
    "BatchOutcome",
    "BatchOutcomeValue",
    "Blockchain",
    "BlockchainValue",
    "CancelOrderType",
    "CancelOrderTypeValue",
    "Deposit",
    "DepositAddress",
    "DepositSource",
    "DepositSourceValue",
    "DepositStatus",
    "DepositStatusValue",
    "Depth",
    "DepthLimit",
    "DepthLimitValue",
    "EqualsMoneyWithdrawalState",
    "EqualsMoneyWithdrawalStateValue",
    "FiatAsset",
    "FiatAssetValue",
    "FillType",
    "FillTypeValue",
    "HistoricalOrder",
    "Kline",
    "KlineInterval",
    "KlineIntervalValue",
    "KlinePriceType",
    "KlinePriceTypeValue",
    "MarginFunction",
    "MarginFunctionType",
    "MarginFunctionTypeValue",
    "Market",
    "MarketAsset",
    "MarketType",
    "MarketTypeValue",
    "OpenInterest",
    "Order",
    "OrderBookFilters",
    "OrderBookState",
    "OrderBookStateValue",
    "OrderCancelAllPayload",
    "OrderCancelPayload",
    "OrderExecutePayload",
    "OrderExpiryReason",
    "OrderExpiryReasonValue",
    "OrderFill",
    "OrderStatus",
    "OrderStatusValue",
    "OrderType",
    "OrderTypeValue",
    "PriceBandMarkPrice",
    "PriceBandMeanPremium",
    "PriceFilter",
    "QuantityFilter",
    "SelfTradePrevention",
    "SelfTradePreventionValue",
    "Side",
    "SideValue",
    "SlippageToleranceType",
    "SlippageToleranceTypeValue",
    "SortDirection",
    "SortDirectionValue",
    "Status",
    "StatusValue",
    "SystemOrderType",
    "SystemOrderTypeValue",
    "SystemStatus",
    "Ticker",
    "TickerInterval",
    "TickerIntervalValue",
    "TimeInForce",
    "TimeInForceValue",
    "Token",
    "Trade",
    "TriggerBy",
    "TriggerByValue",
    "UpdateAccountSettingsRequest",
    "Withdrawal",
    "WithdrawalRecipientInformation",
    "WithdrawalStatus",
    "WithdrawalStatusValue",
]
