"""Facts of operations beyond their types: instructions, rate limits, pages, secrets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

INSTRUCTIONS: Mapping[tuple[str, str], str] = {
    ("GET", "/api/v1/account"): "accountQuery",
    ("PATCH", "/api/v1/account"): "accountUpdate",
    ("GET", "/api/v1/account/limits/borrow"): "maxBorrowQuantity",
    ("GET", "/api/v1/account/limits/order"): "maxOrderQuantity",
    ("GET", "/api/v1/account/limits/withdrawal"): "maxWithdrawalQuantity",
    ("GET", "/api/v1/capital"): "balanceQuery",
    ("GET", "/api/v1/capital/collateral"): "collateralQuery",
    ("GET", "/wapi/v1/capital/deposits"): "depositQueryAll",
    ("GET", "/wapi/v1/capital/deposit/address"): "depositAddressQuery",
    ("GET", "/wapi/v1/capital/withdrawals"): "withdrawalQueryAll",
    ("POST", "/wapi/v1/capital/withdrawals"): "withdraw",
    ("POST", "/api/v1/account/convertDust"): "convertDust",
    ("GET", "/wapi/v1/history/dust"): "dustHistoryQueryAll",
    ("GET", "/wapi/v1/history/settlement"): "settlementHistoryQueryAll",
    ("GET", "/api/v1/order"): "orderQuery",
    ("POST", "/api/v1/order"): "orderExecute",
    ("DELETE", "/api/v1/order"): "orderCancel",
    ("GET", "/api/v1/orders"): "orderQueryAll",
    ("POST", "/api/v1/orders"): "orderExecute",
    ("DELETE", "/api/v1/orders"): "orderCancelAll",
    ("GET", "/wapi/v1/history/orders"): "orderHistoryQueryAll",
    ("GET", "/wapi/v1/history/fills"): "fillHistoryQueryAll",
    ("GET", "/api/v1/position"): "positionQuery",
    ("GET", "/wapi/v1/history/position"): "positionHistoryQueryAll",
    ("GET", "/wapi/v1/history/funding"): "fundingHistoryQueryAll",
    ("POST", "/api/v1/borrowLend"): "borrowLendExecute",
    ("GET", "/api/v1/borrowLend/positions"): "borrowLendPositionQuery",
    ("GET", "/wapi/v1/history/borrowLend"): "borrowHistoryQueryAll",
    ("GET", "/wapi/v1/history/borrowLend/positions"): "borrowPositionHistoryQueryAll",
    ("GET", "/wapi/v1/history/interest"): "interestHistoryQueryAll",
    ("GET", "/api/v1/strategy"): "strategyQuery",
    ("POST", "/api/v1/strategy"): "strategyCreate",
    ("DELETE", "/api/v1/strategy"): "strategyCancel",
    ("GET", "/api/v1/strategies"): "strategyQueryAll",
    ("DELETE", "/api/v1/strategies"): "strategyCancelAll",
    ("GET", "/wapi/v1/history/strategies"): "strategyHistoryQueryAll",
    ("POST", "/api/v1/rfq"): "rfqSubmit",
    ("POST", "/api/v1/rfq/accept"): "quoteAccept",
    ("POST", "/api/v1/rfq/refresh"): "rfqRefresh",
    ("POST", "/api/v1/rfq/cancel"): "rfqCancel",
    ("POST", "/api/v1/rfq/quote"): "quoteSubmit",
    ("GET", "/api/v1/rfqs"): "rfqQuery",
    ("GET", "/wapi/v1/history/rfq"): "rfqHistoryQueryAll",
    ("GET", "/wapi/v1/history/rfq/fill"): "rfqFillHistoryQueryAll",
    ("GET", "/wapi/v1/history/quote"): "quoteHistoryQueryAll",
    ("GET", "/wapi/v1/history/quote/fill"): "quoteFillHistoryQueryAll",
    ("POST", "/api/v1/vault/mint"): "vaultMint",
    ("POST", "/api/v1/vault/redeem"): "vaultRedeemRequest",
    ("DELETE", "/api/v1/vault/redeem"): "vaultRedeemCancel",
    ("GET", "/api/v1/vault/redeems/pending"): "vaultPendingRedeemsQuery",
    ("GET", "/api/v1/vault/nav"): "vaultNavQuery",
    ("GET", "/wapi/v1/history/vault/mint"): "vaultMintHistoryQueryAll",
    ("GET", "/wapi/v1/history/vault/redeem"): "vaultRedeemHistoryQueryAll",
    ("POST", "/wapi/v1/user/2fa"): "issueTwoFactorToken",
}
"""The instruction that is signed, by method and path; an operation that isn't here is not signed."""

HISTORICAL: frozenset[tuple[str, str]] = frozenset(
    {
        ("GET", "/api/v1/klines"),
        ("GET", "/api/v1/trades/history"),
        ("GET", "/api/v1/borrowLend/markets/history"),
        ("GET", "/api/v1/vaults/history"),
    }
)
"""Method and path of what counts towards the rate limit for historical market data."""

TEMPLATES: Sequence[tuple[str, str]] = ()
"""Method and path of what has parameters in its path, and of what one of them would be taken for, that one first."""

PAGE_LIMITS: Mapping[str, int] = {
    "get_funding_interval_rates": 10000,
    "get_prediction_events": 1000,
    "get_historical_trades": 1000,
    "get_deposits": 1000,
    "get_withdrawals": 1000,
    "get_dust_history": 1000,
    "get_settlement_history": 1000,
    "get_order_history": 1000,
    "get_fills": 1000,
    "get_position_history": 1000,
    "get_funding_payments": 1000,
    "get_borrow_lend_history": 1000,
    "get_borrow_lend_position_history": 1000,
    "get_interest_history": 1000,
    "get_strategies_history": 1000,
    "get_rfq_history": 1000,
    "get_rfq_fill_history": 1000,
    "get_quote_history": 1000,
    "get_quote_fill_history": 1000,
    "get_vault_mint_history": 1000,
    "get_vault_redeem_history": 1000,
}
"""The most items that a page holds, by operation; one that isn't here has no pages."""

TIME_LIMITS: Mapping[str, int] = {
    "get_klines": 1000,
}
"""The most items that an answer between two times is known to hold, by operation; they are read by time."""

SECRETS: frozenset[str] = frozenset(
    {
        "X-Broker-Key",
        "app",
        "email",
        "signature",
        "twoFactorToken",
    }
)
"""The names, on the wire, of fields and headers that no log and no error may show."""
