"""Serializers from the engine's objects to the JSON of openapi.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from bpx_sandbox.engine.accounts import Account, Deposit, FundingPayment, InterestPayment, Loan, LoanEvent, Withdrawal
from bpx_sandbox.engine.candles import Candle
from bpx_sandbox.engine.fees import PERPETUAL_FEES, SPOT_FEES
from bpx_sandbox.engine.fields import JSON, drop_none
from bpx_sandbox.engine.funding import HOUR_MS
from bpx_sandbox.engine.margin import OpenPosition
from bpx_sandbox.engine.markets import Band, Market
from bpx_sandbox.engine.orders import ZERO, Fill, Order, OrderType, Trade
from bpx_sandbox.engine.position_history import PositionRecord, Settlement
from bpx_sandbox.http.formatting import format_candle_time, format_decimal, format_time, format_time_to_second

_FOUR_PLACES = Decimal("0.0001")
_CREATED_AT = "2025-01-21T06:34:54.691858"


def _format_optional(amount: Decimal | None) -> str | None:
    return None if amount is None else format_decimal(amount)


def _margin_functions(market: Market) -> dict[str, JSON]:
    return {
        "imfFunction": margin_function(market.initial_margin),
        "mmfFunction": margin_function(market.maintenance_margin),
    }


def margin_function(base: Decimal) -> JSON:
    """Serialize a margin fraction that doesn't grow with size."""
    return {"type": "sqrt", "base": format_decimal(base), "factor": "0"}


_SPOT_FIELDS: Mapping[str, JSON] = dict.fromkeys(
    ("imfFunction", "mmfFunction", "fundingInterval", "fundingRateUpperBound", "fundingRateLowerBound")
)


def _bounds(kind: str, band: Band | None) -> dict[str, JSON]:
    lowest, highest = (None, None) if band is None else (format_decimal(band.lowest), format_decimal(band.highest))
    return {f"min{kind}": lowest, f"max{kind}": highest}


def _band(band: Band | None) -> JSON:
    return None if band is None else _bounds("Multiplier", band)


def _price_filter(market: Market) -> JSON:
    free = _bounds("Multiplier", market.fee_free_band)
    return {
        "minPrice": format_decimal(market.min_price),
        "maxPrice": _format_optional(market.max_price),
        "tickSize": format_decimal(market.tick),
        **_bounds("Multiplier", market.band),
        **_bounds("ImpactMultiplier", market.impact_band),
        **_bounds("PriceUpdateMultiplier", market.update_band),
        "meanMarkPriceBand": _band(market.mark_band),
        "meanPremiumBand": {"tolerancePct": "0.05"} if market.is_perpetual else None,
        "discoveryBoundBand": _band(market.discovery_band),
        "borrowEntryFeeMinMultiplier": free["minMultiplier"],
        "borrowEntryFeeMaxMultiplier": free["maxMultiplier"],
    }


def market(market: Market) -> JSON:
    """Serialize a market with its rules."""
    perpetual: Mapping[str, JSON] = {
        **_margin_functions(market),
        "fundingInterval": 3_600_000,
        "fundingRateUpperBound": format_decimal(market.funding_rate_bound),
        "fundingRateLowerBound": format_decimal(-market.funding_rate_bound),
    }
    return {
        "symbol": market.symbol,
        "baseSymbol": market.base,
        "quoteSymbol": market.quote,
        "marketType": market.kind,
        "filters": {
            "price": _price_filter(market),
            "quantity": {
                "minQuantity": format_decimal(market.min_quantity),
                "maxQuantity": _format_optional(market.max_quantity),
                "stepSize": format_decimal(market.step),
            },
        },
        **(perpetual if market.is_perpetual else _SPOT_FIELDS),
        "openInterestLimit": _format_optional(market.open_interest_limit),
        "positionLimitWeight": "1" if market.is_perpetual else None,
        "rwaMarketType": market.rwa_type,
        "orderBookState": "Open" if market.is_open else "Closed",
        "createdAt": _CREATED_AT,
        "visible": True,
    }


def ticker(symbol: str, day: Candle) -> JSON:
    """Serialize a market's ticker, from the candle of the interval."""
    change = day.close - day.open
    return {
        "symbol": symbol,
        "firstPrice": format_decimal(day.open),
        "lastPrice": format_decimal(day.close),
        "priceChange": format_decimal(change),
        "priceChangePercent": format_decimal((change / day.open).quantize(_FOUR_PLACES)),
        "high": format_decimal(day.high),
        "low": format_decimal(day.low),
        "volume": format_decimal(day.volume),
        "quoteVolume": format_decimal(day.quote_volume),
        "trades": str(day.trades),
    }


def kline(candle: Candle) -> JSON:
    """Serialize a candle."""
    return {
        "start": format_candle_time(candle.start),
        "end": format_candle_time(candle.end),
        "open": format_decimal(candle.open),
        "high": format_decimal(candle.high),
        "low": format_decimal(candle.low),
        "close": format_decimal(candle.close),
        "volume": format_decimal(candle.volume),
        "quoteVolume": format_decimal(candle.quote_volume),
        "trades": str(candle.trades),
    }


def trade(trade: Trade) -> JSON:
    """Serialize a public trade."""
    return {
        "id": trade.id,
        "price": format_decimal(trade.price),
        "quantity": format_decimal(trade.quantity),
        "quoteQuantity": format_decimal(trade.price * trade.quantity),
        "timestamp": trade.timestamp,
        "isBuyerMaker": trade.is_buyer_maker,
    }


def historical_position(record: PositionRecord, mark: Decimal, leverage: Decimal) -> JSON:
    """Serialize a position of the history."""
    market, position = record.market, record.position
    is_open = record.closed_at is None
    return {
        "id": record.id,
        "symbol": market.symbol,
        "state": "Open" if is_open else "Closed",
        "netQuantity": format_decimal(position.quantity),
        "netCost": format_decimal(position.cost),
        "netExposureQuantity": format_decimal(abs(position.quantity)),
        "netExposureNotional": format_decimal(abs(position.quantity) * mark),
        "entryPrice": format_decimal(record.entry_price),
        "markPrice": format_decimal(mark),
        "closedVolume": format_decimal(record.closed_value),
        "cumulativePnlRealized": format_decimal(record.realized_pnl),
        "unrealizedPnl": format_decimal(position.quantity * mark - position.cost),
        "fundingQuantity": format_decimal(record.funding),
        "interest": "0",
        "fees": format_decimal(record.fees),
        "liquidated": format_decimal(record.liquidated),
        "liquidationFees": "0",
        "imf": format_decimal(market.initial_margin),
        "accountLeverage": format_decimal(leverage),
        "openedAt": format_time(record.opened_at),
        **drop_none(
            {
                "closingPrice": _format_optional(record.closing_price),
                "closedAt": None if record.closed_at is None else format_time(record.closed_at),
            }
        ),
    }


def funding_payment(payment: FundingPayment, user: int) -> JSON:
    """Serialize a funding payment."""
    return {
        "userId": user,
        "subaccountId": 0,
        "symbol": payment.symbol,
        "quantity": format_decimal(payment.quantity),
        "fundingRate": format_decimal(payment.rate),
        "intervalEndTimestamp": format_time_to_second(payment.ended_at),
    }


def funding_rate(symbol: str, rate: Decimal, ended_at: int) -> JSON:
    """Serialize the funding rate of one hour."""
    return {
        "symbol": symbol,
        "intervalEndTimestamp": format_time_to_second(ended_at),
        "fundingRate": format_decimal(rate),
    }


def settlement(settlement: Settlement, user: int) -> JSON:
    """Serialize a settlement."""
    return {
        "source": settlement.source,
        "quantity": format_decimal(settlement.quantity),
        "userId": user,
        "subaccountId": None,
        **drop_none({"positionId": settlement.position_id}),
        "timestamp": format_time(settlement.settled_at),
    }


def loan(loan: Loan, price: Decimal, margins: tuple[Decimal, Decimal]) -> JSON:
    """Serialize an open loan. A lend doesn't have exposure, and a borrow is never liquidated."""
    exposure = min(loan.net, ZERO)
    initial, maintenance = margins
    return {
        "id": loan.id,
        "symbol": loan.symbol,
        "netQuantity": format_decimal(loan.net),
        "netExposureQuantity": format_decimal(exposure),
        "netExposureNotional": format_decimal(abs(exposure) * price),
        "markPrice": format_decimal(price),
        "estLiquidationPrice": "0",
        "cumulativeInterest": format_decimal(loan.interest),
        "imf": format_decimal(initial),
        "imfFunction": margin_function(initial),
        "mmf": format_decimal(maintenance),
        "mmfFunction": margin_function(maintenance),
    }


def historical_loan(loan: Loan, rate: Decimal) -> JSON:
    """Serialize a loan of the history."""
    return {
        "positionId": loan.id,
        "symbol": loan.symbol,
        "side": loan.side,
        "source": "Manual",
        "quantity": format_decimal(loan.largest),
        "cumulativeInterest": format_decimal(loan.interest),
        "avgInterestRate": format_decimal(rate),
        "createdAt": format_time(loan.created_at),
    }


def loan_event(loan_event: LoanEvent) -> JSON:
    """Serialize a change of a loan."""
    return {
        "eventType": loan_event.event,
        "source": "Manual",
        "positionId": loan_event.loan_id,
        "positionQuantity": format_decimal(loan_event.net),
        "symbol": loan_event.symbol,
        "quantity": format_decimal(loan_event.quantity),
        "spotMarginOrderId": None,
        "timestamp": format_time(loan_event.moved_at),
    }


def interest_payment(payment: InterestPayment, market: str) -> JSON:
    """Serialize an interest payment."""
    return {
        "paymentType": payment.side,
        "symbol": payment.symbol,
        "marketSymbol": market,
        "positionId": payment.loan_id,
        "quantity": format_decimal(payment.quantity),
        "interestRate": format_decimal(payment.rate),
        "interval": HOUR_MS,
        "timestamp": format_time_to_second(payment.paid_at),
    }


def position(held: OpenPosition, liquidation_price: Decimal, user: int) -> JSON:
    """Serialize an open position. Its exposure excludes open orders."""
    market, position = held.market, held.position
    return {
        "positionId": position.id,
        "symbol": market.symbol,
        "userId": user,
        "subaccountId": None,
        "netQuantity": format_decimal(position.quantity),
        "netCost": format_decimal(position.cost),
        "entryPrice": format_decimal(position.entry_price),
        "breakEvenPrice": format_decimal(position.entry_price),
        "markPrice": format_decimal(held.mark),
        "estLiquidationPrice": format_decimal(liquidation_price),
        "netExposureQuantity": format_decimal(abs(position.quantity)),
        "netExposureNotional": format_decimal(abs(position.quantity) * held.mark),
        "pnlRealized": format_decimal(position.realized_pnl),
        "pnlUnrealized": format_decimal(held.unrealized_pnl),
        "cumulativeFundingPayment": format_decimal(position.funding),
        "cumulativeInterest": "0",
        "imf": format_decimal(market.initial_margin),
        "mmf": format_decimal(market.maintenance_margin),
        **_margin_functions(market),
    }


def mark_price(market: Market, price: Decimal, rate: Decimal, next_funding: int) -> JSON:
    """Serialize a market's mark price; the index price is equal."""
    perpetual: Mapping[str, JSON] = {
        "indexPrice": format_decimal(price),
        "fundingRate": format_decimal(rate),
        "nextFundingTimestamp": next_funding,
    }
    return {"symbol": market.symbol, "markPrice": format_decimal(price), **(perpetual if market.is_perpetual else {})}


def account(account: Account) -> JSON:
    """Serialize an account's settings, fees and counts."""
    conditional = sum(order.is_pending for order in account.open_orders.values())
    settings = account.settings
    return {
        "autoBorrowSettlements": settings.auto_borrow_settlements,
        "autoLend": settings.auto_lend,
        "autoRealizePnl": True,
        "autoRepayBorrows": settings.auto_repay_borrows,
        "borrowLimit": "0",
        "futuresMakerFee": format_decimal(PERPETUAL_FEES.maker),
        "futuresTakerFee": format_decimal(PERPETUAL_FEES.taker),
        "leverageLimit": format_decimal(settings.leverage_limit),
        "limitOrders": len(account.open_orders) - conditional,
        "liquidating": False,
        "positionLimit": "10000000",
        "spotMakerFee": format_decimal(SPOT_FEES.maker),
        "spotTakerFee": format_decimal(SPOT_FEES.taker),
        "triggerOrders": conditional,
    }


def balances(account: Account) -> JSON:
    """Serialize an account's balances."""
    return {
        asset: {"available": format_decimal(balance.available), "locked": format_decimal(balance.locked), "staked": "0"}
        for asset, balance in sorted(account.balances.items())
    }


def deposit(deposit: Deposit, address: str) -> JSON:
    """Serialize a deposit to an address."""
    return {
        "id": deposit.id,
        "toAddress": address,
        "source": "administrator",
        "status": "confirmed",
        "symbol": deposit.symbol,
        "quantity": format_decimal(deposit.quantity),
        "createdAt": format_time(deposit.created_at),
    }


def withdrawal(withdrawal: Withdrawal) -> JSON:
    """Serialize a withdrawal."""
    return {
        "id": withdrawal.id,
        "blockchain": withdrawal.blockchain,
        "clientId": withdrawal.client_id,
        "identifier": None,
        "quantity": format_decimal(withdrawal.quantity),
        "fee": "0",
        "symbol": withdrawal.symbol,
        "status": "pending",
        "toAddress": withdrawal.address,
        "transactionHash": None,
        "createdAt": format_time(withdrawal.created_at),
        "isInternal": False,
    }


_NULL_FIELDS: Mapping[str, JSON] = dict.fromkeys(
    (
        "stopLossLimitPrice", "stopLossTriggerBy", "stopLossTriggerPrice", "strategyId", "takeProfitLimitPrice",
        "takeProfitTriggerBy", "takeProfitTriggerPrice", "triggerBy", "triggerPrice", "triggerQuantity",
    )
)  # fmt: skip
"""Fields that are null in an order without them."""


def _order(order: Order) -> dict[str, JSON]:
    terms = order.terms
    # The size of a pending order is its `triggerQuantity`.
    quantity = ZERO if order.is_pending else terms.quantity
    return {
        **_NULL_FIELDS,
        "id": order.id,
        "clientId": terms.client_id,
        "symbol": terms.symbol,
        "side": terms.side,
        "orderType": terms.order_type,
        "status": order.status,
        "executedQuantity": format_decimal(order.executed_quantity),
        "executedQuoteQuantity": format_decimal(order.executed_quote_quantity),
        "timeInForce": terms.time_in_force,
        "selfTradePrevention": terms.self_trade_prevention,
        **drop_none(
            {
                "price": _format_optional(terms.price),
                "quantity": _format_optional(quantity),
                "quoteQuantity": _format_optional(_value(order)),
                "postOnly": terms.post_only if terms.order_type is OrderType.LIMIT else None,
            }
        ),
        **terms.extra_fields,
    }


def order(order: Order) -> dict[str, JSON]:
    """Serialize an order as it is placed, cancelled or listed as open."""
    return {
        **_order(order),
        "createdAt": order.created_at,
        "reduceOnly": order.terms.reduce_only or None,
        "relatedOrderId": None if order.related is None else order.related.id,
        "triggeredAt": order.triggered_at,
    }


def _value(order: Order) -> Decimal | None:
    """Return the requested or the executed value of a market order; None for a limit order."""
    terms = order.terms
    if terms.order_type is OrderType.LIMIT:
        return None
    return order.executed_quote_quantity if terms.quote_quantity is None else terms.quote_quantity


def historical_order(order: Order) -> JSON:
    """Serialize an order of the history."""
    terms = order.terms
    value = None if terms.price is None or terms.quantity is None else terms.price * terms.quantity
    return {
        "slippageTolerance": None,
        "slippageToleranceType": None,
        **drop_none({"quoteQuantity": _format_optional(value)}),
        **_order(order),
        "createdAt": format_time(order.created_at),
        "expiryReason": order.expiry_reason,
        "systemOrderType": order.system_type,
    }


def fill(fill: Fill) -> JSON:
    """Serialize a fill."""
    terms = fill.order.terms
    return {
        "tradeId": fill.trade.id,
        "orderId": fill.order.id,
        "clientId": None if terms.client_id is None else str(terms.client_id),
        "symbol": terms.symbol,
        "side": terms.side,
        "price": format_decimal(fill.trade.price),
        "quantity": format_decimal(fill.trade.quantity),
        "fee": format_decimal(fill.fee),
        "feeSymbol": fill.fee_symbol,
        "isMaker": fill.is_maker,
        "systemOrderType": fill.order.system_type,
        "timestamp": format_time(fill.trade.timestamp),
    }
