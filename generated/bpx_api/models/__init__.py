"""The models and enums of the API, each loaded when it is first used."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .account_convert_dust_payload import AccountConvertDustPayload
    from .account_summary import AccountSummary
    from .account_withdrawal_payload import AccountWithdrawalPayload
    from .api_error_code import ApiErrorCode, ApiErrorCodeValue
    from .api_error_response import ApiErrorResponse
    from .apy_rates import ApyRates
    from .asset_class import AssetClass, AssetClassValue
    from .balance import Balance
    from .batch_outcome import BatchOutcome, BatchOutcomeValue
    from .blockchain import Blockchain, BlockchainValue
    from .borrow_lend_apy_rate import BorrowLendApyRate
    from .borrow_lend_book_state import BorrowLendBookState, BorrowLendBookStateValue
    from .borrow_lend_event_type import BorrowLendEventType, BorrowLendEventTypeValue
    from .borrow_lend_execute_payload import BorrowLendExecutePayload
    from .borrow_lend_history import BorrowLendHistory
    from .borrow_lend_market import BorrowLendMarket
    from .borrow_lend_movement import BorrowLendMovement
    from .borrow_lend_position import BorrowLendPosition
    from .borrow_lend_side import BorrowLendSide, BorrowLendSideValue
    from .borrow_lend_source import BorrowLendSource, BorrowLendSourceValue
    from .cancel_order_type import CancelOrderType, CancelOrderTypeValue
    from .collateral import Collateral
    from .collateral_function import CollateralFunction
    from .collateral_function_kind import CollateralFunctionKind
    from .collateral_function_type import CollateralFunctionType, CollateralFunctionTypeValue
    from .collateral_summary import CollateralSummary
    from .data_source import DataSource, DataSourceValue
    from .deposit import Deposit
    from .deposit_address import DepositAddress
    from .deposit_source import DepositSource, DepositSourceValue
    from .deposit_status import DepositStatus, DepositStatusValue
    from .depth import Depth
    from .depth_limit import DepthLimit, DepthLimitValue
    from .dust_conversion import DustConversion
    from .equals_money_withdrawal_state import EqualsMoneyWithdrawalState, EqualsMoneyWithdrawalStateValue
    from .fiat_asset import FiatAsset, FiatAssetValue
    from .fill_type import FillType, FillTypeValue
    from .funding_interval_rate import FundingIntervalRate
    from .funding_payment import FundingPayment
    from .historical_borrow_lend_position import HistoricalBorrowLendPosition
    from .historical_order import HistoricalOrder
    from .historical_position import HistoricalPosition
    from .historical_quote import HistoricalQuote
    from .historical_request_for_quote import HistoricalRequestForQuote
    from .historical_strategy import HistoricalStrategy
    from .history_interval import HistoryInterval, HistoryIntervalValue
    from .interest_payment import InterestPayment
    from .interest_payment_source import InterestPaymentSource, InterestPaymentSourceValue
    from .interest_payment_type import InterestPaymentType, InterestPaymentTypeValue
    from .kline import Kline
    from .kline_interval import KlineInterval, KlineIntervalValue
    from .kline_price_type import KlinePriceType, KlinePriceTypeValue
    from .margin_account_summary import MarginAccountSummary
    from .margin_function import MarginFunction
    from .margin_function_type import MarginFunctionType, MarginFunctionTypeValue
    from .mark_price import MarkPrice
    from .market import Market
    from .market_asset import MarketAsset
    from .market_holiday import MarketHoliday
    from .market_session import MarketSession
    from .market_type import MarketType, MarketTypeValue
    from .max_borrow_quantity import MaxBorrowQuantity
    from .max_order_quantity import MaxOrderQuantity
    from .max_withdrawal_quantity import MaxWithdrawalQuantity
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
    from .position import Position
    from .position_estimated_liquidation_price import PositionEstimatedLiquidationPrice
    from .position_state import PositionState, PositionStateValue
    from .prediction_event import PredictionEvent
    from .prediction_market import PredictionMarket
    from .prediction_resolution import PredictionResolution
    from .prediction_series import PredictionSeries
    from .prediction_tag import PredictionTag
    from .price_band_discovery import PriceBandDiscovery
    from .price_band_mark_price import PriceBandMarkPrice
    from .price_band_mean_premium import PriceBandMeanPremium
    from .price_filter import PriceFilter
    from .price_level import PriceLevel
    from .quantity_filter import QuantityFilter
    from .quote import Quote
    from .quote_accept_payload import QuoteAcceptPayload
    from .quote_fill import QuoteFill
    from .quote_payload import QuotePayload
    from .request_for_quote import RequestForQuote
    from .request_for_quote_cancel_payload import RequestForQuoteCancelPayload
    from .request_for_quote_fill import RequestForQuoteFill
    from .request_for_quote_payload import RequestForQuotePayload
    from .request_for_quote_refresh_payload import RequestForQuoteRefreshPayload
    from .resolution_condition import ResolutionCondition
    from .resolution_condition_type import ResolutionConditionType, ResolutionConditionTypeValue
    from .resolution_source import ResolutionSource, ResolutionSourceValue
    from .rfq_execution_mode import RfqExecutionMode, RfqExecutionModeValue
    from .rfq_fill_type import RfqFillType, RfqFillTypeValue
    from .rfq_with_quotes import RfqWithQuotes
    from .rwa_market_type import RwaMarketType, RwaMarketTypeValue
    from .security import Security
    from .security_session import SecuritySession
    from .self_trade_prevention import SelfTradePrevention, SelfTradePreventionValue
    from .series_recurrence import SeriesRecurrence, SeriesRecurrenceValue
    from .settlement import Settlement
    from .settlement_source import SettlementSource, SettlementSourceValue
    from .settlement_source_filter import SettlementSourceFilter, SettlementSourceFilterValue
    from .side import Side, SideValue
    from .slippage_tolerance_type import SlippageToleranceType, SlippageToleranceTypeValue
    from .sort_direction import SortDirection, SortDirectionValue
    from .staking_apy_rate import StakingApyRate
    from .status import Status, StatusValue
    from .stock_indicative_quote import StockIndicativeQuote
    from .strategy import Strategy
    from .strategy_cancel_all_payload import StrategyCancelAllPayload
    from .strategy_cancel_payload import StrategyCancelPayload
    from .strategy_cancel_reason import StrategyCancelReason, StrategyCancelReasonValue
    from .strategy_create_payload import StrategyCreatePayload
    from .strategy_status import StrategyStatus, StrategyStatusValue
    from .strategy_type import StrategyType, StrategyTypeValue
    from .strike_price_condition import StrikePriceCondition, StrikePriceConditionValue
    from .system_order_type import SystemOrderType, SystemOrderTypeValue
    from .system_status import SystemStatus
    from .ticker import Ticker
    from .ticker_interval import TickerInterval, TickerIntervalValue
    from .time_in_force import TimeInForce, TimeInForceValue
    from .token import Token
    from .trade import Trade
    from .trigger_by import TriggerBy, TriggerByValue
    from .two_factor_token import TwoFactorToken
    from .two_factor_token_request import TwoFactorTokenRequest
    from .update_account_settings_request import UpdateAccountSettingsRequest
    from .vault import Vault
    from .vault_history import VaultHistory
    from .vault_mint import VaultMint
    from .vault_mint_request import VaultMintRequest
    from .vault_nav import VaultNav
    from .vault_redeem import VaultRedeem
    from .vault_redeem_cancel_request import VaultRedeemCancelRequest
    from .vault_redeem_request import VaultRedeemRequest
    from .vault_redeem_status import VaultRedeemStatus, VaultRedeemStatusValue
    from .wallet import Wallet
    from .withdrawal import Withdrawal
    from .withdrawal_delay import WithdrawalDelay
    from .withdrawal_delay_request import WithdrawalDelayRequest
    from .withdrawal_recipient_information import WithdrawalRecipientInformation
    from .withdrawal_status import WithdrawalStatus, WithdrawalStatusValue
else:
    _MODULES = {
        "AccountConvertDustPayload": "account_convert_dust_payload",
        "AccountSummary": "account_summary",
        "AccountWithdrawalPayload": "account_withdrawal_payload",
        "ApiErrorCode": "api_error_code",
        "ApiErrorCodeValue": "api_error_code",
        "ApiErrorResponse": "api_error_response",
        "ApyRates": "apy_rates",
        "AssetClass": "asset_class",
        "AssetClassValue": "asset_class",
        "Balance": "balance",
        "BatchOutcome": "batch_outcome",
        "BatchOutcomeValue": "batch_outcome",
        "Blockchain": "blockchain",
        "BlockchainValue": "blockchain",
        "BorrowLendApyRate": "borrow_lend_apy_rate",
        "BorrowLendBookState": "borrow_lend_book_state",
        "BorrowLendBookStateValue": "borrow_lend_book_state",
        "BorrowLendEventType": "borrow_lend_event_type",
        "BorrowLendEventTypeValue": "borrow_lend_event_type",
        "BorrowLendExecutePayload": "borrow_lend_execute_payload",
        "BorrowLendHistory": "borrow_lend_history",
        "BorrowLendMarket": "borrow_lend_market",
        "BorrowLendMovement": "borrow_lend_movement",
        "BorrowLendPosition": "borrow_lend_position",
        "BorrowLendSide": "borrow_lend_side",
        "BorrowLendSideValue": "borrow_lend_side",
        "BorrowLendSource": "borrow_lend_source",
        "BorrowLendSourceValue": "borrow_lend_source",
        "CancelOrderType": "cancel_order_type",
        "CancelOrderTypeValue": "cancel_order_type",
        "Collateral": "collateral",
        "CollateralFunction": "collateral_function",
        "CollateralFunctionKind": "collateral_function_kind",
        "CollateralFunctionType": "collateral_function_type",
        "CollateralFunctionTypeValue": "collateral_function_type",
        "CollateralSummary": "collateral_summary",
        "DataSource": "data_source",
        "DataSourceValue": "data_source",
        "Deposit": "deposit",
        "DepositAddress": "deposit_address",
        "DepositSource": "deposit_source",
        "DepositSourceValue": "deposit_source",
        "DepositStatus": "deposit_status",
        "DepositStatusValue": "deposit_status",
        "Depth": "depth",
        "DepthLimit": "depth_limit",
        "DepthLimitValue": "depth_limit",
        "DustConversion": "dust_conversion",
        "EqualsMoneyWithdrawalState": "equals_money_withdrawal_state",
        "EqualsMoneyWithdrawalStateValue": "equals_money_withdrawal_state",
        "FiatAsset": "fiat_asset",
        "FiatAssetValue": "fiat_asset",
        "FillType": "fill_type",
        "FillTypeValue": "fill_type",
        "FundingIntervalRate": "funding_interval_rate",
        "FundingPayment": "funding_payment",
        "HistoricalBorrowLendPosition": "historical_borrow_lend_position",
        "HistoricalOrder": "historical_order",
        "HistoricalPosition": "historical_position",
        "HistoricalQuote": "historical_quote",
        "HistoricalRequestForQuote": "historical_request_for_quote",
        "HistoricalStrategy": "historical_strategy",
        "HistoryInterval": "history_interval",
        "HistoryIntervalValue": "history_interval",
        "InterestPayment": "interest_payment",
        "InterestPaymentSource": "interest_payment_source",
        "InterestPaymentSourceValue": "interest_payment_source",
        "InterestPaymentType": "interest_payment_type",
        "InterestPaymentTypeValue": "interest_payment_type",
        "Kline": "kline",
        "KlineInterval": "kline_interval",
        "KlineIntervalValue": "kline_interval",
        "KlinePriceType": "kline_price_type",
        "KlinePriceTypeValue": "kline_price_type",
        "MarginAccountSummary": "margin_account_summary",
        "MarginFunction": "margin_function",
        "MarginFunctionType": "margin_function_type",
        "MarginFunctionTypeValue": "margin_function_type",
        "MarkPrice": "mark_price",
        "Market": "market",
        "MarketAsset": "market_asset",
        "MarketHoliday": "market_holiday",
        "MarketSession": "market_session",
        "MarketType": "market_type",
        "MarketTypeValue": "market_type",
        "MaxBorrowQuantity": "max_borrow_quantity",
        "MaxOrderQuantity": "max_order_quantity",
        "MaxWithdrawalQuantity": "max_withdrawal_quantity",
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
        "Position": "position",
        "PositionEstimatedLiquidationPrice": "position_estimated_liquidation_price",
        "PositionState": "position_state",
        "PositionStateValue": "position_state",
        "PredictionEvent": "prediction_event",
        "PredictionMarket": "prediction_market",
        "PredictionResolution": "prediction_resolution",
        "PredictionSeries": "prediction_series",
        "PredictionTag": "prediction_tag",
        "PriceBandDiscovery": "price_band_discovery",
        "PriceBandMarkPrice": "price_band_mark_price",
        "PriceBandMeanPremium": "price_band_mean_premium",
        "PriceFilter": "price_filter",
        "PriceLevel": "price_level",
        "QuantityFilter": "quantity_filter",
        "Quote": "quote",
        "QuoteAcceptPayload": "quote_accept_payload",
        "QuoteFill": "quote_fill",
        "QuotePayload": "quote_payload",
        "RequestForQuote": "request_for_quote",
        "RequestForQuoteCancelPayload": "request_for_quote_cancel_payload",
        "RequestForQuoteFill": "request_for_quote_fill",
        "RequestForQuotePayload": "request_for_quote_payload",
        "RequestForQuoteRefreshPayload": "request_for_quote_refresh_payload",
        "ResolutionCondition": "resolution_condition",
        "ResolutionConditionType": "resolution_condition_type",
        "ResolutionConditionTypeValue": "resolution_condition_type",
        "ResolutionSource": "resolution_source",
        "ResolutionSourceValue": "resolution_source",
        "RfqExecutionMode": "rfq_execution_mode",
        "RfqExecutionModeValue": "rfq_execution_mode",
        "RfqFillType": "rfq_fill_type",
        "RfqFillTypeValue": "rfq_fill_type",
        "RfqWithQuotes": "rfq_with_quotes",
        "RwaMarketType": "rwa_market_type",
        "RwaMarketTypeValue": "rwa_market_type",
        "Security": "security",
        "SecuritySession": "security_session",
        "SelfTradePrevention": "self_trade_prevention",
        "SelfTradePreventionValue": "self_trade_prevention",
        "SeriesRecurrence": "series_recurrence",
        "SeriesRecurrenceValue": "series_recurrence",
        "Settlement": "settlement",
        "SettlementSource": "settlement_source",
        "SettlementSourceValue": "settlement_source",
        "SettlementSourceFilter": "settlement_source_filter",
        "SettlementSourceFilterValue": "settlement_source_filter",
        "Side": "side",
        "SideValue": "side",
        "SlippageToleranceType": "slippage_tolerance_type",
        "SlippageToleranceTypeValue": "slippage_tolerance_type",
        "SortDirection": "sort_direction",
        "SortDirectionValue": "sort_direction",
        "StakingApyRate": "staking_apy_rate",
        "Status": "status",
        "StatusValue": "status",
        "StockIndicativeQuote": "stock_indicative_quote",
        "Strategy": "strategy",
        "StrategyCancelAllPayload": "strategy_cancel_all_payload",
        "StrategyCancelPayload": "strategy_cancel_payload",
        "StrategyCancelReason": "strategy_cancel_reason",
        "StrategyCancelReasonValue": "strategy_cancel_reason",
        "StrategyCreatePayload": "strategy_create_payload",
        "StrategyStatus": "strategy_status",
        "StrategyStatusValue": "strategy_status",
        "StrategyType": "strategy_type",
        "StrategyTypeValue": "strategy_type",
        "StrikePriceCondition": "strike_price_condition",
        "StrikePriceConditionValue": "strike_price_condition",
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
        "TwoFactorToken": "two_factor_token",
        "TwoFactorTokenRequest": "two_factor_token_request",
        "UpdateAccountSettingsRequest": "update_account_settings_request",
        "Vault": "vault",
        "VaultHistory": "vault_history",
        "VaultMint": "vault_mint",
        "VaultMintRequest": "vault_mint_request",
        "VaultNav": "vault_nav",
        "VaultRedeem": "vault_redeem",
        "VaultRedeemCancelRequest": "vault_redeem_cancel_request",
        "VaultRedeemRequest": "vault_redeem_request",
        "VaultRedeemStatus": "vault_redeem_status",
        "VaultRedeemStatusValue": "vault_redeem_status",
        "Wallet": "wallet",
        "Withdrawal": "withdrawal",
        "WithdrawalDelay": "withdrawal_delay",
        "WithdrawalDelayRequest": "withdrawal_delay_request",
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
    "AccountConvertDustPayload",
    "AccountSummary",
    "AccountWithdrawalPayload",
    "ApiErrorCode",
    "ApiErrorCodeValue",
    "ApiErrorResponse",
    "ApyRates",
    "AssetClass",
    "AssetClassValue",
    "Balance",
    "BatchOutcome",
    "BatchOutcomeValue",
    "Blockchain",
    "BlockchainValue",
    "BorrowLendApyRate",
    "BorrowLendBookState",
    "BorrowLendBookStateValue",
    "BorrowLendEventType",
    "BorrowLendEventTypeValue",
    "BorrowLendExecutePayload",
    "BorrowLendHistory",
    "BorrowLendMarket",
    "BorrowLendMovement",
    "BorrowLendPosition",
    "BorrowLendSide",
    "BorrowLendSideValue",
    "BorrowLendSource",
    "BorrowLendSourceValue",
    "CancelOrderType",
    "CancelOrderTypeValue",
    "Collateral",
    "CollateralFunction",
    "CollateralFunctionKind",
    "CollateralFunctionType",
    "CollateralFunctionTypeValue",
    "CollateralSummary",
    "DataSource",
    "DataSourceValue",
    "Deposit",
    "DepositAddress",
    "DepositSource",
    "DepositSourceValue",
    "DepositStatus",
    "DepositStatusValue",
    "Depth",
    "DepthLimit",
    "DepthLimitValue",
    "DustConversion",
    "EqualsMoneyWithdrawalState",
    "EqualsMoneyWithdrawalStateValue",
    "FiatAsset",
    "FiatAssetValue",
    "FillType",
    "FillTypeValue",
    "FundingIntervalRate",
    "FundingPayment",
    "HistoricalBorrowLendPosition",
    "HistoricalOrder",
    "HistoricalPosition",
    "HistoricalQuote",
    "HistoricalRequestForQuote",
    "HistoricalStrategy",
    "HistoryInterval",
    "HistoryIntervalValue",
    "InterestPayment",
    "InterestPaymentSource",
    "InterestPaymentSourceValue",
    "InterestPaymentType",
    "InterestPaymentTypeValue",
    "Kline",
    "KlineInterval",
    "KlineIntervalValue",
    "KlinePriceType",
    "KlinePriceTypeValue",
    "MarginAccountSummary",
    "MarginFunction",
    "MarginFunctionType",
    "MarginFunctionTypeValue",
    "MarkPrice",
    "Market",
    "MarketAsset",
    "MarketHoliday",
    "MarketSession",
    "MarketType",
    "MarketTypeValue",
    "MaxBorrowQuantity",
    "MaxOrderQuantity",
    "MaxWithdrawalQuantity",
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
    "Position",
    "PositionEstimatedLiquidationPrice",
    "PositionState",
    "PositionStateValue",
    "PredictionEvent",
    "PredictionMarket",
    "PredictionResolution",
    "PredictionSeries",
    "PredictionTag",
    "PriceBandDiscovery",
    "PriceBandMarkPrice",
    "PriceBandMeanPremium",
    "PriceFilter",
    "PriceLevel",
    "QuantityFilter",
    "Quote",
    "QuoteAcceptPayload",
    "QuoteFill",
    "QuotePayload",
    "RequestForQuote",
    "RequestForQuoteCancelPayload",
    "RequestForQuoteFill",
    "RequestForQuotePayload",
    "RequestForQuoteRefreshPayload",
    "ResolutionCondition",
    "ResolutionConditionType",
    "ResolutionConditionTypeValue",
    "ResolutionSource",
    "ResolutionSourceValue",
    "RfqExecutionMode",
    "RfqExecutionModeValue",
    "RfqFillType",
    "RfqFillTypeValue",
    "RfqWithQuotes",
    "RwaMarketType",
    "RwaMarketTypeValue",
    "Security",
    "SecuritySession",
    "SelfTradePrevention",
    "SelfTradePreventionValue",
    "SeriesRecurrence",
    "SeriesRecurrenceValue",
    "Settlement",
    "SettlementSource",
    "SettlementSourceFilter",
    "SettlementSourceFilterValue",
    "SettlementSourceValue",
    "Side",
    "SideValue",
    "SlippageToleranceType",
    "SlippageToleranceTypeValue",
    "SortDirection",
    "SortDirectionValue",
    "StakingApyRate",
    "Status",
    "StatusValue",
    "StockIndicativeQuote",
    "Strategy",
    "StrategyCancelAllPayload",
    "StrategyCancelPayload",
    "StrategyCancelReason",
    "StrategyCancelReasonValue",
    "StrategyCreatePayload",
    "StrategyStatus",
    "StrategyStatusValue",
    "StrategyType",
    "StrategyTypeValue",
    "StrikePriceCondition",
    "StrikePriceConditionValue",
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
    "TwoFactorToken",
    "TwoFactorTokenRequest",
    "UpdateAccountSettingsRequest",
    "Vault",
    "VaultHistory",
    "VaultMint",
    "VaultMintRequest",
    "VaultNav",
    "VaultRedeem",
    "VaultRedeemCancelRequest",
    "VaultRedeemRequest",
    "VaultRedeemStatus",
    "VaultRedeemStatusValue",
    "Wallet",
    "Withdrawal",
    "WithdrawalDelay",
    "WithdrawalDelayRequest",
    "WithdrawalRecipientInformation",
    "WithdrawalStatus",
    "WithdrawalStatusValue",
]
