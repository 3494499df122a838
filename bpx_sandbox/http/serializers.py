"""Serializers from the engine's objects to the Value of openapi.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from bpx_sandbox.engine.accounts import Account, Deposit, FundingPayment, InterestPayment, Loan, LoanEvent, Withdrawal
from bpx_sandbox.engine.assets import get_asset
from bpx_sandbox.engine.candles import Candle
from bpx_sandbox.engine.fees import PERPETUAL_FEES, SPOT_FEES
from bpx_sandbox.engine.fields import Value, drop_none
from bpx_sandbox.engine.funding import HOUR_MS
from bpx_sandbox.engine.margin import OpenPosition
from bpx_sandbox.engine.markets import Band, Market
from bpx_sandbox.engine.orders import ZERO, Fill, Order, OrderType, Trade
from bpx_sandbox.engine.position_history import PositionRecord, Settlement
from bpx_sandbox.http.formatting import format_candle_time, format_time, format_time_to_second

_FOUR_PLACES = Decimal("0.0001")
_CREATED_AT = "2025-01-21T06:34:54.691858"


def _margin_functions(market: Market) -> dict[str, Value]:
    return {
        "imfFunction": margin_function(market.initial_margin),
        "mmfFunction": margin_function(market.maintenance_margin),
    }


def margin_function(base: Decimal) -> Value:
    """Serialize a margin fraction that doesn't grow with size."""
    return {"type": "sqrt", "base": base, "factor": "0"}


_SPOT_FIELDS: Mapping[str, Value] = dict.fromkeys(
    ("imfFunction", "mmfFunction", "fundingInterval", "fundingRateUpperBound", "fundingRateLowerBound")
)


def _bounds(kind: str, band: Band | None) -> dict[str, Value]:
    lowest, highest = band or (None, None)
    return {f"min{kind}": lowest, f"max{kind}": highest}


def _band(band: Band | None) -> Value:
    return None if band is None else _bounds("Multiplier", band)


def _price_filter(market: Market) -> Value:
    free = _bounds("Multiplier", market.fee_free_band)
    return {
        "minPrice": market.min_price,
        "maxPrice": market.max_price,
        "tickSize": market.tick,
        **_bounds("Multiplier", market.band),
        **_bounds("ImpactMultiplier", market.impact_band),
        **_bounds("PriceUpdateMultiplier", market.update_band),
        "meanMarkPriceBand": _band(market.mark_band),
        "meanPremiumBand": {"tolerancePct": "0.05"} if market.is_perpetual else None,
        "discoveryBoundBand": _band(market.discovery_band),
        "borrowEntryFeeMinMultiplier": free["minMultiplier"],
        "borrowEntryFeeMaxMultiplier": free["maxMultiplier"],
    }


def asset(symbol: str) -> Value:
    """Serialize an asset with its only token."""
    asset = get_asset(symbol)
    token: dict[str, Value] = {
        "displayName": asset.name,
        "blockchain": asset.blockchain,
        "contractAddress": asset.contract,
        "depositEnabled": True,
        "minimumDeposit": asset.minimum,
        "withdrawEnabled": True,
        "minimumWithdrawal": asset.minimum,
        "maximumWithdrawal": None,
        "withdrawalFee": "0",
        "nativeDecimals": asset.decimals,
    }
    return {
        "symbol": symbol,
        "displayName": asset.name,
        "coingeckoId": asset.name.lower().replace(" ", "-"),
        "tokens": [token],
    }


def market(market: Market) -> Value:
    """Serialize a market with its rules."""
    perpetual: Mapping[str, Value] = {
        **_margin_functions(market),
        "fundingInterval": 3_600_000,
        "fundingRateUpperBound": market.funding_rate_bound,
        "fundingRateLowerBound": -market.funding_rate_bound,
    }
    return {
        "symbol": market.symbol,
        "baseSymbol": market.base,
        "quoteSymbol": market.quote,
        "marketType": market.kind,
        "filters": {
            "price": _price_filter(market),
            "quantity": {
                "minQuantity": market.min_quantity,
                "maxQuantity": market.max_quantity,
                "stepSize": market.step,
            },
        },
        **(perpetual if market.is_perpetual else _SPOT_FIELDS),
        "openInterestLimit": market.open_interest_limit,
        "positionLimitWeight": "1" if market.is_perpetual else None,
        "rwaMarketType": market.rwa_type,
        "orderBookState": "Open" if market.is_open else "Closed",
        "createdAt": _CREATED_AT,
        "visible": True,
    }


def ticker(symbol: str, day: Candle) -> Value:
    """Serialize a market's ticker, from the candle of the interval."""
    change = day.close - day.open
    return {
        "symbol": symbol,
        "firstPrice": day.open,
        "lastPrice": day.close,
        "priceChange": change,
        "priceChangePercent": (change / day.open).quantize(_FOUR_PLACES),
        "high": day.high,
        "low": day.low,
        "volume": day.volume,
        "quoteVolume": day.quote_volume,
        "trades": str(day.trades),
    }


def kline(candle: Candle) -> Value:
    """Serialize a candle."""
    return {
        "start": format_candle_time(candle.start),
        "end": format_candle_time(candle.end),
        "open": candle.open,
        "high": candle.high,
        "low": candle.low,
        "close": candle.close,
        "volume": candle.volume,
        "quoteVolume": candle.quote_volume,
        "trades": str(candle.trades),
    }


def trade(trade: Trade) -> Value:
    """Serialize a public trade."""
    return {
        "id": trade.id,
        "price": trade.price,
        "quantity": trade.quantity,
        "quoteQuantity": trade.price * trade.quantity,
        "timestamp": trade.timestamp,
        "isBuyerMaker": trade.is_buyer_maker,
    }


def historical_position(record: PositionRecord, mark: Decimal, leverage: Decimal) -> Value:
    """Serialize a position of the history."""
    market, position = record.market, record.position
    is_open = record.closed_at is None
    return {
        "id": record.id,
        "symbol": market.symbol,
        "state": "Open" if is_open else "Closed",
        "netQuantity": position.quantity,
        "netCost": position.cost,
        "netExposureQuantity": abs(position.quantity),
        "netExposureNotional": abs(position.quantity) * mark,
        "entryPrice": record.entry_price,
        "markPrice": mark,
        "closedVolume": record.closed_value,
        "cumulativePnlRealized": record.realized_pnl,
        "unrealizedPnl": position.quantity * mark - position.cost,
        "fundingQuantity": record.funding,
        "interest": "0",
        "fees": record.fees,
        "liquidated": record.liquidated,
        "liquidationFees": "0",
        "imf": market.initial_margin,
        "accountLeverage": leverage,
        "openedAt": format_time(record.opened_at),
        **drop_none(
            {
                "closingPrice": record.closing_price,
                "closedAt": None if record.closed_at is None else format_time(record.closed_at),
            }
        ),
    }


def funding_payment(payment: FundingPayment, user: int) -> Value:
    """Serialize a funding payment."""
    return {
        "userId": user,
        "subaccountId": 0,
        "symbol": payment.symbol,
        "quantity": payment.quantity,
        "fundingRate": payment.rate,
        "intervalEndTimestamp": format_time_to_second(payment.ended_at),
    }


def funding_rate(symbol: str, rate: Decimal, ended_at: int) -> Value:
    """Serialize the funding rate of one hour."""
    return {"symbol": symbol, "intervalEndTimestamp": format_time_to_second(ended_at), "fundingRate": rate}


def settlement(settlement: Settlement, user: int) -> Value:
    """Serialize a settlement."""
    return {
        "source": settlement.source,
        "quantity": settlement.quantity,
        "userId": user,
        "subaccountId": None,
        **drop_none({"positionId": settlement.position_id}),
        "timestamp": format_time(settlement.settled_at),
    }


def loan(loan: Loan, price: Decimal, margins: tuple[Decimal, Decimal]) -> Value:
    """Serialize an open loan. A lend doesn't have exposure, and a borrow is never liquidated."""
    exposure = min(loan.net, ZERO)
    initial, maintenance = margins
    return {
        "id": loan.id,
        "symbol": loan.symbol,
        "netQuantity": loan.net,
        "netExposureQuantity": exposure,
        "netExposureNotional": abs(exposure) * price,
        "markPrice": price,
        "estLiquidationPrice": "0",
        "cumulativeInterest": loan.interest,
        "imf": initial,
        "imfFunction": margin_function(initial),
        "mmf": maintenance,
        "mmfFunction": margin_function(maintenance),
    }


def historical_loan(loan: Loan, rate: Decimal) -> Value:
    """Serialize a loan of the history."""
    return {
        "positionId": loan.id,
        "symbol": loan.symbol,
        "side": loan.side,
        "source": "Manual",
        "quantity": loan.largest,
        "cumulativeInterest": loan.interest,
        "avgInterestRate": rate,
        "createdAt": format_time(loan.created_at),
    }


def loan_event(loan_event: LoanEvent) -> Value:
    """Serialize a change of a loan."""
    return {
        "eventType": loan_event.event,
        "source": "Manual",
        "positionId": loan_event.loan_id,
        "positionQuantity": loan_event.net,
        "symbol": loan_event.symbol,
        "quantity": loan_event.quantity,
        "spotMarginOrderId": None,
        "timestamp": format_time(loan_event.moved_at),
    }


def interest_payment(payment: InterestPayment, market: str) -> Value:
    """Serialize an interest payment."""
    return {
        "paymentType": payment.side,
        "symbol": payment.symbol,
        "marketSymbol": market,
        "positionId": payment.loan_id,
        "quantity": payment.quantity,
        "interestRate": payment.rate,
        "interval": HOUR_MS,
        "timestamp": format_time_to_second(payment.paid_at),
    }


def position(held: OpenPosition, liquidation_price: Decimal, user: int) -> Value:
    """Serialize an open position. Its exposure excludes open orders."""
    market, position = held.market, held.position
    return {
        "positionId": position.id,
        "symbol": market.symbol,
        "userId": user,
        "subaccountId": None,
        "netQuantity": position.quantity,
        "netCost": position.cost,
        "entryPrice": position.entry_price,
        "breakEvenPrice": position.entry_price,
        "markPrice": held.mark,
        "estLiquidationPrice": liquidation_price,
        "netExposureQuantity": abs(position.quantity),
        "netExposureNotional": abs(position.quantity) * held.mark,
        "pnlRealized": position.realized_pnl,
        "pnlUnrealized": held.unrealized_pnl,
        "cumulativeFundingPayment": position.funding,
        "cumulativeInterest": "0",
        "imf": market.initial_margin,
        "mmf": market.maintenance_margin,
        **_margin_functions(market),
    }


def mark_price(market: Market, price: Decimal, rate: Decimal, next_funding: int) -> Value:
    """Serialize a market's mark price; the index price is equal."""
    perpetual: Mapping[str, Value] = {"indexPrice": price, "fundingRate": rate, "nextFundingTimestamp": next_funding}
    return {"symbol": market.symbol, "markPrice": price, **(perpetual if market.is_perpetual else {})}


def account(account: Account) -> Value:
    """Serialize an account's settings, fees and counts."""
    conditional = sum(order.is_pending for order in account.open_orders.values())
    settings = account.settings
    return {
        "autoBorrowSettlements": settings.auto_borrow_settlements,
        "autoLend": settings.auto_lend,
        "autoRealizePnl": True,
        "autoRepayBorrows": settings.auto_repay_borrows,
        "borrowLimit": "0",
        "futuresMakerFee": PERPETUAL_FEES.maker,
        "futuresTakerFee": PERPETUAL_FEES.taker,
        "leverageLimit": settings.leverage_limit,
        "limitOrders": len(account.open_orders) - conditional,
        "liquidating": False,
        "positionLimit": "10000000",
        "spotMakerFee": SPOT_FEES.maker,
        "spotTakerFee": SPOT_FEES.taker,
        "triggerOrders": conditional,
    }


def balances(account: Account) -> Value:
    """Serialize an account's balances."""
    return {
        asset: {"available": balance.available, "locked": balance.locked, "staked": "0"}
        for asset, balance in sorted(account.balances.items())
    }


def deposit(deposit: Deposit, address: str) -> Value:
    """Serialize a deposit to an address."""
    return {
        "id": deposit.id,
        "toAddress": address,
        "source": "administrator",
        "status": "confirmed",
        "symbol": deposit.symbol,
        "quantity": deposit.quantity,
        "createdAt": format_time(deposit.created_at),
    }


def withdrawal(withdrawal: Withdrawal) -> Value:
    """Serialize a withdrawal."""
    return {
        "id": withdrawal.id,
        "blockchain": withdrawal.blockchain,
        "clientId": withdrawal.client_id,
        "identifier": None,
        "quantity": withdrawal.quantity,
        "fee": "0",
        "symbol": withdrawal.symbol,
        "status": "pending",
        "toAddress": withdrawal.address,
        "transactionHash": None,
        "createdAt": format_time(withdrawal.created_at),
        "isInternal": False,
    }


_NULL_FIELDS: Mapping[str, Value] = dict.fromkeys(
    (
        "stopLossLimitPrice", "stopLossTriggerBy", "stopLossTriggerPrice", "strategyId", "takeProfitLimitPrice",
        "takeProfitTriggerBy", "takeProfitTriggerPrice", "triggerBy", "triggerPrice", "triggerQuantity",
    )
)  # fmt: skip
"""Fields that are null in an order without them."""


def _order(order: Order) -> dict[str, Value]:
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
        "executedQuantity": order.executed_quantity,
        "executedQuoteQuantity": order.executed_quote_quantity,
        "timeInForce": terms.time_in_force,
        "selfTradePrevention": terms.self_trade_prevention,
        **drop_none(
            {
                "price": terms.price,
                "quantity": quantity,
                "quoteQuantity": _value(order),
                "postOnly": terms.post_only if terms.order_type is OrderType.LIMIT else None,
            }
        ),
        **terms.extra_fields,
    }


def order(order: Order) -> dict[str, Value]:
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


def historical_order(order: Order) -> Value:
    """Serialize an order of the history."""
    terms = order.terms
    value = None if terms.price is None or terms.quantity is None else terms.price * terms.quantity
    return {
        "slippageTolerance": None,
        "slippageToleranceType": None,
        **drop_none({"quoteQuantity": value}),
        **_order(order),
        "createdAt": format_time(order.created_at),
        "expiryReason": order.expiry_reason,
        "systemOrderType": order.system_type,
    }


def fill(fill: Fill) -> Value:
    """Serialize a fill."""
    terms = fill.order.terms
    return {
        "tradeId": fill.trade.id,
        "orderId": fill.order.id,
        "clientId": None if terms.client_id is None else str(terms.client_id),
        "symbol": terms.symbol,
        "side": terms.side,
        "price": fill.trade.price,
        "quantity": fill.trade.quantity,
        "fee": fill.fee,
        "feeSymbol": fill.fee_symbol,
        "isMaker": fill.is_maker,
        "systemOrderType": fill.order.system_type,
        "timestamp": format_time(fill.trade.timestamp),
    }
